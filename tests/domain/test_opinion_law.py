"""Clocks of hours: by the minute, through nights and days off, and against a counter that goes minute by minute."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.opinion_law import (
    ANSWER,
    FIRST,
    GRAVE,
    GRAVEST,
    GREATER,
    PRESS,
    USUAL,
    clocks,
    leading,
    left,
    press_clock,
    span,
    told,
)
from desktop_app.domain.rulebook import MatterLimits

LIMITS = MatterLimits()
FOUND = datetime(2026, 2, 13, 21, 47)  # the Friday evening before 春节


@pytest.mark.parametrize(
    ("level", "sudden", "keys"),
    [
        (GRAVEST, True, [FIRST, PRESS]),
        (GRAVE, True, [FIRST, PRESS]),
        (GREATER, True, [ANSWER]),
        (USUAL, True, [ANSWER]),
        (GRAVE, False, [ANSWER]),
        (USUAL, False, [ANSWER]),
    ],
)
def test_which_clocks_run(level: str, sudden: bool, keys: list[str]) -> None:
    assert [clock.key for clock in clocks(FOUND, level, LIMITS, sudden=sudden)] == keys


def test_nights_and_days_off_count() -> None:
    first, press = clocks(FOUND, GRAVE, LIMITS, sudden=True)
    (answer,) = clocks(FOUND, USUAL, LIMITS, sudden=False)
    assert first.due == datetime(2026, 2, 14, 2, 47)
    assert press.due == datetime(2026, 2, 14, 21, 47)
    assert answer.due == datetime(2026, 2, 15, 21, 47)


def test_the_minute_counts() -> None:
    (clock,) = clocks(datetime(2026, 6, 13, 9, 30), USUAL, LIMITS, sudden=False)
    assert clock.due == datetime(2026, 6, 15, 9, 30)
    assert not clock.late_at(datetime(2026, 6, 15, 9, 30, 59))
    assert clock.late_at(datetime(2026, 6, 15, 9, 31))


@pytest.mark.parametrize(("minute", "late"), [(30, False), (31, True)])
def test_what_was_done_is_judged_by_when_it_was_done(minute: int, late: bool) -> None:
    done = datetime(2026, 6, 15, 9, minute)
    (clock,) = clocks(datetime(2026, 6, 13, 9, 30), USUAL, LIMITS, sudden=False, answered=done)
    assert clock.late_at(datetime(2026, 7, 1)) is late
    assert told(clock, datetime(2026, 7, 1)).endswith("已办，超时1分" if late else "已办，按时")


def test_of_several_the_one_that_ends_first_leads() -> None:
    running = clocks(FOUND, GRAVE, LIMITS, sudden=True)
    assert (first := leading(running))
    assert first.key == FIRST
    answered = clocks(FOUND, GRAVE, LIMITS, sudden=True, answered=FOUND)
    assert (then := leading(answered))
    assert then.key == PRESS
    assert leading(clocks(FOUND, GRAVE, LIMITS, sudden=True, answered=FOUND, held=FOUND)) is None


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 6, 15, 6, 10), "还有3小时20分"),
        (datetime(2026, 6, 15, 8, 30), "还有1小时"),
        (datetime(2026, 6, 15, 9, 29, 1), "还有1分"),
        (datetime(2026, 6, 15, 9, 30), "正好到时"),
        (datetime(2026, 6, 15, 10, 35), "已超1小时5分"),
        (datetime(2026, 6, 18, 9, 30), "已超72小时"),
    ],
)
def test_how_much_is_left_in_words(now: datetime, words: str) -> None:
    assert left(datetime(2026, 6, 15, 9, 30), now) == words


def test_a_clock_says_why_it_runs() -> None:
    first = clocks(datetime(2026, 6, 15, 5, 10), GRAVE, LIMITS, sudden=True)[0]
    said = told(first, datetime(2026, 6, 15, 9, 0))
    assert (
        said == "2026-06-15 10:10前首次发布权威信息：还有1小时10分，依据国办发〔2016〕80号（5小时，含节假日）"
    )


def test_hours_are_settings() -> None:
    own = MatterLimits(opinion_first_hours=2, opinion_press_hours=12, opinion_answer_hours=24)
    assert [clock.hours for clock in clocks(FOUND, GRAVE, own, sudden=True)] == [2, 12]
    assert clocks(FOUND, USUAL, own, sudden=False)[0].due == datetime(2026, 2, 14, 21, 47)
    assert press_clock(FOUND, own).due == datetime(2026, 2, 14, 9, 47)


def _naive(found: datetime, hours: int) -> datetime:
    """Sixty ticks of a minute hand for every hour."""
    at = found.replace(second=0)
    for _ in range(hours * 60):
        at += timedelta(minutes=1)
    return at


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(lambda at: at.replace(microsecond=0)),
    st.integers(-3_000, 3_000),
)
def test_every_clock_ends_when_a_minute_hand_says_so(found: datetime, minutes: int) -> None:
    for clock in (*clocks(found, GRAVE, LIMITS, sudden=True), *clocks(found, USUAL, LIMITS, sudden=False)):
        assert clock.due == _naive(found, clock.hours)
        now = clock.due + timedelta(minutes=minutes)
        assert clock.late_at(now) is (minutes > 0)
        assert left(clock.due, now) == (
            "正好到时" if not minutes else f"已超{span(minutes)}" if minutes > 0 else f"还有{span(-minutes)}"
        )
