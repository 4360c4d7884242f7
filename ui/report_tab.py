"""统计上报: what is counted from the registers and handed upward, one page for each kind of report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.paged_tab import PagedTab, Pages
from ui.report_page import ReportPage
from ui.report_statistics import StatisticsPage
from ui.report_templates import TemplatesPage
from ui.report_work import WorkReportPage
from ui.report_year import YearPage
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office


class ReportTab(PagedTab):
    """Holds the pages, each made when it is first seen; `more` stand behind those that are always there."""

    def __init__(self, office: Office, teller: Teller, more: Pages = ()) -> None:
        pages: Pages = (
            ("年度报告", partial(YearPage, office, teller)),
            ("统计", partial(StatisticsPage, office, teller)),
            ("工作报告", partial(WorkReportPage, office, teller)),
            ("套表", partial(TemplatesPage, office, teller)),
        )
        super().__init__("统计上报", [*pages, *more])

    def look_again(self) -> None:
        """Something changed: every page counts anew, now or when it is next seen."""
        for page in self.made():
            if isinstance(page, ReportPage):
                page.look_again()

    def rest(self) -> None:
        """Keep what is being typed and read nothing more; before the ledger is closed."""
        for page in self.made():
            if isinstance(page, ReportPage):
                page.rest()
