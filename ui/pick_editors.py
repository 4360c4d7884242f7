"""Controls with a list or a tree to pick from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop_app.domain.fields import SEPARATOR
from desktop_app.registers.categories import JOINT
from ui.editor_widgets import PickEditor
from ui.popup import drop, dropped


class _WordsEditor(PickEditor):
    """A line with a list or a tree of words to pick from."""

    def __init__(self, words: Sequence[str], hint: str) -> None:
        super().__init__("选择", hint, "从可选的词中选择（Alt+↓）")
        self._words = tuple(words)


class ChoicesEditor(_WordsEditor):
    """Several words, ticked in a list or typed with 、 between them."""

    def _open(self) -> None:
        chosen = [word for word in self.text().split(SEPARATOR) if word]
        popup, ticks = dropped(self), QListWidget()
        ticks.setAccessibleName(f"{self.control.accessibleName()}：可多选")
        for word in dict.fromkeys((*self._words, *chosen)):
            item = QListWidgetItem(word, ticks)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if word in chosen else Qt.CheckState.Unchecked)
        ticks.itemChanged.connect(lambda _item: self._ticked(ticks))
        ticks.itemActivated.connect(lambda _item: popup.close())
        drop(popup, ticks, self._line)

    def _ticked(self, ticks: QListWidget) -> None:
        items = (ticks.item(at) for at in range(ticks.count()))
        self.set_text(SEPARATOR.join(i.text() for i in items if i.checkState() is Qt.CheckState.Checked))
        self.left.emit()


class TreeEditor(_WordsEditor):
    """A word of a list whose words are paths (类 / 事项 / 子项); any level may be chosen."""

    def __init__(self, words: Sequence[str], hint: str) -> None:
        super().__init__(words, hint)
        completer = QCompleter(list(words), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._line.setCompleter(completer)

    def _open(self) -> None:
        popup, tree = dropped(self), path_tree(self._words)
        tree.setAccessibleName(f"{self.control.accessibleName()}：目录")
        tree.itemActivated.connect(lambda item, _column: self._picked(item, popup))
        tree.itemClicked.connect(lambda item, _column: self._picked(item, popup))
        drop(popup, tree, self._line)

    def _picked(self, item: QTreeWidgetItem, popup: QWidget) -> None:
        self.set_text(str(item.data(0, Qt.ItemDataRole.UserRole)))
        self.left.emit()
        if not item.childCount():
            popup.close()
        else:
            item.setExpanded(not item.isExpanded())


def path_tree(words: Sequence[str]) -> QTreeWidget:
    """A tree of paths; each item carries its whole path."""
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    known: dict[str, QTreeWidgetItem] = {}
    for word in words:
        above, _, own = word.rpartition(JOINT)
        item = QTreeWidgetItem([own])
        item.setData(0, Qt.ItemDataRole.UserRole, word)
        item.setToolTip(0, word)
        known[word] = item
        if above in known:
            known[above].addChild(item)
        else:
            item.setText(0, word)
            tree.addTopLevelItem(item)
    return tree
