"""公开日活动 beside the table: what its day came to, each number with its visits, the desk and the papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.measures import Figure
from desktop_app.domain.records import Changed, Record
from desktop_app.errors import AppError
from desktop_app.registers.open_day import OPEN, OPEN_DAY, OPENED, PREPARING, REPLYING
from desktop_app.registers.open_day_counts import LATER, MATTERS, RUNNING, is_running
from desktop_app.registers.visit import VISIT
from ui.moves_bar import Ahead
from ui.open_day_papers import OpenDayOffers
from ui.record_panel import RecordPanel
from ui.register_tab import RegisterTab
from ui.tell import Teller, button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

TITLE, DESK_KEY = "来访情况", "F11"
_START, _GO_ON = "开始接访", "继续接访"


class OpenDayPanel(RecordPanel):
    """The record panel of 公开日活动."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(OPEN_DAY, office, teller)
        self._figures = _Figures()
        self._offers = OpenDayOffers(self, office, teller)
        self._parts.insertTab(0, self._figures, TITLE)
        self._parts.setCurrentIndex(0)
        self._moves.own = {OPENED: lambda _record: self.start()}
        self._moves.ahead = self._ahead
        self._moves.papers = self._offers.front
        self._moves.further = self._offers.further

    def start(self) -> None:
        """The desk of the event in front."""
        if self.record is None:
            self._teller.tell("请先新建公开日活动")
            return
        start_desk(self.window(), self._office, self._teller, self.record)

    def _ahead(self, record: Record) -> Ahead | None:
        return Ahead(_GO_ON, self.start) if record.text("state") == OPEN else None

    def _following(self, record: Record) -> str:
        state, day = record.text("state"), record.day("held_on")
        if state == PREPARING:
            if day and day < self._office.entries.today():
                return "下一步：补登来访人；已经结束的，登记“当日结束”"
            return f"下一步：{day} 开始接访；先印活动方案和签到表"
        figures = {figure.measure.label: figure for figure in self._office.open_days.figures(record.id)}
        if state == OPEN:
            return f"已登记 {figures[MATTERS].value} 件；接访结束后登记“当日结束”"
        if state == REPLYING:
            waiting = figures[RUNNING].value
            later = figures[LATER].value
            return (
                f"带回办理 {later} 件，还有 {waiting} 件没有反馈" if waiting else "下一步：总结，印当日小结"
            )
        return ""

    def _show_part(self) -> None:
        if self.record is None or self._parts.currentWidget() is not self._figures:
            super()._show_part()
            return
        try:
            self._figures.show_figures(self._office.open_days.figures(self.record.id), self._behind)
        except AppError as error:
            self._teller.refuse(error)

    def _behind(self, figure: Figure) -> None:
        from ui.dialogs.rows_behind import open_rows_behind  # noqa: PLC0415  # a door is paid for when opened

        rows = {VISIT.key: figure.rows}
        open_rows_behind(self.window(), self._office, figure.measure.label, rows, self._teller.wanted.emit)


class _Figures(QScrollArea):
    """The numbers of a day; pressing one shows its visits, its definition stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)

    def show_figures(self, figures: Sequence[Figure], opens: Callable[[Figure], object]) -> None:
        """Show these; `opens` gets the one pressed."""
        page = QWidget()
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        for row, figure in enumerate(figures):
            name = figure.measure.label
            number = button(figure.shown, partial(opens, figure), plain=True)
            number.setAccessibleName(f"{name} {figure.shown}")
            number.setEnabled(bool(figure.rows))
            said = label(figure.measure.definition, "note")
            said.setWordWrap(True)
            grid.addWidget(label(name), row, 0)
            grid.addWidget(number, row, 1)
            grid.addWidget(said, row, 2)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(grid)
        layout.addStretch(1)
        self.setWidget(page)


class OpenDayTab(RegisterTab):
    """公开日活动."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(OPEN_DAY, office, teller)
        QShortcut(QKeySequence(DESK_KEY), self).activated.connect(self._start)  # only while it is in front

    def _made_panel(self) -> OpenDayPanel:
        return OpenDayPanel(self._office, self._teller)

    def _start(self) -> None:
        if isinstance(self.panel, OpenDayPanel):
            self.panel.start()

    def _hear(self, changed: Changed) -> None:
        """The numbers of a day follow its visits."""
        super()._hear(changed)
        if VISIT.key in changed.records and OPEN_DAY.key not in changed.records:
            self.look_again()


class VisitPanel(RecordPanel):
    """The record panel of 公开日接访."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(VISIT, office, teller)
        offers = OpenDayOffers(self, office, teller)
        self._moves.papers = lambda visit: (("接访登记表…", partial(offers.visitor, visit)),)

    def _following(self, record: Record) -> str:
        who = record.text("department") or record.text("leader")
        return f"下一步：{who}办理，登记反馈" if is_running(record.values) else ""


def start_desk(window: QWidget, office: Office, teller: Teller, event: Record) -> None:
    """Open the desk of an event; what stands in the way is told."""
    from ui.open_day_desk import open_desk  # noqa: PLC0415  # a door is paid for when opened

    try:
        open_desk(window, office, teller, event)
    except AppError as error:
        teller.refuse(error)
