"""Records, their steps, files and history, read."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Row, Select, func, or_, select

from desktop_app.domain.changes import OUTFLOW, Change, UnitLine
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Attachment, Query, Record, Step
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.every import register as register_of
from desktop_app.storage.actions import Actions
from desktop_app.storage.find import conditions, hits, order
from desktop_app.storage.packing import unpack_values
from desktop_app.storage.ranges import within
from desktop_app.storage.shelf import Shelf
from desktop_app.storage.tables import ATTACHMENT, CHANGE, REGISTER_TABLES, STEP, UNIT

_AT_ONCE = 500  # ids asked for in one statement
_MANY = 10_000  # hits of a search from which walking an index costs less than fetching each
_EXTRA = ("sequence", "voided_at", "voided_by")  # in a record's values besides its fields


class Reader(Shelf):
    """Asks one consistent state of the ledger."""

    def get(self, register: Register, record_id: int) -> Record:
        """One record, void ones too; Refused when there is none of that id."""
        found = self.rows(register, (record_id,))
        if not found:
            raise Refused(f"找不到这条{register.title}记录", why="它可能来自另一个账本", do="请刷新列表")
        return found[0]

    def ids(self, query: Query) -> array[int]:
        """The ids of all rows asked for, in the order asked for (array of 'q')."""
        register, table = register_of(query.register), REGISTER_TABLES[query.register]
        wanted = select(table.c.id).where(*self._conditions(query))
        found = self._connection.execute(wanted.order_by(*order(query, register, table)))
        return array("q", _numbers(found))

    def page(self, query: Query, offset: int, limit: int) -> list[Record]:
        """Some of the rows asked for, in the order asked for."""
        register, table = register_of(query.register), REGISTER_TABLES[query.register]
        wanted = select(table.c.id).where(*self._conditions(query))
        wanted = wanted.order_by(*order(query, register, table)).limit(limit).offset(offset)
        # Ids first: sorting them is ten times cheaper than sorting whole rows.
        return self.rows(register, array("q", _numbers(self._connection.execute(wanted))))

    def rows(self, register: Register, ids: Sequence[int]) -> list[Record]:
        """The records of these ids in the same order; ids that do not exist are left out."""
        found: dict[int, Record] = {}
        for first in range(0, len(ids), _AT_ONCE):
            some = list(ids[first : first + _AT_ONCE])
            wanted = _columns(register).where(REGISTER_TABLES[register.key].c.id.in_(some))
            found.update((record.id, record) for record in self._records(register, wanted))
        return [found[record_id] for record_id in ids if record_id in found]

    def values(
        self, register: Register, ids: Sequence[int], keys: Sequence[str]
    ) -> Iterator[tuple[Value, ...]]:
        """Some fields of these ids in the same order; a fraction of what whole records cost."""
        columns = REGISTER_TABLES[register.key].c
        shown = select(columns.id, *(columns[key] for key in keys))
        for first in range(0, len(ids), _AT_ONCE):
            some = list(ids[first : first + _AT_ONCE])
            rows = self._connection.execute(shown.where(columns.id.in_(some)))
            found = {row[0]: row[1:] for row in rows}
            yield from (found[record_id] for record_id in some if record_id in found)

    def count(self, query: Query) -> int:
        """How many rows are asked for."""
        table = REGISTER_TABLES[query.register]
        wanted = select(func.count()).select_from(table).where(*self._conditions(query))
        return self._connection.execute(wanted).scalar_one()

    def tally(self, query: Query, field: str) -> dict[Value, int]:
        """How many rows asked for have each value of a field."""
        return {value: count for (value,), count in self.tallies(query, (field,)).items()}

    def tallies(self, query: Query, fields: Sequence[str]) -> dict[tuple[Value, ...], int]:
        """How many rows asked for have each set of values of some fields."""
        columns = [REGISTER_TABLES[query.register].c[field] for field in fields]
        wanted = select(func.count(), *columns).where(*self._conditions(query)).group_by(*columns)
        return {row[1:]: row[0] for row in self._connection.execute(wanted)}

    def _conditions(self, query: Query) -> Iterator[ColumnElement[bool]]:
        register, table = register_of(query.register), REGISTER_TABLES[query.register]
        asked = hits(query, table)
        many = asked is not None and self._connection.execute(asked).scalar_one() > _MANY
        return conditions(query, register, table, along=many)

    def find(self, register: Register, identity: Mapping[str, Value]) -> Record | None:
        """The oldest living record with exactly these values in its identity fields; a missing value means empty."""
        table = REGISTER_TABLES[register.key]
        same = [table.c[key].is_not_distinct_from(identity.get(key)) for key in register.identity]
        wanted = _columns(register).where(table.c.voided_at.is_(None), *same).order_by(table.c.id).limit(1)
        return next(self._records(register, wanted), None)

    def steps(self, register: str, record_id: int) -> tuple[Step, ...]:
        """Every step of a record as written down, corrected ones too; see `records.effective`."""
        wanted = select(STEP).where(STEP.c.register == register, STEP.c.record_id == record_id)
        return tuple(_step(row) for row in self._connection.execute(wanted.order_by(STEP.c.id)))

    def steps_of(self, register: str, ids: Sequence[int]) -> dict[int, tuple[Step, ...]]:
        """`steps` of many records at once; those without any are there with none."""
        found: dict[int, list[Step]] = {record_id: [] for record_id in ids}
        for first in range(0, len(ids), _AT_ONCE):
            some = list(ids[first : first + _AT_ONCE])
            wanted = select(STEP).where(STEP.c.register == register, STEP.c.record_id.in_(some))
            for row in self._connection.execute(wanted.order_by(STEP.c.id)):
                found[row.record_id].append(_step(row))
        return {record_id: tuple(steps) for record_id, steps in found.items()}

    def attachments(self, register: str, record_id: int) -> tuple[Attachment, ...]:
        """The files of a record that were not removed, in the order they were added."""
        mine = select(ATTACHMENT).where(
            ATTACHMENT.c.register == register, ATTACHMENT.c.record_id == record_id
        )
        wanted = mine.where(ATTACHMENT.c.removed_at.is_(None)).order_by(ATTACHMENT.c.id)
        return tuple(
            Attachment(
                row.id, register, record_id, row.name, row.sha256, row.size, row.added_at, row.added_by
            )
            for row in self._connection.execute(wanted)
        )

    def changes(self, register: str, record_id: int) -> tuple[Change, ...]:
        """The audit lines of a record, oldest first, with the exports it was part of."""
        wanted = _lines().where(
            CHANGE.c.register == register,
            or_(CHANGE.c.record_id == record_id, (CHANGE.c.record_id == 0) & (CHANGE.c.kind == OUTFLOW)),
        )
        return tuple(
            change
            for change in map(_change, self._connection.execute(wanted))
            if change.record_id == record_id or within(record_id, str(change.after.get("ids", "")))
        )

    def changes_of(self, unit_id: int) -> tuple[Change, ...]:
        """The audit lines of one action, in the order they were written."""
        return tuple(map(_change, self._connection.execute(_lines().where(CHANGE.c.unit == unit_id))))

    def changes_by(
        self, register: str, ids: Collection[int], who: str, kinds: Collection[str]
    ) -> Iterator[Change]:
        """The audit lines of these kinds that one person wrote about these records."""
        mine = _lines().where(CHANGE.c.register == register, UNIT.c.who == who, CHANGE.c.kind.in_(kinds))
        wanted = sorted(ids)
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            yield from map(_change, self._connection.execute(mine.where(CHANGE.c.record_id.in_(some))))

    def changes_since(self, last: int, but: str, kind: str, most: int) -> tuple[Change, ...]:
        """The newest audit lines of a kind written after the line `last` by anybody but one person, newest first."""
        wanted = _lines().where(CHANGE.c.id > last, CHANGE.c.kind == kind, UNIT.c.who != but)
        newest = wanted.order_by(None).order_by(CHANGE.c.id.desc()).limit(most)
        return tuple(map(_change, self._connection.execute(newest)))

    def every_change(self) -> Iterator[tuple[Change, str]]:
        """All audit lines with their hashes, oldest first."""
        for row in self._connection.execute(_lines()):
            yield _change(row), row.hash

    def changes_written(self) -> int:
        """How many audit lines were ever committed, by SQLite's own counter."""
        counter = "SELECT seq FROM sqlite_sequence WHERE name = 'change'"
        return int(self._connection.exec_driver_sql(counter).scalar() or 0)

    def last_units(self, count: int) -> tuple[UnitLine, ...]:
        """The latest actions, newest first."""
        return Actions(self._connection).last(count)

    def _records(self, register: Register, wanted: Select[Any]) -> Iterator[Record]:
        keys = (*(f.key for f in register.fields), *_EXTRA)
        for row in self._connection.execute(wanted):
            yield Record(register.key, row[0], row[1], dict(zip(keys, row[2:], strict=True)))


