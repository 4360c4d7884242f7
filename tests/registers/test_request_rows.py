"""What the row of a request shows of several reliefs, and what a foreign row tells of them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_adopt import adopt
from desktop_app.registers.request_reliefs import reliefs

FORM: dict[str, Value] = {"channel": "当面", "reached_on": date(2026, 3, 2)}
FIRST = Step(
    "relief_filed",
    date(2026, 4, 1),
    {"relief_on": date(2026, 4, 1), "relief_kind": "行政复议", "relief_no": "复1"},
    1,
)
SECOND = Step(
    "relief_filed", date(2026, 4, 9), {"relief_on": date(2026, 4, 9), "relief_kind": "未经复议直接起诉"}, 2
)


def decided(number: str, result: str, place: int) -> Step:
    on = date(2026, 5, 1)
    told: dict[str, Value] = {"relief_result": result, "relief_result_on": on}
    if number:
        told["relief_no"] = number
    return Step("relief_decided", on, told, place)


def test_the_row_never_mixes_one_relief_with_the_result_of_another() -> None:
    row = REQUEST.cached(FORM, (FIRST, SECOND, decided("复1", "纠正", 3)), Rulebook())
    assert (row["relief_kind"], row["relief_no"], row["relief_result"]) == ("未经复议直接起诉", None, None)
    row = REQUEST.cached(FORM, (FIRST, decided("", "维持", 2)), Rulebook())
    assert (row["relief_no"], row["relief_result"], row["relief_result_on"]) == (
        "复1",
        "维持",
        date(2026, 5, 1),
    )


def test_a_decision_goes_to_its_number_else_to_the_latest_undecided() -> None:
    told = reliefs(
        (FIRST, SECOND, decided("复1", "纠正", 3), decided("", "尚未审结", 4), decided("", "维持", 5))
    )
    assert [(one.number, one.result) for one in told] == [("复1", "纠正"), ("", "维持")]
    assert reliefs((decided("复1", "纠正", 1),)) == ()


@pytest.mark.parametrize(
    ("row", "kinds", "noted"),
    [
        ({"relief_on": date(2026, 4, 1), "relief_kind": "行政复议"}, ["relief_filed"], False),
        (
            {"relief_on": date(2026, 4, 1), "relief_no": "复1", "relief_result": "维持"},
            ["relief_filed", "relief_decided"],
            False,
        ),
        ({"relief_kind": "行政复议", "relief_result": "维持"}, [], True),
        ({"relief_kind": "行政复议", "relief_result_on": date(2026, 5, 1)}, [], True),
        ({}, [], False),
    ],
)
def test_a_foreign_row_tells_of_a_relief_or_why_it_does_not(
    row: dict[str, Value], kinds: list[str], noted: bool
) -> None:
    made = adopt({**FORM, **row})
    assert [step.kind for step in made.steps] == kinds
    assert ("没有复议诉讼收到日期，复议诉讼情况未记入" in made.notes) is noted
    assert not any(key.startswith("relief") for key in made.values)
