"""What the tab 统计上报 asks of each of its pages."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Changed
from ui.tell import Teller

_LATER = 150  # ms after a change: several in a row are counted once


class ReportPage(QWidget):
    """A page that counts: it is told when something changed, and when the ledger is about to be closed."""

    @abstractmethod  # told to mypy; Qt has a metaclass of its own
    def look_again(self) -> None:
        """Something changed: count anew, now or when the page is next seen."""

    @abstractmethod
    def rest(self) -> None:
        """Keep what is being typed and read nothing more; before the ledger is closed."""


class CountingPage(ReportPage):
    """A page whose numbers are counted anew after a change, once it is seen."""

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self._stale = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._ask)
        teller.happened.connect(self._hear)

    @abstractmethod
    def _ask(self) -> None:
        """Count now; what was stale is not any more."""

    def _hear(self, _changed: Changed) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Count anew, now or when the page is next seen."""
        self._stale = True
        if self.isVisible():
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was hidden is counted now."""
        super().showEvent(event)
        if self._stale:
            self._ask()
