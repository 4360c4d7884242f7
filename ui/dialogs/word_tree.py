"""The words of one code list, flat or as a tree of paths, each with its box “shown”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop_app.registers.categories import JOINT

Words = Sequence[tuple[str, bool]]
_PATH = Qt.ItemDataRole.UserRole


class WordTree(QTreeWidget):
    """Words in their order; a checked word is offered in forms, an unchecked one only kept for old records."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setAccessibleName("词条")
        self.setUniformRowHeights(True)
        self.setStyleSheet("QTreeWidget::item { min-height: 30px; }")

    def show_words(self, words: Words, *, nested: bool) -> None:
        """Show a list anew; `nested` words are paths whose parts stand below each other."""
        quiet = QSignalBlocker(self)
        self.clear()
        self.setRootIsDecorated(nested)
        items: dict[str, QTreeWidgetItem] = {}
        for word, shown in words:
            above, _, last = word.rpartition(JOINT) if nested else ("", "", word)
            parent = items.get(above)
            items[word] = self._made(word, last if parent else word, shown=shown)
            self._put(items[word], parent)
        self.expandAll()
        quiet.unblock()
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

    def words(self) -> list[tuple[str, bool]]:
        """All words in the order seen."""
        return [(_path(item), item.checkState(0) == Qt.CheckState.Checked) for item in self._all()]

    def chosen(self) -> str:
        """The word the cursor is on; empty when there is none."""
        item = self.currentItem()
        return _path(item) if item else ""

    def add_word(self, text: str, *, below: bool) -> str:
        """A new word beside the chosen one, or one step below it; the whole path is returned."""
        chosen = self.currentItem()
        parent = chosen if below else (chosen.parent() if chosen else None)
        path = f"{_path(parent)}{JOINT}{text}" if parent else text
        item = self._made(path, text, shown=True)
        self._put(item, parent)
        if parent:
            parent.setExpanded(True)
        self.setCurrentItem(item)
        return path

    def rename(self, text: str) -> None:
        """Another text for the chosen word, on its place."""
        item = self.currentItem()
        above = item.parent()
        item.setData(0, _PATH, f"{_path(above)}{JOINT}{text}" if above else text)
        item.setText(0, text)

    def remove(self) -> None:
        """Take the chosen word out."""
        parent, place, item = self._place()
        parent.removeChild(item) if parent else self.takeTopLevelItem(place)

    def shift(self, by: int) -> None:
        """Move the chosen word (and what is below it) among its neighbours."""
        if self.currentItem() is None:
            return
        parent, place, item = self._place()
        last = (parent.childCount() if parent else self.topLevelItemCount()) - 1
        if not 0 <= place + by <= last:
            return
        if parent:
            parent.removeChild(item)
            parent.insertChild(place + by, item)
        else:
            self.takeTopLevelItem(place)
            self.insertTopLevelItem(place + by, item)
        self.expandItem(item)
        self.setCurrentItem(item)

    def has_below(self) -> bool:
        """Whether other words stand below the chosen one."""
        return bool(self.currentItem() and self.currentItem().childCount())

    def _place(self) -> tuple[QTreeWidgetItem | None, int, QTreeWidgetItem]:
        item = self.currentItem()
        parent = item.parent()
        return parent, parent.indexOfChild(item) if parent else self.indexOfTopLevelItem(item), item

    def _put(self, item: QTreeWidgetItem, parent: QTreeWidgetItem | None) -> None:
        parent.addChild(item) if parent else self.addTopLevelItem(item)

    def _made(self, path: str, text: str, *, shown: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setData(0, _PATH, path)
        item.setCheckState(0, Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        return item

    def _all(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self.topLevelItemCount()):
            yield from _with_children(self.topLevelItem(number))


def _with_children(item: QTreeWidgetItem | None) -> Iterator[QTreeWidgetItem]:
    if item is None:
        return
    yield item
    for number in range(item.childCount()):
        yield from _with_children(item.child(number))


def _path(item: QTreeWidgetItem) -> str:
    return str(item.data(0, _PATH))
