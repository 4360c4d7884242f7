"""今日: what is due, derived when read, so that a week off loses nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from desktop_app.domain.clocks import Bucket
from desktop_app.domain.deadlines import place, words
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record, Window, effective
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import Calendar
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.disclosure_duties import Claim, Duty, unpublished
from desktop_app.registers.every import PAGED
from desktop_app.registers.hotline import ANSWERED, HOTLINE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import reckoned
from desktop_app.services import joining, reminders_board, reminders_results
from desktop_app.services.duties import gaps, open_claims
from desktop_app.services.lapses import lapse
from desktop_app.services.reminders_board import FILE
from desktop_app.services.reminders_results import READY
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

SHOWN = 200  # lines of a group that are listed; the rest is in its tab
MOST = 1_000_000  # of what is never much
ASKING = "征询第三方"
DELIVER, CALL_BACK, TAKE_DOWN, RENEW = "待送达", "待回访", "该撤下", "该更新"
REASSESS, EXPLAIN = "该重新评估", "该解读"
# Items of these duties are in no deadline group: they are published, or withheld.
BY_DUTY = {
    Duty.TAKE_DOWN: TAKE_DOWN,
    Duty.RENEW: RENEW,
    Duty.REASSESS: REASSESS,
    Duty.EXPLAIN: EXPLAIN,
}
# What is pressed then, as the buttons of the record say it; a 政策解读 is a fact of the item, no step of its own.
_PRESSED = {
    Duty.TAKE_DOWN: DISCLOSURE.flow.move("taken_down").label,
    Duty.RENEW: DISCLOSURE.flow.move("renewed").label,
    Duty.REASSESS: DISCLOSURE.flow.move("reassessed").label,
    Duty.EXPLAIN: f"编辑：{DISCLOSURE['interpreted'].label}填“是”",
}
SOON_FORGOTTEN = timedelta(
    days=60
)  # a reply of an imported ledger, never posted in ours, is not asked for for ever
_BY_DAY, _BY_ID = (("due_on", False),), (("id", False),)
CALENDAR_SEASON = (11, 1)  # the State Council publishes next year's days off in late autumn


@dataclass(frozen=True)
class Due:
    """One line of 今日; `why` is the reason in full where it is more than a day that passed, else empty."""

    register: str
    id: int
    number: str
    name: str
    state: str
    due_on: date | None
    words: str
    next_step: str
    why: str = ""


@dataclass(frozen=True)
class Group:
    """A heading of 今日 with its first lines and the number of all."""

    label: str
    lines: tuple[Due, ...]
    total: int


@dataclass(frozen=True)
class Today:
    """Everything that is due on one day; `calendar_missing` is a sentence when next year's table is wanted.

    `uncovered` are the items of the catalogue with nothing published in their month or year: see `Duties.lists`.
    """

    day: date
    groups: tuple[Group, ...]
    calendar_missing: str = ""
    uncovered: int = 0

    def group(self, label: str) -> Group:
        """The group of that label; an empty one when nothing stands there."""
        return next((g for g in self.groups if g.label == label), Group(label, (), 0))


@dataclass(frozen=True)
class _Part:
    """What one register has for a group: how many, and the first of them, SHOWN or more if there are."""

    total: int
    first: Sequence[Due]


class Reminders:
    """Readings of the registers by date."""

    def __init__(self, store: Store, rules: Callable[[], Rulebook], today: Callable[[], date]) -> None:
        self._store, self._rules, self._today = store, rules, today

    def day(self, on: date | None = None) -> Today:
        """What is due on a day (today when none is given).

        Each open record stands in exactly one deadline group, but for answered calls: those stand in 待回访 alone.
        A merged request stands there too when it is due before the one that answers it.
        """
        today = on or self._today()
        board: dict[str, list[_Part]] = {b.value: [] for b in Bucket if b is not Bucket.CLOSED}
        board |= {label: [] for label in (DELIVER, CALL_BACK, *BY_DUTY.values(), READY, FILE)}
        with self._store.reading() as reader:
            for register in PAGED:
                for bucket, part in _by_deadline(reader, register, today):
                    board[bucket.value].append(part)
            for bucket, part in self._asking_third_parties(reader, today):
                board[bucket.value].append(part)
            for bucket, part in self._merged(reader, today):
                board[bucket.value].append(part)
            board[DELIVER].append(_to_deliver(reader, today))
            board[CALL_BACK].append(_to_call_back(reader, today))
            for label, part in _of_duties(reader, today, self._rules().calendar):
                board[label].append(part)
            board[READY].append(_to_tell_results(reader, today))
            board[FILE].append(_to_file(reader, today))
            uncovered = len(gaps(reader, today))
        groups = [_group(label, parts) for label, parts in board.items()]
        return Today(today, tuple(g for g in groups if g.total), self._calendar_missing(today), uncovered)

    def _asking_third_parties(self, reader: Reader, today: date) -> Iterator[tuple[Bucket, _Part]]:
        """Whether these are paused only their clocks can tell; there are never many."""
        for record in reader.page(Query(REQUEST.key, equal={"state": (ASKING,)}), 0, MOST):
            clock = reckoned(record.values, effective(reader.steps(REQUEST.key, record.id)), self._rules())
            paused = clock is not None and clock.paused_on(today)
            where = _bucket(REQUEST, record.day("due_on"), today, record["provisional"], paused=paused)
            yield where, _Part(1, [_line(REQUEST, record, today)])

    def _merged(self, reader: Reader, today: date) -> Iterator[tuple[Bucket, _Part]]:
        """Merged requests whose own day comes before that of the one that answers them: it must not pass unseen."""
        for record, leading, due in joining.waiting(reader, self._rules()):
            said = f"由{leading.text('number')}一并答复，或者分开办理"
            line = replace(_line(REQUEST, record, today), due_on=due, words=words(due, today), next_step=said)
            yield place(due, today), _Part(1, [line])

    def _calendar_missing(self, today: date) -> str:
        coming = date(today.year + 1, 1, 1)
        wanted = today if (today.month, today.day) < CALENDAR_SEASON else coming
        if self._rules().calendar.known(wanted):
            return ""
        return f"{wanted.year}年放假安排还没有录入，跨到{wanted.year}年的期限都是暂定"


def _bucket(
    register: Register, due: date | None, today: date, provisional: Value, *, paused: bool = False
) -> Bucket:
    if due is None and register.key != REQUEST.key:
        return Bucket.LATER  # nothing pauses: no day was promised or could be reckoned
    return place(due, today, provisional=bool(provisional), paused=paused)


def _by_deadline(reader: Reader, register: Register, today: date) -> Iterator[tuple[Bucket, _Part]]:
    """The open records of a register, counted by state and day; only the lines that are listed are read."""
    running = (state for state in register.flow.states if register.flow.is_running(state))
    query = Query(register.key, equal={"state": tuple(state for state in running if state != ASKING)})
    alike: dict[tuple[Bucket, date | None, Value], int] = {}
    for (due, provisional), count in reader.tallies(query, ("due_on", "provisional")).items():
        assert due is None or isinstance(due, date)
        alike[_bucket(register, due, today, provisional), due, provisional] = count
    for bucket in Bucket:
        days: Counter[date | None] = Counter()
        reasons: set[Value] = set()
        for (where, due, provisional), count in alike.items():
            if where is bucket:
                days[due] += count
                reasons |= {provisional} if due else set()
        if days:
            lines = (_line(register, record, today) for record in _first(reader, query, days, reasons))
            yield bucket, _Part(days.total(), list(lines))


def _first(
    reader: Reader, query: Query, days: Counter[date | None], reasons: Collection[Value]
) -> Iterator[Record]:
    """The first records of a group of one register, by day; undated ones last.

    Only so many days are asked for as are needed: the rest would be sorted to be thrown away.
    """
    dated = sorted(day for day in days if day)
    enough = accumulate(days[day] for day in dated)
    last = next((day for day, count in zip(dated, enough, strict=True) if count >= SHOWN), None)
    shown = 0
    if dated:
        within = Window("due_on", dated[0], last or dated[-1])
        wanted = replace(query.where(provisional=tuple(reasons)), windows=(within,), sort=_BY_DAY)
        found = reader.page(wanted, 0, SHOWN)
        shown = len(found)
        yield from found
    if None in days and shown < SHOWN:
        yield from reader.page(replace(query, empty=("due_on",), sort=_BY_ID), 0, SHOWN - shown)


def _to_deliver(reader: Reader, today: date) -> _Part:
    """Replies that are written but neither posted nor signed for: in time is judged by that (235号)."""
    since = Window("replied_on", today - SOON_FORGOTTEN)
    query = Query(REQUEST.key, equal={"state": ("已答复",)}, windows=(since,), sort=_BY_ID)
    lines = [_line(REQUEST, record, today) for record in reader.page(query, 0, MOST)]
    return _Part(len(lines), lines)


def _to_call_back(reader: Reader, today: date) -> _Part:
    query = Query(HOTLINE.key, equal={"state": (ANSWERED,)}, sort=_BY_ID)
    lines = [
        _line(HOTLINE, record, today, "办结" if record.day("called_back_on") else "回访")
        for record in reader.page(query, 0, SHOWN)
    ]
    return _Part(reader.count(query), lines)


def _to_file(reader: Reader, today: date) -> _Part:
    total, found = reminders_board.to_file(reader, SHOWN)
    lines = ((record, _line(ISSUE, record, today, reminders_board.PRESSED)) for record in found)
    return _Part(total, [replace(line, why=reminders_board.why_file(record)) for record, line in lines])


def _to_tell_results(reader: Reader, today: date) -> _Part:
    found = reminders_results.ready(reader, today)
    lines = (
        replace(
            _line(DISCLOSURE, record, today, reminders_results.next_step(state)),
            why=reminders_results.why(state),
        )
        for record, state in found[:SHOWN]
    )
    return _Part(len(found), list(lines))


def _of_duties(reader: Reader, today: date, calendar: Calendar) -> Iterator[tuple[str, _Part]]:
    """What is published or withheld and asks for something; what is not yet published stands by its deadline."""
    found = open_claims(reader, today, calendar, tuple(BY_DUTY))
    for duty, label in BY_DUTY.items():
        yield label, _claimed(reader, dict(found[duty]), today, _PRESSED[duty])


def _claimed(reader: Reader, found: Mapping[int, Claim], today: date, pressed: str) -> _Part:
    records = reader.rows(DISCLOSURE, sorted(found)[:SHOWN])
    lines = (_line(DISCLOSURE, record, today, pressed) for record in records)
    return _Part(len(found), [replace(line, why=found[line.id].why) for line in lines])


def _line(register: Register, record: Record, today: date, next_step: str = "") -> Due:
    due = record.day("due_on")
    said, why = words(due, today), ""
    if not next_step:
        late = unpublished(record.values, today) if register is DISCLOSURE else None
        why = late.why if late else ""
        moves = register.flow.open_from(record.text("state"))
        over = lapse(record, today)
        usual = record.text("next_step") or " / ".join(move.label for move in moves[:2])
        next_step = over.words if over else usual
        next_step, why = reminders_board.next_step(record, today) or (next_step, why)
    else:
        due, said = None, ""
    return Due(
        register.key,
        record.id,
        record.text("number"),
        register.name(record.values),
        record.text("state"),
        due,
        said,
        next_step,
        why,
    )


def _group(label: str, parts: Iterable[_Part]) -> Group:
    parts = tuple(parts)
    lines = [line for part in parts for line in part.first]
    lines.sort(key=lambda line: (line.due_on or date.max, line.register, line.id))
    return Group(label, tuple(lines[:SHOWN]), sum(part.total for part in parts))
