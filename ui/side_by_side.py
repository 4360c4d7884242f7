"""A table and what belongs to its row: side by side on a wide screen, one above the other on a narrow one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

WIDE = 1040  # pixels
_SHARE = 0.55  # of the first


class SideBySide(QSplitter):
    """Turns by itself; where the person dragged the middle to, it stays."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._fresh = True
        self.addWidget(first)
        self.addWidget(second)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(8)
        self.setStretchFactor(0, 11)
        self.setStretchFactor(1, 9)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width asks for it."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        turned = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._fresh or turned is not self.orientation():
            self._fresh = False
            self.setOrientation(turned)
            room = event.size().width() if wide else event.size().height()
            self.setSizes([int(room * _SHARE), int(room * (1 - _SHARE))])
