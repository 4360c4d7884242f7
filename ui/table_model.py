"""A thin table over ids and pages: a million rows cost an array of numbers and the pages looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QBrush

from desktop_app.domain.deadlines import words
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from ui.due import due_tone
from ui.style import colour

PAGE = 100
PAGES_KEPT = 60
AT_ONCE = 3_000  # up to so many ids are fetched before the table is shown; more come from a worker
_LOOK_EVERY = 10  # ms, while ids are on their way
_AFTER = 40  # ms from a question until all its ids are read: what is in sight is painted first, undisturbed
_CELL = 80  # characters of a cell that are worth painting
# Looked up thousands of times in a repaint: module variables halve its cost.
DISPLAY, TIP, INK, ALIGN = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.TextAlignmentRole,
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HORIZONTAL = Qt.Orientation.Horizontal
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Source:
    """Where rows come from: four questions, so that a test may hand over four lambdas."""

    count: Callable[[Query], int]
    ids: Callable[[Query], array[int]]
    page: Callable[[Query, int, int], list[Record]]
    rows: Callable[[Sequence[int]], list[Record]]


# Plain futures, asked for by a timer: no Qt object is ever touched, let alone destroyed, by the worker.
_WORKER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ids")


def finish_reading() -> None:
    """Wait until no list of ids is being read any more; before a ledger is closed, when all models rest."""
    _WORKER.submit(int).result()


class RegisterTableModel(QAbstractTableModel):
    """Knows rows and columns of one register; knows neither SQL nor widgets."""

    troubled = Signal(object)  # an AppError met while reading
    settled = Signal()  # all ids are known

    def __init__(self, register: Register, source: Source, today: Callable[[], date]) -> None:
        super().__init__()
        self._register, self._source, self._today = register, source, today
        self._columns = list(first_columns(register))
        self.query = Query(register.key)
        self._ids: array[int] | None = array("q")
        self._total = 0
        self._pages: OrderedDict[int, list[Record]] = OrderedDict()
        self._coming: Future[array[int]] | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._take)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER)
        self._later.timeout.connect(self._fetch)
        self._inks = {name: QBrush(colour(name)) for name in ("late", "soon", "muted")}

    def show_query(self, query: Query, total: int | None = None) -> None:
        """Ask anew; the first page is there at once, all ids at the latest a moment later.

        `total` spares the count where somebody has just counted.
        """
        total = self._source.count(query) if total is None else total
        if self._coming is not None:
            self._coming.cancel()
            self._coming = None
        self.beginResetModel()
        self.query, self._total = query, total
        self._pages.clear()
        self._ids = self._source.ids(query) if total <= AT_ONCE else None
        if self._ids is not None:
            self._total = len(self._ids)
        self.endResetModel()
        self._look.stop()
        if self._ids is None:
            self._later.start()
        else:
            self._later.stop()
            self.settled.emit()

    def rest(self) -> None:
        """Read nothing more by itself; before a ledger is closed."""
        self._later.stop()
        self._look.stop()

    def _fetch(self) -> None:
        self._coming = _WORKER.submit(self._source.ids, self.query)
        self._look.start()

    def _take(self) -> None:
        coming = self._coming
        if coming is None or not coming.done():
            return
        self._look.stop()
        self._coming = None
        try:
            found = coming.result()
        except AppError as error:
            self.troubled.emit(error)
            return
        if len(found) != self._total:
            self.beginResetModel()
            self._ids, self._total = found, len(found)
            self._pages.clear()
            self.endResetModel()
        else:
            self._ids = found
        self.settled.emit()

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these fields, in this order."""
        self.beginResetModel()
        self._columns = [key for key in keys if key in self._register.by_key]
        self.endResetModel()

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the fields shown."""
        return tuple(self._columns)

    @property
    def total(self) -> int:
        """How many rows the question has."""
        return self._total

    def record(self, row: int) -> Record:
        """The record of a row; its page is read when it is not there."""
        number, at = divmod(row, PAGE)
        if number not in self._pages:
            self._pages[number] = self._read(number)
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[number][at]

    def _read(self, number: int) -> list[Record]:
        begin = number * PAGE
        if self._ids is None:
            return self._source.page(self.query, begin, PAGE)
        return self._source.rows(self._ids[begin : begin + PAGE])

    def row_of(self, record_id: int) -> int | None:
        """The row of a record; None when it is not among the rows (or not known yet)."""
        if self._ids is None:
            for number, page in self._pages.items():
                for at, record in enumerate(page):
                    if record.id == record_id:
                        return number * PAGE + at
            return None
        try:
            return self._ids.index(record_id)
        except ValueError:
            return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """All rows, also those not read."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The fields shown."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """The words of a cell, its tip and its ink."""
        if role == DISPLAY:
            return self._cell(index)
        if role == INK:
            return self._ink(index)
        if role == TIP:
            key = self._columns[index.column()]
            return self._register[key].kind.brief(self._value(index)) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The label of a column."""
        if orientation != _HORIZONTAL or section >= len(self._columns):
            return None
        if role == DISPLAY:
            return self._register.label(self._columns[section])
        return _LEFT if role == ALIGN else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The order is the question's: use the tab's sort, which asks anew."""

    def _value(self, index: Index) -> Value:
        return self._safe(index.row()).values.get(self._columns[index.column()])

    def _safe(self, row: int) -> Record:
        try:
            return self.record(row)
        except (AppError, IndexError) as error:
            if isinstance(error, AppError):
                self.troubled.emit(error)
            return Record(self._register.key, 0, 0, {})

    def _cell(self, index: Index) -> str:
        key = self._columns[index.column()]
        record = self._safe(index.row())
        value = record.values.get(key)
        text = self._register[key].kind.brief(value)
        if key == "due_on" and isinstance(value, date) and self._open(record):
            return f"{text} {words(value, self._today())}"
        if len(text) > _CELL:
            text = text[:_CELL] + "…"
        return text.replace("\n", " ")

    def _ink(self, index: Index) -> QBrush | None:
        key = self._columns[index.column()]
        if key not in {"due_on", "state"}:
            return None
        record = self._safe(index.row())
        if not self._open(record):
            return self._inks["muted"] if key == "state" else None
        due = record.day("due_on")
        return self._inks.get(due_tone(due, self._today())) if due else None

    def _open(self, record: Record) -> bool:
        return self._register.flow.is_running(record.text("state")) and not record.text("void_reason")


def first_columns(register: Register) -> tuple[str, ...]:
    """The columns a table shows at first: deadline, and what it is about, are seen without scrolling."""
    keys = list(register.columns())
    about = [key for key in register.name_by if key in keys][-1:]
    ahead = [key for key in ("number", "state", "due_on", *about) if key in keys]
    return tuple(dict.fromkeys((*ahead, *keys)))
