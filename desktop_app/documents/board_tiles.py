"""A poster enlarged over several sheets of A4 to be glued together.

Neighbours share a strip of 10 mm. The white edge of a sheet is cut off along its corner marks at the left and above,
and the sheet is glued over its neighbour up to the short marks there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.documents.board_leaves import Box, ListLeaf, Size, TextLeaf
from desktop_app.documents.grid import MM, PAPER
from desktop_app.documents.typeset import BLACK
from desktop_app.errors import Refused

OVERLAP = 10 * MM
EDGE, BELOW = 12 * MM, 22 * MM  # white around the picture: at three sides, and at the foot
MOST = 6  # sheets in one direction: 36 of them make a wall of 1.2 by 1.7 m
_AROUND = 8 * MM  # of the poster's own white, before it is enlarged
_MARK, _OFF = 5 * MM, 1.5 * MM  # length of a mark and its distance from the picture
_FOOT_FIRST = 30.0


@dataclass(frozen=True)
class Tile:
    """One sheet of A4: the part of `leaf` that falls on `row`, `column` (from 0) of `count` sheets down and across."""

    leaf: TextLeaf | ListLeaf
    form: str
    paper: Size
    row: int
    column: int
    count: tuple[int, int]
    scale: float
    at: tuple[float, float]  # lower left corner of the enlarged leaf on this sheet
    mark: str

    @property
    def foot(self) -> tuple[float, float, float]:
        """Where the small print begins: outside the picture."""
        return EDGE, _FOOT_FIRST, self.paper[0] - 2 * EDGE

    @property
    def picture(self) -> Box:
        """The part of the sheet the poster is seen on."""
        return _picture(self.paper)

    def draw(self, canvas: Any) -> None:
        """The part of the poster, and the marks to cut and glue by. The poster itself is in the file once."""
        if not canvas.hasForm(self.form):
            canvas.beginForm(self.form, 0, 0, *self.leaf.paper)
            self.leaf.draw(canvas)
            canvas.endForm()
        box = self.picture
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.translate(*self.at)
        canvas.scale(self.scale, self.scale)
        canvas.doForm(self.form)
        canvas.restoreState()
        self._marks(canvas, box)

    def _marks(self, canvas: Any, box: Box) -> None:
        rows, columns = self.count
        across, down = [box.left, box.right], [box.bottom, box.top]
        if self.column < columns - 1:
            across.append(box.right - OVERLAP)
        if self.row < rows - 1:
            down.append(box.bottom + OVERLAP)
        canvas.setStrokeColorRGB(*BLACK)
        canvas.setLineWidth(0.4)
        for x in across:
            canvas.line(x, box.bottom - _OFF, x, box.bottom - _OFF - _MARK)
            canvas.line(x, box.top + _OFF, x, box.top + _OFF + _MARK)
        for y in down:
            canvas.line(box.left - _OFF, y, box.left - _OFF - _MARK, y)
            canvas.line(box.right + _OFF, y, box.right + _OFF + _MARK, y)


def tiles_of(leaves: Sequence[TextLeaf | ListLeaf], tiles: tuple[int, int]) -> list[Tile]:
    """Every leaf on `tiles` sheets down and across. Raises `Refused` when that is no way to divide a poster."""
    if not all(1 <= number <= MOST for number in tiles) or tiles == (1, 1):
        raise Refused(
            f"不能拼成{tiles[0]}行{tiles[1]}列",
            why=f"每个方向是1张到{MOST}张，合起来至少2张",
            do="请改填行数和列数，如2行2列",
        )
    made = []
    for number, leaf in enumerate(leaves, start=1):
        page = f"第{number}页" if len(leaves) > 1 else ""
        used = leaf.room if len(leaves) > 1 else leaf.used  # pages of one poster are enlarged alike
        made += _tiled(leaf, used, tiles, f"poster{number}", page)
    return made


def _tiled(leaf: TextLeaf | ListLeaf, used: Box, tiles: tuple[int, int], form: str, page: str) -> list[Tile]:
    wide, tall = used.right - used.left + 2 * _AROUND, used.top - used.bottom + 2 * _AROUND
    scale, paper = max((_scale(paper, tiles, wide, tall), paper) for paper in (PAPER, PAPER[::-1]))
    room = _room(paper, tiles)
    box = _picture(paper)
    step = box.right - box.left - OVERLAP, box.top - box.bottom - OVERLAP
    x = box.left + (room[0] - wide * scale) / 2 - (used.left - _AROUND) * scale
    top = box.top - (room[1] - tall * scale) / 2
    y = top - (used.top + _AROUND) * scale
    return [
        Tile(
            leaf, form, paper, row, column, tiles, scale,
            (x - column * step[0], y + row * step[1]), f"{page}第{row + 1}行第{column + 1}列{_advice(row, column)}",
        )
        for row in range(tiles[0])
        for column in range(tiles[1])
    ]  # fmt: skip


def _scale(paper: Size, tiles: tuple[int, int], wide: float, tall: float) -> float:
    room = _room(paper, tiles)
    return min(room[0] / wide, room[1] / tall)


def _picture(paper: Size) -> Box:
    return Box(EDGE, BELOW, paper[0] - EDGE, paper[1] - EDGE)


def _room(paper: Size, tiles: tuple[int, int]) -> Size:
    """What all sheets together show, glued."""
    box = _picture(paper)
    rows, columns = tiles
    return (
        columns * (box.right - box.left) - (columns - 1) * OVERLAP,
        rows * (box.top - box.bottom) - (rows - 1) * OVERLAP,
    )


def _advice(row: int, column: int) -> str:
    sides = "、".join(side for side, cut in (("左", column), ("上", row)) if cut)
    return f"　裁去{sides}白边，贴到邻张短线处" if sides else ""
