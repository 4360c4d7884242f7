"""A tab with too many pages for one line: their titles in a list, below headings, by keyboard alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from ui.paged_tab import PagedTab

TITLES = ("领导小组", "责任书", "工作会议")


def made(qtbot: QtBot) -> tuple[PagedTab, QListWidget]:
    def page(title: str) -> QWidget:
        line = QLineEdit()
        line.setAccessibleName(title)
        return line

    tab = PagedTab(
        "工作保障", [(title, partial(page, title)) for title in TITLES], (("组织", 2), ("制度与计划", 1))
    )
    qtbot.addWidget(tab)
    tab.show()
    contents = tab.findChild(QListWidget, "contents")
    assert contents is not None
    return tab, contents


def in_front(tab: PagedTab) -> str:
    front = tab.front()
    assert front is not None
    return front.accessibleName()


def test_the_arrows_go_from_title_to_title_and_over_headings(qtbot: QtBot) -> None:
    tab, contents = made(qtbot)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is tab)
    assert [contents.item(at).text() for at in range(contents.count())] == [
        "组织",
        *TITLES[:2],
        "制度与计划",
        TITLES[2],
    ]
    assert in_front(tab) == TITLES[0]
    contents.setFocus()
    for title in TITLES[1:]:
        QTest.keyClick(contents, Qt.Key.Key_Down)
        assert in_front(tab) == title
    assert QApplication.focusWidget() is contents


def test_tab_leaves_the_list_for_the_page(qtbot: QtBot) -> None:
    tab, contents = made(qtbot)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is tab)
    contents.setFocus()
    QTest.keyClick(contents, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tab.front()


def test_the_list_follows_a_page_that_is_turned_elsewhere(qtbot: QtBot) -> None:
    tab, contents = made(qtbot)
    tab.turn(2)
    assert contents.currentItem().text() == TITLES[2]
    pages = tab.findChild(QTabWidget)
    assert pages is not None
    assert not pages.tabBar().isVisible()


def test_where_a_form_leaves_no_room_the_titles_drop_down(qtbot: QtBot) -> None:
    tab, contents = made(qtbot)
    tab.resize(900, 300)
    box = tab.findChild(QComboBox)
    assert box is not None
    assert (contents.isVisible(), box.isVisible()) == (True, False)
    front = tab.front()
    assert front is not None
    front.setMinimumWidth(880)
    qtbot.waitUntil(box.isVisible)
    assert not contents.isVisible()
    assert tab.minimumSizeHint().width() < 900
    box.setCurrentIndex(2)
    assert (in_front(tab), contents.currentItem().text()) == (TITLES[2], TITLES[2])
    assert box.currentText() == "制度与计划：工作会议"
    front.setMinimumWidth(100)
    qtbot.waitUntil(contents.isVisible)
