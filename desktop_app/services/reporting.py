"""The annual report drawn from the ledger, counted anew each time: it never disagrees with the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.domain.annual_report_fill import Draft, fill
from desktop_app.domain.records import Query
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_report import facts_of
from desktop_app.services.bureau import Bureau
from desktop_app.storage.store import Store


class AnnualReports:
    """Annual reports of the office (国办公开办函〔2021〕30号)."""

    def __init__(self, store: Store, bureau: Callable[[], Bureau], today: Callable[[], date]) -> None:
        self._store, self._bureau, self._today = store, bureau, today

    def draft(self, year: int) -> Draft:
        """Tables 三 and 四 of a year from all living requests; table 二 is not in the registers and stays None."""
        with self._store.reading() as reader:
            records = reader.rows(REQUEST, reader.ids(Query(REQUEST.key)))
        return fill((facts_of(record.id, record.values) for record in records), year)

    def ids_behind(self, year: int, row: str, column: str) -> tuple[int, ...]:
        """The requests a cell counts, oldest first; KeyError when there is no such cell. See `Draft.ids`."""
        return tuple(sorted(self.draft(year).ids(row, column)))

    def write(self, year: int, path: Path) -> Draft:
        """The draft of a year as a workbook in the published layout; Trouble when it cannot be written.

        It holds numbers only: nobody's name leaves, so no outflow is noted.
        """
        from desktop_app.excel.report_sheet import ReportOut, write_report  # noqa: PLC0415  # start-up must not pay

        draft = self.draft(year)
        write_report(path, ReportOut(self._bureau().name, year, draft.report, self._today()))
        return draft
