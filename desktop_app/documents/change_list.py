"""The change list of the board: what to take down, put up, move and leave, in the order one walks along the boards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.documents.notice import Sheets
from desktop_app.documents.table_page import Column, TableSheet, table_lines, table_sheets
from desktop_app.domain.dates import chinese_day


class Act(StrEnum):
    """What is to be done with a sheet, in the order it is done: room is made first."""

    DOWN = "撤下"
    MOVE = "移位"
    UP = "张贴"
    LEAVE = "保留"


@dataclass(frozen=True)
class Place:
    """Where a sheet hangs."""

    board: str
    section: str = ""
    slot: str = ""

    def __str__(self) -> str:
        return "　".join(part for part in (self.board, self.section, self.slot) if part)


@dataclass(frozen=True)
class Change:
    """One sheet; `target` is where a moved one goes. `until` empty hangs for long."""

    act: Act
    title: str
    number: str
    place: Place
    since: date | None = None
    until: date | None = None
    pages: int = 1
    target: Place | None = None


@dataclass(frozen=True)
class ChangeList:
    """All changes of one issue."""

    issuer: str
    issue_no: str
    on: date
    changes: Sequence[Change]


def change_list_sheets(changes: ChangeList) -> Sheets:
    """The list as PDF, A4 across; the same list gives the same bytes."""
    return table_sheets(_sheet(changes))


def change_list_lines(changes: ChangeList) -> list[str]:
    """Every line of the list in the order of the paper; cells parted by ｜."""
    return table_lines(_sheet(changes))


def _sheet(changes: ChangeList) -> TableSheet:
    ordered = sorted(changes.changes, key=_order)
    counts = Counter(change.act for change in ordered)
    told = "，".join(f"{act}{counts[act]}件" for act in Act if counts[act]) or "没有要更换的"
    return TableSheet(
        title="公开栏更换清单",
        columns=(
            Column("序号", 11, "center"),
            Column("做法", 14, "center"),
            Column("编号", 32, "center"),
            Column("标题", 72),
            Column("张数", 12, "center"),
            Column("位置", 58),
            Column("张贴日", 25, "center"),
            Column("应撤日", 25, "center"),
            Column("完成", 14, "center"),
        ),
        rows=[_row(at, change) for at, change in enumerate(ordered, start=1)],
        above=(
            f"{changes.issuer}　期号：{changes.issue_no}　更换日期：{chinese_day(changes.on)}",
            told + "。",
        ),
        below=("经办人：　　　　　　　　　　核对人：　　　　　　　　　　完成日期：　　　　年　　月　　日",),
        landscape=True,
        muted=frozenset(at for at, change in enumerate(ordered) if change.act is Act.LEAVE),
        foot=f"公开栏更换清单　{changes.issue_no}",
    )


def _order(change: Change) -> tuple[int, list[tuple[int, str]], str]:
    """By what is done, then along the boards: 第2格 before 第10格."""
    parts = re.split(r"([0-9]+)", str(change.target or change.place))
    along = [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
    return [*Act].index(change.act), along, change.number


def _row(at: int, change: Change) -> tuple[str, ...]:
    where = f"从：{change.place}\n到：{change.target}" if change.target else str(change.place)
    return (
        str(at),
        change.act.value,
        change.number,
        change.title,
        str(change.pages),
        where,
        _short(change.since),
        _short(change.until) or "长期",
        "" if change.act is Act.LEAVE else "□",
    )


def _short(day: date | None) -> str:
    return day.isoformat() if day else ""
