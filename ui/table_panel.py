"""The table of a register with its count, its empty state, and the arrangement that each person is used to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from ui.columns_choice import ColumnsChoice
from ui.table_model import RegisterTableModel, Source
from ui.table_view import RegisterTable
from ui.tell import Teller, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_EMPTY_HIGH = 80  # pixels


class TablePanel(QWidget):
    """Shows a question in the order and the columns the person chose."""

    looked_at = Signal(object)  # Record the cursor came to
    opened = Signal()
    resorted = Signal()
    settled = Signal()

    def __init__(self, register: Register, office: Office, teller: Teller) -> None:
        super().__init__()
        self._register, self._office, self._teller = register, office, teller
        self._sort: tuple[tuple[str, bool], ...] = ()
        self._silent = False
        entries = office.entries
        source = Source(entries.count, entries.ids, entries.page, lambda ids: entries.rows(register, ids))
        self._model = RegisterTableModel(register, source, entries.today)
        self._table = RegisterTable(register, self._model)
        self._count, self._empty = label("", "note"), label("", "note")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMinimumHeight(_EMPTY_HIGH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._empty)
        layout.addWidget(self._count)
        self.setFocusProxy(self._table)
        self._table.looked_at.connect(self._look)
        self._table.opened.connect(lambda _row: self.opened.emit())
        self._table.sorted_by.connect(self._sort_by)
        self._table.arranged.connect(self._remember)
        self._table.columns_wanted.connect(self.choose_columns)
        self._model.troubled.connect(teller.refuse)
        self._model.settled.connect(self._settle)
        self._remembered()

    def show_query(self, query: Query, total: int, empty: str) -> None:
        """Show the rows of a question that has so many; `empty` is said when there are none."""
        self._empty.setText(empty)
        self._model.show_query(replace(query, sort=self._sort), total)
        self._tell_count()

    def rest(self) -> None:
        """Read nothing more; before a ledger is closed."""
        self._model.rest()

    def _tell_count(self) -> None:
        total = self._model.total
        self._count.setText(f"共 {total} {self._register.noun}" if total else "")
        self._empty.setVisible(total == 0)

    def _settle(self) -> None:
        self._tell_count()
        self.settled.emit()

    @property
    def query(self) -> Query:
        """The question whose rows are seen, with its order."""
        return self._model.query

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._model.total

    def has(self, record_id: int) -> bool:
        """Whether a record is among the rows known so far."""
        return self._model.row_of(record_id) is not None

    def go_to(self, record_id: int, *, silently: bool = False) -> bool:
        """Put the cursor on a record; False when it is not among the rows. `silently` tells nobody."""
        row = self._model.row_of(record_id)
        if row is None:
            return False
        self._silent = True
        self._table.go_to(row)
        self._silent = False
        if not silently:
            self._look(row)
        return True

    def go_to_first(self) -> None:
        """Put the cursor on the first row, where there is one and the cursor is on none."""
        if self._table.current_row() is None:
            self._table.go_to(0)

    def _look(self, row: object) -> None:
        if self._silent or not isinstance(row, int):
            return
        try:
            record: Record = self._model.record(row)
        except AppError as error:
            self._teller.refuse(error)
            return
        self.looked_at.emit(record)

    def _sort_by(self, key: str, down: bool) -> None:  # a slot
        self._sort = ((key, down),)
        self._remember()
        self.resorted.emit()
        self._table.show_order(self._sort)

    def columns(self) -> tuple[str, ...]:
        """The keys of the columns as seen, from left to right."""
        shown = self._table.arrangement()["columns"]
        assert isinstance(shown, list)
        return tuple(shown)

    def choose_columns(self) -> None:
        """Let the person choose columns."""
        ColumnsChoice(self.window(), self._register, self.columns(), self._show_columns).open()

    def _show_columns(self, keys: list[str]) -> None:
        self._table.show_columns(keys)
        self._table.show_order(self._sort)
        self._remember()

    def _remember(self) -> None:
        kept = {**self._table.arrangement(), "sort": [list(pair) for pair in self._sort]}
        try:
            self._office.window.put(f"table.{self._register.key}", kept)
        except AppError as error:
            self._teller.refuse(error)

    def _remembered(self) -> None:
        kept = self._office.window.get(f"table.{self._register.key}")
        if not isinstance(kept, dict):
            return
        self._table.arrange(kept)
        sort = kept.get("sort")
        if isinstance(sort, list):
            known = self._register.by_key
            pairs = [pair for pair in sort if isinstance(pair, list) and pair and pair[0] in known]
            self._sort = tuple((str(pair[0]), bool(pair[-1])) for pair in pairs)
            self._table.show_order(self._sort)
