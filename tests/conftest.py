"""What tests of the window share: the real office on a real file, the real window, and a hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.services.office import Office
    from tests.hand import Hand
    from ui.main_window import MainWindow

TODAY = date(2026, 5, 20)
NOW = datetime(2026, 5, 20, 9, 30)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The name Qt sees."""
    return ["zwgk"]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A bureau with one person at the desk, its lists filled, no records, on 20 May 2026."""
    from desktop_app.domain.changes import Person
    from desktop_app.registers.codes import DEPARTMENT
    from desktop_app.services.bureau import suggested
    from desktop_app.services.office import open_office

    opened = open_office(tmp_path / "数据", today=lambda: TODAY, now=lambda: NOW)
    facts = suggested("云阳县住房和城乡建设局")
    from dataclasses import replace

    opened.bureau.put(replace(facts, phone="0519-81234567", address="云阳县人民路1号", postcode="213300"))
    opened.lists.put(DEPARTMENT, [("办公室", True), ("房产管理股", True), ("村镇建设股", True)])
    opened.people.put(Person("王芳", "办公室", ("登记", "管理")))
    opened.people.begin()
    yield opened
    opened.close(copy=False)


@pytest.fixture
def window(office: Office, qtbot: QtBot, qapp: object) -> Iterator[MainWindow]:
    """The window over that office, filled and in front."""
    from PySide6.QtWidgets import QApplication

    from ui import style
    from ui.main_window import MainWindow

    assert isinstance(qapp, QApplication)
    if not qapp.styleSheet():
        style.dress(qapp)
    made = MainWindow(office)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.settled)
    yield made
    made.close()


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot) -> Hand:
    """A hand that works in that window."""
    from tests.hand import Hand

    return Hand(qtbot, window)
