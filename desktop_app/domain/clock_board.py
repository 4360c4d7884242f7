"""All clocks of a request side by side: whose turn it is, until when, by which article, and what silence means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.clock_trace import Period, Span, Trace
from desktop_app.domain.clocks import Result
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.request_law import (
    ART_30,
    ART_31,
    ART_32,
    ART_33,
    ART_34,
    ART_35,
    DELIVERY_RULES,
    FEE_RULES,
    Channel,
    State,
    StepKind,
)

OURS, APPLICANT, THIRD_PARTY, AGENCY, NOBODY = "本机关", "申请人", "第三方", "其他机关", ""
NO_REPLY = "逾期不答复的，申请人可以申请行政复议或者提起行政诉讼"


@dataclass(frozen=True)
class Clock:
    """One clock on one day. `key` is of the program, all else is for people.

    `whose` turn it is, empty once the time has passed and nobody can act; `otherwise` is what follows when nothing
    happens; `due_on` is None where no rule names a day; `leads` marks the one this office must look after first.
    """

    key: str
    name: str
    due_on: date | None
    article: str
    whose: str
    otherwise: str
    what: str
    leads: bool = False


def board(result: Result, today: date) -> tuple[Clock, ...]:
    """Every clock of the request, nearest first; exactly one leads while anything is this office's to do.

    Source: 《条例》 Art 30-35, 国办函〔2020〕109号, 国办公开办函〔2016〕235号.
    """
    shown = sorted(_clocks(result, today), key=_nearness)
    lead = next((clock for clock in shown if clock.whose == OURS), None)
    return tuple(replace(clock, leads=clock is lead) for clock in shown)


def _nearness(clock: Clock) -> date:
    return clock.due_on or date.max


def _clocks(result: Result, today: date) -> Iterator[Clock]:
    trace = result.trace
    if result.closed_on is not None:
        if result.state is State.REPLIED:
            yield _delivery(result.due_on)
        return
    if result.received_on is None:
        yield _confirming(trace)
        return
    for number, due in result.joined:
        yield _joined(number, due)
    period = trace.running
    if period and result.due_on:
        yield _reply(period, result.due_on)
        if not trace.extended and period.until is None and today <= result.due_on:
            yield _extension(result.due_on)
    if trace.notice_due_on:
        yield _supplement_notice(trace.notice_due_on, today)
    for span in trace.asked:
        yield _awaited(span, today)
    if trace.reasons:
        yield _reasons(result.reasons_due_on, today)


def _confirming(trace: Trace) -> Clock:
    plain = trace.arrived.channel is Channel.PLAIN_MAIL
    return Clock(
        "confirmed",
        "确认收到",
        trace.arrived.on if plain else None,
        ART_31,
        OURS,
        "未确认的，答复期限不起算；平信应当在收到当日确认" if plain else "未确认的，答复期限不起算",
        "与申请人确认收到日期",
    )


def _reply(period: Period, due: date) -> Clock:
    article = ART_35 if period.deferred_on else period.article
    return Clock("replied", "答复", due, article, OURS, NO_REPLY, "出具答复")


def _joined(number: str, due: date) -> Clock:
    """What lengthens this request lengthens no other one: each was promised its own day."""
    return Clock(
        "joined",
        f"并入的{number}",
        due,
        ART_33,
        OURS,
        f"{NO_REPLY}；本件的延期、暂停不改变它的期限",
        f"答复并入的{number}，或者把它分开办理",
    )


def _extension(due: date) -> Clock:
    return Clock(
        "extended",
        "延期告知",
        due,
        ART_33,
        OURS,
        "到期前没有批准并告知申请人的，不能再延期",
        "需要延期的，经公开工作机构负责人同意并告知申请人",
    )


def _supplement_notice(due: date, today: date) -> Clock:
    if today > due:
        missed = "再告知补正的，即为逾期告知"
        return Clock("supplement_asked", "补正告知", due, ART_30, NOBODY, missed, "告知补正的期限已过")
    return Clock(
        "supplement_asked",
        "补正告知",
        due,
        ART_30,
        OURS,
        "不告知的，按收到的内容办理，答复期限照常计算",
        "需补正的出具补正告知",
    )


def _delivery(due: date | None) -> Clock:
    return Clock(
        "delivered",
        "送达",
        due,
        DELIVERY_RULES,
        OURS,
        "是否按期以交邮或者签收之日为准，不以落款日期为准",
        "交邮或者当面送达",
    )


_AWAITED = {
    StepKind.SUPPLEMENT_ASKED: (
        "补正",
        ART_30,
        APPLICANT,
        "无正当理由逾期不补正的，视为放弃申请",
        "等待申请人补正",
    ),
    StepKind.FEE_NOTIFIED: ("缴费", FEE_RULES, APPLICANT, "逾期不缴费的，视为放弃申请", "等待申请人缴费"),
    StepKind.THIRD_PARTY_ASKED: (
        "第三方意见",
        ART_32,
        THIRD_PARTY,
        "第三方逾期未提出意见的，由本机关决定是否公开",
        "等待{}提出意见",
    ),
    StepKind.AGENCY_ASKED: (
        "其他（共同制作）机关意见",
        ART_34,
        AGENCY,
        "共同制作的机关逾期未提出意见的，视为同意公开",
        "等待{}提出意见",
    ),
}
_PROPOSED = {
    StepKind.SUPPLEMENT_ASKED: "补正期限已过（{0}），可按视为放弃结案",
    StepKind.FEE_NOTIFIED: "缴费期限已过（{0}），可按视为放弃结案",
    StepKind.THIRD_PARTY_ASKED: "{1}逾期未提出意见（{0}到期），由本机关决定是否公开",
    StepKind.AGENCY_ASKED: "{1}逾期未提出意见（{0}到期），共同制作的视为同意公开",
}


def _awaited(span: Span, today: date) -> Clock:
    """The other side's turn until its day; then ours to decide, with no day of its own: proposed, never done."""
    name, article, whose, otherwise, what = _AWAITED[span.kind]
    if today > span.deadline:
        proposed = _PROPOSED[span.kind].format(chinese_day(span.deadline), span.whom or whose)
        return Clock(f"{span.kind.value}_over", name, None, article, OURS, otherwise, proposed)
    return Clock(
        span.kind.value, name, span.deadline, article, whose, otherwise, what.format(span.whom or whose)
    )


