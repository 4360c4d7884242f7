"""The reportlab canvas as every paper uses it: a new file without a clock in it, and lines of placed characters.

Text is drawn character by character from our own fonts; nothing of it is ever read as markup.
"""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import Any

from desktop_app.documents.fonts import Cell, face, font_name
from desktop_app.documents.typeset import Set


def new_canvas(out: BytesIO, size: tuple[float, float], title: str, author: str) -> Any:
    """An empty file of pages of `size` points; the same strokes give the same bytes. Call it holding `MAKING`."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415  start-up must not pay for it

    face("song")
    options: dict[str, Any] = {"initialFontName": font_name("song"), "lang": "zh-CN"}  # else Helvetica
    made = Canvas(out, pagesize=size, pageCompression=1, invariant=1, **options)
    made.setTitle(title)
    made.setAuthor(author)
    made.setSubject("")
    made.setCreator("政务公开台账")
    return made


def draw_line(text: Any, placed: Set, left: float, baseline: float) -> None:
    """Draws runs of cells that differ in nothing but their place; even spacing travels as character space."""
    text.setFillColorRGB(*placed.colour)
    seats = list(zip(placed.cells, placed.xs, strict=True))
    for _, group in groupby(
        seats, key=lambda seat: (seat[0].font, seat[0].stretch, seat[0].size, seat[0].rise)
    ):
        chunk: list[tuple[Cell, float]] = []
        space = 0.0
        for one, x in group:
            gap = _gap(chunk[-1], (one, x), placed.size) if chunk else 0.0
            if len(chunk) == 1 and len(chunk[0][0].glyphs) == 1:
                space = gap
            if chunk and (abs(gap - space) > 0.005 or len(one.glyphs) > 1 or len(chunk[-1][0].glyphs) > 1):
                _chunk(text, chunk, space if len(chunk) > 1 else 0.0, placed, left, baseline)
                chunk = []
            chunk.append((one, x))
        _chunk(text, chunk, space if len(chunk) > 1 else 0.0, placed, left, baseline)


def _gap(before: tuple[Cell, float], after: tuple[Cell, float], size: float) -> float:
    """Space between two glyphs in points before stretching, as the PDF operator Tc counts it."""
    step = after[1] + after[0].dx * size - before[1] - before[0].dx * size
    return step / before[0].stretch - before[0].natural * size


def _chunk(
    text: Any, chunk: list[tuple[Cell, float]], space: float, placed: Set, left: float, baseline: float
) -> None:
    one, x = chunk[0]
    text.setFont(one.font, placed.size * one.size)
    text.setHorizScale(100 * one.stretch)
    text.setCharSpace(space)
    text.setTextOrigin(left + x + one.dx * placed.size, baseline + one.rise * placed.size)
    text.textOut("".join(seat[0].glyphs for seat in chunk))
