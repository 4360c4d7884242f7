"""Which answer belongs to which question put to a third party or another agency."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.clock_steps import RECORD_RIGHT, Step
from desktop_app.domain.clock_trace import Span
from desktop_app.domain.request_law import Rules, StepKind
from desktop_app.domain.workdays import Calendar
from desktop_app.errors import Refused

OPINIONS = {
    StepKind.THIRD_PARTY_ANSWERED: StepKind.THIRD_PARTY_ASKED,
    StepKind.AGENCY_ANSWERED: StepKind.AGENCY_ASKED,
}


def paired(line: Sequence[Step], calendar: Calendar, rules: Rules) -> dict[StepKind, list[Span]]:
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
        elif opener := OPINIONS.get(step.kind):
            waiting = [span for span in asked[opener] if span.is_open]
            if not waiting:
                raise Refused(f"{step}之前没有未答复的“{opener.label}”", do=RECORD_RIGHT)
            span = min(waiting, key=lambda s: (not step.note or s.whom != step.note, s.deadline < step.on))
            span.is_open = False
            span.ends = min(step.on, span.deadline) if rules.pause_capped else step.on
    return asked
