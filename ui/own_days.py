"""从 … 到 …: the two ends of a period somebody names himself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.domain import periods
from desktop_app.domain.dates import read_day
from desktop_app.domain.periods import Period
from desktop_app.errors import AppError, Refused
from ui.editor_widgets import DayEditor

_DAY_WIDE = 9  # characters of a day with room around it


class OwnDays(QWidget):
    """`named` carries a Period once both ends are days, `refused` an AppError when they make none."""

    named = Signal(object)
    refused = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._ends = []
        for name in ("从", "到"):
            made = DayEditor(today, _tidied, "年月日")
            made.name(name)
            made.setMinimumWidth(self.fontMetrics().horizontalAdvance("字") * _DAY_WIDE)
            made.left.connect(self._look)
            told = QLabel(name)
            told.setBuddy(made.control)
            row.addWidget(told)
            row.addWidget(made)
            self._ends.append(made)

    def show_period(self, period: Period) -> None:
        """The ends of a period as texts."""
        for end, day in zip(self._ends, (period.first, period.last), strict=True):
            end.set_text(day.isoformat())

    def begin(self) -> None:
        """The cursor goes to the first day."""
        self._ends[0].control.setFocus()

    def _look(self) -> None:
        if self.isHidden():
            return
        try:
            first, last = (read_day(end.text()) for end in self._ends)
            if first is None or last is None:
                return
            found = periods.free(first, last)
        except AppError as no:
            self.refused.emit(no)
            return
        self.named.emit(found)


def _tidied(text: str) -> str:
    """A day in the usual spelling; what is no day stays."""
    try:
        day = read_day(text)
    except Refused:
        return text
    return day.isoformat() if day else text
