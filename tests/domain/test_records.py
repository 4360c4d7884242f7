"""Steps that count, and what travels between rooms."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.records import VOID, Changed, Query, Record, Step, effective


def step(number: int, kind: str, day: int, corrects: int | None = None) -> Step:
    return Step(kind, date(2026, 3, 1) + timedelta(days=day), id=number, corrects=corrects)


def kinds(*steps: Step) -> list[str]:
    return [f"{s.kind}{s.on.day - 1}" for s in effective(steps)]


def test_steps_count_in_the_order_they_happened() -> None:
    assert kinds(step(1, "b", 5), step(2, "a", 2)) == ["a2", "b5"]


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    assert kinds(step(1, "a", 2), step(2, "a", 4, corrects=1)) == ["a4"]
    assert kinds(step(1, "a", 2), step(2, "a", 4, 1), step(3, "a", 6, 2)) == ["a6"]


def test_a_void_annuls_and_can_be_annulled() -> None:
    gone = (step(1, "a", 2), step(2, VOID, 2, corrects=1))
    assert kinds(*gone) == []
    assert kinds(*gone, step(3, VOID, 2, corrects=2)) == ["a2"]
    assert kinds(*gone, step(3, VOID, 2, 2), step(4, VOID, 2, 3)) == []


def test_annulling_a_correction_brings_the_first_step_back() -> None:
    assert kinds(step(1, "a", 2), step(2, "a", 4, 1), step(3, VOID, 4, 2)) == ["a2"]


def test_on_one_day_a_corrected_step_keeps_its_place() -> None:
    """答复 put to the day of 办结 must not come after it because it was written down later."""
    assert kinds(step(1, "replied", 3), step(2, "closed", 4), step(3, "replied", 4, 1)) == [
        "replied4",
        "closed4",
    ]


@given(st.lists(st.tuples(st.sampled_from("abv"), st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_whatever_is_corrected_each_step_counts_at_most_once(rows: list[tuple[str, int, int]]) -> None:
    steps = []
    for number, (kind, day, target) in enumerate(rows, 1):
        aim = target % number or None
        steps.append(step(number, VOID if kind == "v" else kind, day, aim if kind == "v" or aim else None))
    found = effective(steps)
    assert found == effective(tuple(reversed(steps)))
    assert len({s.id for s in found}) == len(found)
    assert all(s.kind != VOID for s in found)
    assert [s.on for s in found] == sorted(s.on for s in found)


def test_a_record_tells_text_and_days() -> None:
    record = Record("hotline", 1, 1, {"a": None, "b": datetime(2026, 3, 2, 9), "c": date(2026, 3, 2), "d": 7})
    assert (record.text("a"), record.text("d"), record.text("missing")) == ("", "7", "")
    assert record.day("b") == record.day("c") == date(2026, 3, 2)
    assert record.day("d") is None


def test_a_question_narrows_without_changing_the_first() -> None:
    first = Query("hotline", equal={"matter": ("投诉",)})
    assert first.where(state=("办理中",)).equal == {"matter": ("投诉",), "state": ("办理中",)}
    assert first.equal == {"matter": ("投诉",)}


def test_changed_names_its_only_record() -> None:
    assert Changed("新增", {"hotline": frozenset({7})}).one() == 7
