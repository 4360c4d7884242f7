"""Tables 三 and 四 as published: merged names and heads, and a cell for every number that the keyboard reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from desktop_app.domain.annual_report import BLOCKS, BY_KEY
from desktop_app.domain.annual_report_fill import Cell
from desktop_app.domain.annual_report_tables import Box, Table
from ui.report_head import PAD, MergedHead, NameDelegate, row_heights
from ui.style import colour
from ui.table_model import ALIGN, DISPLAY, INK, NOWHERE, TIP, Index
from ui.tell import label

_SAID, _GROUND = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.BackgroundRole
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
# Widths in Chinese characters: of the three columns of names at least, of a number beside them at least and at most, of
# a number of a table that has no names.
_NAMES, _NUMBER, _WIDE, _NARROW = (3, 5, 10), 5, 9, 3
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def name_of(cell: Cell) -> str:
    """A cell as a person names it."""
    row, column = cell
    return f"{BLOCKS[row] if row in BLOCKS else BY_KEY[row].title}，{column}"


class BoxModel(QAbstractTableModel):
    """The boxes below the heads; `marks` are the cells something is wrong with, and what."""

    def __init__(self) -> None:
        super().__init__()
        self._table = Table("", 0, 0, 0, ())
        self._at: dict[tuple[int, int], Box] = {}
        self._marks: Mapping[Cell, str] = {}
        self._inks = {name: QBrush(colour(name)) for name in ("ink", "muted", "main-dark")}
        self._wrong = QBrush(colour("late-pale"))

    def show(self, table: Table, marks: Mapping[Cell, str]) -> bool:
        """Show this table; whether its shape is another one, so that the cursor has nowhere to stay."""
        other = (table.columns, table.rows) != (self._table.columns, self._table.rows)
        if other:
            self.beginResetModel()
        self._table, self._marks = table, marks
        self._at = {(box.row - table.heads, box.column): box for box in table.boxes}
        if other:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, table.columns - 1))
        return other

    def box(self, index: Index) -> Box | None:
        """The box that begins at an index."""
        return self._at.get((index.row(), index.column()))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The rows below the heads."""
        return 0 if parent.isValid() else self._table.rows - self._table.heads

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Names and numbers."""
        return 0 if parent.isValid() else self._table.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The cursor goes from number to number; names are only read."""
        box = self.box(index)
        if box is None or box.cell is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """The words of a box, its look, and how it is read out."""
        box = self.box(index)
        if box is None:
            return None
        if role == DISPLAY:
            return box.shown
        if role == ALIGN:
            return _LEFT if box.left else _CENTRE
        if role == INK:
            return self._inks["ink" if box.head else "main-dark" if box.value else "muted"]
        if role == _GROUND:
            return self._wrong if box.cell in self._marks else None
        if box.cell is not None and role == _SAID:
            return f"{name_of(box.cell)}：{box.shown}"
        if box.cell is not None and role == TIP:
            return self._marks.get(box.cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The column of the numbers, for whoever cannot see the merged heads."""
        if role != DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        box = self._at.get((0, section))
        return box.cell[1] if box is not None and box.cell is not None else ""


class _Body(QTableView):
    opened = Signal()
    moved = Signal()
    fitted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fitted.emit()


class ReportTable(QWidget):
    """One published table; `wanted` tells row and column of a number somebody wants to see behind."""

    wanted = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._table: Table | None = None
        self._model, self._view = BoxModel(), _Body()
        self._head, self._names = MergedHead(self._view), NameDelegate(self._view)
        self._said = label("", "note")
        self._said.setAccessibleName(f"{name}的当前单元格")
        self._late = QTimer(self)  # many events of one resizing are one fitting
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._fit)
        self._dress(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._said)
        self.setFocusProxy(self._view)

    def _dress(self, name: str) -> None:
        view = self._view
        view.setModel(self._model)
        view.setHorizontalHeader(self._head)
        view.verticalHeader().hide()
        view.setAccessibleName(name)
        view.setAccessibleDescription("方向键移动，回车或双击查看数字背后的申请")
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        view.setTabKeyNavigation(False)
        view.setWordWrap(True)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMinimumHeight(120)
        view.verticalScrollBar().valueChanged.connect(lambda _at: view.viewport().update())
        view.opened.connect(self._open)
        view.doubleClicked.connect(self._open)
        view.moved.connect(self._say)
        view.fitted.connect(self._late.start)

    def show_table(self, table: Table, marks: Mapping[Cell, str]) -> None:
        """Show these numbers; the cursor stays where it was."""
        self._table = table
        if self._model.show(table, marks):
            self._span(table)
            self._fit()
            first = next(box for box in table.boxes if box.cell is not None)
            self._view.setCurrentIndex(self._model.index(first.row - table.heads, first.column))
        self._say()

    def go_to(self, cell: Cell) -> None:
        """Put the cursor on a number."""
        assert self._table is not None
        box = next(box for box in self._table.boxes if box.cell == cell)
        self._view.setCurrentIndex(self._model.index(box.row - self._table.heads, box.column))
        self._view.setFocus()

    def _span(self, table: Table) -> None:
        self._view.clearSpans()
        for column in range(min(box.column for box in table.boxes if box.cell is not None)):
            self._view.setItemDelegateForColumn(column, self._names)
        for box in table.boxes:
            if box.row >= table.heads and (box.down > 1 or box.across > 1):
                self._view.setSpan(box.row - table.heads, box.column, box.down, box.across)

    def _current(self) -> Box | None:
        return self._model.box(self._view.currentIndex())

    def _open(self) -> None:
        box = self._current()
        if box is not None and box.cell is not None:
            self.wanted.emit(*box.cell)

    def _say(self) -> None:
        box = self._current()
        if box is None or box.cell is None:
            self._said.setText("方向键移动，回车或双击查看数字背后的申请")
            return
        then = "按回车或双击查看" if box.value else "没有对应的申请"
        self._said.setText(f"{name_of(box.cell)}：{box.shown} 件；{then}")

    def _fit(self) -> None:
        table = self._table
        if table is None:
            return
        metrics = self._view.fontMetrics()
        wide = _widths(table, metrics, self._view.viewport().width())
        for column, width in enumerate(wide):
            self._view.setColumnWidth(column, width)
        self._head.show_boxes(table.boxes, table.heads, wide)
        heights = row_heights(
            table.boxes, table.heads, table.rows - table.heads, wide, metrics, metrics.height() + 2 * PAD
        )
        for row, height in enumerate(heights):
            self._view.setRowHeight(row, height)

    def changeEvent(self, event: QEvent) -> None:
        """Columns and rows follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._late.start()


def _widths(table: Table, metrics: QFontMetrics, room: int) -> Sequence[int]:
    """Numbers as wide as each other, names what is left; what does not fit is scrolled."""
    letter = metrics.horizontalAdvance("字")
    names = min(box.column for box in table.boxes if box.cell is not None)
    numbers = table.columns - names
    if not names:
        number = max(_NARROW * letter + 2 * PAD, room // numbers)
        return [*[number] * (numbers - 1), max(number, room - number * (numbers - 1))]
    least = [width * letter + 2 * PAD for width in _NAMES]
    number = max(_NUMBER * letter - letter // 2 + 2 * PAD, min(room * 2 // 5 // numbers, _WIDE * letter))
    least[-1] += max(0, room - sum(least) - number * numbers)
    return [*least, *[number] * numbers]
