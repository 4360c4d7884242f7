"""Pages looked at on the screen: one at a time, larger and smaller."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.dialogs.frame import named
from ui.dialogs.printing import SCREEN_DPI, Paper
from ui.tell import button

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
_START = ZOOMS.index(75)


class PagesView(QWidget):
    """Page buttons, zoom buttons and the page; only the page shown is ever drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._paper: Paper | None = None
        self._number, self._zoom = 0, _START
        self._where, self._percent = QLabel(), QLabel()
        self._back, self._next = button("上一页", lambda: self._go(-1)), button("下一页", lambda: self._go(1))
        self._smaller = button("缩小", lambda: self._resize(-1))
        self._larger = button("放大", lambda: self._resize(1))
        self._page = named(QLabel(), "页面预览")
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area = named(QScrollArea(), "页面预览")
        area.setWidget(self._page)
        area.setWidgetResizable(True)
        line = QHBoxLayout()
        for part in (self._back, self._where, self._next):
            line.addWidget(part)
        line.addStretch(1)
        for part in (self._smaller, self._percent, self._larger):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(area, 1)
        self.setFocusProxy(area)
        self.show_paper(None)

    def show_paper(self, paper: Paper | None) -> None:
        """Show a document from now on, on the page that was shown before where it has one."""
        self._paper = paper
        self._draw()

    def _go(self, by: int) -> None:
        self._number += by
        self._draw()

    def _resize(self, by: int) -> None:
        self._zoom += by
        self._draw()

    def _draw(self) -> None:
        count = self._paper.count if self._paper else 0
        self._number = max(0, min(self._number, count - 1))
        self._zoom = max(0, min(self._zoom, len(ZOOMS) - 1))
        self._where.setText(f"第 {self._number + 1} / {count} 页" if count else "没有页面")
        self._percent.setText(f"{ZOOMS[self._zoom]}%")
        self._back.setEnabled(self._number > 0)
        self._next.setEnabled(self._number + 1 < count)
        self._smaller.setEnabled(bool(count) and self._zoom > 0)
        self._larger.setEnabled(bool(count) and self._zoom + 1 < len(ZOOMS))
        if self._paper is None or not count:
            self._page.clear()
            return
        dense = self.devicePixelRatioF()
        image = self._paper.image(self._number, SCREEN_DPI * ZOOMS[self._zoom] / 100 * dense)
        image.setDevicePixelRatio(dense)
        self._page.setPixmap(QPixmap.fromImage(image))
        self._page.setAccessibleName(f"页面预览，第{self._number + 1}页，共{count}页")
