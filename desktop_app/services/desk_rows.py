"""Visits that come from another desk's ledger: found by desk and number there, so that nobody is written down twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.registers.open_day_counts import seat
from desktop_app.registers.visit import VISIT
from desktop_app.storage.reader import Reader

if TYPE_CHECKING:
    from desktop_app.excel.plan import RowPlan

_SEAT = ("event_on", "desk", "desk_no")
_WHO = ("event_on", "visitor", "phone", "content")


def found(reader: Reader, identity: Mapping[str, Value]) -> Record | None:
    """The living visit a row tells of: by desk and number where it has them, else by who came for what."""
    keys = _SEAT if identity.get("desk") and identity.get("desk_no") else _WHO
    equal = {key: (identity.get(key),) for key in keys if identity.get(key) is not None}
    empty = tuple(key for key in keys if identity.get(key) is None)
    order = (("id", False),)
    record = next(iter(reader.page(Query(VISIT.key, equal=equal, empty=empty, sort=order), 0, 1)), None)
    if record is not None or keys is _WHO:
        return record
    # Typed in without a desk before the sheet came: the same visitor all the same.
    equal = {key: (identity.get(key),) for key in _WHO if identity.get(key) is not None}
    empty = (*(key for key in _WHO if identity.get(key) is None), "desk", "desk_no")
    return next(iter(reader.page(Query(VISIT.key, equal=equal, empty=empty, sort=order), 0, 1)), None)


def judged(reader: Reader, register: Register, row: RowPlan) -> RowPlan:
    """The row, 有误 when it would turn one visitor into another: desks of one name, numbers of another ledger."""
    from desktop_app.excel.plan import Verdict  # noqa: PLC0415  # start-up must not pay for it

    if register.key != VISIT.key or row.record_id is None:
        return row
    record = reader.get(VISIT, row.record_id)
    before, after = record.values, {**record.values, **row.values}
    said = ""
    if seat(before) and seat(after) != seat(before):
        said = (
            f"{record.text('number')}在台账里是 {seat(before)}，表里是 {seat(after) or '没有台号的'}来访人，"
            "不是同一位；别的电脑的编号不能带进来，请在那台电脑用“导出本台登记…”另存再导入"
        )
    elif seat(before) and all(before.get(key) != after.get(key) for key in ("visitor", "content")):
        said = (
            f"{seat(before)} 在台账里是另一位来访人（{record.text('number')}）；"
            "两台电脑用了同一个台名，请在其中一台改台名并改正已登记的接访台，再导出导入"
        )
    if not said:
        return row
    return replace(
        row, verdict=Verdict.WRONG, values={}, steps=(), mistakes=(*row.mistakes, f"第{row.number}行 {said}")
    )
