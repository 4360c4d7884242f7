"""The merged headings of a published table, kept in sight while its rows are scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.domain.annual_report_tables import Box
from ui.style import colour
from ui.table_model import ALIGN, Index

PAD = 6  # pixels on each side of the words of a box
_WRAP = int(Qt.TextFlag.TextWordWrap)
WRAPPED = _WRAP | int(Qt.AlignmentFlag.AlignCenter)
GROUND = "#e9eef4"


def height_of(metrics: QFontMetrics, text: str, width: int) -> int:
    """How many pixels a text takes that is wrapped into a box of this width."""
    room = QRect(0, 0, max(1, width - 2 * PAD), 10_000)
    return metrics.boundingRect(room, WRAPPED, text).height() + 2 * PAD if text else 0


def row_heights(
    boxes: Sequence[Box], first: int, count: int, wide: Sequence[int], metrics: QFontMetrics, least: int
) -> list[int]:
    """Heights of `count` rows from `first` on in which every box finds room; `wide` are the columns' widths."""
    heights = [least] * count
    for box in sorted(boxes, key=lambda box: box.down):
        at = box.row - first
        if not 0 <= at < count:
            continue
        needed = height_of(metrics, box.shown, sum(wide[box.column : box.column + box.across]))
        missing = needed - sum(heights[at : at + box.down])
        if missing > 0:
            heights[at + box.down - 1] += missing
    return heights


class NameDelegate(QStyledItemDelegate):
    """Draws the names of rows; the words of a tall box stay in its visible part while rows are scrolled."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A plain box with lines at its right and below, as in the heads."""
        rect = option.rect  # type: ignore[attr-defined]  # the stubs leave out the fields of the option
        view = self.parent()
        seen = rect.intersected(view.viewport().rect()) if isinstance(view, QTableView) else rect
        painter.save()
        painter.fillRect(rect, QColor(GROUND))
        painter.setPen(colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(colour("ink"))
        painter.drawText(seen.adjusted(PAD, 0, -PAD, 0), int(index.data(ALIGN)) | _WRAP, index.data())
        painter.restore()


class MergedHead(QHeaderView):
    """Draws the boxes of the first rows of a table over its columns."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._boxes: tuple[Box, ...] = ()
        self._heights: list[int] = []
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def show_boxes(self, boxes: Sequence[Box], rows: int, wide: Sequence[int]) -> None:
        """Show these boxes, in so many rows, over columns of these widths."""
        self._boxes = tuple(box for box in boxes if box.row < rows)
        metrics = self.fontMetrics()
        self._heights = row_heights(self._boxes, 0, rows, wide, metrics, metrics.height() + PAD)
        self.updateGeometries()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(super().sizeHint().width(), max(1, sum(self._heights)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every box once, its words in its middle."""
        if not self._heights or self.count() == 0:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), GROUND)
        for box in self._boxes:
            rect = self._rect(box)
            painter.setPen(colour("line"))
            painter.drawRect(rect)
            painter.setPen(colour("ink"))
            painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), WRAPPED, box.text)
        painter.end()

    def _rect(self, box: Box) -> QRect:
        left = self.sectionViewportPosition(box.column)
        wide = sum(self.sectionSize(at) for at in range(box.column, box.column + box.across))
        top = sum(self._heights[: box.row])
        high = sum(self._heights[box.row : box.row + box.down])
        return QRect(left - 1, top - 1, wide, high)
