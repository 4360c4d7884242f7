"""The plane a chart is drawn on: what was put there, its round ticks, and the axis of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10

from desktop_app.domain.chart import Chart, number
from desktop_app.domain.chart_shapes import (
    FAINT,
    INK,
    PAPER,
    Anchor,
    Box,
    Measure,
    Part,
    Shape,
    Stroke,
    Words,
    hatched,
    look,
    marked,
    wrapped,
)

LINE = 1.3  # from one line of words to the next, in their size
REACH = 0.32  # from the middle of a mark to its edge, in letters
_CURVE = 0.14  # thickness of a line through points, in letters
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_TICKS = 5  # about as many as are drawn
_NEAR = 1e-9


@dataclass(frozen=True)
class Area:
    """A part of the plane by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass
class Plane:
    """Collects shapes; `size` is that of its letters."""

    chart: Chart
    width: float
    size: float
    measure: Measure
    shapes: list[Shape] = field(default_factory=list)

    def wide(self, text: str) -> float:
        """The width of a text here."""
        return self.measure(text, self.size)

    def widest(self, texts: Iterable[str]) -> float:
        """That of the widest."""
        return max(map(self.wide, texts), default=0.0)

    def lines(self, text: str, room: float) -> list[str]:
        """A text in lines no wider than the room."""
        return wrapped(text, room, self.size, self.measure)

    def say(self, text: str, x: float, y: float, anchor: Anchor, part: Part, *, bold: bool = False) -> None:
        """A line of words whose middle is at `y`."""
        self.shapes.append(Words(text, x, y, self.size, anchor, part, bold))

    def say_lines(self, lines: Sequence[str], x: float, top: float, anchor: Anchor, part: Part) -> None:
        """Lines below each other."""
        for at, line in enumerate(lines):
            self.say(line, x, top + (at + 0.5) * self.size * LINE, anchor, part)

    def rule(self, start: tuple[float, float], end: tuple[float, float], *, faint: bool = False) -> None:
        """A straight line of an axis, or a faint one behind the bars."""
        self.shapes.append(Stroke((start, end), 0.5 if faint else 0.9, FAINT if faint else INK))

    def bar(self, area: Area, series: int, category: int) -> None:
        """A bar in the look of its series."""
        style = look(series)
        box = Box(area.left, area.top, area.width, area.height, style.fill, (series, category))
        self.shapes += [box, *hatched(box, style.hatch, self.size * 0.5)]

    def curve(self, points: tuple[tuple[float, float], ...], series: int) -> None:
        """A line through points in the dash of its series."""
        thick = self.size * _CURVE
        self.shapes.append(Stroke(points, thick, dash=tuple(one * thick for one in look(series).dash)))

    def point(self, x: float, y: float, series: int, of: tuple[int, int] | None = None) -> None:
        """A mark of its series, every other one hollow."""
        fill = PAPER if series % 2 else INK
        self.shapes.append(marked(look(series).mark, x, y, self.size * REACH, fill, of))

    def value(self, value: float, x: float, y: float, anchor: Anchor, *, bold: bool = False) -> None:
        """A number beside what it belongs to."""
        self.say(number(value), x, y, anchor, "value", bold=bold)

    def value_on(self, value: float, x: float, y: float) -> None:
        """A number on a bar: on paper ground, so that hatching does not run through it."""
        wide, tall = self.wide(number(value)) + self.size * 0.4, self.size * 1.1
        self.shapes.append(Box(x - wide / 2, y - tall / 2, wide, tall, PAPER, edge=""))
        self.value(value, x, y, "center")


def ticks(low: float, high: float, *, whole: bool) -> tuple[float, ...]:
    """Round numbers from at most `low` to at least `high`, zero among them; whole ones where values are."""
    low, high = min(low, 0.0), max(high, 0.0)
    if high - low < _NEAR:
        return (0.0, 1.0)
    rough = (high - low) / _TICKS
    power = 10 ** floor(log10(rough))
    step = next(power * one for one in _STEPS if power * one >= rough - _NEAR)
    if whole:
        step = 1.0 if step < 1 else 3.0 * power if step == 2.5 and power == 1 else step
    first, last = floor(low / step + _NEAR), ceil(high / step - _NEAR)
    return tuple(round(at * step, 9) for at in range(first, last + 1))


def ticks_of(chart: Chart) -> tuple[float, ...]:
    """The ticks its values need; those of a stack reach as high as its sums."""
    values = [value for one in chart.series for value in one.values]
    if chart.kind == "stacked":
        values = [sum(one.values[at] for one in chart.series) for at in range(len(chart.categories))]
    return ticks(
        min(values), max(*values, chart.reach), whole=all(float(value).is_integer() for value in values)
    )


def scale(marks: Sequence[float], start: float, end: float, value: float) -> float:
    """Where a value stands between `start`, the place of the first tick, and `end`, that of the last."""
    return start + (value - marks[0]) / (marks[-1] - marks[0]) * (end - start)


def upright_axis(plane: Plane, area: Area, marks: Sequence[float]) -> None:
    """Numbers at the left, a faint line for each, the line of zero in ink."""
    for mark in marks:
        y = scale(marks, area.bottom, area.top, mark)
        plane.rule((area.left, y), (area.right, y), faint=bool(mark))
        plane.say(number(mark), area.left - plane.size * 0.5, y, "right", "tick")
    plane.rule((area.left, area.top), (area.left, area.bottom))


def lying_axis(plane: Plane, area: Area, marks: Sequence[float]) -> None:
    """Numbers below, as many as have room, a faint line for each, the line of zero in ink."""
    apart = area.width / (len(marks) - 1)
    every = 1 if plane.widest(map(number, marks)) + plane.size < apart else 2
    for at, mark in enumerate(marks):
        x = scale(marks, area.left, area.right, mark)
        plane.rule((x, area.top), (x, area.bottom), faint=bool(mark))
        if at % every == 0 or not mark:
            plane.say(number(mark), x, area.bottom + plane.size * 0.9, "center", "tick")
    plane.rule((area.left, area.bottom), (area.right, area.bottom))
