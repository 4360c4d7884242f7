"""Rows of the ledgers of publicity, services and results as they are kept, and what is counted of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import measured
from desktop_app.domain.records import Record, Step
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook

RULES = Rulebook()
TODAY = date(2026, 6, 15)  # a Monday
Row = Mapping[str, Any]
Told = tuple[str, date, Row]  # the key of a move, its day, what it was told


def d(month: int, day: int) -> date:
    return date(2026, month, day)


def lived(ledger: Register, values: Row, *steps: Told) -> dict[str, Value]:
    """A row as the ledger keeps it after these steps; each move's day is filled in."""
    told = []
    for at, (key, on, payload) in enumerate(steps, start=1):
        move = ledger.flow.move(key)
        assert set(payload) <= set(move.asks), key
        told.append(Step(key, on, {move.on: on, **payload}, id=at))
    assert ledger.flow.astray(told) is None
    return {**values, **ledger.cached(values, told, RULES)}


def figures(ledger: Register, *rows: Row) -> dict[str, tuple[int | float | None, str]]:
    records = [Record(ledger.key, at, 1, row) for at, row in enumerate(rows, start=1)]
    found = (measured(measure, records, TODAY) for measure in ledger.measures)
    return {figure.measure.label: (figure.value, figure.shown) for figure in found}


def shown(ledger: Register, *rows: Row) -> dict[str, str]:
    return {label: text for label, (_, text) in figures(ledger, *rows).items()}
