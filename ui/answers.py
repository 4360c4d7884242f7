"""One of a few words, put down by mouse, by arrows and space, or by its digit; nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from ui.chips import FlowLayout
from ui.editor_widgets import TARGET


class Answers(QFrame):
    """A row of radio buttons that wraps; `changed` when another one is down."""

    changed = Signal()

    def __init__(self, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription("按空格键或数字键选择")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # asked for by its name, it hands the cursor on
        self._group = QButtonGroup(self)
        flow = FlowLayout(self)
        for place, word in enumerate(words, 1):
            made = QRadioButton(f"{place} {word}")
            made.setAccessibleName(word)
            made.setMinimumHeight(max(TARGET, made.sizeHint().height()))
            # One stop of Tab for the whole row; Qt moves it to whichever was reached last.
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 1 else Qt.FocusPolicy.ClickFocus)
            self._group.addButton(made, place)
            flow.addWidget(made)
        self._group.buttonToggled.connect(lambda _made, down: self.changed.emit() if down else None)

    def word(self) -> str:
        """The word that is down; empty while none is."""
        made = self._group.checkedButton()
        return made.accessibleName() if made else ""

    def put(self, word: str) -> None:
        """Put a word down; none for an empty one."""
        self._group.setExclusive(False)
        for made in self._group.buttons():
            made.setChecked(made.accessibleName() == word)
        self._group.setExclusive(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor goes on to the button that is down, or to the first."""
        super().focusInEvent(event)
        (self._group.checkedButton() or self._group.button(1)).setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        digit = event.text()
        made = self._group.button(int(digit)) if digit.isdecimal() else None
        if made is None:
            super().keyPressEvent(event)
            return
        made.setFocus(Qt.FocusReason.ShortcutFocusReason)
        made.setChecked(True)  # Qt's own signature
