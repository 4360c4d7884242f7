"""Numbers of a period closed by hand: what they were, the rows they were made of, and what moved since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.domain.measures import Figure, How
from desktop_app.errors import Trouble

SNAPSHOT, CORRECTION = "statistics", "statistics_correction"  # the kinds of the snapshots
COUNTED, GONE, ALTERED = "后来计入", "后来不再计入", "后来有改动"


@dataclass(frozen=True)
class Kept:
    """A figure as it is closed: `group` parts figures of one label, `base` are the rows a share is taken of.

    `number` is what it counts, None for a share or a median, which stand only as `shown`.
    """

    group: str
    label: str
    definition: str
    shown: str
    register: str
    rows: tuple[int, ...]
    base: tuple[int, ...]
    number: int | None = None
    unit: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What it is found again by."""
        return self.group, self.label


@dataclass(frozen=True)
class Sheet:
    """All figures of one thing and period; `versions` tell by register the state every row was counted in."""

    what: str
    period: str
    title: str
    figures: tuple[Kept, ...]
    versions: Mapping[str, Mapping[int, int]]

    def as_content(self) -> dict[str, object]:
        """Plain data for a snapshot."""
        return {
            "what": self.what,
            "period": self.period,
            "title": self.title,
            "figures": [
                [
                    f.group,
                    f.label,
                    f.definition,
                    f.shown,
                    f.register,
                    list(f.rows),
                    list(f.base),
                    f.number,
                    f.unit,
                ]
                for f in self.figures
            ],
            "versions": [
                [register, [list(pair) for pair in sorted(versions.items())]]
                for register, versions in sorted(self.versions.items())
            ],
        }


@dataclass(frozen=True)
class ClosedSheet:
    """A sheet with when and by whom it was put away, its digest (SHA-256 of what is kept) and what was said of it."""

    sheet: Sheet
    at: datetime
    by: str
    digest: str
    note: str = ""


@dataclass(frozen=True)
class Touched:
    """A record that made a difference, and how."""

    register: str
    id: int
    words: str


@dataclass(frozen=True)
class Difference:
    """A figure that is not what it was when its period was closed; `now` is empty where it is no longer counted."""

    group: str
    label: str
    was: str
    now: str
    records: tuple[Touched, ...]


def kept(group: str, register: str, figure: Figure, base: Sequence[int]) -> Kept:
    """A figure as it is closed."""
    measure = figure.measure
    counts = measure.how in (How.COUNT, How.TOTAL)
    return Kept(
        group,
        measure.label,
        measure.definition,
        figure.shown,
        register,
        figure.rows,
        tuple(base),
        int(figure.value or 0) if counts else None,
        measure.unit if counts else "",
    )


def differences(closed: Sheet, now: Sheet) -> tuple[Difference, ...]:
    """Every figure that was closed otherwise than it is counted now, with the records that made the difference."""
    return tuple(_differences(closed, now))


def _differences(closed: Sheet, now: Sheet) -> Iterator[Difference]:
    current = {figure.key: figure for figure in now.figures}
    for was in closed.figures:
        found = current.pop(was.key, None)
        if found is None:
            yield Difference(was.group, was.label, was.shown, "", ())
        elif (was.shown, was.rows, was.base) != (found.shown, found.rows, found.base):
            touched = tuple(_touched(was, found, closed.versions, now.versions))
            yield Difference(was.group, was.label, was.shown, found.shown, touched)
    for new in current.values():
        yield Difference(new.group, new.label, "", new.shown, ())


def _touched(
    was: Kept,
    now: Kept,
    before: Mapping[str, Mapping[int, int]],
    after: Mapping[str, Mapping[int, int]],
) -> Iterator[Touched]:
    """Rows that came, rows that went; where neither tells, those that were written to since."""
    old, new = {*was.rows, *was.base}, {*now.rows, *now.base}
    came = (new - old) | (set(now.rows) - set(was.rows))
    went = (old - new) | (set(was.rows) - set(now.rows))
    if came or went:
        yield from (Touched(was.register, row, COUNTED) for row in sorted(came))
        yield from (Touched(was.register, row, GONE) for row in sorted(went - came))
        return
    then, since = before.get(was.register, {}), after.get(was.register, {})
    yield from (Touched(was.register, r, ALTERED) for r in sorted(old) if then.get(r) != since.get(r))


def sheet_of(content: Mapping[str, object]) -> Sheet:
    """The sheet a snapshot holds; Trouble when it holds none."""
    try:
        figures, versions = content["figures"], content["versions"]
        assert isinstance(figures, list)
        assert isinstance(versions, list)
        return Sheet(
            str(content["what"]),
            str(content["period"]),
            str(content["title"]),
            tuple(map(_kept, figures)),
            {str(register): {int(row): int(at) for row, at in pairs} for register, pairs in versions},
        )
    except (KeyError, TypeError, ValueError, AssertionError) as error:
        raise Trouble("定稿的统计数读不出来", why=str(error), do="请用备份恢复") from error


def _kept(told: Sequence[Any]) -> Kept:
    group, label, definition, shown, register, rows, base, number, unit = told
    return Kept(
        str(group),
        str(label),
        str(definition),
        str(shown),
        str(register),
        tuple(map(int, rows)),
        tuple(map(int, base)),
        None if number is None else int(number),
        str(unit),
    )
