"""The door of the ledger: readings and units of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine

from desktop_app.domain.rulebook import Rulebook
from desktop_app.storage.actions import Actions
from desktop_app.storage.engine import IMMEDIATE
from desktop_app.storage.reader import Reader
from desktop_app.storage.shelving import Shelving
from desktop_app.storage.troubles import telling
from desktop_app.storage.undo import take_back


class Unit(Shelving):
    """One action of one person: reads and writes that hold together."""

    def undo(self, unit_id: int) -> dict[str, frozenset[int]]:
        """Takes back an earlier action; the records touched. It must be the first thing this unit writes.

        Taking back an undo does the action again. Refused when a later action that stands changed the same record.
        """
        if self._id:
            raise ValueError("undo must be the first thing a unit writes")
        self._undoes = unit_id
        return take_back(self, unit_id, Actions(self._connection))


class Store:
    """A ledger whose file is open; `who`, `now` and `rules` are asked anew for every unit."""

    def __init__(
        self,
        engine: Engine,
        who: Callable[[], str],
        now: Callable[[], datetime],
        rules: Callable[[], Rulebook],
    ) -> None:
        self._engine, self._who, self._now, self._rules = engine, who, now, rules

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A consistent view for the length of the block; may be used from any thread, one block each."""
        with telling(), self._engine.connect() as connection, connection.begin():
            yield Reader(connection)

    @contextmanager
    def unit(self, label: str) -> Iterator[Unit]:
        """One action named in Chinese: kept when the block ends well, else not at all. Never one inside another.

        Trouble when the disk is full, the file locked for over 5 s or not to be written.
        """
        with telling(), self._connected() as connection, connection.begin():
            yield Unit(connection, label, self._who(), self._now(), self._rules())

    def of(self, who: str) -> Store:
        """The same ledger for somebody else."""
        return Store(self._engine, lambda: who, self._now, self._rules)

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def _connected(self) -> Connection:
        return self._engine.connect().execution_options(**{IMMEDIATE: True})
