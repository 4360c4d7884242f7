"""Where an open record stands on the board of one day, and how a deadline is said in words."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.domain.clocks import Bucket


def place(due: date | None, today: date, *, provisional: bool = False, paused: bool = False) -> Bucket:
    """Exactly one place for an open record; a provisional date beyond this week (Monday to Sunday) stands apart."""
    if due is None or paused:
        return Bucket.PAUSED
    if due <= today:
        return Bucket.TODAY if due == today else Bucket.OVERDUE
    if due <= week_end(today):
        return Bucket.THIS_WEEK
    return Bucket.PROVISIONAL if provisional else Bucket.LATER


def week_end(today: date) -> date:
    """The Sunday of the week of `today`."""
    return today + timedelta(days=6 - today.weekday())


def words(due: date | None, today: date) -> str:
    """逾期2天 / 今天到期 / 明天到期 / 还有5天; empty without a date."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return f"逾期{-days}天"
    return {0: "今天到期", 1: "明天到期"}.get(days, f"还有{days}天")
