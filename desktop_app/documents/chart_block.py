"""A chart on paper: the shapes of the same layout as on the screen, drawn with the pen of every paper."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from desktop_app.documents.fonts import Role
from desktop_app.documents.grid import ASCENT
from desktop_app.documents.pen import draw_line
from desktop_app.documents.typeset import Run, Set, cells, width
from desktop_app.domain.chart import Chart, parts
from desktop_app.domain.chart_layout import lay
from desktop_app.domain.chart_shapes import INK, Box, Drawing, Mark, Stroke, Words

SIZE = 9.0  # 小五, of the words in a chart
_LETTERS = 22  # of height a chart takes at least


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart among paragraphs and tables; `before` in points above it, `least` the height it takes at least.

    One higher than `most` is drawn in parts, so that each has room on a page.
    """

    chart: Chart
    before: float = 6.0
    least: float = SIZE * _LETTERS
    most: float = 440.0

    def drawings(self, room: float) -> list[Drawing]:
        """The layouts on paper with `room` points across."""
        count = max(1, len(self.chart.categories))
        while True:
            made = [lay(part, room, self.least, wide, SIZE) for part in parts(self.chart, count)]
            if count == 1 or max(one.height for one in made) <= self.most:
                return made
            count = max(1, count * 2 // 3)


def wide(text: str, size: float) -> float:
    """The width of words of a chart on paper, in points."""
    return width(text, "song") * size


def draw_drawing(canvas: Any, drawing: Drawing, left: float, top: float) -> None:
    """Puts the shapes on the page; `left` and `top` are the upper left corner, from the lower edge of the page."""
    canvas.saveState()
    canvas.setLineJoin(0)
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            _write(canvas, shape, left, top)
        elif isinstance(shape, Stroke):
            _stroke(canvas, shape, left, top)
        else:
            _fill(canvas, shape, left, top)
    canvas.restoreState()


def _write(canvas: Any, words: Words, left: float, top: float) -> None:
    role: Role = "hei" if words.bold else "song"
    drawn = cells((Run(words.text, role),))
    ends = [*accumulate((one.advance * words.size for one in drawn), initial=0.0)]
    start = words.x - ends[-1] * {"left": 0.0, "center": 0.5, "right": 1.0}[words.anchor]
    line = Set(tuple(drawn), tuple(start + x for x in ends[:-1]), words.size)
    text = canvas.beginText()
    draw_line(text, line, left, top - words.y + (0.5 - ASCENT) * words.size)
    canvas.drawText(text)


def _stroke(canvas: Any, stroke: Stroke, left: float, top: float) -> None:
    canvas.setStrokeColor(_colour(stroke.colour))
    canvas.setLineWidth(stroke.width)
    canvas.setDash(*([list(stroke.dash)] if stroke.dash else []))
    path = canvas.beginPath()
    _along(path, stroke.points, left, top)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()


def _fill(canvas: Any, shape: Box | Mark, left: float, top: float) -> None:
    edge = shape.edge if isinstance(shape, Box) else INK
    canvas.setFillColor(_colour(shape.fill))
    canvas.setLineWidth(0.6)
    if edge:
        canvas.setStrokeColor(_colour(edge))
    if isinstance(shape, Box):
        canvas.rect(
            left + shape.x,
            top - shape.y - shape.height,
            shape.width,
            shape.height,
            stroke=int(bool(edge)),
            fill=1,
        )
        return
    path = canvas.beginPath()
    _along(path, shape.points, left, top)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _along(path: Any, points: tuple[tuple[float, float], ...], left: float, top: float) -> None:
    for at, (x, y) in enumerate(points):
        (path.lineTo if at else path.moveTo)(left + x, top - y)


def _colour(name: str) -> Any:
    from reportlab.lib.colors import HexColor  # noqa: PLC0415  start-up must not pay for it

    return HexColor(name)
