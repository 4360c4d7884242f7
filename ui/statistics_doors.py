"""The dialogs of 统计: records behind a number, the sheet and the paper, fixing a period and correcting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Changed
from desktop_app.errors import Refused
from desktop_app.registers.request_moves import DECIDES
from ui.paper_offer import Offer
from ui.report_reading import Reader
from ui.statistics_reading import Behind, Look
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.domain.figure_report import Report
    from desktop_app.services.office import Office

_TITLE_ROOM = 60  # characters of the title of a dialog

# Dialogs are imported where they are opened: the page must not pay for any of them.


class StatisticsDoors:
    """Opens dialogs over the window `page` is in; what they changed is told to everybody."""

    def __init__(self, page: QWidget, office: Office, teller: Teller) -> None:
        self._page, self._office, self._teller = page, office, teller
        self._sheet, self._paper = Reader(page), Reader(page)
        self._sheet.answered.connect(self._export)
        self._paper.answered.connect(self._see)
        for reader in (self._sheet, self._paper):
            reader.troubled.connect(teller.refuse)

    def behind(self, title: str, behind: Behind) -> None:
        """A list of records, to open one; that there are none is only told."""
        from ui.dialogs.rows_behind import open_rows_behind  # noqa: PLC0415  # a door is paid for when opened

        title = title if len(title) <= _TITLE_ROOM else f"{title[:_TITLE_ROOM]}…"
        if behind:
            open_rows_behind(self._page.window(), self._office, title, behind, self._open)
        else:
            self._teller.tell(f"{title}：没有对应的记录")

    def _open(self, register: str, record_id: int) -> None:
        self._teller.wanted.emit(register, record_id)

    def export(self, now: Look) -> None:
        """The numbers as an Excel file."""
        self._sheet.ask(lambda: self._report(now))

    def paper(self, now: Look) -> None:
        """The numbers on paper, looked at first."""
        self._paper.ask(lambda: self._report(now))

    def _report(self, now: Look) -> Report:
        asked = now.asked
        ways = (asked.way,) if asked.way else ()
        charts = (now.plot.chart,) if now.plot else ()
        return self._office.statistics.report(asked.what, asked.period, ways, charts)

    def _export(self, found: object) -> None:
        from ui.dialogs.statistics_export import open_statistics_export  # noqa: PLC0415

        open_statistics_export(self._page.window(), self._office, cast("Report", found), self._told)

    def _see(self, found: object) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415

        report, statistics = cast("Report", found), self._office.statistics
        name = f"{report.title}（{report.period}）"
        offer = Offer(
            title=name,
            make=lambda _word: statistics.paper(report),
            save=lambda _paper, path: statistics.save(report, path),
            file=f"{report.unit_name}{name}",
            printed=lambda printer, copies: statistics.printed(report, printer, copies),
        )
        open_paper_view(self._page.window(), self._office, offer)

    def close(self, now: Look) -> None:
        """Fix the numbers of a period."""
        from ui.dialogs.statistics_close import open_statistics_close  # noqa: PLC0415

        if self._may("定稿"):
            points = [one.words for one in now.warnings]
            asked = now.asked
            open_statistics_close(
                self._page.window(), self._office, asked.what, asked.period, points, self._turned
            )

    def correct(self, now: Look) -> None:
        """Put the numbers as they are now beside those that were fixed."""
        from ui.dialogs.statistics_close import open_statistics_correct  # noqa: PLC0415

        if self._may("登记更正"):
            changes = [one.words for one in now.changes]
            asked = now.asked
            open_statistics_correct(
                self._page.window(), self._office, asked.what, asked.period, changes, self._turned
            )

    def _may(self, what: str) -> bool:
        if self._office.people.duties() & DECIDES:
            return True
        why = "当前人员没有“复核”或“管理”职责"
        self._teller.refuse(Refused(f"不能{what}", why=why, do="请由有这项职责的人员登录后办理"))
        return False

    def _told(self, sentence: str) -> None:
        self._teller.tell(sentence, "fine")

    def _turned(self, sentence: str) -> None:
        self._told(sentence)
        self._teller.happened.emit(Changed(sentence, {}))

    def rest(self) -> None:
        """Read nothing more; before the ledger is closed."""
        for reader in (self._sheet, self._paper):
            reader.rest()
