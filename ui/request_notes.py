"""What a request asks the clerk to look at just now: a paper to print, a period that has passed, a look-alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.records import Record
from desktop_app.registers.request_moves import OPEN
from ui.tab_order import come_after
from ui.tell import Block, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office


@dataclass(frozen=True)
class Note:
    """A sentence, and what may be done about it at once."""

    words: str
    offer: str = ""
    act: Callable[[], object] = lambda: None
    pressing: bool = False


class RequestNotes(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.hide()

    def show_notes(self, notes: Sequence[Note], below: QWidget) -> None:
        """Show these and no others; Tab comes to what they offer before it comes to what stands `below`."""
        while item := self._layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        made: list[QWidget] = []
        for note in notes:
            if not note.offer and not note.pressing:
                words = label(note.words, "note")
                words.setWordWrap(True)
                self._layout.addWidget(words)
                continue
            block = Block("facts" if note.pressing else "hint")
            if note.offer:
                made.append(block.offer(note.offer, note.act))
            self._layout.addWidget(block)
            block.say("", [("", note.words)])
        self.setVisible(bool(notes))
        come_after(below, made)


def gap_note(office: Office, record: Record) -> list[Note]:
    """Received and typed in on different days, told while the request is open."""
    gap = office.cases.gap(record) if record.text("state") in OPEN else None
    if gap is None or not gap.workdays:
        return []
    said = f"{chinese_day(gap.received_on)}收到，{chinese_day(gap.typed_on)}登记，相隔{gap.workdays}个工作日"
    return [Note(said)]
