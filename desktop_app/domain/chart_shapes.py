"""What a drawn chart consists of: boxes, strokes, marks and words on a plane whose y grows downward.

Lengths are in the unit the layout was asked in, points of paper or pixels of a screen. Painters draw the shapes in
their order and decide nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Measure = Callable[[str, float], float]
"""The width of a text on one line, in letters of the size given."""

Anchor = Literal["left", "center", "right"]
Part = Literal["title", "unit", "legend", "tick", "category", "value", "nothing"]
INK, FAINT, PAPER = "#1b1f24", "#c4ccd5", "#ffffff"


@dataclass(frozen=True)
class Box:
    """An upright rectangle; `of` is the series and the category a bar stands for; no outline when `edge` is empty."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    of: tuple[int, int] | None = None
    edge: str = INK


@dataclass(frozen=True)
class Stroke:
    """A line through points; `dash` are lengths of ink and gap, empty for a whole line."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: str = INK
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A small closed figure at a point of a line; `of` as in Box."""

    points: tuple[tuple[float, float], ...]
    fill: str
    of: tuple[int, int] | None = None


@dataclass(frozen=True)
class Words:
    """One line of text: `x` is where its anchor is, `y` the middle of its height."""

    text: str
    x: float
    y: float
    size: float
    anchor: Anchor
    part: Part
    bold: bool = False


Shape = Box | Stroke | Mark | Words


@dataclass(frozen=True)
class Drawing:
    """A chart laid out: the height may be more than was asked for when the words need it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def words(self, part: Part) -> list[str]:
        """The texts of one part, in order."""
        return [one.text for one in self.shapes if isinstance(one, Words) and one.part == part]


@dataclass(frozen=True)
class Look:
    """How a series is told from others without colour: a fill, hatching over it, a dash and a mark."""

    fill: str
    hatch: str
    dash: tuple[float, ...]
    mark: str


_FILLS = ("#4f7db5", PAPER, "#d5dde6", "#8fa3b8")
_HATCHES = ("", "/", "-", "\\", "|", "x")
_DASHES = ((), (6.0, 3.0), (2.0, 2.0), (8.0, 2.0, 2.0, 2.0))  # in widths of the line
_MARKS = ("disc", "square", "triangle", "diamond")


def look(series: int) -> Look:
    """The look of a series; the first 24 differ from each other in grey, too."""
    turn = series // len(_FILLS)
    hatch = _HATCHES[(series + turn) % len(_HATCHES)]
    return Look(
        fill=_FILLS[series % len(_FILLS)],
        hatch=hatch,
        dash=_DASHES[(series + turn) % len(_DASHES)],
        mark=_MARKS[series % len(_MARKS)],
    )


def hatched(box: Box, hatch: str, step: float) -> Iterator[Stroke]:
    """The lines of a hatching, cut at the edges of the box, `step` apart."""
    if min(box.width, box.height) < step / 2:
        return
    right, bottom = box.x + box.width, box.y + box.height
    if hatch == "-":
        count = int(box.height / step)
        for at in range(1, count + 1):
            y = box.y + at * step
            if y < bottom:
                yield _thin((box.x, y), (right, y))
    elif hatch == "|":
        for at in range(1, int(box.width / step) + 1):
            if (x := box.x + at * step) < right:
                yield _thin((x, box.y), (x, bottom))
    elif hatch:
        for way in "/\\":
            if hatch in (way, "x"):
                yield from _slanted(box, step * 1.5, rising=way == "/")


def _slanted(box: Box, step: float, *, rising: bool) -> Iterator[Stroke]:
    """Lines at 45°: each enters at the left or the top and leaves at the bottom or the right."""
    wide, tall = box.width, box.height
    for at in range(1, int((wide + tall) / step) + 1):
        reach = at * step  # where the line x + y = reach crosses the box, seen from its upper left corner
        first, last = max(0.0, reach - tall), min(wide, reach)
        if last - first < step / 8:
            continue
        ends = [(x, reach - x) for x in (first, last)]
        if not rising:
            ends = [(x, tall - y) for x, y in ends]
        (ax, ay), (bx, by) = ends
        yield _thin((box.x + ax, box.y + ay), (box.x + bx, box.y + by))


def _thin(start: tuple[float, float], end: tuple[float, float]) -> Stroke:
    return Stroke((start, end), 0.5)


def marked(name: str, x: float, y: float, reach: float, fill: str, of: tuple[int, int] | None) -> Mark:
    """A mark round a point, `reach` from its middle to its edge."""
    corners = {
        "disc": [(0.38, 0.92), (0.92, 0.38), (0.92, -0.38), (0.38, -0.92)],
        "square": [(0.85, 0.85), (0.85, -0.85)],
        "triangle": [(0.0, -1.1), (1.0, 0.8)],
        "diamond": [(0.0, 1.15), (1.15, 0.0), (0.0, -1.15)],
    }[name]
    mirrored = [(-dx, dy) for dx, dy in reversed(corners) if dx]
    points = tuple((x + dx * reach, y + dy * reach) for dx, dy in (*corners, *mirrored))
    return Mark(points, fill, of)


_NOT_FIRST = "，。、；：！？）》」』”’％%,.;:!?)"
_NOT_LAST = "（《「『“‘("


def wrapped(text: str, room: float, size: float, measure: Measure) -> list[str]:
    """The text in lines of at most `room`; words in Latin letters and numbers are cut only when one alone is wider."""
    lines: list[str] = []
    line = ""
    for word in _words(text):
        if not line or measure(line + word, size) <= room:
            line += word
            continue
        carried = ""
        if len(line) > 1 and (word[0] in _NOT_FIRST or line[-1] in _NOT_LAST):
            line, carried = line[:-1], line[-1]
        lines.append(line)
        line = carried + word
    lines.append(line)
    return [part for one in lines for part in _cut(one.strip(), room, size, measure)]


def _words(text: str) -> list[str]:
    """Single Chinese characters, and runs of Latin letters and digits."""
    words: list[str] = []
    for before, char in pairwise(f"　{text}"):
        joined = words and char.isascii() and before.isascii() and char.isalnum() and before.isalnum()
        if joined:
            words[-1] += char
        else:
            words.append(char)
    return words


def _cut(line: str, room: float, size: float, measure: Measure) -> list[str]:
    """A single word that is wider than the room, in pieces."""
    if measure(line, size) <= room or len(line) < 2:
        return [line]
    most = max(1, int(len(line) * room / measure(line, size)))
    return [line[:most], *_cut(line[most:], room, size, measure)]
