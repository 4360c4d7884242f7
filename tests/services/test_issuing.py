"""A paper leaves: number, frozen bytes and step together, or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.changes import Paper as Status
from desktop_app.domain.changes import Person
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import added, moved
from tests.documents.paper import words
from tests.services.papers import (
    ABSENT,
    EXTENSION,
    NOW,
    SUPPLEMENT,
    THIRD,
    again,
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


def untouched(office: Office, record: Record) -> None:
    """Nothing happened: no number, no paper, no step, no bytes."""
    assert office.letters.of(record.id) == ()
    assert office.letters.numbers(2026) == ()
    assert office.letters.next_number("absent") == "青住建依复〔2026〕第1号"
    assert steps(office, record) == []
    assert kept(office) == []
    assert again(office, record).version == record.version


def test_a_reply_takes_its_number_its_step_and_its_bytes_together(office: Office, record: Record) -> None:
    made = issue(office, record, "absent", ABSENT)
    letter = made.letter
    assert (letter.number, letter.status, letter.kinds) == ("青住建依复〔2026〕第1号", Status.USED, "absent")
    assert (letter.addressee, letter.issued_on, letter.title) == ("周玉梅", NOW, "政府信息公开申请答复书")
    assert letter.number in words(made.paper.pdf)
    assert (letter.pdf_size, letter.pages) == (len(made.paper.pdf), made.paper.pages)
    assert made.changed.records == {REQUEST.key: frozenset({record.id})}
    now = again(office, record)
    assert now.text("state") == "已答复"
    wanted: dict[str, Value] = {
        "reply_kind": "信息不存在",
        "article": "《条例》第三十六条第四项",
        "report_row": "（四）1.本机关不掌握相关政府信息",
        "reply_no": letter.number,
        "signer": "周局长",
        "replied_on": NOW,
    }
    assert {key: now[key] for key in wanted} == wanted
    assert [path.name for path in kept(office)] == [letter.pdf_sha256]
    assert office.letters.reprint(letter.id).pdf == made.paper.pdf
    assert office.letters.of(record.id) == (letter,)
    told = [line.what for line in office.history.timeline(REQUEST, record.id)]
    assert told == ["答复", f"出具文书《{letter.title}》{letter.number}", "新增"]


def test_each_paper_of_the_procedure_writes_its_move(office: Office, record: Record) -> None:
    made = issue(office, record, "extension", EXTENSION)
    now = again(office, record)
    assert (now["extend_no"], now["extend_days"], now["extend_by"]) == (made.letter.number, 10, "周局长")
    assert now["due_on"] == made.letter.facts["延期后到期日"]
    issue(office, record, "third_party_inquiry", THIRD)
    assert again(office, record)["third_party"] == "安居公司"
    issue(office, record, "co_maker", {"共同制作机关": "县自然资源局", "涉及信息": "图纸"})
    assert again(office, record)["agency"] == "县自然资源局"
    reasons = {"统计期间": "2026年1月至3月", "申请件数": "40", "说明期限": "2026-04-03", "机关地址": "县城"}
    issue(office, record, "explain_reasons", reasons)
    assert again(office, record)["reasons_what"] == "2026年1月至3月共申请40件"
    later = {"延迟理由": "须逐件检索", "延迟答复期限": "2026-06-30", "签发人": "周局长"}
    issue(office, record, "deferral", later)
    assert (again(office, record)["deferred_by"], again(office, record)["due_on"]) == (
        "周局长",
        date(2026, 6, 30),
    )
    assert [one.number for one in office.letters.of(record.id)] == [
        f"青住建公开〔2026〕第{n}号" for n in range(1, 6)
    ]


def test_a_supplement_and_a_fee_stop_the_clock_by_their_papers(office: Office) -> None:
    first, second = added(office, REQUEST), added(office, REQUEST, content="另一件")
    issue(office, first, "supplement", {**SUPPLEMENT, "补正期限": "2026-04-03"})
    asked = again(office, first)
    assert (asked["state"], asked["mend_until"]) == ("待补正", date(2026, 4, 3))
    fee = {"计收方式": "按量计收", "收费数量": "40", "缴款方式": "到窗口缴纳"}
    made = issue(office, second, "fee", fee)
    noticed = again(office, second)
    assert (noticed["state"], noticed["fee_units"], noticed["fee_amount"]) == ("待缴费", 40, 100)
    assert "100元" in words(made.paper.pdf)


def test_papers_that_only_confirm_write_no_second_step(office: Office, record: Record) -> None:
    asked = moved(office, REQUEST, record, "withdrawn", NOW)
    assert office.letters.move_of("withdrawn", asked) is None
    assert office.letters.move_of("withdrawn") == REQUEST.flow.move("withdrawn")
    made = issue(office, record, "withdrawn", {})
    assert made.letter.number == "青住建依复〔2026〕第1号"
    assert steps(office, record) == ["withdrawn"]


def test_forms_carry_no_number_and_are_kept(office: Office, record: Record) -> None:
    made = issue(office, record, "registration_sheet", {})
    assert (made.letter.number, made.letter.sequence, made.letter.status) == ("", 0, Status.USED)
    assert made.letter.addressee == ""
    assert office.letters.next_number("registration_sheet") == office.letters.series("receipt") == ""
    assert office.letters.reprint(made.letter.id).pdf == made.paper.pdf
    with pytest.raises(Refused, match="不编文号"):
        office.letters.reserve("备用", "registration_sheet")


def test_missing_facts_are_told_with_those_of_the_step_and_nothing_happens(
    office: Office, record: Record
) -> None:
    facts = office.letters.facts(record.id, "absent", {"检索范围": "档案室"})
    assert office.letters.missing("absent", facts) == ("检索方式", "检索人", "检索日期")
    assert office.letters.missing("absent", facts, issuing=True)[-1] == "签发人"
    with pytest.raises(Refused, match="还缺4项内容") as no:
        issue(office, record, "absent", {"检索范围": "档案室"})
    assert no.value.why == "检索方式、检索人、检索日期、签发人"
    untouched(office, record)


@pytest.mark.parametrize(
    ("kinds", "more", "said"),
    [
        ("absent", {"成文日期": "2026-03-21"}, "2026-03-21 还没有到"),
        ("absent", {"成文日期": "2026-02-27"}, "早于收到申请的 2026-03-02"),
        ("receipt", {"成文日期": "2026-03-21"}, "2026-03-21 还没有到"),
        ("extension", {"延期工作日数": "10", "延期后到期日": "2026-12-01"}, "延期后到期日不对"),
        ("extension", {"延期批准日期": "2026-03-21"}, "批准日期晚于告知日期"),
    ],
)
def test_what_cannot_leave_leaves_nothing(
    office: Office, record: Record, kinds: str, more: dict[str, str], said: str
) -> None:
    usual = {"absent": ABSENT, "extension": EXTENSION}.get(kinds, {})
    with pytest.raises(Refused) as no:
        issue(office, record, kinds, {**usual, **more})
    assert said in str(no.value)
    untouched(office, record)


def test_a_reply_to_a_request_that_waits_for_its_supplement_is_refused(
    office: Office, record: Record
) -> None:
    moved(office, REQUEST, record, "supplement_asked", date(2026, 3, 9))
    with pytest.raises(Refused, match="“待补正”状态不能答复"):
        issue(office, record, "absent", ABSENT)
    assert office.letters.numbers(2026) == ()
    assert steps(office, record) == ["supplement_asked"]


def test_who_may_not_reply_may_not_issue_the_reply(office: Office, record: Record) -> None:
    office.people.put(Person("周局长", duties=("管理",)))
    clerk = office.people.put(Person("李文", duties=("登记",)))
    office.people.sign_in(clerk, "")
    with pytest.raises(Refused, match="李文不能办理“答复”"):
        issue(office, record, "absent", ABSENT)
    untouched(office, record)
    issue(office, record, "supplement", {**SUPPLEMENT, "补正期限": "2026-04-03"})
    assert steps(office, record) == ["supplement_asked"]


def test_a_record_that_was_changed_meanwhile_is_told(office: Office, record: Record) -> None:
    facts = office.letters.facts(record.id, "absent", ABSENT)
    moved(office, REQUEST, record, "third_party_asked", date(2026, 3, 9))
    for move in (True, False):
        with pytest.raises(Refused, match="已被别人修改"):
            office.letters.issue(record.id, "absent", facts, version=record.version, move=move)
    assert office.letters.numbers(2026) == ()


def test_a_disk_that_cannot_keep_the_bytes_leaves_no_number(office: Office, record: Record) -> None:
    (office.data / "attachments").write_text("挡路", encoding="utf-8")
    with pytest.raises(Trouble, match="没有存下"):
        issue(office, record, "absent", ABSENT)
    assert office.letters.numbers(2026) == ()
    assert steps(office, record) == []


def test_a_mixed_reply_counts_as_the_office_says(office: Office, record: Record) -> None:
    given = {
        **ABSENT,
        "公开内容": "名单，3页",
        "提供方式": "邮寄",
        "事项一": "2025年名单",
        "事项二": "2015年名单",
    }
    made = issue(office, record, "disclosed+absent", given, row="absent")
    now = again(office, record)
    assert made.letter.kinds == "disclosed+absent"
    assert set(made.letter.wordings) == {"disclosed", "absent"}
    assert now["reply_kind"] == "信息不存在"
    assert now["article"] == "《条例》第三十六条第二项、第三十六条第四项"


def test_a_reply_fills_its_reason(office: Office, record: Record) -> None:
    given = {"需加工说明": "须汇总三年数据", "签发人": "周局长"}
    issue(office, record, "processing", given)
    assert again(office, record)["reason"] == "须汇总三年数据"
