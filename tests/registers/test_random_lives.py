"""Whatever a clerk does, and in whatever order, a row says what its steps say."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import Record, Step, effective
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.every import PAGED, TABS
from desktop_app.services.office import Office
from tests.builders import BEGUN, TODAY, added, facts, least, opened, rebuilt

CHANNELS = ("当面", "电子邮件", "平信", "邮寄(挂号、EMS)")
Doing = tuple[str, int, int]
DOINGS = st.lists(
    st.tuples(
        st.sampled_from(
            ("move", "move", "move", "correct", "annul", "edit", "undo", "redo", "void", "restore")
        ),
        st.integers(0, 11),
        st.integers(0, 40),
    ),
    min_size=4,
    max_size=12,
)


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        made = opened(Path(folder))
        yield made
        made.close(copy=False)


def do(office: Office, ledger: Register, record: Record, doing: Doing) -> None:
    """One action; what the rules forbid is refused and leaves the record as it was."""
    what, which, ahead = doing
    entries, on = office.entries, BEGUN + timedelta(days=ahead)
    with office.store.reading() as reader:
        steps = effective(reader.steps(ledger.key, record.id))
    moves = entries.moves(ledger, record)
    if what == "move" and moves:
        move = moves[which % len(moves)]
        entries.move(ledger, record.id, record.version, move.key, facts(ledger, move, on))
    elif what in ("correct", "annul") and steps:
        step = steps[which % len(steps)]
        entries.correct(ledger, record.id, step.id, on if what == "correct" else None)
    elif what == "edit":
        first = {ledger.year_by: str(BEGUN + timedelta(days=which - 4))}
        more = {"channel": CHANNELS[which % 4]} if ledger.key == "request" else {}
        entries.edit(ledger, record.id, record.version, least(ledger, **first, **more))
    elif what == "void":
        entries.void(ledger, record.id, "误登")
    elif what == "restore":
        entries.restore(ledger, record.id)
    elif what in ("undo", "redo"):
        (office.history.undo if what == "undo" else office.history.redo)()


# Ledgers with rules of their own; the small ones of 工作保障 are all made of the same few.
OWN_RULES = tuple(ledger for tab in TABS if tab.title != "工作保障" for ledger in tab.registers)
SMALL = tuple(ledger for ledger in PAGED if ledger not in OWN_RULES)


@pytest.mark.parametrize("ledger", OWN_RULES, ids=lambda r: r.key)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(doings=DOINGS)
def test_the_row_equals_a_rebuild_from_its_steps(
    office: Office, ledger: Register, doings: list[Doing]
) -> None:
    _live(office, ledger, doings)


@pytest.mark.parametrize("ledger", SMALL, ids=lambda r: r.key)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(doings=DOINGS)
def test_the_row_of_a_small_ledger_equals_a_rebuild(
    office: Office, ledger: Register, doings: list[Doing]
) -> None:
    _live(office, ledger, doings)


def _live(office: Office, ledger: Register, doings: list[Doing]) -> None:
    record = added(office, ledger)
    for doing in doings:
        before = office.entries.get(ledger, record.id)
        done = False
        with suppress(Refused):
            do(office, ledger, before, doing)
            done = True
        now = office.entries.get(ledger, record.id)
        assert done or now == before
        again = rebuilt(office, ledger, now)
        assert {key: now[key] for key in again} == dict(again)
        assert now["state"] in ledger.flow.states
        assert all(step.on <= TODAY for step in _steps(office, ledger, now))


def _steps(office: Office, ledger: Register, record: Record) -> Iterator[Step]:
    with office.store.reading() as reader:
        yield from effective(reader.steps(ledger.key, record.id))
