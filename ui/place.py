"""Room for one tab's page."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class Place(QWidget):
    """Holds the page of a tab, which is made when it is first seen."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.page: QWidget | None = None

    def put(self, page: QWidget | None) -> None:
        """Show this page instead of the one before, which is let go."""
        if self.page is not None:
            self._layout.removeWidget(self.page)
            self.page.hide()
        self.page = page
        if page is not None:
            self._layout.addWidget(page)
            page.show()


def turn_to(tabs: QTabWidget, at: int) -> None:
    """Show a place by its key; the cursor goes into it, for on the tabs themselves the arrows would turn the page."""
    place = tabs.widget(at)
    assert isinstance(place, Place)
    left = place.focusWidget() if place.page else None  # where the cursor was, a form half filled perhaps
    tabs.setCurrentIndex(at)
    if place.page is not None and (left is None or tabs.tabBar().hasFocus()):
        place.page.setFocus()
