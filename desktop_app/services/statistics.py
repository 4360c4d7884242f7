"""统计上报: numbers over any period, what stands behind them, closed by hand, as sheet and as paper."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path

from desktop_app.domain.chart import Chart
from desktop_app.domain.counting import Crosstab
from desktop_app.domain.figure_report import Report
from desktop_app.domain.measures import Figure, Measure
from desktop_app.domain.periods import Period
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.services.bureau import Bureau
from desktop_app.services.files import write_whole
from desktop_app.services.publishing import Paper
from desktop_app.services.statistics_closing import StatisticsClosing, counted
from desktop_app.services.statistics_counts import (
    MatterTable,
    Summary,
    crosstab_of,
    matters_of,
    summary_of,
    ways_of,
)
from desktop_app.services.statistics_reports import report_of
from desktop_app.services.yearly_counts import YearLine, yearly_of
from desktop_app.storage.store import Store


class Statistics(StatisticsClosing):
    """Numbers of the registers; `what` is the key of a register, MATTERS or YEARLY."""

    def __init__(
        self,
        store: Store,
        bureau: Callable[[], Bureau],
        today: Callable[[], date],
        need: Callable[[Collection[str], str], None],
    ) -> None:
        super().__init__(store, today, need)
        self._bureau = bureau

    def period(self, register: Register, period: Period) -> Summary:
        """The figures of what came in in a period and, of matters, of what was answered in it."""
        with self._store.reading() as reader:
            return summary_of(reader, register, period, self._today())

    def ways(self, register: Register) -> tuple[tuple[str, str], ...]:
        """By what the figures of a register may be parted: keys and labels, fields first, then day, week, month …"""
        return ways_of(register)

    def by(
        self, register: Register, period: Period, way: str, measures: Sequence[Measure] | None = None
    ) -> Crosstab:
        """The figures parted by a way, named by key or label; Refused when there is none, and for people."""
        with self._store.reading() as reader:
            return crosstab_of(reader, register, period, way, self._today(), measures)

    def matters(self, period: Period) -> MatterTable:
        """All ledgers of 办件 together, each with its sources."""
        with self._store.reading() as reader:
            return matters_of(reader, period, self._today())

    def yearly(self, year: int) -> tuple[YearLine, ...]:
        """The counts asked for every year beside the annual report."""
        with self._store.reading() as reader:
            return yearly_of(reader, year, self._today())

    def behind(self, register: Register, figure: Figure) -> list[Record]:
        """The records a figure counts."""
        with self._store.reading() as reader:
            return reader.rows(register, figure.rows)

    def report(
        self, what: str, period: Period, ways: Sequence[str] = (), charts: Sequence[Chart] = ()
    ) -> Report:
        """Everything a sheet or a paper tells; of a closed period the closed figures, with later changes apart."""
        closed, changes = self.closed(what, period), self.changes(what, period)
        with self._store.reading() as reader:
            sheet = closed.sheet if closed else counted(reader, what, period, self._today())
            return report_of(
                reader,
                what,
                period,
                tuple(dict.fromkeys(ways)),
                sheet,
                closed,
                changes,
                self._bureau(),
                self._today(),
                charts,
            )

    def paper(self, report: Report) -> Paper:
        """A report as PDF."""
        from desktop_app.documents.statistics_pages import statistics_sheets  # noqa: PLC0415  # start-up must not pay

        made = statistics_sheets(report)
        return Paper(made.pdf, made.pages, made.missing, draft=False)

    def save(self, report: Report, path: Path) -> None:
        """Write a report as .xlsx, else as PDF; on record before it exists. Trouble when it cannot be written."""
        if path.suffix.lower() == ".xlsx":
            from desktop_app.excel.statistics_sheet import write_statistics  # noqa: PLC0415  # start-up must not pay

            self._leaves(report, f"另存{report.title}", f"{report.title} Excel", {"file": path.name})
            write_statistics(path, report)
        else:
            self._leaves(report, f"另存{report.title}", f"{report.title} PDF", {"file": path.name})
            write_whole(path, self.paper(report).pdf)

    def printed(self, report: Report, printer: str, copies: int) -> None:
        """Put on record that a report goes to a printer."""
        what = f"打印{report.title}"
        self._leaves(report, what, what, {"printer": printer, "copies": copies})

    def _leaves(self, report: Report, act: str, what: str, details: dict[str, object]) -> None:
        """One line for each register whose numbers leave."""
        told = {**details, "period": report.period}
        with self._store.unit(act) as unit:
            for register, rows in report.rows.items():
                unit.outflow(register, what, rows, told)
