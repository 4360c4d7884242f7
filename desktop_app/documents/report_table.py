"""The tables of the annual report on paper: boxes with merged heads, ruled, their heads repeated on a new page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from desktop_app.documents.fonts import Role, cell
from desktop_app.documents.grid import PITCH, WIDTH
from desktop_app.documents.linebreak import break_lines
from desktop_app.documents.typeset import Row, Set, Stroke
from desktop_app.domain.annual_report_tables import Box, Table

# Of the columns of tables 二, 三 and 四: four, three of names and seven, fifteen.
SHARES = ((34.0, 20.0, 20.0, 20.0), (22.0, 71.0, 123.0, 35.0, *(32.0,) * 6), (1.0,) * 15)
_ROLE: Role = "song"
_SIZE = 9.0  # 小五
_STEP = 11.0
_PAD = 3.0
_LOW = 18.0  # points of a row of one line
_LINE = 0.5


@dataclass(frozen=True)
class RuledTable:
    """A table with the shares of its columns of the type area; everything else follows from what stands in it."""

    table: Table
    shares: tuple[float, ...]

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """Where the columns begin and end, in points from the left margin."""
        whole = sum(self.shares)
        return tuple(accumulate((share / whole * WIDTH for share in self.shares), initial=0.0))

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """Of the rows, in points; what a box over several rows needs more is given to the last of them."""
        heights = [_LOW] * self.table.rows
        for box in sorted(self.table.boxes, key=lambda box: box.down):
            needed = len(self._lines(box)) * _STEP + 2 * _PAD
            last = box.row + box.down - 1
            heights[last] += max(0.0, needed - sum(heights[box.row : last + 1]))
        return tuple(heights)

    @property
    def height(self) -> float:
        """Of the whole table, in one piece."""
        return sum(self.heights)

    @property
    def least(self) -> float:
        """Of its heads and its first row."""
        return sum(self.heights[: self.table.heads + 1])

    def pieces(self, room: float, whole: float) -> list[Row]:
        """The table from its first row on: a piece that fits into `room` points, then pieces of up to `whole`.

        Every piece begins with the heads; what a head on the left names over several rows is named again.
        """
        heads = list(range(self.table.heads))
        used = sum(self.heights[: self.table.heads])
        pieces: list[list[int]] = []
        rows, left = list(heads), room - used
        for at in range(self.table.heads, self.table.rows):
            if self.heights[at] > left and rows != heads:
                pieces.append(rows)
                rows, left = list(heads), whole - used
            rows.append(at)
            left -= self.heights[at]
        return [self._piece(some) for some in (*pieces, rows)]

    def _piece(self, rows: Sequence[int]) -> Row:
        tops = dict(zip(rows, accumulate((self.heights[at] for at in rows), initial=0.0), strict=False))
        lines: list[Set] = []
        strokes: dict[tuple[float, ...], Stroke] = {}
        for box in self.table.boxes:
            shown = [at for at in range(box.row, box.row + box.down) if at in tops]
            if not shown:
                continue
            top = tops[shown[0]]
            tall = sum(self.heights[at] for at in shown)
            left, right = self.edges[box.column], self.edges[box.column + box.across]
            for stroke in _frame(left, top, right, top + tall):
                strokes.setdefault(
                    tuple(round(n, 3) for n in (stroke.x, stroke.y, stroke.to_x, stroke.to_y)), stroke
                )
            told = self._lines(box)
            first = top + (tall - len(told) * _STEP) / 2 + (_STEP - _SIZE) / 2
            lines += [replace(line, top=first + at * _STEP) for at, line in enumerate(told)]
        span = sum(self.heights[at] for at in rows) / PITCH
        return Row(tuple(lines), span, strokes=tuple(strokes.values()), rigid=True)

    def _lines(self, box: Box) -> list[Set]:
        """What stands in a box, in lines from its left edge on."""
        text = box.shown
        if not text:
            return []
        left, right = self.edges[box.column], self.edges[box.column + box.across]
        room = (right - left - 2 * _PAD) / _SIZE
        drawn = [cell(_ROLE, char) for char in text]
        lines = []
        for line in break_lines(text, [one.advance for one in drawn], room):
            seats = drawn[line.start : line.stop]
            ends = [*accumulate((one.advance for one in seats), initial=0.0)]
            spare = 0.0 if box.left else (room - ends[-1]) / 2
            xs = line.xs if box.left else tuple(spare + x for x in ends[:-1])
            lines.append(Set(tuple(seats), tuple(left + _PAD + x * _SIZE for x in xs), _SIZE))
        return lines


def _frame(left: float, top: float, right: float, bottom: float) -> tuple[Stroke, ...]:
    return (
        Stroke(left, top, right, top, _LINE),
        Stroke(left, bottom, right, bottom, _LINE),
        Stroke(left, top, left, bottom, _LINE),
        Stroke(right, top, right, bottom, _LINE),
    )
