"""A tab with several pages, each made when it is first seen: registers that belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ui.contents import Contents, ContentsBox, Groups
from ui.place import Place, turn_to
from ui.shortcuts import EARLIER, LATER

Pages = Sequence[tuple[str, Callable[[], QWidget]]]


class PagedTab(QWidget):
    """Holds pages under their titles; Ctrl+PgUp and Ctrl+PgDown turn them from wherever the cursor is in them.

    With `groups` there are too many for one line: they stand in a list at the left, below their headings, or in a
    drop-down above them where a form leaves no room beside it.
    """

    def __init__(self, title: str, pages: Pages, groups: Groups = ()) -> None:
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
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(0)
        column = QVBoxLayout()
        self._contents: Contents | None = None
        self._box: ContentsBox | None = None
        if groups:
            self._pages.tabBar().hide()
            self._pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # or Tab would end at the line that is hidden
            self._contents = Contents(title, self._pages, groups)
            self._box = ContentsBox(title, self._pages, groups)
            layout.addWidget(self._contents)
            column.addWidget(self._box)
        column.addWidget(self._pages, 1)
        layout.addLayout(column, 1)
        self.setFocusProxy(self._pages)
        self._fit()

    def _fit(self) -> None:
        """The list where there is room for it beside the page, else the drop-down."""
        if self._contents is None or self._box is None:
            return
        narrow = self.width() < self._contents.sizeHint().width() + self._pages.minimumSizeHint().width()
        held = self._contents.hasFocus() or self._box.hasFocus()
        self._contents.setHidden(narrow)
        self._box.setHidden(not narrow)
        if held:
            (self._box if narrow else self._contents).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: the list may have room now, or none any more."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A form was opened or closed, or letters grew: what is left beside the page is another width."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

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
