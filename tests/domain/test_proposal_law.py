"""Months, days and the reasons of 建议提案, counted on a paper calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.proposal_law import (
    MOTION,
    SUGGESTION,
    answer_until,
    basis_of,
    extended_until,
    months_after,
    opinion_until,
    return_until,
)
from desktop_app.domain.rulebook import MatterLimits
from desktop_app.domain.workdays import Calendar

USUAL = MatterLimits()


@pytest.mark.parametrize(
    ("assigned", "hard", "until"),
    [
        (date(2026, 3, 5), False, date(2026, 6, 5)),
        (date(2026, 3, 31), False, date(2026, 6, 30)),  # June has no 31st
        (date(2025, 11, 30), False, date(2026, 2, 28)),
        (date(2027, 11, 30), False, date(2028, 2, 29)),  # a leap year
        (date(2026, 11, 15), False, date(2027, 2, 15)),  # over the new year
        (date(2026, 3, 5), True, date(2026, 9, 5)),
        (date(2026, 8, 31), True, date(2027, 2, 28)),
    ],
)
def test_the_last_day_for_the_answer(assigned: date, hard: bool, until: date) -> None:
    assert answer_until(assigned, USUAL, hard=hard) == until


def test_a_last_day_that_is_a_day_off_stays() -> None:
    """2026-07-01 plus three months is 国庆节: 《代表法》 says nothing of moving it."""
    until = answer_until(date(2026, 7, 1), USUAL, hard=False)
    assert until == date(2026, 10, 1)
    assert not Calendar.builtin().is_workday(until)


def test_opinion_return_and_extension() -> None:
    assigned = date(2026, 3, 31)
    assert opinion_until(assigned, USUAL) == date(2026, 4, 30)
    assert return_until(assigned, USUAL) == date(2026, 4, 10)
    assert extended_until(date(2026, 6, 30), USUAL) == date(2026, 7, 30)


def test_the_limits_are_settings() -> None:
    own = MatterLimits(proposal_months=2, proposal_hard_months=5, joint_months=2, proposal_return_days=3)
    assigned = date(2026, 3, 5)
    assert answer_until(assigned, own, hard=False) == date(2026, 5, 5)
    assert answer_until(assigned, own, hard=True) == date(2026, 8, 5)
    assert opinion_until(assigned, own) == date(2026, 5, 5)
    assert return_until(assigned, own) == date(2026, 3, 8)


def test_a_limit_says_where_it_comes_from() -> None:
    assert basis_of(SUGGESTION, hard=False) == "《代表法》第五十一条（交办之日起三个月）"
    assert "六个月" in basis_of(SUGGESTION, hard=True)
    assert "代表法" not in basis_of(MOTION, hard=True)


def _naive(day: date, months: int) -> date:
    """Month by month along a paper calendar; a day that is not there gives way to the last one."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month > 12:
            year, month = year + 1, 1
    return min(
        date(year, month, 1) + timedelta(days=day.day - 1), date(year, month, monthrange(year, month)[1])
    )


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(0, 40))
def test_months_are_those_of_a_paper_calendar(day: date, months: int) -> None:
    assert months_after(day, months) == _naive(day, months)
