"""What a form is told about a 公示期 or 征求意见期 and about objections, besides what each field says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from desktop_app.domain.fields import Value
from desktop_app.domain.notice_period import too_short
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import day_of, whole_of
from desktop_app.registers.decision import DECISION
from desktop_app.registers.decision_rules import too_soon
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.objection import OBJECTION
from desktop_app.services.outlet_ways import item_of
from desktop_app.services.result_gate import ends_on
from desktop_app.storage.reader import Reader

Told = Iterator[tuple[str, str]]  # (field, sentence)
# What the length of a period is judged by.
PERIODS: Mapping[str, frozenset[str]] = {
    DISCLOSURE.key: frozenset({"period_from", "period_to", "period_days", "period_unit"}),
    DECISION.key: frozenset({"asked_from", "asked_until", "short_reason"}),
}


def mistakes(
    reader: Reader, register: Register, values: Mapping[str, Value], before: Record | None, rules: Rulebook
) -> Told:
    """A period shorter than its rule, an objection from before its 公示; `before` is the record that is edited."""
    yield from too_short_for(register, values, before, rules)
    if register.key == OBJECTION.key:
        item = item_of(reader, str(values.get("item_no") or ""))
        begun = (item.day("period_from") or item.day("published_on")) if item else None
        day = day_of(values, "received_on")
        if begun and day and day < begun:
            yield "received_on", f"{register.label('received_on')}：{day} 早于公示开始 {begun}"


def too_short_for(
    register: Register, values: Mapping[str, Value], before: Record | None, rules: Rulebook
) -> Told:
    """Why a 公示期 or 征求意见期 ends too early; nothing when it does not, or when it ends before it begins.

    The period of a record that is done, or of comments that are, keeps the way it was counted until it is changed.
    """
    if before is not None and _settled(register, before) and _untouched(register, values, before):
        rules = replace(rules, skips_first_day=False)  # long enough by either way of counting is long enough
    if register.key == DISCLOSURE.key and (short := _short_period(values, rules)):
        yield "period_to", f"{register.label('period_to')}：{short}"
    if register.key == DECISION.key and (soon := _short_comments(values, rules)):
        yield "asked_until", f"{register.label('asked_until')}：{soon}；确需缩短的，请填写少于30日的理由"


def _settled(register: Register, before: Record) -> bool:
    over = register.key == DECISION.key and before.day("public_on") is not None
    return over or before.text("state") in register.flow.closed


def _untouched(register: Register, values: Mapping[str, Value], before: Record) -> bool:
    return all(values.get(key, before[key]) == before[key] for key in PERIODS.get(register.key, ()))


def _short_comments(values: Mapping[str, Value], rules: Rulebook) -> str:
    begins, ends = day_of(values, "asked_from"), day_of(values, "asked_until")
    return "" if begins and ends and ends < begins else too_soon(values, rules)


def _short_period(values: Mapping[str, Value], rules: Rulebook) -> str:
    begun, ends = day_of(values, "period_from"), day_of(values, "period_to")
    if begun and ends and ends < begun:
        return ""  # the declaration says so
    days, unit = whole_of(values, "period_days"), str(values.get("period_unit") or "")
    return too_short(begun, ends, days, unit, rules)


def doubts(reader: Reader, register: Register, values: Mapping[str, Value]) -> Told:
    """An objection that came too late, or to something that is no 公示 here; a result of something unknown."""
    if register.key == DISCLOSURE.key:
        number = str(values.get("result_of") or "")
        if number and item_of(reader, number) is None:
            yield "result_of", f"{register.label('result_of')}：没有编号为{number}的公示"
    if register.key != OBJECTION.key:
        return
    number, day = str(values.get("item_no") or ""), day_of(values, "received_on")
    item = item_of(reader, number)
    if item is None:
        if number:
            yield "item_no", f"{register.label('item_no')}：主动公开里没有编号为{number}的公示"
        return
    until = ends_on(item)
    if until is None:
        yield "item_no", f"{register.label('item_no')}：{number}没有填公示期"
    elif day and day > until:
        yield (
            "received_on",
            f"{register.label('received_on')}：{day} 已过公示期（到{until}），是逾期的异议，不计入结果公告",
        )
