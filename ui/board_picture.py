"""One board as a plain picture: its sections side by side, their places one under the other, all in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.board_words import cell, in_order, tone
from ui.style import colour

if TYPE_CHECKING:
    from desktop_app.services.board_plan import BoardView, SectionView, SlotView

_NARROWEST = 13  # characters across a section; below that the picture is moved sideways
_FREE = 6  # pixels
_ROOM = 20  # pixels above and below the words of a cell
_NOTHING = "　"


class BoardPicture(QTableWidget):
    """`looked_at` when the cursor came to another place, `opened` on Enter, `left` beyond the first or last row."""

    looked_at = Signal()
    opened = Signal()
    left = Signal(int)  # -1 above the first row, 1 below the last
    down_wanted = Signal()
    up_wanted = Signal()

    def __init__(self, board: BoardView, today: date) -> None:
        board = replace(board, sections=in_order(board.sections))
        most = max((len(section.slots) for section in board.sections), default=0)
        super().__init__(most, len(board.sections))
        self.board = board
        self.setAccessibleName(board.board)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("字") * _NARROWEST)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        self.setHorizontalHeaderLabels([section.section or "没有板块" for section in board.sections])
        for column, section in enumerate(board.sections):
            self._fill(column, section, today)
        self.currentCellChanged.connect(self._look)
        self.cellDoubleClicked.connect(lambda _row, _column: self.opened.emit())
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)

    def _fill(self, column: int, section: SectionView, today: date) -> None:
        for row in range(self.rowCount()):
            view = section.slots[row] if row < len(section.slots) else None
            item = QTableWidgetItem(cell(view, today) if view else _NOTHING)
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            if view is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setBackground(QBrush(colour("ground")))
            else:
                said = item.text().replace("\n\n", "；").replace("\n", "，")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{section.section}，{said}")
                self._dress(item, view, today)
            self.setItem(row, column, item)

    @staticmethod
    def _dress(item: QTableWidgetItem, view: SlotView, today: date) -> None:
        told = next((found for one in view.hung if (found := tone(one, today))), "")
        if told:
            item.setForeground(QBrush(colour(told)))
            item.setBackground(QBrush(colour(f"{told}-pale")))
        elif not view.hung:
            item.setForeground(QBrush(colour("muted")))

    def place(self) -> tuple[SectionView, SlotView] | None:
        """The place the cursor is on."""
        row, column = self.currentRow(), self.currentColumn()
        if not 0 <= column < len(self.board.sections) or row < 0:
            return None
        section = self.board.sections[column]
        return (section, section.slots[row]) if row < len(section.slots) else None

    def take_cursor(self, *, last: bool = False) -> None:
        """The cursor on the first place, or the last one of its column."""
        if self.place() is None:
            self.put_on_first()
        elif last:
            self.setCurrentCell(self._lowest(self.currentColumn()), self.currentColumn())
        self.setFocus()

    def put_on_first(self) -> None:
        """The cursor on what should come down first, else on what hangs, else on the first place."""
        places = [
            (-max((hung.overdue for hung in slot.hung), default=0), not slot.hung, column, row)
            for column, section in enumerate(self.board.sections)
            for row, slot in enumerate(section.slots)
        ]
        if places:
            *_, column, row = min(places)
            self.setCurrentCell(row, column)

    def put_cursor(self, section: str, slot: str) -> bool:
        """The cursor on a place by its names; False when it is not on this board."""
        for column, view in enumerate(self.board.sections):
            for row, one in enumerate(view.slots):
                if view.section == section and one.slot.text("slot") == slot:
                    self.setCurrentCell(row, column)
                    return True
        return False

    def _lowest(self, column: int) -> int:
        return max(len(self.board.sections[column].slots) - 1, 0)

    def _look(self) -> None:
        self.looked_at.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes down, Insert puts up; arrows go on into the next board."""
        key, row, column = event.key(), self.currentRow(), self.currentColumn()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Delete:
            self.down_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.up_wanted.emit()
        elif key == Qt.Key.Key_Up and row <= 0:
            self.left.emit(-1)
        elif key == Qt.Key.Key_Down and (column < 0 or row >= self._lowest(column)):
            self.left.emit(1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a place the arrows begin at."""
        if self.place() is None:
            self.put_on_first()
        super().focusInEvent(event)
        self.looked_at.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew at another width; as high as its rows, so that the page scrolls and not the picture."""
        super().resizeEvent(event)
        self._fitting.start()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        least = self.fontMetrics().height() * 3 + _ROOM
        for row in range(self.rowCount()):
            self.setRowHeight(row, max(self.rowHeight(row) + _FREE, least))
        bar = self.horizontalScrollBar()
        high = self.horizontalHeader().height() + sum(map(self.rowHeight, range(self.rowCount())))
        self.setFixedHeight(high + 2 * self.frameWidth() + (bar.sizeHint().height() if bar.maximum() else 0))
