"""统计上报: what is counted from the registers and handed upward, one page for each kind of report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.report_year import YearPage
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office


class ReportTab(QWidget):
    """Holds the pages; while there is one only, nothing to choose from is shown."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__()
        self._year = YearPage(office, teller)
        pages = QTabWidget()
        pages.setDocumentMode(True)
        pages.setTabBarAutoHide(True)
        pages.setAccessibleName("统计上报")
        pages.addTab(self._year, "年度报告")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addWidget(pages)
        self.setFocusProxy(self._year)

    def look_again(self) -> None:
        """Something changed: count anew, now or when the tab is next seen."""
        self._year.look_again()

    def rest(self) -> None:
        """Keep what is being typed and read nothing more; before the ledger is closed."""
        self._year.rest()
