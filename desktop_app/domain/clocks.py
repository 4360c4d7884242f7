"""Dated steps in, the lawful due date out: one pure function, the same whatever the order of recording."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from desktop_app.domain.clock_desk import Desk
from desktop_app.domain.clock_explain import Leg, LegKind, legs_of
from desktop_app.domain.clock_lines import DayLine, lines_of
from desktop_app.domain.clock_steps import Step, check, from_json, in_order
from desktop_app.domain.clock_trace import Trace, reach
from desktop_app.domain.clock_walk import Walk
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.request_law import DELIVERY_RULES, Channel, Rules, State, StepKind
from desktop_app.domain.workdays import Calendar, changed_days

# The one door to the clock: whoever reckons needs these words too.
__all__ = [
    "Bucket",
    "Channel",
    "DayLine",
    "Leg",
    "LegKind",
    "Moved",
    "Result",
    "Rules",
    "State",
    "Step",
    "StepKind",
    "bucket",
    "check",
    "from_json",
    "moved_by",
    "reckon",
]
Key = TypeVar("Key", bound=Hashable)
_NOT_TOLD = frozenset({"trace", "joined"})  # one is no plain value, the other is not of these steps
DEFAULT_RULES = Rules()


@dataclass(frozen=True)
class Result:
    """What the steps amount to; no day in it depends on today.

    `due_on` is None while no clock runs (待确认、待补正、待缴费); while a pause is open, the day reached if
    the answer comes on its last day. `warn_on`, the counted day before, serves who counts the receipt day; a day
    that was fixed by name has none. `provisional` is the reason, or None. `late` is judged by posting or signing,
    else by the reply. After a reopening all of them tell of the new handling; `first_closed_on` is kept. The
    last dates end the latest supplement, opinion, payment and reasons periods, also when already answered.
    """

    state: State
    received_on: date | None
    first_due_on: date | None
    due_on: date | None
    warn_on: date | None
    provisional: str | None
    next_step: str
    warnings: tuple[str, ...]
    closed_on: date | None
    delivered_on: date | None
    late: bool | None
    late_workdays: int
    supplement_due_on: date | None
    third_party_due_on: date | None
    agency_due_on: date | None
    pay_due_on: date | None
    reasons_due_on: date | None
    first_closed_on: date | None
    trace: Trace = field(repr=False, compare=False)
    joined: tuple[tuple[str, date], ...] = ()
    """Number and own last day of the requests answered by this one that are due before it; told by whoever knows."""

    @cached_property
    def legs(self) -> tuple[Leg, ...]:
        return legs_of(self.trace)

    @cached_property
    def explanation(self) -> tuple[DayLine, ...]:
        """One line per calendar day after receipt through `due_on`, or the last step while that is None."""
        return lines_of(self.trace)

    def paused_on(self, today: date) -> bool:
        """Whether an opinion is being waited for on this day; on the day it arrives no longer."""
        period = self.trace.running
        if period and period.until:
            return False  # a day that was fixed waits for nobody
        return any(
            span.begins <= today and (today <= span.ends if span.is_open else today < span.ends)
            for span in self.trace.pauses
        )

    @property
    def paused_workdays(self) -> int:
        """Workdays of the running period that are not counted because of opinions (Art 33)."""
        period = self.trace.running
        if period is None or self.due_on is None or period.ordered:
            return 0
        whole = period.limit + period.extra
        counts = self.trace.calendar.workdays_between
        return (
            counts(period.start, reach(self.trace.calendar, period.start, whole, self.trace.pauses)) - whole
        )

    def as_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`, dates ISO; `provisional` is a bool beside `provisional_reason`."""
        told = {f.name: _plain(getattr(self, f.name)) for f in fields(self) if f.name not in _NOT_TOLD}
        told["provisional"], told["provisional_reason"] = self.provisional is not None, self.provisional
        return told | {
            part: [{f.name: _plain(getattr(row, f.name)) for f in fields(row)} for row in rows]
            for part, rows in (("legs", self.legs), ("explanation", self.explanation))
        }


def reckon(steps: Iterable[Step], calendar: Calendar, rules: Rules = DEFAULT_RULES) -> Result:
    """The clock of one request. Raises Refused where the steps contradict each other or the law.

    Source: 《政府信息公开条例》 Art 30-35; 国办函〔2020〕109号; 国办公开办函〔2016〕235号.
    """
    walk = Walk(in_order(steps), calendar, rules)
    desk = walk.desk
    due, state = desk.due(), _state(walk)
    closing = desk.closing
    delivered = desk.delivery.on if desk.delivery else None
    answered = delivered or (closing.on if closing and state is State.REPLIED else None)
    late = answered > due if answered and due else None
    received = walk.begun.on if walk.confirmed else None
    first = desk.gaps[0].closing if desk.gaps else closing
    return Result(
        state=state,
        received_on=received,
        first_due_on=calendar.plus(received, rules.reply_limit(received)) if received else None,
        due_on=due,
        warn_on=_day_before(desk),
        provisional=calendar.doubt(desk.handled_from, _last_counted(desk, due)),
        next_step=_next_step(state, due),
        warnings=tuple(desk.warnings),
        closed_on=closing.on if closing else None,
        delivered_on=delivered,
        late=late,
        late_workdays=calendar.workdays_between(due, answered) if late and due and answered else 0,
        supplement_due_on=desk.dues.get(StepKind.SUPPLEMENT_ASKED),
        third_party_due_on=desk.dues.get(StepKind.THIRD_PARTY_ASKED),
        agency_due_on=desk.dues.get(StepKind.AGENCY_ASKED),
        pay_due_on=desk.dues.get(StepKind.FEE_NOTIFIED),
        reasons_due_on=desk.dues.get(StepKind.REASONS_ASKED),
        first_closed_on=first.on if first else None,
        trace=walk.trace(due),
    )


