"""The tabs over one open office, and what keys and menu do in the one that is in front."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop_app.domain.records import Changed
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from desktop_app.registers import every
from desktop_app.registers.decision import DECISION
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.request import REQUEST
from desktop_app.registers.visit import VISIT
from ui.board_page import BoardPage
from ui.board_tabs import BOARD_TABS
from ui.call_slip import SLIP, CallSlip
from ui.decision_tab import DecisionTab
from ui.disclosure_tab import DisclosureTab
from ui.doors import Doors
from ui.hotline_tab import HotlineTab
from ui.open_day_panel import OpenDayTab
from ui.paged_tab import PagedTab
from ui.place import Place
from ui.proposal_tabs import PROPOSAL_TABS
from ui.register_tab import RegisterTab
from ui.request_tab import RequestTab
from ui.table_model import finish_reading
from ui.tell import Teller
from ui.today_tab import TodayTab
from ui.visit_tab import VisitTab

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from ui.report_tab import ReportTab

_MINUTE = 60_000  # ms


class Workplace(QObject):
    """Fills the places of a tab widget for one office."""

    def __init__(
        self, window: QWidget, tabs: QTabWidget, office: Office, teller: Teller, renewed: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._tabs, self._office, self._teller = window, tabs, office, teller
        self.doors = Doors(window, office, teller, renewed)
        self._slip: CallSlip | None = None
        self._reports: ReportTab | None = None
        self._day = office.entries.today()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self._look_at_clock)
        self._minute.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._look_at_clock)
        tabs.currentChanged.connect(self._arrive)
        teller.wanted.connect(self._go_to)
        teller.begun.connect(self._type_in)
        self._arrive(tabs.currentIndex())
        self._tell_of_slip()

    def _place(self, at: int) -> Place:
        place = self._tabs.widget(at)
        assert isinstance(place, Place)
        return place

    def _arrive(self, at: int) -> None:
        place = self._place(at)
        if place.page is None:
            place.put(self._make(at))

    def _make(self, at: int) -> QWidget:
        if at == 0:
            doors = self.doors
            page = TodayTab(self._office, self._teller, doors.calendar, doors.uncovered, doors.papers.week)
            page.ask()
            return page
        if at > len(every.TABS):
            from ui.report_tab import ReportTab  # noqa: PLC0415  # made when it is first seen

            self._reports = ReportTab(self._office, self._teller)
            return self._reports
        tab = every.TABS[at - 1]
        pages = self._leading(tab)
        pages += [(tab.page_title(register), partial(self._page, register)) for register in tab.registers]
        return PagedTab(tab.title, pages, tab.headings()) if len(pages) > 1 else pages[0][1]()

    def _leading(self, tab: every.Tab) -> list[tuple[str, Callable[[], QWidget]]]:
        """Pages of a tab that are no register and stand before them: what hangs on the boards."""
        if ISSUE not in tab.registers:
            return []
        return [("现在挂着", lambda: BoardPage(self._office, self._teller, self._begin))]

    def _begin(self, register: Register) -> None:
        """A new record on the page of its register."""
        page = self._turn_to(register)
        if isinstance(page, RegisterTab):
            page.new()

    def _page(self, register: Register) -> RegisterTab:
        page = self._page_of(register)
        page.export_wanted.connect(self.doors.export)
        page.notice_wanted.connect(self.doors.notice)
        page.paper_wanted.connect(self.doors.papers.do)
        return page

    def _page_of(self, register: Register) -> RegisterTab:
        if register is VISIT:
            return VisitTab(self._office, self._teller)
        if register is OPEN_DAY:
            return OpenDayTab(self._office, self._teller)
        if register is HOTLINE:
            return HotlineTab(self._office, self._teller)
        if register is REQUEST:
            return RequestTab(self._office, self._teller)
        if register is DISCLOSURE:
            return DisclosureTab(self._office, self._teller)
        if register is DECISION:
            return DecisionTab(self._office, self._teller)
        if register.key in BOARD_TABS:
            return BOARD_TABS[register.key](self._office, self._teller)
        if register.key in PROPOSAL_TABS:
            return PROPOSAL_TABS[register.key](self._office, self._teller)
        return RegisterTab(register, self._office, self._teller)

    def _go_to(self, key: str, record_id: int) -> None:
        page = self._turn_to(every.register(key))
        if isinstance(page, RegisterTab):
            page.show_record(record_id)

    def _type_in(self, key: str, given: object, title: str) -> None:
        page = self._turn_to(every.register(key))
        if isinstance(page, RegisterTab) and isinstance(given, Mapping):
            page.new(given, title)

    def _turn_to(self, register: Register) -> QWidget | None:
        """Bring the page of a register to the front."""
        at, inner = every.place_of(register)
        self._tabs.setCurrentIndex(at + 1)
        page = self._place(at + 1).page
        before = len(self._leading(every.TABS[at]))
        return page.turn(before + inner) if isinstance(page, PagedTab) else page

    def _page_in_front(self) -> QWidget | None:
        page = self._place(self._tabs.currentIndex()).page
        return page.front() if isinstance(page, PagedTab) else page

    def _front(self) -> RegisterTab | None:
        front = self._page_in_front()
        return front if isinstance(front, RegisterTab) else None

    def _made(self) -> Iterator[QWidget]:
        """Every page that was seen so far, of all tabs."""
        for at in range(self._tabs.count()):
            page = self._place(at).page
            if isinstance(page, PagedTab):
                yield from page.made()
            elif page is not None:
                yield page

    def in_tab(self, act: Callable[[RegisterTab], object]) -> None:
        """Do something in the register in front; on 今日 say where it can be done."""
        if tab := self._front():
            act(tab)
        else:
            self._teller.tell(f"请先切换到一个台账标签页（Ctrl+2 至 Ctrl+{len(every.TABS) + 1}）")

    def new(self) -> None:
        """A new record where the person is; on 今日 a call."""
        if tab := self._front():
            tab.new()
        elif isinstance(self._page_in_front(), BoardPage):
            self._begin(ISSUE)
        else:
            self.call()

    def find(self) -> None:
        """Search where the person is; from 今日 in the hotline."""
        if self._tabs.currentIndex() == 0:
            self._turn_to(HOTLINE)
        self.in_tab(RegisterTab.search)

    def export(self) -> None:
        """Export the register in front as it is seen."""
        self.in_tab(lambda tab: self.doors.export(tab.register, tab.table.query, tab.table.columns()))

    def import_sheet(self) -> None:
        """Import into the register in front, from 今日 into the first one."""
        tab = self._front()
        self.doors.import_into(tab.register if tab else DISCLOSURE)

    def notice(self) -> None:
        """Print the disclosure in front."""
        tab = self._front()
        record = tab.panel.record if tab else None
        if tab is None or tab.register is not DISCLOSURE or record is None:
            self._teller.tell("请先在“主动公开”中选中一条")
            return
        self.doors.notice(record.id)

    def call(self) -> None:
        """The call slip comes to the front."""
        if self._slip is None:
            self._slip = CallSlip(self._window, self._office, self._teller)
        self._slip.ring()

    def _tell_of_slip(self) -> None:
        if self._office.drafts.load(HOTLINE.key, SLIP):
            self._teller.tell("有一张没保存的来电便签，按 F2 继续", "soon")

    def undo(self) -> None:
        """Take the last action back."""
        self._reverse(self._office.history.undo, "已撤销", "撤销：", "（Ctrl+Y 重做）")

    def redo(self) -> None:
        """Do again what was taken back."""
        self._reverse(self._office.history.redo, "已重做", "重做：", "（Ctrl+Z 撤销）")

    def _reverse(self, act: Callable[[], Changed], word: str, prefix: str, then: str) -> None:
        try:
            changed = act()
        except AppError as error:
            self._teller.refuse(error)
            return
        self._teller.tell(f"{word}：{changed.label.removeprefix(prefix)}{then}", "fine")
        self._teller.happened.emit(changed)

    def look_again(self) -> None:
        """Lists, people, calendar or the day changed: every tab reads anew when it is next seen."""
        for page in self._made():
            if isinstance(page, (RegisterTab, TodayTab, BoardPage)):
                page.look_again()
        if self._reports is not None:
            self._reports.look_again()

    def _look_at_clock(self) -> None:
        if (day := self._office.entries.today()) != self._day:
            self._day = day
            self.look_again()

    def leave(self) -> None:
        """Keep every draft and let all pages go."""
        self._minute.stop()
        if self._reports is not None:
            self._reports.rest()
        if self._slip is not None:
            self._slip.close()
            self._slip.deleteLater()
        self._tabs.currentChanged.disconnect(self._arrive)
        self._teller.wanted.disconnect(self._go_to)
        self._teller.begun.disconnect(self._type_in)
        for page in self._made():
            if isinstance(page, RegisterTab):
                page.keep_draft()
                page.table.rest()
        for at in range(self._tabs.count()):
            place = self._place(at)
            whole = place.page
            place.put(None)
            if whole is not None:
                whole.deleteLater()
        finish_reading()
        self.deleteLater()
