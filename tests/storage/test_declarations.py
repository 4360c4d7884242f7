"""Every register has its table, and every code list its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import Boolean, Date, DateTime, Integer, Text
from sqlalchemy.types import TypeEngine

from desktop_app.domain.fields import Choices, Day, Kind, Moment, Whole, YesNo
from desktop_app.domain.register import Register, faults
from desktop_app.registers.every import LISTS, REGISTERS
from desktop_app.storage.columns import Words
from desktop_app.storage.tables import REGISTER_TABLES

KINDS: Mapping[type[Kind], type[TypeEngine[Any]]] = {
    Moment: DateTime,
    Day: Date,
    Whole: Integer,
    YesNo: Boolean,
    Choices: Words,
}


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.key)
def test_a_declaration_is_sound(register: Register) -> None:
    table = REGISTER_TABLES[register.key]
    assert list(faults(register, table.columns.keys(), {entry.key for entry in LISTS})) == []


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.key)
def test_columns_hold_the_kind_of_their_field(register: Register) -> None:
    columns = REGISTER_TABLES[register.key].columns
    wrong = [
        f.key for f in register.fields if not isinstance(columns[f.key].type, KINDS.get(type(f.kind), Text))
    ]
    assert wrong == []


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.key)
def test_no_column_is_left_from_a_field_that_went(register: Register) -> None:
    own = {"id", "sequence", "version", "voided_at", "voided_by", "search_text"}
    assert set(REGISTER_TABLES[register.key].columns.keys()) - {f.key for f in register.fields} == own


def test_every_register_has_a_table() -> None:
    assert set(REGISTER_TABLES) == {register.key for register in REGISTERS}
