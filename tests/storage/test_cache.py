"""State, due day and all that is derived are a cache: rebuilt from the steps it is always the same."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.fields import Choice, Choices, Day, Kind, Moment, Phone, Value, Whole, YesNo
from desktop_app.domain.records import Step, effective
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.workdays import DayKind, Year
from desktop_app.errors import Refused
from desktop_app.registers.every import LISTS, REGISTERS
from desktop_app.storage.audit import verify
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store
from tests.storage.conftest import NOW

WORDS = {entry.key: entry.words or ("房管股", "物业股") for entry in LISTS}


def anything(chance: random.Random, kind: Kind, day: date) -> Value:
    if isinstance(kind, Moment):
        return datetime.combine(day, time(chance.randrange(24), chance.randrange(60)))
    if isinstance(kind, Day):
        return day + timedelta(days=chance.randrange(40))
    if isinstance(kind, Whole):
        return chance.randrange(1, 20)
    if isinstance(kind, YesNo):
        return chance.random() < 0.5
    if isinstance(kind, Choice):
        return chance.choice(WORDS[kind.options])
    if isinstance(kind, Choices):
        return tuple(dict.fromkeys(chance.choices(WORDS[kind.options], k=2)))
    return f"138{chance.randrange(10**8):08}" if isinstance(kind, Phone) else chance.choice("甲乙丙丁") * 3


def typed(chance: random.Random, register: Register, day: date) -> dict[str, Value]:
    values = {f.key: anything(chance, f.kind, day) for f in register.typed() if chance.random() < 0.6}
    year_by = register[register.year_by]
    return {**values, year_by.key: anything(chance, year_by.kind, day)}


def one_more(chance: random.Random, store: Store, register: Register, record_id: int, day: date) -> None:
    with store.unit("随机") as unit:
        record = unit.get(register, record_id)
        steps = unit.steps(register.key, record_id)
        moves = register.flow.open_from(record.text("state"))
        if steps and chance.random() < 0.25:
            wrong = chance.choice(steps)
            unit.step(register, record_id, Step("void", wrong.on, corrects=wrong.id))
        elif moves and chance.random() < 0.7:
            move = chance.choice(moves)
            told = {key: anything(chance, register[key].kind, day) for key in move.asks}
            if move.on:
                moment = isinstance(register[move.on].kind, Moment)
                told[move.on] = datetime.combine(day, time(9, 30)) if moment else day
            unit.step(register, record_id, Step(move.key, day, told))
        else:
            unit.change(register, record_id, typed(chance, register, date(2026, 1, 5)))


def rebuilt(reader: Reader, register: Register, record_id: int, rules: Rulebook) -> dict[str, Value]:
    record = reader.get(register, record_id)
    values = {f.key: record[f.key] for f in register.typed()} | {"number": record["number"]}
    return register.cached(values, effective(reader.steps(register.key, record_id)), rules)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.key)
def test_the_row_equals_what_its_steps_tell(
    store: Store, rules: Rulebook, register: Register, seed: int
) -> None:
    chance = random.Random(seed)
    day = date(2026, 1, 5)
    with store.unit("新增") as unit:
        record_id = unit.add(register, typed(chance, register, day))
    done = 0
    for _ in range(25):
        day += timedelta(days=chance.randrange(4))
        try:
            one_more(chance, store, register, record_id, day)
            done += 1
        except Refused:
            pass  # a contradiction of dates: nothing was written
        with store.reading() as reader:
            record, cached = reader.get(register, record_id), rebuilt(reader, register, record_id, rules)
        assert {key: record[key] for key in cached} == cached
    assert done >= 5
    with store.unit("重算") as unit:
        assert unit.recompute(register, record_id) is False
        assert verify(unit) is None


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.key)
def test_everything_is_taken_back_one_by_one(store: Store, register: Register) -> None:
    chance, day = random.Random(5), date(2026, 1, 5)
    with store.unit("新增") as unit:
        record_id = unit.add(register, typed(chance, register, day))

    def stands() -> dict[str, Value]:
        with store.reading() as reader:
            return dict(reader.get(register, record_id).values)

    seen = [(0, stands())]
    while len(seen) < 12:
        day += timedelta(days=chance.randrange(4))
        with suppress(Refused):
            one_more(chance, store, register, record_id, day)
            with store.reading() as reader:
                newest = reader.last_units(1)[0].id
            if newest != seen[-1][0]:
                seen.append((newest, stands()))
    for place in range(len(seen) - 1, 0, -1):
        with store.unit("撤销") as unit:
            assert unit.undo(seen[place][0]) == {register.key: {record_id}}
        assert stands() == seen[place - 1][1]
    with store.reading() as reader:
        assert verify(reader) is None


def test_a_new_calendar_moves_due_days(store: Store, rules: Rulebook) -> None:
    register = next(r for r in REGISTERS if r.key == "hotline")
    with store.unit("新增") as unit:
        moved = unit.add(register, {"called_at": datetime(2026, 3, 5, 9), "matter": "咨询", "content": "一"})
        other = unit.add(register, {"called_at": datetime(2026, 4, 15, 9), "matter": "咨询", "content": "二"})
    closed = Year(2026, "更正", {date(2026, 3, 9): (DayKind.HOLIDAY, "临时")})
    newer = Store(
        store._engine, lambda: "李四", lambda: NOW, lambda: Rulebook(rules.calendar.with_year(closed))
    )
    with newer.unit("重算期限") as unit:
        assert [unit.recompute(register, one) for one in (moved, other)] == [True, False]
    with store.reading() as reader:
        line = reader.changes("hotline", moved)[-1]
        assert (line.kind, line.before["due_on"], line.after["due_on"]) == (
            "recompute",
            date(2026, 3, 10),
            date(2026, 3, 11),
        )
        assert reader.last_units(1)[0].undoable is False
