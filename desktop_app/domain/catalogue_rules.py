"""By when an item of the 标准目录 is to be published, how long it hangs, and when it is due again: rules as data.

《政府信息公开条例》第二十六条: within 20 workdays of 形成或者变更, unless law says otherwise; a row of the catalogue
is where an office finds what says otherwise (双公示 7 workdays, 预决算 20 days of the approval, 公示期, 征求意见期).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from desktop_app.domain.disclosure_law import CALENDAR_DAYS, PUBLISH_DAYS, WORKDAYS
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import Calendar

FORMED = "形成或变更"
STARTS = (FORMED, "收到申请", "分配结果确定", "处罚决定作出", "行政决定作出", "财政部门批复")
UNITS: Mapping[str, str] = {"working": WORKDAYS, "calendar": CALENDAR_DAYS}
MOST_DAYS = 3650


class Kind(StrEnum):
    """What a time rule is about."""

    PUBLISH = "公开时限"
    HANG = "公示期"
    COMMENT = "征求意见期"
    PERIODIC = "定期公开"
    PROMPT = "及时公开"  # no number: Art 26 is reminded of
    STANDING = "长期公开"
    AT_ONCE = "实时公开"
    ANSWER = "限时反馈"  # the office sets the limit


COUNTED = (Kind.PUBLISH, Kind.PROMPT, Kind.AT_ONCE)  # kinds that have a last day for publishing
HANGING = (Kind.HANG, Kind.COMMENT)


@dataclass(frozen=True)
class TimeRule:
    """One rule of a row: `days` in `unit` (工作日 or 自然日) from `start`; `scope` are the only things it is for.

    Of 定期公开: `every` is month or year, `by` the (month, day) a yearly item is due. `days` of 公示期 and 征求意见期
    are the fewest. `update` and `note` are words of the catalogue.
    """

    kind: Kind
    days: int | None = None
    unit: str = WORKDAYS
    start: str = ""
    scope: str = ""
    every: str = ""
    by: tuple[int, int] | None = None
    update: str = ""
    note: str = ""


ART_26 = TimeRule(Kind.PUBLISH, PUBLISH_DAYS, WORKDAYS, FORMED)


@dataclass(frozen=True)
class Period:
    """A month or year in which a periodic item must appear, and by when."""

    first: date
    last: date
    due_on: date


def due(rules: Sequence[TimeRule], facts: Mapping[str, date], calendar: Calendar) -> date | None:
    """The last day for publishing: the earliest that the known facts (day of each start) lead to.

    第二十六条 holds where no rule of the row says otherwise; None while nothing is known to count from.
    """
    counted = [rule for rule in rules if rule.kind in COUNTED and rule.start in facts]
    if not counted and FORMED in facts and not any(rule.kind in COUNTED and not rule.scope for rule in rules):
        counted = [ART_26]
    days = [plus(facts[rule.start], rule.days or 0, rule.unit, calendar) for rule in counted]
    return min(days, default=None)


def plus(first: date, days: int, unit: str, calendar: Calendar) -> date:
    """The day so many days after `first`, which is not counted itself (《民法典》第二百零一条)."""
    return first + timedelta(days=days) if unit == CALENDAR_DAYS else calendar.plus(first, days)


def counted_after(begun: date, *, skips_first_day: bool) -> date:
    """The day after which the days of a 公示期 or 征求意见期 put up on `begun` are counted; see `Rulebook`."""
    return begun if skips_first_day else begun - timedelta(days=1)


def hangs_until(begun: date, days: int, unit: str, rules: Rulebook) -> date:
    """The last day of a 公示期 or 征求意见期 of so many days put up on `begun`; never before that day."""
    after = counted_after(begun, skips_first_day=rules.skips_first_day)
    return max(begun, plus(after, days, unit, rules.calendar))


def period(rule: TimeRule, today: date) -> Period | None:
    """The month or year a day lies in, for a periodic rule; None for others.

    A yearly item without a day is due by the end of the year.
    """
    if rule.kind is not Kind.PERIODIC:
        return None
    if rule.every == "month":
        first = today.replace(day=1)
        last = today.replace(day=monthrange(today.year, today.month)[1])
        return Period(first, last, last)
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    return Period(first, last, date(today.year, *rule.by) if rule.by else last)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def from_json(told: object) -> tuple[TimeRule, ...]:
    """The rules as the catalogue's file and the ledger keep them: an object or a list; ValueError with every fault."""
    listed: list[Any] = told if isinstance(told, list) else [told]
    wrong = [fault for one in listed for fault in _faults(one)]
    if wrong or not listed:
        raise ValueError("；".join(wrong) or "没有时限规则")
    return tuple(_read(one) for one in listed)


