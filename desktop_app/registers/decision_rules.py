"""What a step of a 重大行政决策 must be true to: the dates of the other steps, and what the law asks before it.

《重大行政决策程序暂行条例》(国务院令第713号); the numbers stand in `domain/decision_law.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.decision_law import (
    AFTER,
    COMMENT_DAYS,
    FIVE,
    HEARING_DAYS,
    LEGAL,
    LEGAL_WORKDAYS,
    PUBLIC,
    TOGETHER,
    comments_until,
    left_out,
    papers_until,
)
from desktop_app.domain.fields import Value
from desktop_app.domain.notice_period import way_of_counting
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import Calendar
from desktop_app.registers.common import day_of

Days = Mapping[str, date]  # the day of every step that was taken, by its kind
_BEFORE_TOGETHER = tuple(key for key in FIVE if key != TOGETHER)
_NAMES = {**FIVE, "decided": "作出决定", "shown": "公布"}
_CHECK_DAY = "请核对日期"


@dataclass(frozen=True)
class Fault:
    """Why a step cannot be taken, and what to do about it."""

    why: str
    do: str = _CHECK_DAY


def faults(kind: str, values: Mapping[str, Value], days: Days, rules: Rulebook) -> Iterator[Fault]:
    """Everything that speaks against a step on its day; `values` and `days` are those after it was taken."""
    on = days[kind]
    for later in AFTER.get(kind, ()):
        if later in days and days[later] < on:
            why = f"{_NAMES[later]}在{days[later]}，不能早于{_NAMES[kind]}（{on}）"
            yield Fault(why, f"请核对日期；要重做的，请先撤销“{_NAMES[later]}”那一步")
    if kind == PUBLIC:
        yield from _public(values, on, rules)
    elif kind == LEGAL:
        yield from _legal(values, on, rules.calendar)
    elif kind == TOGETHER:
        yield from _together(values, days)
    elif kind == "decided":
        yield from _whole(values, days, rules)


def too_soon(values: Mapping[str, Value], rules: Rulebook) -> str:
    """When the time for comments ought to end at the earliest, where it ends sooner and no reason is told; or empty.

    一般不少于30日（含起止两日），应不早于2026-04-01（第十五条）.
    """
    begins, ends = day_of(values, "asked_from"), day_of(values, "asked_until")
    if begins is None or ends is None or values.get("short_reason"):
        return ""
    skips = rules.skips_first_day
    until = comments_until(begins, skips_first_day=skips)
    if ends >= until:
        return ""
    return (
        f"一般不少于{COMMENT_DAYS}日（{way_of_counting(skips_first_day=skips)}），应不早于{until}（第十五条）"
    )


def _public(values: Mapping[str, Value], on: date, rules: Rulebook) -> Iterator[Fault]:
    begins, ends = day_of(values, "asked_from"), day_of(values, "asked_until")
    hearing, papers = day_of(values, "hearing_on"), day_of(values, "hearing_papers_on")
    if not (begins or ends or hearing or values.get("ask_ways")):
        yield Fault(
            "没有登记怎样听取公众意见（第十四条）", "请先填写征求意见的起止日期、听证日期或征求意见方式"
        )
    if bool(begins) != bool(ends):
        yield Fault("征求意见的起止日期只填了一个", "请填写征求意见开始和截止")
    if soon := too_soon(values, rules):
        yield Fault(f"征求意见{soon}", "请改正征求意见截止，或填写少于30日的理由")
    if ends and on <= ends:
        yield Fault(f"征求意见到{ends}截止，当日仍可提出意见", "请在截止以后登记公众参与")
    if hearing and on < hearing:
        yield Fault(f"听证在{hearing}举行", "请在听证以后登记公众参与")
    if hearing and papers is None:
        yield Fault(f"听证材料应在听证{HEARING_DAYS}日前送达（第十六条）", "请填写听证材料送达日期")
    elif hearing and papers and papers > papers_until(hearing):
        yield Fault(f"听证材料应在听证{HEARING_DAYS}日前、即{papers_until(hearing)}以前送达（第十六条）")


def _legal(values: Mapping[str, Value], on: date, calendar: Calendar) -> Iterator[Fault]:
    sent, started = day_of(values, "legal_sent_on"), day_of(values, "started_on")
    if sent is None:
        return
    if sent > on:
        yield Fault(f"送审日期{sent}晚于审查日期{on}")
    elif started and sent < started:
        yield Fault(f"送审日期{sent}早于启动日期{started}")
    elif not values.get("legal_short_reason"):
        took = calendar.workdays_between(sent, on)
        if took < LEGAL_WORKDAYS:
            yield Fault(
                f"从{sent}送审到{on}只有{took}个工作日，审查时间一般不少于{LEGAL_WORKDAYS}个工作日"
                "（第二十五条至第二十八条）",
                "请核对日期；确需缩短的，请填写少于7个工作日的理由",
            )


def _together(values: Mapping[str, Value], days: Days) -> Iterator[Fault]:
    if missing := left_out({TOGETHER: days[TOGETHER], **{key: days.get(key) for key in _BEFORE_TOGETHER}}):
        yield Fault(f"集体讨论是五道程序的最后一道，还缺：{'、'.join(missing)}", "请先登记这些程序")
    if LEGAL in days and values.get("legal_passed") is False:
        yield Fault(
            "合法性审查没有通过，不得提交集体讨论（第二十五条）", "请修改草案后重新送审，并再次登记合法性审查"
        )
    for key in _BEFORE_TOGETHER:
        if key in days and days[key] > days[TOGETHER]:
            yield Fault(f"{FIVE[key]}在{days[key]}，晚于集体讨论（{days[TOGETHER]}）")


def _whole(values: Mapping[str, Value], days: Days, rules: Rulebook) -> Iterator[Fault]:
    """The five once more: what was typed may have changed since they were done.

    Who was asked by another way of counting days was asked lawfully: the longer one is not held against it now.
    """
    rules = replace(rules, skips_first_day=False)
    for key in FIVE:
        if key in days:
            yield from faults(key, values, days, rules)


def legal_days(values: Mapping[str, Value], calendar: Calendar) -> int | None:
    """How many workdays the legal review took; None while its two days are not known."""
    sent, done = day_of(values, "legal_sent_on"), day_of(values, "legal_on")
    return calendar.workdays_between(sent, done) if sent and done and sent <= done else None