def _last_counted(desk: Desk, due: date | None) -> date:
    """The last day that was reached by counting workdays: named ones do not hang on a calendar."""
    days = [span.deadline for span in desk.open.values() if not span.dated]
    if due and desk.period and not desk.period.until:
        days.append(due)
    return max([desk.handled_from, *days])


def _state(walk: Walk) -> State:
    desk = walk.desk
    if desk.closing:
        return _CLOSED_STATES.get(desk.closing.kind) or (State.DELIVERED if desk.delivery else State.REPLIED)
    if not walk.confirmed:
        return State.UNCONFIRMED
    for opener, state in _WAITING_STATES:
        if opener in desk.open:
            return state
    period = desk.period
    if any(
        span.is_open and not (period and span.ends <= period.start) for span in (*desk.pauses, *desk.asides)
    ):
        return State.CONSULTING
    lengthened = period and (period.extra or period.deferred_on)
    return State.EXTENDED if lengthened else State.RUNNING


_CLOSED_STATES = {
    StepKind.SUPPLEMENT_LAPSED: State.ABANDONED,
    StepKind.FEE_LAPSED: State.ABANDONED,
    StepKind.WITHDRAWN: State.WITHDRAWN,
    StepKind.MERGED: State.MERGED,
}
_WAITING_STATES = (
    (StepKind.SUPPLEMENT_ASKED, State.SUPPLEMENT),
    (StepKind.FEE_NOTIFIED, State.PAYMENT),
)
_NEXT_STEPS = {
    State.UNCONFIRMED: "与申请人确认收到日期",
    State.RUNNING: "出具答复",
    State.EXTENDED: "出具答复",
    State.SUPPLEMENT: "等待申请人补正",
    State.CONSULTING: "等待征询的意见",
    State.PAYMENT: "等待申请人缴费",
    State.DELIVERED: "归档",
    State.ABANDONED: "归档",
    State.WITHDRAWN: "归档",
    State.MERGED: "归档",
}


def _next_step(state: State, due: date | None) -> str:
    if state is State.REPLIED:
        latest = f"最迟{chinese_day(due)}，" if due else ""
        return f"交邮或当面送达（{latest}是否按期以交邮或签收之日为准，{DELIVERY_RULES}）"
    clock_runs = state in {State.SUPPLEMENT, State.PAYMENT} and due is not None
    return _NEXT_STEPS[state] + ("，原期限仍在计算" if clock_runs else "")


def _day_before(desk: Desk) -> date | None:
    if desk.period is None or desk.period.until:
        return None
    return reach(desk.calendar, desk.period.start, desk.period.limit + desk.period.extra - 1, desk.pauses)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


class Bucket(StrEnum):
    """Where a request stands on the board of one day."""

    OVERDUE = "逾期"
    TODAY = "今日到期"
    THIS_WEEK = "本周到期"
    LATER = "以后到期"
    PAUSED = "暂停中"
    PROVISIONAL = "暂定"
    CLOSED = "已办结"


def bucket(result: Result, today: date) -> Bucket:
    """Exactly one place for each day: closed, then no clock running, then by how near the due date is.

    A provisional date stands under 暂定 only while it lies beyond this week (Monday to Sunday): nearer
    ones must be acted upon, whatever the calendar still to come says.
    """
    if result.closed_on is not None:
        return Bucket.CLOSED
    due = result.due_on
    if due is None or result.paused_on(today):
        return Bucket.PAUSED
    if due <= today:
        return Bucket.TODAY if due == today else Bucket.OVERDUE
    if due <= today + timedelta(days=6 - today.weekday()):
        return Bucket.THIS_WEEK
    return Bucket.PROVISIONAL if result.provisional else Bucket.LATER


@dataclass(frozen=True)
class Moved(Generic[Key]):
    """A due date that another calendar version moves; None under the version by which no clock runs."""

    key: Key
    old_due_on: date | None
    new_due_on: date | None


def moved_by(
    histories: Mapping[Key, Iterable[Step]], old: Calendar, new: Calendar, rules: Rules = DEFAULT_RULES
) -> tuple[Moved[Key], ...]:
    """Which open requests the new calendar moves, in the order given; closed ones never move."""
    changed = sorted(changed_days(old, new))
    moved = []
    for key, steps in histories.items():
        before = reckon(steps, old, rules)
        spanned = bisect_right(changed, before.trace.ends) - bisect_right(changed, before.trace.begins)
        if before.closed_on or not spanned:
            continue
        after = reckon(steps, new, rules).due_on
        if after != before.due_on:
            moved.append(Moved(key, before.due_on, after))
    return tuple(moved)
