"""The clerk's desk while a request's steps are walked through: the running period, what is open, what is odd."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.clock_steps import Step
from desktop_app.domain.clock_trace import Gap, Period, Span, reach
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.request_law import Rules, StepKind, reply_article
from desktop_app.domain.workdays import Calendar


class Desk:
    """What is known after the steps taken so far; no day in it is today's.

    A handling is what lies between receipt, or a reopening, and the closing: each has its own period and extension.
    """

    def __init__(self, calendar: Calendar, rules: Rules, begun_on: date) -> None:
        self.calendar, self.rules = calendar, rules
        self.warnings: list[str] = []
        self.periods: list[Period] = []
        self.gaps: list[Gap] = []
        self.past: list[Span] = []
        """What was waited for before the case was closed and reopened."""
        self.dues: dict[StepKind, date] = {}
        self.supplement_asked = False
        self.handle(begun_on)

    def handle(self, day: date) -> None:
        """A handling begins: nothing asked, nothing closed, no clock yet."""
        self.handled_from = day
        self.period: Period | None = None
        self.held: Period | None = None
        """The period that goes on after payment, where the office's rule is that payment does not restart it."""
        self.pauses: list[Span] = []
        self.waits: list[Span] = []
        self.questions: list[Span] = []
        """Opinions asked for, whether they pause the period or not."""
        self.asides: list[Span] = []
        """Those that do not pause it, since its day was fixed, but may still matter to the reply."""
        self.open: dict[StepKind, Span] = {}
        """Unanswered supplement and payment notices by the kind that opened them."""
        self.closing: Step | None = None
        self.delivery: Step | None = None
        self.reasons: Step | None = None
        """The step that asked for reasons, while none were given."""
        self.reasons_asked = self.extended = False

    def begin(self, day: date, by: StepKind) -> Period:
        limit = self.rules.reply_limit(self.handled_from)
        period = self.period = Period(day, limit, by, reply_article(self.handled_from))
        self.periods.append(period)
        return period

    def due(self) -> date | None:
        """The day the running period ends, None while none runs."""
        if self.period is None:
            return None
        if self.period.until:
            return self.period.until
        return reach(self.calendar, self.period.start, self.period.limit + self.period.extra, self.pauses)

    def notice_due(self) -> date | None:
        """Art 30: what to supplement is told within some workdays of receipt, once."""
        if self.supplement_asked or self.period is None or self.period.ordered:
            return None
        return self.calendar.plus(self.handled_from, self.rules.supplement_notice_days)

    def expired(self, step: Step) -> bool:
        due = self.due()
        return due is not None and step.on > due

    def still_running(self, step: Step) -> Period | None:
        """The period, unless none runs or it is over: then the step has no effect, and that is said."""
        due, label = self.due(), step.kind.label
        if self.period is None or due is None:
            self.warnings.append(f"{step}时没有正在计算的期限，{label}不起作用")
            return None
        if step.on > due:
            self.warnings.append(f"{step}时期限已在{chinese_day(due)}届满，{label}不起作用")
            return None
        return self.period

    def wait(self, step: Step, deadline: date, *, stops: bool, named: bool) -> None:
        """The applicant's turn until `deadline`; the period is given up, or held, if the notice stops it."""
        self.dues[step.kind] = deadline
        if earlier := self.open.get(step.kind):
            earlier.deadline, earlier.named, earlier.dated = deadline, named, deadline == step.until
            return
        # As far as any record reaches: shortened when the answer or a closing comes, or at the end of the walk.
        span = Span(step.kind, step.on, date.max, deadline, named=named, dated=deadline == step.until)
        self.open[step.kind] = span
        if not stops:
            return
        self.waits.append(span)
        if self.period:
            if self.period.deferred_on and self.period.until and not self.held:
                until = chinese_day(self.period.until)
                self.warnings.append(f"{step}以后期限重新计算，原来确定的延迟答复期限（{until}）不再沿用")
            self.period.stopped_on = step.on
            self.period.stopped_by = None if self.held else step.kind
            self.period = None

    def resume(self, span: Span, step: Step) -> None:
        """The answer to the last open notice came: a new period, or the held one goes on."""
        if self.held is None:
            self.begin(step.on, step.kind)
            return
        self.waits.remove(span)
        self.pauses.append(span)
        self.period, self.held = self.held, None
        self.period.stopped_on = self.period.stopped_by = None

    def too_late(self, span: Span) -> None:
        asked = f"{chinese_day(span.begins)}“{span.kind.label}”"
        self.warnings.append(f"{asked}时期限已经届满，不再扣除征询的时间")

    def drop_pauses_after_the_end(self) -> None:
        """Asked on the last day itself, unless that day also brought an extension or a new period."""
        due = self.due()
        for span in [span for span in self.pauses if due and span.begins >= due]:
            self.pauses.remove(span)
            self.too_late(span)
