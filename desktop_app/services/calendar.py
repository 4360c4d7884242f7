"""The State Council calendar as this bureau knows it, and what a new year's table moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.records import Changed, effective
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import Calendar, DayKind, Year, changed_days
from desktop_app.domain.year_table import Row, year_table
from desktop_app.errors import Refused
from desktop_app.registers.every import PAGED
from desktop_app.services.rules import RuleFile, open_ones, recompute_open
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

DUE = "到期日"
# Days that the other side of a request must keep, and the state in which it still can.
_OTHERS = {"pay_due": "待缴费", "third_due": "征询第三方", "agency_due": "征询第三方"}


@dataclass(frozen=True)
class YearLine:
    """A year as the list of known years shows it."""

    year: int
    notice: str
    entered: bool
    holidays: int
    makeup_days: int


@dataclass(frozen=True)
class MovedDate:
    """An open record of which another calendar moves a day: the one it is due, or one that others must keep."""

    register: str
    id: int
    number: str
    name: str
    old: date | None
    new: date | None
    what: str = DUE


@dataclass(frozen=True)
class Rehearsal:
    """A year's table that was read and found possible, and everything it would move; nothing is written yet.

    `refused` are the open records whose steps would contradict the new calendar, each with the reason: they keep
    their dates until a step is corrected.
    """

    year: Year
    moved: tuple[MovedDate, ...]
    refused: tuple[str, ...] = ()


class CalendarFile:
    """Reading and replacing years of the calendar."""

    def __init__(self, store: Store, rules: RuleFile) -> None:
        self._store, self._rules = store, rules

    def calendar(self) -> Calendar:
        """The calendar in force."""
        return self._rules.current().calendar

    def years(self) -> tuple[YearLine, ...]:
        """Every known year, newest first."""
        calendar = self.calendar()
        known = sorted(
            {*calendar.entered, *(y for y in range(2004, 2100) if calendar.notice(y))}, reverse=True
        )
        return tuple(_line(calendar, year) for year in known)

    def days(self, year: int) -> tuple[Row, ...]:
        """The days of a year unlike plain weeks: (day, kind, name)."""
        calendar = self.calendar()
        return tuple(
            (day, calendar.kind(day), calendar.name(day))
            for day in _every_day(year)
            if _unlike_plain(calendar, day)
        )

    def read_file(self, path: Path) -> tuple[Row, ...]:
        """The rows of a sheet headed 日期, 类别, 名称, for the clerk to check; Refused when there is no such head."""
        from desktop_app.excel.read import read_sheets  # noqa: PLC0415  # start-up must not pay for it

        for sheet in read_sheets(path):
            for at, row in enumerate(sheet.grid):
                heads = [str(cell or "").strip() for cell in row]
                if {"日期", "类别"} <= set(heads):
                    places = [heads.index(head) for head in ("日期", "类别", "名称") if head in heads]
                    rows = (tuple(line[place] for place in places) for line in sheet.grid[at + 1 :])
                    return tuple(line for line in rows if any(cell not in (None, "") for cell in line))
        raise Refused(
            "文件里没有放假安排", why="表头要有“日期”和“类别”两列", do="请按“日期、类别、名称”三列填好再读入"
        )

    def rehearse(self, year: int, rows: Iterable[Row], notice: str) -> Rehearsal:
        """Read a table and list what it moves; Refused with every fault of the table together."""
        table = year_table(year, rows, notice)
        new = self._rules.with_year(table)
        with self._store.reading() as reader:
            refused: list[str] = []
            return Rehearsal(table, tuple(self._moved(reader, new, refused)), tuple(refused))

    def apply(self, rehearsal: Rehearsal) -> Changed:
        """Adopt a rehearsed table: the year is kept and every open record's date rebuilt in the same unit."""
        new = self._rules.with_year(rehearsal.year)
        with self._rules.trying(new), self._store.unit(f"录入{rehearsal.year.year}年放假安排") as unit:
            unit.put_year(rehearsal.year)
            moved = recompute_open(unit)
        self._rules.refresh()
        return Changed(unit.label, moved, unit.id)

    def _moved(self, reader: Reader, new: Rulebook, refused: list[str]) -> Iterator[MovedDate]:
        changed = changed_days(self.calendar(), new.calendar)
        if not changed:
            return
        for register in PAGED:
            days = {"due_on": DUE} | {key: register.label(key) for key in _OTHERS if key in register.by_key}
            ids = reader.ids(open_ones(register))
            written = reader.steps_of(register.key, ids)
            for record in reader.rows(register, ids):
                known = [day for key in days if (day := record.day(key))]
                if record.day("due_on") and max(known) < min(changed):
                    continue  # without a due day a makeup day may still turn a notice late and set the clock running
                try:
                    after = register.cached(record.values, effective(written[record.id]), new)
                except Refused as no:
                    refused.append(f"{record.text('number')}：{no}")
                    continue
                name, number = register.name(record.values), record.text("number")
                for key, what in days.items():
                    was, will = record.day(key), after.get(key)
                    if key in _OTHERS and record.text("state") != _OTHERS[key]:
                        continue
                    if was != will and (will is None or isinstance(will, date)):
                        yield MovedDate(register.key, record.id, number, name, was, will, what)


def _line(calendar: Calendar, year: int) -> YearLine:
    kinds = [calendar.kind(day) for day in _every_day(year)]
    return YearLine(
        year,
        calendar.notice(year) or "",
        year in calendar.entered,
        kinds.count(DayKind.HOLIDAY),
        kinds.count(DayKind.MAKEUP),
    )


def _every_day(year: int) -> Iterator[date]:
    first = date(year, 1, 1).toordinal()
    return map(date.fromordinal, range(first, date(year + 1, 1, 1).toordinal()))


def _unlike_plain(calendar: Calendar, day: date) -> bool:
    return calendar.kind(day) in (DayKind.HOLIDAY, DayKind.MAKEUP)
