"""What the ledger remembers about itself: audit lines, actions, people and half-typed forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.fields import Value

ADD, EDIT, STEP, CORRECT = "add", "edit", "step", "correct"
VOID, RESTORE, RECOMPUTE = "void", "restore", "recompute"
OUTFLOW, SETTING = "outflow", "setting"
ATTACH, DETACH = "attach", "detach"
LETTER, SNAPSHOT, REVIEW = "letter", "snapshot", "review"


@dataclass(frozen=True)
class Change:
    """One audit line: what one action (`unit`, named by `label`) did to one record.

    `before` and `after` hold only what differs. Lines of kind step and correct add `step` (its id), `kind`, `on` and
    `corrects` to `after`; lines of kind outflow have `what` and `ids` (ranges, as in "1-5,8"); lines of kind attach
    and detach have `attachment` (its id), `name` and `sha256`; lines of kind letter have `letter` (its id), `number`,
    `title` and `status`, those of kind snapshot its id, `period` and `sha256`, those of kind review its id, `level`,
    `verdict`, `on` and `digest`. For kind setting, `register` is
    setting, words, year, catalogue (record_id is the number of the row) or person.
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


@dataclass(frozen=True)
class Snapshot:
    """Numbers of a period as they were when it was closed; content None says that the period was opened again.

    Append only: of several snapshots of a period the latest stands. `sha256` covers the packed content.
    """

    id: int
    kind: str
    period: str
    content: Mapping[str, object] | None
    sha256: str
    made_at: datetime
    made_by: str
    note: str


class Paper(StrEnum):
    """What became of a 文号."""

    RESERVED = "预留"
    USED = "已用"
    VOID = "作废"


@dataclass(frozen=True)
class IssuedLetter:
    """A paper that left, or a number set aside for one: frozen once used, a void number stays with its reason.

    `series` is the 文号 up to its year; `number` is empty for papers without one. `kinds` are joined by +, `wordings`
    the SHA-256 of the wording each kind was set with. `pdf_sha256` is empty where the paper was made elsewhere.
    The last five tell how it went out; `signed_on` the day it was received.
    """

    register: str
    record_id: int
    series: str = ""
    year: int = 0
    sequence: int = 0
    number: str = ""
    status: Paper = Paper.USED
    kinds: str = ""
    title: str = ""
    addressee: str = ""
    purpose: str = ""
    issued_on: date | None = None
    form: str = ""
    facts: Mapping[str, Value] = field(default_factory=dict)
    wordings: Mapping[str, str] = field(default_factory=dict)
    pdf_sha256: str = ""
    pdf_size: int = 0
    pages: int = 0
    made_at: datetime = datetime.min  # noqa: DTZ901  # a placeholder until stored
    made_by: str = ""
    void_reason: str = ""
    voided_at: datetime | None = None
    voided_by: str = ""
    sent_way: str = ""
    sent_on: date | None = None
    mail_no: str = ""
    signed_on: date | None = None
    signed_by: str = ""
    id: int = 0
