"""公开日接访: visitors under the event they came to."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from tests.hand import Hand


def hold_event(hand: Hand, day: str, place: str, qtbot: QtBot) -> None:
    hand.press("新建活动")
    qtbot.waitUntil(lambda: hand.title() == "新建活动")
    hand.fill(活动日期=day, 地点=place)
    hand.press("保存")
    qtbot.waitUntil(lambda: hand.title() != "新建活动")


def receive(hand: Hand, visitor: str, **more: str) -> None:
    hand.press("新增")
    hand.fill(来访人=visitor, 反映事项="问征收补偿", 接访领导="局长", **more)
    hand.press("保存")


def test_new_visitors_belong_to_the_event_chosen(hand: Hand, qtbot: QtBot) -> None:
    hand.tab("公开日接访")
    hold_event(hand, "2025-05-15", "老广场", qtbot)
    hold_event(hand, "2026-05-15", "县城文化广场", qtbot)
    hand.choose(活动="2025-05-15 老广场")
    receive(hand, "许建国")
    assert hand.rows()[0][0] == "接访-2025-0001"
    hand.choose(活动="2026-05-15 县城文化广场")
    assert hand.rows() == []
    receive(hand, "董晓", 答复情况="转办", 转办科室="房产管理股", 承诺工作日数="5")
    assert hand.sees("来访 1 人次")
    assert hand.sees("转办 1")
    hand.choose(活动="全部活动")
    assert len(hand.rows()) == 2


def test_what_was_passed_on_needs_somebody_and_a_day(hand: Hand, office: Office, qtbot: QtBot) -> None:
    hand.tab("公开日接访")
    hold_event(hand, "2026-05-15", "县城文化广场", qtbot)
    receive(hand, "董晓", 答复情况="转办")
    assert hand.sees("转办的事项必须填写")
    assert hand.sees("请填写承诺期限")
    assert hand.value("来访人") == "董晓"
    assert hand.rows() == []


def test_an_event_is_put_right_and_its_visitors_go_along(hand: Hand, qtbot: QtBot) -> None:
    hand.tab("公开日接访")
    hold_event(hand, "2026-05-14", "县城文化广场", qtbot)
    receive(hand, "许建国")
    hand.press("编辑活动")
    qtbot.waitUntil(lambda: hand.title() == "编辑活动")
    hand.fill(活动日期="2026-05-15")
    hand.press("保存")
    qtbot.waitUntil(lambda: hand.title() != "编辑活动")
    hand.choose(活动="2026-05-15 县城文化广场")
    assert "2026-05-15" in hand.rows()[0]
