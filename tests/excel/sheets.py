"""Real sheets for the tests of this room, and what the program would make of them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.excel.match import match
from desktop_app.excel.plan import RowPlan, given_by, plan
from desktop_app.excel.read import read_sheets
from desktop_app.excel.table import Table, tables
from desktop_app.registers.every import LISTS

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
WORDS = {words.key: frozenset(words.words) for words in LISTS}


def sample(name: str) -> Path:
    """A sheet in a shape offices really have."""
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"the sample {name} does not lie beside this repository")
    return path


def book(path: Path, rows: Iterable[Sequence[object]], merged: Sequence[str] = (), title: str = "表") -> Path:
    """A workbook of one sheet."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    made.save(path)
    return path


def with_sheet(path: Path, source: Path, xml: bytes) -> Path:
    """The same workbook with other bytes for its sheet."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, xml if part.filename.endswith("sheet1.xml") else old.read(part))
    return path


def first_table(path: Path, register: Register) -> Table:
    """The table the program would take from a file."""
    return tables(read_sheets(path), register)[0]


def planned(
    register: Register,
    table: Table,
    existing: Callable[[Mapping[str, Value]], Record | None] = lambda _identity: None,
    profile: Mapping[str, str] | None = None,
) -> tuple[RowPlan, ...]:
    """The verdicts on a table."""
    return plan(
        register,
        table.rows,
        match(register, table.headings, profile),
        existing,
        lambda key: WORDS[key],
        given=given_by(register, table.preamble),
        rules=Rulebook(),
    )


def stored(register: Register, row: RowPlan, number: str, record_id: int = 7) -> Record:
    """The record that a planned row becomes."""
    values: dict[str, Value] = {f.key: None for f in register.fields}
    values.update(row.values)
    values["number"] = number
    values.update(register.cached(values, row.steps, Rulebook()))
    return Record(register.key, record_id, 1, values)
