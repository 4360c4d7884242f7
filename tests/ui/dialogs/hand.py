"""The hand, with what only dialogs need: boxes to tick, lists to pick from, what is told, waiting for work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTreeWidget,
    QWidget,
)

from tests.hand import Hand
from ui.tell import Block

LEAST = 32  # pixels
_PRESSED = (QPushButton, QLineEdit, QComboBox, QCheckBox, QSpinBox)


class DialogHand(Hand):
    """Works on the dialog in front; there must be one."""

    def dialog(self) -> QDialog:
        """The dialog in front."""
        front = QApplication.activeModalWidget()
        assert isinstance(front, QDialog), "没有打开的对话框"
        return front

    def is_open(self) -> bool:
        """Whether a dialog is open."""
        return isinstance(QApplication.activeModalWidget(), QDialog)

    def tick(self, words: str, *, on: bool = True) -> None:
        """Tick a box, or untick it."""
        (box,) = [box for box in self._all(QCheckBox) if box.text().startswith(words)]
        if box.isChecked() != on:
            box.click()

    def pick(self, name: str, words: str, *, shown: bool = True) -> None:
        """Put the cursor on a line of a list or a tree; with `shown` False its box is unticked as well."""
        for view in self._all(QListWidget):
            if view.accessibleName() == name:
                (line,) = view.findItems(words, Qt.MatchFlag.MatchExactly)
                view.setCurrentItem(line)
                return
        (tree,) = [tree for tree in self._all(QTreeWidget) if tree.accessibleName() == name]
        item = tree.findItems(words, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[0]
        tree.setCurrentItem(item)
        if not shown:
            item.setCheckState(0, Qt.CheckState.Unchecked)

    def number(self, name: str) -> int:
        """What stands in a box for numbers."""
        (box,) = [box for box in self._all(QSpinBox) if box.accessibleName() == name]
        return box.value()

    def told(self) -> str:
        """Everything the dialog says about mistakes and results."""
        return "；".join(block.text() for block in self.dialog().findChildren(Block) if block.isVisible())

    def page(self) -> str:
        """What a screen reader says of the picture in front."""
        return "".join(w.accessibleName() for w in self._all(QLabel) if not w.pixmap().isNull())

    def wait(self, true: Callable[[], bool]) -> None:
        """Until something has come true; what the dialog says stands in the failure."""

        def come_true() -> None:
            assert true(), self.told() if self.is_open() else "没有打开的对话框"

        self._bot.waitUntil(come_true, timeout=20_000)


def misfits(dialog: QDialog) -> list[str]:
    """Every control the keyboard reaches that a screen reader could not name, or that is too low to be pressed."""
    wrong: list[str] = []
    for widget in dialog.findChildren(QWidget):
        inner = isinstance(widget.parent(), (QComboBox, QSpinBox, QScrollArea))
        if not widget.isVisible() or inner or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        kind = type(widget).__name__
        words = widget.text() if isinstance(widget, (QPushButton, QCheckBox)) else ""
        name = widget.accessibleName() or words
        if not name:
            wrong.append(f"{kind} has no name")
        if isinstance(widget, _PRESSED) and widget.height() < LEAST:
            wrong.append(f"{kind} {name} is {widget.height()} px high")
    return wrong
