"""期限: the due date of a request and why, leg by leg and day by day."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from desktop_app.domain.deadlines import words
from ui.due import due_tone
from ui.style import colour, set_tone
from ui.table_model import DISPLAY, INK, NOWHERE, TIP, Index
from ui.tell import Block, label

if TYPE_CHECKING:
    from desktop_app.domain.clocks import DayLine, Result

_HEADS = ("日期", "星期", "计或不计", "原因", "累计")
_WIDTHS = (13, 7, 10, 0, 6)  # digits; the reason takes what is left
_REASON = 3
_WRAPPED = 200  # lines whose height is fitted to their words


class ClockPanel(QWidget):
    """Due date, legs, warnings and one line for every day."""

    def __init__(self) -> None:
        super().__init__()
        self._due = label("", "heading")
        self._legs = QLabel()
        self._legs.setWordWrap(True)
        self._legs.setTextFormat(Qt.TextFormat.RichText)
        self._legs.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._warn = Block("facts")
        self._days = _Days()
        self._table = QTableView()
        self._table.setModel(self._days)
        self._table.setAccessibleName("逐日计算")
        self._table.verticalHeader().hide()
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._due)
        layout.addWidget(self._warn)
        layout.addWidget(self._legs)
        layout.addWidget(self._table, 1)

    def show_clock(self, result: Result | None, today: date) -> None:
        """Show a reckoning; None when there is no day of receipt."""
        if result is None:
            self._due.setText("还没有收到日期，期限未起算")
            self._legs.clear()
            self._warn.say("")
            self._days.show_lines(())
            return
        self._due.setText(_headline(result, today))
        closed = result.closed_on is not None
        set_tone(self._due, "" if closed or not result.due_on else due_tone(result.due_on, today))
        told = [("", warning) for warning in result.warnings]
        if result.provisional:
            told.append(("", f"到期日暂定：{result.provisional}"))
        self._warn.say("请注意" if told else "", told)
        self._legs.setText(
            "<br>".join(
                f"{n}. {escape(leg.text)}（{escape(leg.article)}）" for n, leg in enumerate(result.legs, 1)
            )
        )
        self._days.show_lines(result.explanation)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(_WIDTHS):
            if column != _REASON:
                self._table.setColumnWidth(column, width * digit + 10)
        self._table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        if len(result.explanation) <= _WRAPPED:
            self._table.resizeRowsToContents()


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
    return f"到期日 {result.due_on}　{words(result.due_on, today)}　下一步：{result.next_step}"


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
