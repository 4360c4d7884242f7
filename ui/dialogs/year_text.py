"""A year's days off as lines of text: typed, or pasted from Excel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from desktop_app.domain.dates import read_day
from desktop_app.domain.year_table import Row
from desktop_app.errors import Refused

_SPAN = re.compile(r"(.+?)(?:至|到|～|~|—|－)(.+)")
_LONGEST = 31  # days of one span


def rows_of(text: str) -> Iterator[Row]:
    """(day, kind, holiday) for every day of the lines; `2027-10-01至2027-10-07` stands for each day between.

    A day that cannot be read is passed on as it was typed, so that it is told together with everything else.
    """
    for line in text.splitlines():
        parts = line.replace("，", " ").replace(",", " ").split()
        if parts:
            kind, name = parts[1] if len(parts) > 1 else "", " ".join(parts[2:])
            for day in _days(parts[0]):
                yield (day, kind, name)


def text_of(rows: Iterable[Row]) -> str:
    """The lines of a table, one for each day."""
    return "\n".join(" ".join(_shown(part) for part in row if part) for row in rows)


def _shown(part: object) -> str:
    return part.date().isoformat() if isinstance(part, datetime) else str(part).strip()


def _days(text: str) -> list[object]:
    span = _SPAN.fullmatch(text)
    if not span:
        return [text]
    try:
        first, last = read_day(span[1]), read_day(span[2])
    except Refused:
        return [text]
    if not (isinstance(first, date) and isinstance(last, date) and 0 <= (last - first).days < _LONGEST):
        return [text]
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
