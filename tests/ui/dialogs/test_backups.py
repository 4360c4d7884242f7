"""备份与恢复: made, examined, and put back only when the word was typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.records import Query
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office, open_office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.backups import open_backups


def test_a_copy_is_made_and_put_back(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    def restore(copy: Path) -> None:
        office.restore(copy)

    open_backups(window, office, restore)
    assert hand.sees("还没有备份")
    assert not hand.may_press("恢复…")
    hand.press("立即备份")
    hand.wait_told("已备份并检验")
    hand.wait(lambda: hand.may_press("恢复…"))
    assert hand.rows("备份")[0][0] == "2026-03-09 10:30"
    assert hand.rows("备份")[0][2:] == ["手动备份", "完好"]
    with office.store.unit("试") as unit:
        unit.add(HOTLINE, {**office.entries.blank(HOTLINE), "caller": "毛艳"})
    hand.press("恢复…")
    hand.press("确认恢复")
    assert "没有恢复：请先输入“恢复”二字" in hand.told()
    hand.fill(**{"请输入“恢复”二字": "恢复"})
    hand.press("确认恢复")
    assert not hand.is_open()
    again = open_office(office.data)
    try:
        assert again.entries.count(Query(HOTLINE.key)) == 0
        assert again.bureau.known()
    finally:
        again.close(copy=False)


def test_a_damaged_copy_is_told(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    copy = office.safekeeping.copy_now()
    copy.write_bytes(copy.read_bytes()[:3000])
    open_backups(window, office, lambda _path: None)
    hand.press("检验")
    hand.wait_told("有 1 份备份不能用")
    assert hand.rows("备份")[0][3] == "文件已损坏或不是台账的备份"


def test_a_refused_restore_leaves_the_dialog_open(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    office.safekeeping.copy_now()

    def refuse(_copy: Path) -> None:
        raise Refused("这份备份由更新版本的程序保存", do="请升级程序后再恢复")

    open_backups(window, office, refuse)
    hand.press("恢复…")
    hand.fill(**{"请输入“恢复”二字": "恢复"})
    hand.press("确认恢复")
    assert "请升级程序后再恢复" in hand.told()
    hand.press("不恢复了")
    assert not hand.sees("请输入“恢复”二字")


def test_enter_after_the_word_restores_and_the_cursor_is_not_lost(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    office.safekeeping.copy_now()
    put_back: list[Path] = []
    open_backups(window, office, put_back.append)
    hand.wait(lambda: hand.cursor() == "备份")
    hand.press("检验")
    hand.wait_told("全部完好")
    hand.wait(lambda: hand.cursor() == "检验")
    hand.press("恢复…")
    hand.fill(**{"请输入“恢复”二字": "恢复"})
    hand.key("Return")
    assert len(put_back) == 1
    assert not hand.is_open()
