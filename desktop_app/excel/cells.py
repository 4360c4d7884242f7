"""A row of a foreign table, every cell read by the kind of its field; what cannot be is told, not guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.fields import LostDigits, Value
from desktop_app.domain.register import Field, Register, Secret
from desktop_app.errors import Refused
from desktop_app.excel import headings
from desktop_app.excel.match import Matched
from desktop_app.excel.table import Row

_MASKED = re.compile(r"\d[*＊]{3,}|[*＊]{3,}\d|^[\u3400-\u9fff]{1,2}[*＊]+$|[*＊]{2,}@|[*＊]{2,}$")
_MASKED_INSIDE = re.compile(r"\d\*{4,}|[A-Za-z0-9]\*{3}@")
_FORMULA_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})


@dataclass(frozen=True)
class Cells:
    """The cells of a row as values; `masked` names those whose identity somebody had masked."""

    number: int
    values: dict[str, Value]
    masked: tuple[str, ...]
    mistakes: tuple[str, ...]
    notes: tuple[str, ...]


def read_cells(register: Register, row: Row, matched: Sequence[Matched], given: Mapping[str, Value]) -> Cells:
    """Every cell read by the kind of its field."""
    fields = {f.key: f for f in headings.readable(register)}
    values, masked = dict(given), list[str]()
    mistakes, notes = list[str](), list[str]()
    for one, cell in zip(matched, row.cells, strict=True):
        if one.key is None or cell is None:
            continue
        field = fields[one.key]
        if isinstance(cell, str) and cell.strip().upper() in _FORMULA_ERRORS:
            notes.append(f"{field.label}：是公式错误 {cell.strip()}，未导入")
            continue
        try:
            value = _value(field, cell)
        except LostDigits as lost:
            notes.append(f"{field.label}：{lost.what}，{lost.do}")
            continue
        except Refused as wrong:
            mistakes.append(f"第{row.number}行 {field.label}：{wrong}")
            continue
        if value is None:
            continue
        values[one.key] = value
        if _is_masked(field, value):
            masked.append(one.key)
        elif warning := field.kind.warn(value):
            notes.append(f"{field.label}：{warning}")
    return Cells(row.number, values, tuple(masked), tuple(mistakes), tuple(notes))


def _value(field: Field, cell: object) -> Value:
    if isinstance(cell, str) and cell.strip() in field.readings:
        return field.readings[cell.strip()]
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        whole = f"{cell:.0f}"
        if whole in field.readings:
            return field.readings[whole]
    return field.kind.read(cell)


def _is_masked(field: Field, value: Value) -> bool:
    """Whether an identity was masked by whoever made the sheet, perhaps by an export of ours."""
    if field.secret is None or not isinstance(value, str):
        return False
    return bool((_MASKED_INSIDE if field.secret is Secret.TEXT else _MASKED).search(value))
