"""The walk through a request's steps, day by day in the order they happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.clock_acts import ACTS, CLOSES
from desktop_app.domain.clock_desk import Desk
from desktop_app.domain.clock_pairs import OPINIONS, paired
from desktop_app.domain.clock_steps import CLOSING, DELIVERY, RECORD_RIGHT, Step, receipt
from desktop_app.domain.clock_trace import Trace
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.request_law import ART_31, Channel, Rules, StepKind
from desktop_app.domain.workdays import Calendar
from desktop_app.errors import Refused

_AFTER_CLOSING = frozenset({StepKind.REPLIED, StepKind.REOPENED, *DELIVERY, *OPINIONS})
_QUESTIONS = frozenset(OPINIONS.values())
_NEED_CLOCK = frozenset(
    {
        *CLOSES.values(),
        *_QUESTIONS,
        StepKind.EXTENDED,
        StepKind.REASONS_ASKED,
        StepKind.DEFERRED,
        StepKind.REOPENED,
    }
)


class Walk:
    """The procedure after its last step, `desk`; no day in it is today's."""

    def __init__(self, line: Sequence[Step], calendar: Calendar, rules: Rules) -> None:
        """`line` in order (`in_order`); raises Refused where the steps contradict each other."""
        self.line = line
        self.begun = receipt(line)
        self.arrived = next(step for step in line if step.kind is StepKind.RECEIVED)
        channel = self.arrived.channel or Channel.IN_PERSON
        self.confirmed = self.begun is not self.arrived or not channel.needs_confirming
        self.desk = Desk(calendar, rules, self.begun.on)
        self._opinions = paired(line, calendar, rules)
        self._reopenings = [step.on for step in line if step.kind is StepKind.REOPENED]
        if self.confirmed:
            self.desk.begin(self.begun.on, StepKind.RECEIVED)
        if channel is Channel.PLAIN_MAIL and self.begun.on > self.arrived.on:
            late = f"平信应当在收到当日与申请人确认（{ART_31}），晚确认的要有无法联系的记录"
            self.desk.warnings.append(late)
        self._run()

    def trace(self, due: date | None) -> Trace:
        desk = self.desk
        return Trace(
            calendar=desk.calendar,
            begins=self.begun.on,
            ends=due or self.line[-1].on,
            arrived=self.arrived,
            closing=desk.closing,
            periods=desk.periods,
            pauses=desk.pauses,
            waits=desk.waits,
            past=desk.past,
            gaps=desk.gaps,
            asked=[span for span in (*desk.open.values(), *desk.questions) if span.is_open],
            reasons=desk.reasons,
            notice_due_on=desk.notice_due(),
            extended=desk.extended,
        )

    def _run(self) -> None:
        pending = list(self.line)
        while pending:
            today = pending[0].on
            fitting = (n for n, step in enumerate(pending) if step.on == today and self._fits(step))
            step = pending.pop(next(fitting, 0))
            self._take(step)
            if step.kind is StepKind.REOPENED:
                self._reopenings.remove(step.on)
        self.desk.drop_pauses_after_the_end()
        for span in self.desk.waits:
            if span.is_open:
                span.ends = self.line[-1].on

    def _fits(self, step: Step) -> bool:
        """Whether the step can be the next of its day; closed and reopened on one day, the rest came after."""
        if step.kind in DELIVERY:
            return self.desk.closing is not None and self.desk.delivery is None
        if step.kind is StepKind.REOPENED:
            return self.desk.closing is not None
        if step.on in self._reopenings and self.desk.closing is None and step.kind not in CLOSING:
            return False
        opener = CLOSES.get(step.kind)
        return opener is None or opener in self.desk.open

    def _take(self, step: Step) -> None:
        closing = self.desk.closing
        if closing and step.kind not in _AFTER_CLOSING:
            what = f"{step}在{closing}之后"
            raise Refused(what, why="已经办结的申请不再有这一步", do=RECORD_RIGHT)
        if not self.confirmed and step.kind in _NEED_CLOCK:
            why = f"这个渠道以双方确认之日为收到之日（{ART_31}）"
            raise Refused(f"还没有确认收到，不能登记{step}", why=why, do="请先登记“确认收到”的日期")
        if step.kind in _QUESTIONS:
            self._ask_opinion(step)
        elif act := ACTS.get(step.kind):  # receipt was taken first, and an opinion went to its asking
            act(self.desk, step)

    def _ask_opinion(self, step: Step) -> None:
        desk, span = self.desk, self._opinions[step.kind].pop(0)
        desk.dues[step.kind] = span.deadline
        desk.questions.append(span)
        if desk.expired(step):
            desk.too_late(span)
        elif desk.period and desk.period.until:
            # Art 33 leaves the time for opinions out of its own limit; a day that was fixed otherwise stands.
            fixed = chinese_day(desk.period.until)
            desk.warnings.append(f"{step}时期限已确定到{fixed}，不再扣除征询的时间")
            desk.asides.append(span)
        else:
            desk.pauses.append(span)
