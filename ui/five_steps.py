"""The five steps of a 重大行政决策 as one row: each with its name, how far it is, and its day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.services.decisions import DONE, FAILED, NEXT, FiveStep
from ui.style import set_tone
from ui.tell import label

_TONES = {DONE: "fine", NEXT: "soon", FAILED: "late"}
_LARGE = 24  # pixels of a line in large letters
_NAMES = ("公众参与", "专家论证", "风险评估", "合法性审查", "集体讨论")


class FiveSteps(QWidget):
    """Shows five steps; words say what colours say."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes = [_Box() for _ in _NAMES]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for box in self._boxes:
            layout.addWidget(box, 1)

    def show_steps(self, steps: Sequence[FiveStep]) -> None:
        """The steps in their order."""
        for box, step in zip(self._boxes, steps, strict=True):
            box.show_step(step)


class _Box(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._name, self._state, self._day = label(""), label(""), label("", "note")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 4, 2, 4)
        layout.setSpacing(0)
        for line in (self._name, self._state, self._day):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.setMinimumWidth(1)  # a narrow panel cuts a word sooner than it grows
            layout.addWidget(line)

    def show_step(self, step: FiveStep) -> None:
        self._name.setText(step.name)
        self._state.setText(step.state)
        set_tone(self._state, _TONES.get(step.state, ""))
        self._day.setText(step.on.isoformat() if step.on else "")
        for line in (self, *self.findChildren(QLabel)):
            line.setToolTip(step.words)
        self.setAccessibleName(step.words)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """In large letters the day is left to the tip and to 内容: a low screen has no line to spare."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        self._day.setVisible(self.fontMetrics().height() <= _LARGE)
