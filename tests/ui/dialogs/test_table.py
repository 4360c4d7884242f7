"""The table of texts: honest about its rows, and only those looked at are made into words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.dialogs.table import TextTable, chosen_row, table_view


def test_only_rows_in_sight_are_made(qtbot: QtBot) -> None:
    made: set[int] = set()

    def cells(row: int) -> tuple[str, str]:
        made.add(row)
        return str(row), "甲"

    model = TextTable(("行号", "内容"))
    view = table_view(model, "行", (4, 10))
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    model.show(5000, cells)
    QApplication.processEvents()
    assert model.rowCount() == 5000
    assert 0 < len(made) < 60
    view.scrollToBottom()
    QApplication.processEvents()
    assert 4999 in made
    assert len(made) < 120


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = TextTable(("行号", "内容"))
    model.show_rows([("1", "甲"), ("2", "乙")])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    assert model.headerData(1, Qt.Orientation.Horizontal) == "内容"


def test_a_row_is_chosen_only_when_it_is(qtbot: QtBot) -> None:
    model = TextTable(("行号",))
    view = table_view(model, "行", (4,))
    qtbot.addWidget(view)
    assert chosen_row(view) is None
    model.show_rows([("1",), ("2",)])
    view.selectRow(1)
    assert chosen_row(view) == 1
