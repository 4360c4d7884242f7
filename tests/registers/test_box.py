"""开箱登记: two people open it, what lay in it is told, the next opening is due after its cycle."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import measured
from desktop_app.domain.records import Record
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.box import BOX, FOLLOWED, WAITING, demands

RULES = Rulebook()
OPENED = date(2026, 3, 2)
OPENING: dict[str, Value] = {
    "kind": "意见箱",
    "place": "一楼大厅",
    "opened_on": OPENED,
    "handler": "李文",
    "witness": "王芳",
    "cycle_days": 7,
    "letters": 3,
    "asked": 1,
    "complaints": 2,
    "records": "热线-2026-0001、热线-2026-0002",
}


def test_the_next_opening_is_due_and_is_followed() -> None:
    told = BOX.cached(OPENING, (), RULES)
    assert (told["state"], told["due_on"]) == (WAITING, date(2026, 3, 9))
    (move,) = BOX.flow.open_from(WAITING)
    assert (move.end, BOX.flow.is_running(FOLLOWED)) == (FOLLOWED, False)
    assert BOX.cached({**OPENING, "cycle_days": 30}, (), RULES)["due_on"] == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"witness": "李文"}, "两人在场"),
        ({"letters": 2}, "多于来件2件"),
        ({"records": None}, "登记编号"),
    ],
)
def test_what_cannot_be(changed: dict[str, Value], told: str) -> None:
    wrong = [*demands({**OPENING, **changed})]
    assert len(wrong) == 1
    assert told in wrong[0]


def test_an_empty_box_needs_no_number() -> None:
    assert [*demands({**OPENING, "letters": 0, "asked": 0, "complaints": 0, "records": None})] == []


def test_it_is_counted() -> None:
    none: dict[str, Value] = {"letters": 0, "asked": 0, "complaints": 0}
    some: dict[str, Value] = {"letters": 5, "reports": 3}
    rows = [Record("box", at, 1, {**OPENING, **more}) for at, more in enumerate(({}, none, some), 1)]
    counts = {one.label: measured(one, rows, OPENED) for one in BOX.measures}
    assert {label: figure.value for label, figure in counts.items()} == {
        "开箱次数": 3,
        "来件件数": 8,
        "咨询件数": 2,
        "投诉件数": 4,
        "点题件数": 0,
        "举报件数": 3,
        "建议件数": 0,
        "空箱次数": 1,
    }
    assert counts["空箱次数"].rows == (2,)


def test_its_papers_name_its_fields() -> None:
    (form,), (roll,) = BOX.forms, BOX.rolls
    assert (form.title, roll.title) == ("开箱登记表", "开箱登记簿")
    assert set(form.needs) == {"handler", "witness"}
