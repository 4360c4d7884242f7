"""Which days are worked: the State Council's yearly notices, as known, and an honest guess beyond them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

FIRST_BUILTIN, LAST_BUILTIN = 2004, 2026
BUILTIN_NOTICE = "chinesecalendar 数据"
# Off in every year whatever the notice says: 全国年节及纪念日放假办法 (2 May since the 2024-11-10 revision).
FIXED_HOLIDAYS = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}
SECOND_OF_MAY_SINCE = 2025
_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}
# The swaps for New Year's Day that made days of the December before it workdays or days off (2007, 2008,
# 2012, 2019) began on the 29th at the earliest, and only when 1 January was a Sunday, a Monday or a Tuesday.
_SWAP_FROM_DECEMBER, _SWAP_WEEKDAYS = 29, (6, 0, 1)


class DayKind(StrEnum):
    """What a day is under the yearly notice; a 法定节假日 is any day of the announced break."""

    WORKDAY = "工作日"
    REST = "休息日"
    HOLIDAY = "法定节假日"
    MAKEUP = "调休补班"

    @property
    def works(self) -> bool:
        return self in {DayKind.WORKDAY, DayKind.MAKEUP}


Days = Mapping[date, tuple[DayKind, str]]


@dataclass(frozen=True)
class Year:
    """One year's notice: its number and the days unlike plain weeks, each with kind and holiday.

    `days` may reach into the last week of December of the year before, as the notices for 2008 and 2019 did.
    `doubts` are sentences to show before the table is adopted.
    """

    year: int
    notice: str
    days: Days = field(hash=False)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Table:
    exceptions: Days
    ordinals: tuple[int, ...]
    """Ordinals of the year's workdays, ascending."""


@dataclass(frozen=True)
class Calendar:
    """The working days of every year: 2004-2026 built in, others as entered, the rest guessed."""

    entered: Mapping[int, Year] = field(default_factory=dict, hash=False)
    _tables: dict[int, _Table] = field(default_factory=dict, init=False, repr=False, compare=False)

    @staticmethod
    def builtin() -> Calendar:
        """The calendar of the library alone, one shared object."""
        return _builtin_calendar()

    def with_year(self, year: Year) -> Calendar:
        """A calendar in which this notice stands for its year, replacing what was known of it."""
        return Calendar({**self.entered, year.year: year})

    def notice(self, year: int) -> str | None:
        """The number of the notice the year comes from, or None when the year is not known."""
        found = self._year(year)
        return found.notice if found else None

    def known(self, day: date) -> bool:
        return self._year(day.year) is not None

    def doubt(self, first: date, last: date) -> str | None:
        """Why a count from `first` to `last` is provisional (暂定); None when every day is settled."""
        for year in range(first.year, last.year + 1):
            if self._year(year) is None:
                lack = _unpublished(year) if year > FIRST_BUILTIN else f"没有{year}年的放假安排"
                return f"{lack}，按周末和法定固定节日推算"
        coming = date(last.year + 1, 1, 1)
        if (
            (last.month, last.day) >= (12, _SWAP_FROM_DECEMBER)
            and coming.weekday() in _SWAP_WEEKDAYS
            and not self.known(coming)
        ):
            return f"{_unpublished(coming.year)}，元旦调休可能改动{last.year}年12月底的上班日"
        return None

    def kind(self, day: date) -> DayKind:
        found = self._table(day.year).exceptions.get(day)
        return found[0] if found else _plain(day)

    def name(self, day: date) -> str:
        """The holiday (国庆节) a day is off for or is worked in exchange for; empty on plain days."""
        found = self._table(day.year).exceptions.get(day)
        return found[1] if found else ""

    def is_workday(self, day: date) -> bool:
        return self.kind(day).works

    def workdays_of(self, year: int) -> tuple[int, ...]:
        """The workdays of a year as ascending proleptic ordinals (`date.toordinal`)."""
        return self._table(year).ordinals

    def plus(self, day: date, count: int) -> date:
        """The `count`-th workday after `day`, which itself is not counted; `day` when count is 0."""
        if count <= 0:
            return day
        ordinals = self._table(day.year).ordinals
        at = bisect_right(ordinals, day.toordinal()) + count - 1
        year = day.year
        while at >= len(ordinals):
            at -= len(ordinals)
            year += 1
            ordinals = self._table(year).ordinals
        return date.fromordinal(ordinals[at])

    def workdays_between(self, after: date, until: date) -> int:
        """How many workdays d there are with after < d <= until; 0 when `until` is not later."""
        if until <= after:
            return 0
        total = -bisect_right(self._table(after.year).ordinals, after.toordinal())
        for year in range(after.year, until.year):
            total += len(self._table(year).ordinals)
        return total + bisect_right(self._table(until.year).ordinals, until.toordinal())

    def _year(self, year: int) -> Year | None:
        return self.entered.get(year) or _builtin_year(year)

    def _table(self, year: int) -> _Table:
        found = self._tables.get(year)
        if found is None:
            found = self._tables[year] = self._built(year)
        return found

    def _built(self, year: int) -> _Table:
        known = self._year(year)
        days = dict(known.days) if known else _fixed(year)
        if coming := self._year(year + 1):
            days.update(coming.days)
        days = {day: entry for day, entry in days.items() if day.year == year}
        ordinals = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
        works = {day.toordinal(): kind.works for day, (kind, _) in days.items()}
        # date.toordinal() % 7 is 1 on Mondays, 6 on Saturdays and 0 on Sundays.
        return _Table(days, tuple(n for n in ordinals if works.get(n, 1 <= n % 7 <= 5)))


