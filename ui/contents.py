"""The titles of many pages below headings: a list beside them, or a drop-down where there is no room for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabWidget,
)

from ui.editor_widgets import Box

Groups = Sequence[tuple[str, int]]
"""A heading and how many of the pages stand below it, in order."""
_AT = Qt.ItemDataRole.UserRole


def _grouped(pages: QTabWidget, groups: Groups) -> Iterator[tuple[str, int, str]]:
    """Heading, number and title of each page."""
    at = 0
    for heading, count in groups:
        for page in range(at, at + count):
            yield heading, page, pages.tabText(page)
        at += count


class Contents(QListWidget):
    """The titles below their headings; the arrows go from title to title."""

    def __init__(self, title: str, pages: QTabWidget, groups: Groups) -> None:
        super().__init__()
        self.setObjectName("contents")
        self.setAccessibleName(f"{title}的台账")
        self.setItemDelegate(_Roomy(self))
        above = ""
        for heading, page, name in _grouped(pages, groups):
            if heading != above:
                head = QListWidgetItem(heading)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(head)
                above = heading
            item = QListWidgetItem(name)
            item.setData(_AT, page)
            self.addItem(item)
        self._fit()
        self.setCurrentItem(self._item(0))
        self.currentItemChanged.connect(lambda item: pages.setCurrentIndex(item.data(_AT)))
        pages.currentChanged.connect(lambda page: self.setCurrentItem(self._item(page)))

    def _item(self, page: int) -> QListWidgetItem:
        items = (self.item(row) for row in range(self.count()))
        return next(item for item in items if item.data(_AT) == page)

    def sizeHint(self) -> QSize:
        """As wide as its titles."""
        wide = self.sizeHintForColumn(0) + self.verticalScrollBar().sizeHint().width() + 8
        return QSize(wide, super().sizeHint().height())

    def _fit(self) -> None:
        self.setMinimumWidth(1)  # it never keeps the window wide: where there is no room it makes way
        self.setMaximumWidth(self.sizeHint().width())
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """As wide as its titles in the letters of now."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()


class ContentsBox(Box):
    """The same titles to drop down, each with its heading."""

    def __init__(self, title: str, pages: QTabWidget, groups: Groups) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}的台账（下拉）")
        for heading, page, name in _grouped(pages, groups):
            self.addItem(f"{heading}：{name}", page)
        self.currentIndexChanged.connect(pages.setCurrentIndex)
        pages.currentChanged.connect(self.setCurrentIndex)


class _Roomy(QStyledItemDelegate):
    """Rows a hand hits easily, titles a little further in than headings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 28, size.height() + 8)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(_AT) is not None:
            option.text = f"　{option.text}"  # type: ignore[attr-defined]  # unknown to the stubs
