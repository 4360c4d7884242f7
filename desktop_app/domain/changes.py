"""What the ledger remembers about itself: audit lines, actions, people and half-typed forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.fields import Value

ADD, EDIT, STEP, CORRECT = "add", "edit", "step", "correct"
VOID, RESTORE, RECOMPUTE = "void", "restore", "recompute"
OUTFLOW, SETTING = "outflow", "setting"
ATTACH, DETACH = "attach", "detach"


@dataclass(frozen=True)
class Change:
    """One audit line: what one action (`unit`, named by `label`) did to one record.

    `before` and `after` hold only what differs. Lines of kind step and correct add `step` (its id), `kind`, `on` and
    `corrects` to `after`; lines of kind outflow have `what` and `ids` (ranges, as in "1-5,8"); lines of kind attach
    and detach have `attachment` (its id), `name` and `sha256`. For kind setting, `register` is setting, words, year
    or person.
    """

    id: int
    unit: int
    at: datetime
    who: str
    kind: str
    register: str
    record_id: int
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    label: str


@dataclass(frozen=True)
class UnitLine:
    """One action; `undoes` is the action it took back, `undone` tells that it was itself taken back.

    `undoable` is False where nothing could be taken back: exports, prints, recomputed limits.
    """

    id: int
    label: str
    who: str
    at: datetime
    undone: bool
    undoes: int | None
    records: Mapping[str, frozenset[int]]
    undoable: bool = True


@dataclass(frozen=True)
class Person:
    """Somebody who works with the ledger; id 0 is not stored yet, `duties` are code words of the office's roles."""

    name: str
    department: str = ""
    duties: tuple[str, ...] = ()
    password_hash: str | None = None
    active: bool = True
    id: int = 0


@dataclass(frozen=True)
class Draft:
    """A form as typed so far by one person (`scope`); record_id 0 stands for a new record."""

    scope: str
    register: str
    record_id: int
    raw: Mapping[str, str] = field(default_factory=dict)
    saved_at: datetime = datetime.min  # noqa: DTZ901  # a placeholder until stored
