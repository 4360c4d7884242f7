"""重大决策 beside the table: its five steps, what the public said, who sat in, and its papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop_app.domain.decision_law import FIVE, LEGAL, TOGETHER
from desktop_app.domain.records import Record
from desktop_app.errors import AppError
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import COMPLETE, DECIDED, DECISION
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.decisions import COVER, DONE, FAILED, SAT_IN, SIGN_IN
from ui.five_steps import FiveSteps
from ui.linked_list import LinkedList
from ui.paper_offer import Offer
from ui.record_panel import RecordPanel
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.domain.fields import Value
    from desktop_app.domain.flow import Move
    from desktop_app.services.office import Office

COMMENTS, SITTING = "征求意见", "列席"
_BELOW_NEXT = 3  # place in the column: after name, facts and the next step
_LOWEST = 90  # pixels a page keeps on a low screen


class DecisionPanel(RecordPanel):
    """The record panel of 重大决策."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(DECISION, office, teller)
        self._five = FiveSteps()
        self._column.insertWidget(_BELOW_NEXT, self._five)
        self._comments = LinkedList(
            COMMENT, ("received_on", "content", "taken", "way"), (7, 16, 6, 4), "还没有登记意见", teller
        )
        self._sitting = LinkedList(
            ATTENDANCE, ("held_on", "meeting", "kind", "attendee", "came"), (7, 10, 6, 5, 3),
            "还没有登记列席人员", teller,
        )  # fmt: skip
        self._sitting.add_act("签到表…", lambda one: self._see_meeting(one, sign_in=True))
        self._sitting.add_act("列席名单…", lambda one: self._see_meeting(one, sign_in=False))
        for part, title in ((self._comments, COMMENTS), (self._sitting, SITTING)):
            self._parts.insertTab(self._parts.count() - 1, part, title)
        for at in range(self._parts.count()):
            self._parts.widget(at).setMinimumHeight(_LOWEST)
        self._moves.fits, self._moves.papers = self._fits, self._papers_of

    def _fits(self, move: Move, record: Record) -> bool:
        """What is done is put right under 经过; the meeting waits for the other four."""
        if move.key not in FIVE:
            return True
        states = {
            key: step.state for key, step in zip(FIVE, self._office.decisions.five(record.id), strict=True)
        }
        if move.key == TOGETHER:
            return states.pop(TOGETHER) != DONE and set(states.values()) == {DONE}
        return states[move.key] != DONE or (move.key == LEGAL and states[LEGAL] == FAILED)

    def _papers_of(self, record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
        return (
            ("征求意见公告…", lambda: self._draft_notice(record)),
            ("意见采纳情况公告…", lambda: self._draft_result(record)),
            ("打印档案封面…", lambda: self._see_cover(record)),
        )

    def _following(self, record: Record) -> str:
        if record.text("state") == COMPLETE:
            return "下一步：作出决定"
        if record.text("state") != DECIDED:
            return ""
        if waiting := self._office.decisions.beside(record.id).waiting:
            return f"下一步：登记{waiting}条意见的采纳情况，再公布结果"
        return "下一步：公布结果并说明意见采纳情况，同步解读"

    def show_record(self, record: Record) -> None:
        """The record with its five steps and how many comments and people belong to it."""
        self._five.show_steps(self._office.decisions.five(record.id))
        super().show_record(record)
        beside = self._office.decisions.beside(record.id)
        counts = (
            (self._comments, COMMENTS, beside.comments),
            (self._sitting, SITTING, beside.attendees),
        )
        for part, title, count in counts:
            self._parts.setTabText(self._parts.indexOf(part), f"{title}（{count}）")

    def _show_part(self) -> None:
        shown, record = self._parts.currentWidget(), self.record
        if record is None or shown not in (self._comments, self._sitting):
            super()._show_part()
            return
        number = record.text("number")
        try:
            if shown is self._comments:
                given: Mapping[str, Value] = {"decision_no": number, "department": record["department"]}
                self._comments.show_records(self._office.decisions.comments(record.id), given)
            else:
                given = {"decision_no": number, "agenda": record["title"]}
                self._sitting.show_records(self._office.decisions.attendees(record.id), given)
        except AppError as error:
            self._teller.refuse(error)

    def _make_room(self, asking: bool) -> None:  # a slot
        super()._make_room(asking)
        self._five.setHidden(self._parts.isHidden())

    # Papers and notices

    def _draft_notice(self, record: Record) -> None:
        self._begin_item("征求意见公告", lambda: self._office.decisions.notice_values(record.id))

    def _draft_result(self, record: Record) -> None:
        self._begin_item("意见采纳情况公告", lambda: self._office.decisions.result_values(record.id))

    def _begin_item(self, what: str, values: Callable[[], Mapping[str, Value]]) -> None:
        """A new item of 主动公开 with everything in it; it is reviewed there like every other."""
        try:
            given = values()
        except AppError as error:
            self._teller.refuse(error)
            return
        self._teller.begun.emit(DISCLOSURE.key, given, f"新增主动公开：{what}")
        self._teller.tell(f"{what}已填好，请核对后保存，再送审查")

    def _see_cover(self, record: Record) -> None:
        decisions = self._office.decisions
        self._show(
            Offer(
                title=f"{COVER} {record.text('number')}",
                make=lambda _word: decisions.archive_cover(record.id),
                save=lambda paper, path: decisions.save(DECISION.key, paper, path, COVER, record.id),
                printed=lambda printer, copies: decisions.printed(
                    DECISION.key, COVER, printer, copies, record.id
                ),
            )
        )

    def _see_meeting(self, one: Record, *, sign_in: bool) -> None:
        decisions, what = self._office.decisions, SIGN_IN if sign_in else SAT_IN
        self._show(
            Offer(
                title=f"{what} {one.day('held_on')}",
                make=lambda _word: decisions.attendance_paper(one.id, sign_in=sign_in),
                save=lambda paper, path: decisions.save(ATTENDANCE.key, paper, path, what, one.id),
                printed=lambda printer, copies: decisions.printed(
                    ATTENDANCE.key, what, printer, copies, one.id
                ),
            )
        )

    def _show(self, offer: Offer) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        open_paper_view(self.window(), self._office, offer)
