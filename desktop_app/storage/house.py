"""What the office arranged for itself, read: words, settings, calendar, people, drafts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop_app.domain.changes import Draft, Person
from desktop_app.domain.fields import Value
from desktop_app.domain.workdays import DayKind, Days, Year
from desktop_app.storage.packing import unpack, unpack_values
from desktop_app.storage.tables import CALENDAR_YEAR, CATALOGUE_ROW, CODE_WORD, DRAFT, PERSON, SETTING


class House:
    """Reads on one connection, inside one transaction: what it tells belongs together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def words(self, list_key: str, hidden: bool = False) -> tuple[str, ...]:
        """The words of a code list in their order; with the hidden ones when asked."""
        wanted = select(CODE_WORD.c.word).where(CODE_WORD.c.list_key == list_key)
        if not hidden:
            wanted = wanted.where(CODE_WORD.c.shown)
        return tuple(self._connection.execute(wanted.order_by(CODE_WORD.c.position)).scalars())

    def setting(self, key: str, scope: str = "") -> object | None:
        """A setting as put; None when never put. Lists come back as lists."""
        wanted = select(SETTING.c.value).where(SETTING.c.scope == scope, SETTING.c.key == key)
        found = self._connection.execute(wanted).scalar()
        return None if found is None else unpack(found)

    def years(self) -> tuple[Year, ...]:
        """The calendar years the office entered, in order."""
        rows = self._connection.execute(select(CALENDAR_YEAR).order_by(CALENDAR_YEAR.c.year))
        return tuple(_year(row) for row in rows)

    def catalogue_changes(self) -> dict[int, Mapping[str, Value]]:
        """What the office changed in the 标准目录 by number of the row, and its own rows whole."""
        rows = self._connection.execute(select(CATALOGUE_ROW).order_by(CATALOGUE_ROW.c.number))
        return {row.number: unpack_values(row.told) for row in rows}

    def people(self) -> tuple[Person, ...]:
        """Everybody who works or worked with the ledger, in order of entry."""
        rows = self._connection.execute(select(PERSON).order_by(PERSON.c.id))
        return tuple(
            Person(row.name, row.department, row.duties or (), row.password_hash, row.active, row.id)
            for row in rows
        )

    def drafts(self, scope: str) -> tuple[Draft, ...]:
        """The half-typed forms of one person, newest first."""
        wanted = select(DRAFT).where(DRAFT.c.scope == scope).order_by(DRAFT.c.saved_at.desc())
        return tuple(_draft(row) for row in self._connection.execute(wanted))


def _year(row: Row[Any]) -> Year:
    listed = unpack(row.days)
    assert isinstance(listed, list)
    days: Days = {day: (DayKind(kind), name) for day, kind, name in listed}
    doubts = unpack(row.doubts)
    assert isinstance(doubts, list)
    return Year(row.year, row.notice, days, tuple(doubts))


def _draft(row: Row[Any]) -> Draft:
    raw = {key: str(value) for key, value in unpack_values(row.raw).items()}
    return Draft(row.scope, row.register, row.record_id, raw, row.saved_at)
