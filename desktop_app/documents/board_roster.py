"""The roster of a sheet as a ruled table: columns fitted to their texts, rows numbered through, 以下空白 at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.characters import one_line
from desktop_app.documents.grid import PageGrid
from desktop_app.documents.sheet_blocks import Align, Grid, Piece, pieces
from desktop_app.documents.typeset import Row, Stroke, width
from desktop_app.errors import Refused

NUMBER, ENDED = "序号", "以下空白"
_AROUND = 6.5  # points of a cell that no character may use
_LEAST = 1.5  # em: a narrower column would be a column of single characters
_EASY = 6.0  # em: a column cut to this still reads well
_SHORT = 10.0  # em: up to here a column is centred
_FRACTION = re.compile(r"[￥¥]?-?\d[\d,]*(?:\.\d+)?")
_RULE = 0.5


@dataclass(frozen=True)
class Roster:
    """A table without tabs and line ends; `naturals` is the widest text of each column in em."""

    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    naturals: tuple[float, ...]

    @property
    def words(self) -> list[str]:
        """Every row, with its head, cells parted by ｜."""
        return ["｜".join(row) for row in (self.headings, *self.rows) if row]


def roster_of(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Roster | None:
    """The roster of a sheet, None without rows. Short rows are filled up; 序号 comes in front where it is missing."""
    if not rows:
        return None
    count = max(map(len, (headings, *rows)))
    head = tuple(one_line(cell) for cell in headings)
    made = [tuple(one_line(cell) for cell in row) for row in rows]
    if head:
        head += ("",) * (count - len(head))
    made = [row + ("",) * (count - len(row)) for row in made]
    if head and NUMBER not in head:
        head = (NUMBER, *head)
        made = [(str(at), *row) for at, row in enumerate(made, start=1)]
    columns = [set(column) for column in zip(*([head] if head else []), *made, strict=True)]
    return Roster(head, made, tuple(max(map(_wide, column)) for column in columns))


def _wide(text: str) -> float:
    return width(text, "hei") if len(text) <= 6 else width(text, "song")


def eased(roster: Roster, room: float, size: float) -> bool:
    """Whether the columns stand in `room` points without any being squeezed hard."""
    return _limit(roster, room, size) >= min(_EASY, max(roster.naturals))


def whole(roster: Roster, room: float, size: float) -> bool:
    """Whether every cell stands in one line."""
    return _needed(roster, size) <= room


def roster_pieces(roster: Roster, room: float, size: float, before: float = 0.0) -> Iterator[Piece]:
    """The rows of the table for paper with `room` points across; the last is tied to 以下空白.

    Raises `Refused` when there are more columns than the paper takes.
    """
    limit = _limit(roster, room, size)
    if limit < min(_LEAST, max(roster.naturals)):
        raise Refused(
            "名单栏目太多，纸上排不下",
            why=f"共{len(roster.naturals)}栏，每栏不到两个字宽",
            do="请减少栏目，或者改用A3横排名单",
        )
    shares = tuple(min(natural, limit) * size + _AROUND for natural in roster.naturals)
    table = Grid(shares, roster.rows, roster.headings, _aligns(roster), size=size, before=before)
    end = Grid((1.0,), ((ENDED,),), aligns=("center",), size=size)
    last: Piece | None = None
    for piece in pieces([table], room):
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield replace(last, keep=True)
        yield from (replace(piece, head=last.head) for piece in pieces([end], room))


def _needed(roster: Roster, size: float) -> float:
    return sum(roster.naturals) * size + _AROUND * len(roster.naturals)


def _limit(roster: Roster, room: float, size: float) -> float:
    """The widest a column may be, in em, so that all stand side by side; longer texts take several lines."""
    free = room / size - len(roster.naturals) * _AROUND / size
    ordered = sorted(roster.naturals)
    for at, natural in enumerate(ordered):
        share = free / (len(ordered) - at)
        if natural > share:
            return share
        free -= natural
    return ordered[-1]


def _aligns(roster: Roster) -> tuple[Align, ...]:
    """Amounts at the right, short columns in the middle, long ones at the left."""
    aligns: list[Align] = []
    for column, natural in zip(zip(*roster.rows, strict=True), roster.naturals, strict=True):
        told = {cell for cell in column if cell}
        amounts = told and all(_FRACTION.fullmatch(cell) for cell in told)
        if amounts and any("." in cell or "," in cell for cell in told):
            aligns.append("right")
        else:
            aligns.append("center" if natural <= _SHORT else "left")
    return tuple(aligns)


def on_grid(flow: Sequence[Piece], grid: PageGrid) -> list[Row]:
    """Rows of a table as rows of the page they stand on, with a little room below the last."""
    made = []
    for piece in flow:
        lines = tuple(replace(line, top=top) for line, top in piece.lines() if line.cells)
        left, right, tall = piece.edges[0], piece.edges[-1], piece.height
        strokes = [Stroke(left, y, right, y, _RULE) for y in (0.0, tall)]
        strokes += [Stroke(x, 0.0, x, tall, _RULE) for x in piece.edges]
        made.append(Row(lines, tall / grid.pitch, keep=True, strokes=tuple(strokes), rigid=True))
    made[-1] = replace(made[-1], span=made[-1].span + 0.5)
    return made
