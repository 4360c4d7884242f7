"""The record beside the table: what it is, what comes next, how it came about; or its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.deadlines import words
from desktop_app.domain.fields import Day, Text
from desktop_app.domain.flow import Move
from desktop_app.domain.records import Changed, Happening, Record
from desktop_app.domain.register import Field, Register, Source
from desktop_app.errors import AppError
from ui.ask_form import AskForm
from ui.chips import FlowLayout
from ui.clock_panel import ClockPanel
from ui.due import due_tone
from ui.entry_form import EntryForm
from ui.record_read import RecordRead
from ui.style import set_tone
from ui.tell import Block, Teller, button, label
from ui.timeline_panel import TimelinePanel

if TYPE_CHECKING:
    from desktop_app.services.office import Office

CLOCKED = "request"


class RecordPanel(QFrame):
    """One record. `changed` tells what an action touched; `left` that the form was closed."""

    changed = Signal(object)
    saved = Signal(object)
    left = Signal()
    notice_wanted = Signal(int)

    def __init__(self, register: Register, office: Office, teller: Teller) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._register, self._office, self._teller = register, office, teller
        self.record: Record | None = None
        self._form: EntryForm | None = None  # made when first needed: forms have many controls
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.addWidget(self._empty())
        self._page = QWidget()
        self._stack.addWidget(self._page)
        self._build()

    def _empty(self) -> QWidget:
        page = QWidget()
        words = label(f"选中左边一行查看\n按 Ctrl+N 新增{self._register.title}", "note")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(page).addWidget(words)
        return page

    def _build(self) -> None:
        self._name, self._state, self._due = label("", "title"), label("", "state"), label("")
        self._name.setWordWrap(True)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._number = label("", "note")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        facts = QHBoxLayout()
        facts.addWidget(self._state)
        facts.addWidget(self._number)
        facts.addWidget(self._due)
        facts.addStretch(1)
        self._moves = FlowLayout()
        self._moves_room = QWidget()
        self._moves_room.setLayout(self._moves)
        self._draft = Block("hint")
        self._draft.offer("继续填写", self._resume)
        self._draft.offer("丢弃草稿", self._discard)
        self._ask = AskForm(self._office.entries.options, self._office.entries.today)
        self._ask.done.connect(self._done)
        self._read, self._timeline, self._clock = RecordRead(self._register), TimelinePanel(), ClockPanel()
        self._timeline.redate.connect(self._redate)
        self._timeline.annul.connect(self._annul)
        self._parts = QTabWidget()
        self._parts.setObjectName("parts")
        self._parts.addTab(self._read, "内容")
        self._parts.addTab(self._timeline, "经过")
        if self._register.key == CLOCKED:
            self._parts.addTab(self._clock, "期限说明")
        self._parts.currentChanged.connect(self._show_part)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addWidget(self._name)
        layout.addLayout(facts)
        layout.addWidget(self._moves_room)
        layout.addWidget(self._draft)
        layout.addWidget(self._ask)
        layout.addWidget(self._parts, 1)

    def show_nothing(self) -> None:
        """No record is chosen."""
        self._keep_draft()
        self.record = None
        self._stack.setCurrentIndex(0)

    def show_record(self, record: Record) -> None:
        """Read a record; a form that stood open keeps its draft."""
        self._keep_draft()
        same = self.record is not None and self.record.id == record.id
        self.record = record
        self._ask.hide()
        self._head(record)
        self._buttons(record)
        self._read.show_record(record)
        if not same:
            self._read.verticalScrollBar().setValue(0)
        self._look_for_draft(record)
        self._show_part()
        self._stack.setCurrentWidget(self._page)

    def _head(self, record: Record) -> None:
        self._name.setText(self._register.name(record.values) or record.text("number"))
        self._number.setText(record.text("number"))
        void = record.text("void_reason")
        self._state.setText(f"已作废：{void}" if void else record.text("state"))
        due, today = record.day("due_on"), self._office.entries.today()
        ended = bool(void) or record.text("state") in self._register.flow.closed
        self._due.setVisible(bool(due) and not ended)
        if due and not ended:
            doubt = "（暂定）" if record.text("provisional") else ""
            self._due.setText(f"{due} {words(due, today)}{doubt}")
            self._due.setToolTip(record.text("provisional"))
            set_tone(self._due, due_tone(due, today))

    def _buttons(self, record: Record) -> None:
        while item := self._moves.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        moves = self._office.entries.moves(self._register, record)
        main = self._likeliest(moves, record)
        for move in moves:
            made = button(move.label, lambda move=move: self._begin_move(move), main=move is main)
            made.setToolTip(move.help)
            self._moves.addWidget(made)
        if record.text("void_reason"):
            self._moves.addWidget(button("恢复", self._restore))
        else:
            for made in self._standing():
                self._moves.addWidget(made)
        self._moves_room.updateGeometry()

    def _standing(self) -> list[QPushButton]:
        edit = button("编辑", self.edit, plain=True)
        edit.setToolTip("修改内容（Ctrl+E）")
        made = [edit, button("作废…", self._void, plain=True)]
        if self._register.key == "disclosure":
            made.insert(1, button("打印告示…", self._print, plain=True))
        return made

    @staticmethod
    def _likeliest(moves: tuple[Move, ...], record: Record) -> Move | None:
        """The move the next step speaks of, else the first."""
        told = record.text("next_step")
        return next((m for m in moves if m.label in told), moves[0] if moves else None)

    def _show_part(self) -> None:
        if self.record is None:
            return
        shown = self._parts.currentWidget()
        try:
            if shown is self._timeline:
                self._timeline.show_lines(self._office.history.timeline(self._register, self.record.id))
            elif shown is self._clock:
                result = self._office.requests.clock(self.record.id)
                self._clock.show_clock(result, self._office.entries.today())
        except AppError as error:
            self._teller.refuse(error)

    def _begin_move(self, move: Move) -> None:
        assert self.record is not None
        record, today = self.record, self._office.entries.today()
        fields = [replace(self._register[key], required=key in move.needs, section="") for key in move.asks]
        texts = {f.key: f.kind.show(record.values.get(f.key)) for f in fields if f.source is Source.TYPED}
        if move.on:
            texts[move.on] = today.isoformat()

        def act(raw: Mapping[str, str]) -> Changed:
            return self._office.entries.move(self._register, record.id, record.version, move.key, raw)

        self._ask.ask(move.label, fields, act, texts=texts, note=move.help, ok=f"确定{move.label}")

    def _redate(self, line: Happening) -> None:
        assert self.record is not None
        record, step = self.record, line.step
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

    def _annul(self, line: Happening) -> None:
        assert self.record is not None
        record, step = self.record, line.step
        assert step is not None
        self._ask.ask(
            f"撤销“{line.what}”这一步",
            [],
            lambda _raw: self._office.entries.correct(self._register, record.id, step, None),
            note="原来的登记仍留在经过里；状态和到期日重新计算",
            ok="确定撤销",
        )

    def _void(self) -> None:
        assert self.record is not None
        record = self.record
        self._ask.ask(
            f"作废 {record.text('number')}",
            [Field("reason", "作废原因", Text(500, width=30), required=True)],
            lambda raw: self._office.entries.void(self._register, record.id, raw["reason"]),
            note="编号保留不再使用；可在回收站恢复",
            ok="确定作废",
        )

    def _restore(self) -> None:
        assert self.record is not None
        try:
            changed = self._office.entries.restore(self._register, self.record.id)
        except AppError as error:
            self._teller.refuse(error)
            return
        self._done(changed)

    def _print(self) -> None:
        if self.record is not None:
            self.notice_wanted.emit(self.record.id)

    def _done(self, changed: object) -> None:
        assert isinstance(changed, Changed)
        self._teller.tell(f"已办：{changed.label}（Ctrl+Z 撤销）", "fine")
        self.changed.emit(changed)

    @property
    def form(self) -> EntryForm:
        """The form of the register, made when it is first needed."""
        if self._form is None:
            self._form = EntryForm(self._register, self._office, self._teller)
            self._form.saved.connect(self.saved)
            self._form.closed.connect(self._closed)
            self._stack.addWidget(self._form)
        return self._form

    def typing(self) -> bool:
        """Whether the form is in front."""
        return self._form is not None and self._stack.currentWidget() is self._form

    def new(self, texts: Mapping[str, str], title: str = "") -> None:
        """A form for a new record with these values."""
        self._keep_draft()
        form = self.form
        self._stack.setCurrentWidget(form)
        form.begin_new(texts, title)

    def edit(self) -> None:
        """The form of the record shown."""
        self._edit({})

    def _edit(self, texts: Mapping[str, str]) -> None:
        if self.record is None:
            self._teller.tell("请先选中一条记录")
            return
        if self.record.text("void_reason"):
            self._teller.tell("已作废的记录不能修改，请先恢复", "late")
            return
        form = self.form
        self._stack.setCurrentWidget(form)
        form.begin_edit(self.record, texts)

    def _closed(self) -> None:
        if self.record is not None:
            self.show_record(self.record)
        else:
            self._stack.setCurrentIndex(0)
        self.left.emit()

    def _keep_draft(self) -> None:
        if self.typing():
            self.form.keep_draft()

    def _look_for_draft(self, record: Record) -> None:
        found = self._office.drafts.load(self._register.key, record.id)
        self._draft.say(f"有没保存的修改（{found.saved_at:%m-%d %H:%M}）" if found else "")

    def _resume(self) -> None:
        if self.record is not None and (found := self._office.drafts.load(self._register.key, self.record.id)):
            self._edit(found.raw)

    def _discard(self) -> None:
        if self.record is not None:
            self._office.drafts.drop(self._register.key, self.record.id)
            self._draft.say("")
