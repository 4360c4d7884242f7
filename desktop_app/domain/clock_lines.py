"""One line for every calendar day of a reckoned clock: counted or not, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.clock_trace import Period, Span, Trace
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.request_law import ART_30, ART_31, ART_33, ART_35, FEE_RULES, StepKind
from desktop_app.domain.workdays import Calendar, DayKind, weekday

ONE_DAY = timedelta(days=1)
NOT_CONFIRMED = f"尚未确认收到，不计（{ART_31}）"


@dataclass(frozen=True)
class DayLine:
    """One calendar day: counted or not, why, and how many workdays have run by its end."""

    day: date
    weekday: str
    kind: DayKind
    counted: bool
    reason: str
    count: int


def lines_of(trace: Trace) -> tuple[DayLine, ...]:
    """One line per calendar day after `trace.begins` up to `trace.ends`."""
    lines: list[DayLine] = []
    waits, pauses = (*trace.past, *trace.waits), (*trace.past, *trace.pauses)
    count, running = 0, None
    day = trace.begins
    while day < trace.ends:
        day += ONE_DAY
        period = next((period for period in reversed(trace.periods) if period.covers(day)), None)
        if period is not running:
            count, running = 0, period
        kind = trace.calendar.kind(day)
        if period:
            counts, reason = _in_period(trace, period, pauses, day, kind, count)
        else:
            counts, reason = False, _outside(trace, waits, day)
        count += counts
        if counts and period:
            late = "（延期内）" if count > period.limit else ""
            again = "重新办理的" if period.ordered else ""
            reason += f"，{again}第{count}个工作日{late}"
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


def _outside(trace: Trace, waits: tuple[Span, ...], day: date) -> str:
    """Why a day on which no period runs is not counted."""
    if gap := next((gap for gap in trace.gaps if gap.covers(day)), None):
        if day == gap.reopened_on:
            return "重新办理，当日不计，次日起计算"
        return f"已办结（{gap.closing}），不计"
    wait = next((span for span in waits if span.kind in _WAITING and span.covers(day)), None)
    if wait is None:
        return NOT_CONFIRMED
    waiting, article, restarted = _WAITING[wait.kind]
    restarts = any(period.start == day for period in trace.periods)
    return restarted if restarts else f"{waiting}（{article}）"


def _in_period(
    trace: Trace, period: Period, pauses: tuple[Span, ...], day: date, kind: DayKind, count: int
) -> tuple[bool, str]:
    plain = _plain(trace.calendar, day, kind)
    if period.closed_due and day > period.closed_due:
        return False, f"{plain}，期限已于{chinese_day(period.closed_due)}届满"
    if period.deferred_on and count >= period.limit + period.extra:
        return False, f"{plain}，延迟答复的合理期限（{ART_35}）"
    if not kind.works:
        return False, plain
    if period.stopped_by:
        return False, f"{plain}，{_GIVEN_UP[period.stopped_by]}"
    if period.ordered:
        return True, plain
    pause = next((span for span in pauses if span.kind in _PAUSED and span.covers(day)), None)
    return (False, _PAUSED[pause.kind]) if pause else (True, plain)


def _plain(calendar: Calendar, day: date, kind: DayKind) -> str:
    name = calendar.name(day)
    if kind is DayKind.HOLIDAY:
        return f"{name}放假"
    if kind is DayKind.MAKEUP:
        return f"{name}调休，{weekday(day)}上班"
    return "工作日" if kind is DayKind.WORKDAY else f"{weekday(day)}休息"
