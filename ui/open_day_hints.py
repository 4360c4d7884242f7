"""Above and below the desk's form: the day and the number, who was here before, identities that were typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.records import Record
from desktop_app.errors import AppError
from desktop_app.registers.visit import VISIT
from ui.finds_line import counted
from ui.tell import Block, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.open_days import OpenDays

_ASK_AFTER = 300  # ms
_FACTS = 3
_SCANNED = ("visitor", "content", "answer")


class DeskHead(QWidget):
    """The event, the number of the visitor in front, and what the desk is called; `renamed` when that changed."""

    renamed = Signal(str)

    def __init__(self, days: OpenDays, event: Record) -> None:
        super().__init__()
        self._days = days
        self._nth = label("", "title")
        self.name = days.desk()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(label(f"{event.day('held_on')}　{event.text('place')}", "heading"))
        self._row.addStretch(1)
        self._row.addWidget(self._nth)
        self._row.addStretch(1)
        self._row.addWidget(label("接访台"))

    def add_box(self) -> None:
        """The name of the desk, to be typed; made last, so that Tab comes to it last."""
        box = self._box = QLineEdit(self.name)
        box.setAccessibleName("接访台")
        box.setMaxLength(20)
        box.setMinimumWidth(box.fontMetrics().horizontalAdvance("一二三四五六七八"))
        box.editingFinished.connect(self._rename)
        self._row.addWidget(box)

    def show_number(self, words: str) -> None:
        """第23位, or whose entry is put right."""
        self._nth.setText(words)

    def _rename(self) -> None:
        before, said = self.name, ""
        try:
            self.name = self._days.name_desk(self._box.text())
        except AppError as error:
            said = f"{error.what}：{error.why}"
        self._box.setText(self.name)
        if said or self.name != before:
            self.renamed.emit(said)


class DeskHints(QWidget):
    """Facts about what is being typed, asked a moment after the last key; nothing is stopped by them."""

    def __init__(self, office: Office, raw: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._office, self._raw = office, raw
        self.but = 0  # a visit that is put right is not its own past
        self._facts, self._finds = Block("facts"), Block("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._facts)
        layout.addWidget(self._finds)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_ASK_AFTER)
        self._later.timeout.connect(self.look)

    def touch(self) -> None:
        """Something was typed."""
        self._later.start()

    def clear(self) -> None:
        """Another visitor: nothing is known."""
        self._later.stop()
        self._facts.say("")
        self._finds.say("")

    def look(self) -> None:
        """Earlier visits and calls of the same telephone, address or name; identities in what was typed."""
        raw = self._raw()
        found = self._office.open_days.known(raw["visitor"], raw["phone"], raw["address"])
        found = tuple(one for one in found if one.title != VISIT.title or one.id != self.but)
        lines = [("", one.words) for one in found[:_FACTS]]
        self._facts.say(f"以前来过或来过电话 {len(found)} 次：" if found else "", lines)
        scanning = self._office.scanning
        told = [
            f"{VISIT.label(key)}里有{counts}"
            for key in _SCANNED
            if (counts := counted(scanning.found(raw[key], scanning.board())))
        ]
        self._finds.say("；".join(told) + "。只留在台账里，公开、上报和交办前请遮盖" if told else "")
