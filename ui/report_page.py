"""What the tab 统计上报 asks of each of its pages."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtWidgets import QWidget


class ReportPage(QWidget):
    """A page that counts: it is told when something changed, and when the ledger is about to be closed."""

    @abstractmethod  # told to mypy; Qt has a metaclass of its own
    def look_again(self) -> None:
        """Something changed: count anew, now or when the page is next seen."""

    @abstractmethod
    def rest(self) -> None:
        """Keep what is being typed and read nothing more; before the ledger is closed."""
