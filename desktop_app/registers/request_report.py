"""What the annual report asks of a request, read from its row, and from its steps where a row cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop_app.domain.annual_report import BY_WORD
from desktop_app.domain.annual_report_facts import Ending, ReliefFacts, RequestFacts
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.registers.common import day_of
from desktop_app.registers.request_moves import RELIEF_DECIDED, REOPENED
from desktop_app.registers.request_reliefs import case_of, reliefs

# How a request ended otherwise than by a reply, and its row; 撤回 and 并案 count under 其他 as published reports do.
_ENDINGS = (
    ("withdrawn_on", "other_3"),
    ("lapsed_on", "other_1"),
    ("fee_lapsed_on", "other_2"),
    ("merged_on", "other_3"),
)
ENDED_OTHERWISE = tuple(key for key, _ in _ENDINGS)
_SENT = ("posted_on", "signed_on", "replied_on")
# What a reply is, where the clerk named no row (imported ledgers). 不予公开 alone tells none: 《条例》14-16 name seven.
_ROWS_OF_KINDS: Mapping[str, str] = {
    "予以公开": "granted",
    "已主动公开": "granted",
    "部分公开": "partial",
    "特别规定（行政查询）": "denied_8",
    "信息不存在": "unable_1",
    "非本机关": "unable_1",
    "需另行制作、加工": "unable_2",
    "补正后仍不明确": "unable_3",
    "信访投诉举报类": "refused_1",
    "不予重复处理": "refused_2",
    "公开出版物": "refused_3",
    "异常大量、理由不合理": "refused_4",
    "要求确认或重新出具": "refused_5",
    "逾期不补正不再处理": "other_1",
    "逾期未缴费不再处理": "other_2",
    "撤回及其他": "other_3",
    "不属于政府信息": "other_3",
}
# The fields a report reads; a ledger of an earlier version may lack some.
NEEDED = (
    *("number", "applicant_kind", "channel", "reached_on", "received_on", "report_row", "reply_kind", "late"),
    *ENDED_OTHERWISE,
    *_SENT,
    *("relief_kind", "relief_on", "relief_result", "relief_result_on", "relief_no"),
    *("reopened_on", "paid_on", "fee_amount"),
)


def asks_for_steps(values: Mapping[str, Value]) -> bool:
    """Whether a row tells that its steps must be read: a request with reliefs, or one that was taken up again."""
    return any(values.get(key) for key in ("relief_kind", "relief_no", "relief_result_on", "reopened_on"))


def facts_of(record_id: int, values: Mapping[str, Value], steps: Sequence[Step] = ()) -> RequestFacts:
    """The facts of a row; a reply counts on the day it was posted or signed for, else on its date.

    `steps` are the effective ones, in order; without any the row tells its latest relief and its latest ending only.
    A request that ended before it was confirmed counts as received on the day it arrived. Source: 国办公开办函
    〔2016〕235号 (posting); law.md d, mapping of reply kinds.
    """
    endings = _endings_of_steps(steps) or tuple(_endings_of_row(values))
    reliefs = _reliefs_of_steps(steps) or tuple(_reliefs_of_row(values))
    return RequestFacts(
        id=record_id,
        number=_text(values, "number"),
        applicant_kind=_text(values, "applicant_kind"),
        received_on=day_of(values, "received_on") or (day_of(values, "reached_on") if endings else None),
        endings=endings,
        arrived_on=day_of(values, "reached_on"),
        reopened_on=day_of(values, "reopened_on"),
        reliefs=reliefs,
    )


def _endings_of_row(values: Mapping[str, Value]) -> Iterator[Ending]:
    text = _text(values, "report_row")
    for key, row in _ENDINGS:
        if ended := day_of(values, key):
            yield Ending(ended, BY_WORD.get(text, "") if text else row, text)
            return
    for key in _SENT:
        if ended := day_of(values, key):
            kind = _ROWS_OF_KINDS.get(_text(values, "reply_kind"), "")
            yield Ending(ended, BY_WORD.get(text, "") if text else kind, text)
            return


def _endings_of_steps(steps: Sequence[Step]) -> tuple[Ending, ...]:
    """Every ending of a request that was taken up again; none of one that was not, whose row tells it."""
    if not any(step.kind == REOPENED for step in steps):
        return ()
    endings: list[Ending] = []
    told: dict[str, Value] = {}
    for step in steps:
        if step.kind == REOPENED:
            endings += _endings_of_row(told)
            told = {}
        else:
            told.update(step.payload)
    return (*endings, *_endings_of_row(told))


def _reliefs_of_row(values: Mapping[str, Value]) -> Iterator[ReliefFacts]:
    if kind := _text(values, "relief_kind"):
        yield ReliefFacts(
            kind,
            day_of(values, "relief_on"),
            _text(values, "relief_result"),
            day_of(values, "relief_result_on"),
            _text(values, "relief_no"),
        )


def _reliefs_of_steps(steps: Sequence[Step]) -> tuple[ReliefFacts, ...]:
    """Every case, then the decisions whose case is not there (its step was voided): they must be told, not lost."""
    filed = (ReliefFacts(one.kind, one.on, one.result, one.result_on, one.number) for one in reliefs(steps))
    return (*filed, *_without_case(steps))


def _without_case(steps: Sequence[Step]) -> Iterator[ReliefFacts]:
    for at, step in enumerate(steps):
        number = _text(step.payload, "relief_no")
        if step.kind == RELIEF_DECIDED and case_of(reliefs(steps[:at]), number) is None:
            on = day_of(step.payload, "relief_result_on") or step.on
            yield ReliefFacts("", None, _text(step.payload, "relief_result"), on, number)


def fee_paid(values: Mapping[str, Value]) -> tuple[date, int] | None:
    """When a request's 信息处理费 was paid, and how many 元."""
    on, amount = day_of(values, "paid_on"), values.get("fee_amount")
    return (on, amount) if on is not None and isinstance(amount, int) else None


def _text(values: Mapping[str, Value], key: str) -> str:
    value = values.get(key)
    return "" if value is None else str(value)
