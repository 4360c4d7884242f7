"""主动公开: the register's screen with the form that knows the 标准目录, and the review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop_app.domain.records import Changed, Record
from desktop_app.domain.review import Stage
from desktop_app.errors import AppError
from desktop_app.registers.disclosure import DISCLOSURE, PENDING
from desktop_app.registers.objection import OBJECTION
from desktop_app.registers.publication import PUBLICATION
from ui.disclosure_form import DisclosureForm
from ui.entry_form import EntryForm
from ui.explain_acts import ExplainActs
from ui.moves_bar import Ahead
from ui.objections_part import ObjectionsPart, ResultActs
from ui.outlet_acts import OutletActs
from ui.outlets_panel import TITLE as OUTLETS
from ui.outlets_panel import OutletsPanel
from ui.record_panel import ROOM_FOR_BOTH, RecordPanel
from ui.register_tab import RegisterTab
from ui.review_panel import TITLE, ReviewPanel
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.domain.fields import Value
    from desktop_app.services.office import Office

_REVIEW_NO = "review_no"
_NEXT: Mapping[Stage, str] = {
    Stage.DRAFT: "初审",
    Stage.FIRST: "复核",
    Stage.READY: "登记公开",
    Stage.AGAIN: "重新初审",
    Stage.BACK: "按审查意见修改，再重新初审",
    Stage.ASK: "报审，确定可以公开后重新初审",
    Stage.WITHHELD: "定为不予公开",
}


class DisclosurePanel(RecordPanel):
    """The record panel of 主动公开."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(DISCLOSURE, office, teller)
        self._review = ReviewPanel(office, teller)
        self._review.given.connect(self.changed)
        self._review.paper_wanted.connect(self.paper_wanted)
        self._parts.insertTab(1, self._review, TITLE)
        self._review.asking.connect(self._make_room_to_review)
        self._moves.ahead = self._ahead
        self._outlets, self._outlet_acts = OutletsPanel(office), OutletActs(self, office, teller, self._done)
        self._outlets.add_wanted.connect(lambda: self._on_record(self._outlet_acts.add))
        self._outlets.down_wanted.connect(
            lambda ids: self._on_record(lambda record: self._outlet_acts.take_down(record, ids))
        )
        self._outlets.opened.connect(lambda way_id: teller.wanted.emit(PUBLICATION.key, way_id))
        self._parts.insertTab(2, self._outlets, OUTLETS)
        self._moves.own = self._outlet_acts.own()
        self._objections = ObjectionsPart(office, teller)
        self._results = ResultActs(office, teller)
        self._parts.insertTab(3, self._objections, "")
        self._moves.papers, self._moves.warn = self._results.offers, self._results.early
        self._moves.further = ExplainActs(office, self._ask).further

    def show_record(self, record: Record) -> None:
        """The record; 异议 only beside what is open to them."""
        super().show_record(record)
        at, title = self._parts.indexOf(self._objections), self._objections.title(record)
        self._parts.setTabText(at, title)
        self._parts.setTabVisible(at, bool(title))

    def _made_form(self) -> EntryForm:
        return DisclosureForm(self._office, self._teller)

    def _ahead(self, record: Record) -> Ahead | None:
        """The opinion that is due comes before 登记公开."""
        reviewing = self._office.reviewing
        if record.text("state") != PENDING or not reviewing.in_program():
            return None
        level = reviewing.standing(record.id).next
        if level is None:
            return None
        return Ahead(f"去{level}", self._to_review) if level in self._office.people.duties() else Ahead()

    def _to_review(self) -> None:
        self._parts.setCurrentWidget(self._review)
        self._review.take_cursor()

    def _make_room_to_review(self, asking: bool) -> None:  # a slot
        """On a low screen the opinion takes the place of the moves: giving it is what comes next."""
        tight = asking and self.height() < ROOM_FOR_BOTH and self._parts.currentWidget() is self._review
        self._moves.setHidden(tight)
        self._next.setHidden(tight or not self._next.text())

    def _following(self, record: Record) -> str:
        """What the review waits for, as long as the item is to be published."""
        if record.text("state") != PENDING or not self._office.reviewing.in_program():
            return self._results.following(record) or super()._following(record)
        stage = self._office.reviewing.standing(record.id).stage
        return f"审查：{stage}；下一步：{_NEXT[stage]}"

    def _on_record(self, act: Callable[[Record], object]) -> None:
        if self.record is not None:
            act(self.record)

    def _show_part(self) -> None:
        if self.record is not None and self._parts.currentWidget() is self._outlets:
            self._make_room_to_review(asking=False)
            self._outlets.show_record(self.record)
            return
        if self.record is not None and self._parts.currentWidget() is self._objections:
            self._make_room_to_review(asking=False)
            self._objections.show_of(self.record)
            return
        if self.record is None or self._parts.currentWidget() is not self._review:
            self._make_room_to_review(asking=False)
            super()._show_part()
            return
        try:
            self._review.show_record(self.record)
        except AppError as error:
            self._teller.refuse(error)


class DisclosureTab(RegisterTab):
    """Every item of 主动公开, and the one in front."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(DISCLOSURE, office, teller)

    def _made_panel(self) -> RecordPanel:
        return DisclosurePanel(self._office, self._teller)

    def _hear(self, changed: Changed) -> None:
        """Objections are counted here too."""
        if OBJECTION.key in changed.records:
            self.look_again()
        super()._hear(changed)

    def _copied(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """A copy is another item: the number of the review stays with the one that was reviewed."""
        return {key: value for key, value in values.items() if key != _REVIEW_NO}
