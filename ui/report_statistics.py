"""统计: the numbers of a ledger over a period with their meaning, parted and drawn; every number opens its records."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.errors import AppError
from desktop_app.registers.every import register as register_of
from ui.chart_view import ChartView
from ui.dialogs.frame import scrolled
from ui.report_page import CountingPage
from ui.report_reading import Reader
from ui.statistics_bar import StatisticsBar
from ui.statistics_doors import StatisticsDoors
from ui.statistics_notes import StatisticsNotes
from ui.statistics_reading import Asked, Look, Number, look
from ui.statistics_table import NumberTable
from ui.tell import Teller, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.services.office import Office

_LEFT, _RIGHT = 6, 5  # how the tables and the chart share the width at first
_WIDE = 10_000  # pixels beyond any screen: the splitter shares what there is
_HEADS = ("指标", "数", "口径")


class StatisticsPage(CountingPage):
    """Chooses ledger, period and parting; counting goes on beside the window."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(teller)
        self._office, self._teller = office, teller
        self._doors = StatisticsDoors(self, office, teller)
        self._look: Look | None = None
        self._reader = Reader(self)
        self._reader.answered.connect(self._show)
        self._reader.troubled.connect(self._fail)
        self._bar = StatisticsBar(office.entries.today, self._ways)
        self._bar.asked.connect(self._choose)
        self._bar.refused.connect(teller.refuse)
        self._bar.export_wanted.connect(lambda: self._with(self._doors.export))
        self._bar.print_wanted.connect(lambda: self._with(self._doors.paper))
        self._bar.close_wanted.connect(lambda: self._with(self._doors.close))
        self._bar.correct_wanted.connect(lambda: self._with(self._doors.correct))
        self._notes = StatisticsNotes()
        self._notes.wanted.connect(self._behind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._bar)
        layout.addWidget(self._notes)
        layout.addWidget(self._make_parts(), 1)
        self.setFocusProxy(self._bar)
        self._bar.wait("正在统计…")

    def _make_parts(self) -> QWidget:
        self._figures, self._cross = NumberTable("统计数"), NumberTable("分组统计")
        self._cross_notes = label("", "note")
        self._cross_notes.setWordWrap(True)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addWidget(self._cross, 1)
        lower.addWidget(self._cross_notes)
        self._below = below
        tables = QSplitter(Qt.Orientation.Vertical)
        tables.addWidget(self._figures)
        tables.addWidget(below)
        self._chart = ChartView()
        self._drawn = scrolled(self._chart)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(tables)
        parts.addWidget(self._drawn)
        for splitter, shares in ((tables, (1, 1)), (parts, (_LEFT, _RIGHT))):
            splitter.setChildrenCollapsible(False)
            for at, share in enumerate(shares):
                splitter.setStretchFactor(at, share)
            splitter.setSizes([share * _WIDE for share in shares])
        for table in (self._figures, self._cross):
            table.wanted.connect(self._behind)
        self._chart.wanted.connect(self._drawn_wanted)
        parts.setEnabled(False)
        self._parts = parts
        return parts

    def _ways(self, what: str) -> Sequence[tuple[str, str]]:
        return self._office.statistics.ways(register_of(what))

    # Reading

    def _ask(self) -> None:
        self._stale = False
        statistics = self._office.statistics
        asked = Asked(self._bar.what, self._bar.period, self._bar.way)
        today = self._office.entries.today()
        self._reader.ask(lambda: look(statistics, asked, today))

    def _choose(self) -> None:
        self._bar.wait("正在统计…")
        self._parts.setEnabled(False)
        self._ask()

    def _fail(self, error: AppError) -> None:
        self._bar.wait("没有统计")
        self._notes.show_look(None)
        self._teller.refuse(error)

    def _show(self, found: object) -> None:
        now = cast("Look", found)
        self._look = now
        self._bar.ready(closed=now.closed is not None, changed=bool(now.changes))
        self._notes.show_look(now)
        grouped = any(told.group for told in now.figures)
        self._figures.show_rows(
            (("类别", *_HEADS) if grouped else _HEADS),
            [
                (*((told.group,) if grouped else ()), told.label, told.number, told.definition)
                for told in now.figures
            ],
        )
        self._below.setVisible(now.cross is not None)
        if now.cross:
            self._cross.show_rows(now.cross.heads, [(word, *numbers) for word, numbers in now.cross.rows])
            self._cross_notes.setText("".join(now.cross.notes))
            self._cross_notes.setVisible(bool(now.cross.notes))
        self._drawn.setVisible(now.plot is not None)
        if now.plot:
            self._chart.show_chart(now.plot.chart)
        self._parts.setEnabled(True)

    def rest(self) -> None:
        """Read nothing more; before the ledger is closed."""
        self._later.stop()
        self._reader.rest()
        self._doors.rest()

    # Opening

    def _behind(self, number: Number) -> None:
        if self._look is not None:
            title = f"{self._look.asked.period.title}·{number.name}" if number.shown else number.name
            self._doors.behind(title, number.behind)

    def _drawn_wanted(self, series: int, category: int) -> None:
        """The records of a bar are those of its number in the table."""
        now = self._look
        if now is not None and now.plot and now.cross:
            row, column = now.plot.lines[category], now.plot.figures[series]
            self._behind(now.cross.rows[row][1][column])

    def _with(self, act: Callable[[Look], object]) -> None:
        if self._look is not None:
            act(self._look)
