"""A request beside the table: its record with what waits for the clerk, its kin, and the form of intake."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop_app.domain.clocks import StepKind
from desktop_app.domain.records import Changed, Record
from desktop_app.errors import AppError
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_moves import RELIEF_DECIDED, SIMILAR
from desktop_app.services.lapses import lapse
from ui.case_acts import CaseActs
from ui.entry_form import EntryForm
from ui.intake_form import IntakeForm
from ui.kin_panel import TITLE, KinPanel
from ui.paper_wish import Act, PaperWish
from ui.record_panel import RecordPanel
from ui.request_notes import Note, RequestNotes, gap_note
from ui.similar_pane import TOGETHER
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.domain.flow import Move
    from desktop_app.services.kinship import Similar
    from desktop_app.services.office import Office

_ANSWERS = {
    "third_party_answered": StepKind.THIRD_PARTY_ASKED,
    "agency_answered": StepKind.AGENCY_ASKED,
}
_BELOW_NEXT = 3  # place in the column: after name, facts and the next step
_LOWEST = 90  # pixels a page keeps on a low screen: each of them scrolls
_PAUSE = 120  # ms: who runs down the rows does not wait for comparisons


class RequestPanel(RecordPanel):
    """The record panel of 依申请公开."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(REQUEST, office, teller)
        self._fresh = 0  # the request just taken in
        self._similar: Sequence[Similar] = ()
        self._notes = RequestNotes()
        self._column.insertWidget(_BELOW_NEXT, self._notes)
        self._acts = CaseActs(self, office, teller, self._ask)
        self._acts.done.connect(self._done)
        self._acts.similar_wanted.connect(self._judge)
        self._moves.own, self._moves.further = self._acts.own(), self._acts.further
        self._moves.fits = self._fits
        self._kin = KinPanel(office, self._acts)
        self._kin.opened.connect(lambda record_id: teller.wanted.emit(REQUEST.key, record_id))
        self._kin.move_wanted.connect(self._moves.begin)
        self._parts.addTab(self._kin, TITLE)
        for at in range(self._parts.count()):
            self._parts.widget(at).setMinimumHeight(_LOWEST)
        self._compare = QTimer(self)
        self._compare.setSingleShot(True)
        self._compare.setInterval(_PAUSE)
        self._compare.timeout.connect(self._look_for_similar)

    def _fits(self, move: Move, record: Record) -> bool:
        """Opinions come of those who were asked, results of what was filed: the state alone does not tell that."""
        if move.key == RELIEF_DECIDED:
            return bool(self._office.cases.reliefs(record.id))
        asked = _ANSWERS.get(move.key)
        clock = self._office.requests.clock(record.id) if asked else None
        return clock is None or any(span.kind is asked for span in clock.trace.asked)

    def _made_form(self) -> EntryForm:
        form = IntakeForm(self._office, self._teller)
        form.saved.connect(lambda changed: self._taken_in(form, changed))  # before everybody else hears of it
        return form

    def _taken_in(self, form: IntakeForm, changed: Changed) -> None:
        """Log what was decided while typing; the receipt is offered for a new request."""
        if form.record_id:
            return
        record_id = self._fresh = changed.one()
        together = [number for number, decision in form.pending.items() if decision == TOGETHER]
        for number, decision in form.pending.items():
            try:
                version = self._office.entries.get(REQUEST, record_id).version
                self._office.cases.decide_similar(record_id, version, number, decision)
            except AppError as error:
                self._teller.refuse(error)
        if together:
            QTimer.singleShot(0, self, lambda: self._acts.merge_if_allowed(record_id, together[0]))

    def show_record(self, record: Record) -> None:
        """The record at once, what it is compared with a moment later."""
        same = self.record is not None and self.record.id == record.id
        if not same:
            self._similar = ()
        if record.id != self._fresh:
            self._fresh = 0
        super().show_record(record)
        if same:
            self._look_for_similar()  # something was done to it, perhaps just this
        else:
            self._compare.start()

    def _look_for_similar(self) -> None:
        record = self.record
        if record is None or record.text("void_reason"):
            return
        try:
            self._similar = self._office.cases.similar(record.values, record.id)
        except AppError as error:
            self._teller.refuse(error)
            return
        self._say()
        if self._parts.currentWidget() is self._kin:
            self._kin.show_record(record, self._similar)

    def _say(self) -> None:
        record = self.record
        if record is not None:
            self._notes.show_notes(self._notes_of(record), self._moves.first())

    def _notes_of(self, record: Record) -> list[Note]:
        notes: list[Note] = []
        if over := lapse(record, self._office.entries.today()):
            move = over.move
            may = move in {allowed.key for allowed in self._office.entries.moves(REQUEST, record)}
            offer = REQUEST.flow.move(move).label if may else ""
            notes.append(Note(over.words, offer, lambda: self._moves.begin(move), pressing=True))
        seen = self._parts.currentWidget() is self._kin  # there the pair itself is shown
        if self._similar and not seen and not record.text("void_reason"):
            numbers = "、".join(one.record.text("number") for one in self._similar)
            words = f"有内容相近的申请，待判断：{numbers}"
            notes.append(Note(words, "去判断", self._to_kin, pressing=True))
        if record.id == self._fresh:
            wish = PaperWish(Act.MAKE, record.id, kinds="receipt")
            said = "已登记，可以打印接收回执交给申请人"
            notes.append(Note(said, "打印接收回执", lambda: self.paper_wanted.emit(wish)))
        return notes + gap_note(self._office, record)

    def _following(self, record: Record) -> str:
        """Nothing where the proposal to close says it already, with its button."""
        line = super()._following(record)
        return "" if lapse(record, self._office.entries.today()) and "；" not in line else line

    def _judge(self) -> None:
        """Side by side where the program found a pair; else by its number, as for one made longer ago."""
        if self._similar:
            self._to_kin()
        else:
            self._moves.begin(SIMILAR)

    def _to_kin(self) -> None:
        self._parts.setCurrentWidget(self._kin)
        self._kin.take_cursor()

    def _show_part(self) -> None:
        if self.record is not None and self._parts.currentWidget() is self._kin:
            try:
                self._kin.show_record(self.record, self._similar)
            except AppError as error:
                self._teller.refuse(error)
        else:
            super()._show_part()
        self._say()

    def _make_room(self, asking: bool) -> None:  # a slot
        super()._make_room(asking)
        if not asking:
            self._say()
        elif self._parts.isHidden():
            self._notes.hide()
