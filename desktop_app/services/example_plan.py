"""Records of the example year before they are written: they name each other by numbers that are known at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.masking_presets import BOARD
from desktop_app.domain.records import Step
from desktop_app.domain.register import Register
from desktop_app.domain.review import MASKED, NO, PRIVATE, QUESTIONS, Level, Opinion, Verdict, digest
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.example_world import World
from desktop_app.services.review_subject import subject_of
from desktop_app.storage.store import Store

BATCH = 500
LABEL = "示例年度"

Planned = Value | Callable[[], Value]  # a function tells what depends on the number of another record


@dataclass(frozen=True)
class Act:
    """A step with its day."""

    kind: str
    on: date
    told: Mapping[str, Planned] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """An opinion of the review as it will be given about the item as it is written."""

    level: Level
    on: date
    reviewer: str
    verdict: Verdict = Verdict.OPEN
    text: str = ""


@dataclass(eq=False)
class Piece:
    """A record to be written; its number is known once all are planned, its id once it is written."""

    register: Register
    on: date
    told: dict[str, Planned]
    acts: list[Act] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    preset: str = BOARD.key
    number: str = ""
    id: int = 0

    def text(self, key: str) -> str:
        """A plain value as text."""
        value = self.told.get(key)
        return value if isinstance(value, str) else ""

    def values(self) -> dict[str, Value]:
        """The typed values."""
        return _settled(self.told)

    def steps(self) -> tuple[Step, ...]:
        """The steps by day; of two on one day the one planned first."""
        ordered = sorted(self.acts, key=lambda act: act.on)
        return tuple(Step(act.kind, act.on, _settled(act.told)) for act in ordered)


@dataclass
class Year:
    """Everything that is planned for the year that `world` knows."""

    world: World
    pieces: list[Piece] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The last day of the year."""
        return self.world.today

    def add(self, register: Register, on: date, told: Mapping[str, Planned]) -> Piece:
        """One more record, dated `on`."""
        piece = Piece(register, on, dict(told))
        self.pieces.append(piece)
        return piece


def numbered(pieces: Sequence[Piece]) -> list[Piece]:
    """The records in the order of their days, so that numbers run with time, with the numbers they will get."""
    ordered = sorted(pieces, key=lambda piece: piece.on)
    last: Counter[tuple[str, int]] = Counter()
    for piece in ordered:
        series = (piece.register.key, piece.on.year)
        last[series] += 1
        piece.number = f"{piece.register.prefix}-{piece.on.year}-{last[series]:04d}"
    return ordered


def write(store: Store, pieces: Sequence[Piece]) -> Generator[tuple[int, int], None, None]:
    """The records, then what was said about them, each by whoever said it; yields (done, all)."""
    for begin in range(0, len(pieces), BATCH):
        with store.unit(LABEL) as unit:
            for piece in pieces[begin : begin + BATCH]:
                piece.id = unit.add(piece.register, piece.values(), piece.steps())
        yield min(begin + BATCH, len(pieces)), len(pieces)
    _review(store, [piece for piece in pieces if piece.said])


def _review(store: Store, items: Sequence[Piece]) -> None:
    with store.reading() as reader:
        records = {record.id: record for record in reader.rows(DISCLOSURE, [item.id for item in items])}
        seen = {item.id: digest(subject_of(reader, records[item.id], item.preset)) for item in items}
    for level in Level:
        for reviewer in sorted({one.reviewer for item in items for one in item.said if one.level is level}):
            with store.of(reviewer).unit(f"{LABEL}：{level}") as unit:
                for item in items:
                    for one in item.said:
                        if (one.level, one.reviewer) == (level, reviewer):
                            unit.put_review(DISCLOSURE.key, item.id, _opinion(item, one, seen[item.id]))


def _opinion(item: Piece, one: Said, seen: str) -> Opinion:
    answers = dict.fromkeys(QUESTIONS, NO) | ({PRIVATE: MASKED} if item.told.get("roster") else {})
    return Opinion(
        one.level,
        one.verdict,
        one.on,
        seen,
        checklist=answers,
        text=one.text,
        drafter=item.text("handler"),
        preset=item.preset,
    )


def _settled(told: Mapping[str, Planned]) -> dict[str, Value]:
    return {key: value() if callable(value) else value for key, value in told.items()}
