"""What a clerk does with several requests: take apart, put together, say who is who. Small forms and dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.fields import Text
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.register import Field
from desktop_app.errors import AppError
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_moves import MERGED, OPEN, SAME, SIMILAR
from desktop_app.services.joining import IN_ONE
from desktop_app.services.kinship import NOT_HIM
from ui.ask_form import AskForm
from ui.similar_pane import TOGETHER
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office

Act = Callable[[], object]


class CaseActs(QObject):
    """Opens what each act needs. `done` carries Changed; `similar_wanted` asks for the pair to be judged."""

    done = Signal(object)
    similar_wanted = Signal()

    def __init__(self, owner: QWidget, office: Office, teller: Teller, ask: AskForm) -> None:
        super().__init__(owner)
        self._owner, self._office, self._teller, self._ask = owner, office, teller, ask

    def own(self) -> Mapping[str, Callable[[Record], object]]:
        """The moves that have more than a plain form, by their keys."""
        return {MERGED: self.merge, SAME: self.say_same, SIMILAR: lambda _record: self.similar_wanted.emit()}

    def further(self, record: Record) -> Sequence[tuple[str, Act]]:
        """What may be done besides the moves."""
        if record.text("void_reason"):
            return ()
        acts: list[tuple[str, Act]] = []
        if record.text("state") in OPEN:
            acts.append(("拆分…", lambda: self.split(record)))
        if self.may_unmerge(record):
            acts.append(("分开办理…", lambda: self.unmerge(record)))
        return acts

    def may_unmerge(self, record: Record) -> bool:
        """Whether a request is merged and whoever sits there may take it out again."""
        merged = record.text("state") == IN_ONE and not record.text("void_reason")
        return merged and REQUEST.flow.move(MERGED).open_to(self._office.people.duties())

    def split(self, record: Record) -> None:
        """一事一申请."""
        from ui.dialogs.split_request import open_split_request  # noqa: PLC0415  # a door is paid for when opened

        open_split_request(self._owner.window(), self._office, record.id, self.done.emit)

    def merge(self, record: Record, into: str = "") -> None:
        """Choose the request that leads; `into` is chosen at first."""
        from ui.dialogs.merge_request import open_merge_request  # noqa: PLC0415

        open_merge_request(self._owner.window(), self._office, record.id, self.done.emit, into)

    def unmerge(self, record: Record) -> None:
        """Take a merged request out again, with a reason."""
        self._ask.ask(
            f"把{record.text('number')}从{record.text('merged_into')}分开办理",
            [Field("reason", "分开原因", Text(500, width=30), required=True)],
            lambda raw: self._office.cases.unmerge(record.id, raw["reason"]),
            note=self._office.cases.unmerge_warning(record.id)
            or "分开后本件的期限照原来的日期计算，如同没有并案",
            ok="确定分开办理",
        )

    def say_same(self, record: Record) -> None:
        """Ask for the number of another request of the same person."""
        self._ask.ask(
            "认定同一申请人",
            [Field("number", "另一件申请的编号", Text(40, width=30), required=True)],
            lambda raw: self._office.cases.say_same(record.id, raw["number"].strip()),
            note="认定后按同一申请人比较内容、计算当月件数；资料不合并，随时可以撤销",
            ok="确定认定",
        )

    def at_once(self, act: Callable[[], Changed]) -> None:
        """Do what asks nothing; a refusal is told at the bottom."""
        try:
            changed = act()
        except AppError as error:
            self._teller.refuse(error)
            return
        self.done.emit(changed)

    def decide(self, record: Record, number: str, decision: str) -> None:
        """Log what was made of a similar request; putting together begins where it is allowed."""
        cases = self._office.cases

        def act() -> Changed:
            if decision == NOT_HIM and number in {other.text("number") for other in cases.same_as(record.id)}:
                cases.unsay_same(record.id, number)
            now = self._office.entries.get(REQUEST, record.id)
            return cases.decide_similar(record.id, now.version, number, decision)

        self.at_once(act)
        if decision == TOGETHER:
            self.merge_if_allowed(record.id, number)

    def merge_if_allowed(self, record_id: int, into: str) -> None:
        """Go on to 并案 with this one chosen, or say why it cannot be done now."""
        record = self._office.entries.get(REQUEST, record_id)
        if MERGED not in {move.key for move in self._office.entries.moves(REQUEST, record)}:
            self._teller.tell("已记录判断；并案由有“复核”或“管理”职责的人员在“更多”里办理", "soon")
            return
        if into not in {other.text("number") for other in self._office.cases.merge_targets(record_id)}:
            self._teller.tell(
                f"已记录判断；本件不能并入{into}（已办结或期限更晚），请核对由哪一件牵头", "soon"
            )
            return
        self.merge(record, into)
