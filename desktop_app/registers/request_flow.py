"""State and dates of a request, derived from its form and its steps by the clock (domain/clocks.py)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.domain import clocks
from desktop_app.domain.clocks import Channel, StepKind
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import day_of, whole_of
from desktop_app.registers.request_moves import ARCHIVED, FLOW, REOPENED
from desktop_app.registers.request_reliefs import reliefs

_WHOM = {"third_party_asked": "third_party", "agency_asked": "agency"}
_UNTIL = {
    "supplement_asked": "mend_until",
    "reasons_asked": "reasons_until",
    "deferred": "deferred_until",
    REOPENED: "reopen_until",
}
# What belongs to one course of a request: opened again, it begins without an extension, a reply or an ending.
_OF_A_COURSE = (
    *("extended_on", "extend_days", "extend_by", "extend_approved_on", "extend_reason", "extend_no"),
    *("replied_on", "reply_kind", "report_row", "article", "reason", "reply_no", "signer"),
    *("delivery", "posted_on", "mail_no", "signed_on"),
    *("withdrawn_on", "lapsed_on", "fee_lapsed_on", "archived_step_on"),
)
_CHANNELS = {channel.label: channel for channel in Channel}


def channel_of(values: Mapping[str, Value]) -> Channel:
    """The channel that decides which day counts as receipt; a word of the office's own counts as 其他."""
    return _CHANNELS.get(str(values.get("channel") or ""), Channel.OTHER)


def clock_steps(values: Mapping[str, Value], steps: Sequence[Step]) -> tuple[clocks.Step, ...]:
    """The dated facts the clock needs: the receipt from the form, the rest from the steps."""
    reached = day_of(values, "reached_on")
    if reached is None:
        return ()
    found = [clocks.Step(StepKind.RECEIVED, reached, channel=channel_of(values))]
    known = {kind.value for kind in StepKind}
    found += [
        clocks.Step(
            StepKind(step.kind),
            step.on,
            days=_days(step),
            until=day_of(step.payload, _UNTIL.get(step.kind, "")),
            note=str(step.payload.get(_WHOM.get(step.kind, "")) or ""),
        )
        for step in steps
        if step.kind in known
    ]
    return tuple(found)


def _days(step: Step) -> int | None:
    return whole_of(step.payload, "extend_days") if step.kind == StepKind.EXTENDED else None


def reckoned(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> clocks.Result | None:
    """The clock of a request; None when it has no day of receipt yet."""
    dated = clock_steps(values, steps)
    return clocks.reckon(dated, rules.calendar, rules.request) if dated else None


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """Every derived field of a request, from one reckoning."""
    found = reckoned(values, steps, rules)
    if found is None:
        return {"state": FLOW.first}
    course = _since_reopened(steps)
    extended = any(step.kind == StepKind.EXTENDED for step in course)
    sent = found.delivered_on or found.closed_on  # posting decides, else signing, else the letter (235号)
    received = found.received_on
    return {
        **(_told(course) if len(course) < len(steps) else {}),
        **_latest_relief(steps),
        "state": "归档" if _is_archived(steps) else str(found.state),
        "first_closed_on": found.first_closed_on,
        "due_on": found.due_on,
        "provisional": found.provisional,
        "received_on": received,
        "first_due_on": found.first_due_on,
        "next_step": found.next_step or None,
        "abandoned": True if found.state == "视为放弃" else None,
        "third_due": found.third_party_due_on,
        "agency_due": found.agency_due_on,
        "paused_days": found.paused_workdays or None,
        "extended_due": found.due_on if extended else None,
        "pay_due": found.pay_due_on,
        "late": found.late,
        "late_days": found.late_workdays or None,
        "carried": sent.year > received.year if sent and received else None,
    }


def _since_reopened(steps: Sequence[Step]) -> Sequence[Step]:
    """The steps after the last reopening; all of them when there was none."""
    last = max((place for place, step in enumerate(steps, 1) if step.kind == REOPENED), default=0)
    return steps[last:]


def _told(course: Sequence[Step]) -> dict[str, Value]:
    told: dict[str, Value] = dict.fromkeys(_OF_A_COURSE)
    for step in course:
        told.update({key: value for key, value in step.payload.items() if key in told})
    return told


def _latest_relief(steps: Sequence[Step]) -> dict[str, Value]:
    """Of several reliefs the row shows the last one filed, with its own result and nobody else's."""
    if not (found := reliefs(steps)):
        return {}
    last = found[-1]
    return {
        "relief_kind": last.kind or None,
        "relief_on": last.on,
        "relief_organ": last.organ or None,
        "relief_no": last.number or None,
        "relief_result": last.result or None,
        "relief_result_on": last.result_on,
    }


def _is_archived(steps: Sequence[Step]) -> bool:
    """Whether it was put away and not opened again since."""
    last = [step.kind for step in steps if step.kind in (ARCHIVED, REOPENED)]
    return last[-1:] == [ARCHIVED]


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Fields that are needed because of another."""
    submitted, reached = day_of(values, "submitted_on"), day_of(values, "reached_on")
    if submitted and reached and reached < submitted:
        yield "签收（到达）日期：不能早于提交日期"
    if values.get("applicant_kind") == "自然人" and values.get("paper_kind") == "统一社会信用代码":
        yield "证件类型：自然人没有统一社会信用代码"
