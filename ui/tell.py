"""Saying things without a box in the way: the line at the bottom and blocks inside a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)

from desktop_app.errors import AppError, Trouble

_BUG = "bug"
_MISSING = "：必须填写"
_MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
_KEYS = Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class Teller(QObject):
    """What a screen has to say to the person and to the other screens."""

    said = Signal(str, str)  # a sentence and its tone (fine, soon, late, or nothing)
    happened = Signal(object)  # Changed: what an action touched
    wanted = Signal(str, int)  # a record that should be shown: register, id
    begun = Signal(
        str, object, str
    )  # a new record that should be typed: register, its first values, title of the form

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
        self._words.setTextInteractionFlags(_MOUSE)
        self._words.linkActivated.connect(self.chosen)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.addWidget(self._words, 1)
        self.hide()

    def say(self, heading: str, lines: Iterable[tuple[str, str]] = ()) -> None:
        """Show a heading and lines of (field key or "", sentence); an empty heading hides the block."""
        lines = list(lines)
        rows = [f"<b>{escape(heading)}</b>"] if heading else []
        missing = [(key, sentence) for key, sentence in lines if key and sentence.endswith(_MISSING)]
        if len(missing) > 1:  # many empty fields are one line of links
            links = "、".join(_line(key, sentence.removesuffix(_MISSING)) for key, sentence in missing)
            rows.append(f"必须填写：{links}")
        rows += [
            _line(key, sentence)
            for key, sentence in lines
            if len(missing) < 2 or (key, sentence) not in missing
        ]
        self._words.setText("<br>".join(rows))
        pressed = any(key for key, _ in lines)  # only where there is something to press does Tab stop
        self._words.setTextInteractionFlags(_MOUSE | _KEYS if pressed else _MOUSE)
        said = [heading, *(sentence for _, sentence in lines)]
        self._words.setAccessibleName("；".join(part for part in said if part))
        self.setVisible(bool(rows))
        if rows:
            QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def offer(self, words: str, act: Callable[[], object]) -> QPushButton:
        """A button inside the block, beside the words: a low screen has no line to spare."""
        made = button(words, act)
        self._row.addWidget(made)
        return made

    def text(self) -> str:
        """What is shown, without markup."""
        return self._words.accessibleName()


def _line(key: str, sentence: str) -> str:
    words = escape(sentence).replace("\n", "<br>")
    return f'<a href="{escape(key)}" style="color:#1b1f24">{words}</a>' if key else words


class Button(QPushButton):
    """Pressed by Enter as by the space bar while the cursor is on it, never by an Enter meant for another."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left to Qt, Enter would do nothing here, or press the main button of the dialog instead."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


def button(
    words: str, act: Callable[[], object] | None = None, *, main: bool = False, plain: bool = False
) -> QPushButton:
    """A push button; `main` is what comes next, `plain` looks like a link."""
    made = Button(words)
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


def stop(owner: QWidget | None, error: AppError) -> QMessageBox:
    """A box for what cannot be told inside a window: what, why, what to do. Opened, never waited for."""
    box = QMessageBox(owner)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("政务公开台账")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(error.what)
    box.setInformativeText("\n".join(part for part in (error.why, error.do) if part))
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def bug(error: BaseException, log_file: Path) -> None:
    """Say that the program went wrong and where that is written down; only once at a time."""
    app = QApplication.instance()
    if app is None or any(w.objectName() == _BUG and w.isVisible() for w in QApplication.topLevelWidgets()):
        return
    trouble = Trouble(
        "程序出了没有料到的问题，刚才的操作可能没有完成",
        why=f"{type(error).__name__}",
        do=f"已保存的数据不受影响；请重新打开程序，并把日志发给维护人员：{log_file}",
    )
    stop(QApplication.activeWindow(), trouble).setObjectName(_BUG)
