"""Days, weeks, months, quarters, years: where they begin and end, what they are called, how they follow each other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.periods import Kind, Period, after, before, free, of, parse, parts
from desktop_app.errors import Refused

DAYS = st.dates(date(1960, 1, 1), date(2190, 12, 31))
NAMED = st.sampled_from([kind for kind in Kind if kind is not Kind.FREE])


@pytest.mark.parametrize(
    ("kind", "day", "first", "last", "title", "key"),
    [
        (Kind.DAY, "2026-03-02", "2026-03-02", "2026-03-02", "2026年3月2日", "2026-03-02"),
        (Kind.WEEK, "2026-03-05", "2026-03-02", "2026-03-08", "2026年第10周（3月2日至3月8日）", "2026-W10"),
        (
            Kind.WEEK,
            "2027-01-02",
            "2026-12-28",
            "2027-01-03",
            "2026年第53周（2026年12月28日至2027年1月3日）",
            "2026-W53",
        ),
        (Kind.MONTH, "2028-02-10", "2028-02-01", "2028-02-29", "2028年2月", "2028-02"),
        (Kind.MONTH, "2026-12-31", "2026-12-01", "2026-12-31", "2026年12月", "2026-12"),
        (Kind.QUARTER, "2026-05-31", "2026-04-01", "2026-06-30", "2026年第二季度", "2026-Q2"),
        (Kind.QUARTER, "2026-12-01", "2026-10-01", "2026-12-31", "2026年第四季度", "2026-Q4"),
        (Kind.YEAR, "2026-07-01", "2026-01-01", "2026-12-31", "2026年", "2026"),
    ],
)
def test_a_day_lies_in_its_period(kind: Kind, day: str, first: str, last: str, title: str, key: str) -> None:
    found = of(kind, date.fromisoformat(day))
    assert (str(found.first), str(found.last), found.title, found.key) == (first, last, title, key)
    assert parse(key) == found


def test_any_days_bear_the_name_they_have() -> None:
    march = free(date(2026, 3, 1), date(2026, 3, 31))
    assert march == of(Kind.MONTH, date(2026, 3, 9))
    odd = free(date(2026, 3, 5), date(2026, 4, 1))
    assert (odd.kind, odd.title) == (Kind.FREE, "2026年3月5日至2026年4月1日")
    assert parse(odd.key) == odd
    with pytest.raises(Refused, match="止日 2026-03-01 早于起日 2026-03-02"):
        free(date(2026, 3, 2), date(2026, 3, 1))


def test_a_free_period_moves_by_its_own_length() -> None:
    ten = free(date(2026, 3, 5), date(2026, 3, 14))
    assert (before(ten).first, before(ten).last) == (date(2026, 2, 23), date(2026, 3, 4))
    assert (after(ten).first, after(ten).last) == (date(2026, 3, 15), date(2026, 3, 24))


@pytest.mark.parametrize(
    "text",
    [
        "", "26", "2026-3", "2026-13", "2026-Q5", "2026-Q0", "2026-W54", "2025-W53", "2026-02-30", "0000", "1900",
        "２０２６", "2026-03-02~", "2026-03-02~2026-03-01", "2026-03-02~2026-03-32",
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused_with_the_ways_to_write_one(text: str) -> None:
    with pytest.raises(Refused, match="2026-W12"):
        parse(text)


@pytest.mark.parametrize(("way", "day"), [(before, date(1949, 10, 1)), (after, date(2199, 12, 31))])
def test_there_is_an_end_to_time(way: object, day: date) -> None:
    with pytest.raises(Refused, match="没有更早或更晚的时段"):
        (before if way is before else after)(of(Kind.DAY, day))


@given(NAMED, DAYS)
def test_periods_follow_each_other_without_a_gap(kind: Kind, day: date) -> None:
    period = of(kind, day)
    assert day in period
    assert parse(period.key) == period
    assert before(after(period)) == period
    assert after(period).first - period.last == timedelta(days=1)
    if kind is Kind.WEEK:
        assert (period.first.weekday(), period.last.weekday()) == (0, 6)


@given(DAYS, st.integers(0, 800), NAMED)
def test_parts_hold_every_day_once(first: date, length: int, kind: Kind) -> None:
    whole = free(first, first + timedelta(days=min(length, 60 if kind is Kind.DAY else 800)))
    found = list(parts(whole, kind))
    held = [day for part in found for day in _days(part)]
    assert held == _days(whole)
    assert len({part.title for part in found}) == len(found)


def test_a_part_cut_short_tells_its_days() -> None:
    spring = free(date(2026, 3, 5), date(2026, 5, 1))
    assert [part.title for part in parts(spring, Kind.MONTH)] == [
        "2026年3月（3月5日至3月31日）",
        "2026年4月",
        "2026年5月（5月1日）",
    ]


def _days(period: Period) -> list[date]:
    return [period.first + timedelta(days=at) for at in range((period.last - period.first).days + 1)]
