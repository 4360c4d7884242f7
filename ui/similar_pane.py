"""Two requests that ask nearly the same, side by side, and what the clerk makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.kinship import NOT_HIM
from ui.chips import FlowLayout
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.kinship import Similar

APART, TOGETHER = "内容不同，分别办理", "内容相近，并案办理"
# The button's words and those of the code list 相近申请处理意见.
DECISIONS: Mapping[str, str] = {
    "分别办理": APART,
    "按重复申请处理": "内容相同，按重复申请处理",
    "并案办理": TOGETHER,
    NOT_HIM: NOT_HIM,
}
_LINES = 3
_EDGE = 16  # pixels of frame and margin


class SimilarPane(QFrame):
    """Hidden while nothing is alike. `decided` carries the earlier number and the decision in the list's words."""

    decided = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("facts")
        self._number = ""
        self._title, self._mine, self._its = label("", "heading"), label("本件"), label("")
        self._own, self._other = _Paper("本件内容"), _Paper("较早申请的内容")
        for line in (self._title, self._mine, self._its):
            line.setWordWrap(True)
        texts = QGridLayout()
        texts.addWidget(self._mine, 0, 0)
        texts.addWidget(self._its, 0, 1)
        texts.addWidget(self._own, 1, 0)
        texts.addWidget(self._other, 1, 1)
        texts.setColumnStretch(0, 1)
        texts.setColumnStretch(1, 1)
        self._acts: list[QPushButton] = []
        acts = QWidget()
        flow = FlowLayout(acts)
        for words, decision in DECISIONS.items():
            made = button(words, partial(self._say, decision))
            made.setToolTip(decision)
            flow.addWidget(made)
            self._acts.append(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._title)
        layout.addLayout(texts)
        layout.addWidget(acts)
        self.hide()

    def show_pairs(self, own: str, waiting: Sequence[Similar]) -> None:
        """Show the most alike of those that wait for a decision; none hides the pane."""
        self.setVisible(bool(waiting))
        if not waiting:
            self._number = ""
            return
        first = waiting[0]
        record = first.record
        more = f"，还有 {len(waiting) - 1} 件" if len(waiting) > 1 else ""
        self._number = record.text("number")
        self._title.setText(f"有内容相近的申请，待判断（{first.why}{more}）")
        on = record.day("received_on") or record.day("reached_on")
        self._its.setText(f"{self._number} {record.text('state')} {on or ''}收到")
        _put(self._own, own)
        _put(self._other, record.text("content"))

    def _say(self, decision: str) -> None:
        self.decided.emit(self._number, decision)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in it, in order."""
        return (self._own, self._other, *self._acts)

    def take_cursor(self) -> bool:
        """Put the cursor on the first answer; False while nothing is asked."""
        if self._number:
            self._acts[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._number)

    def shown(self) -> str:
        """The number of the earlier request shown; empty for none."""
        return self._number


class _Paper(QPlainTextEdit):
    """A text to be read, three lines high in letters of any size."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + _EDGE)


def _put(paper: QPlainTextEdit, text: str) -> None:
    if paper.toPlainText() != text:
        paper.setPlainText(text)
