"""The dialogs of the annual report: what is behind a number, its files, closing and opening a year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.annual_report import BLOCKS
from desktop_app.domain.annual_report_table2 import NORMATIVE
from desktop_app.domain.records import Changed
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_moves import DECIDES
from ui.report_table import name_of
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from ui.report_reading import Look


# Dialogs are imported where they are opened: the tab must not pay for any of them.


class ReportDoors:
    """Opens dialogs over the window `page` is in; what they changed is told to everybody."""

    def __init__(self, page: QWidget, office: Office, teller: Teller) -> None:
        self._page, self._office, self._teller = page, office, teller

    def behind(self, now: Look, row: str, column: str) -> None:
        """The requests a cell counts."""
        ids = tuple(sorted(set(now.report.ids(row, column))))
        self.requests(name_of((row, column)), ids, row if row in BLOCKS else "")

    def requests(self, title: str, ids: Sequence[int], block: str = "") -> None:
        """A list of requests, to open one; that there are none is only told."""
        from ui.dialogs.report_behind import open_report_behind  # noqa: PLC0415  # a door is paid for when opened

        if ids:
            open_report_behind(self._page.window(), self._office, title, ids, self.request, block)
        else:
            self._teller.tell(f"{title}：没有对应的申请")

    def documents(self, now: Look, key: str) -> None:
        """The 规范性文件 a box of table 二 counts."""
        from ui.dialogs.documents_behind import open_documents_behind  # noqa: PLC0415

        title = next(entry.title for entry in NORMATIVE if entry.key == key)
        if ids := (now.report.documents or {}).get(key, ()):
            open_documents_behind(self._page.window(), self._office, title, ids, self._document)
        else:
            self._teller.tell(f"{title}：台账里没有对应的文件")

    def _document(self, record_id: int) -> None:
        self._teller.wanted.emit(DISCLOSURE.key, record_id)

    def request(self, record_id: int) -> None:
        """One request in its register."""
        self._teller.wanted.emit(REQUEST.key, record_id)

    def export(self, now: Look, suffix: str) -> None:
        """The report as a file."""
        from ui.dialogs.report_export import open_report_export  # noqa: PLC0415

        report = now.report
        open_report_export(
            self._page.window(), self._office, report.year, report.heading, suffix, self._exported
        )

    def _exported(self, sentence: str) -> None:
        self._teller.tell(sentence, "fine")

    def check(self) -> None:
        """A report of another hand."""
        from ui.dialogs.report_check import open_report_check  # noqa: PLC0415

        open_report_check(self._page.window(), self._office)

    def close(self, now: Look) -> None:
        """Fix the report of a year."""
        from ui.dialogs.report_close import open_report_close  # noqa: PLC0415

        if self._may("定稿"):
            open_report_close(
                self._page.window(), self._office, now.report.year, now.open_points, self._turned
            )

    def reopen(self, now: Look) -> None:
        """Open it again."""
        from ui.dialogs.report_close import open_report_reopen  # noqa: PLC0415

        if self._may("撤销定稿"):
            open_report_reopen(self._page.window(), self._office, now.report.year, self._turned)

    def _may(self, what: str) -> bool:
        if self._office.people.duties() & DECIDES:
            return True
        why = "当前人员没有“复核”或“管理”职责"
        self._teller.refuse(Refused(f"不能{what}", why=why, do="请由有这项职责的人员登录后办理"))
        return False

    def _turned(self, sentence: str) -> None:
        self._teller.tell(sentence, "fine")
        self._teller.happened.emit(Changed(sentence, {}))
