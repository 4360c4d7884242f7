"""How long a 公示 hangs: its last day, what is too short, and from when its result may be issued (law.md h)."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.catalogue_rules import hangs_until
from desktop_app.domain.disclosure_law import CALENDAR_DAYS, WORKDAYS
from desktop_app.domain.rulebook import Rulebook


def counted(days: int, unit: str) -> str:
    """7日, 5个工作日."""
    return f"{days}个工作日" if unit == WORKDAYS else f"{days}日"


def way_of_counting(*, skips_first_day: bool) -> str:
    """How the days of a 公示期 or 征求意见期 are counted, in the words that stand beside it."""
    return "首日不计" if skips_first_day else "含起止两日"


def too_short(begun: date | None, ends: date | None, days: int | None, unit: str, rules: Rulebook) -> str:
    """Why a period ends too early, as a sentence; empty when it is long enough or a day is not known."""
    if not (begun and ends and days):
        return ""
    until = hangs_until(begun, days, unit or CALENDAR_DAYS, rules)
    if ends >= until:
        return ""
    doubt = rules.calendar.doubt(begun, until) if unit == WORKDAYS else None
    told = f"（{doubt}）" if doubt else ""
    way = way_of_counting(skips_first_day=rules.skips_first_day)
    return f"公示期不得少于{counted(days, unit)}（{way}），应不早于 {until}{told}"


def days_missing(until: date, on: date) -> str:
    """Why a day is not after the last one: 公示期到2026-06-12，还差2天; empty when the period is over by then."""
    if on > until:
        return ""
    left = (until - on).days
    return f"公示期到{until}，" + (f"还差{left}天" if left else "这一天还在公示期内")


def span_words(begun: date, days: int, unit: str, rules: Rulebook) -> str:
    """What follows from the first day and the fewest days, as a sentence, with its doubt where a year is not known."""
    until = hangs_until(begun, days, unit, rules)
    doubt = rules.calendar.doubt(begun, until) if unit == WORKDAYS else None
    way = way_of_counting(skips_first_day=rules.skips_first_day)
    told = f"公示期：{begun}至{until}（{counted(days, unit)}，{way}）"
    return told + (f"。期满日是暂定的：{doubt}" if doubt else "")
