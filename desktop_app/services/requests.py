"""The clock of one request: what it shows, and the sheet that proves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain import clocks
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.records import Record, Step, effective
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import Calendar
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import clock_steps, reckoned
from desktop_app.services import outflows
from desktop_app.services.bureau import Bureau
from desktop_app.services.joining import due_before, led_by_strangers
from desktop_app.services.letter_prefill import secrets, without
from desktop_app.services.publishing import Paper
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

SHEET = "期限计算单"


class Requests:
    """What only requests have."""

    def __init__(
        self,
        store: Store,
        rules: Callable[[], Rulebook],
        bureau: Callable[[], Bureau],
        today: Callable[[], date],
    ) -> None:
        self._store, self._rules, self._bureau, self._today = store, rules, bureau, today

    def clock(self, record_id: int) -> clocks.Result | None:
        """Due date, legs and the day-by-day explanation of a request; None without a day of receipt."""
        with self._store.reading() as reader:
            return self._clock(reader, reader.get(REQUEST, record_id))[0]

    def _clock(self, reader: Reader, record: Record) -> tuple[clocks.Result | None, Sequence[Step], Rulebook]:
        """The clock, the steps and the rules it was reckoned by: for a closed request those it was closed under."""
        steps = effective(reader.steps(REQUEST.key, record.id))
        rules = self._rules()
        result = reckoned(record.values, steps, rules)
        if result is None:
            return None, steps, rules
        if result.closed_on is not None:
            rules, result = _as_closed(record, steps, rules, result)
            return result, steps, rules
        if others := led_by_strangers(reader, record):
            names = "、".join(other.text("number") for other in others)
            said = f"并入本件的{names}由别的申请人提出，须另行出具答复书并送达"
            result = replace(result, warnings=(*result.warnings, said))
        if sooner := due_before(reader, record, result.due_on, rules):
            told = tuple((other.text("number"), due) for other, due in sooner)
            warned = (f"并入本件的{number}应于{chinese_day(due)}前答复，早于本件" for number, due in told)
            result = replace(result, joined=told, warnings=(*result.warnings, *warned))
        return result, steps, rules

    def clock_sheet(self, record_id: int) -> Paper:
        """期限计算单: day by day how the due date was reckoned; it names no applicant.

        Refused without a day of receipt.
        """
        from desktop_app.documents.clock_sheet import ClockSheet, clock_sheet  # noqa: PLC0415  # start-up must not pay

        with self._store.reading() as reader:
            record = reader.get(REQUEST, record_id)
            result, steps, rules = self._clock(reader, record)
        if result is None:
            raise Refused("还不能计算期限", why="没有签收（到达）日期", do="请先补填")
        sheets = clock_sheet(
            ClockSheet(
                issuer=self._bureau().name,
                number=record.text("number"),
                subject=without(record.text("content"), secrets(record)),
                result=result,
                steps=clock_steps(record.values, steps),
                calendar=rules.calendar,
                made_on=self._today(),
                rules=rules.request,
            )
        )
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)

    def save_clock_sheet(self, record_id: int, path: Path) -> Paper:
        """Write the sheet; that it left is on record before the file exists."""
        paper = self.clock_sheet(record_id)
        outflows.save(self._store, REQUEST.key, [record_id], SHEET, path, paper.pdf)
        return paper

    def printed_clock_sheet(self, record_id: int, printer: str, copies: int) -> None:
        """Put on record that the sheet goes to a printer."""
        outflows.printed(self._store, REQUEST.key, [record_id], SHEET, printer, copies)


def _as_closed(
    record: Record, steps: Sequence[Step], rules: Rulebook, result: clocks.Result
) -> tuple[Rulebook, clocks.Result]:
    """The clock by the calendar a request was closed under: years entered since do not move it.

    The row keeps the day it was closed with; the years the office entered are left out, latest first, until the clock
    says that day again. Where none does (the limits were changed, or the ledger was imported) today's clock stands.
    """
    kept = dict(sorted(rules.calendar.entered.items()))
    former, found = rules, result
    while found.due_on != record.day("due_on") and kept:
        kept.popitem()
        former = replace(rules, calendar=Calendar(dict(kept)))
        again = reckoned(record.values, steps, former)
        if again is None:
            break
        found = again
    return (former, found) if found.due_on == record.day("due_on") else (rules, result)
