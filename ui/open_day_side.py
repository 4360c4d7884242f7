"""Beside the desk's form: the slip of the visitor before, and who came to this desk today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.records import Record
from desktop_app.registers.open_day_counts import seat
from desktop_app.registers.visit import PASSED, SPOT, TAKEN
from ui.dialogs.table import TextTable, table_view
from ui.tell import label

if TYPE_CHECKING:
    from desktop_app.services.open_days import Received

LIST = "今天的来访人"
_ROW_PADDING = 12  # pixels
_WIDTHS = (4, 4, 5, 8)  # in Chinese characters


class DeskSide(QWidget):
    """What has been done at this desk; nothing here takes the cursor."""

    def __init__(self, hints: QWidget) -> None:
        super().__init__()
        self._slip, self._what = label("", "title"), label("", "note")
        self._sums = label("", "heading")
        for words in (self._slip, self._what, self._sums):
            words.setWordWrap(True)
        self._model = TextTable(["台号", "来访人", "答复", "反映事项"])
        self._table = table_view(self._model, LIST, _WIDTHS)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card = QFrame()
        self._card.setObjectName("card")
        inside = QVBoxLayout(self._card)
        inside.addWidget(label("上一位", "note"))
        inside.addWidget(self._slip)
        inside.addWidget(self._what)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        layout.addWidget(hints)
        layout.addWidget(self._sums)
        layout.addWidget(self._table, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Columns and rows as wide and high as the letters of the desk, which are larger than the window's."""
        super().showEvent(event)
        metrics = self._table.fontMetrics()
        for column, width in enumerate(_WIDTHS):
            self._table.setColumnWidth(column, (width + 1) * metrics.horizontalAdvance("字"))
        self._table.verticalHeader().setDefaultSectionSize(metrics.height() + _ROW_PADDING)

    def show_day(self, desk: str, visits: Sequence[Record], last: Received | None) -> None:
        """The visits of a desk, the last one first."""
        self._card.setVisible(last is not None)
        if last is not None:
            self._slip.setText(last.words)
            self._what.setText(f"{last.record.text('visitor')}　{_became(last.record)}")
        ways = Counter(visit.text("handling") for visit in visits)
        told = "　".join(f"{word} {ways[word]}" for word in (SPOT, PASSED, TAKEN))
        self._sums.setText(f"{desk}　{len(visits)}位　{told}")
        self._model.show(len(visits), lambda at: _cells(visits[at]))


def _cells(visit: Record) -> tuple[str, ...]:
    content = " ".join(visit.text("content").split())[:40]
    return seat(visit.values), visit.text("visitor"), visit.text("handling"), content


def _became(visit: Record) -> str:
    if visit.text("handling") == SPOT:
        return SPOT
    until = visit.day("due_on")
    who = visit.text("department")
    return f"{visit.text('handling')}{f' {who}' if who else ''}{f'，{until} 前答复' if until else ''}"
