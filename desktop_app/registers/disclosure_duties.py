"""What the law still asks for an item of 主动公开 on a day: derived from its values and dates, never kept.

Articles: 第二十六条 (20 workdays, also after a change), 第十八条 (what is withheld comes back for evaluation); the rest
are the bureau's openness rules (taxonomy A, E66): 经常性 every month, 阶段性 at each stage, 临时性 whenever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.catalogue_rules import months_after
from desktop_app.domain.deadlines import words
from desktop_app.domain.disclosure_law import publish_due
from desktop_app.domain.fields import Value
from desktop_app.domain.workdays import Calendar
from desktop_app.registers.catalogue_fill import MONTHLY, YEARLY
from desktop_app.registers.common import day_of, whole_of
from desktop_app.registers.disclosure import PENDING, SHOWN, WITHHELD, runs_until
from desktop_app.registers.disclosure_fields import OPEN

ONE_DAY = timedelta(days=1)


class Duty(StrEnum):
    """What is still to be done for an item, as the list is called."""

    PUBLISH = "应公开未公开"
    RENEW = "该更新未更新"
    TAKE_DOWN = "该撤下未撤下"
    REASSESS = "该重新评估"
    EXPLAIN = "该解读未解读"
    GROUND = "不予公开缺理由"


NEEDED: Mapping[Duty, tuple[str, ...]] = {
    Duty.PUBLISH: ("state", "openness", "due_on", "ordered_on"),
    Duty.RENEW: (
        "state", "published_on", "renewed_on", "changed_on", "next_update_on", "rhythm", "limit_days", "limit_unit",
    ),
    Duty.TAKE_DOWN: ("state", "expires_on", "period_to", "period_until"),
    Duty.REASSESS: ("state", "withheld_on", "reassessed_on"),
    Duty.EXPLAIN: ("state", "published_on", "normative", "interpreted"),
    Duty.GROUND: ("state", "openness", "ground"),
}  # fmt: skip


@dataclass(frozen=True)
class Intervals:
    """What no article says, as the office sets it: days a monthly item may hang, months until 不予公开 comes back."""

    renew_days: int = 30
    reassess_months: int = 12


@dataclass(frozen=True)
class Claim:
    """One duty of one item: why, and the day it was or is due (None: at once)."""

    duty: Duty
    why: str
    due_on: date | None = None


def claims(
    values: Mapping[str, Value], today: date, calendar: Calendar, intervals: Intervals
) -> tuple[Claim, ...]:
    """Every duty of an item that stands open on a day."""
    found = (claim(duty, values, today, calendar, intervals) for duty in Duty)
    return tuple(one for one in found if one)


def claim(
    duty: Duty, values: Mapping[str, Value], today: date, calendar: Calendar, intervals: Intervals
) -> Claim | None:
    """One duty of an item if it stands open on a day; only the values that NEEDED names are looked at."""
    match duty:
        case Duty.PUBLISH:
            return unpublished(values, today)
        case Duty.RENEW:
            return outdated(values, today, calendar, intervals)
        case Duty.TAKE_DOWN:
            return overhanging(values, today)
        case Duty.REASSESS:
            return unevaluated(values, today, intervals)
        case Duty.EXPLAIN:
            return unexplained(values)
        case Duty.GROUND:
            return groundless(values)


def unpublished(values: Mapping[str, Value], today: date) -> Claim | None:
    """Due for publishing by its own limit, by Art 26, or by the day a superior set; due today counts."""
    due_on = day_of(values, "due_on")
    if values.get("state") != PENDING or values.get("openness") not in (None, OPEN) or due_on is None:
        return None
    if due_on > today:
        return None
    whose = "上级规定" if values.get("ordered_on") else "规定"
    return Claim(Duty.PUBLISH, f"{whose}应于{due_on}以前公开，{words(due_on, today)}", due_on)


def outdated(
    values: Mapping[str, Value], today: date, calendar: Calendar, intervals: Intervals
) -> Claim | None:
    """Hangs though it has changed, its next stage has come, or its month or year is over; the earliest reason."""
    shown_on = day_of(values, "renewed_on") or day_of(values, "published_on")
    if values.get("state") not in SHOWN or shown_on is None:
        return None
    found = []
    changed = day_of(values, "changed_on")
    if changed and shown_on < changed <= today:
        limit = whole_of(values, "limit_days")
        due = publish_due(changed, calendar, limit, str(values.get("limit_unit") or ""))
        found.append(Claim(Duty.RENEW, f"{changed}有变更，应于{due}以前更新", due))
    stage = day_of(values, "next_update_on")
    if stage and shown_on < stage <= today:
        found.append(Claim(Duty.RENEW, f"到了下一阶段（{stage}），应逐段公开", stage))
    if turn := _turn(values, shown_on, intervals):
        due, why = turn
        if due <= today:
            found.append(Claim(Duty.RENEW, f"{why}，上次公开是{shown_on}", due))
    return min(found, key=lambda claim: claim.due_on or date.min, default=None)


def _turn(values: Mapping[str, Value], shown_on: date, intervals: Intervals) -> tuple[date, str] | None:
    """When what is published regularly is to be changed for the next, and why."""
    if values.get("rhythm") == MONTHLY:
        return shown_on + timedelta(days=intervals.renew_days), "经常性内容每月更换一次"
    if values.get("rhythm") == YEARLY:
        return months_after(shown_on, 12), "每年更新一次"
    return None


def overhanging(values: Mapping[str, Value], today: date) -> Claim | None:
    """Hangs beyond its last day: the day set for it, or the end of the 公示, never before the 公示期 is over."""
    if values.get("state") not in SHOWN:
        return None
    told = [(day_of(values, "expires_on"), "限时公开到"), (runs_until(values), "公示到")]
    over = [(day, why) for day, why in told if day and day < today]
    if not over:
        return None
    last, why = min(over)
    return Claim(Duty.TAKE_DOWN, f"{why}{last}，应撤下", last + ONE_DAY)


def unevaluated(values: Mapping[str, Value], today: date, intervals: Intervals) -> Claim | None:
    """Withheld, and not looked at again for as long as the office set (第十八条)."""
    seen = [day for key in ("withheld_on", "reassessed_on") if (day := day_of(values, key))]
    if values.get("state") != WITHHELD or not seen:
        return None
    due_on = months_after(max(seen), intervals.reassess_months)
    if due_on > today:
        return None
    return Claim(Duty.REASSESS, f"{max(seen)}定为不予公开或评估过，应于{due_on}以前重新评估", due_on)


def unexplained(values: Mapping[str, Value]) -> Claim | None:
    """A 规范性文件 that was published without its 政策解读; due together with the document."""
    shown_on = day_of(values, "published_on")
    if not values.get("normative") or values.get("interpreted") or values.get("state") not in SHOWN:
        return None
    return Claim(Duty.EXPLAIN, "规范性文件已公开，解读应同步公开", shown_on)


def groundless(values: Mapping[str, Value]) -> Claim | None:
    """Withheld without one of the grounds of Art 14-16, as an imported ledger may have it."""
    withheld = WITHHELD in (values.get("state"), values.get("openness"))
    if not withheld or values.get("ground"):
        return None
    return Claim(Duty.GROUND, "不予公开必须有第十四条至第十六条的理由")
