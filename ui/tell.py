"""Saying things without a box in the way: the line at the bottom and blocks inside a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import AppError


class Teller(QObject):
    """What a screen has to say to the person and to the other screens."""

    said = Signal(str, str)  # a sentence and its tone (fine, soon, late, or nothing)
    happened = Signal(object)  # Changed: what an action touched
    wanted = Signal(str, int)  # a record that should be shown: register, id

    def tell(self, sentence: str, tone: str = "") -> None:
        """Show one sentence at the bottom of the window."""
        self.said.emit(sentence, tone)

    def refuse(self, error: AppError) -> None:
        """Show what, why and what to do on the bottom line."""
        self.said.emit(sentence_of(error), "late")


def sentence_of(error: AppError) -> str:
    """An error on one line, in the colons and stops of Chinese."""
    parts = [error.what, "、".join(error.why.split("\n")), error.do]
    return "；".join(part for part in parts if part)


class Block(QFrame):
    """A coloured block of sentences; those that belong to a field are links that put the cursor there.

    `name` is its style: mistakes, facts or hint.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self._words.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        )
        self._words.linkActivated.connect(self.chosen)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._words)
        layout.addLayout(self._buttons)
        self.hide()

    def say(self, heading: str, lines: Iterable[tuple[str, str]] = ()) -> None:
        """Show a heading and lines of (field key or "", sentence); an empty heading hides the block."""
        lines = list(lines)
        rows = [f"<b>{escape(heading)}</b>"] if heading else []
        rows += [_line(key, sentence) for key, sentence in lines]
        self._words.setText("<br>".join(rows))
        self._words.setAccessibleName("；".join([heading, *(sentence for _, sentence in lines)]))
        self.setVisible(bool(rows))
        if rows:
            QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def offer(self, words: str, act: Callable[[], object]) -> QPushButton:
        """A button inside the block."""
        made = button(words, act)
        self._buttons.insertWidget(self._buttons.count() - 1, made)
        return made

    def text(self) -> str:
        """What is shown, without markup."""
        return self._words.accessibleName()


def _line(key: str, sentence: str) -> str:
    words = escape(sentence).replace("\n", "<br>")
    return f'<a href="{escape(key)}" style="color:#1b1f24">{words}</a>' if key else words


def button(words: str, act: Callable[[], object] | None = None, *, main: bool = False, plain: bool = False) -> QPushButton:
    """A push button that is never pressed by an Enter meant for something else."""
    made = QPushButton(words)
    made.setAutoDefault(False)
    made.setAccessibleName(words)
    if main:
        made.setProperty("main", True)  # noqa: FBT003  # Qt's own signature
    if plain:
        made.setProperty("plain", True)  # noqa: FBT003
    if act is not None:
        made.clicked.connect(lambda _checked=False: act())
    return made


def label(words: str, name: str = "") -> QLabel:
    """A line of words that is never read as markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    return made


def say_to_reader(widget: QWidget) -> None:
    """Let a screen reader speak a widget that has just changed."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
