"""A call beside the table: who called before, what is one matter with it, one answer for all, papers to hand on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop_app.domain.fields import Text
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.register import Field
from desktop_app.errors import AppError
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.matter import MERGED
from desktop_app.services.hotline import TOGETHER
from desktop_app.services.hotline_papers import DISPATCHES, REVEALED, URGING
from ui.moves_bar import Ahead
from ui.paper_offer import Offer
from ui.record_panel import RecordPanel
from ui.same_matter import TITLE, Line, SameMatter, fact_of, lines_of
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.domain.flow import Move
    from desktop_app.services.office import Office

_PAUSE = 200  # ms: nobody waits for it while the arrow keys run through the rows
_WITHOUT, _WITH = "转办单、交办单…", "转办单（含来电来访人信息）…"
Acts = Sequence[tuple[str, Callable[[], object]]]


class HotlinePanel(RecordPanel):
    """The record panel of 咨询热线."""

    def __init__(self, office: Office, teller: Teller) -> None:
        self._reason = ""
        self._lines: tuple[Line, ...] = ()
        super().__init__(HOTLINE, office, teller)
        self._same = SameMatter(self._merge, self._take_apart)
        self._same.opened.connect(lambda record_id: teller.wanted.emit(HOTLINE.key, record_id))
        self._parts.insertTab(1, self._same, TITLE)
        self._moves.fits = self._fits
        self._moves.ahead = self._ahead
        self._moves.warn = self._warning
        declared = self._moves.forms
        self._moves.forms = lambda record: [*self._papers_of(record), *declared(record)]
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._look_for_same)

    def show_record(self, record: Record) -> None:
        """The record at once, who called before a moment later."""
        if self.record is None or self.record.id != record.id:
            self._lines = ()
        super().show_record(record)
        self._later.start()

    def _look_for_same(self) -> None:
        record = self.record
        if record is None:
            return
        try:
            self._lines = lines_of(self._office, record)
        except AppError as error:
            self._teller.refuse(error)
            return
        count = f"（{len(self._lines)}）" if self._lines else ""
        self._parts.setTabText(self._parts.indexOf(self._same), f"{TITLE}{count}")
        self._same.show_lines(record, self._lines)
        self._next.setText(self._following(record))
        self._next.setVisible(bool(self._next.text()))

    def _following(self, record: Record) -> str:
        """A merged call names its leader; else the same telephone or address before, as a fact."""
        told = [fact_of(self._lines)]
        if record.text("state") == MERGED:
            told.insert(0, f"由 {record.text('merged_into')} 一起答复")
        elif led := sum(line.record.text("merged_into") == record.text("number") for line in self._lines):
            told.insert(0, f"另有 {led} 件并入本件，一起答复")
        return "；".join(part for part in told if part)

    def _fits(self, move: Move, record: Record) -> bool:
        """Whoever raised a merged matter is called back once its leader is answered."""
        if move.key != "called_back" or record.text("state") != MERGED:
            return True
        leader = self._office.hotline.leader(record)
        return (
            leader is not None and HOTLINE.matter is not None and leader.text("state") in HOTLINE.matter.done
        )

    def _warning(self, move: Move, record: Record) -> str:
        due = record.day("due_on")
        if move.key == "extended" and due and due < self._office.entries.today():
            return f"期限{due}已过；延期应当在到期以前批准"
        return ""

    def _ahead(self, record: Record) -> Ahead | None:
        """The merged ones are answered before the call is closed."""
        waiting = self._office.hotline.unanswered(record)
        if not waiting or not record.text("answer"):
            return None
        return Ahead(f"一起答复 {len(waiting)} 件…", lambda: self._answer_together(record, waiting))

    def _answer_together(self, record: Record, waiting: Sequence[Record]) -> None:
        fields = [replace(HOTLINE[key], required=key == "answer", section="") for key in TOGETHER]
        names = "、".join(f"{one.text('number')} {one.text('caller')}".strip() for one in waiting)

        def act(raw: Mapping[str, str]) -> Changed:
            return self._office.hotline.answer_together(record.id, raw)

        self._ask.ask(
            f"一起答复 {len(waiting)} 件",
            fields,
            act,
            texts={key: HOTLINE[key].kind.show(record.values.get(key)) for key in TOGETHER},
            note=f"并入本件的：{names}。答复内容写进这些件，再逐个回访",
            ok="确定一起答复",
        )

    def _merge(self, other: Record) -> None:
        self._try(lambda record: self._office.hotline.merge(record.id, record.version, other.text("number")))

    def _take_apart(self, merged: Record) -> None:
        self._try(lambda _record: self._office.hotline.unmerge(merged.id))

    def _try(self, act: Callable[[Record], Changed]) -> None:
        if self.record is None:
            return
        try:
            changed = act(self.record)
        except AppError as error:
            self._teller.refuse(error)
            return
        self._done(changed)

    # Papers

    def _papers_of(self, record: Record) -> Acts:
        if record.text("void_reason"):
            return ()
        made: list[tuple[str, Callable[[], object]]] = [
            (_WITHOUT, lambda: self._see_dispatch(record, "")),
            (_WITH, lambda: self._ask_reason(record)),
        ]
        if record.values.get("urged_times"):
            made.append((f"{URGING}…", lambda: self._see_urging(record)))
        return made

    def _ask_reason(self, record: Record) -> None:
        field = Field("reason", "理由", Text(200, width=30), required=True)

        def act(raw: Mapping[str, str]) -> Changed:
            self._reason = raw["reason"].strip()
            return self._office.hotline_papers.reveal(record.id, self._reason)

        self._ask.ask(
            "给承办科室看来电来访人信息",
            [field],
            act,
            note="姓名、电话、住址会印在转办单上；理由记入操作记录",
            ok="确定",
        )

    def _done(self, changed: object) -> None:
        """A reason given is followed by its paper; everything else is told as usual."""
        assert isinstance(changed, Changed)
        if changed.label == REVEALED and self.record is not None:
            self._see_dispatch(self.record, self._reason)
            return
        super()._done(changed)

    def _see_dispatch(self, record: Record, reason: str) -> None:
        papers, number = self._office.hotline_papers, record.text("number")
        what = f"转办单{'（含来电来访人信息）' if reason else ''}"
        self._show(
            Offer(
                title=f"{what}：{number}",
                make=lambda word: papers.dispatch(record.id, word or DISPATCHES[0], reason),
                save=lambda paper, path: papers.save(record.id, what, paper, path),
                printed=lambda printer, copies: papers.printed(record.id, what, printer, copies),
                file=f"{number} 转办单",
                choice="名称",
                words=DISPATCHES,
                told="" if record.day("dispatched_on") else "还没有登记“转办”，纸上印有“草稿”字样",
            )
        )

    def _see_urging(self, record: Record) -> None:
        papers, number = self._office.hotline_papers, record.text("number")
        self._show(
            Offer(
                title=f"{URGING}：{number}",
                make=lambda _word: papers.urging(record.id),
                save=lambda paper, path: papers.save(record.id, URGING, paper, path),
                printed=lambda printer, copies: papers.printed(record.id, URGING, printer, copies),
                file=f"{number} {URGING}",
            )
        )

    def _show(self, offer: Offer) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        open_paper_view(self.window(), self._office, offer)
