"""Bars of a chart: upright where their names have room below them, else lying with the names at the left."""

from __future__ import annotations

from desktop_app.domain.chart import number
from desktop_app.domain.chart_plot import LINE, Area, Plane, lying_axis, scale, ticks_of, upright_axis

_NAME_LINES = 3  # a name in more lines than that makes the bars lie down
_SHARE = 0.72  # of the room of a category that its bars take
_WIDEST = 5.0  # of one bar, in letters
_NAMES = 0.4  # of the width that names of lying bars may take at most
_LEAST = 5.0  # height of the plot, in letters, below which upright bars tell nothing


def upright(plane: Plane, top: float, height: float) -> float | None:
    """Draws upright bars between `top` and `height`; the height taken, or None when their words have no room."""
    chart, size = plane.chart, plane.size
    marks = ticks_of(chart)
    left = plane.widest(map(number, marks)) + size
    slot = (plane.width - left - size * 0.5) / len(chart.categories)
    names = [plane.lines(name, slot - size * 0.6) for name in chart.categories]
    deep = max(map(len, names))
    side_by_side = 1 if chart.kind == "stacked" else len(chart.series)
    wide = min(slot * _SHARE / side_by_side, size * _WIDEST)
    told = zip(chart.categories, names, strict=True)
    broken = any(len(line) < 2 < len(name) for name, lines in told for line in lines)
    if deep > _NAME_LINES or broken or wide < _value_room(plane) + size * 0.2:
        return None
    area = Area(left, top + size * 1.4, plane.width - size * 0.5, height - deep * size * LINE - size * 0.6)
    if area.height < size * _LEAST:
        return None
    upright_axis(plane, area, marks)
    for at, lines in enumerate(names):
        middle = left + (at + 0.5) * slot
        plane.say_lines(lines, middle, area.bottom + size * 0.4, "center", "category")
        if chart.kind == "stacked":
            _pile(plane, area, at, middle, wide)
            continue
        first = middle - wide * side_by_side / 2
        for which, one in enumerate(chart.series):
            start = first + which * wide
            zero, end = (scale(marks, area.bottom, area.top, value) for value in (0.0, one.values[at]))
            plane.bar(Area(start, min(zero, end), start + wide, max(zero, end)), which, at)
            below = one.values[at] < 0
            plane.value(one.values[at], start + wide / 2, end + size * (0.75 if below else -0.75), "center")
    return height


def _value_room(plane: Plane) -> float:
    """The widest number that stands on or above a bar."""
    told = [value for one in plane.chart.series for value in one.values]
    if plane.chart.kind == "stacked":
        told += [_sum(plane, at) for at in range(len(plane.chart.categories))]
    return plane.widest(map(number, told))


def _sum(plane: Plane, category: int) -> float:
    return sum(one.values[category] for one in plane.chart.series)


def _pile(plane: Plane, area: Area, at: int, middle: float, wide: float) -> None:
    """One upright stack, its sum above it."""
    marks, size, reached = ticks_of(plane.chart), plane.size, 0.0
    for which, one in enumerate(plane.chart.series):
        bottom, reached = scale(marks, area.bottom, area.top, reached), reached + one.values[at]
        top = scale(marks, area.bottom, area.top, reached)
        plane.bar(Area(middle - wide / 2, top, middle + wide / 2, bottom), which, at)
        if bottom - top >= size * 1.25:
            plane.value_on(one.values[at], middle, (top + bottom) / 2)
    end = scale(marks, area.bottom, area.top, reached)
    plane.value(reached, middle, end - size * 0.75, "center", bold=True)


def lying(plane: Plane, top: float, height: float) -> float:
    """Draws lying bars from `top`; the height taken, which is more than `height` when there are many of them."""
    chart, size = plane.chart, plane.size
    marks = ticks_of(chart)
    room = min(plane.widest(chart.categories), plane.width * _NAMES) + 0.01
    names = [plane.lines(name, room) for name in chart.categories]
    left = room + size
    below = _value_room(plane) + size if marks[0] < 0 else 0.0
    right = plane.width - _value_room(plane) - size
    side_by_side = 1 if chart.kind == "stacked" else len(chart.series)
    needs = [max(len(lines) * size * LINE, side_by_side * size * 1.25) + size * 0.5 for lines in names]
    foot = size * 1.8
    spare = max(0.0, height - top - foot - sum(needs)) / len(needs)
    tall = [need + min(spare, size * 1.5) for need in needs]
    area = Area(left + below, top, right, top + sum(tall))
    lying_axis(plane, area, marks)
    upper = top
    for at, (lines, own) in enumerate(zip(names, tall, strict=True)):
        middle = upper + own / 2
        plane.say_lines(lines, room, middle - len(lines) * size * LINE / 2, "right", "category")
        thick = min(own * _SHARE, size * 1.6 * side_by_side) / side_by_side
        thick = max(thick, size * 1.1)
        if chart.kind == "stacked":
            _row(plane, area, at, middle, thick)
        else:
            for which, one in enumerate(chart.series):
                y = middle + (which - side_by_side / 2) * thick
                zero, end = (scale(marks, area.left, area.right, value) for value in (0.0, one.values[at]))
                plane.bar(Area(min(zero, end), y, max(zero, end), y + thick), which, at)
                back = one.values[at] < 0
                beside = end + size * (-0.3 if back else 0.3)
                plane.value(one.values[at], beside, y + thick / 2, "right" if back else "left")
        upper += own
    return area.bottom + foot


def _row(plane: Plane, area: Area, at: int, middle: float, thick: float) -> None:
    """One lying stack, its sum at the end."""
    marks, size, reached = ticks_of(plane.chart), plane.size, 0.0
    for which, one in enumerate(plane.chart.series):
        start, reached = scale(marks, area.left, area.right, reached), reached + one.values[at]
        end = scale(marks, area.left, area.right, reached)
        plane.bar(Area(start, middle - thick / 2, end, middle + thick / 2), which, at)
        if end - start >= plane.wide(number(one.values[at])) + size * 0.6:
            plane.value_on(one.values[at], (start + end) / 2, middle)
    x = scale(marks, area.left, area.right, reached)
    plane.value(reached, x + size * 0.3, middle, "left", bold=True)
