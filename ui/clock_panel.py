"""期限: what comes next for a request, all its clocks, and why they end when they do, leg by leg, day by day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.clock_board import board, next_line
from desktop_app.domain.deadlines import words
from ui.clock_text import ClockText
from ui.due import due_tone
from ui.style import colour, set_tone
from ui.table_model import DISPLAY, INK, NOWHERE, TIP, Index
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.domain.clocks import DayLine, Result

_HEADS = ("日期", "星期", "计或不计", "原因", "累计")
_WIDTHS = (13, 7, 10, 0, 6)  # digits; the reason takes what is left
_REASON = 3
_WRAPPED = 200  # lines whose height is fitted to their words


class ClockPanel(QWidget):
    """What comes next, the due date, every clock that runs, warnings, legs and one line for every day.

    `whole` where it stands by itself: a larger head, and what comes next, which a record says over its buttons.
    `sheet_wanted` asks for the 期限计算单.
    """

    sheet_wanted = Signal()

    def __init__(self, *, whole: bool = False) -> None:
        super().__init__()
        self._whole = whole
        self._next, self._due = label("", "heading"), label("", "title" if whole else "heading")
        for line in (self._next, self._due):
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = button("期限计算单…", self.sheet_wanted.emit)
        self._next.hide()
        if whole:  # never shown by hand: without a parent yet it would be a window of its own
            self._sheet.hide()
        self._text = ClockText()
        self._days = _Days()
        self._table = _table(self._days)
        head = QHBoxLayout()
        head.addWidget(self._due, 1)
        head.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignTop)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._text)
        parts.addWidget(self._table)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._next)
        layout.addLayout(head)
        layout.addWidget(parts, 1)

    def show_nothing(self, words: str) -> None:
        """There is no clock; `words` say why."""
        self._next.hide()
        self._due.setText(words)
        set_tone(self._due, "")
        self._text.clear()
        self._days.show_lines(())
        self._sheet.setEnabled(False)

    def show_clock(self, result: Result | None, today: date) -> None:
        """Show a reckoning; None when there is no day of receipt."""
        if result is None:
            self.show_nothing("还没有收到日期，期限未起算")
            return
        self._sheet.setEnabled(True)
        following = next_line(result, today)
        self._next.setText(following)
        self._next.setVisible(bool(following) and self._whole)
        self._due.setText(_headline(result, today))
        closed = result.closed_on is not None
        set_tone(self._due, "" if closed or not result.due_on else due_tone(result.due_on, today))
        self._text.show_clocks(board(result, today), result, today)
        self._days.show_lines(result.explanation)
        self._fit_days(len(result.explanation))

    def _fit_days(self, count: int) -> None:
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(_WIDTHS):
            if column != _REASON:
                self._table.setColumnWidth(column, width * digit + 10)
        self._table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        if count <= _WRAPPED:
            self._table.resizeRowsToContents()


def _table(days: _Days) -> QTableView:
    table = QTableView()
    table.setModel(days)
    table.setAccessibleName("逐日计算")
    table.verticalHeader().hide()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def _headline(result: Result, today: date) -> str:
    if result.closed_on is not None:
        late = (
            f"，超期{result.late_workdays}个工作日"
            if result.late
            else "，未超期"
            if result.late is False
            else ""
        )
        due = f"（到期日 {result.due_on}{late}）" if result.due_on else ""
        return f"{result.closed_on} 已办结{due}"
    if result.due_on is None:
        return f"期限暂停：{result.next_step}"
    doubt = "（暂定）" if result.provisional else ""
    return f"到期日 {result.due_on}{doubt}　{words(result.due_on, today)}"


class _Days(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[DayLine, ...] = ()
        self._muted = QBrush(colour("muted"))

    def show_lines(self, lines: tuple[DayLine, ...]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        line = self._lines[index.row()]
        if role == INK:
            return None if line.counted else self._muted
        if role not in {DISPLAY, TIP}:
            return None
        count = str(line.count) if line.count else ""
        counted = "计" if line.counted else "不计"
        return (line.day.isoformat(), line.weekday, counted, line.reason, count)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return _HEADS[section]
        return None
