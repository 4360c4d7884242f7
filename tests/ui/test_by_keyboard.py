"""The whole day by keyboard: the cursor is where it is expected, Enter presses what it is on, nothing is missed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QTableView, QTreeView
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from tests.hand import Hand
from tests.ui.test_register_tab import call
from ui import style
from ui.main_window import MainWindow


def _press_keys(window: MainWindow, key: Qt.Key) -> None:
    """Ctrl and a key as from the system: only so the application knows that Ctrl is down."""
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, Qt.KeyboardModifier.ControlModifier)


def _table(window: MainWindow) -> QTableView:
    return next(view for view in window.findChildren(QTableView) if view.isVisible())


def _first_column(hand: Hand, title: str) -> int:
    if title == "今日":
        return next(v for v in hand.front().findChildren(QTreeView) if v.isVisible()).columnWidth(0)
    return next(v for v in hand.front().findChildren(QTableView) if v.isVisible()).columnWidth(0)


def _request(hand: Hand, **more: str) -> None:
    hand.tab("依申请公开")
    hand.press("新增")
    hand.fill(
        申请渠道="当面",
        申请人="许建国",
        联系电话="13812345678",
        通信地址或邮箱="云阳县人民路2号",
        申请内容="房屋征收决定",
        承办科室="房产管理股",
    )
    hand.fill(**{"签收（到达）日期": "2026-4-20", **more})


def test_enter_presses_the_button_the_cursor_is_on(hand: Hand, qtbot: QtBot) -> None:
    hand.key("F2")
    qtbot.waitUntil(lambda: hand.title() == "来电便签")
    hand.fill(内容摘要="问公租房", 办理结果="解释说明")
    found = next(b for b in hand.front().findChildren(QPushButton) if b.text() == "当场答复并办结")
    found.setFocus()
    hand.key("Return")
    assert "已登记并办结" in hand.told()


def test_the_saved_row_stays_marked_while_ctrl_is_still_down(hand: Hand, window: MainWindow) -> None:
    hand.tab("咨询热线")
    hand.press("新增")
    hand.fill(内容摘要="路灯不亮")
    _press_keys(window, Qt.Key.Key_S)
    assert "已保存：热线-2026-0001" in hand.told()
    assert [index.row() for index in _table(window).selectionModel().selectedRows()] == [0]


def test_tab_goes_from_the_rows_to_the_next_moves(hand: Hand) -> None:
    hand.tab("咨询热线")
    hand.press("新增")
    hand.fill(内容摘要="路灯不亮")
    hand.press("保存")
    assert hand.cursor() == "咨询热线列表"
    for name in ("当场答复", "转办", "答复", "更多", "文书", "编辑"):
        hand.key("Tab")
        assert hand.cursor() == name


def test_a_key_for_a_tab_puts_the_cursor_into_it(hand: Hand, office: Office) -> None:
    call(office, "路灯不亮")
    hand.key("F5")
    hand.key("Ctrl+5")
    assert hand.cursor() == "依申请公开列表"
    hand.key("Ctrl+1")
    assert hand.cursor() == "到期事项"


def test_where_nothing_is_due_the_cursor_is_not_left_on_the_tabs(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    hand = Hand(qtbot, open_window(office))
    assert hand.sees("没有到期事项")
    assert hand.cursor() == "查看这些事项…"
    for gap in office.duties.uncovered():
        office.catalogue.enable(gap.row.number, enabled=False)
    hand = Hand(qtbot, open_window(office))
    assert hand.cursor().startswith("没有到期事项，")
    hand.key("Ctrl+3")
    hand.key("Ctrl+1")
    assert hand.cursor().startswith("没有到期事项，")


def test_a_form_half_filled_keeps_the_cursor(hand: Hand) -> None:
    hand.key("Ctrl+3")
    hand.key("Ctrl+N")
    begun = hand.cursor()
    hand.key("Ctrl+1")
    hand.key("Ctrl+3")
    assert hand.cursor() == begun


def test_doubts_are_not_talked_over_by_the_saving(hand: Hand) -> None:
    _request(hand, 证件号码="43012419800101123")
    hand.press("保存")
    assert "请核对" in hand.told()
    assert "证件号码" in hand.told()


def test_a_word_outside_the_list_is_doubted_at_its_field(hand: Hand) -> None:
    _request(hand, 提供形式="竹简")
    hand.key("Tab")
    hand.see("不在可选的词里")


def test_tab_comes_to_what_is_offered_where_it_stands(hand: Hand) -> None:
    _request(hand)
    hand.press("保存")
    hand.see("打印接收回执")
    assert hand.cursor() == "依申请公开列表"
    for name in ("打印接收回执", "补正告知"):  # the words beside the button are no stop
        hand.key("Tab")
        assert hand.cursor() == name


def test_a_small_form_put_away_gives_the_cursor_back(hand: Hand) -> None:
    _request(hand)
    hand.press("保存")
    hand.press("申请人撤回")
    assert hand.cursor() == "撤回日期"
    hand.key("Esc")
    assert hand.cursor() == "申请人撤回"


def test_the_next_step_is_named(hand: Hand) -> None:
    _request(hand)
    hand.press("保存")
    assert hand.sees("下一步：2026年5月20日前 出具答复（《条例》第三十三条）")


def test_the_mistakes_of_a_move_are_told_together(hand: Hand) -> None:
    _request(hand)
    hand.press("保存")
    hand.drop("直接登记", "收费通知")
    hand.fill(件数或页数="许多")
    hand.press("确定收费通知")
    for words in ("许多", "收费方式"):
        assert hand.sees(words), words
    hand.press("取消")
    hand.drop("直接登记", "补正告知")
    hand.fill(补正内容="写明楼栋")
    hand.press("确定补正告知")
    assert hand.sees("必须填写")


def test_another_search_never_leaves_another_record_beside_it(
    hand: Hand, office: Office, qtbot: QtBot
) -> None:
    for content in ("阳光花园漏水", "翠屏苑物业收费"):
        call(office, content)
    hand.tab("咨询热线")
    hand.select(0)
    assert hand.sees("当场答复")
    hand.key("Ctrl+F")
    hand.fill(查找="阳光")
    qtbot.waitUntil(lambda: len(hand.rows()) == 1)
    assert not hand.sees("热线-2026-0002")
    assert hand.sees("热线-2026-0001")
    hand.fill(查找="没有这回事")
    qtbot.waitUntil(lambda: hand.rows() == [])
    assert not hand.may_press("当场答复")


def test_a_draft_of_the_slip_is_gone_on_with_at_its_end(hand: Hand, qtbot: QtBot) -> None:
    hand.key("F2")
    qtbot.waitUntil(lambda: hand.title() == "来电便签")
    hand.fill(内容摘要="王大爷问公租房")
    hand.key("Escape")
    assert "F2" in hand.told()
    slip = next(w for w in QApplication.topLevelWidgets() if w.windowTitle() == "来电便签")
    slip._begin()  # type: ignore[attr-defined]  # as when the program starts again
    paper = next(p for p in slip.findChildren(QPlainTextEdit) if p.accessibleName() == "内容摘要")
    assert paper.textCursor().position() == len("王大爷问公租房")


@pytest.mark.parametrize("title", ["今日", "咨询热线"])
def test_columns_follow_the_size_of_the_letters(
    hand: Hand, office: Office, qapp: QApplication, title: str
) -> None:
    call(office, "路灯不亮")
    hand.key("F5")
    hand.tab(title)
    before = _first_column(hand, title)
    for _ in range(2):
        hand.key("Ctrl++")
    after = _first_column(hand, title)
    style.enlarge(qapp, style.STANDARD)
    assert after > before * 1.15


def test_rows_are_sorted_without_a_mouse(hand: Hand, office: Office, window: MainWindow) -> None:
    for content in ("甲", "乙"):
        call(office, content)
    hand.tab("咨询热线")
    assert [row[0][-1] for row in hand.rows()] == ["2", "1"]
    table = _table(window)
    spot = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, table.mapToGlobal(spot))
    QApplication.sendEvent(table, event)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    next(act for act in menu.actions() if act.text() == "升序").trigger()
    menu.close()
    assert [row[0][-1] for row in hand.rows()] == ["1", "2"]
