"""工具: what is opened from the menu is opened over the ledger, and Esc leaves it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.services.office import Office
from tests.hand import Hand
from ui import style
from ui.main_window import MainWindow
from ui.shortcuts import CATALOGUE, TABLE, ShortcutsPage


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("期限试算…", "期限试算"),
        ("文书用语…", "文书用语"),
        ("标准目录…", "标准目录"),
        ("公开目录…", "公开目录"),
        ("公开指南…", "公开指南"),
        ("规范性文件目录…", "规范性文件目录"),
    ],
)
def test_it_opens_and_escape_leaves_it(hand: Hand, words: str, title: str) -> None:
    hand.menu("工具", words)
    assert hand.title() == title
    hand.key("Esc")
    assert hand.title() != title


def test_a_trial_leaves_no_record(hand: Hand) -> None:
    hand.menu("工具", "期限试算…")
    hand.choose(申请渠道="当面")
    assert hand.sees("到期日 ")
    hand.press("关闭")
    hand.tab("依申请公开")
    assert hand.rows() == []


def test_every_key_is_told_on_a_low_screen_in_the_largest_letters(window: MainWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.enlarge(app, len(style.SIZES) - 1)
    try:
        page = ShortcutsPage(window)
        page.open()
        QApplication.processEvents()
        assert page.minimumSizeHint().height() <= 768 - 40
        assert (CATALOGUE, "登记主动公开时，从标准目录选事项") in TABLE
    finally:
        style.enlarge(app, style.STANDARD)


def test_a_row_switched_off_comes_back_by_undo(hand: Hand, office: Office) -> None:
    hand.menu("工具", "标准目录…")
    hand.fill(查找目录="目录31")
    hand.press("停用")
    hand.press("关闭")
    assert "撤销“停用目录事项”" in hand.menu_words("编辑")
    hand.menu("编辑", "撤销“停用目录事项”")
    assert office.catalogue.row(31).enabled