def weekday(day: date) -> str:
    """周一 … 周日."""
    return "周" + "一二三四五六日"[day.weekday()]


def fixed_holiday(day: date) -> str:
    """The name of the holiday the law itself puts on this date, or an empty text."""
    if (day.month, day.day) == (5, 2) and day.year >= SECOND_OF_MAY_SINCE:
        return "劳动节"
    return FIXED_HOLIDAYS.get((day.month, day.day), "")


def changed_days(old: Calendar, new: Calendar) -> frozenset[date]:
    """The days that are worked under one calendar and not under the other."""
    touched = old.entered.keys() | new.entered.keys()
    years = {year for year in touched if old.entered.get(year) != new.entered.get(year)}
    changed: set[date] = set()
    for year in years | {year - 1 for year in years}:
        before, after = set(old.workdays_of(year)), set(new.workdays_of(year))
        changed.update(map(date.fromordinal, before ^ after))
    return frozenset(changed)


def _unpublished(year: int) -> str:
    return f"{year}年放假安排尚未公布（录入后自动更新）"


def _plain(day: date) -> DayKind:
    return DayKind.WORKDAY if day.weekday() < 5 else DayKind.REST


def _fixed(year: int) -> dict[date, tuple[DayKind, str]]:
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range(366))
    return {day: (DayKind.HOLIDAY, name) for day in days if day.year == year and (name := fixed_holiday(day))}


@cache
def _builtin_calendar() -> Calendar:
    return Calendar()


@cache
def _builtin_year(year: int) -> Year | None:
    if not FIRST_BUILTIN <= year <= LAST_BUILTIN:
        return None
    from chinese_calendar import holidays, workdays  # noqa: PLC0415 - 45 ms start-up must not pay for

    days: dict[date, tuple[DayKind, str]] = {}
    for source, kind in ((holidays, DayKind.HOLIDAY), (workdays, DayKind.MAKEUP)):
        for day, english in source.items():
            name = _NAMES[english]
            if day.year + (day.month == 12 and name == "元旦") == year:
                days[day] = (kind, name)
    return Year(year, BUILTIN_NOTICE, days)
