"""Reading a foreign request ledger: its one date counts as receipt, its reply columns become steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.domain.register import Adopted
from desktop_app.registers.request_flow import channel_of
from desktop_app.registers.request_moves import RELIEF_DECIDED, RELIEF_FILED

# What offices write instead of the eighteen kinds; 不予处理 names a whole group, so the clerk must choose.
_KINDS: Mapping[str, str] = {
    "公开": "予以公开",
    "同意公开": "予以公开",
    "非本机关负责公开": "非本机关",
    "不存在": "信息不存在",
    "重复申请": "不予重复处理",
    "信访": "信访投诉举报类",
}
_STILL_OPEN = frozenset({"办理中", "正在办理", "未答复", "待答复", "在办"})
_REPLY_FIELDS = ("replied_on", "reply_kind", "report_row", "article", "reason", "reply_no", "signer")
_RESULT_FIELDS = ("relief_result", "relief_result_on")
_RELIEF_FIELDS = ("relief_kind", "relief_on", "relief_organ", "relief_no", *_RESULT_FIELDS)
_MOVES = (
    ("supplement_asked", "asked_on", ("mend_until", "mend_what")),
    ("supplemented", "mended_on", ()),
    ("third_party_asked", "third_on", ("third_party",)),
    ("third_party_answered", "third_back_on", ("third_opinion",)),
    (
        "extended",
        "extended_on",
        ("extend_days", "extend_by", "extend_approved_on", "extend_reason", "extend_no"),
    ),
    ("posted", "posted_on", ("delivery", "mail_no")),
    ("signed", "signed_on", ("delivery",)),
    ("withdrawn", "withdrawn_on", ()),
)


def adopt(values: Mapping[str, Value]) -> Adopted:
    """A foreign row in our words."""
    own, notes, steps = dict(values), [], []
    own.setdefault("channel", "其他")
    reached = own.get("reached_on")
    confirmed = own.pop("confirmed_on", None)
    if isinstance(reached, date) and channel_of(own).needs_confirming:
        if confirmed is None:
            notes.append("表中没有确认日期，按申请日期为双方确认之日")
        day = confirmed if isinstance(confirmed, date) else reached
        steps.append(Step("confirmed", day, {"confirmed_on": day}))
    kind = str(own.get("reply_kind") or "")
    if kind in _STILL_OPEN:
        own.pop("reply_kind")
    elif kind:
        own["reply_kind"] = _KINDS.get(kind, kind)
        if kind == "不予处理":
            notes.append("“不予处理”请改选具体答复类型，年报才能归类")
    reply = {key: own.pop(key) for key in _REPLY_FIELDS if key in own}
    for move, on_key, asks in _MOVES:
        on = own.pop(on_key, None)
        told = {key: own.pop(key) for key in asks if key in own}
        if isinstance(on, date):
            steps.append(Step(move, on, {on_key: on, **told}))
    steps += _reliefs(own, notes)
    replied = reply.get("replied_on")
    if isinstance(replied, date):
        steps.append(Step("replied", replied, reply))
    elif reply:
        notes.append("没有答复日期，答复类型和文号未记入")
    return Adopted(own, tuple(steps), tuple(notes))


def _reliefs(own: dict[str, Value], notes: list[str]) -> Iterator[Step]:
    """The relief of a row as steps; a result without its own day counts from the day the papers came."""
    told = {key: own.pop(key) for key in _RELIEF_FIELDS if key in own}
    filed, decided = told.get("relief_on"), told.get("relief_result_on") or told.get("relief_on")
    if not isinstance(filed, date):
        if any(told.values()):
            notes.append("没有复议诉讼收到日期，复议诉讼情况未记入")
        return
    yield Step(RELIEF_FILED, filed, {key: value for key, value in told.items() if key not in _RESULT_FIELDS})
    if told.get("relief_result") and isinstance(decided, date):
        result = {key: told[key] for key in (*_RESULT_FIELDS, "relief_no") if key in told}
        yield Step(RELIEF_DECIDED, decided, result)
