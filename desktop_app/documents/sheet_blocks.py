"""What a working paper consists of: paragraphs and ruled tables, in points, on any size of paper.

Official letters and notices stand on the grid of GB/T 9704 (`typeset`); lists, calculations and contents pages
do not. Here is what they are made of; `sheet_pages` puts it on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal

from desktop_app.documents.characters import clean
from desktop_app.documents.chart_block import Picture
from desktop_app.documents.fonts import Cell, Role, cell
from desktop_app.documents.linebreak import break_lines
from desktop_app.documents.titles import title_lines
from desktop_app.documents.typeset import BLACK, Run, Set, cells, width
from desktop_app.domain.chart_shapes import Drawing

Align = Literal["left", "center", "right"]
Ink = tuple[float, float, float]
SIZE_5 = 10.5  # 五号, the usual size of forms
LEADING = 1.35  # from baseline to baseline, in em
MUTED: Ink = (0.45, 0.45, 0.45)  # lighter, yet a copier still shows it
_PAD_X, _PAD_Y = 3.0, 2.4
_JUSTIFIED = 1.0  # em: in narrow cells a larger hole is better left at the end of the line
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; indents in em, `before` in points (nothing at the top of a page).

    `keep` ties it to what follows, `turn` begins a new page.
    """

    runs: tuple[Run, ...]
    size: float = SIZE_5
    align: Align = "left"
    first: float = 0.0
    rest: float = 0.0
    before: float = 0.0
    keep: bool = False
    turn: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. `shares` divide the width of the paper; rows are tuples of one text a column, line ends kept.

    `head` is repeated on every page, none when empty; `muted` rows (by number from 0) are in lighter ink; `bold`
    columns in 黑体; `before` and `least`, the least height of a row, in points.
    """

    shares: tuple[float, ...]
    rows: Sequence[Sequence[str]]
    head: tuple[str, ...] = ()
    aligns: tuple[Align, ...] = ()
    muted: frozenset[int] = frozenset()
    bold: frozenset[int] = frozenset()
    size: float = SIZE_5
    before: float = 0.0
    least: float = 0.0


Block = Text | Grid | Picture


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays together on a page: a line of a paragraph, a row of a table with the columns of its lines, a chart.

    `edges` are the vertical rules of a row; `head` is what a page that begins with this row shows above it.
    """

    height: float
    columns: tuple[tuple[Set, ...], ...]
    step: float
    before: float = 0.0
    keep: bool = False
    edges: tuple[float, ...] = ()
    head: Piece | None = None
    turn: bool = False
    drawing: Drawing | None = None

    def lines(self) -> Iterator[tuple[Set, float]]:
        """Every line with its top below the top of the piece; those of a row stand in the middle of its height."""
        for column in self.columns:
            top = (self.height - len(column) * self.step) / 2
            for at, line in enumerate(column):
                yield line, top + at * self.step + (self.step - line.size) / 2

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """The row in two, the first no higher than `room`; None when not even two lines would fit on either side."""
        count = int((room - 2 * _PAD_Y) / self.step)
        if not self.edges or count < 2 or count >= max(map(len, self.columns)):
            return None
        return self._part(0, count), replace(self._part(count, None), before=0.0)

    def _part(self, start: int, stop: int | None) -> Piece:
        columns = tuple(column[start:stop] for column in self.columns)
        return replace(self, columns=columns, height=_height(columns, self.step))


