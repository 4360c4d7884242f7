"""What travels between rooms: frozen records, steps, questions and answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.fields import Value

VOID = "void"  # the kind of a correcting step that only annuls


@dataclass(frozen=True)
class Record:
    """One row of a register as it stood when it was read."""

    register: str
    id: int
    version: int
    values: Mapping[str, Value]

    def __getitem__(self, key: str) -> Value:
        return self.values[key]

    def text(self, key: str) -> str:
        """The value as plain text; empty for none."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    def day(self, key: str) -> date | None:
        """The value as a day; None when there is none."""
        value = self.values.get(key)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None


@dataclass(frozen=True)
class Step:
    """A dated procedural fact: when it happened (`on`) and when and by whom it was written down."""

    kind: str
    on: date
    payload: Mapping[str, Value] = field(default_factory=dict)
    id: int = 0
    recorded_at: datetime = datetime.min  # noqa: DTZ901  # a placeholder until stored
    actor: str = ""
    corrects: int | None = None


def effective(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that count, in the order they happened: the latest correction stands for the step it began with.

    A `void` step only annuls the one it corrects: annulling a correction brings back what it had corrected, annulling
    a `void` what that had annulled. Of two steps on one day the one first written down happened first; a correction
    keeps the place of what it corrects.
    """
    in_order = sorted(steps, key=lambda s: s.id)
    annulled: set[int | None] = set()
    for step in reversed(in_order):
        if step.kind == VOID and step.id not in annulled:
            annulled.add(step.corrects)
    root: dict[int, int] = {}
    latest: dict[int, Step] = {}
    for step in in_order:
        root[step.id] = step.id if step.corrects is None else root.get(step.corrects, step.corrects)
        if step.kind != VOID and step.id not in annulled:
            latest[root[step.id]] = step
    return tuple(step for _, step in sorted(latest.items(), key=lambda item: (item[1].on, item[0])))


class Voided(StrEnum):
    """Which rows a question means: living ones, void ones (their numbers stay used), or both."""

    NO = "no"
    ONLY = "only"
    BOTH = "both"


@dataclass(frozen=True)
class Window:
    """An inclusive span of days on one field; either end may be open."""

    field: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Query:
    """A question to one register: all conditions hold together; `sort` is (field, descending) in order of weight."""

    register: str
    search: str = ""
    equal: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)  # field → any of these values
    windows: tuple[Window, ...] = ()
    empty: tuple[str, ...] = ()  # fields that must be empty
    filled: tuple[str, ...] = ()  # fields that must not be empty
    voided: Voided = Voided.NO
    sort: tuple[tuple[str, bool], ...] = ()

    def where(self, **equal: tuple[Value, ...]) -> Query:
        """The same question with further equalities."""
        return replace(self, equal={**self.equal, **equal})


@dataclass(frozen=True)
class Changed:
    """What an action touched; whoever shows it decides whether to look again. `label` names the action in Chinese."""

    label: str
    records: Mapping[str, frozenset[int]]
    unit: int = 0

    def one(self) -> int:
        """The id of the only record touched."""
        (ids,) = self.records.values()
        (only,) = ids
        return only


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to a record: its name as shown, what it holds (sha256, size in bytes), and who added it."""

    id: int
    register: str
    record_id: int
    name: str
    sha256: str
    size: int
    added_at: datetime
    added_by: str


@dataclass(frozen=True)
class Happening:
    """One line of a record's timeline: an audited change or a step, already in words."""

    at: datetime
    who: str
    what: str
    details: tuple[tuple[str, str, str], ...] = ()  # (label, before, after)
    on: date | None = None
    step: int | None = None  # id of a step that may be corrected
