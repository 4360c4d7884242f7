"""What is said above a report of work: what does not add up with its records, and what only the office can fill in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.work_report import Doubt, Draft
from ui.dialogs.frame import scrolled
from ui.style import set_tone
from ui.tell import button, label

_LINES = 4  # lines seen at once, the others by scrolling
_EDGES = 60  # pixels beside the lines
_SEE = "看这些件"


class WorkReportNotes(QFrame):
    """A line for each thing to look at; hidden when there is none."""

    wanted = Signal(object)  # a Doubt
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("facts")
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        content = QWidget()
        content.setObjectName("dialog")
        content.setLayout(self._lines)
        self._area = scrolled(content)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._area)
        self.hide()

    def show_draft(self, draft: Draft, *, editable: bool) -> None:
        """Tell what there is to tell of a draft; paragraphs of a blank one are written in Word."""
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        lines = [self._doubt(doubt) for doubt in draft.warnings]
        if draft.holes and editable:
            lines.append(self._holes(draft.holes))
        for line in lines:
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        self.setVisible(bool(lines))
        seen = sum(self._height(line) + 2 for line in lines[:_LINES])
        self._area.setFixedHeight(max(seen, 1))

    def _height(self, line: QWidget) -> int:
        """The height of a line at the width there is, which its words alone do not know."""
        layout = line.layout()
        room = self.width() - _EDGES
        return layout.heightForWidth(room) if layout and room > _EDGES else line.sizeHint().height()

    def _doubt(self, doubt: Doubt) -> QWidget:
        words = f"需要核对：{doubt.words}"
        line, row = _line(words, "late")
        if doubt.rows:
            made = button(_SEE, partial(self.wanted.emit, doubt), plain=True)
            made.setAccessibleName(f"{_SEE}：{doubt.words}")
            row.addWidget(made)
        return line

    def _holes(self, holes: tuple[str, ...]) -> QWidget:
        line, row = _line(f"还有 {len(holes)} 处请填写：{'；'.join(holes)}", "soon")
        row.addWidget(button("填写…", self.edit_wanted.emit, plain=True))
        return line


def _line(words: str, tone: str) -> tuple[QWidget, QHBoxLayout]:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    told = label(words)
    set_tone(told, tone)
    told.setWordWrap(True)
    row.addWidget(told, 1)
    return line, row
