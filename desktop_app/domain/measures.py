"""What is counted of a register: a number, what it means in one sentence, and the rows it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record

TODAY = "<today>"  # the key under which a test of a row finds the day it is asked on
Test = Callable[[Mapping[str, Value]], bool]
Span = tuple[str, bool]
"""The day that chooses rows by time, and whether all rows begun by then count."""
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


def always(_values: Mapping[str, Value]) -> bool:
    """Every row."""
    return True


class How(StrEnum):
    """What is made of the rows: their number, a sum of a field, a share of others, the middle of a span of time."""

    COUNT = "count"
    TOTAL = "total"
    SHARE = "share"
    MEDIAN = "median"


@dataclass(frozen=True)
class Measure:
    """One number of a ledger; `definition` stands beside it wherever it is shown.

    `where` chooses the rows (it also sees the day asked on, under TODAY). TOTAL adds the whole numbers of the field
    `of`; SHARE takes `where` as a part of `among`; MEDIAN is the span from field `of` to field `until`, in days of the
    calendar, or in hours when both are moments. `on` is the day that puts a row into a period, the register's own
    when empty. A `standing` number is of what there is at the end of a period, whenever it began.
    `missing` is what a row without the number counts as in a TOTAL.
    """

    label: str
    definition: str
    where: Test = always
    how: How = How.COUNT
    of: str = ""
    until: str = ""
    among: Test = always
    on: str = ""
    unit: str = "件"
    standing: bool = False
    missing: int = 0

    @property
    def span(self) -> Span:
        """What chooses its rows by time: measures with the same span are measured over the same rows."""
        return self.on, self.standing


@dataclass(frozen=True)
class Figure:
    """A measured number: `value` is None where there is nothing to divide; `rows` are the ids it opens.

    A SHARE is kept as its two counts, so that nothing is lost in rounding.
    """

    measure: Measure
    value: int | float | None
    rows: tuple[int, ...]
    part: int = 0
    whole: int = 0

    @property
    def shown(self) -> str:
        """The number with its unit; a share with nothing to divide by is told, never left blank."""
        if self.measure.how is How.SHARE:
            return "—（无可统计的件）" if self.value is None else f"{percent(self.part, self.whole)}"
        if self.value is None:
            return "—（无可统计的件）"
        number = f"{self.value:g}" if isinstance(self.value, float) else str(self.value)
        return f"{number}{self.measure.unit}"


def percent(part: int, whole: int) -> str:
    """A share in per cent with two decimals at most, half away from zero, as the superiors' tables write it: 99.87%.

    ZeroDivisionError when the whole is 0.
    """
    hundredths = (part * 10_000 * 2 + whole) // (2 * whole)
    text = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return f"{text}%"


def asked_on(record: Record, today: date) -> Record:
    """The record with the day it is asked on among its values, as tests see it; who asks often does it once."""
    if record.values.get(TODAY) == today:
        return record
    return replace(record, values={**record.values, TODAY: today})


def measured(measure: Measure, records: Sequence[Record], today: date) -> Figure:
    """The number over these rows; the caller has chosen those of the period and left void ones out."""
    seen = [(record, asked_on(record, today).values) for record in records]
    if measure.how is How.SHARE:
        whole = [(record, values) for record, values in seen if measure.among(values)]
        part = [record.id for record, values in whole if measure.where(values)]
        value = len(part) / len(whole) if whole else None
        return Figure(measure, value, tuple(part), len(part), len(whole))
    chosen = [(record, values) for record, values in seen if measure.where(values)]
    if measure.how is How.COUNT:
        return Figure(measure, len(chosen), tuple(record.id for record, _ in chosen))
    if measure.how is How.TOTAL:
        told = [(record.id, _whole(values.get(measure.of), measure.missing)) for record, values in chosen]
        return Figure(measure, sum(count for _, count in told), tuple(at for at, count in told if count))
    spans = [
        (record.id, _span(values.get(measure.of), values.get(measure.until))) for record, values in chosen
    ]
    known = [(at, span) for at, span in spans if span is not None]
    middle = median(span for _, span in known) if known else None
    return Figure(measure, _tidy(middle), tuple(at for at, _ in known))


def _whole(value: Value, missing: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else missing


def _span(first: Value, last: Value) -> float | None:
    if isinstance(first, datetime) and isinstance(last, datetime):
        return round((last - first) / _HOUR, 1)
    begun, ended = _day(first), _day(last)
    return (ended - begun) / _DAY if begun and ended else None


def _day(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _tidy(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value
