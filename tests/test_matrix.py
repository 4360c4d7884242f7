"""Who may do what in which state: every combination against the services and against the ledger's own triggers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.changes import Person
from desktop_app.domain.flow import Move
from desktop_app.domain.records import Query, Record
from desktop_app.errors import Refused
from desktop_app.registers.legal import DUTIES, legal_moves
from desktop_app.registers.request import REQUEST
from desktop_app.services.data_folder import LEDGER
from desktop_app.storage.words import bigram
from tests.builders import BEGUN, added, facts, letter_made, moved, opened

FLOW = REQUEST.flow
SEATS: Mapping[str, tuple[str, ...]] = {
    **{f"只有{duty}": (duty,) for duty in DUTIES},
    "没有职责": (),
    "全部职责": DUTIES,
}
LEGAL = frozenset((state, kind, duty) for _, state, kind, duty in legal_moves())
# From what was prepared (see `world`) to each state; the days count from BEGUN.
WAYS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "办理中": (),
    "待确认": (),
    "待补正": (("supplement_asked", 3),),
    "征询第三方": (("third_party_asked", 3), ("agency_asked", 3)),
    "待缴费": (("fee_notified", 3),),
    "已延期": (("extended", 3),),
    "已答复": (("replied", 3),),
    "已送达": (("replied", 3), ("posted", 3)),
    "视为放弃": (("supplement_asked", 3), ("supplement_lapsed", 30)),
    "撤回": (("withdrawn", 3),),
    "已并案": (("merged", 3),),
    "归档": (("withdrawn", 3), ("archived", 3)),
}
LATE = frozenset({"supplement_lapsed", "fee_lapsed", "reopened", "archived"})  # not before a period is over


class BackError(Exception):
    """Takes an attempt back: the unit rolls back, the next one finds the ledger as it was."""


class World:
    """A ledger with one request in each state, six people, and a second door without the program."""

    def __init__(self, data: Path) -> None:
        self.office = opened(data)
        self.leading = added(self.office, REQUEST)
        self.records = {state: self._live(state) for state in FLOW.states}
        for name, duties in (("全部职责", DUTIES), *SEATS.items()):  # the first must be a manager
            if name not in {person.name for person in self.office.people.every()}:
                self.office.people.put(Person(name, duties=duties))
        self.raw = sqlite3.connect(data / LEDGER, isolation_level=None)
        self.raw.create_function("bigram", 1, bigram, deterministic=True)

    def sit(self, seat: str) -> None:
        """Let one of them sign in."""
        person = next(person for person in self.office.people.every() if person.name == seat)
        self.office.people.sign_in(person.id, "")

    def told(self, state: str, move: Move) -> dict[str, object]:
        """Facts with which the move succeeds from the state, if it is legal there."""
        on = BEGUN + timedelta(days=60 if move.key in LATE else 31 if state in FLOW.closed else 4)
        record, number = self.records[state], self.leading.text("number")
        return facts(REQUEST, move, on) | {
            key: value
            for key, value in {
                "extend_no": f"告知〔2026〕{record.id}号",
                "merged_into": number,
                "same_as": number,
                "similar_to": number,
                "relief_no": "复〔2026〕9号" if move.key == "relief_filed" else "",
                "handler": "王芳",
            }.items()
            if key in move.asks
        }

    def _live(self, state: str) -> Record:
        """Reasons asked for, a relief filed, an extension's letter made: what some moves stand upon."""
        office, waits = self.office, state == "待确认"
        record = added(office, REQUEST, **({"channel": "电子邮件"} if waits else {}))
        letter_made(office, record, "extension", f"告知〔2026〕{record.id}号", BEGUN)
        for key in ("relief_filed",) if waits else ("relief_filed", "reasons_asked"):
            record = moved(office, REQUEST, record, key, BEGUN + timedelta(days=1))
        for key, days in WAYS[state]:
            more: dict[str, object] = {}
            if key == "extended":
                more = {"extend_no": f"告知〔2026〕{record.id}号"}
            record = moved(office, REQUEST, record, key, BEGUN + timedelta(days=days), **more)
        if state == "已并案":  # it is put away only when the request that leads it is done
            number = (record.text("merged_into"),)
            (leading,) = office.entries.page(Query(REQUEST.key, equal={"number": number}), 0, 2)
            moved(office, REQUEST, leading, "replied", BEGUN + timedelta(days=9))
        return record


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("matrix") / "data")
    with closing(made.raw):
        yield made
    made.office.close(copy=False)


