"""Which actions stand, which were taken back, and what stands in the way of taking one back."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from desktop_app.domain.changes import LETTER, OUTFLOW, RECOMPUTE, REVIEW, SNAPSHOT, UnitLine
from desktop_app.storage.tables import CHANGE, UNIT

NOT_TAKEN_BACK = (
    OUTFLOW,
    RECOMPUTE,
    LETTER,
    SNAPSHOT,
    REVIEW,
)  # what left has left, what was found was found
Touched = tuple[str, int]
"""(register, record id)."""


class Actions:
    """The chains of undoing: an action, what took it back, what took that back, and so on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        rows = connection.execute(select(UNIT.c.id, UNIT.c.undoes).where(UNIT.c.undoes.is_not(None)))
        self._undoes: dict[int, int] = {}
        self._taken_back_by: dict[int, list[int]] = {}
        for row in rows:
            self._undoes[row.id] = row.undoes
            self._taken_back_by.setdefault(row.undoes, []).append(row.id)

    def root(self, unit: int) -> int:
        """The action that a chain of undoing began with."""
        while unit in self._undoes:
            unit = self._undoes[unit]
        return unit

    def undone(self, unit: int, until: int | None = None) -> bool:
        """Whether an action is taken back (as it was right after action `until`)."""
        return any(
            not self.undone(later, until)
            for later in self._taken_back_by.get(unit, ())
            if until is None or later <= until
        )

    def in_the_way(self, unit: int, touched: Iterable[Touched]) -> int | None:
        """The first later action whose standing effect on the same records would be lost; None when there is none.

        An action counts when it was not in force right after `unit` and is now, or the other way round.
        """
        mine, wanted = self.root(unit), set(touched)
        chains: dict[int, int] = {}
        for later, register, record_id in self._later(unit):
            if (register, record_id) in wanted and self.root(later) != mine:
                chains.setdefault(self.root(later), later)
        for root, later in chains.items():
            was = root <= unit and not self.undone(root, unit)
            if was == self.undone(root):
                return later
        return None

    def _later(self, unit: int) -> Iterable[tuple[int, str, int]]:
        wanted = select(CHANGE.c.unit, CHANGE.c.register, CHANGE.c.record_id).where(
            CHANGE.c.unit > unit, CHANGE.c.kind.not_in(NOT_TAKEN_BACK)
        )
        return (
            (r.unit, r.register, r.record_id) for r in self._connection.execute(wanted.order_by(CHANGE.c.id))
        )

    def last(self, count: int) -> tuple[UnitLine, ...]:
        """The latest actions, newest first."""
        rows = list(self._connection.execute(select(UNIT).order_by(UNIT.c.id.desc()).limit(count)))
        records: dict[int, dict[str, set[int]]] = {row.id: {} for row in rows}
        undoable = dict.fromkeys(records, False)
        lines = select(CHANGE.c.unit, CHANGE.c.register, CHANGE.c.record_id, CHANGE.c.kind)
        first = min(records, default=0)
        for line in self._connection.execute(lines.where(CHANGE.c.unit >= first).distinct()):
            records[line.unit].setdefault(line.register, set()).add(line.record_id)
            undoable[line.unit] = undoable[line.unit] or line.kind not in NOT_TAKEN_BACK
        return tuple(
            UnitLine(
                row.id,
                row.label,
                row.who,
                row.at,
                self.undone(row.id),
                row.undoes,
                {register: frozenset(ids) for register, ids in records[row.id].items()},
                undoable[row.id],
            )
            for row in rows
        )
