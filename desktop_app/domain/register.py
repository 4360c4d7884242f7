"""What a register is: a declaration that the window, storage, Excel and paper all read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from desktop_app.domain.fields import Choice, Choices, Kind, Value
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.rulebook import Rulebook


class Source(StrEnum):
    """Where a value comes from: typed in the form, written by a move's step, or derived by a rule."""

    TYPED = "typed"
    STEP = "step"
    DERIVED = "derived"


class Secret(StrEnum):
    """What kind of identity a field holds, so that masks know what to do with it."""

    NAME = "name"
    PAPER = "paper"
    PHONE = "phone"
    ADDRESS = "address"
    TEXT = "text"  # free text in which somebody may have typed any of them


@dataclass(frozen=True)
class Field:
    """One column of a register.

    `aliases` are headings that offices use for it, `readings` their words for ours; `shown` puts it among the columns
    seen at first; `default` is a value, or a word in angle brackets that the service fills (<today>, <now>, <me>).
    """

    key: str
    label: str
    kind: Kind
    section: str = "基本信息"
    source: Source = Source.TYPED
    required: bool = False
    secret: Secret | None = None
    shown: bool = False
    aliases: tuple[str, ...] = ()
    readings: Mapping[str, Value] = field(default_factory=dict)
    default: Value = None
    help: str = ""


@dataclass(frozen=True)
class Adopted:
    """A foreign row in our words: typed values, the steps its dates tell of, and what the clerk should look at."""

    values: Mapping[str, Value]
    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()


Derive = Callable[[Mapping[str, Value], Sequence[Step], Rulebook], Mapping[str, Value]]


def no_demands(_values: Mapping[str, Value]) -> Iterator[str]:
    """For registers whose fields do not depend on each other."""
    return iter(())


def no_steps(_values: Mapping[str, Value]) -> tuple[Step, ...]:
    """For registers whose forms tell of no step."""
    return ()


@dataclass(frozen=True)
class Matter:
    """What makes a register a ledger of 办件: the day a matter came in and was answered, and its states in groups.

    Each state belongs to exactly one of `open`, `done` and `withdrawn`: 收件 = 在办 + 办结 + 撤销. `source` and
    `satisfaction` are fields, empty when there is none.
    """

    received: str
    finished: str
    open: frozenset[str]
    done: frozenset[str]
    withdrawn: frozenset[str] = frozenset()
    source: str = ""
    satisfaction: str = ""


