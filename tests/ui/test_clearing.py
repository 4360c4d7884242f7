"""规范性文件清理 and 登记解读 by visible words."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from tests.builders import added, moved
from tests.hand import Hand
from ui.main_window import MainWindow

DOCUMENT = {"normative": "是", "interpreted": "否", "formed_on": "2020-05-06"}


def test_a_clearing_is_entered_in_one_go(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    hand = Hand(qtbot, window)
    for title in ("物业管理办法", "停车管理办法", "燃气管理办法"):
        added(office, DISCLOSURE, title=title, **DOCUMENT)
    hand.menu("工具", "规范性文件清理…")
    qtbot.waitUntil(lambda: hand.title() == "规范性文件清理")
    assert hand.sees("现行有效的规范性文件共 3 件")
    hand.press("登记清理结果")
    assert hand.sees("还没有选清理结论")
    hand.choose(停车管理办法的清理结论="废止")
    hand.press("其余都是“继续有效”")
    hand.fill(清理日期="2026-07-01")
    hand.press("登记清理结果")
    assert hand.sees("清理日期：2026-07-01 还没有到")
    hand.fill(清理日期="2026-05-06", 清理说明="青住建〔2026〕12号")
    hand.press("登记清理结果")
    hand.wait_told("已登记3件规范性文件的清理结果")
    told = [office.entries.get(DISCLOSURE, at) for at in (1, 2, 3)]
    assert [one["validity"] for one in told] == ["有效", "废止", "有效"]
    assert {one["cleanup_note"] for one in told} == {"青住建〔2026〕12号"}


def test_an_interpretation_is_entered_beside_its_document(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    hand = Hand(qtbot, window)
    moved(office, DISCLOSURE, added(office, DISCLOSURE), "published", date(2026, 3, 9))
    record = added(office, DISCLOSURE, title="物业管理办法", **DOCUMENT)
    record = moved(office, DISCLOSURE, record, "published", date(2026, 3, 9))
    hand.tab("主动公开")
    qtbot.waitUntil(lambda: len(hand.rows("主动公开列表")) == 2)
    hand.select(0)
    assert hand.sees("公开-2026-0001")
    assert not hand.may_press("更多")
    hand.select(1)
    hand.drop("更多", "登记解读…")
    hand.fill(解读链接="公开-2026-0009", 解读形式="图表图解")
    hand.press("确定登记解读")
    hand.wait_told("已办：登记解读")
    assert office.entries.get(DISCLOSURE, record.id)["interpreted"] is True
