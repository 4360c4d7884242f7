"""What an item of 主动公开 and its ways owe each other: neither stands alone when the other is taken down."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.records import VOID, Query, Record, Step, Voided, effective
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE, DOWN, SHOWN
from desktop_app.registers.publication import OPEN, PUBLICATION
from desktop_app.services.order import fits, whole_line
from desktop_app.services.outlet_ways import MOST, item_of, standing_ways, ways_of
from desktop_app.services.review_subject import PUBLISHED
from desktop_app.storage.store import Unit

TAKEN_DOWN = "taken_down"
WITH_ITEM = "所属信息已作废"
ALL_DOWN = "各公开渠道均已撤下"


def after_step(unit: Unit, register: Register, record_id: int, step: Step, today: date) -> None:
    """Taking an item down takes all its ways down; taking its last way down takes the item down.

    Refused when a way began later than the day the item is taken down.
    """
    if step.kind != TAKEN_DOWN:
        return
    if register.key == DISCLOSURE.key:
        record = unit.get(DISCLOSURE, record_id)
        for way in standing_ways(unit, record.text("number")):
            end(unit, way, step.on, str(step.payload.get("change_reason") or ""), today)
    elif register.key == PUBLICATION.key:
        end_item(unit, unit.get(PUBLICATION, record_id), today)


def end(unit: Unit, way: Record, on: date, reason: str, today: date) -> None:
    """One way no longer stands. Refused for a day before it began or to come."""
    told = {"taken_down_on": on, "down_reason": reason or None}
    step = Step(TAKEN_DOWN, on, {key: value for key, value in told.items() if value is not None})
    fits(PUBLICATION, way, unit.steps(PUBLICATION.key, way.id), [step], today)
    unit.step(PUBLICATION, way.id, step)


def end_item(unit: Unit, way: Record, today: date) -> None:
    """The item goes down with this way, if it was the last and the publishing was put down way by way."""
    item = item_of(unit, way.text("item_no"))
    if item is None or item.text("state") not in SHOWN or not _goes_with(unit, item):
        return
    ways = ways_of(unit, item.text("number"))
    on = max(day for one in ways if (day := one.day("taken_down_on")))
    reason = way.text("down_reason") or ALL_DOWN
    step = Step(TAKEN_DOWN, on, {"withdrawn_on": on, "change_reason": reason})
    fits(DISCLOSURE, item, unit.steps(DISCLOSURE.key, item.id), [step], today)
    unit.step(DISCLOSURE, item.id, step)


def _goes_with(unit: Unit, item: Record) -> bool:
    """None of its ways stands; what it was first published by is among them, not told in the item alone."""
    ways = ways_of(unit, item.text("number"))
    first = item.day("published_on")
    own = any(way.day("published_on") == first for way in ways)
    return own and not any(way.text("state") == OPEN for way in ways)


def after_correction(unit: Unit, register: Register, record: Record, wrong: Step, on: date | None) -> None:
    """The ways follow when a step of their item gets another day (`on`) or is taken away (None).

    Refused when one way alone would stand again though its item is down.
    """
    if register.key == PUBLICATION.key and wrong.kind == TAKEN_DOWN and on is None:
        _not_alone(unit, record)
    if register.key != DISCLOSURE.key or wrong.kind not in (PUBLISHED, TAKEN_DOWN):
        return
    for way in ways_of(unit, record.text("number")):
        if wrong.kind == TAKEN_DOWN:
            _end_anew(unit, way, wrong, on)
        elif on is None and way.text("state") == OPEN:
            unit.void(PUBLICATION, way.id, "登记公开已撤销")
        elif on is not None and way.day("published_on") == wrong.on:
            unit.change(PUBLICATION, way.id, {"published_on": on})


def _end_anew(unit: Unit, way: Record, wrong: Step, on: date | None) -> None:
    """The end that came with its item's: on another day, or taken back."""
    steps = unit.steps(PUBLICATION.key, way.id)
    mine = next((step for step in effective(steps) if step.kind == TAKEN_DOWN and step.on == wrong.on), None)
    if mine is None:
        return
    if on is None:
        for gone in whole_line(steps, mine):
            unit.step(PUBLICATION, way.id, Step(VOID, gone.on, corrects=gone.id))
    else:
        told = {**mine.payload, "taken_down_on": on}
        unit.step(PUBLICATION, way.id, Step(TAKEN_DOWN, on, told, corrects=mine.id))


def _not_alone(unit: Unit, way: Record) -> None:
    item = item_of(unit, way.text("item_no"))
    if item is not None and item.text("state") == DOWN:
        raise Refused(
            "不能只撤销这个渠道的撤下",
            why=f"{item.text('number')}已经撤下",
            do="请在“主动公开”中选中它，在“经过”里撤销“登记撤下”，渠道随之恢复",
        )


def after_void(unit: Unit, register: Register, record_id: int) -> None:
    """The ways of a void item are void."""
    if register.key == DISCLOSURE.key:
        for way in ways_of(unit, unit.get(DISCLOSURE, record_id).text("number")):
            unit.void(PUBLICATION, way.id, WITH_ITEM)


def after_restore(unit: Unit, register: Register, record_id: int) -> None:
    """The ways that went with an item come back with it."""
    if register.key != DISCLOSURE.key:
        return
    number = unit.get(DISCLOSURE, record_id).text("number")
    equal = {"item_no": (number,), "void_reason": (WITH_ITEM,)}
    for way in unit.page(Query(PUBLICATION.key, equal=equal, voided=Voided.ONLY), 0, MOST):
        unit.restore(PUBLICATION, way.id)
