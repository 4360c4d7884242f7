"""期限试算: what the clock would say, asked of steps that nobody has recorded; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.clocks import Result, Step, reckon
from desktop_app.domain.rulebook import Rulebook
from desktop_app.services.bureau import Bureau
from desktop_app.services.files import write_whole
from desktop_app.services.publishing import Paper

if TYPE_CHECKING:
    from desktop_app.documents.notice import Sheets

MARK = "试算"  # in the place of the number, at the foot of every page
SUBJECT = "期限试算（假设的步骤，不是案件记录）"


class Simulating:
    """The clock of a request that may never come, by the calendar and the limits in force."""

    def __init__(
        self, rules: Callable[[], Rulebook], bureau: Callable[[], Bureau], today: Callable[[], date]
    ) -> None:
        self._rules, self._bureau, self._today = rules, bureau, today

    def reckon(self, steps: Iterable[Step]) -> Result:
        """The clock of these steps, days to come included; Refused where they contradict each other or the law."""
        book = self._rules()
        return reckon(steps, book.calendar, book.request)

    def sheet(self, steps: Iterable[Step], *, number: str = MARK, subject: str = SUBJECT) -> Sheets:
        """The 期限计算单 of these steps; Refused as `reckon`."""
        from desktop_app.documents.clock_sheet import ClockSheet, clock_sheet  # noqa: PLC0415  # start-up must not pay for reportlab

        told, book = tuple(steps), self._rules()
        return clock_sheet(
            ClockSheet(
                issuer=self._bureau().name,
                number=number,
                subject=subject,
                result=self.reckon(told),
                steps=told,
                calendar=book.calendar,
                made_on=self._today(),
                rules=book.request,
            )
        )

    def paper(self, steps: Iterable[Step]) -> Paper:
        """The 期限计算单 as PDF with its pages, for preview and printer; it says that it is a trial."""
        sheets = self.sheet(steps)
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)

    def save(self, steps: Iterable[Step], path: Path) -> Paper:
        """Write the 期限计算单. Trouble when the file cannot be written; then nothing half written is left."""
        paper = self.paper(steps)
        write_whole(path, paper.pdf)
        return paper
