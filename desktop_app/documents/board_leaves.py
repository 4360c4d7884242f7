"""The leaves of a sheet of the board: a page on the grid of official paper, or a page of a list, and their margins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Protocol

from desktop_app.documents.fonts import MAKING
from desktop_app.documents.grid import MM, PageGrid
from desktop_app.documents.page import draw_page, page_number, small_print, watermark
from desktop_app.documents.pen import draw_line, new_canvas
from desktop_app.documents.sheet_pages import Paper, Placed, draw_pieces
from desktop_app.documents.typeset import Page, Set

Size = tuple[float, float]
FOOT_LINES = 3
_FOOT_FIRST, _FOOT_STEP = 50.0, 12.0  # first baseline of the small print above the edge of the paper


@dataclass(frozen=True)
class Box:
    """A rectangle in points from the lower left corner of the paper."""

    left: float
    bottom: float
    right: float
    top: float


class Leaf(Protocol):
    """One sheet of paper, drawn without its small print."""

    @property
    def paper(self) -> Size:
        """Width and height in points."""

    @property
    def foot(self) -> tuple[float, float, float]:
        """Where the small print begins: from the left, its first baseline, and the room it has."""

    @property
    def mark(self) -> str:
        """What the small print adds on this leaf."""

    def draw(self, canvas: Any) -> None:
        """Its text and lines."""


@dataclass(frozen=True)
class TextLeaf:
    """A page on a grid; `number` 0 when it shows none."""

    page: Page
    grid: PageGrid
    number: int = 0
    mark: str = ""

    @property
    def paper(self) -> Size:
        """Width and height in points."""
        return self.grid.paper

    @property
    def foot(self) -> tuple[float, float, float]:
        """Where the small print begins."""
        return self.grid.left, _FOOT_FIRST, self.grid.width

    @property
    def room(self) -> Box:
        """The type area."""
        grid = self.grid
        return Box(grid.left, grid.bottom, grid.left + grid.width, grid.paper[1] - grid.top)

    @property
    def used(self) -> Box:
        """What the text takes of the type area."""
        grid, room = self.grid, self.room
        lowest = self.page.tops[-1] + (self.page.rows[-1].span - 1) * grid.pitch + grid.cell
        return replace(room, bottom=room.top - lowest)

    def draw(self, canvas: Any) -> None:
        """The page and its number."""
        draw_page(canvas, self.page, self.grid)
        if self.number:
            text = canvas.beginText()
            page_number(text, self.number, self.grid)
            canvas.drawText(text)


@dataclass(frozen=True)
class ListLeaf:
    """A page of a list."""

    placed: Sequence[Placed]
    sheet: Paper
    mark: str = ""

    @property
    def paper(self) -> Size:
        """Width and height in points."""
        return self.sheet.width, self.sheet.height

    @property
    def foot(self) -> tuple[float, float, float]:
        """Where the small print begins."""
        return self.sheet.left, _FOOT_FIRST, self.sheet.room

    @property
    def room(self) -> Box:
        """The type area."""
        sheet = self.sheet
        return Box(sheet.left, sheet.bottom, sheet.width - sheet.right, sheet.height - sheet.top)

    @property
    def used(self) -> Box:
        """What the list takes of the type area."""
        piece, top = self.placed[-1]
        return replace(self.room, bottom=self.room.top - top - piece.height)

    def draw(self, canvas: Any) -> None:
        """Text and rules."""
        draw_pieces(canvas, self.placed, self.sheet)


def list_paper(paper: Size, *, landscape: bool = False) -> Paper:
    """A sheet for lists: 20 mm at the sides, 22 above, 25 below for the small print."""
    wide, tall = (max(paper), min(paper)) if landscape else (min(paper), max(paper))
    return Paper(wide, tall, 20 * MM, 20 * MM, 22 * MM, 25 * MM)


def foot_lines(leaf: Leaf, words: str, count: str) -> list[Set]:
    """The small print of a leaf: what it is, which sheet of how many, and its own mark."""
    return small_print("　".join(part for part in (words, count, leaf.mark) if part), leaf.foot[2])


def leaves_pdf(
    leaves: Sequence[Leaf], first: int, total: int, *, foot: str, title: str, author: str, draft: bool
) -> bytes:
    """The PDF of leaves that are sheets `first` and following of `total`; the same leaves give the same bytes."""
    with MAKING:
        out = BytesIO()
        canvas = new_canvas(out, leaves[0].paper, title, author)
        for number, leaf in enumerate(leaves, start=first):
            canvas.setPageSize(leaf.paper)
            if draft:
                watermark(canvas, leaf.paper)
            leaf.draw(canvas)
            left, baseline, _ = leaf.foot
            text = canvas.beginText()
            for at, line in enumerate(foot_lines(leaf, foot, f"第{number}张，共{total}张")):
                draw_line(text, line, left, baseline - at * _FOOT_STEP)
            canvas.drawText(text)
            canvas.showPage()
        canvas.save()
    return out.getvalue()
