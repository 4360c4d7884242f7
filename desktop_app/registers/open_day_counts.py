"""What an Open Day comes to, counted from its visits: never typed, each number with its rows (registers.md §4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import Figure, How, Measure, measured
from desktop_app.domain.records import Record
from desktop_app.registers.common import whole_of
from desktop_app.registers.visit import (
    MATTER,
    PASSED,
    RATES,
    SPOT,
    TAKEN,
    WAYS,
    is_answered,
    is_later,
)

UNNAMED = "未留名"  # who does not want to say his name
UNSORTED, NOBODY = "未分类", "未定科室"
PEOPLE, MATTERS = "来访人次", "咨询件数"
LATER, ANSWERED, RUNNING = "带回办理", "已反馈", "办理中"
_HEADS = Measure(PEOPLE, "一批来访按登记的人数计，没有填人数的按1人", how=How.TOTAL, of="people", unit="人次")


def is_running(values: Mapping[str, Value]) -> bool:
    """Whether what was taken along still waits for its answer."""
    return is_later(values) and values.get("state") in MATTER.open


MEASURES: tuple[Measure, ...] = (
    Measure(MATTERS, "登记的来访事项，一位或一批来访人一件，作废的不算"),
    *WAYS,
    Measure(LATER, "转办和带回研究的件", is_later),
    Measure(ANSWERED, "带回办理的件里已经反馈的", is_answered),
    Measure(RUNNING, "带回办理的件里还没有反馈、也没有撤销的", is_running),
    *RATES,
)


def people(record: Record) -> int:
    """How many stood there: one where nobody counted."""
    return whole_of(record.values, "people") or 1


def figures(visits: Sequence[Record], today: date) -> tuple[Figure, ...]:
    """Every number of a day with its visits, 来访人次 first."""
    heads = Figure(_HEADS, sum(map(people, visits)), tuple(visit.id for visit in visits))
    return (heads, *(measured(measure, visits, today) for measure in MEASURES))


@dataclass(frozen=True)
class Kept:
    """A row of 问题分类表: matters and people of one kind or department, and what became of them."""

    name: str
    matters: int
    people: int
    spot: int
    passed: int
    taken: int
    answered: int
    running: int


def sorted_by(visits: Sequence[Record], key: str, first: Sequence[str], empty: str) -> tuple[Kept, ...]:
    """The visits by a field: the words of `first` in their order as far as they occur, then others as they came."""
    groups: dict[str, list[Record]] = {word: [] for word in first}
    for visit in visits:
        groups.setdefault(visit.text(key) or empty, []).append(visit)
    return tuple(kept(name, some) for name, some in groups.items() if some)


def kept(name: str, visits: Sequence[Record]) -> Kept:
    """These visits as one row."""
    ways = [visit.text("handling") for visit in visits]
    return Kept(
        name,
        len(visits),
        sum(map(people, visits)),
        ways.count(SPOT),
        ways.count(PASSED),
        ways.count(TAKEN),
        sum(is_answered(visit.values) for visit in visits),
        sum(is_running(visit.values) for visit in visits),
    )


def short_desk(desk: str) -> str:
    """1号台 → 1; a desk whose name begins with no digit by its name."""
    digits = "".join(char for char in desk.split("号", maxsplit=1)[0] if char.isdecimal())
    return digits or desk


def seat(values: Mapping[str, Value]) -> str:
    """The number a visitor has at his desk: 1-023; empty where none was given."""
    at = whole_of(values, "desk_no")
    desk = short_desk(str(values.get("desk") or ""))
    return f"{desk}-{at:03d}" if at and desk else ""
