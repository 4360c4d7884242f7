"""The legal next moves of a record as buttons, and the small forms they ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.fields import Day, Moment, Text
from desktop_app.domain.flow import Move
from desktop_app.domain.records import Changed, Happening, Record
from desktop_app.domain.register import Field, Register, Source
from desktop_app.errors import AppError
from ui.ask_form import AskForm
from ui.chips import FlowLayout
from ui.drop_button import DropButton
from ui.fee_lines import fee_lines, reckoned_fields
from ui.paper_wish import REPLY, Act, PaperWish
from ui.tab_order import come_after
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.services.office import Office


LETTERED = "request"
# Moves that are made by a paper; the others (a withdrawal, a lapse) may have one but do not wait for it.
_BY_PAPER = frozenset(
    {
        "supplement_asked",
        "third_party_asked",
        "agency_asked",
        "extended",
        "fee_notified",
        "replied",
        "reasons_asked",
        "deferred",
    }
)
_NEEDS_PAPER = frozenset({"extended"})  # takes effect only with its letter (第三十三条)


@dataclass(frozen=True)
class Ahead:
    """Something that must be done before the moves of a record; `act` None where somebody else has to do it."""

    words: str = ""
    act: Callable[[], object] | None = None


class MovesBar(QWidget):
    """Buttons for one record; what they need is asked in `ask`, which tells when it was done."""

    done = Signal(object)  # Changed, of an act that asked nothing
    refused = Signal(object)  # AppError
    edit_wanted = Signal()
    notice_wanted = Signal(int)
    paper_wanted = Signal(object)  # PaperWish

    def __init__(self, register: Register, office: Office, ask: AskForm) -> None:
        super().__init__()
        self._register, self._office, self._ask = register, office, ask
        self._record: Record | None = None
        self._flow = FlowLayout(self)
        self.own: Mapping[str, Callable[[Record], object]] = {}  # moves with a dialog of their own, by key
        self.fits: Callable[[Move, Record], bool] = _always  # whether there is anything a move could be about
        self.ahead: Callable[[Record], Ahead | None] = _nothing_ahead  # what comes before any move
        self.further: Callable[[Record], Sequence[tuple[str, Callable[[], object]]]] = _no_acts
        self.papers: Callable[[Record], Sequence[tuple[str, Callable[[], object]]]] = (
            _no_acts  # of this record
        )
        self.forms: Callable[[Record], Sequence[tuple[str, Callable[[], object]]]] = _no_acts  # as declared
        self.warn: Callable[[Move, Record], str] = _nothing_said  # what is told above the form of a move

    def show_record(self, record: Record) -> None:
        """Offer what may happen to this record now."""
        self._record = record
        had_cursor = self._has_cursor()
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        allowed = self._office.entries.moves(self._register, record)
        moves = tuple(move for move in allowed if self.fits(move, record))
        papers = self._papers(moves, record)
        front = tuple(move for move in moves if not move.aside)
        ahead = None if record.text("void_reason") else self.ahead(record)
        main = None if ahead else self._likeliest(front, record)
        if ahead and ahead.act:
            self._flow.addWidget(made := button(ahead.words, ahead.act, main=True))
            if had_cursor:
                made.show()
                made.setFocus()
        for move in front:
            made = button(move.label, partial(self._begin, move, papers.get(move.key, "")), main=move is main)
            made.setToolTip(move.help)
            self._flow.addWidget(made)
            if (
                had_cursor and move is main
            ):  # the button it was on is gone: Qt would begin at the top of the window
                made.show()  # what is not yet shown cannot be chosen
                made.setFocus()
        self._add_menus(record, moves, papers)
        if record.text("void_reason"):
            self._flow.addWidget(button("恢复", self._restore))
        else:
            for usual in self._standing():
                self._flow.addWidget(usual)
        self._follow()
        self.updateGeometry()

    def _papers(self, moves: tuple[Move, ...], record: Record) -> dict[str, str]:
        """The paper that goes with each move, by the move's key; of the replies any may be chosen."""
        if self._register.key != LETTERED or not moves:
            return {}
        letters, found = self._office.letters, dict[str, str]()
        for kind in letters.kinds_for(record):
            move = letters.move_of(kind.key, record)
            if move is not None:
                found.setdefault(move.key, REPLY if move.key == "replied" else kind.key)
        return {move.key: found[move.key] for move in moves if move.key in _BY_PAPER.intersection(found)}

    def _add_menus(self, record: Record, moves: tuple[Move, ...], papers: Mapping[str, str]) -> None:
        """Papers made elsewhere are only registered; what is seldom done stands in a menu of its own."""
        plain = [move for move in moves if move.key in papers and move.key not in _NEEDS_PAPER]
        if plain:
            self._flow.addWidget(
                DropButton("直接登记", [(m.label, partial(self._begin_move, m)) for m in plain], plain=True)
            )
        seldom: list[tuple[str, Callable[[], object]]] = [
            (m.label, partial(self._begin, m, papers.get(m.key, ""))) for m in moves if m.aside
        ]
        if acts := [*seldom, *self.further(record)]:
            self._flow.addWidget(DropButton("更多", acts))

    def _begin(self, move: Move, kinds: str) -> None:
        """With its paper or its own dialog where there is one; else its small form."""
        if move.key in self.own and self._record is not None:
            self.own[move.key](self._record)
        elif not kinds:
            self._begin_move(move)
        elif self._record is not None:
            self.paper_wanted.emit(PaperWish(Act.MAKE, self._record.id, kinds=kinds))

    def _has_cursor(self) -> bool:
        """Whether the cursor is here, or comes back here when the dialog in front is closed."""
        held = self.window().focusWidget()
        return held is not None and self.isAncestorOf(held)

    def first(self) -> QWidget:
        """What Tab comes to first here."""
        return next(iter(self._buttons()), self)

    def _follow(self) -> None:
        come_after(self, self._buttons())

    def _buttons(self) -> list[QWidget]:
        items = (self._flow.itemAt(at) for at in range(self._flow.count()))
        return [made for item in items if item is not None and (made := item.widget()) is not None]

    def _standing(self) -> list[QWidget]:
        edit = button("编辑", self.edit_wanted.emit, plain=True)
        edit.setToolTip("修改内容（Ctrl+E）")
        made: list[QWidget] = [edit, button("作废…", self._void, plain=True)]
        if self._register.key == "disclosure":
            made.insert(1, button("打印告示…", self._print, plain=True))
        papers = self.papers(self._record) if self._record is not None else ()
        forms = self.forms(self._record) if self._record is not None else ()
        paper = (
            [DropButton("文书", forms)] if len(forms) > 1 else [button(words, act) for words, act in forms]
        )
        return [*(button(words, act) for words, act in papers), *paper, *made]

    @staticmethod
    def _likeliest(moves: tuple[Move, ...], record: Record) -> Move | None:
        """The move the next step speaks of, else the one that belongs to fewest states: what is being waited for."""
        told = record.text("next_step")
        spoken_of = next((m for m in moves if m.label in told), None)
        return spoken_of or min(moves, key=lambda m: len(m.start), default=None)

    def _begin_move(self, move: Move, given: Mapping[str, str] | None = None) -> None:
        assert self._record is not None
        record, today = self._record, self._office.entries.today()
        left_out = reckoned_fields(move.key)
        fields = [
            replace(self._register[key], required=key in move.needs, section="")
            for key in move.asks
            if key not in left_out
        ]
        texts = {f.key: f.kind.show(record.values.get(f.key)) for f in fields if f.source is Source.TYPED}
        if move.on:
            kind = self._register[move.on].kind
            texts[move.on] = kind.show(self._office.entries.now() if isinstance(kind, Moment) else today)
        texts |= given or {}

        def act(raw: Mapping[str, str]) -> Changed:
            return self._office.entries.move(self._register, record.id, record.version, move.key, raw)

        live = partial(fee_lines, self._office, record) if left_out else None
        note = "\n".join(part for part in (self.warn(move, record), move.help) if part)
        self._ask.ask(move.label, fields, act, texts=texts, note=note, ok=f"确定{move.label}", live=live)

    def begin(self, key: str, given: Mapping[str, str] | None = None) -> None:
        """Begin a move by its key, as its plain form, with what is `given` in it."""
        self._begin_move(self._register.flow.move(key), given)

    def redate(self, line: Happening) -> None:
        """Ask for the right day of a step."""
        assert self._record is not None
        record, step = self._record, line.step
        assert step is not None
        field = Field("on", "正确日期", Day(), required=True)
        texts = {"on": line.on.isoformat() if line.on else ""}
        self._ask.ask(
            f"更正“{line.what}”的日期",
            [field],
            lambda raw: self._office.entries.correct(self._register, record.id, step, raw["on"]),
            texts=texts,
            note="原来的登记仍留在经过里；到期日按正确日期重新计算",
            ok="确定更正",
        )

    def annul(self, line: Happening) -> None:
        """Ask whether a step is to be taken out."""
        assert self._record is not None
        record, step = self._record, line.step
        assert step is not None
        self._ask.ask(
            f"撤销“{line.what}”这一步",
            [],
            lambda _raw: self._office.entries.correct(self._register, record.id, step, None),
            note="原来的登记仍留在经过里；状态和到期日重新计算",
            ok="确定撤销",
        )

    def _void(self) -> None:
        assert self._record is not None
        record = self._record
        self._ask.ask(
            f"作废 {record.text('number')}",
            [Field("reason", "作废原因", Text(500, width=30), required=True)],
            lambda raw: self._office.entries.void(self._register, record.id, raw["reason"]),
            note="编号保留不再使用；可在回收站恢复",
            ok="确定作废",
        )

    def _restore(self) -> None:
        assert self._record is not None
        try:
            changed = self._office.entries.restore(self._register, self._record.id)
        except AppError as error:
            self.refused.emit(error)
            return
        self.done.emit(changed)

    def _print(self) -> None:
        if self._record is not None:
            self.notice_wanted.emit(self._record.id)


def _always(_move: Move, _record: Record) -> bool:
    return True


def _nothing_said(_move: Move, _record: Record) -> str:
    return ""


def _nothing_ahead(_record: Record) -> Ahead | None:
    return None


def _no_acts(_record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
    return ()
