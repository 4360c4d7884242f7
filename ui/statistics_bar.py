"""The lines above the numbers: which ledger, which period, by what; and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain import periods
from desktop_app.domain.periods import Kind, Period
from desktop_app.errors import Refused
from desktop_app.registers.every import register as register_of
from desktop_app.services.statistics_closing import MATTERS, YEARLY
from ui.chips import FlowLayout
from ui.dialogs.frame import named
from ui.editor_widgets import TARGET, Box
from ui.own_days import OwnDays
from ui.statistics_reading import ledgers, usual_way
from ui.tell import Button, button, label

_OWN = "自定"
_NO_WAYS = {MATTERS: "台账", YEARLY: "不分组"}


class StatisticsBar(QWidget):
    """Says what is wished for; does nothing itself. `refused` carries an AppError."""

    asked = Signal()
    export_wanted = Signal()
    print_wanted = Signal()
    close_wanted = Signal()
    correct_wanted = Signal()
    refused = Signal(object)

    def __init__(self, today: Callable[[], date], ways: Callable[[str], Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self._today, self._ways_of = today, ways
        self.period: Period = periods.of(Kind.MONTH, today())
        self._ledger, self._way = named(Box(), "台账"), named(Box(), "分组")
        for box in (self._ledger, self._way):
            box.setSizeAdjustPolicy(Box.SizeAdjustPolicy.AdjustToContents)
        for key, title in ledgers():
            self._ledger.addItem(title, key)
        self.state = label("", "state")
        self._title = label("", "heading")
        self._title.setMinimumHeight(TARGET)
        self._kinds = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._first_line())
        layout.addWidget(self._second_line())
        self._offer_ways()
        self._show_period()
        self._ledger.currentIndexChanged.connect(self._other_ledger)
        self._way.currentIndexChanged.connect(self._ask)
        self.setFocusProxy(self._ledger)

    def _first_line(self) -> QHBoxLayout:
        self._out = button("导出 Excel…", self.export_wanted.emit)
        self._print = button("打印预览…", self.print_wanted.emit)
        self._close = button("定稿（冻结）…", self.close_wanted.emit)
        self._correct = button("登记更正…", self.correct_wanted.emit)
        self._correct.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, box in (("台账", self._ledger), ("分组", self._way)):
            told = QLabel(name)
            told.setBuddy(box)
            row.addWidget(told)
            row.addWidget(box)
        row.addWidget(self.state)
        row.addStretch(1)
        for made in (self._out, self._print, self._close, self._correct):
            row.addWidget(made)
        return row

    def _second_line(self) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line)
        choices = named(QFrame(), "时段种类")
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for kind in Kind:
            made = Button(_OWN if kind is Kind.FREE else kind.value)
            made.setAccessibleName(made.text())
            made.setCheckable(True)
            made.setProperty("chip", True)  # noqa: FBT003  # Qt's own signature
            made.setProperty("kind", kind.name)
            self._kinds.addButton(made)
            row.addWidget(made)
        self._kinds.buttonClicked.connect(self._other_kind)
        self._earlier, self._later = button("◀", self._go_back), button("▶", self._go_on)
        self._earlier.setAccessibleName("上一时段")
        self._later.setAccessibleName("下一时段")
        self._free = OwnDays(self._today)
        self._free.named.connect(self._own_days)
        self._free.refused.connect(self.refused)
        for part in (choices, self._earlier, self._title, self._later, self._free):
            flow.addWidget(part)
        return line

    @property
    def what(self) -> str:
        """The ledger: the key of a register, MATTERS or YEARLY."""
        return str(self._ledger.currentData())

    @property
    def way(self) -> str:
        """By what its figures are parted; empty where that cannot be chosen."""
        return str(self._way.currentData() or "")

    def wait(self, words: str) -> None:
        """Nothing can be done until the numbers are there."""
        self.state.setText(words)
        self.state.show()
        for made in (self._out, self._print, self._close, self._correct):
            made.setEnabled(False)

    def ready(self, *, closed: bool, changed: bool) -> None:
        """The numbers are there; of a closed period only what changed since can be told."""
        self.state.setText("已定稿")
        self.state.setVisible(closed)
        self._close.setVisible(not closed)
        self._correct.setVisible(closed and changed)
        for made in (self._out, self._print, self._close, self._correct):
            made.setEnabled(True)

    def _offer_ways(self) -> None:
        ways = () if self.what in _NO_WAYS else self._ways_of(self.what)
        self._way.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self._way.clear()
        for key, title in ways:
            self._way.addItem(title, key)
        if not ways:
            self._way.addItem(_NO_WAYS[self.what], "")
        else:
            self._way.setCurrentIndex(max(0, self._way.findData(usual_way(register_of(self.what)))))
        self._way.setEnabled(bool(ways))
        self._way.blockSignals(False)  # noqa: FBT003

    def _other_ledger(self) -> None:
        self._offer_ways()
        if self.what == YEARLY and self.period.kind is not Kind.YEAR:
            self.period = periods.of(Kind.YEAR, self.period.last)
        self._show_period()
        self._ask()

    def _show_period(self) -> None:
        self._title.setText(self.period.title)
        self._free.setVisible(self.period.kind is Kind.FREE)
        for made in self._kinds.buttons():
            made.setChecked(made.property("kind") == self.period.kind.name)
            made.setEnabled(self.what != YEARLY or made.property("kind") == Kind.YEAR.name)
        self._free.show_period(self.period)

    def _take(self, period: Period) -> None:
        if period != self.period:
            self.period = period
            self._show_period()
            self._ask()

    def _other_kind(self, made: QWidget) -> None:
        kind, now = Kind[str(made.property("kind"))], self.period
        if kind is Kind.FREE:
            self._take(Period(now.first, now.last, Kind.FREE, now.title))
            self._free.begin()
            return
        today = self._today()
        self._take(periods.of(kind, today if today in now else now.last))

    def _go_back(self) -> None:
        self._turn(periods.before)

    def _go_on(self) -> None:
        self._turn(periods.after)

    def _turn(self, turn: Callable[[Period], Period]) -> None:
        try:
            self._take(turn(self.period))
        except Refused as no:
            self.refused.emit(no)

    def _own_days(self, period: Period) -> None:
        if self.period.kind is Kind.FREE:
            self._take(replace(period, kind=Kind.FREE))

    def _ask(self) -> None:
        self.asked.emit()
