"""The legs of a reckoned clock: each stretch of the procedure with its workdays, its article and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.clock_trace import Gap, Period, Span, Trace, counted, reach
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.request_law import ART_30, ART_32, ART_33, ART_34, ART_35, FEE_RULES, StepKind
from desktop_app.domain.workdays import Calendar


class LegKind(StrEnum):
    PERIOD = "答复期限"
    EXTENSION = "延期"
    DEFERRAL = "延迟答复"
    SUPPLEMENT = "补正"
    THIRD_PARTY = "征询第三方"
    AGENCY = "征求其他机关意见"
    PAYMENT = "缴费"
    CLOSED = "已办结"


@dataclass(frozen=True)
class Leg:
    """A stretch of the procedure. `begins` is never counted; `workdays` are those after it until `ends`.

    Counted ones for a period, an extension and a deferral, uncounted ones for the other kinds. Only the days a
    case was closed before it was reopened stand on no article.
    """

    kind: LegKind
    begins: date
    ends: date
    workdays: int
    article: str
    text: str


def legs_of(trace: Trace) -> tuple[Leg, ...]:
    """The stretches in the order they began."""
    legs = [leg for period in trace.periods for leg in _period_legs(trace, period)]
    legs += [_span_leg(trace.calendar, span) for span in (*trace.waits, *trace.pauses, *trace.past)]
    legs += [_gap_leg(trace.calendar, gap) for gap in trace.gaps]
    return tuple(sorted(legs, key=lambda leg: (leg.begins, leg.ends)))


def _period_legs(trace: Trace, period: Period) -> Iterator[Leg]:
    if period.stopped_on:
        ran = counted(trace.calendar, period.start, period.stopped_on, (*trace.past, *trace.pauses))
        then = f"{period.stopped_by.label}，不再沿用" if period.stopped_by else "暂停"
        text = f"{_opening(period)}；计到第{ran}个工作日时{then}"
        yield Leg(LegKind.PERIOD, period.start, period.stopped_on, ran, period.article, text)
    elif period.closed_by:
        yield _past_leg(trace, period)
    elif period.ordered and period.until:
        yield Leg(LegKind.PERIOD, period.start, period.until, period.limit, period.article, _opening(period))
    else:
        yield from _running_legs(trace, period)


def _running_legs(trace: Trace, period: Period) -> Iterator[Leg]:
    due = reach(trace.calendar, period.start, period.limit, trace.pauses)
    told = f"{_opening(period)}，{chinese_day(due)}到期"
    yield Leg(LegKind.PERIOD, period.start, due, period.limit, period.article, told)
    if period.extra and period.extended_on:
        longer = reach(trace.calendar, period.start, period.limit + period.extra, trace.pauses)
        told = f"{chinese_day(period.extended_on)}办理延期，延长{period.extra}个工作日至{chinese_day(longer)}"
        yield Leg(LegKind.EXTENSION, due, longer, period.extra, period.article, told)
        due = longer
    if period.deferred_on and period.until:
        told = f"{chinese_day(period.deferred_on)}确定延迟答复的合理期限，到{chinese_day(period.until)}为止"
        days = trace.calendar.workdays_between(due, period.until)
        yield Leg(LegKind.DEFERRAL, due, period.until, days, ART_35, told)


def _past_leg(trace: Trace, period: Period) -> Leg:
    """The period of a closed case that was reopened: it counts no longer than until the closing."""
    closing, due = period.closed_by, period.closed_due or period.start
    ends = min(closing.on, due) if closing else due
    pauses = () if period.ordered else (*trace.past, *trace.pauses)
    ran = min(counted(trace.calendar, period.start, ends, pauses), period.limit + period.extra)
    told = _opening(period)
    if period.extra:
        told += f"，延长{period.extra}个工作日"
    if period.deferred_on and period.until:
        told += f"，延迟答复到{chinese_day(period.until)}"
    if closing and closing.on > due:
        told += f"，{chinese_day(due)}到期；{closing}时已经届满"
    elif closing:
        told += f"；计到第{ran}个工作日时{closing.kind.label}，办结"
    return Leg(LegKind.PERIOD, period.start, ends, ran, period.article, told)


def _opening(period: Period) -> str:
    begun = f"{chinese_day(period.start)}{period.begun_by.label}"
    if period.ordered and period.until:
        return f"{begun}，期限到{chinese_day(period.until)}为止"
    return f"{begun}，次日起计{period.limit}个工作日"


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
    if span.cut:
        text += f"，到{chinese_day(span.ends)}办结为止"
    elif span.is_open:
        law = f"（{basis}）" if basis else ""
        text += f"，最迟到{chinese_day(span.deadline)}；{otherwise}{law}"
    elif kind is LegKind.PAYMENT:
        text += f"，{chinese_day(span.ends)}缴费"
    elif kind is LegKind.SUPPLEMENT or span.ends < span.deadline:
        text += f"，{chinese_day(span.ends)}收到，其间不计入期限"
    else:
        text += f"，不计入期限的时间到{chinese_day(span.ends)}为止"
    ends = span.deadline if span.is_open and not span.cut else span.ends
    return Leg(kind, span.begins, ends, calendar.workdays_between(span.begins, ends), article, text)


def _gap_leg(calendar: Calendar, gap: Gap) -> Leg:
    days = calendar.workdays_between(gap.closing.on, gap.reopened_on)
    text = f"{gap.closing}，已办结；{chinese_day(gap.reopened_on)}重新办理，其间不计"
    return Leg(LegKind.CLOSED, gap.closing.on, gap.reopened_on, days, "", text)
