"""The real window over the real office, and a hand that works in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from tests.hand import Hand
from ui import style
from ui.main_window import MainWindow
from ui.sweeper import Sweeper


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """As in the program, garbage is collected on the window's thread and on no other."""
    sweeper = next(iter(qapp.findChildren(Sweeper)), None) or Sweeper(qapp)
    yield
    sweeper.sweep()


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in its look, at the standard size."""
    if not qapp.property("family"):
        style.dress(qapp)
    style.enlarge(qapp, style.STANDARD)
    return qapp


@pytest.fixture
def open_window(dressed: QApplication, qtbot: QtBot) -> Iterator[Callable[[Office], MainWindow]]:
    """Opens a window over an office, one at a time: the one before is gone first; the office stays open."""
    made: list[MainWindow] = []

    def show(office: Office) -> MainWindow:
        while made:
            _take_away(made.pop())
        window = MainWindow(office)
        made.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.settled() and window.isActiveWindow())
        return window

    yield show
    while made:
        _take_away(made.pop())


def _take_away(window: MainWindow) -> None:
    """As a kill would, but for the office, which the test still looks into."""
    if window.work is not None:
        window.work.leave()
        window.work = None
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(open_window: Callable[[Office], MainWindow], office: Office) -> MainWindow:
    """The window over the office, filled and in front."""
    return open_window(office)


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot) -> Hand:
    """A hand that works in that window."""
    return Hand(qtbot, window)
