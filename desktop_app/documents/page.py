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
    LEFT,
    MM,
    OFFICIAL,
    PAPER,
    SIZE_4,
    SIZE_5_SMALL,
    WIDTH,
    PageGrid,
)
from desktop_app.documents.linebreak import break_lines
from desktop_app.documents.pen import draw_line, new_canvas
from desktop_app.documents.typeset import RED, Page, Set, Stroke, centred

_NUMBER_DASH = 7 * MM  # 一字线上距版心下缘
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
                watermark(canvas, PAPER)
            draw_page(canvas, page, OFFICIAL)
            _margin(canvas, furniture, number, len(pages))
            canvas.showPage()
        canvas.save()
    return out.getvalue()


def draw_page(canvas: Any, page: Page, grid: PageGrid) -> None:
    """The text and the lines of one page, without anything in its margins."""
    text = canvas.beginText()
    upper = grid.paper[1] - grid.top
    for row, top in zip(page.rows, page.tops, strict=True):
        for line in row.lines:
            draw_line(text, line, grid.left, upper - top - line.top - ASCENT * line.size)
    canvas.drawText(text)
    for row, top in zip(page.rows, page.tops, strict=True):
        if row.rule is not None:
            y = upper - top - row.rule
            canvas.setStrokeColorRGB(*RED)
            canvas.setLineWidth(1.2 * grid.scale)
            canvas.line(grid.left, y, grid.left + grid.width, y)
        for stroke in row.strokes:
            _stroke(canvas, stroke, grid.left, upper - top)


def _stroke(canvas: Any, stroke: Stroke, left: float, top: float) -> None:
    canvas.setStrokeColorRGB(*stroke.colour)
    canvas.setLineWidth(stroke.width)
    canvas.line(left + stroke.x, top - stroke.y, left + stroke.to_x, top - stroke.to_y)


def _margin(canvas: Any, furniture: Furniture, number: int, count: int) -> None:
    text = canvas.beginText()
    if furniture.letter and number == 1:
        for stroke in double_red(0.0, thick_first=False):
            _stroke(canvas, stroke, LEFT, _LETTER_FOOT)
    elif furniture.numbered:
        page_number(text, number, OFFICIAL)
    foot = furniture.foot
    if furniture.sheets and count > 1:
        foot = "　".join(part for part in (foot, f"第{number}张，共{count}张") if part)
    for at, line in enumerate(small_print(foot, WIDTH)[:_FOOT_LINES]):
        draw_line(text, line, LEFT, _FOOT_FIRST - at * _FOOT_STEP)
    canvas.drawText(text)


def page_number(text: Any, number: int, grid: PageGrid) -> None:
    """“— 1 —” below the type area, one character from its outer edge: odd pages at the right, even at the left."""
    label = centred(f"—  {number}  —", "song", SIZE_4, 0.0, within=0.0)
    half = -label.xs[0]
    right = grid.left + grid.width
    middle = right - grid.cell - half if number % 2 else grid.left + grid.cell + half
    draw_line(text, label, middle, grid.bottom - _NUMBER_DASH - _DASH_HEIGHT * SIZE_4)


def small_print(words: str, room: float) -> list[Set]:
    """The lines of a foot in 小五, `room` points wide."""
    drawn = [cell("song", char) for char in words]
    lines = break_lines(words, [one.advance for one in drawn], room / SIZE_5_SMALL)
    return [
        Set(tuple(drawn[line.start : line.stop]), tuple(x * SIZE_5_SMALL for x in line.xs), SIZE_5_SMALL)
        for line in lines
    ]


def watermark(canvas: Any, paper: tuple[float, float]) -> None:
    """草稿 in grey across a page, under whatever is drawn after it."""
    canvas.saveState()
    canvas.translate(paper[0] / 2, paper[1] / 2)
    canvas.rotate(45)
    text = canvas.beginText()
    size = 160.0 * min(paper) / PAPER[0]
    mark = centred("草稿", "hei", size, 0.0, within=0.0)
    draw_line(text, Set(mark.cells, mark.xs, size, colour=_GREY), 0.0, -0.38 * size)
    canvas.drawText(text)
    canvas.restoreState()
