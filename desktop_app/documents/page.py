"""Puts typeset pages on paper: A4, page numbers, red head, small print of the board, 草稿 across a draft.

Text is drawn character by character from our own fonts; nothing of it is ever read as markup. The same pages
give the same bytes: no clock goes in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from desktop_app.documents.fonts import MAKING, cell
from desktop_app.documents.grid import (
    ASCENT,
    BOTTOM,
    CELL,
    LEFT,
    MM,
    PAPER,
    SIZE_4,
    SIZE_5_SMALL,
    TOP,
    WIDTH,
)
from desktop_app.documents.linebreak import break_lines
from desktop_app.documents.pen import draw_line, new_canvas
from desktop_app.documents.typeset import RED, Page, Set, Stroke, centred

_NUMBER_DASH = BOTTOM - 7 * MM  # 一字线上距版心下缘 7 mm
_DASH_HEIGHT = 0.27  # of the dash of our 宋体 above the baseline, in em
_FOOT_FIRST = 50.0  # first baseline of the small print, from the lower edge of the paper
_FOOT_STEP = 12.0
_FOOT_LINES = 3
_GREY = (0.88, 0.88, 0.88)
_LETTER_FOOT = 20 * MM  # 信函格式: 距下页边 20 mm
_LETTER_LINE = 170 * MM
_OVER = (_LETTER_LINE - WIDTH) / 2 + LEFT - (PAPER[0] - WIDTH) / 2  # centred on the paper, not on the text


def double_red(y: float, *, thick_first: bool) -> tuple[Stroke, Stroke]:
    """The double red line of 170 mm in the middle of the paper, its upper edge `y` below the top of its row."""
    upper, lower = (1.8, 0.6) if thick_first else (0.6, 1.8)
    below = y + upper + 1.4
    return (
        Stroke(-_OVER, y + upper / 2, _LETTER_LINE - _OVER, y + upper / 2, upper, RED),
        Stroke(-_OVER, below + lower / 2, _LETTER_LINE - _OVER, below + lower / 2, lower, RED),
    )


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page beside the text, and the properties of the file."""

    title: str
    author: str
    numbered: bool = True
    foot: str = ""
    sheets: bool = False  # 第×张，共×张 in the small print when there are several
    draft: bool = False
    letter: bool = False  # 信函格式: a double red line at the foot of the first page, which shows no number


def draw(pages: Sequence[Page], furniture: Furniture) -> bytes:
    """The PDF of typeset pages."""
    with MAKING:
        out = BytesIO()
        canvas = new_canvas(out, PAPER, furniture.title, furniture.author)
        for number, page in enumerate(pages, start=1):
            if furniture.draft:
                _watermark(canvas)
            _text(canvas, page)
            _margin(canvas, furniture, number, len(pages))
            canvas.showPage()
        canvas.save()
    return out.getvalue()


def _text(canvas: Any, page: Page) -> None:
    text = canvas.beginText()
    for row, top in zip(page.rows, page.tops, strict=True):
        for line in row.lines:
            draw_line(text, line, LEFT, PAPER[1] - TOP - top - line.top - ASCENT * line.size)
    canvas.drawText(text)
    for row, top in zip(page.rows, page.tops, strict=True):
        if row.rule is not None:
            y = PAPER[1] - TOP - top - row.rule
            canvas.setStrokeColorRGB(*RED)
            canvas.setLineWidth(1.2)
            canvas.line(LEFT, y, LEFT + WIDTH, y)
        for stroke in row.strokes:
            _stroke(canvas, stroke, PAPER[1] - TOP - top)


def _stroke(canvas: Any, stroke: Stroke, top: float) -> None:
    canvas.setStrokeColorRGB(*stroke.colour)
    canvas.setLineWidth(stroke.width)
    canvas.line(LEFT + stroke.x, top - stroke.y, LEFT + stroke.to_x, top - stroke.to_y)


def _margin(canvas: Any, furniture: Furniture, number: int, count: int) -> None:
    text = canvas.beginText()
    if furniture.letter and number == 1:
        for stroke in double_red(0.0, thick_first=False):
            _stroke(canvas, stroke, _LETTER_FOOT)
    elif furniture.numbered:
        label = centred(f"—  {number}  —", "song", SIZE_4, 0.0, within=0.0)
        half = -label.xs[0]
        middle = LEFT + WIDTH - CELL - half if number % 2 else LEFT + CELL + half
        draw_line(text, label, middle, _NUMBER_DASH - _DASH_HEIGHT * SIZE_4)
    foot = furniture.foot
    if furniture.sheets and count > 1:
        foot = "　".join(part for part in (foot, f"第{number}张，共{count}张") if part)
    drawn = [cell("song", char) for char in foot]
    widths = [one.advance for one in drawn]
    for at, line in enumerate(break_lines(foot, widths, WIDTH / SIZE_5_SMALL)[:_FOOT_LINES]):
        placed = Set(
            tuple(drawn[line.start : line.stop]), tuple(x * SIZE_5_SMALL for x in line.xs), SIZE_5_SMALL
        )
        draw_line(text, placed, LEFT, _FOOT_FIRST - at * _FOOT_STEP)
    canvas.drawText(text)


def _watermark(canvas: Any) -> None:
    canvas.saveState()
    canvas.translate(PAPER[0] / 2, PAPER[1] / 2)
    canvas.rotate(45)
    text = canvas.beginText()
    size = 160.0
    mark = centred("草稿", "hei", size, 0.0, within=0.0)
    draw_line(text, Set(mark.cells, mark.xs, size, colour=_GREY), 0.0, -0.38 * size)
    canvas.drawText(text)
    canvas.restoreState()
