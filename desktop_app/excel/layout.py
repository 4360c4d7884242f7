"""How wide, how high and on which paper: Excel computes none of it for a file that was never opened."""

from __future__ import annotations

import math
from collections.abc import Sequence

FONT_SIZE = 10
LINE_POINTS = 13.5  # one line of 10 pt 宋体 with its leading
TALLEST = 409.0  # Excel's own limit
LOWEST = 22.0
NARROWEST, WIDEST = 6.0, 60.0
PADDING = 2.0
LONG = 22.0
HALVED_A3 = 426.0  # column units across A3 landscape at half size
FITS_A4 = 208.0  # column units across A4 landscape that stay at 7 pt or more when fitted to the width


def units(text: str) -> int:
    """Room of a text in half-width characters: 2 for a Chinese one, 1 for a Latin one."""
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def width(label: str, wish: float, long: Sequence[str]) -> float:
    """Width of a column: room for the label on two lines and for nine in ten of the contents, near what was wished.

    `long` is a sample of the column's texts; contents up to the wished width stay on one line.
    """
    sizes = sorted(max((units(line) for line in text.split("\n")), default=0) for text in long)
    usual = sizes[int(len(sizes) * 0.9)] if sizes else 0
    most = sizes[-1] if sizes else 0
    label_room = units(label) if units(label) <= 8 else (units(label) + 1) // 2
    needed = most if most <= wish else min(max(usual, wish * 0.6), wish)
    return min(max(needed + PADDING, label_room + PADDING, NARROWEST), WIDEST)


def halves(widths: Sequence[float], left: str, right: str) -> int:
    """After how many columns the right one of two texts on a line begins; all where they cannot stand side by side."""
    middle = max(1, len(widths) // 2)
    for at in sorted(range(1, len(widths)), key=lambda one: abs(one - middle)):
        if sum(widths[:at]) > units(left) and sum(widths[at:]) > units(right):
            return at
    return len(widths)


def lines(text: str, room: float) -> int:
    """Lines a wrapped text takes in a column of that width."""
    across = max(int(room - PADDING / 2), 2)
    if "\n" not in text:
        size = units(text)
        return 1 if size <= across else _wrapped(text, size, across)
    return sum(_wrapped(part, units(part), across) for part in text.split("\n"))


def _wrapped(text: str, size: int, across: int) -> int:
    """Chinese fills a line up to an odd unit; Latin words and digits run over as a whole, so they waste more."""
    usable = across - across % 2 if not text.isascii() else across * 0.85
    return max(1, -(-size // max(int(usable), 2)))


def height(line_count: int) -> float:
    """Row height in points for so many lines."""
    return min(max(line_count * LINE_POINTS + 6, LOWEST), TALLEST)


def pages_across(widths: Sequence[float]) -> int:
    """One page, but never under 5 pt: a sheet with every column of a register goes on several, side by side."""
    return max(1, math.ceil(sum(widths) / HALVED_A3))


def paper(widths: Sequence[float]) -> str:
    """A4 where the table stays readable on it, else A3."""
    return "A4" if sum(widths) <= FITS_A4 else "A3"
