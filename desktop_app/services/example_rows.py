"""Rows of the example year as a table tells them: days from the row's own day, numbers of other rows by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from desktop_app.domain.fields import Moment, Value, Whole
from desktop_app.domain.register import Register
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.example_plan import Act, Piece, Planned, Year


@dataclass(frozen=True)
class In:
    """So many days after the day of the row; a past day off is moved back to a workday, a coming one ahead."""

    days: int


@dataclass(frozen=True)
class At:
    """A minute so many days after the day of the row; it may be night or a holiday."""

    days: int
    clock: time


@dataclass(frozen=True)
class Link:
    """The number of a record of another register: which one of those of the year."""

    register: str
    at: int = 0


@dataclass(frozen=True)
class Item:
    """The number of something that was published by then, best with this word in its title."""

    word: str = ""


Cell = Value | In | At | Link | Item
_Begun = tuple[date, date]  # the day a row names, and the workday it is written on


@dataclass(frozen=True)
class Told:
    """A step so many days after the row's own day."""

    kind: str
    days: int
    values: Mapping[str, Cell]


@dataclass(frozen=True)
class Row:
    """A record `back` days before the year ends; negative for what is planned ahead."""

    back: int
    acts: tuple[Told, ...]
    values: Mapping[str, Cell]


def row(back: int, /, *acts: Told, **values: Cell) -> Row:
    """One record of a table."""
    return Row(back, acts, values)


def then(kind: str, days: int, /, **values: Cell) -> Told:
    """One step of a record."""
    return Told(kind, days, values)


@dataclass
class Book:
    """Whatever of the year may be named by others, by register."""

    year: Year
    pieces: dict[str, list[Piece]]

    def add(self, register: Register, rows: Sequence[Row]) -> list[Piece]:
        """The records of a table, each with its steps; one that must name a record the year has not is left out."""
        made = [self._record(register, told) for told in rows if self._stands(register, told)]
        self.pieces.setdefault(register.key, []).extend(made)
        return made

    def _stands(self, register: Register, told: Row) -> bool:
        links = [
            cell for key, cell in told.values.items() if isinstance(cell, Link) and register[key].required
        ]
        return all(link.at < len(self.pieces.get(link.register, ())) for link in links)

    def _record(self, register: Register, told: Row) -> Piece:
        base = self.year.today - timedelta(days=told.back)
        by_minutes = isinstance(
            register[register.year_by].kind, Moment
        )  # what comes at night or on holidays, too
        on = base if by_minutes or not told.back else self._workday(base)
        piece = self.year.add(register, on, {})
        cells = {**_defaults(register), register.year_by: In(0), **told.values}
        piece.told.update(self._settled(register, cells, (base, on), on))
        for act in told.acts:
            piece.acts.append(self._act(register, act, (base, on)))
        return piece

    def _act(self, register: Register, told: Told, begun: _Begun) -> Act:
        (move,) = (one for one in register.flow.moves if one.key == told.kind)
        on = min(self._day(begun, told.days), self.year.today)
        values = {move.on: on, **self._settled(register, told.values, begun, on)}
        minute = values[move.on]
        return Act(told.kind, minute.date() if isinstance(minute, datetime) else on, values)

    def _settled(
        self, register: Register, cells: Mapping[str, Cell], begun: _Begun, on: date
    ) -> dict[str, Planned]:
        return {key: self._cell(register, key, cell, begun, on) for key, cell in cells.items()}

    def _cell(self, register: Register, key: str, cell: Cell, begun: _Begun, on: date) -> Planned:
        if isinstance(cell, In):
            return self._day(begun, cell.days)
        if isinstance(cell, At):
            return datetime.combine(begun[1] + timedelta(days=cell.days), cell.clock)
        if isinstance(cell, Link):
            return self.number(cell)
        if isinstance(cell, Item):
            return self.item(cell.word, on)
        if isinstance(cell, str):
            year = begun[1].year
            said = cell.replace("{year}", str(year)).replace("{next}", str(year + 1))
            return int(said) if isinstance(register[key].kind, Whole) else said
        return cell

    def number(self, link: Link) -> Callable[[], Value]:
        """The number it will have; nothing where the year has no such record."""
        return lambda: _number(self.pieces.get(link.register, []), link.at)

    def item(self, word: str, on: date) -> Callable[[], Value]:
        """The number of an item that was public by `on`, nothing where none was."""
        public = [one for one in self.pieces.get(DISCLOSURE.key, []) if _public(one, on)]
        fitting = [one for one in public if word in one.text("title")]
        found = (fitting or public)[-1:]
        return lambda: _number(found, 0)

    def _day(self, begun: _Begun, days: int) -> date:
        """Never before the row itself, whatever day that was moved to."""
        base, on = begun
        return max(self._workday(base + timedelta(days=days)), on) if days else on

    def _workday(self, day: date) -> date:
        """The workday before, or the one after where the day is still to come."""
        step = timedelta(days=1 if day > self.year.today else -1)
        while not self.year.world.calendar.is_workday(day):
            day += step
        return day


def part(rows: Sequence[Row], share: float) -> list[Row]:
    """The first rows of a table, at least one."""
    return list(rows[: max(1, int(len(rows) * share))])


def dealt(rows: Sequence[Row], key: str, words: Sequence[str]) -> list[Row]:
    """The rows with a field filled in turn where the table leaves it open."""
    return [
        one if key in one.values else replace(one, values={key: words[at % len(words)], **one.values})
        for at, one in enumerate(rows)
    ]


def _defaults(register: Register) -> dict[str, Cell]:
    """What a form would begin with, but for what depends on who writes it and when."""
    return {f.key: f.default for f in register.typed() if f.default is not None and not _is_asked(f.default)}


def _is_asked(default: Value) -> bool:
    return isinstance(default, str) and default.startswith("<")


def _number(pieces: Sequence[Piece], at: int) -> str | None:
    return pieces[at].number if at < len(pieces) else None


def _public(piece: Piece, on: date) -> bool:
    return any(act.kind == "published" and act.on <= on for act in piece.acts)