def legal(seat: str, state: str, move: Move) -> bool:
    return any((state, move.key, duty) in LEGAL for duty in SEATS[seat])


def services_allow(world: World, state: str, move: Move) -> bool:
    """Whether the verb takes the move; refused is only what is said in words."""
    said = refusal(world, state, move)
    assert said is None or ("不能" in said.what and (said.why or said.do)), said
    return said is None


def refusal(world: World, state: str, move: Move) -> Refused | None:
    record, told, entries = world.records[state], world.told(state, move), world.office.entries
    with suppress(BackError), world.office.store.unit(move.label) as unit:
        try:
            entries.step_in(unit, REQUEST, record.id, record.version, move.key, told)
        except Refused as no:
            return no
        raise BackError
    return None


def ledger_allows(world: World, seat: str, state: str, kind: str) -> bool:
    """Whether a bare INSERT passes the triggers."""
    row = (world.records[state].id, kind, "2026-03-06", "2026-06-15 09:00:00.000000", seat)
    said = ""
    world.raw.execute("BEGIN IMMEDIATE")
    try:
        world.raw.execute(
            "INSERT INTO step (register, record_id, kind, occurred_on, recorded_at, actor, payload, unit) "
            "VALUES ('request', ?, ?, ?, ?, ?, '{}', 1)",
            row,
        )
    except sqlite3.IntegrityError as error:
        said = str(error)
    world.raw.execute("ROLLBACK")
    assert said in ("", "this move is not legal")
    return not said


def test_every_state_has_a_way_in(world: World) -> None:
    assert {state: record.text("state") for state, record in world.records.items()} == {
        state: state for state in FLOW.states
    }


@pytest.mark.parametrize("state", FLOW.states)
@pytest.mark.parametrize("seat", SEATS)
def test_what_is_legal_passes_both_doors_and_nothing_else_passes_any(
    world: World, seat: str, state: str
) -> None:
    world.sit(seat)
    before = world.raw.execute("SELECT count(*), max(id) FROM change").fetchall()
    wanted = {move.key for move in FLOW.moves if legal(seat, state, move)}
    assert {move.key for move in FLOW.moves if services_allow(world, state, move)} == wanted
    assert {move.key for move in FLOW.moves if ledger_allows(world, seat, state, move.key)} == wanted
    assert {move.key for move in world.office.entries.moves(REQUEST, world.records[state])} == wanted
    assert world.raw.execute("SELECT count(*), max(id) FROM change").fetchall() == before


def test_a_step_of_no_kind_at_all_or_of_a_stranger_is_refused(world: World) -> None:
    assert not ledger_allows(world, "全部职责", "办理中", "made_up")
    assert not ledger_allows(world, "路人", "办理中", "withdrawn")
    assert ledger_allows(world, "全部职责", "办理中", "withdrawn")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE step SET kind = 'withdrawn'", "DELETE FROM step", "UPDATE step SET occurred_on = '2026-01-01'"],
)
def test_a_step_is_never_changed_nor_removed(world: World, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append only"):
        world.raw.execute(statement)


def test_whose_duties_do_not_reach_may_not_correct_either(world: World) -> None:
    record = world.records["已延期"]
    with world.office.store.reading() as reader:
        extended = next(s for s in reader.steps(REQUEST.key, record.id) if s.kind == "extended")
    world.sit("只有登记")
    for on in (date(2026, 3, 6), None):
        with pytest.raises(Refused, match="“复核”或者“管理”"):
            world.office.entries.correct(REQUEST, record.id, extended.id, on)
