"""The parts only letters have: the head of 信函格式 and tables to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from desktop_app.documents.fonts import Cell, cell
from desktop_app.documents.grid import CELL, MM, PITCH, TOP, WIDTH
from desktop_app.documents.linebreak import break_lines
from desktop_app.documents.page import double_red
from desktop_app.documents.parts import mark_size
from desktop_app.documents.typeset import RED, Row, Set, Stroke, centred, width

_MARK_TOP = 30 * MM - TOP  # 信函格式: 标志上边缘至上页边 30 mm, above the type area
MARK_SIZE = 38.0
_LINE_BELOW = 4 * MM
_NUMBER_BELOW = CELL * 7 / 8  # 发文字号与第一条双线的距离为3号汉字高度的7/8

_SIZE = 12.0  # 小四
_STEP = 16.0
_PAD = 4.0
_SHARES = {2: (0.2, 0.8), 4: (0.2, 0.3, 0.2, 0.3)}
_LONGEST = 20  # lines one piece of a table row may take
_UP = (CELL - PITCH) / 2  # lines of text stand at the top of their rows: a box begins half a gap above


def letter_head_row(issuer: str, number: str) -> Row:
    """发文机关标志 in red, the double red line below it, and 发文字号 at the right (GB/T 9704-2012, chapter 10).

    Raises `Refused` when the name is too long to be set in one line of 2号.
    """
    size = mark_size(issuer, MARK_SIZE)
    mark = replace(centred(issuer, "title", size, _MARK_TOP, within=WIDTH), colour=RED)
    line = _MARK_TOP + size + _LINE_BELOW
    strokes = double_red(line, thick_first=True)
    below = strokes[-1].y + _NUMBER_BELOW
    lines: tuple[Set, ...] = (mark,)
    if number:
        lines = (mark, _right(number, below))
        below += PITCH  # the title stands two rows below the number
    return Row(lines, span=below / PITCH + 2, keep=True, strokes=strokes)


def _right(text: str, top: float) -> Set:
    drawn = [cell("fang", char) for char in text]
    ends = [*accumulate((one.advance * CELL for one in drawn), initial=WIDTH - width(text) * CELL)]
    return Set(tuple(drawn), tuple(ends[:-1]), CELL, top)


def table_rows(table: Sequence[Sequence[str]], *, before: int = 0, centre: bool = False) -> list[Row]:
    """The rows of a table in 小四; long ones may turn the page.

    `before` are blank rows above; with `centre` every cell is centred, else the labels in the first and third
    column only.
    """
    made: list[Row] = []
    for cells in table:
        made += _table_row(cells, before=0 if made else before, centre=centre)
    return made


def shares(count: int, *, centre: bool) -> tuple[float, ...]:
    """How a row of `count` cells shares the width."""
    even = (1 / count,) * count
    return even if centre else _SHARES.get(count, even)


def is_label(at: int, count: int) -> bool:
    """Whether a cell says what the one beside it holds."""
    return at % 2 == 0 and count % 2 == 0


def _table_row(cells: Sequence[str], *, before: int, centre: bool) -> list[Row]:
    edges = [*accumulate((share * WIDTH for share in shares(len(cells), centre=centre)), initial=0.0)]
    columns = [
        _cell_lines(text, left, right, centre=centre or is_label(at, len(cells)))
        for at, (text, (left, right)) in enumerate(zip(cells, pairwise(edges), strict=True))
    ]
    tallest = max(len(column) for column in columns)
    rows = []
    for begin in range(0, tallest, _LONGEST):
        part = [column[begin : begin + _LONGEST] for column in columns]
        rows.append(_box(part, edges, before=0 if begin else before))
    return rows


def _cell_lines(text: str, left: float, right: float, *, centre: bool) -> list[Set]:
    """The lines of one cell, each with its place across the page."""
    room = (right - left - 2 * _PAD) / _SIZE
    lines: list[Set] = []
    for paragraph in text.split("\n"):
        drawn = [cell("song", char) for char in paragraph]
        broken = break_lines(paragraph, [one.advance for one in drawn], room)
        if not broken:
            lines.append(Set((), ()))
        for line in broken:
            seats = drawn[line.start : line.stop]
            xs = _middle(seats, room) if centre else line.xs
            lines.append(Set(tuple(seats), tuple(left + _PAD + x * _SIZE for x in xs), _SIZE))
    return lines


def _middle(cells: Sequence[Cell], room: float) -> list[float]:
    """Left edges, in em, of cells in the middle of their room and as wide as they are."""
    ends = [*accumulate((one.advance for one in cells), initial=0.0)]
    return [(room - ends[-1]) / 2 + x for x in ends[:-1]]


def _box(columns: Sequence[Sequence[Set]], edges: Sequence[float], before: int) -> Row:
    height = max(max(len(column) for column in columns) * _STEP + 2 * _PAD, PITCH)
    lines = []
    for column in columns:
        top = _UP + (height - len(column) * _STEP) / 2 + (_STEP - _SIZE) / 2
        lines += [replace(line, top=top + at * _STEP) for at, line in enumerate(column) if line.cells]
    across = [Stroke(0.0, y, WIDTH, y) for y in (_UP, _UP + height)]
    down = [Stroke(x, _UP, x, _UP + height) for x in edges]
    return Row(tuple(lines), height / PITCH, before, strokes=(*across, *down), rigid=True)
