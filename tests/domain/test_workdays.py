"""Days are what the notices on paper say; beyond them the calendar admits that it guesses."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from desktop_app.domain.workdays import Calendar, DayKind, Year, weekday

BUILTIN = Calendar.builtin()

# The State Council's notices as printed: breaks (first, last, name) and weekend days worked.
PAPER: dict[int, tuple[list[tuple[str, str, str]], list[str]]] = {
    2024: (
        [
            ("01-01", "01-01", "元旦"),
            ("02-10", "02-17", "春节"),
            ("04-04", "04-06", "清明节"),
            ("05-01", "05-05", "劳动节"),
            ("06-10", "06-10", "端午节"),
            ("09-15", "09-17", "中秋节"),
            ("10-01", "10-07", "国庆节"),
        ],
        ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
    ),
    2025: (
        [
            ("01-01", "01-01", "元旦"),
            ("01-28", "02-04", "春节"),
            ("04-04", "04-06", "清明节"),
            ("05-01", "05-05", "劳动节"),
            ("05-31", "06-02", "端午节"),
            ("10-01", "10-08", "国庆节、中秋节"),
        ],
        ["01-26", "02-08", "04-27", "09-28", "10-11"],
    ),
    2026: (
        [
            ("01-01", "01-03", "元旦"),
            ("02-15", "02-23", "春节"),
            ("04-04", "04-06", "清明节"),
            ("05-01", "05-05", "劳动节"),
            ("06-19", "06-21", "端午节"),
            ("09-25", "09-27", "中秋节"),
            ("10-01", "10-07", "国庆节"),
        ],
        ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
    ),
}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [day for n in range(366) if (day := first + timedelta(days=n)).year == year]


@pytest.mark.parametrize("year", PAPER)
def test_a_year_is_what_the_notice_on_paper_says(year: int) -> None:
    breaks, makeup = PAPER[year]
    for day in days_of(year):
        short = day.isoformat()[5:]
        name = next((name for first, last, name in breaks if first <= short <= last), "")
        if name:
            expected = DayKind.HOLIDAY
        elif short in makeup:
            expected = DayKind.MAKEUP
        else:
            expected = DayKind.REST if day.weekday() >= 5 else DayKind.WORKDAY
        assert BUILTIN.kind(day) is expected, day
        if name:
            assert BUILTIN.name(day) in name


def test_every_builtin_day_agrees_with_the_library() -> None:
    for year in range(2004, 2027):
        assert BUILTIN.notice(year) == "chinesecalendar 数据"
        for day in days_of(year):
            assert BUILTIN.is_workday(day) == chinese_calendar.is_workday(day), day
            assert BUILTIN.known(day)


def test_new_years_swaps_that_reach_into_december_survive() -> None:
    assert BUILTIN.kind(date(2018, 12, 29)) is DayKind.MAKEUP
    assert BUILTIN.kind(date(2018, 12, 31)) is DayKind.HOLIDAY
    assert BUILTIN.name(date(2018, 12, 29)) == "元旦"


def test_counting_agrees_with_walking_day_by_day() -> None:
    for start in (
        date(2003, 12, 30),
        date(2018, 12, 20),
        date(2024, 2, 9),
        date(2026, 12, 30),
        date(2027, 4, 30),
    ):
        day, count = start, 0
        for _ in range(500):
            day += timedelta(days=1)
            if BUILTIN.is_workday(day):
                count += 1
                assert BUILTIN.plus(start, count) == day
            assert BUILTIN.workdays_between(start, day) == count
    assert BUILTIN.plus(date(2024, 2, 10), 0) == date(2024, 2, 10)
    assert BUILTIN.workdays_between(date(2024, 3, 5), date(2024, 3, 1)) == 0


def test_unknown_years_have_weekends_and_the_holidays_of_the_law_only() -> None:
    free = [day.isoformat() for day in days_of(2028) if not BUILTIN.is_workday(day) and day.weekday() < 5]
    assert free == ["2028-05-01", "2028-05-02", "2028-10-02", "2028-10-03"]
    assert BUILTIN.kind(date(2028, 10, 1)) is DayKind.HOLIDAY
    assert BUILTIN.name(date(2028, 10, 1)) == "国庆节"
    assert BUILTIN.notice(2028) is None
    assert not BUILTIN.known(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-01", "2026-12-31", None),  # 1 January 2027 is a Friday: no swap reaches back
        ("2026-12-15", "2027-01-05", "2027年放假安排尚未公布（录入后自动更新），按周末和法定固定节日推算"),
        ("2003-12-15", "2004-01-05", "没有2003年的放假安排，按周末和法定固定节日推算"),
        ("2029-12-05", "2029-12-28", None),
        (
            "2029-12-05",
            "2029-12-29",
            "2030年放假安排尚未公布（录入后自动更新），元旦调休可能改动2029年12月底的上班日",
        ),
    ],
)
def test_doubt_says_why(first: str, last: str, said: str | None) -> None:
    calendar = BUILTIN.with_year(Year(2029, "某通知", {}))
    assert calendar.doubt(date.fromisoformat(first), date.fromisoformat(last)) == said


def test_weekdays_have_their_names() -> None:
    assert [weekday(date(2024, 1, n)) for n in range(1, 8)] == [
        "周一",
        "周二",
        "周三",
        "周四",
        "周五",
        "周六",
        "周日",
    ]