def as_json(rules: Sequence[TimeRule]) -> list[dict[str, object]]:
    """What `from_json` reads."""
    codes = {words: code for code, words in UNITS.items()}
    told: list[dict[str, object]] = []
    for rule in rules:
        one: dict[str, object] = {"kind": rule.kind.value}
        if rule.kind is Kind.PROMPT:
            one |= {"days": None, "default": as_json([_plain(rule)])[0]}
        elif rule.days is not None:
            one |= {
                "min_days" if rule.kind in HANGING else "days": rule.days,
                "unit": codes[rule.unit],
            }
            one |= {"from": rule.start} if rule.kind is Kind.PUBLISH else {}
        if rule.kind is Kind.ANSWER:
            one |= {"days": None, "setting": "required"}
        if rule.by:
            one["due"] = f"{rule.by[0]:02}-{rule.by[1]:02}"
        one |= {
            key: value
            for key in ("scope", "every", "update", "note")
            if (value := getattr(rule, key)) and (key != "scope" or rule.kind is Kind.PUBLISH)
        }
        told.append(one)
    return told


def _plain(rule: TimeRule) -> TimeRule:
    return TimeRule(Kind.PUBLISH, rule.days, rule.unit, rule.start)


def _read(told: Mapping[str, object]) -> TimeRule:
    """A rule that has no faults."""
    kind = Kind(str(told["kind"]))
    words = {key: str(told.get(key, "")) for key in ("scope", "every", "update", "note")}
    counted = told.get("default") if kind is Kind.PROMPT else told
    assert isinstance(counted, Mapping)
    days = counted.get("min_days" if kind in HANGING else "days")
    unit = UNITS[str(counted.get("unit", "working"))]
    start = str(counted.get("from", FORMED if kind in COUNTED else ""))
    month, _, day = str(told.get("due", "")).partition("-")
    return TimeRule(
        kind,
        days if isinstance(days, int) else None,
        unit,
        start,
        by=(int(month), int(day)) if day else None,
        **words,
    )


_KEYS: Mapping[Kind, frozenset[str]] = {
    Kind.PUBLISH: frozenset({"days", "unit", "from", "scope", "note"}),
    Kind.HANG: frozenset({"min_days", "unit", "note"}),
    Kind.COMMENT: frozenset({"min_days", "unit", "note"}),
    Kind.PERIODIC: frozenset({"every", "due", "note"}),
    Kind.PROMPT: frozenset({"days", "default", "note"}),
    Kind.STANDING: frozenset({"update", "note"}),
    Kind.AT_ONCE: frozenset({"days", "unit", "note"}),
    Kind.ANSWER: frozenset({"days", "setting", "note"}),
}


def _faults(told: object) -> Iterator[str]:
    """Everything that keeps an object from being a rule."""
    if not isinstance(told, dict):
        yield f"规则应是对象，不是{str(told)[:20]}"
        return
    if told.get("kind") not in set(Kind):
        yield f"不认识的规则种类“{told.get('kind')}”"
        return
    kind = Kind(told["kind"])
    if strange := sorted(map(str, told.keys() - _KEYS[kind] - {"kind"})):
        yield f"{kind}：不认识{'、'.join(strange)}"
    if kind in (Kind.PUBLISH, Kind.AT_ONCE, *HANGING):
        yield from _count_faults(kind, told)
    if kind is Kind.PUBLISH and told.get("from") not in STARTS:
        yield f"{kind}：起算点“{told.get('from')}”不在{'、'.join(STARTS)}之中"
    if kind is Kind.PROMPT:
        yield from _faults(told.get("default"))
    if kind is Kind.PERIODIC:
        yield from _period_faults(told)


def _count_faults(kind: Kind, told: Mapping[str, object]) -> Iterator[str]:
    key = "min_days" if kind in HANGING else "days"
    days, unit = told.get(key), told.get("unit")
    if not isinstance(days, int) or isinstance(days, bool) or not 0 <= days <= MOST_DAYS:
        yield f"{kind}：天数“{days}”应是0到{MOST_DAYS}的整数"
    if unit not in UNITS:
        yield f"{kind}：单位“{unit}”应是working或calendar"


def _period_faults(told: Mapping[str, object]) -> Iterator[str]:
    every, by = told.get("every"), told.get("due")
    if every not in ("month", "year"):
        yield f"定期公开：周期“{every}”应是month或year"
    if by is not None:
        try:
            date.fromisoformat(f"2024-{by}")
        except ValueError:
            yield f"定期公开：日期“{by}”应写成01-31的样子"
        if by == "02-29" or every != "year":
            yield f"定期公开：“{by}”不是每年都有的日子，或者不是每年的事项"
