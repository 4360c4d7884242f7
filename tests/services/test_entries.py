"""The verbs of every register on a real ledger: mistakes told together, doubts that never block, dates that follow."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.domain.records import Query, Voided, effective
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.request import REQUEST
from desktop_app.registers.visit import VISIT
from desktop_app.services.office import Office
from tests.builders import BEGUN, TODAY, added, least, moved

TODAY_TEXT = str(TODAY)


def test_all_mistakes_are_told_together_each_with_its_field(office: Office) -> None:
    raw = least(HOTLINE, called_at="昨天", people="许多", content="", way="12345转办")
    reading = office.entries.read(HOTLINE, raw)
    assert [key for key, _ in reading.mistakes] == ["called_at", "people", "content", ""]
    with pytest.raises(Refused) as no:
        office.entries.add(HOTLINE, raw)
    told = no.value.why.split("\n")
    assert [line.split("：")[0] for line in told] == ["日期时间", "人数", "内容摘要", "上级工单号"]
    assert office.entries.count(Query(HOTLINE.key)) == 0


def test_doubts_are_told_and_never_block(office: Office) -> None:
    raw = least(REQUEST, paper_no="610924198001011230", phone="1234", department="没有的股")
    reading = office.entries.read(REQUEST, raw)
    assert not reading.mistakes
    assert [key for key, _ in reading.warnings] == ["paper_no", "phone"]
    assert added(office, REQUEST, **raw)["paper_no"] == "610924198001011230"
    doubt = dict(office.entries.read(HOTLINE, least(HOTLINE, matter="抱怨")).warnings)
    assert doubt == {"matter": "事项类别：“抱怨”不在代码表中，已照原样保留"}


@pytest.mark.parametrize(
    ("ledger", "key"), [(HOTLINE, "called_at"), (REQUEST, "reached_on"), (VISIT, "event_on")]
)
def test_what_has_not_happened_cannot_be_recorded(office: Office, ledger: Register, key: str) -> None:
    with pytest.raises(Refused, match="2026-06-16 还没有到"):
        office.entries.add(ledger, least(ledger, **{key: "2026-06-16"}))
    assert added(office, ledger, **{key: TODAY_TEXT}).day(key) == TODAY


def test_an_open_day_may_be_planned(office: Office) -> None:
    assert added(office, OPEN_DAY, held_on="2026-12-04").day("held_on") == date(2026, 12, 4)


def test_a_blank_form_begins_with_its_defaults(office: Office) -> None:
    assert office.entries.blank(HOTLINE) == {
        "called_at": datetime(2026, 6, 15, 9),
        "way": "来电",
        "matter": "咨询",
        "area": "其他",
        "urgency": "一般",
        "handler": "李文",
        "spot": False,
        "petition": False,
    }
    assert office.entries.blank(DISCLOSURE)["maker"] == "青石县住房和城乡建设局"
    assert office.entries.blank(VISIT)["event_on"] == TODAY
    added(office, OPEN_DAY, held_on="2026-05-15")
    assert office.entries.blank(VISIT)["event_on"] == date(2026, 5, 15)


def test_a_copy_takes_what_was_typed_and_nothing_else(office: Office) -> None:
    record = moved(office, REQUEST, added(office, REQUEST), "extended", date(2026, 3, 20))
    copy = office.entries.copy_of(REQUEST, record.id)
    assert copy["applicant"] == "周玉梅"
    assert not copy.keys() & {"number", "state", "extended_on", "due_on"}
    assert added(office, REQUEST, **copy).text("number") == "申请-2026-0002"


def test_somebody_else_was_faster(office: Office) -> None:
    record = added(office, HOTLINE)
    office.entries.edit(HOTLINE, record.id, record.version, least(HOTLINE, remark="甲"))
    with pytest.raises(Refused) as no:
        office.entries.edit(HOTLINE, record.id, record.version, least(HOTLINE, remark="乙"))
    assert no.value.what == "热线-2026-0001已被别人修改"
    assert "李文在2026-06-15 09:00保存过" in no.value.why
    with pytest.raises(Refused, match="已被别人修改"):
        moved(office, HOTLINE, record, "extended", date(2026, 3, 4))
    assert office.entries.get(HOTLINE, record.id)["remark"] == "甲"


def test_numbers_have_no_gap_per_year_and_register(office: Office) -> None:
    first, second = added(office, HOTLINE), added(office, HOTLINE, called_at="2025-12-31 10:00")
    with pytest.raises(Refused):
        office.entries.add(HOTLINE, {})
    third, other = added(office, HOTLINE), added(office, REQUEST)
    office.entries.void(HOTLINE, third.id, "重复登记")
    office.history.undo()
    office.entries.void(HOTLINE, third.id, "重复登记")
    fourth = added(office, HOTLINE)
    numbers = [r.text("number") for r in (first, second, third, fourth, other)]
    assert numbers == [
        "热线-2026-0001",
        "热线-2025-0001",
        "热线-2026-0002",
        "热线-2026-0003",
        "申请-2026-0001",
    ]
    both = office.entries.page(Query(HOTLINE.key, equal={"year": (2026,)}, voided=Voided.BOTH), 0, 9)
    assert sorted(r["sequence"] for r in both) == [1, 2, 3]  # type: ignore[type-var]


def test_void_stays_listed_with_its_reason_and_can_come_back(office: Office) -> None:
    record = added(office, HOTLINE)
    with pytest.raises(Refused, match="请填写作废原因"):
        office.entries.void(HOTLINE, record.id, "  ")
    office.entries.void(HOTLINE, record.id, " 重复登记 ")
    gone = office.entries.page(Query(HOTLINE.key, voided=Voided.ONLY), 0, 9)
    assert [r["void_reason"] for r in gone] == ["重复登记"]
    assert office.entries.moves(HOTLINE, gone[0]) == ()
    for act in (
        lambda: office.entries.edit(HOTLINE, record.id, gone[0].version, least(HOTLINE)),
        lambda: moved(office, HOTLINE, gone[0], "dispatched", BEGUN),
        lambda: office.entries.void(HOTLINE, record.id, "再作废"),
    ):
        with pytest.raises(Refused, match="已作废"):
            act()
    office.entries.restore(HOTLINE, record.id)
    assert office.entries.get(HOTLINE, record.id)["void_reason"] is None
    with pytest.raises(Refused, match="没有作废"):
        office.entries.restore(HOTLINE, record.id)


def test_steps_out_of_time_are_refused(office: Office) -> None:
    record = added(office, HOTLINE)
    with pytest.raises(Refused, match="2026-06-16 还没有到"):
        moved(office, HOTLINE, record, "dispatched", date(2026, 6, 16))
    with pytest.raises(Refused, match="2026-03-01 早于日期时间 2026-03-02"):
        moved(office, HOTLINE, record, "dispatched", date(2026, 3, 1))
    sent = moved(office, HOTLINE, record, "dispatched", date(2026, 3, 4))
    with pytest.raises(Refused, match="前后顺序不对"):
        moved(office, HOTLINE, sent, "replied", date(2026, 3, 3))
    with pytest.raises(Refused, match="日期时间改成 2026-03-05 就晚于：2026-03-04 转办"):
        office.entries.edit(HOTLINE, record.id, sent.version, least(HOTLINE, called_at="2026-03-05"))
    assert office.entries.get(HOTLINE, record.id) == sent


def test_a_second_extension_is_refused_with_the_article(office: Office) -> None:
    record = moved(office, REQUEST, added(office, REQUEST), "extended", date(2026, 3, 10))
    assert (record["state"], record["extended_due"]) == ("已延期", record["due_on"])
    record = moved(office, REQUEST, record, "third_party_asked", date(2026, 3, 11))
    with pytest.raises(Refused, match="第三十三条"):
        moved(office, REQUEST, record, "extended", date(2026, 3, 12))


def test_correcting_a_day_reckons_anew_and_keeps_the_wrong_one_on_record(office: Office) -> None:
    record = moved(office, REQUEST, added(office, REQUEST, channel="电子邮件"), "confirmed", date(2026, 3, 3))
    before = record.day("due_on")
    with office.store.reading() as reader:
        (step,) = reader.steps(REQUEST.key, record.id)
    office.entries.correct(REQUEST, record.id, step.id, "2026年3月5日")
    record = office.entries.get(REQUEST, record.id)
    assert (record["confirmed_on"], record["received_on"]) == (date(2026, 3, 5), date(2026, 3, 5))
    assert (before, record["due_on"]) == (date(2026, 3, 31), date(2026, 4, 2))
    with pytest.raises(Refused, match="已被更正过"):
        office.entries.correct(REQUEST, record.id, step.id, "2026-03-06")
    with office.store.reading() as reader:
        steps = reader.steps(REQUEST.key, record.id)
    assert len(steps) == 2
    for wrong, said in (
        ("2026-06-16", "还没有到"),
        ("2026-03-01", "早于"),
        ("", "必须填写"),
        ("某天", "不是日期"),
    ):
        with pytest.raises(Refused, match=said):
            office.entries.correct(REQUEST, record.id, steps[-1].id, wrong)


def test_annulling_a_corrected_step_does_not_bring_its_first_day_back(office: Office) -> None:
    record = moved(office, REQUEST, added(office, REQUEST, channel="传真"), "confirmed", date(2026, 3, 3))
    for day in ("2026-03-04", "2026-03-05", None):
        with office.store.reading() as reader:
            (last,) = effective(reader.steps(REQUEST.key, record.id))
        office.entries.correct(REQUEST, record.id, last.id, day)
    record = office.entries.get(REQUEST, record.id)
    assert (record["state"], record["confirmed_on"], record["due_on"]) == ("待确认", None, None)
    office.history.undo()
    assert office.entries.get(REQUEST, record.id)["confirmed_on"] == date(2026, 3, 5)


def test_a_step_others_stand_on_cannot_be_taken_away(office: Office) -> None:
    record = moved(office, HOTLINE, added(office, HOTLINE), "replied", date(2026, 3, 4))
    record = moved(office, HOTLINE, record, "closed", date(2026, 3, 5))
    with office.store.reading() as reader:
        replied, closed = reader.steps(HOTLINE.key, record.id)
    with pytest.raises(Refused, match="“办结”之前缺少必要的一步"):
        office.entries.correct(HOTLINE, record.id, replied.id, None)
    with pytest.raises(Refused, match="前后顺序不对"):
        office.entries.correct(HOTLINE, record.id, replied.id, "2026-03-06")
    office.entries.correct(HOTLINE, record.id, replied.id, "2026-03-05")
    assert office.entries.get(HOTLINE, record.id)["state"] == "已办结"
    office.entries.correct(HOTLINE, record.id, closed.id, None)
    assert office.entries.get(HOTLINE, record.id)["state"] == "已答复"


def test_a_move_without_a_day_of_its_own_can_be_corrected(office: Office) -> None:
    record = moved(office, DISCLOSURE, added(office, DISCLOSURE), "withheld", date(2026, 3, 4))
    record = moved(office, DISCLOSURE, record, "reopened", date(2026, 3, 4))
    with office.store.reading() as reader:
        step = reader.steps(DISCLOSURE.key, record.id)[-1]
    assert step.on == TODAY
    office.entries.correct(DISCLOSURE, record.id, step.id, "2026-03-06")
    assert office.entries.get(DISCLOSURE, record.id)["state"] == "待公开"


def test_chips_count_every_living_record_once(office: Office) -> None:
    for number in range(4):
        record = added(office, HOTLINE, content=f"第{number}件路灯不亮")
        if number:
            record = moved(office, HOTLINE, record, "dispatched", BEGUN)
        if number == 3:
            office.entries.void(HOTLINE, record.id, "重复")
    for search in ("", "路灯", "没有这回事"):
        query = Query(HOTLINE.key, search=search, equal={"state": ("已登记",)})
        chips = {chip.label: chip for chip in office.entries.chips(HOTLINE, query)}
        states = sum(c.count for label, c in chips.items() if label not in ("全部", "作废"))
        assert chips["全部"].count == states == (0 if "没有" in search else 3)
        assert all(c.count == office.entries.count(c.query) for c in chips.values())
    assert list(chips) == ["全部"]


def test_suggestions_come_from_what_was_typed_before(office: Office) -> None:
    for name in ("滨河花园3号楼", "滨河花园5号楼", "滨河花园3号楼", "阳光花园1号楼"):
        added(office, HOTLINE, address=name)
    assert set(office.entries.suggestions(HOTLINE, "address", "滨河")) == {"滨河花园3号楼", "滨河花园5号楼"}
    assert len(office.entries.suggestions(HOTLINE, "address", "花")) == 3
    assert office.entries.suggestions(HOTLINE, "address", "滨河花园3号楼") == ()
    assert office.entries.suggestions(HOTLINE, "address", " ") == ()


def test_the_same_caller_is_a_fact_to_look_at(office: Office) -> None:
    first = added(office, HOTLINE, address="东沟村3组6号")
    second = added(office, HOTLINE, phone="0915-4420001", address="东沟村3组6号")
    added(office, HOTLINE, phone="13900000000", address="桃园村1组")
    found = office.entries.same_caller(HOTLINE, " 13800001234 ", "东沟村3组6号", but=0)
    assert {r.id for r in found} == {first.id, second.id}
    assert [r.id for r in office.entries.same_caller(HOTLINE, "13800001234", "", but=first.id)] == []
    assert office.entries.same_caller(HOTLINE, "", "") == ()


def test_a_visit_makes_its_event_and_follows_it(office: Office) -> None:
    visit = added(office, VISIT, event_on="2026-05-15")
    added(office, VISIT, event_on="2026-05-15", visitor="李桂芳")
    (event,) = office.entries.page(Query(OPEN_DAY.key), 0, 9)
    assert event["place"] == "（待补）"
    raw = {"held_on": "2026-05-18", "place": "县城文化广场"}
    office.entries.edit(OPEN_DAY, event.id, event.version, raw)
    assert office.entries.count(Query(VISIT.key, equal={"event_on": (date(2026, 5, 18),)})) == 2
    assert office.entries.get(VISIT, visit.id)["due_on"] == date(2026, 6, 1)
    office.history.undo()
    assert office.entries.get(VISIT, visit.id)["event_on"] == date(2026, 5, 15)


def test_an_open_day_stands_alone_on_its_date_and_is_not_void_under_its_visitors(office: Office) -> None:
    visit = added(office, VISIT, event_on="2026-05-15")
    (event,) = office.entries.page(Query(OPEN_DAY.key), 0, 9)
    with pytest.raises(Refused, match="2026-05-15 已有公开日活动公开日-2026-0001"):
        added(office, OPEN_DAY, held_on="2026-05-15")
    other = added(office, OPEN_DAY, held_on="2026-05-20")
    with pytest.raises(Refused, match="已有公开日活动"):
        office.entries.edit(OPEN_DAY, other.id, other.version, least(OPEN_DAY, held_on="2026-05-15"))
    office.entries.edit(OPEN_DAY, other.id, other.version, least(OPEN_DAY, held_on="2026-05-20", theme="改"))
    with pytest.raises(Refused, match="2026-05-15 还有 1 人次接访登记"):
        office.entries.void(OPEN_DAY, event.id, "误登")
    office.entries.edit(VISIT, visit.id, visit.version, least(VISIT, event_on="2026-05-20"))
    office.entries.void(OPEN_DAY, event.id, "误登")
    assert office.entries.count(Query(OPEN_DAY.key)) == 1
    added(office, OPEN_DAY, held_on="2026-05-15")
    with pytest.raises(Refused, match="已有公开日活动"):
        office.entries.restore(OPEN_DAY, event.id)


def test_the_clock_says_what_the_row_says(office: Office) -> None:
    record = moved(office, REQUEST, added(office, REQUEST), "extended", date(2026, 3, 10))
    clock = office.requests.clock(record.id)
    assert clock is not None
    assert (clock.due_on, clock.state, clock.late) == (record["due_on"], record["state"], record["late"])
    assert clock.explanation[-1].day == record["due_on"]


def test_a_record_of_nowhere_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="找不到这条咨询热线记录"):
        office.entries.get(HOTLINE, 99)
