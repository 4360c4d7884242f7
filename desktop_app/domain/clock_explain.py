"""What a reckoned clock can say for itself: its legs, and one line for every calendar day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.request_law import (
    ART_30,
    ART_31,
    ART_32,
    ART_33,
    ART_34,
    FEE_RULES,
    OLD_LAW,
    REVISED_ON,
    StepKind,
)
from desktop_app.domain.workdays import Calendar, DayKind, weekday

ONE_DAY = timedelta(days=1)


@dataclass(eq=False)
class Period:
    """A reply period: `limit` workdays (+ `extra` by extension) after `start`, given up when stopped."""

    start: date
    limit: int
    begun_by: StepKind
    extra: int = 0
    extended_on: date | None = None
    stopped_on: date | None = None
    stopped_by: StepKind | None = None


@dataclass(eq=False)
class Span:
    """Days d with begins < d <= ends on which nothing counts, opened by the step `kind`.

    While `is_open`, `ends` is the last day it can last (a pause) or as far as the record reaches (a wait).
    """

    kind: StepKind
    begins: date
    ends: date
    deadline: date
    is_open: bool = True
    whom: str = ""

    def covers(self, day: date) -> bool:
        return self.begins < day <= self.ends


class LegKind(StrEnum):
    PERIOD = "答复期限"
    EXTENSION = "延期"
    SUPPLEMENT = "补正"
    THIRD_PARTY = "征询第三方"
    AGENCY = "征求其他机关意见"
    PAYMENT = "缴费"


@dataclass(frozen=True)
class Leg:
    """A stretch of the procedure. `begins` is never counted; `workdays` are those after it until `ends`.

    Counted ones for a period and an extension, uncounted ones for the other kinds.
    """

    kind: LegKind
    begins: date
    ends: date
    workdays: int
    article: str
    text: str


@dataclass(frozen=True)
class DayLine:
    """One calendar day: counted or not, why, and how many workdays have run by its end."""

    day: date
    weekday: str
    kind: DayKind
    counted: bool
    reason: str
    count: int


@dataclass(frozen=True)
class Trace:
    """All that legs and explanation are told from; the lines run over days after `begins` until `ends`."""

    calendar: Calendar
    begins: date
    ends: date
    periods: Sequence[Period]
    pauses: Sequence[Span]
    waits: Sequence[Span]


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


def legs_of(trace: Trace) -> tuple[Leg, ...]:
    """The stretches in the order they began."""
    legs = [leg for period in trace.periods for leg in _period_legs(trace, period)]
    legs += [_span_leg(trace.calendar, span) for span in (*trace.waits, *trace.pauses)]
    return tuple(sorted(legs, key=lambda leg: (leg.begins, leg.ends)))


def _period_legs(trace: Trace, period: Period) -> Iterator[Leg]:
    article = ART_33 if trace.begins >= REVISED_ON else OLD_LAW
    opening = f"{chinese_day(period.start)}{period.begun_by.label}，次日起计{period.limit}个工作日"
    if period.stopped_on:
        ran = counted(trace.calendar, period.start, period.stopped_on, trace.pauses)
        then = f"{period.stopped_by.label}，不再沿用" if period.stopped_by else "暂停"
        text = f"{opening}；计到第{ran}个工作日时{then}"
        yield Leg(LegKind.PERIOD, period.start, period.stopped_on, ran, article, text)
        return
    due = reach(trace.calendar, period.start, period.limit, trace.pauses)
    yield Leg(LegKind.PERIOD, period.start, due, period.limit, article, f"{opening}，{chinese_day(due)}到期")
    if period.extra and period.extended_on:
        longer = reach(trace.calendar, period.start, period.limit + period.extra, trace.pauses)
        told = f"{chinese_day(period.extended_on)}办理延期，延长{period.extra}个工作日至{chinese_day(longer)}"
        yield Leg(LegKind.EXTENSION, due, longer, period.extra, article, told)


_SPAN_LEGS = {
    StepKind.SUPPLEMENT_ASKED: (LegKind.SUPPLEMENT, ART_30, "告知申请人补正", "逾期不补正的，视为放弃申请"),
    StepKind.THIRD_PARTY_ASKED: (
        LegKind.THIRD_PARTY,
        ART_33,
        "征询{}意见",
        "逾期未提出意见的，由本机关决定是否公开",
    ),
    StepKind.AGENCY_ASKED: (LegKind.AGENCY, ART_33, "征求{}意见", "共同制作的机关逾期不答复的，视为同意公开"),
    StepKind.FEE_NOTIFIED: (LegKind.PAYMENT, FEE_RULES, "通知申请人缴费", "逾期不缴费的，视为放弃申请"),
}


def _span_leg(calendar: Calendar, span: Span) -> Leg:
    kind, article, did, otherwise = _SPAN_LEGS[span.kind]
    basis = {LegKind.THIRD_PARTY: ART_32, LegKind.AGENCY: ART_34}.get(kind)
    default = {LegKind.THIRD_PARTY: "第三方", LegKind.AGENCY: "其他机关"}.get(kind, "")
    text = f"{chinese_day(span.begins)}{did.format(span.whom or default)}"
    if span.is_open:
        law = f"（{basis}）" if basis else ""
        text += f"，最迟到{chinese_day(span.deadline)}；{otherwise}{law}"
    elif kind is LegKind.PAYMENT:
        text += f"，{chinese_day(span.ends)}缴费"
    elif kind is LegKind.SUPPLEMENT or span.ends < span.deadline:
        text += f"，{chinese_day(span.ends)}收到，其间不计入期限"
    else:
        text += f"，不计入期限的时间到{chinese_day(span.ends)}为止"
    ends = span.deadline if span.is_open else span.ends
    return Leg(kind, span.begins, ends, calendar.workdays_between(span.begins, ends), article, text)


def lines_of(trace: Trace) -> tuple[DayLine, ...]:
    """One line per calendar day after `trace.begins` up to `trace.ends`."""
    lines: list[DayLine] = []
    count, running = 0, None
    day = trace.begins
    while day < trace.ends:
        day += ONE_DAY
        period = next((p for p in reversed(trace.periods) if p.start < day <= (p.stopped_on or day)), None)
        if period is not running:
            count, running = 0, period
        kind = trace.calendar.kind(day)
        counts, reason = _judge(trace, day, kind, period)
        count += counts
        if counts and period:
            late = "（延期内）" if count > period.limit else ""
            reason += f"，第{count}个工作日{late}"
        if not trace.calendar.known(day):
            reason += "（暂定）"
        lines.append(DayLine(day, weekday(day), kind, counts, reason, count))
    return tuple(lines)


_WAITING = {
    StepKind.SUPPLEMENT_ASKED: ("等待补正，不计", ART_30, "收到补正，当日不计，次日起重新计算"),
    StepKind.FEE_NOTIFIED: ("等待缴费，不计", FEE_RULES, "收到缴费，当日不计，次日起重新计算"),
}
_GIVEN_UP = {
    StepKind.SUPPLEMENT_ASKED: "属于补正前的期限，收到补正后重新计算",
    StepKind.FEE_NOTIFIED: "属于缴费前的期限，缴费后重新计算",
}
_PAUSED = {
    StepKind.THIRD_PARTY_ASKED: f"征询第三方意见期间，不计（{ART_33}）",
    StepKind.AGENCY_ASKED: f"征求其他机关意见期间，不计（{ART_33}）",
    StepKind.FEE_NOTIFIED: f"等待缴费，不计（{FEE_RULES}）",
}


def _judge(trace: Trace, day: date, kind: DayKind, period: Period | None) -> tuple[bool, str]:
    wait = next((span for span in trace.waits if span.covers(day)), None)
    if wait and period is None:
        waiting, article, restarted = _WAITING[wait.kind]
        restarts = any(p.start == day for p in trace.periods)
        return False, restarted if restarts else f"{waiting}（{article}）"
    if period is None:
        return False, f"尚未确认收到，不计（{ART_31}）"
    plain = _plain(trace.calendar, day, kind)
    if not kind.works:
        return False, plain
    if period.stopped_by:
        return False, f"{plain}，{_GIVEN_UP[period.stopped_by]}"
    pause = next((span for span in trace.pauses if span.covers(day)), None)
    return (False, _PAUSED[pause.kind]) if pause else (True, plain)


def _plain(calendar: Calendar, day: date, kind: DayKind) -> str:
    name = calendar.name(day)
    if kind is DayKind.HOLIDAY:
        return f"{name}放假"
    if kind is DayKind.MAKEUP:
        return f"{name}调休，{weekday(day)}上班"
    return "工作日" if kind is DayKind.WORKDAY else f"{weekday(day)}休息"
