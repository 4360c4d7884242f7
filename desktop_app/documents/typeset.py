"""From blocks of text to pages of placed lines, on the grid of official paper; knows no PDF and no kind of
paper.

Notices and letters alike say what they consist of (`Block`); `pages` breaks the lines, keeps together what
belongs together and answers with pages that `page.draw` puts on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from desktop_app.documents.fonts import Cell, Role, cell
from desktop_app.documents.grid import CELL, COLUMNS, OFFICIAL, PageGrid
from desktop_app.documents.linebreak import break_lines

Align = Literal["justify", "left", "centre"]
BLACK = (0.0, 0.0, 0.0)
RED = (0.9, 0.0, 0.0)
_TIGHTER_BY = 2  # rows a page may take in above 22 to save the next page (GB/T 9704: 特定情况可调)
_CARRIED = 2  # lines that go along when the signature must turn the page


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font."""

    text: str
    role: Role = "fang"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. Indents and `axis` (the middle of centred lines) are in characters of 3号 from the left
    margin.

    `before` counts blank rows above; `keep` ties it to the next block, `carry` to the two lines above as
    well.
    """

    runs: tuple[Run, ...]
    first: float = 2.0
    rest: float = 0.0
    align: Align = "justify"
    axis: float = COLUMNS / 2
    before: int = 0
    keep: bool = False
    carry: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Set:
    """A line ready to draw: cells, their left edges in points, and `top` below the top of its row."""

    cells: tuple[Cell, ...]
    xs: tuple[float, ...]
    size: float = CELL
    top: float = 0.0
    colour: tuple[float, float, float] = BLACK


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line in points: from the left margin, and below the top of its row."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float = 0.6
    colour: tuple[float, float, float] = BLACK


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the grid, or a group of `span` rows that stays in one piece (a title, a red head, a table's row)."""

    lines: tuple[Set, ...]
    span: float = 1
    before: int = 0
    keep: bool = False
    carry: bool = False
    rule: float | None = None  # a red line across, in points below the top of the row
    strokes: tuple[Stroke, ...] = ()
    rigid: bool = False  # its page is never set tighter: its lines would meet others

    @property
    def text(self) -> str:
        return "".join(one.glyphs for line in self.lines for one in line.cells)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows with the distance of each from the top of the type area, in points."""

    rows: tuple[Row, ...]
    tops: tuple[float, ...]


def cells(runs: Iterable[Run]) -> list[Cell]:
    """The cells of a text of several fonts, one for each character."""
    return [cell(run.role, char) for run in runs for char in run.text]


def width(text: str, role: Role = "fang") -> float:
    """The width of a text in em, unbroken."""
    return sum(cell(role, char).advance for char in text)


def lay(block: Block, grid: PageGrid = OFFICIAL) -> list[Row]:
    """The rows of one paragraph."""
    columns, size = grid.columns, grid.cell
    drawn = cells(block.runs)
    rest, first = (0.0, 0.0) if block.align == "centre" else (block.rest, block.first)
    room = float(columns) if block.align != "centre" else 2 * min(block.axis, columns - block.axis)
    lines = break_lines(block.text, [one.advance for one in drawn], room, first, rest)
    rows = []
    for number, line in enumerate(lines):
        shift = block.axis - line.width / 2 if block.align == "centre" else 0.0
        placed = Set(tuple(drawn[line.start : line.stop]), tuple((x + shift) * size for x in line.xs), size)
        rows.append(Row((placed,), before=0 if number else block.before, keep=block.keep, carry=block.carry))
    return rows


def centred(text: str, role: Role, size: float, top: float, *, within: float) -> Set:
    """One line of another size in the middle of `within` points, its top `top` points below the row's."""
    drawn = [cell(role, char) for char in text]
    x = (within - sum(one.advance for one in drawn) * size) / 2
    xs = []
    for one in drawn:
        xs.append(x)
        x += one.advance * size
    return Set(tuple(drawn), tuple(xs), size, top)


def pages(rows: Sequence[Row], tighter: int = _TIGHTER_BY, grid: PageGrid = OFFICIAL) -> list[Page]:
    """Shares rows among the pages of a grid; no heading ends a page, and a signature takes two lines along.

    The last page but one takes in up to `tighter` rows more when that saves the last.
    """
    tied = _tied(rows)
    cut = _cut(tied, grid.rows)
    groups = [tied[start:stop] for start, stop in pairwise([*cut, len(tied)])]
    _draw_in(groups, grid.rows + tighter)
    return [_placed(group, grid) for group in groups]


def _tied(rows: Sequence[Row]) -> list[Row]:
    tied = list(rows)
    for number, row in enumerate(rows):
        if row.carry and (not number or not rows[number - 1].carry):
            for above in range(max(number - _CARRIED, 0), number):
                tied[above] = replace(tied[above], keep=True)
    return tied


def _cut(rows: Sequence[Row], whole: int) -> list[int]:
    """The index of the first row of each page."""
    cut = [0]
    lawful = number = 0
    used = 0.0
    while number < len(rows):
        row = rows[number]
        if number > cut[-1] and not rows[number - 1].keep:
            lawful = number
        space = row.span + (row.before if number > cut[-1] else 0)
        if used + space > whole and number > cut[-1]:
            number = lawful if lawful > cut[-1] else number
            cut.append(number)
            used = 0.0
            continue
        used += space
        number += 1
    return cut


def _height(group: Sequence[Row]) -> float:
    return sum(row.span + (row.before if number else 0) for number, row in enumerate(group))


def _draw_in(groups: list[list[Row]], most: int) -> None:
    """Sets the last page but one tighter when that saves a page with little but the signature."""
    if len(groups) < 2:
        return
    together = groups[-2] + groups[-1]
    if any(row.rule is not None for row in groups[-2]) or any(row.rigid for row in together):
        return
    if groups[-1][-1].carry and _height(together) <= most:
        groups[-2:] = [together]


def _placed(group: Sequence[Row], grid: PageGrid) -> Page:
    pitch = grid.pitch
    if _height(group) > 1:
        pitch = min(pitch, (grid.height - grid.cell) / (_height(group) - 1))
    tops = []
    at = 0.0
    for number, row in enumerate(group):
        at += row.before if number else 0
        tops.append(at * pitch)
        at += row.span
    return Page(tuple(group), tuple(tops))
