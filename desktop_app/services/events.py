"""What an Open Day and its visitors owe each other: they are tied by the date alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.visit import VISIT
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Unit


def one_a_day(reader: Reader, register: Register, values: Mapping[str, Value], but: int = 0) -> None:
    """Refused when another Open Day stands on the date: a visit could not tell which one it came to."""
    day = values.get("held_on")
    if (
        register.key == OPEN_DAY.key
        and (other := reader.find(OPEN_DAY, {"held_on": day}))
        and other.id != but
    ):
        raise Refused(f"{day} 已有公开日活动{other.text('number')}", do="请修改那一次活动，或核对日期")


def none_left(reader: Reader, register: Register, record_id: int) -> None:
    """Refused when an Open Day that is to be void still has visitors."""
    if register.key != OPEN_DAY.key:
        return
    day = reader.get(OPEN_DAY, record_id).day("held_on")
    if count := reader.count(Query(VISIT.key, equal={"event_on": (day,)})):
        raise Refused(f"{day} 还有 {count} 人次接访登记", do="请先改正或作废这些接访登记")


def follow(unit: Unit, register: Register, values: Mapping[str, Value]) -> None:
    """A visit on a day without an event makes the event, so that no visitor stands without one."""
    day = values.get("event_on")
    if register.key == VISIT.key and unit.find(OPEN_DAY, {"held_on": day}) is None:
        unit.add(OPEN_DAY, {"held_on": day, "place": "（待补）"})


def move_visits(unit: Unit, old: date | None, new: Value) -> None:
    """When an event's date is put right, its visitors go along."""
    if old is None or not isinstance(new, date) or old == new:
        return
    for record_id in unit.ids(Query(VISIT.key, equal={"event_on": (old,)})):
        unit.change(VISIT, record_id, {"event_on": new})
