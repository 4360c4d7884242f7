"""Where everything of a chart stands; the same answer is painted on the screen and on paper."""

from __future__ import annotations

from desktop_app.domain.chart import NOTHING, Chart
from desktop_app.domain.chart_bars import lying, upright
from desktop_app.domain.chart_lines import lines
from desktop_app.domain.chart_plot import LINE, Plane
from desktop_app.domain.chart_shapes import Box, Drawing, Measure, Words, hatched, look, wrapped

_TITLE = 1.2  # of the other letters
_SAMPLE = 2.2  # width of what stands before a name in the legend, in letters


def lay(chart: Chart, width: float, height: float, measure: Measure, size: float) -> Drawing:
    """The chart in `width` and at least `height`, in letters of `size`; `measure` tells how wide words are.

    Nothing but the measure depends on a font, so screen and paper differ only by where lines of words break.
    """
    plane = Plane(chart, width, size, measure)
    top = _head(plane)
    if chart.empty:
        tall = max(height, top + size * 4)
        plane.say(NOTHING, width / 2, (top + tall) / 2, "center", "nothing")
        return Drawing(width, tall, tuple(plane.shapes))
    if len(chart.series) > 1:
        top = _legend(plane, top)
    if chart.kind == "lines":
        tall = lines(plane, top, height)
    else:
        tall = upright(plane, top, height) or lying(plane, top, height)
    return Drawing(width, max(tall, height), tuple(plane.shapes))


def _head(plane: Plane) -> float:
    """The title in the middle and the unit at the right below it; where the next thing begins."""
    large = plane.size * _TITLE
    at = 0.0
    for line in wrapped(plane.chart.title, plane.width, large, plane.measure):
        words = Words(line, plane.width / 2, at + large * LINE / 2, large, "center", "title", bold=True)
        plane.shapes.append(words)
        at += large * LINE
    if plane.chart.unit:
        plane.say(f"单位：{plane.chart.unit}", plane.width, at + plane.size * LINE / 2, "right", "unit")
        at += plane.size * LINE
    return at + plane.size * 0.4


def _legend(plane: Plane, top: float) -> float:
    """The looks of the series with their names, in as many rows as needed; where the next thing begins."""
    size = plane.size
    rows: list[list[tuple[int, str, float]]] = [[]]
    used = 0.0
    for which, one in enumerate(plane.chart.series):
        needs = size * (_SAMPLE + 0.5) + plane.wide(one.name) + size
        if rows[-1] and used + needs > plane.width:
            rows.append([])
            used = 0.0
        rows[-1].append((which, one.name, needs))
        used += needs
    for row in rows:
        x = (plane.width - sum(needs for _, _, needs in row)) / 2
        middle = top + size * LINE / 2
        for which, name, needs in row:
            _sample(plane, which, x, middle)
            plane.say(name, x + size * (_SAMPLE + 0.5), middle, "left", "legend")
            x += needs
        top += size * LINE * 1.1
    return top + size * 0.3


def _sample(plane: Plane, which: int, x: float, middle: float) -> None:
    size, style = plane.size, look(which)
    if plane.chart.kind == "lines":
        plane.curve(((x, middle), (x + size * _SAMPLE, middle)), which)
        plane.point(x + size * _SAMPLE / 2, middle, which)
        return
    box = Box(x, middle - size * 0.45, size * _SAMPLE, size * 0.9, style.fill)
    plane.shapes += [box, *hatched(box, style.hatch, size * 0.5)]
