"""The chain of audit lines: each hash covers the line and the hash before it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from desktop_app.domain.changes import Change
from desktop_app.storage.packing import pack
from desktop_app.storage.reader import Reader
from desktop_app.storage.tables import CHANGE


def sealed(before: str, change: Change) -> str:
    """The hash of a line that follows the one with hash `before`."""
    line = [
        change.id,
        change.unit,
        change.at,
        change.who,
        change.label,
        change.kind,
        change.register,
        change.record_id,
        change.before,
        change.after,
    ]
    return sha256(f"{before}\n{pack(line)}".encode()).hexdigest()


class Trail:
    """Writes the audit lines of one action; the write lock must be held, since the last hash is read once."""

    def __init__(self, connection: Connection, unit: int, at: datetime, who: str, label: str) -> None:
        self._connection, self._unit = connection, unit
        self._at, self._who, self._label = at, who, label
        last = connection.execute(
            select(CHANGE.c.id, CHANGE.c.hash).order_by(CHANGE.c.id.desc()).limit(1)
        ).first()
        self._id: int = last.id if last else 0
        self._hash: str = last.hash if last else ""

    def write(
        self,
        kind: str,
        register: str,
        record_id: int,
        before: Mapping[str, object],
        after: Mapping[str, object],
    ) -> None:
        """Adds a line. TypeError when a value has no JSON form."""
        self._id += 1
        change = Change(
            self._id,
            self._unit,
            self._at,
            self._who,
            kind,
            register,
            record_id,
            before,  # type: ignore[arg-type]
            after,  # type: ignore[arg-type]
            self._label,
        )
        self._hash = sealed(self._hash, change)
        self._connection.execute(
            insert(CHANGE),
            {
                "id": self._id,
                "unit": self._unit,
                "kind": kind,
                "register": register,
                "record_id": record_id,
                "before": pack(before),
                "after": pack(after),
                "hash": self._hash,
            },
        )


def verify(reader: Reader) -> int | None:
    """The id of the first audit line that was altered, or that stands where one is missing; None when all is sound.

    Lines cut off at the end are told by the counter SQLite keeps for the table.
    """
    before, expected = "", 1
    for change, found in reader.every_change():
        if change.id != expected or sealed(before, change) != found:
            return expected if change.id != expected else change.id
        before, expected = found, expected + 1
    return None if reader.changes_written() < expected else expected
