"""今日 over one ledger that holds every register in every state: each open record in one place, no other anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from desktop_app.domain.clocks import Bucket
from desktop_app.domain.deadlines import place
from desktop_app.registers.every import PAGED
from desktop_app.registers.request import REQUEST
from desktop_app.services import reminders
from desktop_app.services.due_lines import HOURLY, Today
from desktop_app.services.office import Office
from desktop_app.services.reminders_board import FILE
from desktop_app.services.reminders_days import ASKING, tally
from desktop_app.services.reminders_matters import CALL_BACK, ECHO, FINISH, URGE
from desktop_app.storage.tables import REGISTER_TABLES
from tests.builders import TODAY, added, opened

Place = tuple[str, int]
DAYS = (None, *(TODAY + timedelta(days=n) for n in (-40, -1, 0, 1, 6, 7, 90)))
DEADLINES = tuple(bucket.value for bucket in Bucket if bucket is not Bucket.CLOSED)
ANSWERED = (CALL_BACK, ECHO, FINISH)


@pytest.fixture(scope="module")
def whole(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Office, dict[Place, tuple[str, date | None]]]]:
    """An office and what stands in it: place → (state, day), also of what is done."""
    office = opened(tmp_path_factory.mktemp("every"))
    there: dict[Place, tuple[str, date | None]] = {}
    for register in PAGED:
        model = added(office, register)
        table = REGISTER_TABLES[register.key]
        with office.store._engine.begin() as connection:
            row = connection.execute(select(table).where(table.c.id == model.id)).mappings().one()
            days = (row["due_on"],) if register.key in HOURLY else DAYS
            copies = [(state, day) for state in register.flow.states for day in days]
            for at, (state, day) in enumerate(copies, start=10):
                own = {"id": at, "sequence": at, "number": f"{register.prefix}-2026-{at:04}"}
                connection.execute(insert(table).values({**row, **own, "state": state, "due_on": day}))
                there[register.key, at] = (state, day)
    with office.store._engine.begin() as connection:
        for table in REGISTER_TABLES.values():
            connection.execute(table.delete().where(table.c.id < 10))  # the models, and what came with them
    yield office, there
    office.close(copy=False)


def places(today: Today, *labels: str) -> Counter[Place]:
    return Counter(line.place for label in labels for line in today.group(label).lines)


def test_every_open_record_of_every_register_stands_in_exactly_one_group(
    whole: tuple[Office, dict[Place, tuple[str, date | None]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, there = whole
    monkeypatch.setattr(reminders, "SHOWN", 10_000)
    today = office.reminders.day()
    flows = {register.key: register.flow for register in PAGED}
    running = {at for at, (state, _) in there.items() if flows[at[0]].is_running(state)}
    met = {at for at, (state, _) in there.items() if state in flows[at[0]].met}
    assert len({key for key, _ in running}) > 45
    assert len({key for key, _ in met}) > 8
    assert places(today, *DEADLINES) == Counter(running)
    assert places(today, *ANSWERED) == Counter(met)
    assert sum(today.group(label).total for label in (*DEADLINES, *ANSWERED)) == len(running | met)
    assert places(today, URGE).keys() <= places(today, Bucket.OVERDUE).keys()
    beside = {URGE, FILE}  # of what is open, 该催办 names some again; an issue is filed beside its deadline
    others = [g for g in today.groups if g.label not in {*DEADLINES, *ANSWERED, *beside}]
    assert [line for group in others for line in group.lines] == []


def test_the_group_is_that_of_the_day(
    whole: tuple[Office, dict[Place, tuple[str, date | None]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, there = whole
    monkeypatch.setattr(reminders, "SHOWN", 10_000)
    today = office.reminders.day()
    for label in DEADLINES:
        for line in today.group(label).lines:
            state, day = there[line.place]
            if line.register in HOURLY or (line.register, state) == (REQUEST.key, ASKING):
                continue  # these follow from their own clocks
            wanted = place(day, TODAY) if day or line.register == REQUEST.key else Bucket.LATER
            assert (line.place, label) == (line.place, wanted.value)
            assert line.next_step, line.place  # somebody is told what to press


def test_registers_in_which_nothing_is_open_are_not_asked(
    whole: tuple[Office, dict[Place, tuple[str, date | None]]],
) -> None:
    office, _ = whole
    asked: list[str] = []
    with office.store.reading() as reader:
        tallies = reader.tallies

        def counted(query, fields):  # type: ignore[no-untyped-def]  # as the method is
            asked.append(query.register)
            return tallies(query, fields)

        reader.tallies = counted  # type: ignore[method-assign]
        for register in PAGED:
            tally(reader, register)
    idle = {r.key for r in PAGED if set(r.flow.states) <= r.flow.closed}
    assert idle
    assert Counter(asked) == Counter(r.key for r in PAGED if r.key not in idle)


def test_an_empty_office_is_due_for_nothing(tmp_path: Path) -> None:
    office = opened(tmp_path)
    today = office.reminders.day()
    assert (today.groups, today.news) == ((), None)
    office.close(copy=False)
