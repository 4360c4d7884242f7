"""By when information must be published: 《政府信息公开条例》第二十六条 and the special limits of the catalogue."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.domain.workdays import Calendar

PUBLISH_DAYS = 20  # 第二十六条: within 20 workdays of 形成或者变更, unless law says otherwise
WORKDAYS, CALENDAR_DAYS = "工作日", "自然日"


def publish_due(
    formed: date,
    calendar: Calendar,
    days: int | None = None,
    unit: str | None = None,
    ordered: date | None = None,
) -> date:
    """The last day for publishing; a day set by a superior overrules the count.

    `days` with `unit` is the special limit of the item (catalogue), counted from the day after `formed`.
    """
    if ordered:
        return ordered
    if unit == CALENDAR_DAYS and days is not None:
        return formed + timedelta(days=days)
    return calendar.plus(formed, PUBLISH_DAYS if days is None else days)


def late_workdays(due: date, published: date, calendar: Calendar) -> int:
    """Whole workdays after the due day, up to and including the day of publishing; 0 when in time."""
    return calendar.workdays_between(due, published) if published > due else 0
