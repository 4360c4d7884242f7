"""The letters of a real request: what is known already, what is still missing, and that their leaving is on record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.letter_kinds import KINDS
from desktop_app.domain.records import Record
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import BEGUN, TODAY, added, moved
from tests.documents.paper import words
from tests.services.papers import document

ASKED = "请公开周玉梅（13800005678，身份证11010519491231002X）家的危房改造名单"
ABSENT = {
    "文号": "青住建公开〔2026〕7号",
    "检索范围": "档案室",
    "检索方式": "按关键词检索",
    "检索人": "李文",
    "检索日期": "2026-06-12",
}


@pytest.fixture
def request_(office: Office) -> Record:
    return added(office, REQUEST, content=ASKED, channel="邮寄(挂号、EMS)")


def keys(office: Office, record: Record) -> list[str]:
    return [kind.key for kind in office.letters.kinds_for(record)]


def test_the_kinds_follow_the_state(office: Office, request_: Record) -> None:
    running = keys(office, request_)
    assert {"receipt", "supplement", "extension", "third_party_inquiry", "absent", "withdrawn"} <= set(
        running
    )
    assert not {"supplement_lapsed", "fee_lapsed"} & set(running)
    waiting = moved(office, REQUEST, request_, "supplement_asked", date(2026, 3, 4))
    assert {"supplement", "supplement_lapsed"} <= set(keys(office, waiting))
    assert not {"extension", "absent"} & set(keys(office, waiting))


def test_a_third_party_is_told_of_a_decision_only_after_it_was_asked(
    office: Office, request_: Record
) -> None:
    assert "third_party_decision" not in keys(office, request_)
    asked = moved(office, REQUEST, request_, "third_party_asked", date(2026, 3, 9))
    assert "third_party_decision" in keys(office, asked)
    facts = office.letters.facts(asked.id, "consulting_notice")
    assert (facts["征询日期"], facts["征询对象"]) == (date(2026, 3, 9), "第三方")


def test_the_row_of_table_three_tells_the_ground(office: Office, request_: Record) -> None:
    row = {"reply_kind": "不予公开", "report_row": "（三）6.属于四类过程性信息", "reason": "尚在会签"}
    answered = moved(office, REQUEST, request_, "replied", date(2026, 3, 20), **row)
    facts = office.letters.facts(answered.id, "withheld")
    assert (facts["不公开理由"], facts["认定事实"]) == (("过程性信息（第十六条）",), "尚在会签")
    assert "过程性类别" in office.letters.missing("withheld", facts)


def test_of_the_replies_only_the_one_given_is_printed_again(office: Office, request_: Record) -> None:
    answered = moved(office, REQUEST, request_, "replied", date(2026, 3, 20), reply_kind="信息不存在")
    assert [kind.key for kind in office.letters.kinds_for(answered) if kind.reply] == ["absent"]
    facts = office.letters.facts(answered.id, "absent")
    assert (facts["成文日期"], facts["文号"]) == (date(2026, 3, 20), "情况属实")
    sent = office.letters.facts(answered.id, "delivery")
    assert (sent["送达文书"], sent["送达文号"]) == ("政府信息公开申请答复书", "情况属实")


def test_what_the_ledger_knows_is_filled_in(office: Office, request_: Record) -> None:
    facts = office.letters.facts(request_.id, "receipt")
    assert facts["申请人"] == "周玉梅"
    assert facts["登记编号"] == request_.text("number")
    assert facts["收到日期"] == BEGUN
    assert facts["答复期限"] == request_.day("due_on")
    assert facts["申请渠道"] == "邮寄"
    assert "签收之日" in str(facts["收到日期依据"])
    assert facts["成文日期"] == TODAY
    assert office.letters.missing("receipt", facts) == ()
    assert "接收回执" in words(office.letters.paper(request_.id, "receipt", facts).pdf)


def test_missing_facts_are_told_by_name_all_together(office: Office, request_: Record) -> None:
    facts = office.letters.facts(request_.id, "absent")
    assert office.letters.missing("absent", facts) == ("检索范围", "检索方式", "检索人", "检索日期")
    with pytest.raises(Refused, match="没有“便条”这种版式"):
        office.letters.paper(request_.id, "receipt", office.letters.facts(request_.id, "receipt"), "便条")
    with pytest.raises(Refused, match="还缺4项内容") as no:
        office.letters.paper(request_.id, "absent", facts)
    assert no.value.why == "检索范围、检索方式、检索人、检索日期"


def test_the_clock_says_the_dates_of_an_extension(office: Office, request_: Record) -> None:
    rules = office.rules.current()
    given = {
        "延期工作日数": "10",
        "延期理由": "材料多",
        "延期批准人": "周局长",
        "延期批准日期": "2026-03-20",
        "文号": "1号",
        "成文日期": "2026-03-20",
    }
    late = office.letters.facts(request_.id, "extension", {**given, "成文日期": ""})
    with pytest.raises(Refused, match="现在不能再延期"):
        office.letters.paper(request_.id, "extension", late)
    facts = office.letters.facts(request_.id, "extension", given)
    assert facts["原答复期限"] == rules.calendar.plus(BEGUN, 20) == request_.day("due_on")
    assert facts["延期后到期日"] == rules.calendar.plus(BEGUN, 30)
    assert office.letters.paper(request_.id, "extension", facts).pages == 1
    with pytest.raises(Refused, match="延期后到期日不对") as no:
        office.letters.paper(request_.id, "extension", {**facts, "延期后到期日": date(2026, 12, 1)})
    assert str(facts["延期后到期日"]) in no.value.why
    office.letters.issue(request_.id, "extension", facts, version=request_.version)
    done = office.entries.get(REQUEST, request_.id)
    again = office.letters.facts(done.id, "extension")
    assert (again["原答复期限"], again["延期后到期日"]) == (facts["原答复期限"], done.day("due_on"))
    moved(office, REQUEST, done, "third_party_asked", date(2026, 3, 23))
    told = office.letters.facts(done.id, "absent")
    assert (told["延期告知日期"], told["延期后到期日"]) == (date(2026, 3, 20), facts["延期后到期日"])


def test_a_letter_without_a_number_shows_a_blank(office: Office, request_: Record, tmp_path: Path) -> None:
    given = {name: text for name, text in ABSENT.items() if name != "文号"}
    facts = office.letters.facts(request_.id, "absent", given)
    paper = office.letters.paper(request_.id, "absent", facts)
    assert paper.draft
    assert "青住建依复〔2026〕第　号" in words(paper.pdf)
    assert not office.letters.paper(request_.id, "absent", {**facts, "文号": "7号"}).draft
    assert not office.letters.paper(
        request_.id, "receipt", office.letters.facts(request_.id, "receipt")
    ).draft
    assert office.letters.of(request_.id) == ()
    office.letters.save_word(request_.id, "absent", facts, tmp_path / "样稿.docx")
    assert (tmp_path / "样稿.docx").read_bytes() == office.letters.word(request_.id, "absent", facts)
    assert "青住建依复〔2026〕第　号" in document(tmp_path / "样稿.docx")


def test_the_requests_of_the_month_are_counted_for_a_fee(office: Office, request_: Record) -> None:
    again = added(office, REQUEST, content="另一件", channel="邮寄(挂号、EMS)")
    given = {"计收方式": "按件计收", "收费数量": "11"}
    assert office.letters.facts(again.id, "fee", given)["此前累计件数"] == 1


def test_a_period_to_supplement_is_proposed(office: Office, request_: Record) -> None:
    calendar = office.rules.current().calendar
    assert office.letters.facts(request_.id, "supplement")["补正期限"] == calendar.plus(TODAY, 15)
    asked = moved(office, REQUEST, request_, "supplement_asked", date(2026, 3, 4), mend_until="2026-03-18")
    facts = office.letters.facts(asked.id, "supplement")
    assert (facts["补正期限"], facts["不明确之处"]) == (date(2026, 3, 18), "情况属实")


def test_the_applicant_is_not_told_to_a_third_party(office: Office, request_: Record) -> None:
    facts = office.letters.facts(request_.id, "third_party_inquiry")
    assert "申请人" not in facts
    assert "申请内容" not in facts
    assert facts["所申请信息"] == "请公开申请人（申请人，身份证110105********002X）家的危房改造名单"
    for name in ("申请人", "申请人电话", "申请内容"):
        with pytest.raises(Refused, match=f"里没有{name}"):
            office.letters.facts(request_.id, "third_party_inquiry", {name: "周玉梅"})
    more = {
        "第三方": "安居公司",
        "涉及信息": "周玉梅家的合同",
        "涉及权益": "商业秘密",
        "文号": "1号",
        "机关地址": "县城",
    }
    facts = office.letters.facts(request_.id, "third_party_inquiry", more)
    with pytest.raises(Refused, match="身份信息") as no:
        office.letters.paper(request_.id, "third_party_inquiry", facts)
    assert no.value.why == "写在：涉及信息"
    paper = office.letters.paper(request_.id, "third_party_inquiry", {**facts, "涉及信息": "施工合同"})
    told = words(paper.pdf)
    assert "安居公司" in told
    assert not [one for one in ("周玉梅", "13800005678", "东沟村", "11010519491231002X") if one in told]


def test_a_mixed_reply_and_what_it_fills(office: Office, request_: Record) -> None:
    given = {
        **ABSENT,
        "公开内容": "名单，3页",
        "提供方式": "邮寄",
        "事项一": "2025年名单",
        "事项二": "2015年名单",
    }
    facts = office.letters.facts(request_.id, "disclosed+absent", given)
    told = words(office.letters.paper(request_.id, "disclosed+absent", facts).pdf)
    assert "一、关于2025年名单" in told
    assert office.letters.filling("disclosed+absent", facts, "absent").reply_kind == "信息不存在"


def test_that_a_letter_left_is_on_record_before_the_file_is_there(
    office: Office, request_: Record, tmp_path: Path
) -> None:
    facts = office.letters.facts(request_.id, "absent", ABSENT)
    path = tmp_path / "答复.pdf"
    paper = office.letters.save(request_.id, "absent", facts, path)
    assert path.read_bytes() == paper.pdf
    (tmp_path / "挡路.pdf").mkdir()
    with pytest.raises(Trouble):
        office.letters.save(request_.id, "absent", facts, tmp_path / "挡路.pdf")
    with office.store.reading() as reader:
        left = [c for c in reader.changes(REQUEST.key, request_.id) if c.kind == "outflow"]
    assert len(left) == 2
    assert "信息不存在 PDF" in str(left[0])


def test_a_letter_that_is_refused_leaves_no_mark(office: Office, request_: Record, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        office.letters.save(request_.id, "absent", {}, tmp_path / "a.pdf")
    with office.store.reading() as reader:
        assert not [c for c in reader.changes(REQUEST.key, request_.id) if c.kind == "outflow"]
    assert not (tmp_path / "a.pdf").exists()


def test_a_void_request_gets_no_letter(office: Office, request_: Record) -> None:
    office.entries.void(REQUEST, request_.id, "重复登记")
    with pytest.raises(Refused, match="已作废"):
        office.letters.facts(request_.id, "receipt")


def test_a_wording_of_the_office_is_used_and_can_be_taken_back(office: Office, request_: Record) -> None:
    letters = office.letters
    shipped = letters.wording_text("absent")
    letters.put_wording("absent", shipped.replace("经检索，", "经全面检索，"))
    facts = letters.facts(request_.id, "absent", ABSENT)
    assert "经全面检索" in words(letters.paper(request_.id, "absent", facts).pdf)
    assert letters.wording_text("absent") != shipped == letters.wording_text("absent", shipped=True)
    assert [line.kind.key for line in letters.wordings() if line.own] == ["absent"]
    with pytest.raises(Refused, match="用语文件不能用"):
        letters.put_wording("absent", shipped.replace("{救济}", ""))
    letters.restore_wording("absent")
    assert "经全面检索" not in words(letters.paper(request_.id, "absent", facts).pdf)
    assert len(letters.wordings()) == len(KINDS)


def test_a_spoilt_wording_is_told_and_stops_only_its_own_letter(office: Office, request_: Record) -> None:
    office.letters.put_wording("absent", office.letters.wording_text("absent"))
    (office.data / "letters" / "absent.txt").write_text("乱写的", encoding="utf-8")
    assert [line.kind.key for line in office.letters.wordings() if line.fault] == ["absent"]
    with pytest.raises(Refused, match="恢复随程序附带的用语"):
        office.letters.paper(request_.id, "absent", office.letters.facts(request_.id, "absent", ABSENT))
    assert (
        office.letters.paper(request_.id, "receipt", office.letters.facts(request_.id, "receipt")).pages == 1
    )
