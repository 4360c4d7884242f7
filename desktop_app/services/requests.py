"""The clock of one request, and what it shows."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain import clocks
from desktop_app.domain.records import effective
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import reckoned
from desktop_app.storage.store import Store


class Requests:
    """What only requests have."""

    def __init__(self, store: Store, rules: Callable[[], Rulebook]) -> None:
        self._store, self._rules = store, rules

    def clock(self, record_id: int) -> clocks.Result | None:
        """Due date, legs and the day-by-day explanation of a request; None without a day of receipt."""
        with self._store.reading() as reader:
            record = reader.get(REQUEST, record_id)
            steps = effective(reader.steps(REQUEST.key, record_id))
        return reckoned(record.values, steps, self._rules())
