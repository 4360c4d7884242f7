"""Lines of a chart: a point for each category, told apart by dashes and marks, numbers beside the points."""

from __future__ import annotations

from desktop_app.domain.chart import number
from desktop_app.domain.chart_plot import LINE, REACH, Area, Plane, scale, ticks_of, upright_axis

_NAME_LINES = 2
_SHORT = 4  # a name of so few characters is not broken
_LEAST = 6.0  # height of the plot, in letters

_Spot = tuple[float, float, float, float]  # left, top, right, bottom of what is taken


def lines(plane: Plane, top: float, height: float) -> float:
    """Draws the lines between `top` and `height`; the height taken."""
    chart, size = plane.chart, plane.size
    marks = ticks_of(chart)
    left = plane.widest(map(number, marks)) + size
    slot = (plane.width - left - size * 0.5) / len(chart.categories)
    xs = [left + (at + 0.5) * slot for at in range(len(chart.categories))]
    every, names = _names(plane, xs, slot)
    deep = max(map(len, names))
    bottom = max(height - deep * size * LINE - size * 0.6, top + size * _LEAST)
    area = Area(left, top + size * 1.4, plane.width - size * 0.5, bottom)
    upright_axis(plane, area, marks)
    for at, told in zip(range(0, len(xs), every), names, strict=True):
        plane.rule((xs[at], bottom), (xs[at], bottom + size * 0.25))
        plane.say_lines(told, xs[at], bottom + size * 0.4, "center", "category")
    places = []
    for which, one in enumerate(chart.series):
        points = tuple(
            (x, scale(marks, bottom, area.top, value)) for x, value in zip(xs, one.values, strict=True)
        )
        places.append(points)
        if len(points) > 1:
            plane.curve(points, which)
    for which, points in enumerate(places):
        for at, (x, y) in enumerate(points):
            plane.point(x, y, which, (which, at))
    _values(plane, places, area)
    return bottom + deep * size * LINE + size * 0.6


def _names(plane: Plane, xs: list[float], slot: float) -> tuple[int, list[list[str]]]:
    """Every how many categories one is named, and the lines of those names; the first is named in any case."""
    categories = plane.chart.categories
    for every in range(1, len(categories) + 1):
        told = []
        for x, name in zip(xs[::every], categories[::every], strict=True):
            beside = 2 * min(
                x, plane.width - x
            )  # a name in the middle below its point must not leave the plane
            room = max(min(slot * every - plane.size * 0.6, beside), plane.size)
            lines = plane.lines(name, room)
            broken = len(lines) > 1 and len(name) <= _SHORT
            if broken or len(lines) > _NAME_LINES or plane.widest(lines) > room:
                break
            told.append(lines)
        else:
            return every, told
    return len(categories), [plane.lines(categories[0], 2 * min(xs[0], plane.width - xs[0]))]


def _values(plane: Plane, places: list[tuple[tuple[float, float], ...]], area: Area) -> None:
    """Numbers above or below their points, wherever they hit neither each other nor a mark."""
    size = plane.size
    reach = size * REACH
    taken = [(x - reach, y - reach, x + reach, y + reach) for points in places for x, y in points]
    for which, points in enumerate(places):
        for at, (x, _) in enumerate(points):
            value = plane.chart.series[which].values[at]
            half = plane.wide(number(value)) / 2 + size * 0.1
            for middle in _seats(points, at, size):
                spot = (x - half, middle - size * 0.5, x + half, middle + size * 0.5)
                if spot[1] < area.top - size * 1.5 or spot[3] > area.bottom + size * 0.1:
                    continue
                if not any(_meet(spot, other) for other in taken):
                    taken.append(spot)
                    plane.value(value, x, middle, "center")
                    break


def _seats(points: tuple[tuple[float, float], ...], at: int, size: float) -> tuple[float, float]:
    """Above the point, then below it; in a valley the other way round, where no line runs."""
    y = points[at][1]
    beside = [points[other][1] for other in (at - 1, at + 1) if 0 <= other < len(points)]
    valley = bool(beside) and all(other < y for other in beside)
    above, below = y - size * 0.95, y + size * 0.95
    return (below, above) if valley else (above, below)


def _meet(one: _Spot, other: _Spot) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
