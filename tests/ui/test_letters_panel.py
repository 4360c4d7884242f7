"""The papers of a request in the window: made from the next moves, listed, sent, made void."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from tests.hand import Hand
from tests.ui.dialogs.hand import DialogHand
from tests.ui.dialogs.letters import MEND, request, sign
from ui.main_window import MainWindow

NUMBER = "云住建公开〔2026〕第1号"


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot, office: Office) -> DialogHand:
    """A hand before a request of 12 May 2026; today is 20 May."""
    record = request(office, date(2026, 5, 12))
    made = DialogHand(qtbot, window)
    made.tab("依申请公开")
    made.wait(lambda: made.sees(record.text("number")))
    return made


def bottom(hand: DialogHand) -> str:
    """The line at the bottom of the window, whatever is in front."""
    return Hand.told(hand)


def ask_for_a_supplement(hand: DialogHand) -> None:
    hand.press("补正告知")
    hand.wait(lambda: hand.is_open() and hand.value("文书") == "政府信息公开申请补正告知书")
    hand.fill(**MEND)
    sign(hand)
    hand.wait(lambda: hand.title() == f"政府信息公开申请补正告知书 {NUMBER}")


def test_a_move_with_a_paper_makes_it(hand: DialogHand) -> None:
    ask_for_a_supplement(hand)
    assert f"已签发：政府信息公开申请补正告知书 {NUMBER}" in hand.told()
    hand.press("关闭")
    assert hand.rows()[0][1] == "待补正"
    assert f"已签发：政府信息公开申请补正告知书 {NUMBER}" in bottom(hand)
    assert hand.sees("下一步：等待申请人补正")
    hand.tab("文书")
    assert hand.lines("文书") == [f"补正告知书|{NUMBER}|2026-05-20|已用|未登记送达"]


def test_after_a_paper_the_cursor_is_on_the_next_move(hand: DialogHand) -> None:
    ask_for_a_supplement(hand)
    assert hand.cursor() == "页面预览"  # an Enter too many does nothing there
    hand.press("关闭")
    to_front(hand)
    hand.wait(lambda: hand.cursor() == "收到补正")


def test_the_newest_paper_is_the_chosen_one(hand: DialogHand) -> None:
    hand.tab("文书")
    hand.press("出具文书…")
    hand.choose(文书="政府信息公开申请接收回执")
    sign(hand)
    hand.wait(lambda: hand.title() == "政府信息公开申请接收回执")
    assert "申请-2026-0001 政府信息公开申请接收回执.pdf" in hand.value("存为")  # of no other request
    hand.press("关闭")
    ask_for_a_supplement(hand)
    hand.press("关闭")
    hand.press("登记送达…")
    hand.wait(lambda: hand.title() == "登记送达")
    assert hand.sees(NUMBER)


def to_front(hand: DialogHand) -> None:
    """What a desktop does when a dialog is closed, and a screenless one does not."""
    hand.front().activateWindow()
    hand.wait(hand.front().isActiveWindow)


def test_a_paper_is_sent_and_made_void_from_its_list(hand: DialogHand) -> None:
    ask_for_a_supplement(hand)
    hand.press("登记送达…")
    hand.wait(lambda: hand.title() == "登记送达")
    hand.fill(送达方式="当面送达", 签收日期="2026-5-20", 签收人="周玉梅")
    hand.press("保存")
    assert "已登记送达" in bottom(hand)
    hand.tab("文书")
    assert hand.lines("文书") == [f"补正告知书|{NUMBER}|2026-05-20|已用|2026-05-20 签收"]
    hand.press("作废文书…")
    hand.press("确定作废")
    assert hand.sees("请填写作废原因")
    hand.fill(作废原因="收件人写错")
    hand.press("确定作废")
    assert "|作废|" in hand.lines("文书")[0]
    assert hand.sees("作废原因：收件人写错")
    assert not hand.may_press("登记送达…")
    assert hand.may_press("查看")
    assert hand.rows()[0][1] == "待补正"  # the step is the clerk's to take out


def test_every_reply_can_be_chosen_from_the_move(hand: DialogHand) -> None:
    hand.press("答复")
    hand.wait(hand.is_open)
    assert hand.value("文书") == "答复"
    assert hand.value("答复类型") == "请选择"


def test_only_legal_moves_are_shown_and_the_seldom_ones_apart(hand: DialogHand) -> None:
    assert hand.dropped("更多")[:3] == ["要求说明理由", "收到理由说明", "延迟答复"]
    plain = hand.dropped("直接登记")
    assert "补正告知" in plain
    assert "延期告知" not in plain  # takes effect only with its letter
    assert not hand.may_press("收到补正")
    hand.drop("更多", "要求说明理由")
    hand.wait(lambda: hand.is_open() and hand.value("文书") == "政府信息公开申请说明理由告知书")


def test_the_menus_are_reached_by_keyboard(hand: DialogHand) -> None:
    for words in ("补正告知", "征询第三方", "征求其他机关", "延期告知", "收费通知", "答复"):
        assert hand.may_press(words)
    while hand.cursor() != "直接登记":
        hand.key("Tab")
    hand.key("Tab")
    assert hand.cursor() == "更多"
    hand.key("Return")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_the_clock_sheet_comes_from_the_clock(hand: DialogHand) -> None:
    hand.tab("期限说明")
    hand.press("期限计算单…")
    hand.wait(lambda: hand.title().startswith("期限计算单："))
    assert "第1页" in hand.page()


def test_the_registers_stand_in_the_menu(hand: DialogHand) -> None:
    hand.menu("工具", "文号登记簿…")
    hand.wait(lambda: hand.title() == "文号登记簿")
    hand.press("打印或存 PDF…")
    hand.wait(lambda: hand.title() == "2026年文号登记簿")
    hand.press("关闭")
    hand.press("关闭")
    hand.menu("工具", "交邮登记表…")
    hand.press("生成登记表")
    hand.wait(lambda: hand.title().startswith("交邮登记表 2026-05-01"))
    hand.press("关闭")
    hand.menu("工具", "流程权限表…")
    hand.wait(lambda: hand.title() == "流程权限表")
