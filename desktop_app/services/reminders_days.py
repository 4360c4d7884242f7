"""The deadline buckets of 今日: every open record whose deadline runs stands in exactly one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import accumulate

from desktop_app.domain.clocks import Bucket
from desktop_app.domain.deadlines import place, words
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record, Window, effective
from desktop_app.domain.register import Register
from desktop_app.registers.matter import MERGED, RUNNING
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import reckoned
from desktop_app.services import joining
from desktop_app.services.due_lines import HOURLY, Due, Part, When, deadline_line
from desktop_app.services.last_look import DUE, OVER
from desktop_app.services.reminders_matters import calls_back
from desktop_app.storage.reader import Reader

ASKING = "征询第三方"
MOST = 1_000_000  # of what is never much
_BY_DAY, _BY_ID = (("due_on", False),), (("id", False),)
Tally = Mapping[tuple[Value, ...], int]  # (state, due_on, provisional) → how many


def tally(reader: Reader, register: Register) -> Tally:
    """How many records that are not done, or were merged, there are by state and day; nothing is asked of a ledger
    in which everything is done when it is written down.
    """
    flow = register.flow
    wanted = [state for state in flow.states if state not in flow.closed]
    if calls_back(register) and MERGED in flow.states:
        wanted.append(MERGED)
    if not wanted:
        return {}
    return reader.tallies(
        Query(register.key, equal={"state": tuple(wanted)}), ("state", "due_on", "provisional")
    )


def count(found: Tally, states: Collection[str]) -> int:
    """How many of a tally are in these states."""
    return sum(number for (state, *_), number in found.items() if state in states)


def late_ones(found: Tally, today: date) -> int:
    """How many of a tally are being handled by a department and overdue."""
    return sum(
        number
        for (state, due, _), number in found.items()
        if state == RUNNING and isinstance(due, date) and due < today
    )


def by_deadline(
    reader: Reader, register: Register, found: Tally, when: When, shown: int
) -> Iterator[tuple[Bucket, Part]]:
    """The open records of a register; only the lines that are listed are read."""
    running = tuple(
        state for state in register.flow.states if register.flow.is_running(state) and state != ASKING
    )
    query = Query(register.key, equal={"state": running})
    if not count(found, running):
        return
    if register.key in HOURLY:
        yield from _by_minute(reader, register, query, when)
        return
    alike: Counter[tuple[Bucket, date | None, Value]] = Counter()
    for (state, due, provisional), number in found.items():
        if state in running:
            assert due is None or isinstance(due, date)
            alike[bucket(register, due, when.today, provisional), due, provisional] += number
    for where in Bucket:
        days: Counter[date | None] = Counter()
        reasons: set[Value] = set()
        for (there, due, provisional), number in alike.items():
            if there is where:
                days[due] += number
                reasons |= {provisional} if due else set()
        if days:
            records = _first(reader, query, days, reasons, shown)
            lines = [deadline_line(register, record, when) for record in records]
            yield where, Part(days.total(), lines, _fresh(where, days, when))


def _by_minute(reader: Reader, register: Register, query: Query, when: When) -> Iterator[tuple[Bucket, Part]]:
    """Where a clock ends at a minute, what ends today is overdue the same day; there are never many."""
    for record in reader.page(query, 0, MOST):
        line = deadline_line(register, record, when)
        where = bucket(register, line.due_on, when.today, record["provisional"])
        if line.moment and line.moment < when.now.replace(second=0, microsecond=0):
            where = Bucket.OVERDUE
        yield where, Part(1, [line], int(bool(new_since(where, line.due_on, line.moment, when))))


def asking_third_parties(reader: Reader, found: Tally, when: When) -> Iterator[tuple[Bucket, Part]]:
    """Whether these are paused only their clocks can tell; there are never many."""
    if not count(found, (ASKING,)):
        return
    for record in reader.page(Query(REQUEST.key, equal={"state": (ASKING,)}), 0, MOST):
        clock = reckoned(record.values, effective(reader.steps(REQUEST.key, record.id)), when.rules)
        paused = clock is not None and clock.paused_on(when.today)
        where = bucket(REQUEST, record.day("due_on"), when.today, record["provisional"], paused=paused)
        yield _alone(where, deadline_line(REQUEST, record, when), when)


def merged(reader: Reader, when: When) -> Iterator[tuple[Bucket, Part]]:
    """Merged requests whose own day comes before that of the one that answers them: it must not pass unseen."""
    for record, leading, due in joining.waiting(reader, when.rules):
        said = f"由{leading.text('number')}一并答复，或者分开办理"
        usual = deadline_line(REQUEST, record, when)
        line = replace(usual, due_on=due, words=words(due, when.today), next_step=said)
        yield _alone(place(due, when.today), line, when)


def _alone(where: Bucket, line: Due, when: When) -> tuple[Bucket, Part]:
    return where, Part(1, [line], int(bool(new_since(where, line.due_on, line.moment, when))))


def bucket(
    register: Register, due: date | None, today: date, provisional: Value, *, paused: bool = False
) -> Bucket:
    """The bucket of an open record; only a request stands still without a day."""
    if due is None and register.key != REQUEST.key:
        return Bucket.LATER  # nothing pauses: no day was promised or could be reckoned
    return place(due, today, provisional=bool(provisional), paused=paused)


def new_since(where: str, due: date | None, moment: datetime | None, when: When) -> str:
    """In which way something of a bucket is new since somebody last looked: 新到期, 新逾期, or not at all."""
    if when.seen is None or due is None:
        return ""
    if where == Bucket.TODAY:
        return DUE if when.seen.date() < when.today else ""
    if where != Bucket.OVERDUE:
        return ""
    return OVER if (moment >= when.seen if moment else due >= when.seen.date()) else ""


def _fresh(where: Bucket, days: Counter[date | None], when: When) -> int:
    return sum(number for day, number in days.items() if new_since(where, day, None, when))


def _first(
    reader: Reader, query: Query, days: Counter[date | None], reasons: Collection[Value], shown: int
) -> Iterator[Record]:
    """The first records of a group of one register, by day; undated ones last.

    Only so many days are asked for as are needed: the rest would be sorted to be thrown away.
    """
    dated = sorted(day for day in days if day)
    enough = accumulate(days[day] for day in dated)
    last = next((day for day, number in zip(dated, enough, strict=True) if number >= shown), None)
    listed = 0
    if dated:
        within = Window("due_on", dated[0], last or dated[-1])
        wanted = replace(query.where(provisional=tuple(reasons)), windows=(within,), sort=_BY_DAY)
        found = reader.page(wanted, 0, shown)
        listed = len(found)
        yield from found
    if None in days and listed < shown:
        yield from reader.page(replace(query, empty=("due_on",), sort=_BY_ID), 0, shown - listed)
