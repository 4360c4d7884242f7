"""来电便签: one key from anywhere, the words first, nothing lost."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from tests.hand import Hand
from tests.ui.test_register_tab import call
from ui.call_slip import SLIP
from ui.main_window import MainWindow


def test_one_key_opens_it_and_the_cursor_is_in_the_words(hand: Hand, qtbot: QtBot) -> None:
    hand.tab("依申请公开")
    hand.key("F2")
    qtbot.waitUntil(lambda: hand.title() == "来电便签")
    qtbot.waitUntil(lambda: hand.cursor() == "内容摘要")


def test_an_answered_call_is_closed_in_one_press(hand: Hand, office: Office, qtbot: QtBot) -> None:
    hand.key("F2")
    qtbot.waitUntil(lambda: hand.title() == "来电便签")
    hand.fill(内容摘要="问公租房怎么申请", 电话="13812345678")
    hand.press("当场答复并办结")
    assert "已登记并办结：热线-2026-0001" in hand.told()
    hand.tab("咨询热线")
    assert hand.rows()[0][1] == "已办结"
    assert office.drafts.load("hotline", SLIP) is None


def test_a_call_for_later_is_open(hand: Hand, qtbot: QtBot) -> None:
    hand.key("F2")
    qtbot.waitUntil(lambda: hand.title() == "来电便签")
    hand.fill(内容摘要="路灯不亮")
    hand.key("Ctrl+Return")
    assert "已登记，待办" in hand.told()
    hand.tab("咨询热线")
    assert hand.rows()[0][1] == "已登记"


def test_the_first_letter_is_kept_and_comes_back(
    hand: Hand, office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    hand.key("F2")
    qtbot.waitUntil(lambda: hand.title() == "来电便签")
    hand.type_in("内容摘要", "滨")
    kept = office.drafts.load("hotline", SLIP)  # at once, nothing was closed
    assert kept is not None
    assert kept.raw["content"] == "滨"
    hand.press("放弃")
    office.drafts.save("hotline", SLIP, {**kept.raw, "content": "滨河路"})
    other = Hand(qtbot, open_window(office))
    assert "按 F2 继续" in other.told()
    other.key("F2")
    qtbot.waitUntil(lambda: other.title() == "来电便签")
    assert other.value("内容摘要") == "滨河路"


def test_the_same_number_before_is_shown(hand: Hand, office: Office, qtbot: QtBot) -> None:
    call(office, "物业乱收费", called_at="2026-04-02 10:00", phone="13812345678")
    hand.key("F2")
    qtbot.waitUntil(lambda: hand.title() == "来电便签")
    hand.fill(电话="13812345678")
    hand.see("以前来过 1 次")
    assert hand.sees("2026-04-02")


def test_nothing_said_is_told_and_nothing_written(hand: Hand, qtbot: QtBot) -> None:
    hand.key("F2")
    qtbot.waitUntil(lambda: hand.title() == "来电便签")
    hand.press("保存待办")
    assert hand.sees("内容摘要：必须填写")