def told(blocks: Iterable[Block]) -> list[str]:
    """Every paragraph and row in the order of the paper, cells parted by ｜."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Text):
            lines.append(block.text)
        elif isinstance(block, Picture):
            lines += block.chart.told().split("\n")
        else:
            lines += ["｜".join(row).replace("\n", "／") for row in (block.head, *block.rows) if row]
    return [line for line in lines if line.strip("｜ ")]


def title(words: str, room: float, size: float = 22.0) -> list[Text]:
    """A centred title in the official face, its lines balanced over `room` points."""
    lines = [
        line
        for part in clean(words).split("\n")
        for line in title_lines(part, [cell("title", char).advance for char in part], room / size)
    ]
    return [Text((Run(line, "title"),), size, "center", keep=True) for line in lines]


def plain(lines: Iterable[str], size: float = SIZE_5) -> list[Text]:
    """Paragraphs in 宋体 as they come, one for each line."""
    return [Text((Run(part, "song"),), size) for line in lines for part in clean(line).split("\n")]


def pieces(blocks: Iterable[Block], room: float) -> Iterator[Piece]:
    """The lines and rows of all blocks for paper with `room` points across."""
    for block in blocks:
        if isinstance(block, Picture):
            for one in block.drawings(room):
                yield Piece(one.height, (), one.height, block.before, drawing=one)
        else:
            yield from _lines(block, room) if isinstance(block, Text) else _rows(block, room)


def _lines(text: Text, room: float) -> Iterator[Piece]:
    step = text.size * LEADING
    found = set_lines(text.runs, text.size, room, text.align, text.first, text.rest)
    for number, line in enumerate(found):
        keep = text.keep or (number == 0 and len(found) > 1)
        before, turn = (0.0, False) if number else (text.before, text.turn)
        yield Piece(step, ((line,),), step, before, keep, turn=turn)


def _rows(grid: Grid, room: float) -> Iterator[Piece]:
    whole = sum(grid.shares)
    edges = tuple(accumulate((share / whole * room for share in grid.shares), initial=0.0))
    aligns: Sequence[Align] = grid.aligns or ["left"] * len(grid.shares)
    head = None
    if grid.head:
        head = _row(grid.head, edges, ["center"] * len(grid.head), grid.size, ["hei"] * len(grid.head), BLACK)
        head = replace(head, keep=bool(grid.rows))
        yield replace(head, before=grid.before)
    roles: list[Role] = ["hei" if at in grid.bold else "song" for at in range(len(grid.shares))]
    for number, texts in enumerate(grid.rows):
        ink = MUTED if number in grid.muted else BLACK
        row = _row(texts, edges, aligns, grid.size, roles, ink)
        before = 0.0 if head or number else grid.before
        yield replace(row, head=head, before=before, height=max(row.height, grid.least))


def _row(
    texts: Sequence[str],
    edges: tuple[float, ...],
    aligns: Sequence[Align],
    size: float,
    roles: Sequence[Role],
    ink: Ink,
) -> Piece:
    columns = []
    for text, (left, right), align, role in zip(texts, pairwise(edges), aligns, roles, strict=True):
        wide = max(right - left - 2 * _PAD_X, size)
        lines = [
            replace(line, xs=tuple(left + _PAD_X + x for x in line.xs), colour=ink)
            for part in clean(text).rstrip("\n").split("\n")
            for line in set_lines((Run(part, role),), size, wide, align)
        ]
        columns.append(tuple(lines))
    made = tuple(columns)
    return Piece(_height(made, size * LEADING), made, size * LEADING, edges=edges)


def _height(columns: Sequence[Sequence[Set]], step: float) -> float:
    return max(1, *map(len, columns)) * step + 2 * _PAD_Y


def set_lines(
    runs: Sequence[Run], size: float, room: float, align: Align, first: float = 0.0, rest: float = 0.0
) -> list[Set]:
    """The lines of one paragraph, placed within `room` points; an empty line for an empty text."""
    drawn = cells(runs)
    wide = room / size
    if first + sum(one.advance for one in drawn) <= wide + _NEAR:
        return [_placed(drawn, size, wide, align, first)]
    text = "".join(run.text for run in runs)
    lines = []
    for number, line in enumerate(break_lines(text, [one.advance for one in drawn], wide, first, rest)):
        seats = drawn[line.start : line.stop]
        indent = rest if number else first
        hole = wide - indent - sum(one.advance for one in seats)
        if hole < -_NEAR or (align == "left" and hole <= _JUSTIFIED):
            lines.append(Set(tuple(seats), tuple(x * size for x in line.xs), size))
        else:
            lines.append(_placed(seats, size, wide, align, indent))
    return lines


def _placed(drawn: Sequence[Cell], size: float, wide: float, align: Align, indent: float) -> Set:
    """Characters as wide as they are, on one line."""
    ends = [*accumulate((one.advance for one in drawn), initial=0.0)]
    free = wide - indent - ends[-1]
    start = indent + {"left": 0.0, "center": free / 2, "right": free}[align]
    return Set(tuple(drawn), tuple((start + x) * size for x in ends[:-1]), size)


def text_width(words: str, size: float) -> float:
    """The width of a text in 宋体, in points, unbroken."""
    return width(words, "song") * size
