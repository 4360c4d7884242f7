"""The stretches of time numbers are asked for: day, week, month, quarter, year, or from one day to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.dates import EARLIEST, LATEST, chinese_day
from desktop_app.errors import Refused

HOW = "请写成 2026、2026-Q1、2026-03、2026-W12 或 2026-03-02 的样子"
_DAY = timedelta(days=1)
_QUARTERS = "一二三四"
_YEAR, _QUARTER, _MONTH = (
    re.compile(p, re.ASCII) for p in (r"(\d{4})", r"(\d{4})-Q(\d)", r"(\d{4})-(\d{2})")
)
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FREE = "~"


class Kind(StrEnum):
    """How long a period is; a week begins on Monday (GB/T 7408)."""

    DAY = "日"
    WEEK = "周"
    MONTH = "月"
    QUARTER = "季度"
    YEAR = "年"
    FREE = "时段"


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both counted in; `title` is what it is called on screen and paper."""

    first: date
    last: date
    kind: Kind
    title: str

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def key(self) -> str:
        """The period in the form `parse` reads: 2026, 2026-Q1, 2026-03, 2026-W12, 2026-03-02, 2026-03-02~2026-04-01."""
        first = self.first
        match self.kind:
            case Kind.DAY:
                return first.isoformat()
            case Kind.WEEK:
                return f"{first.isocalendar().year:04}-W{first.isocalendar().week:02}"
            case Kind.MONTH:
                return f"{first.year:04}-{first.month:02}"
            case Kind.QUARTER:
                return f"{first.year:04}-Q{_quarter(first)}"
            case Kind.YEAR:
                return f"{first.year:04}"
            case Kind.FREE:
                return f"{first.isoformat()}{_FREE}{self.last.isoformat()}"


def of(kind: Kind, day: date) -> Period:
    """The period of a kind a day lies in; KeyError for FREE, which has two ends of its own."""
    match kind:
        case Kind.DAY:
            return Period(day, day, kind, chinese_day(day))
        case Kind.WEEK:
            return _week(day)
        case Kind.MONTH:
            return Period(day.replace(day=1), _month_end(day), kind, f"{day.year}年{day.month}月")
        case Kind.QUARTER:
            number = _quarter(day)
            first, last = date(day.year, number * 3 - 2, 1), _month_end(date(day.year, number * 3, 1))
            return Period(first, last, kind, f"{day.year}年第{_QUARTERS[number - 1]}季度")
        case Kind.YEAR:
            return Period(date(day.year, 1, 1), date(day.year, 12, 31), kind, f"{day.year}年")
        case Kind.FREE:
            raise KeyError(kind)


def free(first: date, last: date) -> Period:
    """Any days, called by their name where they are a week, a month, a quarter or a year. Refused when turned round."""
    if last < first:
        raise Refused("日期不对", why=f"止日 {last} 早于起日 {first}", do="请核对日期")
    for kind in (Kind.DAY, Kind.WEEK, Kind.MONTH, Kind.QUARTER, Kind.YEAR):
        same = of(kind, first)
        if (same.first, same.last) == (first, last):
            return same
    return Period(first, last, Kind.FREE, _from_to(first, last))


def before(period: Period) -> Period:
    """The one just before it, of the same kind; of the same number of days for a free one. Refused before 1949."""
    return _beside(period, period.first - _DAY, -1)


def after(period: Period) -> Period:
    """The one just after it, of the same kind; of the same number of days for a free one. Refused after 2199."""
    return _beside(period, period.last + _DAY, 1)


def _beside(period: Period, day: date, way: int) -> Period:
    if not EARLIEST <= day <= LATEST:
        raise Refused("没有更早或更晚的时段", why=f"日期应在 {EARLIEST} 到 {LATEST} 之间")
    if period.kind is not Kind.FREE:
        return of(period.kind, day)
    far = day + way * (period.last - period.first)
    first, last = sorted((day, far))
    return Period(first, last, Kind.FREE, _from_to(first, last))


def parse(text: str) -> Period:
    """The period of 2026, 2026-Q1, 2026-03, 2026-W12, 2026-03-02 or 2026-03-02~2026-04-01; else Refused."""
    told = text.strip()
    try:
        found = _parsed(told)
    except ValueError:
        found = None
    if found is None or not EARLIEST <= found.last <= LATEST:
        raise Refused(f"“{text[:30]}”不是时段", do=HOW)
    return found


def _parsed(text: str) -> Period | None:
    if found := _YEAR.fullmatch(text):
        return of(Kind.YEAR, date(int(found[1]), 1, 1))
    if found := _QUARTER.fullmatch(text):
        return of(Kind.QUARTER, date(int(found[1]), int(found[2]) * 3, 1))
    if found := _MONTH.fullmatch(text):
        return of(Kind.MONTH, date(int(found[1]), int(found[2]), 1))
    if found := _WEEK.fullmatch(text):
        return of(Kind.WEEK, date.fromisocalendar(int(found[1]), int(found[2]), 1))
    if _ISO.fullmatch(text):
        return of(Kind.DAY, date.fromisoformat(text))
    first, mark, last = text.partition(_FREE)
    if mark and _ISO.fullmatch(first) and _ISO.fullmatch(last):
        ends = date.fromisoformat(first), date.fromisoformat(last)
        return free(*ends) if ends[0] <= ends[1] else None
    return None


def parts(period: Period, kind: Kind) -> Iterator[Period]:
    """The period cut into days, weeks, months, quarters or years; the first and the last may be cut short."""
    day = period.first
    while day <= period.last:
        whole = of(kind, day)
        first, last = max(whole.first, period.first), min(whole.last, period.last)
        if (first, last) == (whole.first, whole.last):
            yield whole
        else:
            name = whole.title.split("（")[0]
            yield Period(first, last, Kind.FREE, f"{name}（{_short(first, last)}）")
        day = last + _DAY


def _week(day: date) -> Period:
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=6)
    number = first.isocalendar()
    return Period(first, last, Kind.WEEK, f"{number.year}年第{number.week}周（{_short(first, last)}）")


def _short(first: date, last: date) -> str:
    """The days of a period whose year stands before it; the years too where it lies in two."""
    if first.year != last.year:
        return _from_to(first, last)
    if first == last:
        return f"{first.month}月{first.day}日"
    return f"{first.month}月{first.day}日至{last.month}月{last.day}日"


def _from_to(first: date, last: date) -> str:
    return f"{chinese_day(first)}至{chinese_day(last)}"


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _month_end(day: date) -> date:
    later = day.replace(day=28) + timedelta(days=4)
    return later - timedelta(days=later.day)