def _reasons(due: date | None, today: date) -> Clock:
    name, otherwise = "说明理由", "期限照常计算；理由是否合理由本机关判断，不合理的，告知不予处理"
    if due and today > due:
        what = f"申请人逾期未说明理由（{chinese_day(due)}到期），由本机关判断理由是否合理"
        return Clock("reasons_asked_over", name, None, ART_35, OURS, otherwise, what)
    return Clock("reasons_asked", name, due, ART_35, APPLICANT, otherwise, "等待申请人说明理由")


def next_line(result: Result, today: date) -> str:
    """One line: “下一步：2026年10月21日前 出具答复（《条例》第三十三条）”; empty when there is nothing to do."""
    clocks = board(result, today)
    waiting = _waiting(result, clocks, today)
    reply = next((clock for clock in clocks if clock.key == "replied"), None)
    lead = next((clock for clock in clocks if clock.leads), None)
    if waiting and (reply is None or result.paused_on(today)):
        first = _ours(lead, result, today, cited=True) if lead and lead.key == "joined" else ""
        return f"下一步：{'；'.join(filter(None, (first, waiting)))}"
    if lead is None:
        return ""
    parts = [_ours(lead, result, today, cited=reply in (lead, None))]
    if reply and lead is not reply:
        parts.append(_ours(reply, result, today, cited=False))
    if waiting:
        parts.append(waiting)
    return "下一步：" + "；".join(parts)


def _ours(clock: Clock, result: Result, today: date, *, cited: bool) -> str:
    article = f"（{clock.article}）" if cited else ""
    doubt = "（暂定）" if result.provisional and clock.due_on == result.due_on else ""
    if clock.due_on is None:
        return f"{clock.what}{article}"
    if clock.due_on >= today:
        return f"{chinese_day(clock.due_on)}{doubt}前 {clock.what}{article}"
    days = result.trace.calendar.workdays_between(clock.due_on, today)
    over = f"已逾期{days}个工作日" if days else "已逾期（不足1个工作日）"
    return f"{clock.what}，{over}，应于{chinese_day(clock.due_on)}前完成{article}"


def _waiting(result: Result, clocks: tuple[Clock, ...], today: date) -> str:
    """Whom the procedure waits for; opinions that do not pause the clock are left to the board."""
    stops = {"supplement_asked": "逾期可视为放弃", "fee_notified": "逾期可视为放弃"}
    if result.paused_on(today):
        stops |= {
            "third_party_asked": "逾期由本机关决定是否公开",
            "agency_asked": "逾期的，共同制作的视为同意公开",
        }
    for clock in clocks:
        if clock.whose not in (OURS, NOBODY) and clock.key in stops and clock.due_on:
            return f"{clock.what}，到{chinese_day(clock.due_on)}为止；{stops[clock.key]}"
    return ""