@dataclass(frozen=True)
class Register:
    """A ledger: its fields, what makes two rows the same record, its states and moves, and how dates are derived.

    `derive` maps typed values and effective steps to every derived field but those kept by storage. `demands` yields
    the mistakes that concern several fields together; `begins` gives the steps a new form tells of. `imports` are
    columns only foreign sheets have, read by `adopt`. `essential` fields suffice for an imported row; a form asks for
    all `required` ones.
    """

    key: str
    title: str
    prefix: str  # of the number: 热线-2026-0001
    noun: str
    fields: tuple[Field, ...]
    flow: Flow
    derive: Derive
    identity: tuple[str, ...]
    essential: tuple[str, ...]
    year_by: str
    name_by: tuple[str, ...]
    search: tuple[str, ...]
    demands: Callable[[Mapping[str, Value]], Iterator[str]] = no_demands
    adopt: Callable[[Mapping[str, Value]], Adopted] = Adopted
    begins: Callable[[Mapping[str, Value]], tuple[Step, ...]] = no_steps
    imports: tuple[Field, ...] = ()
    order: tuple[tuple[str, bool], ...] = (("year", True), ("sequence", True))
    indexed: tuple[str, ...] = ()  # fields that rows are often sorted by or found by
    measures: tuple[Measure, ...] = ()
    forms: tuple[Form, ...] = ()
    rolls: tuple[Roll, ...] = ()
    notice: Notice | None = None
    matter: Matter | None = None
    entry: str = ""  # what one record is called where that is not the title

    def __getitem__(self, key: str) -> Field:
        return self.by_key[key]

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        """Every field under its key."""
        return {f.key: f for f in self.fields}

    def label(self, key: str) -> str:
        """What the user calls a field."""
        found = self.by_key.get(key)
        return found.label if found else key

    def typed(self) -> tuple[Field, ...]:
        """The fields of the form, in order."""
        return tuple(f for f in self.fields if f.source is Source.TYPED)

    def by_step(self) -> tuple[Field, ...]:
        """The fields that moves write."""
        return tuple(f for f in self.fields if f.source is Source.STEP)

    def columns(self) -> tuple[str, ...]:
        """The keys of the columns a table shows at first."""
        return tuple(f.key for f in self.fields if f.shown)

    def name(self, values: Mapping[str, Value]) -> str:
        """A record in a few words, for lists and messages."""
        parts = [str(values[key]) for key in self.name_by if values.get(key)]
        return " ".join(parts)[:40]

    def cached(self, values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> dict[str, Value]:
        """Every step field and derived field, rebuilt from typed values and effective steps."""
        told: dict[str, Value] = {f.key: None for f in self.by_step()}
        for step in steps:
            told.update({key: value for key, value in step.payload.items() if key in told})
        return {**told, **self.derive({**values, **told}, steps, rules)}


def steps_of(register: Register, values: Mapping[str, Value]) -> tuple[Step, ...]:
    """The steps an imported row tells of: one for each move whose day is filled in."""
    made: list[Step] = []
    for move in register.flow.moves:
        on = values.get(move.on) if move.on else None
        if isinstance(on, datetime):
            on = on.date()
        if isinstance(on, date):
            made.append(Step(move.key, on, {k: values[k] for k in move.asks if values.get(k) is not None}))
    return tuple(made)


def faults(register: Register, stored: Collection[str], lists: Collection[str]) -> Iterator[str]:
    """Every fault of a declaration at once: columns, code lists, states, moves and names that do not exist."""
    keys = [f.key for f in register.fields]
    where = register.key
    yield from (
        f"{where}: field '{key}' is declared twice" for key in sorted({k for k in keys if keys.count(k) > 1})
    )
    yield from (f"{where}: field '{key}' has no column" for key in sorted(set(keys) - set(stored)))
    for f in register.fields:
        if isinstance(f.kind, (Choice, Choices)) and f.kind.options not in lists:
            yield f"{where}: field '{f.key}' names no code list '{f.kind.options}'"
    named = {*register.identity, *register.essential, *register.search, *register.name_by, register.year_by}
    yield from (f"{where}: '{key}' is no field" for key in sorted(named - set(keys)))
    for move in register.flow.moves:
        wrong = (set(move.start) | ({move.end} if move.end else set())) - set(register.flow.states)
        yield from (f"{where}: move '{move.key}' names no state '{state}'" for state in sorted(wrong))
        asked = {*move.asks, *move.needs} | ({move.on} if move.on else set())
        yield from (f"{where}: move '{move.key}' names no field '{key}'" for key in sorted(asked - set(keys)))
    yield from _paper_faults(register)


def _paper_faults(register: Register) -> Iterator[str]:
    """Papers and counts that name what the register has not."""
    keys, where = set(register.by_key), register.key
    for form in register.forms:
        named = {*form.fields, *form.needs, form.number}
        yield from (f"{where}: form '{form.key}' names no field '{key}'" for key in sorted(named - keys))
    for roll in register.rolls:
        named = {*roll.columns, *(key for key, _ in roll.sort)}
        yield from (f"{where}: roll '{roll.key}' names no field '{key}'" for key in sorted(named - keys))
    for measure in register.measures:
        named = {key for key in (measure.of, measure.until, measure.on) if key}
        yield from (
            f"{where}: measure '{measure.label}' names no field '{key}'" for key in sorted(named - keys)
        )
    if matter := register.matter:
        named = {key for key in (matter.received, matter.finished, matter.source, matter.satisfaction) if key}
        yield from (f"{where}: the matter names no field '{key}'" for key in sorted(named - keys))
        groups = [*matter.open, *matter.done, *matter.withdrawn]
        if sorted(groups) != sorted(register.flow.states):
            yield f"{where}: each state is to be open, done or withdrawn, once"
