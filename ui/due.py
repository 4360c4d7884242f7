"""The colour of a deadline and long dates; a colour never stands without words."""

from __future__ import annotations

from datetime import date

WEEK = 7
_DAYS = "一二三四五六日"


def due_tone(due: date, today: date) -> str:
    """The tone of a deadline: late (also today), soon (within a week), or nothing."""
    left = (due - today).days
    return "late" if left <= 0 else "soon" if left <= WEEK else ""


def long_day(day: date) -> str:
    """2026年3月5日 星期四."""
    return f"{day.year}年{day.month}月{day.day}日 星期{_DAYS[day.weekday()]}"
