"""A request that was opened again is answered again: its second answer tells why, and nothing of the first handling."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.registers.request import REQUEST
from tests.builders import added, moved, opened
from tests.documents.paper import words
from tests.services.papers import ABSENT, EXTENSION, again, issue, opened_now

LATER = date(2026, 4, 10)


@pytest.mark.parametrize(
    ("ground", "told", "said"),
    [
        ("行政复议决定", {}, "因行政复议决定责令重新答复，本机关对该申请重新进行了办理"),
        (
            "行政复议决定",
            {"复议决定文号": "青政复决〔2026〕1号"},
            "根据行政复议决定（青政复决〔2026〕1号），本机关对该申请重新",
        ),
        ("本机关自行纠正", {}, "因本机关自行纠正原答复，本机关对该申请重新"),
    ],
)
def test_the_second_answer(tmp_path: Path, ground: str, told: dict[str, str], said: str) -> None:
    data = tmp_path / "data"
    office = opened_now(data)
    record = added(office, REQUEST)
    issue(office, record, "extension", EXTENSION)
    first = issue(office, record, "absent", ABSENT)
    office.letters.sent(
        first.letter.id, "邮寄", date(2026, 3, 20), "XA61092400112", None, "", again(office, record).version
    )
    office.close(copy=False)

    office = opened(data, LATER)
    moved(
        office,
        REQUEST,
        again(office, record),
        "reopened",
        date(2026, 4, 9),
        reopen_until="",
        reopen_ground=ground,
    )
    second = issue(office, record, "absent", {**ABSENT, **told})
    text = "".join(words(second.paper.pdf).split())
    assert said in text
    assert text.count("重新进行了办理") == 1
    assert "延长答复期限" not in text
    assert again(office, record)["reply_no"] == second.letter.number != first.letter.number
    assert office.letters.reprint(first.letter.id).pdf == first.paper.pdf
    office.close(copy=False)


def test_what_was_merged_is_answered_in_the_same_letter_and_a_stranger_gets_his_own(tmp_path: Path) -> None:
    office = opened_now(tmp_path / "data")
    leading, own = added(office, REQUEST), added(office, REQUEST, reached_on="2026-03-04")
    other = added(
        office, REQUEST, reached_on="2026-03-04", applicant="王守信", phone="13900001111", address="县城"
    )
    for record in (own, other):
        office.cases.merge(record.id, record.version, leading.text("number"), "2026-03-06", "同一事项")
    clock = office.requests.clock(leading.id)
    assert clock is not None
    assert clock.warnings == (f"并入本件的{other['number']}由别的申请人提出，须另行出具答复书并送达",)
    joint = "".join(words(issue(office, leading, "absent", ABSENT).paper.pdf).split())
    said = f"你提交的登记编号为{own['number']}（2026年3月4日收到）的政府信息公开申请与该申请并案办理，现一并答复。"
    assert said in joint
    assert other.text("number") not in joint
    before = again(office, other)
    letter = issue(office, other, "absent", ABSENT).letter
    assert (letter.addressee, letter.number) == ("王守信", "青住建依复〔2026〕第2号")
    after = again(office, other)
    assert (after["state"], after["reply_no"], after.version) == ("已并案", None, before.version)
    office.letters.sent(letter.id, "邮寄", date(2026, 3, 20), "XA61092400112", None, "", after.version)
    assert again(office, other)["state"] == "已并案"
    office.close(copy=False)
