"""The walk through a request's steps, day by day in the order they happened, keeping what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.clock_explain import Period, Span, Trace, reach
from desktop_app.domain.clock_steps import CLOSING, RECORD_RIGHT, Step, receipt
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.request_law import ART_30, ART_31, Channel, Rules, StepKind
from desktop_app.domain.workdays import Calendar
from desktop_app.errors import Refused

# Which notice an answer closes.
_CLOSES = {
    StepKind.SUPPLEMENTED: StepKind.SUPPLEMENT_ASKED,
    StepKind.SUPPLEMENT_LAPSED: StepKind.SUPPLEMENT_ASKED,
    StepKind.FEE_PAID: StepKind.FEE_NOTIFIED,
    StepKind.FEE_LAPSED: StepKind.FEE_NOTIFIED,
}
_OPINIONS = {
    StepKind.THIRD_PARTY_ANSWERED: StepKind.THIRD_PARTY_ASKED,
    StepKind.AGENCY_ANSWERED: StepKind.AGENCY_ASKED,
}
_AFTER_CLOSING = frozenset({StepKind.REPLIED, StepKind.POSTED, StepKind.SIGNED, *_OPINIONS})
_NEED_CLOCK = frozenset({*_CLOSES.values(), *_OPINIONS.values(), StepKind.EXTENDED})


class Walk:
    """The procedure after its last step: running period, pauses, waits, warnings; no day in it is today's."""

    def __init__(self, line: Sequence[Step], calendar: Calendar, rules: Rules) -> None:
        """`line` in order (`in_order`); raises Refused where the steps contradict each other."""
        self.line, self.calendar, self.rules = line, calendar, rules
        self.begun = receipt(line)
        arrived = next(step for step in line if step.kind is StepKind.RECEIVED)
        channel = arrived.channel or Channel.IN_PERSON
        self.confirmed = self.begun is not arrived or not channel.needs_confirming
        self.limit = rules.reply_limit(self.begun.on)
        self.warnings: list[str] = []
        self.period: Period | None = None
        self.periods: list[Period] = []
        self.pauses: list[Span] = []
        self.waits: list[Span] = []
        self._asked = _paired(line, calendar, rules)
        self.open: dict[StepKind, Span] = {}
        """Unanswered supplement and payment notices by the kind that opened them."""
        self._held: Period | None = None
        self.closing: Step | None = None
        self.delivery: Step | None = None
        self.dues: dict[StepKind, date] = {}
        if self.confirmed:
            self._begin(self.begun.on, StepKind.RECEIVED)
        if channel is Channel.PLAIN_MAIL and self.begun.on > arrived.on:
            self.warnings.append(f"平信应当在收到当日与申请人确认（{ART_31}），晚确认的要有无法联系的记录")
        self._run()

    def due(self) -> date | None:
        """The day the running period ends, None while none runs."""
        if self.period is None:
            return None
        return reach(self.calendar, self.period.start, self.period.limit + self.period.extra, self.pauses)

    def trace(self) -> Trace:
        ends = self.due() or self.line[-1].on
        return Trace(self.calendar, self.begun.on, ends, self.periods, self.pauses, self.waits)

    def _run(self) -> None:
        pending = list(self.line)
        while pending:
            today = pending[0].on
            fitting = (n for n, step in enumerate(pending) if step.on == today and self._fits(step))
            self._take(pending.pop(next(fitting, 0)))
        self._drop_pauses_after_the_end()

    def _fits(self, step: Step) -> bool:
        opener = _CLOSES.get(step.kind)
        return opener is None or opener in self.open

    def _take(self, step: Step) -> None:
        if self.closing and step.kind not in _AFTER_CLOSING:
            what = f"{step}在{self.closing}之后"
            raise Refused(what, why="已经办结的申请不再有这一步", do=RECORD_RIGHT)
        if not self.confirmed and step.kind in _NEED_CLOCK:
            why = f"这个渠道以双方确认之日为收到之日（{ART_31}）"
            raise Refused(f"还没有确认收到，不能登记{step}", why=why, do="请先登记“确认收到”的日期")
        self._act(step)

    def _act(self, step: Step) -> None:
        match step.kind:
            case StepKind.THIRD_PARTY_ASKED | StepKind.AGENCY_ASKED:
                self._ask_opinion(step)
            case StepKind.EXTENDED:
                self._extend(step)
            case StepKind.SUPPLEMENT_ASKED:
                self._ask_supplement(step)
            case StepKind.FEE_NOTIFIED:
                self._notify_fee(step)
            case kind if kind in _CLOSES:
                self._close_wait(step)
            case StepKind.WITHDRAWN | StepKind.REPLIED:
                self._close(step)
            case StepKind.POSTED | StepKind.SIGNED:
                self._deliver(step)
            case _:  # receipt was taken first, and an opinion went to its asking
                pass

    def _begin(self, day: date, by: StepKind) -> None:
        self.period = Period(day, self.limit, by)
        self.periods.append(self.period)

    def _ask_opinion(self, step: Step) -> None:
        span = self._asked[step.kind].pop(0)
        self.dues[step.kind] = span.deadline
        if self._expired(step):
            self._too_late(span)
        else:
            self.pauses.append(span)

    def _drop_pauses_after_the_end(self) -> None:
        """Asked on the last day itself, unless that day also brought an extension or a new period."""
        due = self.due()
        for span in [span for span in self.pauses if due and span.begins >= due]:
            self.pauses.remove(span)
            self._too_late(span)

    def _too_late(self, span: Span) -> None:
        asked = f"{chinese_day(span.begins)}“{span.kind.label}”"
        self.warnings.append(f"{asked}时期限已经届满，不再扣除征询的时间")

    def _extend(self, step: Step) -> None:
        due = self.due()
        if self.period is None or due is None:
            self.warnings.append(f"{step}时没有正在计算的期限，延期不起作用")
        elif step.on > due:
            self.warnings.append(f"{step}时期限已在{chinese_day(due)}届满，延期不起作用")
        else:
            self.period.extra, self.period.extended_on = step.days or 0, step.on

    def _ask_supplement(self, step: Step) -> None:
        if any(span.kind is step.kind for span in (*self.waits, *self.open.values())):
            self.warnings.append(f"{step}不是第一次，补正应当一次性告知（{ART_30}）")
        limit = self.rules.supplement_notice_days
        deadline = self.calendar.plus(step.on, step.days or self.rules.supplement_days)
        stops = True
        if self.period and self.calendar.workdays_between(self.period.start, step.on) > limit:
            stops = self.rules.late_supplement_restarts
            then = "原期限不再沿用" if stops and not self._expired(step) else "原期限继续计算"
            self.warnings.append(f"{step}超过收到后{limit}个工作日（{ART_30}），{then}")
        self._wait(step, deadline, stops=stops and not self._expired(step))

    def _notify_fee(self, step: Step) -> None:
        expired = self._expired(step)
        if expired:
            self.warnings.append(f"{step}时期限已经届满，期限不再重新计算")
        elif not self.rules.fee_restarts:
            self._held = self.period
        self._wait(step, self.calendar.plus(step.on, self.rules.payment_days), stops=not expired)

    def _expired(self, step: Step) -> bool:
        due = self.due()
        return due is not None and step.on > due

    def _wait(self, step: Step, deadline: date, *, stops: bool) -> None:
        self.dues[step.kind] = deadline
        span = Span(step.kind, step.on, self.line[-1].on, deadline)
        if earlier := self.open.get(step.kind):
            earlier.deadline = deadline
            return
        self.open[step.kind] = span
        if stops:
            self.waits.append(span)
            if self.period:
                self.period.stopped_on = step.on
                self.period.stopped_by = None if self._held else step.kind
                self.period = None

    def _close_wait(self, step: Step) -> None:
        opener = _CLOSES[step.kind]
        span = self.open.pop(opener, None)
        if span is None:
            raise Refused(f"{step}之前没有“{opener.label}”", do=RECORD_RIGHT)
        span.ends, span.is_open = step.on, False
        if step.kind in CLOSING:
            self.closing = step
            if step.on <= span.deadline:
                self.warnings.append(f"{step}时期限还没有届满（{chinese_day(span.deadline)}）")
            return
        if self._held and opener is StepKind.SUPPLEMENT_ASKED:
            self._held.stopped_by, self._held = opener, None
        if self.period is None and not any(wait.is_open for wait in self.waits):
            self._resume(span, step)

    def _resume(self, span: Span, step: Step) -> None:
        if self._held is None:
            self._begin(step.on, step.kind)
            return
        self.waits.remove(span)
        self.pauses.append(span)
        self.period, self._held = self._held, None
        self.period.stopped_on = self.period.stopped_by = None

    def _close(self, step: Step) -> None:
        if self.closing:
            self.warnings.append(f"{step}不是第一次，是否按期以第一次为准")
            return
        self.closing = step

    def _deliver(self, step: Step) -> None:
        if self.delivery is None or (step.kind, self.delivery.kind) == (StepKind.POSTED, StepKind.SIGNED):
            self.delivery = step
        self.closing = self.closing or step


def _paired(line: Sequence[Step], calendar: Calendar, rules: Rules) -> dict[StepKind, list[Span]]:
    """The pauses in the order they were asked for, each with its own answer found.

    An answer belongs to the one it names; unnamed, to the earliest still within its limit, else the earliest.
    """
    limits = {
        StepKind.THIRD_PARTY_ASKED: rules.third_party_days,
        StepKind.AGENCY_ASKED: rules.agency_days,
    }
    asked: dict[StepKind, list[Span]] = {kind: [] for kind in limits}
    for step in line:
        if step.kind in limits:
            deadline = calendar.plus(step.on, limits[step.kind])
            asked[step.kind].append(Span(step.kind, step.on, deadline, deadline, whom=step.note))
        elif opener := _OPINIONS.get(step.kind):
            waiting = [span for span in asked[opener] if span.is_open]
            if not waiting:
                raise Refused(f"{step}之前没有未答复的“{opener.label}”", do=RECORD_RIGHT)
            span = min(waiting, key=lambda s: (not step.note or s.whom != step.note, s.deadline < step.on))
            span.is_open = False
            span.ends = min(step.on, span.deadline) if rules.pause_capped else step.on
    return asked
