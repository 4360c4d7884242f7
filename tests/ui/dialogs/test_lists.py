"""代码表: own words come and go, built-in ones are only hidden, the tree stays a tree."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.lists import open_lists


def test_words_are_added_moved_and_hidden(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    heard: list[bool] = []
    open_lists(window, office, on_changed=lambda: heard.append(True))
    hand.pick("代码表", "事项类别")
    hand.fill(词条内容="信访")
    hand.press("新增")
    hand.press("上移")
    hand.pick("词条", "表扬", shown=False)
    hand.press("保存")
    assert "已保存" in hand.told()
    assert heard
    assert office.entries.options("matter")[-2:] == ("信访", "其他")
    assert "表扬" not in office.entries.options("matter")
    hand.press("关闭")
    assert not hand.is_open()


def test_builtin_words_can_only_be_hidden(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_lists(window, office, "matter")
    hand.pick("词条", "咨询")
    hand.press("删除")
    assert "“咨询”是内置词条，不能删除" in hand.told()
    hand.fill(词条内容="问询")
    hand.press("改名")
    assert "“咨询”是内置词条，不能改名" in hand.told()
    hand.fill(词条内容="投诉")
    hand.press("新增")
    assert "已有“投诉”" in hand.told()
    hand.fill(词条内容="  ")
    hand.press("新增")
    assert "请先写词条内容" in hand.told()


def test_a_word_in_use_keeps_its_name(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    raw = {**office.entries.blank(HOTLINE), "department": "质安站"}
    with office.store.unit("试") as unit:
        unit.add(HOTLINE, raw)
    open_lists(window, office, "department")
    hand.pick("词条", "质安站")
    hand.press("删除")
    assert "“质安站”已有 1 条记录使用" in hand.told()
    hand.pick("词条", "办公室")
    hand.fill(词条内容="综合股")
    hand.press("改名")
    hand.press("保存")
    assert office.entries.options("department") == ("综合股", "质安站")


def test_a_word_among_several_is_in_use_too(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    office.lists.put("channel", [*office.lists.words("channel"), ("乡镇大集", True)])
    told = {**office.entries.blank(DISCLOSURE), "title": "名单", "channels": ("公开栏", "乡镇大集")}
    with office.store.unit("试") as unit:
        unit.add(DISCLOSURE, told)
    open_lists(window, office, "channel")
    hand.pick("词条", "乡镇大集")
    hand.press("删除")
    assert "“乡镇大集”已有 1 条记录使用" in hand.told()


def test_the_tree_takes_a_word_below_another(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    before = office.entries.options("category")
    open_lists(window, office, "category")
    hand.pick("词条", "列席会议")
    hand.fill(词条内容="企业代表")
    hand.press("新增下级")
    hand.press("保存")
    after = office.entries.options("category")
    assert set(after) - set(before) == {"决策公开 / 列席会议 / 企业代表"}
    assert [word for word in after if word in before] == list(before)
    hand.fill(词条内容="甲/乙")
    hand.press("新增")
    assert "不能含“/”" in hand.told()


def test_closing_with_unsaved_words_asks_once(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_lists(window, office, "matter")
    hand.fill(词条内容="信访")
    hand.press("新增")
    hand.pick("代码表", "领域")
    hand.press("关闭")
    assert "“事项类别”有改动没有保存" in hand.told()
    hand.press("关闭")
    assert not hand.is_open()
    assert "信访" not in office.entries.options("matter")
