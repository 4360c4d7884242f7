"""A real office over a real file, a window to hang dialogs on, and a hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Person
from desktop_app.services.bureau import Bureau
from desktop_app.services.office import Office, open_office
from tests.ui.dialogs.hand import DialogHand
from ui import style

TODAY = date(2026, 3, 9)
NOW = datetime(2026, 3, 9, 10, 30)
BUREAU = Bureau(
    name="青石县住房和城乡建设局",
    short_name="青石县住建局",
    doc_prefix="青住建公开",
    phone="0915-4420000",
    supervision_phone="0915-4420011",
    address="青石县人民路1号",
    postcode="725300",
    review_organ="青石县人民政府",
    court="青石县人民法院",
)


@pytest.fixture
def hand(window: QMainWindow, qtbot: QtBot) -> DialogHand:
    """A hand for the dialogs of that window."""
    return DialogHand(qtbot, window)


@pytest.fixture
def fresh_office(tmp_path: Path) -> Iterator[Office]:
    """An office on its first day."""
    office = open_office(tmp_path / "data", today=lambda: TODAY, now=lambda: NOW)
    yield office
    office.close(copy=False)


@pytest.fixture
def office(fresh_office: Office) -> Office:
    """An office with its bureau and one person at the desk."""
    people = fresh_office.people
    people.sign_in(people.put(Person("李文", "办公室", ("登记", "初审", "复核", "管理"))), "")
    fresh_office.bureau.put(BUREAU)
    fresh_office.lists.put("department", [("办公室", True), ("质安站", True)])
    return fresh_office


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QMainWindow]:
    """Something to hang dialogs on, as large as a small screen."""
    style.dress(qapp)
    parent = QMainWindow()
    qtbot.addWidget(parent)
    parent.resize(1366, 728)
    parent.show()
    yield parent
    for dialog in parent.findChildren(QDialog):
        dialog.done(0)
