"""The moves of a request; its state and dates come from the clock (domain/clocks.py), never from a button."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.domain import clocks
from desktop_app.domain.clocks import Channel, StepKind
from desktop_app.domain.fields import Value
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.records import Step
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import day_of, whole_of

RUNNING = frozenset({"办理中", "已延期", "征询第三方"})
CLOSED = frozenset({"已答复", "已送达", "视为放弃", "撤回", "归档"})
ARCHIVED = "archived"

FLOW = Flow(
    states=(
        "办理中",
        "待确认",
        "待补正",
        "征询第三方",
        "待缴费",
        "已延期",
        "已答复",
        "已送达",
        "视为放弃",
        "撤回",
        "归档",
    ),
    moves=(
        Move(
            "confirmed",
            "确认收到",
            frozenset({"待确认"}),
            None,
            "confirmed_on",
            ("confirmed_on",),
            ("confirmed_on",),
            "与申请人双方确认之日，期限从次日起算（第三十一条）",
        ),
        Move(
            "supplement_asked",
            "补正告知",
            frozenset({"办理中", "已延期"}),
            None,
            "asked_on",
            ("asked_on", "mend_what", "mend_until"),
            ("asked_on", "mend_what", "mend_until"),
            "收到申请7个工作日内一次性告知（第三十条）",
        ),
        Move(
            "supplemented",
            "收到补正",
            frozenset({"待补正"}),
            None,
            "mended_on",
            ("mended_on",),
            ("mended_on",),
            "期限自收到补正之日起重新计算（第三十条）",
        ),
        Move(
            "supplement_lapsed",
            "逾期未补正结案",
            frozenset({"待补正"}),
            None,
            "lapsed_on",
            ("lapsed_on",),
            ("lapsed_on",),
            "无正当理由逾期不补正，视为放弃申请（第三十条）",
        ),
        Move(
            "third_party_asked",
            "征询第三方",
            RUNNING,
            None,
            "third_on",
            ("third_on", "third_party"),
            ("third_on", "third_party"),
            "第三方15个工作日内答复，期间不计（第三十二、三十三条）",
        ),
        Move(
            "third_party_answered",
            "第三方已答复",
            frozenset({"征询第三方"}),
            None,
            "third_back_on",
            ("third_back_on", "third_opinion"),
            ("third_back_on", "third_opinion"),
        ),
        Move(
            "agency_asked",
            "征求其他机关",
            RUNNING,
            None,
            "agency_on",
            ("agency_on", "agency"),
            ("agency_on", "agency"),
            "征求其他机关意见的时间不计（第三十三条）",
        ),
        Move(
            "agency_answered",
            "其他机关已答复",
            frozenset({"征询第三方"}),
            None,
            "agency_back_on",
            ("agency_back_on", "agency_opinion"),
            ("agency_back_on",),
        ),
        Move(
            "extended",
            "延期告知",
            frozenset({"办理中", "征询第三方"}),
            None,
            "extended_on",
            ("extended_on", "extend_days", "extend_by", "extend_approved_on", "extend_reason"),
            ("extended_on", "extend_days", "extend_by", "extend_approved_on", "extend_reason"),
            "须经公开工作机构负责人同意，最长20个工作日，只能一次（第三十三条）",
        ),
        Move(
            "fee_notified",
            "收费通知",
            frozenset({"办理中", "已延期"}),
            None,
            "fee_noticed_on",
            ("fee_noticed_on", "fee_basis", "fee_units", "fee_amount"),
            ("fee_noticed_on", "fee_basis", "fee_units", "fee_amount"),
        ),
        Move(
            "fee_lapsed",
            "逾期未缴费结案",
            frozenset({"待缴费"}),
            None,
            "fee_lapsed_on",
            ("fee_lapsed_on",),
            ("fee_lapsed_on",),
            "20个工作日内未缴费，视为放弃申请（国办函〔2020〕109号）",
        ),
        Move("fee_paid", "已缴费", frozenset({"待缴费"}), None, "paid_on", ("paid_on",), ("paid_on",)),
        Move(
            "replied",
            "答复",
            RUNNING,
            None,
            "replied_on",
            ("replied_on", "reply_kind", "report_row", "article", "reason", "reply_no", "signer"),
            ("replied_on", "reply_kind", "report_row", "article", "reply_no", "signer"),
            "是否按期以交邮或签收之日为准，不以落款日期为准",
        ),
        Move(
            "posted",
            "登记交邮",
            frozenset({"已答复"}),
            None,
            "posted_on",
            ("posted_on", "delivery", "mail_no"),
            ("posted_on", "delivery"),
            "须由邮政企业寄送，交邮之日为送出之日（国办公开办函〔2016〕235号）",
        ),
        Move(
            "signed",
            "登记签收",
            frozenset({"已答复", "已送达"}),
            None,
            "signed_on",
            ("signed_on", "delivery"),
            ("signed_on", "delivery"),
        ),
        Move(
            "withdrawn",
            "申请人撤回",
            frozenset({"待确认", "待补正", "待缴费"}) | RUNNING,
            None,
            "withdrawn_on",
            ("withdrawn_on",),
            ("withdrawn_on",),
        ),
        Move(
            ARCHIVED,
            "归档",
            frozenset({"已送达", "视为放弃", "撤回"}),
            None,
            "archived_step_on",
            ("archived_step_on",),
            ("archived_step_on",),
        ),
    ),
    closed=CLOSED,
)


_WHOM = {"third_party_asked": "third_party", "agency_asked": "agency"}
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
    extended = any(step.kind == StepKind.EXTENDED for step in steps)
    sent = found.delivered_on or found.closed_on  # posting decides, else signing, else the letter (235号)
    received = found.received_on
    return {
        "state": "归档" if any(step.kind == ARCHIVED for step in steps) else str(found.state),
        "due_on": found.due_on,
        "provisional": found.provisional,
        "received_on": received,
        "first_due_on": found.first_due_on,
        "next_step": found.next_step or None,
        "abandoned": True if found.state == "视为放弃" else None,
        "third_due": found.third_party_due_on,
        "agency_due": found.agency_due_on,
        "paused_days": _paused_workdays(found, rules) or None,
        "extended_due": found.due_on if extended else None,
        "pay_due": found.pay_due_on,
        "late": found.late,
        "late_days": found.late_workdays or None,
        "carried": sent.year > received.year if sent and received else None,
    }


def _paused_workdays(found: clocks.Result, rules: Rulebook) -> int:
    """Workdays of the running period that opinions took and that are not counted (第三十三条)."""
    if found.due_on is None or not found.trace.periods:
        return 0
    period = found.trace.periods[-1]
    return rules.calendar.workdays_between(period.start, found.due_on) - period.limit - period.extra


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Fields that are needed because of another."""
    submitted, reached = day_of(values, "submitted_on"), day_of(values, "reached_on")
    if submitted and reached and reached < submitted:
        yield "签收（到达）日期：不能早于提交日期"
    if values.get("applicant_kind") == "自然人" and values.get("paper_kind") == "统一社会信用代码":
        yield "证件类型：自然人没有统一社会信用代码"
