"""A tab with several pages, each made when it is first seen: registers that belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.place import Place, turn_to
from ui.shortcuts import EARLIER, LATER

Pages = Sequence[tuple[str, Callable[[], QWidget]]]


class PagedTab(QWidget):
    """Holds pages under their titles; Ctrl+PgUp and Ctrl+PgDown turn them from wherever the cursor is in them."""

    def __init__(self, title: str, pages: Pages) -> None:
        super().__init__()
        self._make = [make for _, make in pages]
        self._pages = QTabWidget()
        self._pages.setObjectName("parts")
        self._pages.setDocumentMode(True)
        self._pages.setAccessibleName(title)
        for name, _ in pages:
            self._pages.addTab(Place(), name)
        self._pages.currentChanged.connect(self._arrive)
        for keys, by in ((EARLIER, -1), (LATER, 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._turn_by, by))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self._pages)

    def _place(self, at: int) -> Place:
        place = self._pages.widget(at)
        assert isinstance(place, Place)
        return place

    def _arrive(self, at: int) -> None:
        place = self._place(at)
        if place.page is None:
            page = self._make[at]()
            place.put(page)
            place.setFocusProxy(page)

    def showEvent(self, event: QShowEvent) -> None:
        """The first page is made when the tab is first seen."""
        super().showEvent(event)
        self._arrive(self._pages.currentIndex())
        front = self.front()
        if front is not None:
            self.setFocusProxy(front)

    def _turn_by(self, by: int) -> None:
        self.turn((self._pages.currentIndex() + by) % self._pages.count())

    def turn(self, at: int) -> QWidget:
        """Show a page, from 0; the page."""
        self._arrive(at)
        turn_to(self._pages, at)
        page = self._place(at).page
        assert page is not None
        self.setFocusProxy(page)
        held = self.window().focusWidget()
        if held is None or not page.isAncestorOf(held):  # where it was is gone: the page was filled anew
            page.setFocus()
        return page

    def front(self) -> QWidget | None:
        """The page that is seen."""
        return self._place(self._pages.currentIndex()).page

    def made(self) -> Iterator[QWidget]:
        """Every page that was seen so far."""
        for at in range(self._pages.count()):
            page = self._place(at).page
            if page is not None:
                yield page
