"""Where a deadline stands on a day, how it is said, and the days of 主动公开."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.clocks import Bucket
from desktop_app.domain.deadlines import place, week_end, words
from desktop_app.domain.disclosure_law import late_workdays, publish_due
from desktop_app.domain.workdays import Calendar

MONDAY = date(2026, 6, 15)
CALENDAR = Calendar.builtin()


@pytest.mark.parametrize(
    ("ahead", "bucket", "said"),
    [
        (-2, Bucket.OVERDUE, "逾期2天"),
        (0, Bucket.TODAY, "今天到期"),
        (1, Bucket.THIS_WEEK, "明天到期"),
        (6, Bucket.THIS_WEEK, "还有6天"),
        (7, Bucket.LATER, "还有7天"),
    ],
)
def test_places_and_words_from_a_monday(ahead: int, bucket: Bucket, said: str) -> None:
    due = MONDAY + timedelta(days=ahead)
    assert place(due, MONDAY) is bucket
    assert words(due, MONDAY) == said


def test_a_provisional_date_stands_apart_until_its_week() -> None:
    assert place(MONDAY + timedelta(days=7), MONDAY, provisional=True) is Bucket.PROVISIONAL
    assert place(MONDAY + timedelta(days=6), MONDAY, provisional=True) is Bucket.THIS_WEEK
    assert place(MONDAY - timedelta(days=1), MONDAY, provisional=True) is Bucket.OVERDUE


def test_a_paused_clock_is_never_overdue() -> None:
    assert place(MONDAY - timedelta(days=9), MONDAY, paused=True) is Bucket.PAUSED
    assert place(None, MONDAY) is Bucket.PAUSED
    assert words(None, MONDAY) == ""


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_week_ends_on_sunday(day: date) -> None:
    assert week_end(day).weekday() == 6
    assert timedelta() <= week_end(day) - day < timedelta(days=7)


# Counted on a paper calendar; National Day 2026 is off 1-7 October, 20 September and 10 October are worked.
@pytest.mark.parametrize(
    ("formed", "days", "unit", "ordered", "due"),
    [
        (date(2026, 3, 2), None, None, None, date(2026, 3, 30)),
        (date(2026, 9, 11), None, "工作日", None, date(2026, 10, 15)),
        (date(2026, 9, 25), 7, "自然日", None, date(2026, 10, 2)),
        (date(2026, 9, 30), 7, "工作日", None, date(2026, 10, 15)),
        (date(2026, 3, 2), 0, "工作日", None, date(2026, 3, 2)),
        (date(2026, 3, 2), 5, "工作日", date(2026, 3, 4), date(2026, 3, 4)),
    ],
)
def test_publishing_days(
    formed: date, days: int | None, unit: str | None, ordered: date | None, due: date
) -> None:
    assert publish_due(formed, CALENDAR, days, unit, ordered) == due


def test_lateness_counts_workdays_after_the_due_day() -> None:
    due = date(2026, 9, 30)
    assert late_workdays(due, due, CALENDAR) == 0
    assert late_workdays(due, date(2026, 9, 1), CALENDAR) == 0
    assert late_workdays(due, date(2026, 10, 7), CALENDAR) == 0
    assert late_workdays(due, date(2026, 10, 10), CALENDAR) == 3
