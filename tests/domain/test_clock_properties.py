"""P1-P10: what holds for every history, found by random search and by a second, naive counter."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop_app.domain.clocks import (
    Bucket,
    Result,
    State,
    Step,
    StepKind,
    bucket,
    from_json,
    moved_by,
    reckon,
)
from desktop_app.domain.workdays import Calendar, DayKind, Year
from desktop_app.errors import Refused
from tests.domain.histories import as_steps, random_history
from tests.domain.naive_counter import naive_due

CALENDAR = Calendar.builtin()
PROPERTY = settings(max_examples=200, deadline=None, database=None)


def shifted(steps: tuple[Step, ...], by: timedelta) -> tuple[Step, ...]:
    return tuple(replace(s, on=s.on + by, until=s.until and s.until + by) for s in steps)


histories = st.integers(0, 2**48).map(lambda seed: as_steps(random_history(random.Random(seed))))
running = histories.filter(lambda steps: told(steps).due_on is not None)
gaps = st.integers(0, 40)


def told(steps: tuple[Step, ...], calendar: Calendar = CALENDAR) -> Result:
    return reckon(steps, calendar)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def pause(begins: date, ends: date, note: str = "另一家") -> tuple[Step, ...]:
    return (
        Step(StepKind.AGENCY_ASKED, begins, note=note),
        Step(StepKind.AGENCY_ANSWERED, ends, note=note),
    )


def begun(result: Result) -> date:
    """The day the present handling began."""
    assert result.received_on is not None
    return result.trace.gaps[-1].reopened_on if result.trace.gaps else result.received_on


def fixed(result: Result) -> bool:
    return result.trace.running is not None and result.trace.running.until is not None


def due(result: Result) -> date:
    assert result.due_on is not None
    return result.due_on


def test_p9_a_naive_counter_agrees_on_a_hundred_thousand_histories() -> None:
    rng = random.Random(20190515)
    reached = 0
    for number in range(100_000):
        rows = random_history(rng)
        expected, ticks = naive_due(rows)
        result = told(as_steps(rows))
        assert result.due_on == expected, rows
        reached += expected is not None
        if number % 20 == 0 and expected:
            since = begun(result)
            assert [ln.day for ln in result.explanation if ln.counted and ln.day > since] == ticks, rows
    assert reached > 80_000


@PROPERTY
@given(running, gaps, gaps)
def test_p1_a_pause_never_brings_the_date_nearer(steps: tuple[Step, ...], after: int, length: int) -> None:
    before = told(steps)
    asked = begun(before) + days(after)
    with_pause = told(steps + pause(asked, asked + days(length)))
    assert with_pause.due_on is None or with_pause.due_on >= due(before)


@PROPERTY
@given(running, gaps, st.integers(0, 15), st.integers(0, 15), st.integers(0, 15))
def test_p2_overlapping_pauses_equal_their_union(
    steps: tuple[Step, ...], after: int, second: int, first_length: int, second_length: int
) -> None:
    first = begun(told(steps)) + days(after)
    ends, other = first + days(first_length), first + days(min(second, first_length))
    latest = max(ends, other + days(second_length))
    assume(CALENDAR.workdays_between(first, latest) <= 15)
    both = told(steps + pause(first, ends) + pause(other, other + days(second_length), "又一家"))
    union = told(steps + pause(first, latest))
    assert both.due_on == union.due_on


@PROPERTY
@given(running, gaps)
def test_p3_a_pause_over_free_days_only_changes_nothing(steps: tuple[Step, ...], after: int) -> None:
    before = told(steps)
    asked = begun(before) + days(after)
    ends = CALENDAR.plus(asked, 1) - days(1)
    assert told(steps + pause(asked, ends)).due_on == before.due_on


@PROPERTY
@given(running, st.integers(1, 15))
def test_p4_an_extension_by_n_moves_the_date_n_workdays(steps: tuple[Step, ...], count: int) -> None:
    plain = tuple(step for step in steps if step.kind is not StepKind.EXTENDED)
    end = told(plain).due_on
    assume(end is not None and not fixed(told(plain)))
    assert end is not None
    # What comes after the end may take effect thanks to the extension: another matter than its length.
    plain = tuple(step for step in plain if step.on < end)
    before = told(plain)
    assume(before.due_on == end)
    extended = told((*plain, Step(StepKind.EXTENDED, end, days=count)))
    assert due(extended) == CALENDAR.plus(end, count)
    assert extended.explanation[-1].count == before.explanation[-1].count + count


@PROPERTY
@given(histories, st.randoms(use_true_random=False))
def test_p5_the_order_of_recording_is_irrelevant(steps: tuple[Step, ...], rng: random.Random) -> None:
    mixed = tuple(rng.sample(steps, len(steps)))
    one, other = told(steps), told(mixed)
    assert one == other
    assert one.legs == other.legs
    assert one.explanation == other.explanation


@PROPERTY
@given(histories, gaps, st.sampled_from(["extended", "pause", "supplement", "reply"]))
def test_p6_correcting_a_step_away_restores_the_former_result(
    steps: tuple[Step, ...], after: int, what: str
) -> None:
    assume(told(steps).received_on is not None)
    before = told(steps)
    on = max(step.on for step in steps) + days(after)
    wrong: dict[str, Callable[[], tuple[Step, ...]]] = {
        "extended": lambda: (Step(StepKind.EXTENDED, on, days=5),),
        "pause": lambda: pause(on, on + days(3)),
        "supplement": lambda: (Step(StepKind.SUPPLEMENT_ASKED, on),),
        "reply": lambda: (Step(StepKind.REPLIED, on),),
    }
    added = wrong[what]()
    try:
        told(steps + added)
    except Refused:
        waits = before.state in {State.SUPPLEMENT, State.PAYMENT} and before.due_on is None
        assert what == "extended" or (what == "reply" and waits), "nothing else can be refused here"
    corrected = tuple(step for step in steps + added if step not in added)
    assume(len(corrected) == len(steps))
    assert told(corrected) == before
    assert told(corrected).explanation == before.explanation


def places(result: Result, today: date) -> list[Bucket]:
    """Every place a request may claim on a day, by rules of their own that do not look at each other."""
    due_on, closed = result.due_on, result.closed_on is not None
    waiting = not closed and (due_on is None or result.paused_on(today))
    goes = not closed and not waiting and due_on is not None
    left = (due_on - today).days if due_on else 0
    in_week = due_on is not None and due_on.isocalendar()[:2] == today.isocalendar()[:2]
    rules = {
        Bucket.CLOSED: closed,
        Bucket.PAUSED: waiting,
        Bucket.OVERDUE: goes and left < 0,
        Bucket.TODAY: goes and left == 0,
        Bucket.THIS_WEEK: goes and left > 0 and in_week,
        Bucket.PROVISIONAL: goes and left > 0 and not in_week and result.provisional is not None,
        Bucket.LATER: goes and left > 0 and not in_week and result.provisional is None,
    }
    return [place for place, claimed in rules.items() if claimed]


def test_p7_every_open_request_has_exactly_one_place_on_each_day_of_ten_years() -> None:
    rng = random.Random(7)
    seen: set[Bucket] = set()
    for number in range(60):
        shift = days(rng.randrange(3000) if number % 2 else 0)
        steps = shifted(as_steps(random_history(rng)), shift)
        try:
            result = told(steps)
        except Refused:  # moved behind May 2019, or before, an extension may be too long
            continue
        first = min(step.on for step in steps) - days(30)
        for n in range(3653):
            today = first + days(n)
            place = bucket(result, today)
            assert places(result, today) == [place], (steps, today)
            seen.add(place)
    assert seen == set(Bucket) - {Bucket.CLOSED}


@PROPERTY
@given(running)
def test_p8_the_explanation_is_as_long_as_the_days_between(steps: tuple[Step, ...]) -> None:
    result = told(steps)
    lines, first = result.explanation, result.received_on
    assert first is not None
    assert len(lines) == (due(result) - first).days
    assert [line.day for line in lines] == [first + days(n + 1) for n in range(len(lines))]
    assert lines[-1].counted or fixed(result)
    assert lines[-1].count == sum(line.counted for line in lines if line.day > begun(result))
    assert all(line.kind.works for line in lines if line.counted)


@PROPERTY
@given(st.lists(histories, min_size=1, max_size=8), st.integers(2004, 2026), st.integers(0, 365))
def test_p10_a_new_calendar_moves_only_what_spans_a_changed_day(
    many: list[tuple[Step, ...]], year: int, at: int
) -> None:
    known = CALENDAR._year(year)
    assert known is not None
    day = date(year, 1, 1) + days(min(at, 364))
    kind = DayKind.HOLIDAY if CALENDAR.is_workday(day) else DayKind.MAKEUP
    new = CALENDAR.with_year(Year(year, "更正", {**known.days, day: (kind, "更正")}))
    # Half of them are moved so that they span the day.
    book = {
        n: tuple(replace(s, days=s.days and min(s.days, 15)) for s in shifted(steps, shift))
        for n, steps in enumerate(many)
        for shift in [day - days(10) - steps[0].on if n % 2 == 0 else days(0)]
    }
    moved = {move.key: move for move in moved_by(book, CALENDAR, new)}
    for key, steps in book.items():
        before, after = told(steps), told(steps, new)
        if key in moved:
            assert before.trace.begins < day <= (before.due_on or max(step.on for step in steps))
            assert (moved[key].old_due_on, moved[key].new_due_on) == (before.due_on, after.due_on)
        else:
            assert before.due_on == after.due_on


@pytest.mark.long
def test_p9_at_length() -> None:
    rng = random.Random()
    for _ in range(1_000_000):
        rows = random_history(rng)
        assert told(as_steps(rows)).due_on == naive_due(rows)[0], rows


def test_histories_read_from_json_reckon_the_same() -> None:
    rng = random.Random(3)
    rows = next(rows for rows in iter(lambda: random_history(rng), None) if any("until" in r for r in rows))
    plain = [{key: str(value) if key in ("on", "until") else value for key, value in r.items()} for r in rows]
    assert told(from_json(plain)) == told(as_steps(rows))
