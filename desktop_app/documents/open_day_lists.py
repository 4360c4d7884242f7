"""Lists of an Open Day: sign-in sheet, 接访登记表 and 带回办理清单.

Columns: letters.md §3 of the design notes (接访登记表).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.documents.notice import Sheets
from desktop_app.documents.open_day_parts import DayHead, VisitRow, above, made, nobody, with_room
from desktop_app.documents.sheet_blocks import Align, Block, Text, plain, told
from desktop_app.documents.sheet_pages import LANDSCAPE, PORTRAIT
from desktop_app.documents.table_page import Column, grid
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day

SIGN_IN, REGISTER, OPEN_ITEMS = "公开日来访人签到表", "公开日接访登记表", "公开日带回办理清单"
_CENTRE: Align = "center"
_SIGN_ROW, _SMALL = 27.0, 8.0  # points
_SIGN_COLUMNS = (
    Column("序号", 12, _CENTRE),
    Column("姓名", 20),
    Column("性别", 10, _CENTRE),
    Column("联系电话", 28),
    Column("住址（单位）", 42),
    Column("人数", 10, _CENTRE),
    Column("签名", 24),
)
_LIST_COLUMNS = (
    Column("序号", 9, _CENTRE),
    Column("台号", 12, _CENTRE),
    Column("来访人", 14),
    Column("性别", 7, _CENTRE),
    Column("电话", 21),
    Column("住址（单位）", 24),
    Column("人数", 7, _CENTRE),
    Column("反映事项", 40),
    Column("类别", 9, _CENTRE),
    Column("接访领导", 13),
    Column("当场答复", 26),
    Column("转办科室", 15),
    Column("承诺期限", 19),
    Column("办理结果", 14),
    Column("反馈日期", 19),
    Column("满意度", 11),
    Column("来访人签字", 14),
)
_ITEM_COLUMNS = (
    Column("序号", 9, _CENTRE),
    Column("编号", 30),
    Column("台号", 14, _CENTRE),
    Column("反映事项", 72),
    Column("类别", 12, _CENTRE),
    Column("接访领导", 20),
    Column("承办科室", 26),
    Column("承诺期限", 24),
    Column("状态", 18),
    Column("反馈日期", 24),
)


def sign_in_sheets(head: DayHead, rows: Sequence[VisitRow], blank: int = 0) -> Sheets:
    """来访人签到表: the visitors written down so far, then `blank` empty lines."""
    return made(_sign_in(head, rows, blank), PORTRAIT, SIGN_IN, head)


def sign_in_lines(head: DayHead, rows: Sequence[VisitRow], blank: int = 0) -> list[str]:
    """Every line of the sign-in sheet that says anything."""
    return told(_sign_in(head, rows, blank))


def _sign_in(head: DayHead, rows: Sequence[VisitRow], blank: int) -> list[Block]:
    known = [
        (row.seat or str(at), row.visitor, row.sex, row.phone, row.address, row.people, "")
        for at, row in enumerate(rows, 1)
    ]
    empty = [(str(at), *[""] * 6) for at in range(len(rows) + 1, len(rows) + blank + 1)]
    table = grid(_SIGN_COLUMNS, [*known, *empty], before=4.0)
    return [*above(SIGN_IN, head, PORTRAIT), with_room(table, _SIGN_ROW), *nobody(not (known or empty))]


def register_sheets(head: DayHead, rows: Sequence[VisitRow]) -> Sheets:
    """接访登记表 of a day, all columns, A4 across."""
    return made(_register(head, rows), LANDSCAPE, REGISTER, head)


def register_lines(head: DayHead, rows: Sequence[VisitRow]) -> list[str]:
    """Every line of the list in the order of the paper."""
    return told(_register(head, rows))


def _register(head: DayHead, rows: Sequence[VisitRow]) -> list[Block]:
    cells = [
        (
            str(at), row.seat, row.visitor, row.sex, row.phone, row.address, row.people, row.content, row.matter,
            row.leader, _answered(row), row.department, row.promised, row.outcome, row.fed_back_on,
            row.satisfaction, "",
        )
        for at, row in enumerate(rows, 1)
    ]  # fmt: skip
    table = grid(_LIST_COLUMNS, cells, size=_SMALL, before=4.0)
    note = f"共{len(rows)}件。“来访人签字”栏由来访人当场签字。"
    return [
        *above(REGISTER, head, LANDSCAPE),
        table,
        *nobody(not rows),
        Text((Run(note, "song"),), 9.0, before=6.0),
    ]


def _answered(row: VisitRow) -> str:
    said = "是" if row.spot else "否"
    return f"{said}，{row.answer}" if row.answer else said


def open_items_sheets(head: DayHead, rows: Sequence[VisitRow], today: date) -> Sheets:
    """带回办理清单 without anybody's identity: the departments need the matter, not the person."""
    return made(_open_items(head, rows, today), LANDSCAPE, OPEN_ITEMS, head)


def open_items_lines(head: DayHead, rows: Sequence[VisitRow], today: date) -> list[str]:
    """Every line of the list in the order of the paper."""
    return told(_open_items(head, rows, today))


def _open_items(head: DayHead, rows: Sequence[VisitRow], today: date) -> list[Block]:
    cells = [
        (
            str(at), row.number, row.seat, row.content, row.matter, row.leader, row.department, row.promised,
            row.state, row.fed_back_on,
        )
        for at, row in enumerate(rows, 1)
    ]  # fmt: skip
    waiting = sum(not row.fed_back_on for row in rows)
    note = (
        f"截至{chinese_day(today)}，带回办理{len(rows)}件，已反馈{len(rows) - waiting}件，未反馈{waiting}件。"
    )
    return [
        *above(OPEN_ITEMS, head, LANDSCAPE),
        grid(_ITEM_COLUMNS, cells, size=9.0, before=4.0),
        *([] if rows else plain(["没有带回办理的事项"])),
        Text((Run(note, "song"),), 9.0, before=6.0),
    ]
