"""A table of states and moves, and what follows from it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.records import Step
from desktop_app.errors import Refused

FLOW = Flow(
    states=("待办", "办理中", "办结"),
    moves=(
        Move("take", "受理", frozenset({"待办"}), "办理中", "taken_on", ("taken_on",), ("taken_on",)),
        Move("note", "批注", frozenset({"待办", "办理中"})),
        Move(
            "end", "办结", frozenset({"办理中"}), "办结", "ended_on", ("ended_on", "how"), ("ended_on", "how")
        ),
    ),
    closed=frozenset({"办结"}),
)
LABELS = {"taken_on": "受理日期", "ended_on": "办结日期", "how": "结果"}


def step(kind: str, day: int, number: int = 0) -> Step:
    return Step(kind, date(2026, 3, day), id=number)


def test_legal_moves_stand_in_the_order_of_the_table() -> None:
    assert [move.key for move in FLOW.open_from("待办")] == ["take", "note"]
    assert FLOW.open_from("办结") == ()


def test_a_complete_legal_move_passes() -> None:
    facts = {"ended_on": date(2026, 3, 2), "how": "解决"}
    assert FLOW.check("办理中", "end", facts, LABELS.__getitem__).label == "办结"


@pytest.mark.parametrize(
    ("state", "key", "facts", "said"),
    [
        ("待办", "end", {}, "“待办”状态不能办结；可办：受理、批注"),
        ("办结", "take", {}, "“办结”状态不能受理；本件已办完"),
        ("办理中", "end", {"how": ""}, "办结前请先填写；办结日期、结果"),
        ("办理中", "end", {"ended_on": date(2026, 3, 2), "how": ()}, "办结前请先填写；结果"),
    ],
)
def test_anything_else_is_refused_in_words(state: str, key: str, facts: dict[str, object], said: str) -> None:
    with pytest.raises(Refused) as no:
        FLOW.check(state, key, facts, LABELS.__getitem__)
    assert str(no.value) == said


def test_a_move_outside_the_table_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        FLOW.move("fly")


def test_the_last_move_with_an_end_decides_the_state() -> None:
    assert FLOW.after([]) == "待办"
    assert FLOW.after([step("take", 2), step("note", 3)]) == "办理中"
    assert FLOW.after([step("take", 2), step("end", 3), step("unknown", 4)]) == "办结"


def test_a_line_of_steps_goes_astray_at_the_first_that_was_not_allowed() -> None:
    assert FLOW.astray([step("take", 2), step("note", 3), step("end", 4)]) is None
    assert FLOW.astray([step("end", 2), step("take", 3)]) == step("end", 2)
    assert FLOW.astray([step("take", 2), step("end", 3), step("note", 4)]) == step("note", 4)


def test_where_a_clock_decides_no_line_goes_astray() -> None:
    clock = Flow(
        ("办理中", "已答复"), (Move("replied", "答复", frozenset({"办理中"})),), frozenset({"已答复"})
    )
    assert clock.astray([step("replied", 2), step("replied", 3)]) is None
