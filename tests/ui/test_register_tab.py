"""The screen that every register shares, used as a clerk uses it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office
from tests.hand import Hand
from ui.main_window import MainWindow


def call(office: Office, content: str, **values: object) -> int:
    """A call as written down on the day, without the window."""
    raw = {key: HOTLINE[key].kind.show(value) for key, value in office.entries.blank(HOTLINE).items()}
    return office.entries.add(HOTLINE, {**raw, "content": content, **values}).one()


@pytest.fixture
def hotline(hand: Hand) -> Hand:
    """The hand in the tab 咨询热线."""
    hand.tab("咨询热线")
    return hand


def test_an_empty_register_says_what_to_press(hotline: Hand) -> None:
    assert hotline.sees("还没有咨询热线记录")
    assert hotline.sees("Ctrl+N")


def test_a_record_is_typed_saved_and_seen(hotline: Hand) -> None:
    hotline.press("新增")
    hotline.fill(内容摘要="老旧小区漏水", 姓名="许建国", 电话="13812345678")
    hotline.press("保存")
    assert hotline.rows()[0][:2] == ["热线-2026-0001", "已登记"]
    assert "已保存" in hotline.told()
    assert hotline.sees("许建国 老旧小区漏水")
    assert hotline.sees("全部  1")


def test_all_mistakes_are_told_together_and_what_was_typed_stays(hotline: Hand) -> None:
    hotline.press("新增")
    hotline.fill(日期时间="第二个星期三", 人数="许多", 姓名="许建国", 事项类别="")
    hotline.press("保存")
    assert hotline.sees("需要改正")
    for words in ("第二个星期三", "许多", "内容摘要", "事项类别"):
        assert hotline.sees(words), words
    assert hotline.value("姓名") == "许建国"
    assert hotline.value("日期时间") == "第二个星期三"
    assert hotline.rows() == []


def test_a_doubtful_phone_is_told_but_saved(hotline: Hand) -> None:
    hotline.press("新增")
    hotline.fill(内容摘要="咨询公租房", 电话="123")
    hotline.press("保存")
    assert hotline.rows()[0][0] == "热线-2026-0001"


def test_only_legal_moves_can_be_pressed(hotline: Hand) -> None:
    hotline.press("新增")
    hotline.fill(内容摘要="路灯不亮")
    hotline.press("保存")
    assert hotline.may_press("转办")
    assert not hotline.may_press("办结")
    hotline.press("转办")
    hotline.press("确定转办")
    assert hotline.sees("转办前请先填写")
    hotline.fill(承办科室="房产管理股")
    hotline.press("确定转办")
    assert hotline.rows()[0][1] == "办理中"
    assert hotline.may_press("科室签收")
    assert not hotline.may_press("转办")
    assert "转办" in hotline.told()


def test_the_last_action_is_taken_back_and_done_again(hotline: Hand, office: Office) -> None:
    hotline.press("新增")
    hotline.fill(内容摘要="路灯不亮")
    hotline.press("保存")
    hotline.press("当场答复")
    hotline.fill(办理结果="已解决")
    hotline.press("确定当场答复")
    assert hotline.rows()[0][1] == "已办结"
    assert "撤销“当场答复”" in hotline.menu_words("编辑")
    hotline.key("Ctrl+Z")
    assert "已撤销：当场答复" in hotline.told()
    assert hotline.rows()[0][1] == "已登记"
    hotline.key("Ctrl+Y")
    assert "已重做" in hotline.told()
    assert hotline.rows()[0][1] == "已办结"


def test_typing_is_taken_back_in_the_field_not_in_the_ledger(hotline: Hand, office: Office) -> None:
    call(office, "甲")
    hotline.press("新增")
    hotline.type_in("姓名", "许")
    hotline.key("Ctrl+Z")
    assert hotline.value("姓名") == ""
    assert len(office.entries.ids(Query("hotline"))) == 1


def test_search_finds_and_says_when_nothing_is_found(hotline: Hand, office: Office, qtbot: QtBot) -> None:
    for content in ("阳光花园漏水", "翠屏苑物业收费", "滨河路路灯"):
        call(office, content)
    hotline.key("F5")
    hotline.key("Ctrl+F")
    hotline.fill(查找="物业")
    qtbot.waitUntil(lambda: len(hotline.rows()) == 1)
    hotline.fill(查找="没有这回事")
    qtbot.waitUntil(lambda: hotline.rows() == [])
    hotline.see("没有符合条件的记录")
    hotline.press("清除筛选")
    assert len(hotline.rows()) == 3


def test_statuses_and_deadlines_filter(hotline: Hand, office: Office) -> None:
    call(office, "旧事", called_at="2026-03-02 09:00")
    done = call(office, "当场的", called_at="2026-05-19 10:00")
    record = office.entries.get(HOTLINE, done)
    office.entries.move(
        HOTLINE, done, record.version, "answered", {"replied_on": "2026-05-19", "outcome": "已解决"}
    )
    hotline.key("F5")
    hotline.press("已办结")
    assert [row[0] for row in hotline.rows()] == ["热线-2026-0002"]
    hotline.press("全部")
    hotline.choose(筛选到期="逾期")
    assert [row[0] for row in hotline.rows()] == ["热线-2026-0001"]
    assert "逾期" in hotline.rows()[0][2]
    assert not hotline.may_press("已办结")


def test_columns_are_hidden_sorted_and_stay_so(
    hotline: Hand, office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    call(office, "甲", caller="张三")
    call(office, "乙", caller="李四")
    hotline.key("F5")
    hotline.menu("视图", "显示的列…")
    assert hotline.title() == "咨询热线：显示的列"
    hotline.tick("方式", on=False)
    hotline.press("确定")
    assert "方式" not in hotline.headings()
    hotline.sort_by("姓名")
    first = [row[hotline.headings().index("姓名")] for row in hotline.rows()]
    other = Hand(qtbot, open_window(office))
    other.tab("咨询热线")
    assert "方式" not in other.headings()
    assert [row[other.headings().index("姓名")] for row in other.rows()] == first


def test_a_form_left_open_waits_as_a_draft(
    hotline: Hand, office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    hotline.press("新增")
    hotline.fill(内容摘要="只写了一半")
    kept = office.drafts.load("hotline", 0)  # nothing was closed: this is what a kill would leave
    assert kept is not None
    assert kept.raw["content"] == "只写了一半"
    other = Hand(qtbot, open_window(office))
    other.tab("咨询热线")
    assert other.sees("有一份没保存的新增")
    other.press("恢复草稿")
    assert other.value("内容摘要") == "只写了一半"
    other.press("保存")
    assert office.drafts.load("hotline", 0) is None


def test_escape_leaves_the_form_and_keeps_the_draft(hotline: Hand, office: Office) -> None:
    hotline.press("新增")
    hotline.fill(内容摘要="半句")
    hotline.key("Esc")
    assert "草稿" in hotline.told()
    assert hotline.may_press("恢复草稿")


def test_a_row_is_copied_and_a_field_repeated(hotline: Hand, office: Office) -> None:
    call(office, "路灯不亮", address="滨河路12号")
    hotline.key("F5")
    hotline.select(0)
    hotline.key("Ctrl+D")
    assert hotline.value("内容摘要") == "路灯不亮"
    hotline.fill(住址或单位="")
    hotline.key("F4")
    assert hotline.value("住址或单位") == "滨河路12号"


def test_the_same_phone_before_is_a_fact_with_its_date(hotline: Hand, office: Office) -> None:
    call(office, "物业乱收费", called_at="2026-04-02 10:00", phone="13812345678", caller="许建国")
    hotline.press("新增")
    hotline.fill(电话="13812345678")
    hotline.see("以前登记过 1 次")
    assert hotline.sees("2026-04-02")
    assert hotline.sees("物业乱收费")


def test_a_wrong_date_of_a_step_is_put_right_from_the_timeline(hotline: Hand, office: Office) -> None:
    number = call(office, "路灯", called_at="2026-05-11 09:00")
    record = office.entries.get(HOTLINE, number)
    facts = {"dispatched_on": "2026-05-18", "department": "房产管理股"}
    office.entries.move(HOTLINE, number, record.version, "dispatched", facts)
    hotline.key("F5")
    hotline.select(0)
    hotline.tab("经过")
    hotline.click_line("转办")
    hotline.press("更正日期…")
    hotline.fill(正确日期="2026-5-12")
    hotline.press("确定更正")
    assert any(line.startswith("2026-05-12") and "转办" in line for line in hotline.lines("办理经过"))
    assert any("已更正" in line for line in hotline.lines("办理经过"))


def test_a_void_record_keeps_its_number_and_comes_back(hotline: Hand, office: Office) -> None:
    call(office, "重复登记")
    hotline.key("F5")
    hotline.select(0)
    hotline.press("作废…")
    hotline.press("确定作废")
    assert hotline.sees("作废原因")
    hotline.fill(作废原因="与上一件重复")
    hotline.press("确定作废")
    assert hotline.rows() == []
    hotline.press("作废")
    assert hotline.rows()[0][0] == "热线-2026-0001"
    hotline.press("恢复")
    hotline.press("全部")
    assert hotline.rows()[0][1] == "已登记"


def test_somebody_elses_change_is_told_and_the_form_stays(hotline: Hand, office: Office) -> None:
    number = call(office, "路灯")
    hotline.key("F5")
    hotline.select(0)
    hotline.key("Ctrl+E")
    hotline.fill(姓名="许建国")
    record = office.entries.get(HOTLINE, number)
    raw = {f.key: f.kind.show(record.values.get(f.key)) for f in HOTLINE.typed()}
    office.entries.edit(HOTLINE, number, record.version, {**raw, "caller": "别人"})
    hotline.press("保存")
    assert hotline.value("姓名") == "许建国"
    assert office.entries.get(HOTLINE, number).text("caller") == "别人"
