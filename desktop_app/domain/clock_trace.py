"""What a walk through the steps leaves behind: periods, spans that are not counted, closings; and counting in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.clock_steps import Step
from desktop_app.domain.request_law import StepKind
from desktop_app.domain.workdays import Calendar


@dataclass(eq=False)
class Period:
    """A reply period: `limit` workdays (+ `extra` by extension) after `start`, given up when stopped.

    `until` is a day fixed instead: by deferral (then `deferred_on`), or when the case was reopened. `closed_by` is
    set, with the due day as it then stood, once a closed case was reopened.
    """

    start: date
    limit: int
    begun_by: StepKind
    article: str
    extra: int = 0
    extended_on: date | None = None
    until: date | None = None
    deferred_on: date | None = None
    stopped_on: date | None = None
    stopped_by: StepKind | None = None
    closed_by: Step | None = None
    closed_due: date | None = None

    @property
    def ordered(self) -> bool:
        """Whether the reopening named its last day: no rule of the 条例 moves that day."""
        return self.until is not None and self.deferred_on is None

    def covers(self, day: date) -> bool:
        last = self.stopped_on or (self.closed_by.on if self.closed_by else day)
        return self.start < day <= last


@dataclass(eq=False)
class Span:
    """Days d with begins < d <= ends on which nothing counts, opened by the step `kind`.

    While `is_open`, `ends` is the last day it can last (a pause) or as far as the record reaches (a wait). `named`:
    the deadline is what the notice or a rule says, not merely usual; `dated`: it names the day itself. `cut`: the
    closing of the case ended it.
    """

    kind: StepKind
    begins: date
    ends: date
    deadline: date
    is_open: bool = True
    whom: str = ""
    named: bool = False
    dated: bool = False
    cut: bool = False

    def covers(self, day: date) -> bool:
        return self.begins < day <= self.ends

    def cut_at(self, day: date) -> None:
        self.ends, self.cut = min(self.ends, day), True


@dataclass(frozen=True)
class Gap:
    """The days between a closing and the reopening that followed."""

    closing: Step
    reopened_on: date

    def covers(self, day: date) -> bool:
        return self.closing.on < day <= self.reopened_on


@dataclass(frozen=True)
class Trace:
    """All that legs, explanation and board are told from; lines run over days after `begins` until `ends`.

    `pauses` are those of the present handling, `past` what an earlier handling waited for; `asked` the notices and
    questions not answered, `reasons` the step that asked for reasons not given; `notice_due_on` the last day of
    the notice of what to supplement, while nothing was asked; `arrived` the application, `closing` what closed it;
    `extended` whether this handling has had its one extension, with or without effect.
    """

    calendar: Calendar
    begins: date
    ends: date
    arrived: Step
    closing: Step | None
    periods: Sequence[Period]
    pauses: Sequence[Span]
    waits: Sequence[Span]
    past: Sequence[Span]
    gaps: Sequence[Gap]
    asked: Sequence[Span]
    reasons: Step | None
    notice_due_on: date | None
    extended: bool

    @property
    def running(self) -> Period | None:
        """The period the due day belongs to, also of a closed case."""
        last = self.periods[-1] if self.periods else None
        return last if last and last.stopped_on is None else None


def reach(calendar: Calendar, start: date, count: int, pauses: Sequence[Span]) -> date:
    """The day after `start` on which the `count`-th workday outside all pauses falls; overlaps count once."""
    for span in sorted(pauses, key=lambda span: span.begins):
        if span.ends <= start:
            continue
        before = calendar.workdays_between(start, span.begins)
        if before >= count:
            break
        count -= before
        start = span.ends
    return calendar.plus(start, count)


def counted(calendar: Calendar, start: date, until: date, pauses: Sequence[Span]) -> int:
    """How many workdays outside all pauses lie after `start` up to `until`."""
    total = 0
    for span in sorted(pauses, key=lambda span: span.begins):
        if span.ends > start and span.begins < until:
            total += calendar.workdays_between(start, span.begins)
            start = span.ends
    return total + calendar.workdays_between(start, until)
