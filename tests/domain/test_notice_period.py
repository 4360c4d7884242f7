"""The last day of a 公示期, on paper calendars across 国庆 and 春节, and when its result may be issued."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.catalogue_rules import hangs_until
from desktop_app.domain.decision_law import COMMENT_DAYS, comments_until, days_to_comment
from desktop_app.domain.disclosure_law import CALENDAR_DAYS, WORKDAYS
from desktop_app.domain.fields import Value
from desktop_app.domain.notice_period import days_missing, span_words, too_short
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.disclosure import period_until, runs_until

COUNTED, SKIPPED = Rulebook(), Rulebook(skips_first_day=True)
some_day = st.dates(date(2025, 1, 1), date(2026, 12, 1))
units = st.sampled_from((WORKDAYS, CALENDAR_DAYS))
ways = st.sampled_from((COUNTED, SKIPPED))


def day(text: str) -> date:
    return date.fromisoformat(text)


# Counted with a finger on the notices for 2025 and 2026: put up on, days, unit, last day, last day when the first
# day is not counted. 国庆 2025 is 1-8 October (28 September and 11 October are worked), 2026 1-7 October (20 September
# and 10 October are worked); 春节 2026 is 15-23 February (14 and 28 February are worked).
PAPER = [
    ("2026-03-05", 7, CALENDAR_DAYS, "2026-03-11", "2026-03-12"),
    ("2026-03-05", 1, CALENDAR_DAYS, "2026-03-05", "2026-03-06"),
    ("2026-01-31", 30, CALENDAR_DAYS, "2026-03-01", "2026-03-02"),
    ("2026-09-28", 7, CALENDAR_DAYS, "2026-10-04", "2026-10-05"),  # 国庆 counts
    ("2026-02-12", 7, CALENDAR_DAYS, "2026-02-18", "2026-02-19"),  # 春节 counts
    ("2026-03-05", 7, WORKDAYS, "2026-03-13", "2026-03-16"),  # Thu 5, 6 | 9-13 | Mon 16
    ("2026-03-07", 7, WORKDAYS, "2026-03-17", "2026-03-17"),  # a Saturday: Monday 9 is the first either way
    ("2026-03-06", 1, WORKDAYS, "2026-03-06", "2026-03-09"),
    ("2026-09-28", 5, WORKDAYS, "2026-10-09", "2026-10-10"),  # 28 29 30 | 8 9, Saturday 10
    ("2026-09-30", 1, WORKDAYS, "2026-09-30", "2026-10-08"),
    ("2026-10-01", 3, WORKDAYS, "2026-10-10", "2026-10-10"),  # 8 9, Saturday 10
    ("2025-09-28", 5, WORKDAYS, "2025-10-10", "2025-10-11"),  # Sunday 28, 29 30 | 9 10, Saturday 11
    ("2026-02-12", 5, WORKDAYS, "2026-02-25", "2026-02-26"),  # 12 13, Saturday 14 | 24 25 26
    ("2026-02-14", 1, WORKDAYS, "2026-02-14", "2026-02-24"),
    ("2026-02-16", 2, WORKDAYS, "2026-02-25", "2026-02-25"),  # 24 25
]


@pytest.mark.parametrize(("begun", "days", "unit", "last", "last_skipped"), PAPER)
def test_the_last_day(begun: str, days: int, unit: str, last: str, last_skipped: str) -> None:
    first, counted = day(begun), f"{days}个工作日" if unit == WORKDAYS else f"{days}日"
    for rules, until, way in ((COUNTED, last, "含起止两日"), (SKIPPED, last_skipped, "首日不计")):
        assert hangs_until(first, days, unit, rules) == day(until)
        assert too_short(first, day(until), days, unit, rules) == ""
        said = f"公示期不得少于{counted}（{way}），应不早于 {until}"
        assert too_short(first, day(until) - timedelta(days=1), days, unit, rules) == said
        assert span_words(first, days, unit, rules) == f"公示期：{begun}至{until}（{counted}，{way}）"


@given(some_day, st.integers(1, 60), units)
def test_so_many_days_lie_in_a_period_and_not_one_more(begun: date, days: int, unit: str) -> None:
    """From the first day, or from the day after it, to the last; its last day is one of them."""
    for rules, first in ((COUNTED, begun), (SKIPPED, begun + timedelta(days=1))):
        until = hangs_until(begun, days, unit, rules)
        lie = [first + timedelta(days=n) for n in range((until - first).days + 1)]
        hung = [one for one in lie if unit == CALENDAR_DAYS or rules.calendar.is_workday(one)]
        assert len(hung) == days
        assert hung[-1] == until


@given(some_day, st.integers(0, 60), units)
def test_the_first_day_left_out_never_makes_it_shorter(begun: date, days: int, unit: str) -> None:
    assert begun <= hangs_until(begun, days, unit, COUNTED) <= hangs_until(begun, days, unit, SKIPPED)


@pytest.mark.parametrize(
    ("begins", "until", "until_skipped"),
    [
        ("2026-03-03", "2026-04-01", "2026-04-02"),
        ("2026-01-31", "2026-03-01", "2026-03-02"),
        ("2024-01-31", "2024-02-29", "2024-03-01"),
        ("2026-12-15", "2027-01-13", "2027-01-14"),
    ],
)
def test_the_last_day_for_comments(begins: str, until: str, until_skipped: str) -> None:
    for skips, last in ((False, until), (True, until_skipped)):
        assert comments_until(day(begins), skips_first_day=skips) == day(last)
        assert days_to_comment(day(begins), day(last), skips_first_day=skips) == COMMENT_DAYS
        rules = Rulebook(skips_first_day=skips)
        assert hangs_until(day(begins), COMMENT_DAYS, CALENDAR_DAYS, rules) == day(last), "one rule for both"


def test_a_year_without_its_notice_is_told() -> None:
    told = span_words(day("2026-12-28"), 10, WORKDAYS, COUNTED)
    assert "期满日是暂定的：2027年放假安排尚未公布" in told
    short = too_short(day("2026-12-28"), day("2026-12-31"), 10, WORKDAYS, COUNTED)
    assert "2027年放假安排尚未公布" in short
    assert "暂定" not in span_words(day("2026-12-28"), 10, CALENDAR_DAYS, COUNTED)


def test_what_is_missing_is_told_in_days() -> None:
    until = day("2026-06-12")
    assert days_missing(until, day("2026-06-10")) == "公示期到2026-06-12，还差2天"
    assert days_missing(until, until) == "公示期到2026-06-12，这一天还在公示期内"
    assert days_missing(until, day("2026-06-13")) == ""


def test_nothing_is_judged_before_everything_is_known() -> None:
    assert too_short(None, day("2026-06-12"), 7, WORKDAYS, COUNTED) == ""
    assert too_short(day("2026-06-12"), None, 7, WORKDAYS, COUNTED) == ""
    assert too_short(day("2026-06-12"), day("2026-06-13"), None, WORKDAYS, COUNTED) == ""
    assert runs_until({}) is None
    assert period_until({"period_days": 7}, COUNTED) is None


def test_what_was_put_up_late_hangs_its_days_from_then_on() -> None:
    values: dict[str, Value] = {
        "period_from": day("2026-06-01"),
        "period_days": 7,
        "period_unit": CALENDAR_DAYS,
    }
    late, early = {"published_on": day("2026-06-04")}, {"published_on": day("2026-05-20")}
    for rules, last, last_late in (
        (COUNTED, "2026-06-07", "2026-06-10"),
        (SKIPPED, "2026-06-08", "2026-06-11"),
    ):
        assert period_until(values, rules) == day(last)
        assert period_until({**values, **late}, rules) == day(last_late)
        assert period_until({**values, **early}, rules) == day(last)


@given(
    some_day, st.integers(1, 60), units, ways, st.integers(-9, 40), st.integers(-3, 9), st.integers(-20, 120)
)
def test_a_result_is_never_issued_on_or_before_the_last_day(
    begun: date, days: int, unit: str, rules: Rulebook, announced: int, late: int, later: int
) -> None:
    values: dict[str, Value] = {
        "period_from": begun,
        "period_to": begun + timedelta(days=announced),
        "period_days": days,
        "period_unit": unit,
        "published_on": begun + timedelta(days=late),
    }
    until = runs_until({**values, "period_until": period_until(values, rules)})
    assert until is not None
    on = begun + timedelta(days=later)
    assert bool(days_missing(until, on)) == (on <= until)
    least = days if rules.skips_first_day else days - 1
    assert until >= begun + timedelta(days=max(announced, least, least + late))
    assert until >= hangs_until(begun, days, unit, rules)
