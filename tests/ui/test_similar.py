"""The same person asking nearly the same: shown side by side, decided by the clerk, logged."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from tests.hand import Hand
from tests.ui.test_intake import fill_rest, newest, request


def test_a_similar_request_is_shown_beside_and_the_decision_is_logged(hand: Hand, office: Office) -> None:
    earlier = request(office, "请公开阳光花园小区2024年维修资金使用明细", reached_on="2026-05-06")
    hand.tab("依申请公开")
    hand.press("新增")
    hand.fill(申请渠道="当面")
    fill_rest(hand)
    hand.fill(申请内容="公开阳光花园小区2024年维修资金使用的明细")
    hand.see("有内容相近的申请，待判断")
    assert hand.value("较早申请的内容") == earlier.text("content")
    assert hand.value("本件内容") == "公开阳光花园小区2024年维修资金使用的明细"
    hand.press("按重复申请处理")
    assert "保存时一并记录" in hand.told()
    assert not hand.sees("有内容相近的申请")
    hand.press("保存")
    (told,) = office.cases.decisions(newest(office).id)
    assert (told.number, told.decision) == (earlier.text("number"), "内容相同，按重复申请处理")


def test_an_undecided_one_stays_visible_and_is_decided_later(hand: Hand, office: Office) -> None:
    earlier = request(office, "请公开阳光花园小区2024年维修资金使用明细", reached_on="2026-05-06")
    hand.tab("依申请公开")
    hand.press("新增")
    hand.fill(申请渠道="当面")
    fill_rest(hand)
    hand.fill(申请内容="公开阳光花园小区2024年维修资金使用的明细")
    hand.press("保存")
    hand.see("有内容相近的申请，待判断：申请-2026-0001")
    hand.press("去判断")
    assert hand.cursor() == "分别办理"
    hand.press("不是同一申请人")
    assert "已办" in hand.told()
    assert not hand.sees("待判断")
    (told,) = office.cases.decisions(newest(office).id)
    assert told.decision == "不是同一申请人"
    assert earlier.text("number") == told.number


def test_joining_decided_at_intake_goes_on_to_the_dialog(hand: Hand, office: Office, qtbot: QtBot) -> None:
    request(office, "请公开阳光花园小区2024年维修资金使用明细", reached_on="2026-05-06")
    hand.tab("依申请公开")
    hand.press("新增")
    hand.fill(申请渠道="当面")
    fill_rest(hand)
    hand.fill(申请内容="公开阳光花园小区2024年维修资金使用的明细")
    hand.see("有内容相近的申请，待判断")
    hand.press("并案办理")
    hand.press("保存")
    qtbot.waitUntil(lambda: hand.title() == "并案：申请-2026-0002")
    assert hand.cursor() == "并案理由"
    hand.fill(并案理由="同一事项")
    hand.press("确定并案")
    assert newest(office)["state"] == "已并案"
