"""回收站: what was made void, and back."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.records import Changed, Query
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.visit import VISIT
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.recycle_bin import open_recycle_bin


def test_void_records_of_all_registers_come_back(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    with office.store.unit("试") as unit:
        call = unit.add(HOTLINE, {**office.entries.blank(HOTLINE), "caller": "毛艳"})
        visit = unit.add(VISIT, {**office.entries.blank(VISIT), "visitor": "王祎"})
    office.entries.void(HOTLINE, call, "重复登记")
    office.entries.void(VISIT, visit, "登记错误")
    heard: list[Changed] = []
    open_recycle_bin(window, office, heard.append)
    rows = {row[0]: row for row in hand.rows("作废的记录")}
    assert rows[HOTLINE.title][3:5] == ["重复登记", "李文"]
    assert rows[VISIT.title][5] == "2026-03-09 10:30"
    first = hand.rows("作废的记录")[0][0]
    hand.press("恢复")
    assert f"回到“{first}”台账" in hand.told()
    hand.press("恢复")
    assert hand.sees("回收站是空的")
    assert not hand.may_press("恢复")
    assert {key for changed in heard for key in changed.records} == {HOTLINE.key, VISIT.key}
    assert office.entries.count(Query(HOTLINE.key)) == 1


def test_an_empty_bin_says_so(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_recycle_bin(window, office)
    assert hand.sees("回收站是空的")
    assert not hand.may_press("恢复")
