"""Lists to print: a title, lines, one ruled table whose head is repeated on every page, lines again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import SIZE_5, Align, Block, Grid, Text, plain, title, told
from desktop_app.documents.sheet_pages import LANDSCAPE, PORTRAIT, sheets
from desktop_app.documents.typeset import Run

_ABOVE, _BELOW = 8.0, 8.0  # points between the title, the lines and the table


@dataclass(frozen=True)
class Column:
    """A column of a list; its `width` in mm is a share of what the paper has."""

    label: str
    width: float
    align: Align = "left"


@dataclass(frozen=True)
class TableSheet:
    """A list; line ends in a cell are kept, rows are numbered from 0 in `muted`, `size` is in points."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    landscape: bool = False
    muted: frozenset[int] = frozenset()
    size: float = SIZE_5
    foot: str = ""


@dataclass(frozen=True)
class TablePart:
    """One of several tables on a paper; without rows it says `empty` instead."""

    heading: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]
    empty: str = ""


def grid(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    muted: frozenset[int] = frozenset(),
    size: float = SIZE_5,
    before: float = 0.0,
) -> Grid:
    """The table of these columns, with its head."""
    return Grid(
        shares=tuple(column.width for column in columns),
        rows=rows,
        head=tuple(column.label for column in columns),
        aligns=tuple(column.align for column in columns),
        muted=muted,
        size=size,
        before=before,
    )


def table_sheets(sheet: TableSheet) -> Sheets:
    """The list as PDF on A4, 第×页 共×页 at the foot; the same list gives the same bytes.

    A row that does not fit goes to the next page; one longer than a third of a page is cut between two lines.
    """
    paper = LANDSCAPE if sheet.landscape else PORTRAIT
    return sheets(_blocks(sheet, paper.room), paper, title=sheet.title, foot=sheet.foot)


def part_sheets(
    name: str,
    above: Sequence[str],
    parts: Sequence[TablePart],
    *,
    landscape: bool = False,
    size: float = SIZE_5,
) -> Sheets:
    """Several tables, each with its heading, under one title and at least one line `above`; laid as `table_sheets`."""
    paper = LANDSCAPE if landscape else PORTRAIT
    lines = plain(above, size=size)
    lines[0] = replace(lines[0], before=_ABOVE)
    blocks: list[Block] = [*title(name, paper.room), *lines]
    for part in parts:
        blocks.append(Text((Run(part.heading, "hei"),), size + 1, before=_ABOVE, keep=True))
        if part.rows:
            blocks.append(grid(part.columns, part.rows, size=size, before=_ABOVE / 2))
        else:
            blocks += plain([part.empty], size=size)
    return sheets(blocks, paper, title=name)


def table_lines(sheet: TableSheet) -> list[str]:
    """Every line of the list in the order of the paper, without its layout; cells parted by ｜."""
    return told(_blocks(sheet, PORTRAIT.room))


def _blocks(sheet: TableSheet, room: float) -> list[Block]:
    above = plain(sheet.above, size=sheet.size)
    below = plain(sheet.below, size=sheet.size)
    if above:
        above[0] = replace(above[0], before=_ABOVE)
        above[-1] = replace(above[-1], keep=True)
    if below:
        below[0] = replace(below[0], before=_BELOW)
    gap = _ABOVE / 2 if above else _ABOVE
    table = grid(sheet.columns, sheet.rows, muted=sheet.muted, size=sheet.size, before=gap)
    return [*title(sheet.title, room), *above, table, *below]
