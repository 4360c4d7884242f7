"""How papers reached who they are for: what cannot be is refused, the reply's steps follow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import added
from tests.services.papers import (
    ABSENT,
    EXTENSION,
    NOW,
    SUPPLEMENT,
    again,
    issue,
    opened_now,
    steps,
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return opened_now(tmp_path / "data")


@pytest.fixture
def record(office: Office) -> Record:
    return added(office, REQUEST, channel="邮寄(挂号、EMS)")


def test_how_a_reply_went_out_is_written_as_steps(office: Office, record: Record) -> None:
    letters = office.letters
    letter = issue(office, record, "absent", {**ABSENT, "成文日期": "2026-03-18"}).letter
    version = again(office, record).version
    letters.sent(letter.id, "邮寄", date(2026, 3, 19), "1234567890123", None, "", version)
    posted = again(office, record)
    assert (posted["posted_on"], posted["mail_no"], posted["delivery"]) == (
        date(2026, 3, 19),
        "1234567890123",
        "邮寄",
    )
    letters.sent(letter.id, "邮寄", date(2026, 3, 19), "1234567890123", NOW, "周玉梅", posted.version)
    signed = again(office, record)
    assert (signed["signed_on"], signed["state"]) == (NOW, "已送达")
    assert steps(office, record) == ["replied", "posted", "signed"]
    line = letters.of(record.id)[0]
    assert (line.sent_way, line.sent_on, line.signed_on, line.signed_by) == (
        "邮寄",
        date(2026, 3, 19),
        NOW,
        "周玉梅",
    )
    with pytest.raises(Refused, match="交邮日期已登记为 2026-03-19"):
        letters.sent(letter.id, "邮寄", NOW, "", NOW, "", signed.version)
    assert letters.of(record.id)[0].sent_on == date(2026, 3, 19)


def test_other_papers_only_say_how_they_went_out(office: Office, record: Record) -> None:
    letter = issue(office, record, "extension", EXTENSION).letter
    office.letters.sent(letter.id, "当面送达", None, "", NOW, "周玉梅", again(office, record).version)
    assert office.letters.of(record.id)[0].signed_on == NOW
    assert steps(office, record) == ["extended"]


@pytest.mark.parametrize(
    ("way", "sent_on", "mail_no", "signed_on", "said"),
    [
        ("", NOW, "", None, "送达方式：必须填写"),
        ("顺丰快递", NOW, "", None, "没有“顺丰快递”"),
        ("邮寄", NOW, "SF1234567890123", None, "快递公司的单号"),
        ("邮寄", None, "", None, "请填写送出日期或者签收日期"),
        ("邮寄", date(2026, 3, 21), "", None, "2026-03-21 还没有到"),
        ("邮寄", date(2026, 3, 17), "", None, "早于成文日期 2026-03-18"),
        ("邮寄", date(2026, 3, 20), "", date(2026, 3, 19), "早于送出日期 2026-03-20"),
    ],
)
def test_a_delivery_that_cannot_be_is_refused(
    office: Office,
    record: Record,
    way: str,
    sent_on: date | None,
    mail_no: str,
    signed_on: date | None,
    said: str,
) -> None:
    letter = issue(office, record, "absent", {**ABSENT, "成文日期": "2026-03-18"}).letter
    version = again(office, record).version
    with pytest.raises(Refused, match="还不能登记送达") as no:
        office.letters.sent(letter.id, way, sent_on, mail_no, signed_on, "", version)
    assert said in no.value.why
    assert office.letters.of(record.id) == (letter,)
    assert steps(office, record) == ["replied"]


def test_the_delivery_of_a_supplement_is_known_when_it_lapses(office: Office) -> None:
    record = added(office, REQUEST)
    given = {**SUPPLEMENT, "成文日期": "2026-03-09", "补正期限": "2026-03-16"}
    letter = issue(office, record, "supplement", given).letter
    version = again(office, record).version
    office.letters.sent(letter.id, "当面送达", None, "", date(2026, 3, 10), "周玉梅", version)
    facts = office.letters.facts(record.id, "supplement_lapsed")
    assert facts["补正告知送达日期"] == date(2026, 3, 10)
    issue(office, record, "supplement_lapsed", {})
    assert again(office, record)["state"] == "视为放弃"
