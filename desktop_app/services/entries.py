"""What a clerk does to any register: look, add, edit, void, take back; to move on and to correct see `moving`."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop_app.domain.fields import Choice, Choices, Value
from desktop_app.domain.records import Changed, Query, Record, Step, Voided, effective
from desktop_app.domain.register import Field, Register
from desktop_app.errors import Refused
from desktop_app.registers.common import day_of
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.sheet import SHEET
from desktop_app.services import (
    board_gate,
    decision_checks,
    events,
    intake,
    joining,
    matter_checks,
    notice_checks,
    outlet_follow,
    outlet_gates,
    result_gate,
)
from desktop_app.services.earlier import same_phone, same_place
from desktop_app.services.moving import Moving, changed
from desktop_app.services.order import none_before
from desktop_app.services.reading import Reading, read_form
from desktop_app.storage.reader import Reader

VOIDED = "作废"
PLANNED = frozenset({OPEN_DAY.key, ISSUE.key, SHEET.key})  # entered before their day comes


@dataclass(frozen=True)
class Chip:
    """A status with the number of its records, and the question that lists them."""

    label: str
    count: int
    query: Query


class Entries(Moving):
    """The verbs of every register."""

    def today(self) -> date:
        """The day on the desk's calendar."""
        return self._desk.today()

    def now(self) -> datetime:
        """The moment on the desk's clock."""
        return self._desk.now()

    def options(self, list_key: str) -> tuple[str, ...]:
        """The words a code list offers."""
        with self._store.reading() as reader:
            return reader.words(list_key)

    def ids(self, query: Query) -> array[int]:
        """The ids of all rows that answer the question, in its order."""
        with self._store.reading() as reader:
            return reader.ids(query)

    def rows(self, register: Register, ids: Sequence[int]) -> list[Record]:
        """Records by id, in the order asked."""
        with self._store.reading() as reader:
            return reader.rows(register, ids)

    def page(self, query: Query, offset: int, limit: int) -> list[Record]:
        """Some rows of an answer."""
        with self._store.reading() as reader:
            return reader.page(query, offset, limit)

    def count(self, query: Query) -> int:
        """How many rows answer the question."""
        with self._store.reading() as reader:
            return reader.count(query)

    def get(self, register: Register, record_id: int) -> Record:
        """One record; Refused when it is gone."""
        with self._store.reading() as reader:
            return reader.get(register, record_id)

    def chips(self, register: Register, query: Query) -> tuple[Chip, ...]:
        """全部, each state that occurs, and 作废, with counts under the other conditions of the question."""
        rest = replace(query, equal={k: v for k, v in query.equal.items() if k != "state"}, voided=Voided.NO)
        with self._store.reading() as reader:
            tally = reader.tally(rest, "state")
            gone = replace(rest, voided=Voided.ONLY)
            void_count = reader.count(gone)
        chips = [Chip("全部", sum(tally.values()), rest)]
        chips += [Chip(s, tally[s], rest.where(state=(s,))) for s in register.flow.states if tally.get(s)]
        if void_count:
            chips.append(Chip(VOIDED, void_count, gone))
        return tuple(chips)

    def blank(self, register: Register) -> dict[str, Value]:
        """The values a new form begins with."""
        return {f.key: self._default(f) for f in register.typed() if f.default is not None}

    def copy_of(self, register: Register, record_id: int) -> dict[str, Value]:
        """The typed values of a record, for a new one like it."""
        record = self.get(register, record_id)
        return {f.key: record[f.key] for f in register.typed() if record[f.key] is not None}

    def _default(self, field: Field) -> Value:
        desk = self._desk
        if not isinstance(field.default, str):
            return field.default
        made: dict[str, Callable[[], Value]] = {
            "<today>": desk.today,
            "<event>": self._last_event,
            "<now>": desk.now,
            "<me>": desk.me,
            "<bureau>": desk.bureau,
        }
        make = made.get(field.default)
        return field.default if make is None else (make() or None)

    def _last_event(self) -> date:
        with self._store.reading() as reader:
            events = reader.page(Query(OPEN_DAY.key, sort=(("held_on", True),)), 0, 1)
        return (events[0].day("held_on") if events else None) or self._desk.today()

    def read(self, register: Register, raw: Mapping[str, object], record_id: int = 0) -> Reading:
        """The form (of a new record, or of the one that is edited) as values with every mistake and doubt."""
        with self._store.reading() as reader:
            before = reader.get(register, record_id) if record_id else None
            reading = read_form(register, raw, _words(reader, register.typed()))
            unknown = tuple(decision_checks.doubts(reader, register, reading.values))
            wrong = tuple(notice_checks.mistakes(reader, register, reading.values, before, self._rules()))
            late = tuple(notice_checks.doubts(reader, register, reading.values))
        doubts = (*intake.doubts(register, reading.values), *unknown, *late)
        mistakes = (*reading.mistakes, *wrong)
        return replace(reading, mistakes=mistakes, warnings=(*reading.warnings, *doubts))

    def read_new(self, register: Register, raw: Mapping[str, object]) -> tuple[Reading, tuple[Step, ...]]:
        """The form of a new record with everything that keeps it from being added, and the steps it tells of."""
        reading = self._not_in_future(register, self.read(register, raw))
        confirmed, wrong = intake.confirmation(register, reading.values, raw)
        early = [
            (intake.CONFIRMED_ON, f"{register.label(intake.CONFIRMED_ON)}：{step.on} 还没有到")
            for step in confirmed
            if step.on > self._desk.today()
        ]
        also = (*intake.mistakes(register, reading.values), *wrong, *early)
        reading = replace(reading, mistakes=(*reading.mistakes, *also))
        return reading, (*register.begins(reading.values), *confirmed)

    def add(self, register: Register, raw: Mapping[str, object]) -> Changed:
        """A new record; Refused with all mistakes together, and for who may not write."""
        self.may_write(f"新增{register.title}")
        reading, begun = self.read_new(register, raw)
        reading.refuse("还不能保存，请改正")
        with self._store.unit(f"新增{register.title}") as unit:
            events.one_a_day(unit, register, reading.values)
            outlet_gates.entered(unit, register, reading.values)
            record_id = unit.add(register, reading.values, begun)
            events.follow(unit, register, reading.values)
        return changed(unit, register, record_id)

    def edit(self, register: Register, record_id: int, version: int, raw: Mapping[str, object]) -> Changed:
        """Other values for a record; Refused when somebody else has changed it since version `version` was read, and
        for who may not write.
        """
        self.may_write(f"修改{register.title}")
        reading = self.read(register, raw, record_id)
        self._not_in_future(register, reading).refuse("还不能保存，请改正")
        with self._store.unit(f"修改{register.title}") as unit:
            before = unit.get(register, record_id)
            first = day_of(reading.values, register.year_by)
            if first != before.day(register.year_by):
                none_before(register, effective(unit.steps(register.key, record_id)), first)
            events.one_a_day(unit, register, reading.values, record_id)
            outlet_gates.entered(unit, register, reading.values, before)
            board_gate.may_edit(register, before, reading.values)
            result_gate.may_edit(unit, before, reading.values)
            unit.change(register, record_id, reading.values, version)
            if register.key == OPEN_DAY.key:
                events.move_visits(unit, before.day("held_on"), reading.values.get("held_on"))
            events.follow(unit, register, reading.values)
        return changed(unit, register, record_id)

    def _not_in_future(self, register: Register, reading: Reading) -> Reading:
        day = day_of(reading.values, register.year_by)
        if day and day > self._desk.today() and register.key not in PLANNED:
            said = (register.year_by, f"{register.label(register.year_by)}：{day} 还没有到")
            return replace(reading, mistakes=(*reading.mistakes, said))
        return reading

    def void(self, register: Register, record_id: int, reason: str) -> Changed:
        """Into the recycle bin: the record is void, its number stays listed with the reason."""
        self.may_write("作废")
        if not reason.strip():
            raise Refused("请填写作废原因", why="编号不能空缺，作废的编号要说明原因")
        with self._store.unit("作废") as unit:
            events.none_left(unit, register, record_id)
            board_gate.may_void(unit, register, record_id)
            joining.none_merged_in(unit, register, record_id)
            matter_checks.none_merged_in(unit, register, record_id)
            unit.void(register, record_id, reason.strip()[:500])
            outlet_follow.after_void(unit, register, record_id)
        return changed(unit, register, record_id)

    def restore(self, register: Register, record_id: int) -> Changed:
        """Out of the recycle bin."""
        self.may_write("恢复")
        with self._store.unit("恢复") as unit:
            events.one_a_day(unit, register, unit.get(register, record_id).values, record_id)
            unit.restore(register, record_id)
            joining.still_joined(unit, register, record_id)
            matter_checks.still_merged(unit, register, record_id)
            outlet_follow.after_restore(unit, register, record_id)
            unit.recompute(register, record_id)  # the calendar may have changed while it lay there
        return changed(unit, register, record_id)

    def suggestions(self, register: Register, field: str, begin: str) -> tuple[str, ...]:
        """Up to eight values that were typed into this field before and contain what was typed now."""
        if len(begin.strip()) < 1:
            return ()
        with self._store.reading() as reader:
            found = reader.page(Query(register.key, search=begin), 0, 200)
        texts = (record.text(field) for record in found)
        return tuple(dict.fromkeys(text for text in texts if begin in text and text != begin))[:8]

    def same_caller(self, register: Register, phone: str, address: str, but: int = 0) -> tuple[Record, ...]:
        """Earlier records with the same telephone or address, newest first: a fact to look at, nothing more."""
        with self._store.reading() as reader:
            same = (*same_phone(reader, register, phone), *same_place(reader, register, address))
        return tuple({record.id: record for record in same if record.id != but}.values())


def _words(reader: Reader, fields: Sequence[Field]) -> dict[str, tuple[str, ...]]:
    wanted = {f.kind.options for f in fields if isinstance(f.kind, (Choice, Choices))}
    return {key: reader.words(key, hidden=True) for key in wanted}