def _columns(register: Register) -> Select[Any]:
    columns = REGISTER_TABLES[register.key].c
    return select(
        columns.id, columns.version, *(columns[f.key] for f in register.fields), *(columns[k] for k in _EXTRA)
    )


def _numbers(found: CursorResult[tuple[int]]) -> Iterator[int]:
    """The only column, straight from the driver: 100,000 rows without an object each."""
    rows: Iterable[tuple[int]] = found.cursor.fetchall() if found.cursor else ()
    return chain.from_iterable(rows)


def _step(row: Row[Any]) -> Step:
    return Step(
        row.kind,
        row.occurred_on,
        unpack_values(row.payload),
        row.id,
        row.recorded_at,
        row.actor,
        row.corrects,
    )


def _lines() -> Select[Any]:
    joined = CHANGE.join(UNIT, CHANGE.c.unit == UNIT.c.id)
    return select(CHANGE, UNIT.c.at, UNIT.c.who, UNIT.c.label).select_from(joined).order_by(CHANGE.c.id)


def _change(row: Row[Any]) -> Change:
    return Change(
        row.id,
        row.unit,
        row.at,
        row.who,
        row.kind,
        row.register,
        row.record_id,
        unpack_values(row.before),
        unpack_values(row.after),
        row.label,
    )
