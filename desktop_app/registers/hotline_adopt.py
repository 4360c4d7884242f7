"""Reading a foreign call register: day and time joined, 处理结果 read as steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.domain.register import Adopted
from desktop_app.registers.common import day_of

_STEP_FIELDS = frozenset(
    {
        "dispatched_on",
        "signed_on",
        "returned_on",
        "return_reason",
        "extended_to",
        "extended_on",
        "extend_reason",
        "replied_on",
        "called_back_on",
        "redo_on",
        "closed_on",
    }
)
_ENDED = ("办结", "已结", "完成")


def adopt(values: Mapping[str, Value]) -> Adopted:
    """A foreign call register in our words: day and time joined, 处理结果 read as steps."""
    own = {k: v for k, v in values.items() if k not in ("time_of_day", "handling")}
    notes: list[str] = []
    called, clock = own.get("called_at"), values.get("time_of_day")
    if isinstance(called, datetime) and isinstance(clock, str) and (found := _clock(clock)):
        own["called_at"] = datetime.combine(called.date(), found)
    own.setdefault("way", "12345转办" if own.get("order_no") else "来电")
    told = str(values.get("handling") or "")
    own.setdefault("spot", "当场" in told)
    if told and not own.get("answer") and told not in ("正在办理", "办理中"):
        own["answer"] = told
    day = day_of(own, "called_at")
    typed = {k: v for k, v in own.items() if k not in _STEP_FIELDS}
    if day is None:
        return Adopted(typed, (), tuple(notes))
    return Adopted(typed, tuple(_told_steps(own, told, day, notes)), tuple(notes))


def _told_steps(own: Mapping[str, Value], told: str, day: date, notes: list[str]) -> Iterator[Step]:
    replied = day_of(own, "replied_on") or day_of(own, "closed_on")
    ended = any(word in told for word in _ENDED) or bool(day_of(own, "closed_on"))
    answered = replied is not None or ended or "答复" in told
    if (answered or "当场" in told) and replied is None:
        notes.append("表中没有答复日期，按登记日期记")
        replied = day
    if "当场" in told and replied:
        yield Step("answered", replied, {"replied_on": replied})
        return
    if own.get("department"):
        sent = day_of(own, "dispatched_on") or day
        yield Step("dispatched", sent, {"dispatched_on": sent})
    if signed := day_of(own, "signed_on"):
        yield Step("accepted", signed, {"signed_on": signed})
    extended, until = day_of(own, "extended_on"), day_of(own, "extended_to")
    if until:
        if extended is None:
            notes.append("表中没有延期批准日期，按登记日期记")
        on = extended or day
        yield Step(
            "extended",
            on,
            {"extended_on": on, "extended_to": until, "extend_reason": own.get("extend_reason")},
        )
    if answered and replied:
        yield Step("replied", replied, {"replied_on": replied})
    if answered and (called := day_of(own, "called_back_on")):
        yield Step("called_back", called, {"called_back_on": called})
    if ended and replied:
        closed = day_of(own, "closed_on") or replied
        yield Step("closed", closed, {"closed_on": closed})


def _clock(text: str) -> time | None:
    parts = text.replace("：", ":").split(":")
    try:
        return time(int(parts[0]), int(parts[1]))
    except (ValueError, IndexError):
        return None
