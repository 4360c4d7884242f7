"""The paged model: honest about its size, reading only what is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record
from desktop_app.registers.hotline import HOTLINE
from ui.table_model import AT_ONCE, PAGE, RegisterTableModel, Source
from ui.table_view import RegisterTable


class Shelf:
    """Rows made on demand, with a note of which were asked for."""

    def __init__(self, count: int, *, gate: Event | None = None) -> None:
        self.total, self.gate = count, gate
        self.read: list[int] = []
        self.asked: list[str] = []  # which of the questions about all rows

    def source(self) -> Source:
        return Source(self._count, self._ids, self._page, self._rows)

    def _count(self, _query: Query) -> int:
        self.asked.append("count")
        return self.total

    def _ids(self, _query: Query) -> array[int]:
        self.asked.append("ids")
        if self.gate is not None:
            self.gate.wait(10)
        return array("q", range(1, self.total + 1))

    def _page(self, _query: Query, offset: int, limit: int) -> list[Record]:
        return self._rows(range(offset + 1, min(offset + limit, self.total) + 1))

    def _rows(self, ids: Sequence[int]) -> list[Record]:
        self.read.extend(ids)
        values: dict[str, Value] = {"state": "已登记", "due_on": date(2026, 5, 18)}
        return [Record("hotline", n, 1, {**values, "number": f"热线-2026-{n:04}"}) for n in ids]


def model_of(shelf: Shelf) -> RegisterTableModel:
    return RegisterTableModel(HOTLINE, shelf.source(), lambda: date(2026, 5, 20))


def shown(model: RegisterTableModel, row: int, key: str) -> object:
    return model.index(row, model.columns.index(key)).data()


def test_only_the_pages_looked_at_are_read() -> None:
    shelf = Shelf(AT_ONCE)
    model = model_of(shelf)
    model.show_query(Query("hotline"))
    assert model.rowCount() == AT_ONCE
    assert shelf.read == []
    assert shown(model, AT_ONCE - 1, "number") == f"热线-2026-{AT_ONCE}"
    assert len(shelf.read) <= PAGE


def test_a_long_answer_is_seen_before_all_its_ids_are_known(qtbot: QtBot) -> None:
    gate = Event()
    shelf = Shelf(100_000, gate=gate)
    model = model_of(shelf)
    model.show_query(Query("hotline"))
    assert model.rowCount() == 100_000
    assert shown(model, 0, "number") == "热线-2026-0001"
    with qtbot.waitSignal(model.settled):
        gate.set()
    assert model.row_of(99_999) == 99_998


def test_the_first_page_does_not_wait_for_a_count_or_for_the_ids(qtbot: QtBot) -> None:
    shelf = Shelf(100_000)
    model = model_of(shelf)
    model.show_query(Query("hotline"), shelf.total)
    assert shown(model, 0, "number") == "热线-2026-0001"
    assert shelf.asked == []
    with qtbot.waitSignal(model.settled):
        pass
    assert shelf.asked == ["ids"]


def test_a_count_that_was_too_old_is_put_right(qtbot: QtBot) -> None:
    model = model_of(Shelf(AT_ONCE + 7))
    model.show_query(Query("hotline"), AT_ONCE + 9)
    with qtbot.waitSignal(model.settled):
        assert model.rowCount() == AT_ONCE + 9
    assert model.rowCount() == AT_ONCE + 7


def test_a_model_at_rest_reads_no_more(qtbot: QtBot) -> None:
    shelf = Shelf(100_000)
    model = model_of(shelf)
    model.show_query(Query("hotline"), shelf.total)
    model.rest()
    with qtbot.assertNotEmitted(model.settled, wait=100):
        pass
    assert shelf.asked == []


def test_an_answer_to_an_older_question_is_dropped(qtbot: QtBot) -> None:
    gate = Event()
    shelf = Shelf(100_000, gate=gate)
    model = model_of(shelf)
    model.show_query(Query("hotline"))
    shelf.total = 2
    gate.set()
    shelf.gate = None
    model.show_query(Query("hotline", search="别的"))
    qtbot.waitUntil(lambda: True)
    assert model.rowCount() == 2
    assert model.row_of(2) == 1


def test_a_deadline_says_days_and_a_word() -> None:
    model = model_of(Shelf(1))
    model.show_query(Query("hotline"))
    assert shown(model, 0, "due_on") == "2026-05-18 逾期2天"


@pytest.mark.usefixtures("dressed")
def test_selecting_everything_does_not_freeze(qtbot: QtBot) -> None:
    model = model_of(Shelf(100_000))
    with qtbot.waitSignal(model.settled):
        model.show_query(Query("hotline"))
    asked = 0
    flags = model.flags

    def counting(index: object) -> Qt.ItemFlag:
        nonlocal asked
        asked += 1
        return flags(index)  # type: ignore[arg-type]

    model.flags = counting  # type: ignore[method-assign]  # how often is what froze the window
    table = RegisterTable(HOTLINE, model)
    qtbot.addWidget(table)
    table.show()
    table.selectAll()
    QApplication.processEvents()
    assert table.chosen_rows() == 100_000
    assert asked < 20_000


def test_qt_finds_no_fault(qtmodeltester: ModelTester) -> None:
    model = model_of(Shelf(7))
    model.show_query(Query("hotline"))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
