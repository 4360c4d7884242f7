"""工作报告: the draft of a period as text, its numbers opening their records, and the ways it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.records import Changed
from desktop_app.domain.work_report import BLANK, Doubt, Draft, Number, Rows
from desktop_app.errors import AppError
from ui.paper_offer import Offer
from ui.report_page import CountingPage
from ui.report_reading import Reader
from ui.tell import Teller
from ui.work_report_bar import WorkReportBar
from ui.work_report_notes import WorkReportNotes
from ui.work_report_text import WorkReportText

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_COUNTING = "正在统计…"

# Dialogs are imported where they are opened: the page must not pay for any of them.


class WorkReportPage(CountingPage):
    """Chooses report and period and shows the draft; counting goes on beside the window."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(teller)
        self._office, self._teller = office, teller
        self._draft: Draft | None = None
        self._reader = Reader(self)
        self._reader.answered.connect(self._show)
        self._reader.troubled.connect(self._fail)
        self._bar = WorkReportBar(office.entries.today)
        self._bar.asked.connect(self._choose)
        self._bar.refused.connect(teller.refuse)
        self._bar.edit_wanted.connect(self._edit)
        self._bar.export_wanted.connect(lambda: self._with(self._export))
        self._bar.print_wanted.connect(lambda: self._with(self._see))
        self._notes = WorkReportNotes()
        self._notes.wanted.connect(self._look_at)
        self._notes.edit_wanted.connect(self._edit)
        self._text = WorkReportText()
        self._text.wanted.connect(self._open_number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._bar)
        layout.addWidget(self._notes)
        layout.addWidget(self._text, 1)
        self.setFocusProxy(self._bar)
        self._bar.wait(_COUNTING)

    # Reading

    def _ask(self) -> None:
        self._stale = False
        reports, kind, period = self._office.work_reports, self._bar.kind, self._bar.period
        self._reader.ask(lambda: reports.draft(kind, period))

    def _choose(self) -> None:
        self._bar.wait(_COUNTING)
        self._ask()

    def _fail(self, error: AppError) -> None:
        self._bar.wait("没有统计")
        self._teller.refuse(error)

    def _show(self, found: object) -> None:
        draft, before = cast("Draft", found), self._draft
        self._draft = draft
        held = self.window().focusWidget()
        among = held is not None and self._notes.isAncestorOf(held)
        self._notes.show_draft(draft, editable=draft.kind not in BLANK)
        other = before is None or (before.kind, before.period) != (draft.kind, draft.period)
        self._text.show_draft(draft, other=other)
        self._bar.ready()
        if among:  # the line the cursor was in is gone
            self._text.setFocus()

    def rest(self) -> None:
        """Read nothing more; before the ledger is closed."""
        self._later.stop()
        self._reader.rest()

    # Opening and leaving

    def _open_number(self, number: Number) -> None:
        self._behind(number.name, number.rows)

    def _look_at(self, doubt: Doubt) -> None:
        self._behind("需要核对的件", doubt.rows)

    def _behind(self, title: str, rows: Rows) -> None:
        from ui.dialogs.rows_behind import open_rows_behind  # noqa: PLC0415  # a door is paid for when opened

        if rows:
            open_rows_behind(self.window(), self._office, title, rows, self._teller.wanted.emit)
        else:
            self._teller.tell(f"{title}：没有对应的记录")

    def _edit(self) -> None:
        from ui.dialogs.work_report_texts import open_work_report_texts  # noqa: PLC0415  # the same

        year = self._bar.period.last.year
        open_work_report_texts(self.window(), self._office, self._bar.kind, year, self._written)

    def _written(self) -> None:
        name = f"修改{self._bar.kind}文字"
        self._teller.tell(f"已{name}（Ctrl+Z 撤销）", "fine")
        self._teller.happened.emit(Changed(name, {}))

    def _with(self, act: Callable[[Draft], object]) -> None:
        if self._draft is not None:
            act(self._draft)

    def _export(self, draft: Draft) -> None:
        from ui.dialogs.work_report_export import open_work_report_export  # noqa: PLC0415  # the same

        open_work_report_export(
            self.window(), self._office, draft, lambda told: self._teller.tell(told, "fine")
        )

    def _see(self, draft: Draft) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # the same

        reports = self._office.work_reports
        offer = Offer(
            title=f"{draft.period.title}{draft.kind}",
            make=lambda _word: reports.paper(draft),
            save=lambda _paper, path: reports.save(draft, path),
            word=lambda path: reports.save(draft, path),
            file=draft.name,
            printed=lambda printer, copies: reports.printed(draft, printer, copies),
        )
        open_paper_view(self.window(), self._office, offer)
