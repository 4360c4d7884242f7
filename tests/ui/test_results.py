"""公示 in the window: its last day as it is typed, objections beside it, its result when the time has come."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record, Step
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.objection import OBJECTION
from desktop_app.services.office import Office
from desktop_app.services.rules import SKIPS_FIRST_DAY
from tests.hand import Hand
from ui.main_window import MainWindow

WORDS: dict[str, Value] = {
    "title": "关于2026年第1批公租房保障对象的公示",
    "article": "住建领域 保障性住房",
    "summary": "名单",
    "maker": "云阳县住房和城乡建设局",
    "department": "房产管理股",
    "openness": "主动公开",
    "audience": "全社会",
    "duration": "长期公开",
    "validity": "有效",
    "genre": "公示",
    "body": "现予以公示。",
    "basis": "《公共租赁住房管理办法》",
    "formed_on": date(2026, 5, 6),
    "period_from": date(2026, 5, 8),
}


def shown(office: Office, until: date) -> Record:
    """A 公示 that is up, with its last day."""
    on = date(2026, 5, 8)
    with office.store.unit("试") as unit:
        record_id = unit.add(
            DISCLOSURE, {**WORDS, "period_to": until}, [Step("published", on, {"published_on": on})]
        )
    return office.entries.get(DISCLOSURE, record_id)


@pytest.fixture
def form(hand: Hand) -> Hand:
    """A new form of 主动公开 with its text unfolded."""
    hand.tab("主动公开")
    hand.press("新增")
    return hand


def test_the_last_day_follows_from_first_day_and_length_unless_typed(form: Hand) -> None:
    form.fill(公示开始="2026-09-28", 公示天数="5", 公示天数单位="工作日")
    assert form.value("公示结束") == "2026-10-09"
    assert form.sees("公示期：2026-09-28至2026-10-09（5个工作日，含起止两日）")
    form.choose(公示天数单位="自然日")
    assert form.value("公示结束") == "2026-10-02"
    form.fill(公示结束="2026-10-20")
    form.fill(公示天数="7")
    assert form.value("公示结束") == "2026-10-20", "what was typed stays"
    assert form.sees("公示期：2026-09-28至2026-10-04（7日，含起止两日）")
    form.fill(公示开始="2026-12-28", 公示天数="10")
    form.choose(公示天数单位="工作日")
    assert form.sees("期满日是暂定的：2027年放假安排尚未公布")


def test_the_day_a_published_one_was_given_is_not_told_otherwise(
    hand: Hand, office: Office, window: MainWindow
) -> None:
    with office.store.unit("试") as unit:
        told = {**WORDS, "period_to": date(2026, 5, 14), "period_days": 7, "period_unit": "自然日"}
        on = date(2026, 5, 8)
        record_id = unit.add(DISCLOSURE, told, [Step("published", on, {"published_on": on})])
    office.rules.put_limits({**office.rules.limits(), SKIPS_FIRST_DAY: 1})
    window.teller.wanted.emit(DISCLOSURE.key, record_id)
    hand.see("下一步：公示期满，可以出结果公告")
    hand.key("Ctrl+E")
    assert hand.value("公示结束") == "2026-05-14"
    assert not hand.sees("首日不计")
    hand.fill(文号="青住建公〔2026〕9号")
    hand.press("保存")
    hand.wait_told("已保存")
    hand.key("Ctrl+E")
    hand.fill(公示天数="8")
    assert hand.sees("公示期：2026-05-08至2026-05-16（8日，首日不计）")
    assert hand.value("公示结束") == "2026-05-14", "what was given stays"


def test_another_kind_is_proposed_and_taken_at_one_press(form: Hand) -> None:
    form.choose(文种="公告")
    form.fill(正文="因检修，5月21日停水，请提前准备。")
    form.see("建议改用“通告”")
    form.press("改为通告")
    assert form.value("文种") == "通告"
    form.fill(正文="现将名单予以公示。")
    form.see("建议改用“公示”")
    form.press("改为公示")
    assert form.value("文种") == "公示"


def test_an_objection_is_noted_from_its_publicity_and_listed_there(
    hand: Hand, office: Office, window: MainWindow
) -> None:
    item = shown(office, date(2026, 5, 18))
    window.teller.wanted.emit(DISCLOSURE.key, item.id)
    hand.see("下一步：公示期满，可以出结果公告")
    hand.tab("异议（0）")
    assert hand.sees("还没有收到异议")
    hand.press("登记异议…")
    assert hand.value("公示编号") == item.text("number")
    assert hand.value("公示名称") == item.text("title")
    hand.fill(收到日期="2026-05-19", 异议内容="反映一户已有住房。", 异议人="王秀兰")
    hand.key("Ctrl+S")
    hand.wait_told("是逾期的异议，不计入结果公告")
    window.teller.wanted.emit(DISCLOSURE.key, item.id)
    hand.tab("异议（1）")
    assert hand.rows("公示异议")[0][:3] == ["2026-05-19（逾期）", "王秀兰", "反映一户已有住房。"]


def test_the_result_opens_when_the_time_has_come(hand: Hand, office: Office, window: MainWindow) -> None:
    running, over = shown(office, date(2026, 5, 22)), shown(office, date(2026, 5, 19))
    window.teller.wanted.emit(DISCLOSURE.key, running.id)
    hand.see("公示期到2026-05-22，还差2天")
    hand.see("出结果公告…")
    hand.press("出结果公告…")
    hand.wait_told("还不能出结果")
    hand.press("登记撤下")
    assert hand.sees("公示期到2026-05-22，还差2天；确需提前撤下的，请写明原因")
    hand.press("取消")
    told = {"item_no": over.text("number"), "received_on": "2026-05-18", "content": "有住房"}
    objection = office.entries.get(OBJECTION, office.entries.add(OBJECTION, told).one())
    window.teller.wanted.emit(DISCLOSURE.key, over.id)
    hand.see(f"还有1件异议没有处理：{objection.text('number')}")
    done = {"decided_on": "2026-05-19", "result": "异议不成立", "handling": "经核查无住房"}
    window.teller.happened.emit(
        office.entries.move(OBJECTION, objection.id, objection.version, "decided", done)
    )
    hand.see("下一步：公示期满，可以出结果公告")
    hand.see("出结果公告…")
    hand.press("出结果公告…")
    assert hand.value("信息名称") == "关于2026年第1批公租房保障对象公示结果的公告"
    assert "公示期间收到异议1件，处理结果：异议不成立，经核查无住房。" in hand.value("正文")
    assert hand.value("原公示编号") == over.text("number")
    assert not hand.sees("建议改用"), "a result is issued as whatever kind the office uses"
    hand.key("Ctrl+S")
    (kept,) = office.entries.page(Query(DISCLOSURE.key, filled=("result_of",)), 0, 9)
    window.teller.wanted.emit(DISCLOSURE.key, over.id)
    hand.see(f"已出结果：{kept.text('number')}")
    hand.see("看结果公告")
    hand.press("看结果公告")
    hand.see("关于2026年第1批公租房保障对象公示结果的公告")
