"""政务督查工作报告 and 政务公开工作总结: a draft whose sentences carry numbers, each with the rows it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.periods import Kind as Span
from desktop_app.domain.periods import Period

Rows = Mapping[str, tuple[int, ...]]
"""The ids of records under the keys of their registers."""

_NUMERALS = "一二三四五六七八九十"
_HALVES = {(1, 1, 6, 30): "上半年", (7, 1, 12, 31): "下半年"}


class Kind(StrEnum):
    """The reports; those of BLANK are headings alone (taxonomy 101)."""

    SUPERVISION = "政务督查工作报告"
    OPENNESS = "政务公开工作总结"
    PARTY = "党务政务公开工作汇报"
    FINANCE = "财务管理工作汇报"


BLANK = frozenset({Kind.PARTY, Kind.FINANCE})


@dataclass(frozen=True)
class Number:
    """A number in a sentence as it is written there, what it is called, what it means, and the rows it opens."""

    shown: str
    name: str
    definition: str
    rows: Rows = field(default_factory=dict)


@dataclass(frozen=True)
class Doubt:
    """What does not add up: it takes the place of a sentence, and the rows say where to look."""

    words: str
    rows: Rows = field(default_factory=dict)

    @property
    def marked(self) -> str:
        """As it stands in the draft."""
        return f"【需核对：{self.words}，未写入正文】"


@dataclass(frozen=True)
class Hole:
    """A place only the office can fill."""

    what: str

    @property
    def marked(self) -> str:
        """As it stands in the draft."""
        return f"［请填写：{self.what}］"


Piece = str | Number | Doubt | Hole


def written(piece: Piece) -> str:
    """A piece as it is read on paper."""
    match piece:
        case str():
            return piece
        case Number():
            return piece.shown
        case _:
            return piece.marked


@dataclass(frozen=True)
class Paragraph:
    """Text and numbers of one paragraph."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """As it is read on paper."""
        return "".join(map(written, self.pieces))


@dataclass(frozen=True)
class Section:
    """A heading without its numeral, the paragraphs below it, then its parts."""

    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Line:
    """One paragraph of the paper: `level` 1 and 2 are headings (一、 and （一）), 0 is text."""

    level: int
    paragraph: Paragraph


@dataclass(frozen=True)
class Draft:
    """A report as it stands: `warnings` are everything to look at, those marked in the text first."""

    kind: Kind
    period: Period
    unit_name: str
    made_on: date
    opening: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    notes: tuple[Doubt, ...] = ()

    @property
    def title(self) -> str:
        """The lines of the title: the office, then period and kind."""
        blank = "（空模板）" if self.kind in BLANK else ""
        return "\n".join(part for part in (self.unit_name, f"{self.period.title}{self.kind}{blank}") if part)

    @property
    def name(self) -> str:
        """The title in one line, as files are called."""
        return self.title.replace("\n", "")

    @property
    def warnings(self) -> tuple[Doubt, ...]:
        """What does not add up."""
        return (*(piece for piece in self._pieces() if isinstance(piece, Doubt)), *self.notes)

    @property
    def holes(self) -> tuple[str, ...]:
        """What only the office can fill and nobody has."""
        return tuple(dict.fromkeys(piece.what for piece in self._pieces() if isinstance(piece, Hole)))

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the text, in its order."""
        return tuple(piece for piece in self._pieces() if isinstance(piece, Number))

    def lines(self) -> Iterator[Line]:
        """Every paragraph in the order of the paper, headings with their numerals (GB/T 9704-2012, 7.3.3)."""
        yield from _plain(self.opening)
        for at, section in enumerate(self.sections):
            yield Line(1, Paragraph((f"{_NUMERALS[at]}、{section.heading}",)))
            yield from _plain(section.paragraphs)
            for place, part in enumerate(section.parts):
                yield Line(2, Paragraph((f"（{_NUMERALS[place]}）{part.heading}",)))
                yield from _plain(part.paragraphs)

    def rows(self) -> dict[str, tuple[int, ...]]:
        """Every record behind the numbers and the doubts, by register."""
        found: dict[str, set[int]] = {}
        behind = [number.rows for number in self.numbers] + [doubt.rows for doubt in self.warnings]
        for rows in behind:
            for register, ids in rows.items():
                found.setdefault(register, set()).update(ids)
        return {register: tuple(sorted(ids)) for register, ids in found.items() if ids}

    def _pieces(self) -> Iterator[Piece]:
        for line in self.lines():
            yield from line.paragraph.pieces


def _plain(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    return (Line(0, paragraph) for paragraph in paragraphs)


def named(period: Period) -> Period:
    """The period by the name reports use: the halves of a year are 上半年 and 下半年."""
    ends = (period.first.month, period.first.day, period.last.month, period.last.day)
    half = _HALVES.get(ends) if period.first.year == period.last.year else None
    if half is None:
        return period
    return Period(period.first, period.last, Span.FREE, f"{period.first.year}年{half}")


def half(year: int, *, second: bool) -> Period:
    """The first or the second half of a year."""
    ends = (date(year, 7, 1), date(year, 12, 31)) if second else (date(year, 1, 1), date(year, 6, 30))
    return named(Period(*ends, Span.FREE, f"{chinese_day(ends[0])}至{chinese_day(ends[1])}"))
