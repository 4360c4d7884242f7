"""What the annual report asks of a request, read from its row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop_app.domain.annual_report import BY_WORD
from desktop_app.domain.annual_report_fill import RequestFacts
from desktop_app.domain.fields import Value
from desktop_app.registers.common import day_of

# How a request ended otherwise than by a reply, and its row; 撤回 counts under 其他 as published reports do.
_ENDINGS = (("withdrawn_on", "other_3"), ("lapsed_on", "other_1"), ("fee_lapsed_on", "other_2"))
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


def facts_of(record_id: int, values: Mapping[str, Value]) -> RequestFacts:
    """The facts of a row; a reply counts on the day it was posted or signed for, else on its date.

    A request that ended before it was confirmed counts as received on the day it arrived. Source: 国办公开办函
    〔2016〕235号 (posting); law.md d, mapping of reply kinds.
    """
    closed_on, row = _ending(values)
    said = _text(values, "report_row")
    return RequestFacts(
        id=record_id,
        number=_text(values, "number"),
        applicant_kind=_text(values, "applicant_kind"),
        received_on=day_of(values, "received_on") or (day_of(values, "reached_on") if closed_on else None),
        closed_on=closed_on,
        arrived_on=day_of(values, "reached_on"),
        row=BY_WORD.get(said, "") if said else row or _ROWS_OF_KINDS.get(_text(values, "reply_kind"), ""),
        said=said,
        relief_kind=_text(values, "relief_kind"),
        relief_on=day_of(values, "relief_on"),
        relief_result=_text(values, "relief_result"),
    )


def _ending(values: Mapping[str, Value]) -> tuple[date | None, str]:
    for key, row in _ENDINGS:
        if ended := day_of(values, key):
            return ended, row
    for key in ("posted_on", "signed_on", "replied_on"):
        if ended := day_of(values, key):
            return ended, ""
    return None, ""


def _text(values: Mapping[str, Value], key: str) -> str:
    value = values.get(key)
    return "" if value is None else str(value)
