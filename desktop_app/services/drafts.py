"""What is being typed, kept from the first letter, so that a killed program loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from desktop_app.domain.changes import Draft
from desktop_app.errors import Refused
from desktop_app.services import secrecy
from desktop_app.storage.store import Store


class Drafts:
    """Unsaved forms of the person at the desk."""

    def __init__(self, store: Store, now: Callable[[], datetime], me: Callable[[], str]) -> None:
        self._store, self._now, self._me = store, now, me

    def save(self, register: str, record_id: int, raw: Mapping[str, str]) -> None:
        """Keep the form of a record (0: a new one) as typed so far.

        Refused where a 密级标志 was typed; what had been kept of that form is forgotten then.
        """
        try:
            secrecy.refuse_draft(raw.values())
        except Refused:
            self.drop(register, record_id)
            raise
        with self._store.unit("草稿") as unit:
            unit.save_draft(Draft(self._me(), register, record_id, dict(raw), self._now()))

    def load(self, register: str, record_id: int) -> Draft | None:
        """The kept form of a record, if there is one."""
        return next((d for d in self.waiting() if (d.register, d.record_id) == (register, record_id)), None)

    def drop(self, register: str, record_id: int) -> None:
        """Forget a form that was saved or given up."""
        with self._store.unit("草稿") as unit:
            unit.drop_draft(self._me(), register, record_id)

    def waiting(self) -> tuple[Draft, ...]:
        """All kept forms of this person."""
        with self._store.reading() as reader:
            return reader.drafts(self._me())
