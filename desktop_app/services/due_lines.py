"""The lines of 今日, whatever group they stand in: what is due, why, and what to press."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from desktop_app.domain.deadlines import words
from desktop_app.domain.opinion_law import leading, left
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.disclosure_duties import unpublished
from desktop_app.registers.opinion import OPINION, clocks_of
from desktop_app.registers.press import PRESS
from desktop_app.services import reminders_board
from desktop_app.services.lapses import lapse
from desktop_app.services.last_look import Mark, News

HOURLY = frozenset({OPINION.key, PRESS.key})  # their clocks end at a minute, not with a day
_LONG_OVER = 3  # days after which nobody counts the hours any more


@dataclass(frozen=True)
class When:
    """The day looked at, the minute of it, the rules in force, and when whoever looks was here before."""

    today: date
    now: datetime
    rules: Rulebook
    seen: datetime | None = None


@dataclass(frozen=True)
class Due:
    """One line of 今日; `why` is the reason in full where it is more than a day that passed, else empty.

    `moment` is the minute it is due where a clock of hours runs; `news` is what happened to it since somebody last
    looked, in words.
    """

    register: str
    id: int
    number: str
    name: str
    state: str
    due_on: date | None
    words: str
    next_step: str
    why: str = ""
    moment: datetime | None = None
    news: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, int]:
        """Where the record is: register and id."""
        return self.register, self.id

    def at(self, now: datetime) -> Due:
        """The line as it reads at another minute of the same day."""
        return replace(self, words=_hours(self.moment, now)) if self.moment else self


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
    `news` is what changed since the mark that was given, `mark` the one of this reading.
    """

    day: date
    groups: tuple[Group, ...]
    calendar_missing: str = ""
    uncovered: int = 0
    now: datetime = datetime.min  # noqa: DTZ901  # a placeholder until read
    news: News | None = None
    mark: Mark | None = None

    def group(self, label: str) -> Group:
        """The group of that label; an empty one when nothing stands there."""
        return next((g for g in self.groups if g.label == label), Group(label, (), 0))


@dataclass(frozen=True)
class Part:
    """What one register has for a group: how many, the first of them, as many as are shown or more, and how many of
    all are there since somebody last looked.
    """

    total: int
    first: Sequence[Due]
    fresh: int = 0


def moment_of(record: Record, rules: Rulebook) -> datetime | None:
    """The minute in which the clock that is due next ends; None where days are counted, or none runs."""
    if record.register == OPINION.key:
        first = leading(clocks_of(record.values, rules.matters))
        return first.due if first else None
    due = record.values.get("due_at") if record.register == PRESS.key else None
    return due if isinstance(due, datetime) else None


def deadline_line(register: Register, record: Record, when: When) -> Due:
    """An open record in the words of its deadline, with what is usually done next."""
    due = record.day("due_on")
    late = unpublished(record.values, when.today) if register is DISCLOSURE else None
    over = lapse(record, when.today)
    usual = over.words if over else record.text("next_step") or _usual(register, record)
    pressed, why = reminders_board.next_step(record, when.today) or (usual, late.why if late else "")
    moment = moment_of(record, when.rules)
    said = _hours(moment, when.now) if moment else words(due, when.today)
    return replace(_plain(register, record, pressed, why), due_on=due, words=said, moment=moment)


def _usual(register: Register, record: Record) -> str:
    """The first two moves that lead on; of a matter neither sending it back nor signing for it twice."""
    past = {"returned"} if register.matter else set()
    past |= {"accepted"} if record.values.get("signed_on") else set()
    moves = [move for move in register.flow.open_from(record.text("state")) if move.key not in past]
    return " / ".join(move.label for move in moves[:2])


def act_line(
    register: Register,
    record: Record,
    pressed: str,
    why: str = "",
    due: date | None = None,
    today: date | None = None,
) -> Due:
    """A record that waits for one act, which may have a day of its own."""
    said = words(due, today) if today else ""
    return replace(_plain(register, record, pressed, why), due_on=due, words=said)


def _plain(register: Register, record: Record, pressed: str, why: str) -> Due:
    number, name, state = record.text("number"), register.name(record.values), record.text("state")
    return Due(register.key, record.id, number, name, state, None, "", pressed, why)


def group_of(label: str, parts: Iterable[Part], shown: int) -> Group:
    """The parts of a group together, nearest first; what is due by a minute comes before what has the whole day."""
    parts = tuple(parts)
    lines = sorted((line for part in parts for line in part.first), key=_order)
    return Group(label, tuple(lines[:shown]), sum(part.total for part in parts))


def _order(line: Due) -> tuple[date, time, str, int]:
    end = line.moment.time() if line.moment else time.max
    return line.due_on or date.max, end, line.register, line.id


def flagged(group: Group, told: Mapping[tuple[str, int], Sequence[str]]) -> Group:
    """The group with what is new at its lines, by place."""
    lines = (replace(line, news=(*line.news, *told.get(line.place, ()))) for line in group.lines)
    return replace(group, lines=tuple(lines))


def _hours(moment: datetime, now: datetime) -> str:
    if (now.date() - moment.date()).days > _LONG_OVER:
        return words(moment.date(), now.date())
    return left(moment, now)
