"""The lines above a report of work: which report, which period, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain import periods
from desktop_app.domain.dates import EARLIEST
from desktop_app.domain.periods import Kind as Span
from desktop_app.domain.periods import Period
from desktop_app.domain.work_report import BLANK, Kind, half, named
from ui.dialogs.frame import named as called
from ui.editor_widgets import TARGET, Box
from ui.own_days import OwnDays
from ui.tell import button, label

_OWN = "自定"
_SPANS = ("全年", "上半年", "下半年", "第一季度", "第二季度", "第三季度", "第四季度", _OWN)
_SEASON = 3  # months in which the report of the year before is written


class WorkReportBar(QWidget):
    """Says what is wished for; does nothing itself. `refused` carries an AppError."""

    asked = Signal()
    edit_wanted = Signal()
    export_wanted = Signal()
    print_wanted = Signal()
    refused = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        now = today()
        self._last = now.year
        self._year = now.year - (now.month <= _SEASON)
        self._today = today
        self._kind, self._span = called(Box(), "报告"), called(Box(), "时段")
        for box in (self._kind, self._span):
            box.setSizeAdjustPolicy(Box.SizeAdjustPolicy.AdjustToContents)
        for kind in Kind:
            self._kind.addItem(f"{kind}（空模板）" if kind in BLANK else str(kind), kind.name)
        self._span.addItems(_SPANS)
        self._state = label("", "state")
        self._title = label("", "heading")
        self._title.setMinimumHeight(TARGET)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._first_line())
        layout.addLayout(self._second_line())
        self.period = self._chosen()
        self._show()
        self._kind.currentIndexChanged.connect(self._ask)
        self._span.currentIndexChanged.connect(self._other_span)
        self.setFocusProxy(self._kind)

    def _first_line(self) -> QHBoxLayout:
        self._edit = button("修改文字…", self.edit_wanted.emit)
        self._out = button("导出 Word…", self.export_wanted.emit)
        self._print = button("打印预览…", self.print_wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(8)
        told = QLabel("报告")
        told.setBuddy(self._kind)
        for part in (told, self._kind, self._state):
            row.addWidget(part)
        row.addStretch(1)
        for made in (self._edit, self._out, self._print):
            row.addWidget(made)
        return row

    def _second_line(self) -> QHBoxLayout:
        self._earlier = button("◀", lambda: self._turn(-1))
        self._later = button("▶", lambda: self._turn(1))
        self._earlier.setAccessibleName("上一年")
        self._later.setAccessibleName("下一年")
        self._free = OwnDays(self._today)
        self._free.named.connect(self._own_days)
        self._free.refused.connect(self.refused)
        told = QLabel("时段")
        told.setBuddy(self._span)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (told, self._span, self._earlier, self._title, self._later, self._free):
            row.addWidget(part)
        row.addStretch(1)
        return row

    @property
    def kind(self) -> Kind:
        """The report."""
        return Kind[str(self._kind.currentData())]

    def wait(self, words: str) -> None:
        """Nothing can be done until the draft is there."""
        self._state.setText(words)
        self._state.show()
        for made in (self._edit, self._out, self._print):
            made.setEnabled(False)

    def ready(self) -> None:
        """The draft is there."""
        self._state.hide()
        self._edit.setEnabled(self.kind not in BLANK)
        self._out.setEnabled(True)
        self._print.setEnabled(True)

    def _chosen(self) -> Period:
        at = self._span.currentIndex()
        if at == 0:
            return periods.of(Span.YEAR, date(self._year, 1, 1))
        if at in (1, 2):
            return half(self._year, second=at == 2)
        return periods.of(Span.QUARTER, date(self._year, (at - 3) * 3 + 1, 1))

    @property
    def _is_own(self) -> bool:
        return self._span.currentText() == _OWN

    def _other_span(self) -> None:
        if not self._is_own:
            self._take(self._chosen())
        self._show()
        if self._is_own:
            self._free.begin()

    def _turn(self, by: int) -> None:
        self._year += by
        self._take(self._chosen())

    def _take(self, period: Period) -> None:
        if period != self.period:
            self.period = period
            self._show()
            self._ask()

    def _show(self) -> None:
        own = self._is_own
        self._title.setText(self.period.title)
        self._free.setVisible(own)
        for made in (self._earlier, self._title, self._later):
            made.setVisible(not own)
        self._earlier.setEnabled(self._year > EARLIEST.year + 1)
        self._later.setEnabled(self._year < self._last)
        self._free.show_period(self.period)

    def _own_days(self, period: Period) -> None:
        found = named(period)
        self._year = min(found.last.year, self._last)
        self._take(found)

    def _ask(self) -> None:
        self.asked.emit()
