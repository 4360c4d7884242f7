"""申请渠道: eight large buttons, since the channel decides which day counts; keys 1-8 and the arrows choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from ui.chips import FlowLayout
from ui.editor_widgets import Editor
from ui.tell import Button, label

_KEYS = 9


class ChannelEditor(Editor):
    """One of the words of the list; a word kept from an older ledger gets a button of its own."""

    def __init__(self, words: Sequence[str]) -> None:
        self._bar = _Bar()
        super().__init__(self._bar)
        self._words = list(words)
        self._text = ""
        self._bar.show_words(self._words)
        self._bar.group.buttonToggled.connect(self._toggled)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = text
        self._bar.show_words([*self._words, *([text] if text and text not in self._words else [])])
        self._bar.check(text)
        self.changed.emit()

    def rule(self, sentence: str) -> None:
        """Say which day counts."""
        self._bar.rule.setText(sentence)
        self._bar.rule.setVisible(bool(sentence))

    def name(self, label: str) -> None:
        super().name(label)
        self._bar.setAccessibleDescription("按数字键或方向键选择")

    def _toggled(self, made: QAbstractButton, down: bool) -> None:  # a slot
        if down and made.accessibleName() != self._text:
            self._text = made.accessibleName()
            self.changed.emit()
            self.left.emit()


class _Bar(QFrame):
    """The buttons, one of which may be down, and the rule of the one that is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # asked for by its name, it hands the cursor on
        self.group = QButtonGroup(self)
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        self.rule = label("", "note")
        self.rule.setWordWrap(True)
        self.rule.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._row)
        layout.addWidget(self.rule)

    def show_words(self, words: Sequence[str]) -> None:
        """A button for each word, numbered as the keys are."""
        if [made.accessibleName() for made in self.group.buttons()] == list(words):
            return
        for old in self.group.buttons():
            self.group.removeButton(old)
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, word in enumerate(words, 1):
            made = Button(f"{place} {word}" if place <= _KEYS else word)
            made.setAccessibleName(word)
            made.setCheckable(True)
            made.setProperty("chip", True)  # noqa: FBT003  # Qt's own signature
            made.setProperty("large", True)  # noqa: FBT003
            self.group.addButton(made)
            self._flow.addWidget(made)

    def check(self, word: str) -> None:
        """Put the button of a word down; none for no word."""
        self.group.setExclusive(False)
        for made in self.group.buttons():
            made.setChecked(made.accessibleName() == word)
        self.group.setExclusive(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor goes on to the button that is down, or to the first."""
        super().focusInEvent(event)
        if made := self.group.checkedButton() or next(iter(self.group.buttons()), None):
            made.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        digit = event.text()
        made = self.group.buttons()
        if digit.isdecimal() and 1 <= int(digit) <= min(len(made), _KEYS):
            chosen: QPushButton | QAbstractButton = made[int(digit) - 1]
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
            chosen.setChecked(True)  # Qt's own signature
            return
        super().keyPressEvent(event)
