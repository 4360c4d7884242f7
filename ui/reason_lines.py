"""Rows of a tree that say below themselves, in full, why they are there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ui.style import colour

_BELOW = "\u2028"  # a line end inside one text
_WRAPPED = Qt.TextFlag.TextWordWrap
_EDGE = 9  # pixels beside the words


class ReasonLines(QStyledItemDelegate):
    """Makes room for the reasons, which stand in one column behind a line end, and writes them across the row.

    They begin below the second column: beside the first there is no room for them in large letters.
    """

    def __init__(self, tree: QTreeView, column: int) -> None:
        super().__init__(tree)
        self._tree, self._column = tree, column
        tree.setItemDelegate(self)
        tree.header().sectionResized.connect(tree.scheduleDelayedItemsLayout)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Each cell of such a row has empty lines below its own, so that the style places all alike."""
        super().initStyleOption(option, index)
        if why := self._why(index):
            text = str(index.data() or "").partition("\n")[0]
            option.text = text + f"{_BELOW} " * self._lines(why)  # type: ignore[attr-defined]  # unknown to the stubs

    def write(self, painter: QPainter, row: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Write the reason of a row that is drawn already."""
        if not (why := self._why(index)):
            return
        line, lines = self._tree.fontMetrics().lineSpacing(), self._lines(why)
        top = row.top() + (row.height() - (lines + 1) * line) // 2 + line
        chosen = self._tree.selectionModel().isSelected(index)
        painter.save()
        painter.setFont(self._tree.font())
        painter.setPen(
            self._tree.palette().color(QPalette.ColorRole.HighlightedText) if chosen else colour("muted")
        )
        painter.drawText(QRect(self._left(), top, self._across(), lines * line), _WRAPPED, why)
        painter.restore()

    def _why(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.sibling(index.row(), self._column).data() or "").partition("\n")[2]

    def _lines(self, why: str) -> int:
        metrics = self._tree.fontMetrics()
        high = metrics.boundingRect(QRect(0, 0, self._across(), 0), _WRAPPED, why).height()
        return max(1, round(high / metrics.lineSpacing()))

    def _left(self) -> int:
        return self._tree.columnViewportPosition(1) + _EDGE

    def _across(self) -> int:
        return self._tree.viewport().width() - self._left() - _EDGE
