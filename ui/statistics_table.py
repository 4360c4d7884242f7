"""A table of numbers, each a cell the keyboard reaches; Enter or a double click wants the records behind one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.statistics_reading import Number
from ui.style import colour
from ui.table_model import ALIGN, DISPLAY, INK, NOWHERE, TIP, Index

_SAID = Qt.ItemDataRole.AccessibleTextRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PAD, _SIDES, _TARGET = 10, 24, 28  # pixels: above and below words, beside them, of a row at least
_SPARE = 6  # pixels by which words that just fit are not broken
_WIDEST, _SAMPLE = 14, 60  # characters of a column of words at most; rows looked at for its width
_SHOWN = 5  # rows asked to be seen

Cell = str | Number


class NumberModel(QAbstractTableModel):
    """Words and numbers in rows."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[str, ...] = ()
        self.rows: list[tuple[Cell, ...]] = []
        self._inks = {name: QBrush(colour(name)) for name in ("ink", "muted", "main-dark")}

    def show(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bool:
        """Show these; whether the shape is another one."""
        other = (len(heads), len(rows)) != (len(self.heads), len(self.rows)) or tuple(heads) != self.heads
        if other:
            self.beginResetModel()
        self.heads, self.rows = tuple(heads), [tuple(row) for row in rows]
        if other:
            self.endResetModel()
        elif self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.heads) - 1))
        return other

    def number(self, index: Index) -> Number | None:
        """The number in a cell."""
        if not index.isValid():
            return None
        cell = self.rows[index.row()][index.column()]
        return cell if isinstance(cell, Number) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """A cell: its words, how they stand, how they are read out."""
        if not index.isValid():
            return None
        cell = self.rows[index.row()][index.column()]
        number = cell if isinstance(cell, Number) else None
        if role == DISPLAY:
            return number.shown if number else cell
        if role == ALIGN:
            return _RIGHT if number else _LEFT
        if role == INK:
            return self._inks["ink" if number is None else "main-dark" if number.behind else "muted"]
        if role == _SAID:
            return number.said if number else f"{self.heads[index.column()]}：{cell}"
        if role == TIP:
            return number.said if number else cell
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The heading of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in {DISPLAY, TIP}:
            return self.heads[section]
        return _CENTRE if role == ALIGN else None


class NumberTable(QTableView):
    """Shows numbers; the last column of words, if any, takes the room that is left and wraps."""

    wanted = Signal(object)  # a Number

    def __init__(self, name: str) -> None:
        super().__init__()
        self._numbers = NumberModel()
        self.setModel(self._numbers)
        self.setAccessibleName(name)
        self.setAccessibleDescription("方向键移动，回车或双击查看数字背后的记录")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_TARGET)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self._open)

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these from now on; the cursor stays where it was if the table has the same shape."""
        if self._numbers.show(heads, rows) and rows:
            first = next((at for at, cell in enumerate(rows[0]) if isinstance(cell, Number)), 0)
            self.setCurrentIndex(self._numbers.index(0, first))
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their words, the last one of words as wide as there is room."""
        metrics = self.fontMetrics()
        heads, rows = self._numbers.heads, self._numbers.rows
        character = metrics.horizontalAdvance("字")
        bold = QFont(self.font())
        bold.setBold(True)
        heading = QFontMetrics(bold)
        for column, head in enumerate(heads):
            texts = (metrics.horizontalAdvance(_text(row[column])) for row in rows[:_SAMPLE])
            wide = max(heading.horizontalAdvance(head), *texts) if rows else heading.horizontalAdvance(head)
            self.setColumnWidth(column, min(wide, _WIDEST * character) + _SIDES)
        last = len(heads) - 1
        if rows and last > 0 and not isinstance(rows[0][last], Number):
            taken = sum(self.columnWidth(column) for column in range(last))
            self.setColumnWidth(last, max(self.viewport().width() - taken, _WIDEST * character))
        for row, cells in enumerate(rows):
            tall = max(
                _tall(metrics, _text(cell), self.columnWidth(at) - _SIDES + _SPARE)
                for at, cell in enumerate(cells)
            )
            self.setRowHeight(row, max(_TARGET, tall + _PAD))

    def sizeHint(self) -> QSize:
        """A few rows."""
        return QSize(480, (self.fontMetrics().height() + _PAD) * (_SHOWN + 1))

    def minimumSizeHint(self) -> QSize:
        """Two rows below the head."""
        return QSize(220, (self.fontMetrics().height() + _PAD) * 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is left goes to the sentences."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters, wider columns."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what is behind."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        number = self._numbers.number(self.currentIndex())
        if number is not None:
            self.wanted.emit(number)


def _tall(metrics: QFontMetrics, text: str, wide: int) -> int:
    """The height of a text broken into lines of that width."""
    return metrics.boundingRect(0, 0, max(wide, 1), 0, Qt.TextFlag.TextWordWrap, text).height()


def _text(cell: Cell) -> str:
    return cell.shown if isinstance(cell, Number) else cell
