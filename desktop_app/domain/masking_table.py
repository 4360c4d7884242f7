"""A whole list masked for where it goes: columns left out, one person always alike, two people never alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop_app.domain.masking_presets import MaskPreset, Way, mask_free, show_cell, show_name, show_number
from desktop_app.domain.privacy_signs import digits, folded
from desktop_app.domain.privacy_table import Column, of_column, written

_SPLIT = re.compile(r"([、，,；;/\s]+)")
PARTLY = "（部分）"  # behind the heading of a column that is printed masked though its place leaves such columns out
_NUMERALS = "零一二三四五六七八九"
_MASKABLE = frozenset({Column.PAPER, Column.PHONE, Column.BANK, Column.EMAIL, Column.PLATE, Column.ADDRESS})
Row = tuple[object, ...]


class Person(NamedTuple):
    """The name, and what tells namesakes apart: the paper, else the telephone, else nothing."""

    name: str
    number: str
    by_paper: bool


@dataclass(frozen=True)
class MaskedTable:
    """The list as it may be printed, every row in its place, and what was done in sentences.

    `kept` are the places (from 0) its columns had before.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()


@dataclass(frozen=True)
class _People:
    """A column of names with the columns that tell which person is meant; -1 for none."""

    name: int
    paper: int
    phone: int


def mask_table(
    columns: Sequence[str], rows: Sequence[Sequence[object]], preset: MaskPreset, allowed: Iterable[str] = ()
) -> MaskedTable:
    """Columns and rows as the preset shows them; rows keep their order and number.

    People whom the mask makes equal get （一）, （二） behind the name: an ordinal tells nothing about them, one digit
    more would (print.md 6: 只求排除同名，不多给). Where names are printed in full, namesakes get their ID number in
    the preset's `namesakes` way instead, which is the one use that section allows.
    """
    full = [(*row, *[None] * (len(columns) - len(row))) for row in rows]
    kinds = [of_column(heading, [row[at] for row in full]) for at, heading in enumerate(columns)]
    sheet = _Sheet(tuple(columns), full, kinds, preset, tuple(allowed))
    return sheet.masked()


class _Sheet:
    def __init__(
        self,
        columns: tuple[str, ...],
        rows: list[Row],
        kinds: list[Column],
        preset: MaskPreset,
        allowed: tuple[str, ...],
    ) -> None:
        self._columns, self._rows, self._kinds, self._preset, self._allowed = (
            columns,
            rows,
            kinds,
            preset,
            allowed,
        )
        self._people = _groups(kinds)
        self._shown = _Names(self._everybody(), preset)
        self._namesakes = self._people_of_one_name()

    def _person(self, row: Row, people: _People, name: str) -> Person:
        for at in (people.paper, people.phone):
            if at >= 0 and (number := digits(folded(written(row[at])))):
                return Person(name, number, at == people.paper)
        return Person(name, "", by_paper=False)

    def _everybody(self) -> list[Person]:
        return [
            self._person(row, people, name)
            for row in self._rows
            for people in self._people
            for name in _names(row[people.name])
        ]

    def _people_of_one_name(self) -> frozenset[str]:
        """Names printed in full that several people bear."""
        if self._preset.name is not Way.KEEP or self._preset.namesakes is Way.OUT:
            return frozenset()
        return frozenset(name for name, numbers in _bearers(self._everybody()).items() if len(numbers) > 1)

    def masked(self) -> MaskedTable:
        out = {
            at
            for at, kind in enumerate(self._kinds)
            if self._preset.of(kind) is Way.OUT and not self._asked_for(at)
        }
        back = {people.paper for people in self._people if people.paper in out and self._needs(people)}
        kept = [at for at in range(len(self._columns)) if at not in out - back]
        rows = tuple(tuple(self._cell(row, at, returned=at in back) for at in kept) for row in self._rows)
        notes = tuple(self._notes(out - back, back))
        return MaskedTable(tuple(self._columns[at] for at in kept), rows, notes, tuple(kept))

    def _asked_for(self, at: int) -> bool:
        """Whether somebody asked for a column that is usually left out: it says so, and masking changes no cell."""
        kind, heading = self._kinds[at], self._columns[at]
        if not heading.endswith(PARTLY) or kind not in _MASKABLE:
            return False
        cells = {written(row[at]) for row in self._rows}
        return all(show_cell(kind, cell, self._preset, self._allowed, heading) == cell for cell in cells)

    def _needs(self, people: _People) -> bool:
        return any(name in self._namesakes for row in self._rows for name in _names(row[people.name]))

    def _cell(self, row: Row, at: int, *, returned: bool) -> object:
        cell, kind = row[at], self._kinds[at]
        if cell is None or isinstance(cell, bool):
            return cell
        if returned:
            return self._paper_of_namesake(row, at)
        if kind is Column.NAME:
            return self._name_cell(row, at)
        if isinstance(cell, (int, float)) and kind in (Column.TEXT, Column.OTHER):
            text = written(cell)
            told = mask_free(text, self._preset, self._allowed, self._columns[at]) if len(text) > 9 else text
            return cell if told == text else told
        if not isinstance(cell, (str, int, float)):
            return cell
        if kind in (Column.TEXT, Column.OTHER):
            told = mask_free(str(cell), self._preset, self._allowed, self._columns[at])
            return self._known_names(told, row)
        return show_cell(kind, cell, self._preset, self._allowed, self._columns[at])

    def _paper_of_namesake(self, row: Row, at: int) -> str:
        people = next(people for people in self._people if people.paper == at)
        if not any(name in self._namesakes for name in _names(row[people.name])):
            return ""
        return show_number(written(row[at]), self._preset.namesakes)

    def _name_cell(self, row: Row, at: int) -> str:
        people = next(people for people in self._people if people.name == at)
        parts = _SPLIT.split(written(row[at]))
        return "".join(
            part if n % 2 or not part else self._shown.of(self._person(row, people, part))
            for n, part in enumerate(parts)
        )

    def _known_names(self, text: str, row: Row) -> str:
        """Free text beside a name that is hidden must not tell it."""
        if self._preset.name is Way.KEEP:
            return text
        for people in self._people:
            for name in _names(row[people.name]):
                if len(name) > 1 and name in text:  # of several who bear it, the one of this row is meant
                    text = text.replace(name, self._shown.of(self._person(row, people, name)))
        return self._shown.elsewhere(text)

    def _notes(self, out: set[int], back: set[int]) -> Iterable[str]:
        for at in sorted(out):
            yield f"“{self._columns[at]}”一列不印"
        for at in sorted(back):
            yield f"“{self._columns[at]}”只给同名的人印，{self._preset.namesakes.value}，其余不印"
        if self._shown.numbered:
            yield f"遮盖后写法相同的 {self._shown.numbered} 人，姓名后面加了序号"
        if self._shown.unclear:
            yield f"有 {self._shown.unclear} 个姓名没有证件号码或电话，同名的当作同一个人，请核对"


