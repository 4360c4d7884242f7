"""The annual report of one year: its numbers and texts on pages, what does not add up, and what was corrected since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.annual_report_fill import Cell
from desktop_app.domain.annual_report_tables import tables
from desktop_app.domain.annual_report_texts import TEXT_TITLES, Texts
from desktop_app.domain.records import Changed
from desktop_app.errors import AppError
from ui.draft_keeper import DraftKeeper
from ui.report_bar import ReportBar
from ui.report_corrections import CorrectionsPage
from ui.report_doors import ReportDoors
from ui.report_findings import FindingsPage, Goal
from ui.report_page import CountingPage
from ui.report_reading import Look, Reader, look
from ui.report_table import ReportTable
from ui.report_table2 import Table2Page
from ui.report_text import TextPage
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_DRAFT = "annual_report"  # the name under which half-typed boxes and texts of a year are kept
_SEASON = 3  # months in which the report of the year before is made and published (Art 49)


class YearPage(CountingPage):
    """Chooses a year and shows it on its pages; counting goes on beside the window."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(teller)
        self._office, self._teller = office, teller
        self._doors = ReportDoors(self, office, teller)
        today = office.entries.today()
        self._year = today.year - (today.month <= _SEASON)
        self._look: Look | None = None
        self._reader = Reader(self)
        self._reader.answered.connect(self._show)
        self._reader.troubled.connect(self._fail)
        self._drafter = Reader(self)
        self._drafter.answered.connect(self._drafted)
        self._drafter.troubled.connect(teller.refuse)
        self._drafts = DraftKeeper(self._raw, self._keep_draft)
        self._drafts.troubled.connect(teller.refuse)
        self._bar = ReportBar()
        self._bar.year_chosen.connect(self._choose)
        self._bar.check_wanted.connect(self._doors.check)
        self._bar.export_wanted.connect(
            lambda suffix: self._with_saved(lambda now: self._doors.export(now, suffix))
        )
        self._bar.close_wanted.connect(lambda: self._with_saved(self._doors.close))
        self._bar.reopen_wanted.connect(lambda: self._with_saved(self._doors.reopen))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addWidget(self._bar)
        layout.addWidget(self._make_parts(), 1)
        self.setFocusProxy(self._bar)

    def _make_parts(self) -> QTabWidget:
        self._table2, self._texts = Table2Page(), TextPage()
        self._table3, self._table4 = ReportTable("表三"), ReportTable("表四")
        self._findings, self._corrections = FindingsPage(), CorrectionsPage()
        self._parts = QTabWidget()
        self._parts.setObjectName("parts")
        self._parts.setDocumentMode(True)
        self._parts.setAccessibleName("年度报告")
        for title, part in (
            ("表二", self._table2),
            ("表三", self._table3),
            ("表四", self._table4),
            ("文字部分", self._texts),
            ("核对", self._findings),
            ("定稿后更正", self._corrections),
        ):
            self._parts.addTab(part, title)
        self._parts.setCurrentWidget(self._table3)
        self._parts.setTabVisible(self._parts.indexOf(self._corrections), False)  # noqa: FBT003  # Qt's own
        self._parts.setEnabled(False)
        for table in (self._table3, self._table4):
            table.wanted.connect(self._behind)
        for form in (self._table2, self._texts):
            form.changed.connect(self._drafts.touch)
        self._table2.save_wanted.connect(self._save_table2)
        self._table2.behind_wanted.connect(self._documents_behind)
        self._texts.save_wanted.connect(self._save_texts)
        self._texts.redraft_wanted.connect(self._redraft)
        self._findings.wanted.connect(self._go_to)
        self._corrections.wanted.connect(self._doors.requests)
        return self._parts

    # Reading

    def _ask(self) -> None:
        self._stale = False
        reports, year = self._office.reports, self._year
        self._reader.ask(lambda: look(reports, year))

    def _fail(self, error: AppError) -> None:
        self._bar.wait("没有统计")
        self._teller.refuse(error)

    def _show(self, found: object) -> None:
        now = cast("Look", found)
        other = self._look is None or self._look.report.year != now.report.year
        self._look = now
        self._bar.show_look(now)
        marks: dict[Cell, str] = {}
        for one in now.report.findings:
            if not one.soft:
                marks |= {cell: one.words for cell in one.cells if cell not in marks}
        _, third, fourth = tables(now.report.report)
        self._table3.show_table(third, marks)
        self._table4.show_table(fourth, marks)
        for form in (self._table2, self._texts):
            form.show_look(now, other=other)
        self._findings.show_look(now)
        self._corrections.show_look(now)
        self._name_parts(now)
        self._parts.setEnabled(True)
        if other and not now.closed:
            self._fill_draft()

    def _name_parts(self, now: Look) -> None:
        hard = sum(not found.soft for found in now.report.findings)
        counts: tuple[tuple[QWidget, str, int], ...] = (
            (self._findings, "核对", len(now.open_points) or hard),
            (self._corrections, "定稿后更正", len(now.corrections)),
        )
        for part, name, count in counts:
            self._parts.setTabText(self._parts.indexOf(part), f"{name}（{count}）" if count else name)
        self._parts.setTabVisible(self._parts.indexOf(self._corrections), now.closed)

    def _choose(self, year: int) -> None:
        if year != self._year:
            self._drafts.flush()
            self._drafts.forget()
            self._year = year
            self._bar.wait()
            self._parts.setEnabled(False)
            self._ask()

    # Typing

    def _raw(self) -> Mapping[str, str]:
        return {**self._table2.typed(), **self._texts.typed()}

    def _keep_draft(self, raw: Mapping[str, str]) -> None:
        if raw:
            self._office.drafts.save(_DRAFT, self._year, raw)
        else:
            self._office.drafts.drop(_DRAFT, self._year)

    def _fill_draft(self) -> None:
        draft = self._office.drafts.load(_DRAFT, self._year)
        if draft is not None:
            self._table2.put_typed(draft.raw)
            self._texts.put_typed(draft.raw)
            self._teller.tell("上次填写、还没有保存的内容已填回", "soon")

    def _save_table2(self) -> None:
        try:
            warned = self._office.reports.put_table2(self._year, self._table2.values())
        except AppError as error:
            self._table2.refuse(error)
            return
        self._table2.saved()
        self._kept("填写年度报告表二", "已保存表二" + (f"；请核对：{'；'.join(warned)}" if warned else ""))

    def _save_texts(self) -> None:
        try:
            self._office.reports.put_texts(self._year, self._texts.to_keep())
        except AppError as error:
            self._teller.refuse(error)
            return
        self._texts.saved()
        self._kept("修改年度报告文字", "已保存文字部分")

    def _kept(self, name: str, told: str) -> None:
        self._drafts.forget()
        self._keep_draft(self._raw())
        self._teller.tell(f"{told}（Ctrl+Z 撤销）", "fine")
        self._teller.happened.emit(Changed(name, {}))
        self._later.stop()
        self._ask()  # at once: an answer already on its way knows nothing of what was saved

    def _redraft(self, key: str) -> None:
        reports, year = self._office.reports, self._year
        self._drafter.ask(lambda: (year, key, reports.draft_texts(year)))

    def _drafted(self, found: object) -> None:
        year, key, texts = cast("tuple[int, str, Texts]", found)
        if year == self._year:
            self._texts.put_draft(key, getattr(texts, key))
            self._teller.tell(f"已按现在的数字重新起草：{TEXT_TITLES[key]}；保存后生效")

    # Opening, files and closing

    def _behind(self, row: str, column: str) -> None:
        if self._look is not None:
            self._doors.behind(self._look, row, column)

    def _documents_behind(self, key: str) -> None:
        if self._look is not None:
            self._doors.documents(self._look, key)

    def _go_to(self, goal: Goal) -> None:
        if goal.page:
            page = self._table2 if goal.page == "表二" else self._texts
            self._parts.setCurrentWidget(page)
            page.setFocus()
            if goal.key:
                self._texts.go_to(goal.key)
        elif len(goal.ids) == 1:
            self._doors.request(goal.ids[0])
        else:
            self._doors.requests(goal.title, goal.ids)

    def _with_saved(self, act: Callable[[Look], object]) -> None:
        """Do something with the whole report, unless something typed is not in it yet: then show that."""
        for page, name in ((self._table2, "表二"), (self._texts, "文字部分")):
            if page.typed():
                self._parts.setCurrentWidget(page)
                self._teller.tell(f"{name}有没保存的修改，请先保存", "soon")
                return
        if self._look is not None:
            act(self._look)

    def rest(self) -> None:
        """Keep what is being typed and read nothing more; before the ledger is closed."""
        self._later.stop()
        self._drafts.flush()
        self._drafts.forget()
        for reader in (self._reader, self._drafter):
            reader.rest()
