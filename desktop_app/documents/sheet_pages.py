"""Puts working papers on pages: breaks between rows, the head of a table again on every page, 第×页 共×页.

The same blocks give the same bytes: no clock goes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from desktop_app.documents.chart_block import draw_drawing
from desktop_app.documents.fonts import MAKING, missing_characters
from desktop_app.documents.grid import ASCENT, MM, SIZE_5_SMALL
from desktop_app.documents.notice import Sheets
from desktop_app.documents.page import watermark
from desktop_app.documents.pen import draw_line, new_canvas
from desktop_app.documents.sheet_blocks import Block, Piece, pieces, set_lines, text_width, told
from desktop_app.documents.typeset import BLACK, Run

_RULE = 0.5
_FOOT_STEP = 12.0
_FOOT_LINES = 2
_LONG = 1 / 3  # of a page: a row longer than this may turn the page, a shorter one waits for the next
_BEGINNING = 4  # lines of a long row for which a page must still have room
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper and its margins, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def room(self) -> float:
        """The width text may take."""
        return self.width - self.left - self.right

    @property
    def tall(self) -> float:
        """The height text may take."""
        return self.height - self.top - self.bottom


PORTRAIT = Paper(210 * MM, 297 * MM, 25 * MM, 20 * MM, 22 * MM, 22 * MM)
LANDSCAPE = Paper(297 * MM, 210 * MM, 20 * MM, 20 * MM, 25 * MM, 20 * MM)  # bound at its upper edge

Placed = tuple[Piece, float]
"""A piece and its top below the top of the type area."""


def sheets(
    blocks: Sequence[Block],
    paper: Paper,
    *,
    title: str,
    author: str = "",
    foot: str = "",
    numbered: bool = True,
    draft: bool = False,
) -> Sheets:
    """The PDF of working papers. `title` and `author` are properties of the file; `foot` is small print."""
    laid = broken(pieces(blocks, paper.room), paper.tall)
    with MAKING:
        out = BytesIO()
        canvas = new_canvas(out, (paper.width, paper.height), title.replace("\n", ""), author)
        for number, page in enumerate(laid, start=1):
            if draft:
                watermark(canvas, (paper.width, paper.height))
            draw_pieces(canvas, page, paper)
            _foot(canvas, paper, foot, f"第{number}页　共{len(laid)}页" if numbered else "")
            canvas.showPage()
        canvas.save()
    return Sheets(out.getvalue(), len(laid), missing_characters("\n".join([*told(blocks), foot])))


def broken(flow: Iterable[Piece], tall: float) -> list[list[Placed]]:
    """Shares pieces among pages `tall` points high; what is tied goes along, a long row is cut at a line."""
    result: list[list[Placed]] = [[]]
    at = 0.0
    group: list[Piece] = []
    for piece in flow:
        group.append(piece)
        if not piece.keep:
            at = _put(result, group, at, tall)
            group = []
    if group:
        _put(result, group, at, tall)
    return result


def _put(result: list[list[Placed]], group: Sequence[Piece], at: float, tall: float) -> float:
    """Places pieces that belong together, on a new page when this one is full; where the next one begins."""
    needs = sum(piece.before + piece.height for piece in group)
    last = group[-1]
    if last.edges and last.height > tall * _LONG:
        needs -= last.height - _BEGINNING * last.step
    if result[-1] and (at + needs > tall + _NEAR or group[0].turn):
        result.append([])
        at = 0.0
    for piece in group:
        at = _place(result, piece, at, tall)
    return at


def _place(result: list[list[Placed]], piece: Piece, at: float, tall: float) -> float:
    if not result[-1]:
        at = _with_head(result[-1], piece)
        piece = replace(piece, before=0.0)
    top = at + piece.before
    if top + piece.height <= tall + _NEAR:
        result[-1].append((piece, top))
        return top + piece.height
    parts = piece.cut(tall - top) if piece.height > tall * _LONG else None
    if parts:
        result[-1].append((parts[0], top))
    elif top <= (piece.head.height if piece.head else 0.0):  # nothing more can be done: paper is what it is
        result[-1].append((piece, top))
        return top + piece.height
    result.append([])
    return _place(result, parts[1] if parts else piece, 0.0, tall)


def _with_head(page: list[Placed], piece: Piece) -> float:
    """Begins a page with the head of the table that goes on there."""
    if piece.head is None:
        return 0.0
    page.append((piece.head, 0.0))
    return piece.head.height


def draw_pieces(canvas: Any, page: Sequence[Placed], paper: Paper) -> None:
    """The charts, the text and the rules of one page, without anything in its margins."""
    for piece, top in page:
        if piece.drawing is not None:
            draw_drawing(canvas, piece.drawing, paper.left, paper.height - paper.top - top)
    _text(canvas, page, paper)
    _rules(canvas, page, paper)


def _text(canvas: Any, page: Sequence[Placed], paper: Paper) -> None:
    text = canvas.beginText()
    for piece, top in page:
        for line, below in piece.lines():
            if line.cells:
                y = paper.height - paper.top - top - below - ASCENT * line.size
                draw_line(text, line, paper.left, y)
    canvas.drawText(text)


def _rules(canvas: Any, page: Sequence[Placed], paper: Paper) -> None:
    """Every rule once, the vertical ones in one stroke as far as rows follow each other."""
    canvas.setStrokeColorRGB(*BLACK)
    canvas.setLineWidth(_RULE)
    upper = paper.height - paper.top
    begun: tuple[tuple[float, ...], float, float] | None = None  # edges, top, bottom of the rows seen so far
    for piece, top in [*page, (None, 0.0)]:
        edges = piece.edges if piece else ()
        if begun and (edges != begun[0] or abs(top - begun[2]) > _NEAR):
            for x in begun[0]:
                canvas.line(paper.left + x, upper - begun[1], paper.left + x, upper - begun[2])
            begun = None
        if piece is None or not edges:
            continue
        if begun is None:
            begun = edges, top, top
            _across(canvas, paper, edges, upper - top)
        begun = edges, begun[1], top + piece.height
        _across(canvas, paper, edges, upper - begun[2])


def _across(canvas: Any, paper: Paper, edges: Sequence[float], y: float) -> None:
    canvas.line(paper.left + edges[0], y, paper.left + edges[-1], y)


def _foot(canvas: Any, paper: Paper, foot: str, number: str) -> None:
    """The number of the page in the middle; beside small print at the right."""
    text = canvas.beginText()
    first = paper.bottom - 10 * MM + SIZE_5_SMALL
    if number:
        line = set_lines((Run(number, "song"),), SIZE_5_SMALL, paper.room, "right" if foot else "center")[0]
        draw_line(text, line, paper.left, first)
    room = paper.room - text_width(number + "　", SIZE_5_SMALL)
    for at, line in enumerate(set_lines((Run(foot, "song"),), SIZE_5_SMALL, room, "left")[:_FOOT_LINES]):
        if line.cells:
            draw_line(text, line, paper.left, first - at * _FOOT_STEP)
    canvas.drawText(text)
