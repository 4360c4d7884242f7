"""公开情况 of a period: read, put on paper and into an Excel file; that it leaves is on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.domain.records import Query, Window
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.bureau import bureau_in
from desktop_app.services.files import write_whole
from desktop_app.services.outlet_lists import PeriodList, period_of
from desktop_app.services.outlet_papers import TITLE, paper_of, sheets_of
from desktop_app.services.publishing import Paper
from desktop_app.storage.store import Store


class OutletPeriods:
    """The lists of 公开情况; `earlier` adds what was made public before and still stands."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def period(self, first: date, last: date) -> PeriodList:
        """What was made public in a period, what stood at its end, what was due and missing. Refused as `period_of`."""
        with self._store.reading() as reader:
            return period_of(reader, first, last, self._today())

    def period_paper(self, first: date, last: date, *, earlier: bool = False) -> Paper:
        """公开情况表 as PDF; where nothing was made public it says so (零报告)."""
        with self._store.reading() as reader:
            found, bureau = period_of(reader, first, last, self._today()), bureau_in(reader)
        return paper_of(found, bureau, self._today(), earlier=earlier)

    def period_sheet(self, first: date, last: date, path: Path, *, earlier: bool = False) -> PeriodList:
        """The same as an Excel file. Trouble when it cannot be written."""
        from desktop_app.excel.write import write_book  # noqa: PLC0415  # start-up must not pay for it

        with self._store.reading() as reader:
            found, bureau = period_of(reader, first, last, self._today()), bureau_in(reader)
        self._leaves(found, f"另存{TITLE}", f"{TITLE} Excel", {"file": path.name})
        write_book(path, sheets_of(found, bureau, self._today(), earlier=earlier))
        return found

    def save_period(self, paper: Paper, first: date, last: date, path: Path) -> None:
        """Write 公开情况表 as PDF. Trouble when it cannot be written."""
        self._leaves(self.period(first, last), f"另存{TITLE}", f"{TITLE} PDF", {"file": path.name})
        write_whole(path, paper.pdf)

    def printed_period(self, first: date, last: date, printer: str, copies: int) -> None:
        """Put on record that 公开情况表 goes to a printer."""
        told = {"printer": printer, "copies": copies}
        self._leaves(self.period(first, last), f"打印{TITLE}", f"打印{TITLE}", told)

    def _leaves(self, found: PeriodList, act: str, what: str, details: dict[str, object]) -> None:
        span = Query(DISCLOSURE.key, windows=(Window("published_on", found.first, found.last),))
        with self._store.unit(act) as unit:
            unit.outflow(
                DISCLOSURE.key, what, unit.ids(span), {**details, "first": found.first, "last": found.last}
            )