def _groups(kinds: Sequence[Column]) -> list[_People]:
    """Each column of names with the papers and telephones from there up to the next one; the first has those before."""
    names = [at for at, kind in enumerate(kinds) if kind is Column.NAME]
    groups = []
    for n, at in enumerate(names):
        begin, end = (0 if n == 0 else at), (names[n + 1] if n + 1 < len(names) else len(kinds))
        numbers = [
            next((i for i in range(begin, end) if kinds[i] is kind), -1)
            for kind in (Column.PAPER, Column.PHONE)
        ]
        groups.append(_People(at, *numbers))
    return groups


def _names(cell: object) -> list[str]:
    return [part for part in _SPLIT.split(written(cell))[::2] if part]


def _bearers(everybody: Iterable[Person]) -> dict[str, list[Person]]:
    """Who bears each name; whoever came without a number is one of the others, or the only one."""
    borne: dict[str, list[Person]] = defaultdict(list)
    for person in dict.fromkeys(everybody):
        borne[person.name].append(person)
    return {name: [p for p in people if p.number] or people for name, people in borne.items()}


class _Names:
    """How everybody on a sheet is called: the same person alike, two people apart."""

    def __init__(self, everybody: Iterable[Person], preset: MaskPreset) -> None:
        self._preset = preset
        self._borne = _bearers(everybody)
        alike: dict[tuple[str, str], list[Person]] = defaultdict(list)
        for people in self._borne.values():
            for person in people:
                alike[self._seen(person)].append(person)
        self._told: dict[Person, str] = {}
        self.numbered = 0
        for (shown, _), same in alike.items():
            apart = len(same) > 1 and (preset.name is Way.KEEP or "*" in shown or "某某" in shown)
            self.numbered += len(same) if apart else 0
            for number, person in enumerate(same, 1):
                self._told[person] = f"{shown}（{numeral(number)}）" if apart else shown
        hiding = preset.name is not Way.KEEP
        self.unclear = sum(not people[0].number for people in self._borne.values()) if hiding else 0
        self._elsewhere = {
            name: shown
            for name, people in self._borne.items()
            if len(people) == 1 and len(name) > 1 and (shown := self._told[people[0]]) != name
        }
        self._lengths = sorted({len(name) for name in self._elsewhere}, reverse=True)

    def _seen(self, person: Person) -> tuple[str, str]:
        """What the sheet shows of somebody: the name, and beside a name in full the number that may be printed."""
        shown = mask_free(show_name(person.name, self._preset.name), self._preset)
        if self._preset.name is not Way.KEEP or not person.number:
            return shown, ""
        if person.by_paper:
            way = self._preset.namesakes if self._preset.paper is Way.OUT else self._preset.paper
            return shown, "" if way is Way.OUT else show_number(person.number, way)
        return shown, "" if self._preset.phone is Way.OUT else show_cell(
            Column.PHONE, person.number, self._preset
        )

    def of(self, person: Person) -> str:
        """What somebody is called."""
        if person not in self._told:  # without a number: the only one of that name, or nobody knows which
            people = self._borne.get(person.name, [])
            return self._told[people[0]] if len(people) == 1 else self._seen(person)[0]
        return self._told[person]

    def elsewhere(self, text: str) -> str:
        """Text with the names of this sheet as their bearers are called."""
        parts: list[str] = []
        at = 0
        while at < len(text):
            name = next((n for size in self._lengths if (n := text[at : at + size]) in self._elsewhere), "")
            parts.append(self._elsewhere[name] if name else text[at])
            at += len(name) or 1
        return "".join(parts)


def numeral(number: int) -> str:
    """1 as 一, 12 as 十二; from a hundred in figures."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十") + (
        _NUMERALS[ones] if ones else ""
    )


def with_names(preset: MaskPreset, way: Way) -> MaskPreset:
    """The preset with names shown another way: for minors, victims and decisions on review."""
    return replace(preset, name=way)
