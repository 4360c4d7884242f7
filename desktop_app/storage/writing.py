"""What one action may do to records: each verb writes the row, its steps and the audit line together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop_app.domain.changes import ADD, CORRECT, EDIT, OUTFLOW, RECOMPUTE, RESTORE, STEP, VOID
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record, Step, effective
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.common import day_of
from desktop_app.storage.packing import pack
from desktop_app.storage.ranges import ranges
from desktop_app.storage.recorder import Recorder
from desktop_app.storage.tables import NUMBERING, REGISTER_TABLES
from desktop_app.storage.tables import STEP as STEPS
from desktop_app.storage.words import searched

_SEQUENCE_DIGITS = 4
_JUDGED = ("due_on", "late")


class Writing(Recorder):
    """The verbs on records."""

    def __init__(self, connection: Connection, label: str, who: str, now: datetime, rules: Rulebook) -> None:
        super().__init__(connection, label, who, now)
        self._rules = rules

    def add(self, register: Register, values: Mapping[str, Value], steps: Sequence[Step] = ()) -> int:
        """A new record with the next number of its year; its id. Only typed fields count in `values`."""
        typed = {**dict.fromkeys(f.key for f in register.typed()), **_typed(register, values)}
        year = (day_of(typed, register.year_by) or self._now.date()).year
        sequence = self._last_sequence(register.key, year) + 1
        number = f"{register.prefix}-{year}-{sequence:0{_SEQUENCE_DIGITS}}"
        cached = register.cached({**typed, "number": number}, effective(_numbered(steps)), self._rules)
        kept = {**typed, **cached, "number": number}
        self._take_sequence(register.key, year, sequence)
        making = bool(steps)  # a record without a state is only being made: its steps may come in any order
        result = self._connection.execute(
            insert(REGISTER_TABLES[register.key]),
            {
                **kept,
                **({"state": ""} if making else {}),
                "year": year,
                "sequence": sequence,
                "version": 1,
                "search_text": searched(register, kept),
                "created_by": self._who,
                "created_at": self._now,
                "updated_by": self._who,
                "updated_at": self._now,
            },
        )
        record_id = result.lastrowid
        self._note(ADD, register.key, record_id, {}, _filled({"number": number, **typed}))
        for step in steps:
            self._note(
                STEP, register.key, record_id, {}, self._told(step, self._put_step(register, record_id, step))
            )
        if making:
            self._update(register, record_id, {"state": kept["state"]})
        return record_id

    def change(
        self, register: Register, record_id: int, values: Mapping[str, Value], version: int | None = None
    ) -> None:
        """Typed fields anew; nothing is written when none differs.

        Refused when void, or when somebody else changed the record since `version` was read.
        """
        record = self._current(register, record_id, version)
        typed = _typed(register, values)
        differing = {key: value for key, value in typed.items() if record[key] != value}
        if differing:
            steps = self.steps(register.key, record_id)
            cached = self._kept(register, record, self._cached(register, record, differing, steps), steps)
            self._rewrite(EDIT, register, record, {**differing, **cached})

    def step(self, register: Register, record_id: int, step: Step, version: int | None = None) -> int:
        """Adds a step; its id. Typed fields in the payload are kept with the step but not written to the row.

        Refused when void, changed since `version`, or when it corrects what is not a step of this record.
        """
        record = self._current(register, record_id, version)
        steps = self.steps(register.key, record_id)
        if step.corrects is not None and step.corrects not in {known.id for known in steps}:
            raise Refused("要更正的步骤不在这条记录里", do="请刷新后重试")
        newest = replace(step, id=max((known.id for known in steps), default=0) + 1)
        cached = self._kept(register, record, self._cached(register, record, {}, (*steps, newest)), steps)
        step_id = self._put_step(register, record_id, step)
        self._rewrite(_kind(step), register, record, cached, self._told(step, step_id))
        return step_id

    def tell(self, register: Register, record_id: int, steps: Sequence[Step]) -> None:
        """Adds steps that another ledger tells of: no moves of anybody here, so only the clock judges them, together.

        Refused as `step`.
        """
        if not steps:
            return
        record = self._current(register, record_id, None)
        stored = self.steps(register.key, record_id)
        newest = max((known.id for known in stored), default=0)
        new = [replace(step, id=newest + place) for place, step in enumerate(steps, 1)]
        cached = self._cached(register, record, {}, (*stored, *new))
        self._update(register, record_id, {"state": ""})  # as for a record that is only being made
        *first, last = [(step, self._put_step(register, record_id, step)) for step in steps]
        self._update(register, record_id, {"state": record["state"]})
        for step, step_id in first:
            self._note(_kind(step), register.key, record_id, {}, self._told(step, step_id))
        self._rewrite(_kind(last[0]), register, record, cached, self._told(*last))

    def void(self, register: Register, record_id: int, reason: str) -> None:
        """Puts a record into the recycle bin; its number stays used. Refused when already there or without a reason."""
        record = self._current(register, record_id, None)
        if not reason.strip():
            raise Refused("作废前请先填写", why="作废原因")
        self._mark(register, record, VOID, reason.strip())

    def restore(self, register: Register, record_id: int) -> None:
        """Takes a record out of the recycle bin. Refused when it is not in there."""
        record = self.get(register, record_id)
        if record["voided_at"] is None:
            raise Refused(f"{record.text('number')}没有作废", do="请刷新列表")
        self._mark(register, record, RESTORE, None)

    def recompute(self, register: Register, record_id: int) -> bool:
        """Rebuilds what rules derive (after a new calendar); True when the due day moved."""
        return bool(self.recompute_all(register, (record_id,)))

    def recompute_all(self, register: Register, ids: Sequence[int]) -> frozenset[int]:
        """`recompute` of many records, read together; the ids of those whose due day moved.

        One whose steps the clock refuses by the new rules keeps what it has until somebody corrects a step.
        """
        moved = set()
        steps = self.steps_of(register.key, ids)
        for record in self.rows(register, ids):
            try:
                cached = self._cached(register, record, {}, steps[record.id])
            except Refused:
                continue
            if any(record[key] != value for key, value in cached.items()):
                self._rewrite(RECOMPUTE, register, record, cached)
                if record["due_on"] != cached.get("due_on"):
                    moved.add(record.id)
        return frozenset(moved)

    def outflow(self, register: str, what: str, ids: Sequence[int], details: Mapping[str, object]) -> None:
        """Writes down that records left the ledger (print, export, an identity revealed), before they do."""
        only = ids[0] if len(ids) == 1 else 0
        self._note(OUTFLOW, register, only, {}, {**details, "what": what, "ids": ranges(ids)})

    def _current(self, register: Register, record_id: int, version: int | None) -> Record:
        record = self.get(register, record_id)
        if record["voided_at"] is not None:
            raise Refused(f"{record.text('number')}已作废", do="请先从回收站恢复")
        if version is not None and version != record.version:
            raise Refused(
                f"{record.text('number')}已被别人修改",
                why=f"{record.text('updated_by')}在{_minute(record['updated_at'])}保存过",
                do="请查看最新内容后再改，刚才填写的内容还在",
            )
        return record

    def _rewrite(
        self,
        kind: str,
        register: Register,
        record: Record,
        new: Mapping[str, Value],
        told: Mapping[str, object] | None = None,
    ) -> None:
        """Row, search text and audit line after typed values or steps changed."""
        differing = {key: value for key, value in new.items() if record[key] != value}
        row = {**differing, "version": record.version + 1, "updated_by": self._who, "updated_at": self._now}
        if not differing.keys().isdisjoint(register.search + register.name_by):
            row["search_text"] = searched(register, {**record.values, **differing})
        self._update(register, record.id, row)
        before = {key: record[key] for key in differing}
        self._note(kind, register.key, record.id, before, {**differing, **(told or {})})

    def _cached(
        self, register: Register, record: Record, typed: Mapping[str, Value], steps: Sequence[Step]
    ) -> dict[str, Value]:
        """What rules derive; asked before anything is written, since a clock may refuse contradictory steps."""
        values = {f.key: record[f.key] for f in register.typed()}
        return register.cached({**values, **typed, "number": record["number"]}, effective(steps), self._rules)

    def _kept(
        self, register: Register, record: Record, new: dict[str, Value], before: Sequence[Step]
    ) -> dict[str, Value]:
        """What a change derives; a closed record keeps its dates as they were, unless it is the change that moves them.

        A calendar entered since must not move them through the back door, when a remark is edited or the case put away.
        """
        if record.text("state") not in register.flow.closed:
            return new
        try:
            was = self._cached(register, record, {}, before)
        except Refused:
            return new  # the steps never fitted these rules: there is nothing to compare with
        if any(was.get(key) != new.get(key) for key in _JUDGED):
            return new
        return {key: record[key] if value == was.get(key) else value for key, value in new.items()}

    def _mark(self, register: Register, record: Record, kind: str, reason: str | None) -> None:
        row = {
            "void_reason": reason,
            "voided_at": self._now if reason else None,
            "voided_by": self._who if reason else None,
            "version": record.version + 1,
            "updated_by": self._who,
            "updated_at": self._now,
        }
        self._update(register, record.id, row)
        self._note(
            kind, register.key, record.id, {"void_reason": record["void_reason"]}, {"void_reason": reason}
        )

    def _update(self, register: Register, record_id: int, row: Mapping[str, object]) -> None:
        table = REGISTER_TABLES[register.key]
        self._connection.execute(update(table).where(table.c.id == record_id), row)

    def _put_step(self, register: Register, record_id: int, step: Step) -> int:
        result = self._connection.execute(
            insert(STEPS),
            {
                "register": register.key,
                "record_id": record_id,
                "kind": step.kind,
                "occurred_on": step.on,
                "recorded_at": self._now,
                "actor": self._who,
                "payload": pack(step.payload),
                "corrects": step.corrects,
                "unit": self.id,
            },
        )
        return result.lastrowid

    def _told(self, step: Step, step_id: int) -> dict[str, object]:
        told: dict[str, object] = {**_filled(step.payload), "step": step_id, "kind": step.kind, "on": step.on}
        return told if step.corrects is None else {**told, "corrects": step.corrects}

    def _last_sequence(self, register: str, year: int) -> int:
        wanted = select(NUMBERING.c.last).where(NUMBERING.c.register == register, NUMBERING.c.year == year)
        return self._connection.execute(wanted).scalar() or 0

    def _take_sequence(self, register: str, year: int, sequence: int) -> None:
        """Given back when the action fails, so that no number is ever missing."""
        row = upsert(NUMBERING).values(register=register, year=year, last=sequence)
        row = row.on_conflict_do_update(index_elements=["register", "year"], set_={"last": row.excluded.last})
        self._connection.execute(row)


def _typed(register: Register, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with empty texts as none; ValueError for what is no typed field of the register."""
    known = {f.key for f in register.typed()}
    if unknown := sorted(values.keys() - known):
        raise ValueError(f"{register.key}: not typed fields: {', '.join(unknown)}")
    return {key: None if value in ("", ()) else value for key, value in values.items()}


def _kind(step: Step) -> str:
    return STEP if step.corrects is None else CORRECT


def _numbered(steps: Sequence[Step]) -> list[Step]:
    """Steps not stored yet, with ids in order, so that they can be told apart."""
    return [replace(step, id=place) for place, step in enumerate(steps, 1)]


def _filled(values: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value is not None}


def _minute(value: Value) -> str:
    return f"{value.date()} {value:%H:%M}" if isinstance(value, datetime) else ""
