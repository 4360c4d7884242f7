"""接访登记表 of one visitor (letters.md §3 of the design notes) and 问题分类表 of the day."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.notice import Sheets
from desktop_app.documents.open_day_parts import DayHead, VisitRow, above, made, nobody, with_room
from desktop_app.documents.sheet_blocks import Align, Block, Grid, Text, plain, told
from desktop_app.documents.sheet_pages import PORTRAIT
from desktop_app.documents.table_page import Column, grid
from desktop_app.documents.typeset import Run
from desktop_app.registers.open_day_counts import Kept

ONE, KINDS = "接访登记表", "公开日问题分类表"
_CENTRE: Align = "center"
_ROW, _TALL = 25.0, 118.0  # points
_SIGN = "\n　　　　　　　　　　　　　　　　　　　年　　月　　日"
_KIND_COLUMNS = tuple(
    Column(label, wide, _CENTRE)
    for label, wide in (
        ("分类", 40), ("件数", 16), ("人次", 16), ("当场答复", 20), ("转办", 16), ("带回研究", 20),
        ("已反馈", 18), ("办理中", 18),
    )
)  # fmt: skip
_PAIRS, _WHOLE = (20.0, 30.0, 20.0, 30.0), (20.0, 80.0)


def visitor_sheets(head: DayHead, row: VisitRow) -> Sheets:
    """接访登记表 of one visitor, to be signed by him."""
    return made(_visitor(head, row), PORTRAIT, ONE, head)


def visitor_lines(head: DayHead, row: VisitRow) -> list[str]:
    """Every line of the form in the order of the paper."""
    return told(_visitor(head, row))


def _visitor(head: DayHead, row: VisitRow) -> list[Block]:
    bold, pairs = frozenset({0}), frozenset({0, 2})
    spot, later = ("■是　□否", "") if row.spot else ("□是　■否", row.handling)
    return [
        *above(ONE, head, PORTRAIT),
        Grid(
            _PAIRS,
            (
                ("编号", row.number, "台号", row.seat),
                ("来访人", row.visitor, "性别", row.sex),
                ("电话", row.phone, "人数", row.people),
            ),
            bold=pairs, least=_ROW, before=6.0,
        ),
        Grid(_WHOLE, (("住址（单位）", row.address),), bold=bold, least=_ROW),
        Grid(_WHOLE, (("反映事项", row.content),), bold=bold, least=_TALL),
        Grid(
            _PAIRS,
            (("类别", row.matter, "接访领导", row.leader), ("当场答复", spot, "未当场答复的", later)),
            bold=pairs, least=_ROW,
        ),
        Grid(_WHOLE, (("答复内容", row.answer),), bold=bold, least=_TALL),
        Grid(
            _PAIRS,
            (
                ("转办科室", row.department, "承诺期限", row.promised),
                ("办理结果", row.outcome, "反馈日期", row.fed_back_on),
                ("满意度", row.satisfaction, "登记人员", row.handler),
            ),
            bold=pairs, least=_ROW,
        ),
        Grid(_WHOLE, (("来访人签字", _SIGN),), bold=bold, least=_ROW * 2),
    ]  # fmt: skip


def kinds_sheets(head: DayHead, kinds: Sequence[Kept], departments: Sequence[Kept], total: Kept) -> Sheets:
    """问题分类表: by kind, then what was taken along by department, each with its sum."""
    return made(_kinds(head, kinds, departments, total), PORTRAIT, KINDS, head)


def kinds_lines(head: DayHead, kinds: Sequence[Kept], departments: Sequence[Kept], total: Kept) -> list[str]:
    """Every line of the table in the order of the paper."""
    return told(_kinds(head, kinds, departments, total))


def _kinds(head: DayHead, kinds: Sequence[Kept], departments: Sequence[Kept], total: Kept) -> list[Block]:
    later = _sum(departments)
    return [
        *above(KINDS, head, PORTRAIT),
        Text((Run("一、按类别", "hei"),), 12.0, before=8.0, keep=True),
        with_room(grid(_KIND_COLUMNS, [_cells(one) for one in (*kinds, total)], before=4.0), _ROW),
        *nobody(not total.matters),
        Text((Run("二、带回办理的，按承办科室", "hei"),), 12.0, before=12.0, keep=True),
        with_room(grid(_KIND_COLUMNS, [_cells(one) for one in (*departments, later)], before=4.0), _ROW),
        *([] if departments else plain(["没有带回办理的事项"])),
        Text(
            (Run("件数按登记的来访事项计；人次按每批来访的人数计；已反馈、办理中只计转办和带回研究的件。", "song"),),
            9.0, before=8.0,
        ),
    ]  # fmt: skip


def _sum(rows: Sequence[Kept]) -> Kept:
    numbers = [
        sum(getattr(row, key) for row in rows)
        for key in ("matters", "people", "spot", "passed", "taken", "answered", "running")
    ]
    return Kept("合计", *numbers)


def _cells(row: Kept) -> tuple[str, ...]:
    numbers = (row.matters, row.people, row.spot, row.passed, row.taken, row.answered, row.running)
    return (row.name, *map(str, numbers))
