"""What an import would do: every row of a foreign table gets a verdict; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.fields import Choice, Choices, Value
from desktop_app.domain.records import Record, Step
from desktop_app.domain.register import Adopted, Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.excel import headings
from desktop_app.excel.cells import Cells, read_cells
from desktop_app.excel.match import Matched
from desktop_app.excel.table import Row

NAMED_AT_MOST = 3


class Verdict(StrEnum):
    """What would become of a row."""

    NEW = "新增"
    CHANGED = "修改"
    SAME = "不变"
    WRONG = "有误"


@dataclass(frozen=True)
class RowPlan:
    """One row: `number` as in Excel, `values` typed fields to write, `steps` to add, `changes` (label, before, after).

    For 修改 `values` holds only what differs, and a step whose day the record already knows differently is meant to
    correct the record's latest step of that kind. 有误 carries `mistakes` and writes nothing; `notes` never hinder.
    """

    number: int
    verdict: Verdict
    values: Mapping[str, Value]
    steps: tuple[Step, ...] = ()
    record_id: int | None = None
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class _Read:
    """A row in our words; `known` is the record whose number of ours it bears."""

    number: int
    values: Mapping[str, Value]  # read from the sheet itself
    adopted: Adopted
    known: Record | None
    mistakes: tuple[str, ...]
    notes: tuple[str, ...]


def plan(
    register: Register,
    rows: Sequence[Row],
    matched: Sequence[Matched],
    existing: Callable[[Mapping[str, Value]], Record | None],
    words: Callable[[str], Collection[str]],
    *,
    given: Mapping[str, Value] | None = None,
    rules: Rulebook | None = None,
) -> tuple[RowPlan, ...]:
    """A RowPlan for each row, in order.

    `existing` finds a living record by identity (or by {"number": …} where the sheet has our numbers); `words` gives
    the office's words of a code list; `given` fills what rows lack (see `given_by`); with `rules` steps that
    contradict each other are found too.
    """
    plans: list[RowPlan] = []
    seen: dict[tuple[Value, ...], _Read] = {}
    derived = headings.derived_names(register)
    worked_out = frozenset(str(m.key) for m in matched if headings.plain(m.heading.label) in derived)
    for row in rows:
        cells = read_cells(register, row, matched, given or {})
        number = cells.values.get("number")
        known = existing({"number": number}) if number else None
        read = _read(register, cells, words, known, worked_out)
        if not read.mistakes:
            read = replace(read, mistakes=tuple(_contradictions(register, read, rules)))
        if read.mistakes:
            plans.append(RowPlan(read.number, Verdict.WRONG, {}, mistakes=read.mistakes, notes=read.notes))
            continue
        identity = _identity(register, read)
        if (twin := seen.get(identity)) is not None:
            plans.append(_second(read, twin))
            continue
        seen[identity] = read
        record = known or existing(dict(zip(register.identity, identity, strict=True)))
        plans.append(_planned(register, read, record))
    return tuple(plans)


def given_by(register: Register, preamble: Mapping[str, str]) -> dict[str, Value]:
    """Essential values that stand above the table instead of in it, as 活动时间 of a visit sheet does."""
    names, given = headings.names(register), dict[str, Value]()
    for label, text in preamble.items():
        key = names.get(headings.plain(label))
        if key in register.essential and key not in given:
            try:
                given[str(key)] = register[str(key)].kind.read(text)
            except Refused:
                continue  # 活动时间：待定 says nothing that could be used
    return given


def _read(
    register: Register,
    cells: Cells,
    words: Callable[[str], Collection[str]],
    known: Record | None,
    worked_out: frozenset[str],
) -> _Read:
    """The cells in our words; what was masked or worked out never replaces what a known record holds.

    `worked_out` are fields read from a column that in our own sheets is a derived one: foreign ledgers write 收到日期
    for the day of arrival, ours for the day the law counts from.
    """
    notes: list[str] = []
    if cells.masked:
        labels = "、".join(register.label(key) for key in cells.masked)
        notes.append(f"{labels}：是遮盖过的内容，{'未导入' if known else '照原样保留'}")
    left_out = {"number", *((*cells.masked, *worked_out) if known else ())}
    values = {key: value for key, value in cells.values.items() if key not in left_out}
    adopted = register.adopt(values)
    mistakes = list(cells.mistakes)
    if known is None:
        broken = {text.partition(" ")[2].partition("：")[0] for text in mistakes}
        lacking = (register.label(key) for key in register.essential if adopted.values.get(key) is None)
        mistakes += [f"第{cells.number}行 {label}：没有填写" for label in lacking if label not in broken]
        notes += [*adopted.notes, *_missing(register, adopted)]
    strange = _strange_words(register, adopted, words)
    return _Read(
        cells.number,
        values,
        adopted,
        known,
        tuple(mistakes),
        tuple(dict.fromkeys((*cells.notes, *strange, *notes))),
    )


def _identity(register: Register, read: _Read) -> tuple[Value, ...]:
    source = read.adopted.values if read.known is None else read.known.values
    return tuple(source.get(key) for key in register.identity)


def _strange_words(
    register: Register, adopted: Adopted, words: Callable[[str], Collection[str]]
) -> Iterator[str]:
    for key, value in _all_told(adopted).items():
        field = register.by_key.get(key)
        if value is None or field is None or not isinstance(field.kind, (Choice, Choices)):
            continue
        known = words(field.kind.options)
        told = value if isinstance(value, tuple) else (str(value),)
        if strange := [word for word in told if known and word not in known]:
            yield f"{field.label}：“{'、'.join(strange)[:40]}”不在本单位的选项里，照原样保留"


def _all_told(adopted: Adopted) -> dict[str, Value]:
    told = dict(adopted.values)
    for step in adopted.steps:
        told.update(step.payload)
    return told


def _missing(register: Register, adopted: Adopted) -> Iterator[str]:
    """Fields a form would ask for, in one short note; what several fields ask of each other, as notes too."""
    told = _all_told(adopted)
    asked = (f for f in register.typed() if f.required and f.key not in register.essential)
    empty = [f.label for f in asked if told.get(f.key) is None]
    if empty:
        more = f"等{len(empty)}项" if len(empty) > NAMED_AT_MOST else ""
        yield f"未填：{'、'.join(empty[:NAMED_AT_MOST])}{more}"
    yield from register.demands(told)


def _contradictions(register: Register, read: _Read, rules: Rulebook | None) -> Iterator[str]:
    """Steps that no record may have: an answer before the receipt."""
    if rules is None or read.known is not None:
        return
    try:
        register.cached(read.adopted.values, read.adopted.steps, rules)
    except Refused as wrong:
        yield f"第{read.number}行 {wrong}"


def _second(read: _Read, twin: _Read) -> RowPlan:
    """The same record again in the same sheet."""
    if dict(read.adopted.values) == dict(twin.adopted.values) and read.adopted.steps == twin.adopted.steps:
        return RowPlan(read.number, Verdict.SAME, {}, notes=(f"与第{twin.number}行相同",))
    mistake = f"第{read.number}行 与第{twin.number}行是同一件，但内容不同"
    return RowPlan(read.number, Verdict.WRONG, {}, mistakes=(mistake,), notes=read.notes)


def _planned(register: Register, read: _Read, record: Record | None) -> RowPlan:
    if record is None:
        return RowPlan(read.number, Verdict.NEW, read.adopted.values, read.adopted.steps, notes=read.notes)
    values = {
        key: value
        for key, value in read.adopted.values.items()
        if _differs(record, key, value, told=key in read.values)
    }
    steps = tuple(step for step in read.adopted.steps if _is_news(register, record, step, read))
    changes = [_change(register, record, key, value) for key, value in values.items()]
    for step in steps:
        changes += [
            _change(register, record, key, value)
            for key, value in step.payload.items()
            if not _equal(record.values.get(key), value)
        ]
    verdict = Verdict.CHANGED if values or steps else Verdict.SAME
    return RowPlan(
        read.number, verdict, values, steps, record.id, (), read.notes, tuple(dict.fromkeys(changes))
    )


def _differs(record: Record, key: str, value: Value, *, told: bool) -> bool:
    """A value the sheet tells replaces another; one that was only concluded fills a blank."""
    before = record.values.get(key)
    return not _equal(before, value) and (told or before is None) and value is not None


def _is_news(register: Register, record: Record, step: Step, read: _Read) -> bool:
    """Whether a step tells the record something: its day is unknown there, or the sheet itself says otherwise.

    In a sheet with numbers of ours a step that was only concluded is no news: the record knows its own steps.
    """
    on = register.flow.move(step.kind).on
    if record.values.get(on) is None and (read.known is None or on in read.values):
        return True
    return any(
        key in read.values and _differs(record, key, value, told=True) for key, value in step.payload.items()
    )


def _equal(before: Value, after: Value) -> bool:
    """A day and a moment of it without a time of day are the same."""
    if isinstance(before, datetime) and isinstance(after, date) and not isinstance(after, datetime):
        return before.date() == after
    return before == after


def _change(register: Register, record: Record, key: str, value: Value) -> tuple[str, str, str]:
    kind = register[key].kind
    return register.label(key), kind.brief(record.values.get(key)), kind.brief(value)
