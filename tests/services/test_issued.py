"""A paper that left: the same bytes for ever, void or not, and nobody named in it who must not be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from desktop_app.domain.changes import Paper as Status
from desktop_app.domain.letter_facts import identities
from desktop_app.domain.records import Record
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.request import REQUEST
from desktop_app.services.data_folder import LEDGER
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, opened
from tests.documents.paper import words
from tests.services.papers import (
    ABSENT,
    NOW,
    THIRD,
    again,
    document,
    issue,
    kept,
    opened_now,
    steps,
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return opened_now(tmp_path / "data")


@pytest.fixture
def record(office: Office) -> Record:
    return added(office, REQUEST, channel="邮寄(挂号、EMS)")


def test_a_paper_stays_as_it_left(office: Office, record: Record, tmp_path: Path) -> None:
    made = issue(office, record, "absent", ABSENT)
    letters, text = office.letters, office.letters.wording_text("absent")
    letters.put_wording("absent", text.replace("经检索，", "经全面检索，"))
    office.bureau.put(BUREAU.__class__(**{**BUREAU.__dict__, "name": "青石县住建局", "phone": "12345"}))
    before = again(office, record)
    typed = {f.key: f.kind.show(before[f.key]) for f in REQUEST.typed()}
    office.entries.edit(REQUEST, record.id, before.version, {**typed, "applicant": "周玉兰"})
    assert letters.reprint(made.letter.id).pdf == made.paper.pdf
    path = tmp_path / "重印.pdf"
    letters.save_copy(made.letter.id, path)
    assert path.read_bytes() == made.paper.pdf
    with pytest.raises(Refused, match="用语在出具以后改过"):
        letters.save_copy(made.letter.id, tmp_path / "a.docx")
    letters.restore_wording("absent")
    letters.save_copy(made.letter.id, tmp_path / "a.docx")
    told = document(tmp_path / "a.docx")
    assert made.letter.number in told
    assert "周玉梅" in told
    with pytest.raises(Refused, match=r"\.pdf 或 \.docx"):
        letters.save_copy(made.letter.id, tmp_path / "a.txt")
    letters.printed(made.letter.id, "打印机", 2)
    with office.store.reading() as reader:
        left = [c.after["what"] for c in reader.changes(REQUEST.key, record.id) if c.kind == "outflow"]
    assert left == [f"{made.letter.title} pdf", f"{made.letter.title} docx", f"打印{made.letter.title}"]


def test_bytes_that_are_lost_come_from_the_backup_or_are_told(office: Office, record: Record) -> None:
    made = issue(office, record, "absent", ABSENT)
    office.safekeeping.copy_now()
    (mine,) = kept(office)
    mine.write_bytes(b"%PDF- altered")
    assert office.letters.reprint(made.letter.id).pdf == made.paper.pdf
    for path in (office.data / "backups" / "attachments").glob("??/*"):
        path.unlink()
    with pytest.raises(Trouble, match=r"改动过，与出具时不一致"):
        office.letters.reprint(made.letter.id)
    mine.unlink()
    with pytest.raises(Trouble, match=r"找不到它，备份里也没有"):
        office.letters.reprint(made.letter.id)


def test_undo_takes_the_step_back_and_never_the_paper(office: Office, record: Record) -> None:
    made = issue(office, record, "absent", ABSENT)
    assert office.history.undoable() == "出具文书"
    office.history.undo()
    assert again(office, record)["state"] == "办理中"
    assert steps(office, record) == []
    assert office.letters.of(record.id) == (made.letter,)
    told = [line.what for line in office.history.timeline(REQUEST, record.id)]
    assert f"出具文书《{made.letter.title}》{made.letter.number}" in told
    office.history.redo()
    assert again(office, record)["reply_no"] == made.letter.number


def test_a_wrong_paper_is_void_and_another_is_issued(office: Office, record: Record) -> None:
    wrong = issue(office, record, "absent", ABSENT).letter
    with pytest.raises(Refused, match="作废原因"):
        office.letters.void(wrong.id, " ")
    office.letters.void(wrong.id, "检索人写错")
    office.history.undo()
    right = issue(office, record, "absent", {**ABSENT, "检索人": "王芳"}).letter
    assert [(one.number, one.status, one.void_reason) for one in office.letters.numbers(2026)] == [
        ("青住建依复〔2026〕第1号", Status.VOID, "检索人写错"),
        ("青住建依复〔2026〕第2号", Status.USED, ""),
    ]
    assert again(office, record)["reply_no"] == right.number
    assert office.letters.reprint(wrong.id).pages == wrong.pages


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("third_party_inquiry", THIRD),
        ("co_maker", {"共同制作机关": "县自然资源局", "涉及信息": "图纸"}),
        (
            "assistance",
            {"协办单位": "房管所", "协办事项": "查找图纸", "协办期限": "2026-03-25"},
        ),
    ],
)
def test_what_goes_to_others_never_holds_the_applicant(
    office: Office, kind: str, given: dict[str, str], tmp_path: Path
) -> None:
    record = added(
        office,
        REQUEST,
        content="请公开周玉梅（13800005678，身份证11010519491231002X）和祁同家的名单",
        co_applicants="祁同\n闫共",
        agent="李代理",
        mandate="是",
    )
    facts = office.letters.facts(record.id, kind, given)
    smuggled = {**facts, "申请人": "周玉梅", "申请内容": "周玉梅的名单"}
    made = office.letters.issue(record.id, kind, smuggled, version=record.version)
    office.letters.save_copy(made.letter.id, tmp_path / "a.docx")
    shown = [
        words(made.paper.pdf),
        made.paper.pdf.decode("latin-1"),
        document(tmp_path / "a.docx"),
        str(made.letter.facts),
        made.letter.addressee,
    ]
    secrets = ("周玉梅", "13800005678", "11010519491231002X", "祁同", "闫共", "李代理", "东沟村")
    assert not [one for one in secrets for text in shown if one in text]
    assert not identities(made.letter.facts)
    told = {**facts, "所申请信息": "周玉梅家的图纸"}
    version = again(office, record).version
    with pytest.raises(Refused, match="身份信息"):
        office.letters.issue(record.id, kind, told, version=version, move=False)


def test_the_ledger_itself_refuses_to_change_a_paper_that_left(office: Office, record: Record) -> None:
    letter = issue(office, record, "absent", ABSENT).letter
    office.close(copy=False)
    with sqlite3.connect(office.data / LEDGER) as raw:
        for change in (
            "UPDATE letter SET facts = '{}'",
            "UPDATE letter SET number = '青住建依复〔2026〕第9号'",
            "UPDATE letter SET pdf_sha256 = 'x'",
            "DELETE FROM letter",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                raw.execute(change)
    raw.close()
    assert opened(office.data, NOW).letters.of(record.id) == (letter,)
