"""Which rows of a pasted table are its title and its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.privacy_names import is_name
from desktop_app.domain.privacy_table import Column, of_heading

_FIGURES = re.compile(r"\d{3}|^[\d.,，%￥¥\-/ ]+$")
_MOST_ROWS = 3  # of headings over each other
_LONGEST = 30  # characters of a heading
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Head:
    """How many rows stand above the headings and how many rows of headings there are; 0 for none."""

    above: int
    rows: int


def head_of(rows: Rows) -> Head:
    """Title rows are those with one text only, over however many columns it was merged."""
    above = 0
    while above < len(rows) - 1 and len(rows[above]) > 1 and len(set(filter(None, rows[above]))) < 2:
        above += 1
    rest = rows[above:]
    if not rest or not _is_head(rest):
        return Head(above if above < len(rows) else 0, 0)
    deep = 1
    while deep < min(_MOST_ROWS, len(rest) - 1) and _goes_on(rest[deep - 1], rest[deep]):
        deep += 1
    return Head(above, deep)


def headings(rows: Rows, head: Head) -> tuple[str, ...]:
    """One heading for each column: what stands over each other joined, 第3列 where nothing stands."""
    columns = len(rows[0]) if rows else 0
    lines = rows[head.above : head.above + head.rows]
    told = (" ".join(dict.fromkeys(line[at] for line in lines if line[at])) for at in range(columns))
    return tuple(name or f"第{at}列" for at, name in enumerate(told, 1))


def _is_head(rows: Rows) -> bool:
    first = [cell for cell in rows[0] if cell]
    if not first or any(_FIGURES.search(cell) or len(cell) > _LONGEST for cell in first):
        return False
    if any(of_heading(cell) is not Column.TEXT for cell in first):
        return True
    if len(set(first)) < len(first) or any(is_name(cell) for cell in first):
        return False
    return any(_FIGURES.search(cell) for row in rows[1:6] for cell in row)


def _goes_on(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the row below belongs to the headings: a heading reaches down into it, or it parts a wide one."""
    if any(_FIGURES.search(cell) or is_name(cell) for cell in lower if cell):
        return False
    reaches = any(a and a == b for a, b in zip(upper, lower, strict=True))
    return reaches and any(b and a != b for a, b in zip(upper, lower, strict=True))
