"""What the pages of the annual report show of one year, read in one go beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.services.reporting import table2_of
from ui.job import Job, once

if TYPE_CHECKING:
    from desktop_app.domain.annual_report_compare import Correction
    from desktop_app.domain.annual_report_table2 import Table2
    from desktop_app.domain.annual_report_year import YearReport
    from desktop_app.services.reporting import AnnualReports


@dataclass(frozen=True)
class Look:
    """A year as it stood when it was read: all pages show the same moment."""

    years: tuple[int, ...]
    report: YearReport
    table2: Table2
    open_points: tuple[str, ...]
    corrections: tuple[Correction, ...]

    @property
    def closed(self) -> bool:
        """Whether the report of the year is fixed and nothing can be typed."""
        return self.report.closed is not None


def look(reports: AnnualReports, year: int) -> Look:
    """Read a year; the registers are counted once, of a closed year once more for its corrections."""
    report = reports.draft(year)
    told = reports.table2(year) if report.report.section2 is None else table2_of(report)
    points = () if report.closed else tuple(report.open_points())
    return Look(reports.years(), report, told, points, reports.corrections(year) if report.closed else ())


class Reader(QObject):
    """Answers one question at a time on a thread; of questions asked meanwhile only the last is answered."""

    answered = Signal(object)
    troubled = Signal(object)  # an AppError

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._job: Job | None = None
        self._next: Callable[[], object] | None = None
        self._resting = False

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._job is not None

    def ask(self, question: Callable[[], object]) -> None:
        """Answer this as soon as the thread is free."""
        self._next = question
        if self._job is None and not self._resting:
            self._begin()

    def _begin(self) -> None:
        question, self._next = self._next, None
        if question is None:
            return
        job = Job(once(question))
        self._job = job
        # By way of this object, so that whatever is called runs on the window's thread.
        job.succeeded.connect(self._answer)
        job.failed.connect(self._fail)
        job.finished.connect(self._over)
        job.start()

    def _answer(self, found: object) -> None:
        if self._next is None and not self._resting:
            self.answered.emit(found)

    def _fail(self, error: object) -> None:
        if self._next is None and not self._resting:
            self.troubled.emit(error)

    def _over(self) -> None:
        if self._job is not None:
            self._job.wait()
        self._job = None
        if not self._resting:
            self._begin()

    def rest(self) -> None:
        """Wait for what is being read and read nothing more; before the ledger is closed."""
        self._resting, self._next = True, None
        if self._job is not None:
            self._job.wait()
