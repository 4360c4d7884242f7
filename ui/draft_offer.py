"""A line that offers what was typed and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.errors import AppError
from ui.tell import Block, Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office


class DraftOffer(Block):
    """Shown while a draft of a record waits; `taken` carries its texts."""

    taken = Signal(object)

    def __init__(self, office: Office, register: str, teller: Teller, words: str, take: str) -> None:
        super().__init__("hint")
        self._office, self._register, self._teller, self._says = office, register, teller, words
        self._record_id = 0
        self.offer(take, self._take)
        self.offer("丢弃草稿", self._drop)

    def look(self, record_id: int) -> None:
        """Look for a draft of this record (0: a new one)."""
        self._record_id = record_id
        found = self._office.drafts.load(self._register, record_id)
        self.say(f"{self._says}（{found.saved_at:%m-%d %H:%M}）" if found else "")

    def _take(self) -> None:
        if found := self._office.drafts.load(self._register, self._record_id):
            self.say("")
            self.taken.emit(found.raw)

    def _drop(self) -> None:
        try:
            self._office.drafts.drop(self._register, self._record_id)
        except AppError as error:
            self._teller.refuse(error)
            return
        self.say("")
