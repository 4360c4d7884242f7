"""What each step does to the desk: asked for, extended, deferred, answered, closed, delivered, reopened."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.clock_desk import Desk
from desktop_app.domain.clock_steps import DELIVERY, RECORD_RIGHT, Step
from desktop_app.domain.clock_trace import Gap, Span
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.request_law import ART_30, ART_33, ART_35, FEE_RULES, ORDERED, StepKind
from desktop_app.errors import Refused

# Which notice an answer closes.
CLOSES = {
    StepKind.SUPPLEMENTED: StepKind.SUPPLEMENT_ASKED,
    StepKind.SUPPLEMENT_LAPSED: StepKind.SUPPLEMENT_ASKED,
    StepKind.FEE_PAID: StepKind.FEE_NOTIFIED,
    StepKind.FEE_LAPSED: StepKind.FEE_NOTIFIED,
}
# What an awaited answer is called, why no reply goes out before it, and which steps end the waiting.
_AWAITED = {
    StepKind.SUPPLEMENT_ASKED: (
        "补正",
        f"答复期限自收到补正之日起重新计算，逾期不补正的视为放弃申请（{ART_30}）",
        "请先登记“收到补正”或者“逾期不补正”",
    ),
    StepKind.FEE_NOTIFIED: (
        "缴费",
        f"申请人缴费后继续办理，逾期不缴费的视为放弃申请（{FEE_RULES}）",
        "请先登记“缴费”或者“逾期不缴费”",
    ),
}


def extend(desk: Desk, step: Step) -> None:
    if desk.extended:
        why = f"延期只能办一次（{ART_33}）"
        raise Refused(f"“{step.kind.label}”登记了2次", why=why, do=RECORD_RIGHT)
    desk.extended = True
    limit, days = desk.rules.extension_limit(desk.handled_from), step.days or 0
    if days > limit:
        raise Refused(
            f"延期{days}个工作日太长",
            why=f"延长答复的期限最长不得超过{limit}个工作日（{ART_33}）",
            do=f"请改为{limit}个工作日以内",
        )
    _refuse_when_fixed(desk, step)
    if (period := desk.still_running(step)) is not None:
        period.extra, period.extended_on = days, step.on


def _refuse_when_fixed(desk: Desk, step: Step) -> None:
    """Art 33 lengthens the period it sets itself ("前款规定的期限"); no article lets an office add to another."""
    if desk.period is None or desk.period.until is None:
        return
    by = f"延迟答复确定的（{ART_35}）" if desk.period.deferred_on else "重新办理时确定的"
    raise Refused(
        f"{step}不能改变已经确定的期限",
        why=f"现在的期限到{chinese_day(desk.period.until)}为止，是{by}，不是{ART_33}的期限",
        do=RECORD_RIGHT,
    )


def ask_reasons(desk: Desk, step: Step) -> None:
    """Art 35 names no limit: there is only what the notice names. The reply period runs on."""
    desk.reasons, desk.reasons_asked = step, True
    desk.dues.pop(step.kind, None)
    if deadline := step.until or (desk.calendar.plus(step.on, step.days) if step.days else None):
        desk.dues[step.kind] = deadline


def give_reasons(desk: Desk, step: Step) -> None:
    if desk.reasons is None:
        raise Refused(f"{step}之前没有“{StepKind.REASONS_ASKED.label}”", do=RECORD_RIGHT)
    deadline = desk.dues.get(StepKind.REASONS_ASKED)
    if deadline and step.on > deadline:
        desk.warnings.append(f"{step}晚于说明理由的期限{chinese_day(deadline)}")
    desk.reasons = None


def defer(desk: Desk, step: Step) -> None:
    if not desk.reasons_asked:
        raise Refused(
            f"{step}之前没有“{StepKind.REASONS_ASKED.label}”",
            why=f"申请数量、频次明显超过合理范围，要求说明理由并认为理由合理的，才能延迟答复（{ART_35}）",
            do="请先登记“要求说明理由”；一般的延长请登记“延期”",
        )
    if desk.period and desk.period.ordered:
        _refuse_when_fixed(desk, step)
    if desk.reasons:
        desk.warnings.append(f"{step}时还没有收到申请人说明的理由（{ART_35}）")
    period, due, until = desk.still_running(step), desk.due(), step.until
    if period is None or due is None or until is None:
        return
    if until <= due:
        raise Refused(
            f"{step}到{chinese_day(until)}，不晚于现在的到期日{chinese_day(due)}",
            why=f"在{ART_33}的期限内无法答复的，才确定延迟答复的合理期限（{ART_35}）",
            do="请核对延迟到的日期",
        )
    if period.deferred_on:
        desk.warnings.append(f"{step}不是第一次，延迟答复的合理期限应当一次确定（{ART_35}）")
    period.until, period.deferred_on = until, step.on


def ask_supplement(desk: Desk, step: Step) -> None:
    if desk.supplement_asked:
        desk.warnings.append(f"{step}不是第一次，补正应当一次性告知（{ART_30}）")
    desk.supplement_asked = True
    limit, period = desk.rules.supplement_notice_days, desk.period
    stops = not desk.expired(step)
    if period and period.ordered:
        stops = _runs_on(desk, step)
    elif period and desk.calendar.workdays_between(period.start, step.on) > limit:
        stops = stops and desk.rules.late_supplement_restarts
        then = "原期限不再沿用" if stops else "原期限继续计算"
        since = "重新办理" if period.begun_by is StepKind.REOPENED else "收到"
        desk.warnings.append(f"{step}超过{since}后{limit}个工作日（{ART_30}），{then}")
    deadline = step.until or desk.calendar.plus(step.on, step.days or desk.rules.supplement_days)
    desk.wait(step, deadline, stops=stops, named=step.until is not None or step.days is not None)


def notify_fee(desk: Desk, step: Step) -> None:
    stops = not desk.expired(step)
    if not stops:
        desk.warnings.append(f"{step}时期限已经届满，期限不再重新计算")
    elif desk.period and desk.period.ordered:
        stops = _runs_on(desk, step)
    elif not desk.rules.fee_restarts:
        desk.held = desk.period
    # 109号 sets the days to pay: they stand as if the notice named them.
    desk.wait(step, desk.calendar.plus(step.on, desk.rules.payment_days), stops=stops, named=True)


def _runs_on(desk: Desk, step: Step) -> bool:
    """A day set by a decision or a judgment waits for nobody: told, and False for "it does not stop"."""
    desk.warnings.append(f"{step}不改变重新办理时确定的期限，期限继续计算")
    return False


def answer(desk: Desk, step: Step) -> None:
    """The applicant supplemented or paid."""
    opener = CLOSES[step.kind]
    span = _answered(desk, step, opener)
    if desk.held and opener is StepKind.SUPPLEMENT_ASKED:
        desk.held.stopped_by, desk.held = opener, None
    anew = desk.period is None and not any(wait.is_open for wait in desk.waits)
    if step.on > span.deadline:
        # Art 30 takes the late one only for abandoned who has no good reason: the office may accept it.
        what, then = _AWAITED[opener][0], "，期限自次日起重新计算" if anew and desk.held is None else ""
        desk.warnings.append(f"{step}晚于{what}期限{chinese_day(span.deadline)}，已受理{then}")
    if anew:
        desk.resume(span, step)


def lapse(desk: Desk, step: Step) -> None:
    """Nothing came: deemed abandoned, once the time is over and not before."""
    opener = CLOSES[step.kind]
    span = _answered(desk, step, opener)
    if step.on <= span.deadline:
        what, ends = f"{step}时期限还没有届满", chinese_day(span.deadline)
        if span.named:
            law = ART_30 if opener is StepKind.SUPPLEMENT_ASKED else FEE_RULES
            why = f"期限到{ends}为止，逾期才视为放弃申请（{law}）"
            raise Refused(what, why=why, do=f"请在{ends}以后再登记；日期登记错的，用“更正”改过来")
        # No article says how long a supplement may take: where the notice named no day, ours is only the usual one.
        desk.warnings.append(f"{what}（{ends}）")
    span.cut, desk.closing = True, step


def _answered(desk: Desk, step: Step, opener: StepKind) -> Span:
    span = desk.open.pop(opener, None)
    if span is None:
        raise Refused(f"{step}之前没有“{opener.label}”", do=RECORD_RIGHT)
    span.ends, span.is_open = step.on, False
    return span


def close(desk: Desk, step: Step) -> None:
    """Replied, withdrawn or merged."""
    if desk.closing and desk.closing.kind in DELIVERY:
        raise Refused(f"{desk.closing}早于{step}", why="答复作出以后才能送达", do=RECORD_RIGHT)
    if desk.closing:
        desk.warnings.append(f"{step}不是第一次，是否按期以第一次为准")
        return
    if step.kind is StepKind.REPLIED:
        _refuse_while_awaited(desk, step)
    desk.closing = step


def deliver(desk: Desk, step: Step) -> None:
    if desk.closing is None:
        _refuse_while_awaited(desk, step)
        desk.closing = step
    # By post the handing over counts, whenever it was signed for (国办公开办函〔2016〕235号).
    if desk.delivery is None or (step.kind, desk.delivery.kind) == (StepKind.POSTED, StepKind.SIGNED):
        desk.delivery = step


def _refuse_while_awaited(desk: Desk, step: Step) -> None:
    """A notice that stopped the clock must be answered first; one that came too late leaves the office bound."""
    for opener in desk.open:
        what, why, do = _AWAITED[opener]
        if desk.period is None:
            raise Refused(f"{step}时还在等待申请人{what}", why=why, do=do)
        desk.warnings.append(f"{step}时还没有收到申请人的{what}，原期限一直在计算")


def reopen(desk: Desk, step: Step) -> None:
    """Handled anew after a review decision, a judgment or the office's own correction; the first closing is kept."""
    closing = desk.closing
    if closing is None:
        raise Refused(f"{step}时还没有办结", why="办结以后才能重新办理", do=RECORD_RIGHT)
    desk.drop_pauses_after_the_end()
    if desk.period:
        desk.period.closed_by, desk.period.closed_due = closing, desk.due()
    over = [*desk.waits, *desk.pauses]
    for span in over:
        if span.ends > closing.on:
            span.cut_at(closing.on)
    desk.past += over
    desk.gaps.append(Gap(closing, step.on))
    desk.handle(step.on)
    period = desk.begin(step.on, step.kind)
    if until := step.until or (desk.calendar.plus(step.on, step.days) if step.days else None):
        period.until, period.article = until, ORDERED
        period.limit = desk.calendar.workdays_between(step.on, until)


ACTS: dict[StepKind, Callable[[Desk, Step], None]] = {
    StepKind.EXTENDED: extend,
    StepKind.REASONS_ASKED: ask_reasons,
    StepKind.REASONS_GIVEN: give_reasons,
    StepKind.DEFERRED: defer,
    StepKind.SUPPLEMENT_ASKED: ask_supplement,
    StepKind.FEE_NOTIFIED: notify_fee,
    StepKind.SUPPLEMENTED: answer,
    StepKind.FEE_PAID: answer,
    StepKind.SUPPLEMENT_LAPSED: lapse,
    StepKind.FEE_LAPSED: lapse,
    StepKind.WITHDRAWN: close,
    StepKind.MERGED: close,
    StepKind.REPLIED: close,
    StepKind.POSTED: deliver,
    StepKind.SIGNED: deliver,
    StepKind.REOPENED: reopen,
}
