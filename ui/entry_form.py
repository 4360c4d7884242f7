"""The form of a record, new or old: typed, kept as a draft, judged all at once, saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.errors import AppError, Refused
from ui.draft_keeper import DraftKeeper
from ui.editors import is_name_or_phone
from ui.field_sheet import FieldBox, FieldSheet, legend
from ui.finds_line import FindsWatch, goes_public
from ui.tell import Block, Teller, button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.reading import Reading

_ASK_AFTER = 300  # ms after the last digit of a phone


class EntryForm(QWidget):
    """Types one record. `saved` tells what was written, `closed` that the person left (the draft is kept)."""

    saved = Signal(object)  # Changed
    closed = Signal()

    def __init__(self, register: Register, office: Office, teller: Teller) -> None:
        super().__init__()
        self._register, self._office, self._teller = register, office, teller
        self._record: Record | None = None
        self._last: dict[str, str] = {}  # the record saved last, for F4
        self.sheet = self._made_sheet()
        public = goes_public(register.key)
        self._finds = FindsWatch(register.key, self.sheet, office.scanning) if public else None
        self._drafts = DraftKeeper(self.sheet.raw, self._keep)
        self._drafts.troubled.connect(self._not_kept)
        self._unkept = False  # the draft could not be kept as it stands
        self._title = label("", "title")
        self._wrong, self._facts = Block("mistakes"), Block("facts")
        self._wrong.chosen.connect(self.sheet.go_to)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_ASK_AFTER)
        self._later.timeout.connect(self._look_for_same)
        self._build()
        self._connect()

    def _made_sheet(self) -> FieldSheet:
        """The controls: the declared fields in their order."""
        entries = self._office.entries
        return FieldSheet(self._register.typed(), entries.options, entries.today)

    def _build(self) -> None:
        body = QWidget()
        inside = self._inside = QVBoxLayout(body)
        inside.setContentsMargins(2, 2, 12, 2)
        inside.addWidget(self._facts)
        inside.addWidget(self.sheet)
        inside.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        head = self._head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(legend())
        foot = QHBoxLayout()
        save = button("保存（Ctrl+S）", self.save, main=True)
        save.setAccessibleName("保存")
        leave = button("返回（Esc）", self.leave)
        leave.setAccessibleName("返回")
        leave.setToolTip("已输入的内容留作草稿")
        give_up = button("放弃修改", self.give_up, plain=True)
        self._repeat = button("重复上一条（F4）", self._repeat_field, plain=True)
        self._repeat.setAccessibleName("重复上一条")
        self._repeat.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._repeat.setToolTip("把上一条记录的同一栏填入光标所在栏")
        foot.addWidget(save)
        foot.addWidget(leave)
        foot.addStretch(1)
        foot.addWidget(self._repeat)
        foot.addWidget(give_up)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 6, 10)
        layout.addLayout(head)
        layout.addWidget(self._wrong)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.sheet.changed.connect(self._drafts.touch)
        for key, box in self.sheet.boxes.items():
            if self._offers_earlier(box):
                box.editor.suggest(partial(self._suggested, key))
            if key in {"phone", "address"}:
                box.editor.changed.connect(self._later.start)
        for keys, act in (("Ctrl+S", self.save), ("Esc", self._escape), ("F4", self._repeat_field)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _offers_earlier(self, box: FieldBox) -> bool:
        """Whether what was typed into this field before is offered."""
        return is_name_or_phone(box.field)

    def begin_new(self, texts: Mapping[str, str], title: str = "") -> None:
        """A new record with these values in it."""
        self._begin(None, texts, title or f"新增{self._register.title}")

    def begin_edit(self, record: Record, texts: Mapping[str, str] | None = None) -> None:
        """A stored record; `texts` are those of its draft."""
        own = {f.key: f.kind.show(record.values.get(f.key)) for f in self._register.typed()}
        self._begin(record, {**own, **(texts or {})}, f"修改 {record.text('number')}")

    def _begin(self, record: Record | None, texts: Mapping[str, str], title: str) -> None:
        self._record = record
        self._drafts.forget()
        self._unkept = False
        self._wrong.say("")
        self._facts.say("")
        self.sheet.fill(texts)
        if self._finds is not None:
            self._finds.forget()
        self._title.setText(title)
        self._area.verticalScrollBar().setValue(0)
        self.sheet.go_to(self._first(texts))

    def _first(self, texts: Mapping[str, str]) -> str:
        """The cursor starts in the first field that is still empty, or in the first one."""
        keys = list(self.sheet.boxes)
        empty = (k for k in keys if not texts.get(k) and self.sheet.boxes[k].field.required)
        return keys[0] if self._record else next(empty, keys[0])

    @property
    def record_id(self) -> int:
        """The record that is edited; 0 for a new one."""
        return self._record.id if self._record else 0

    def save(self) -> None:
        """Write the record; all mistakes are told together and nothing typed is lost."""
        raw = self.sheet.raw()
        entries = self._office.entries
        try:
            reading = self._read(raw)
            if reading.mistakes:
                self._tell(f"有 {len(reading.mistakes)} 处需要改正，改好再保存", reading.mistakes)
                return
            if self._record is None:
                changed = entries.add(self._register, raw)
            else:
                changed = entries.edit(self._register, self._record.id, self._record.version, raw)
        except AppError as error:
            self._tell(error.what, self._located(error))
            return
        left = self._finds.left_over() if self._finds is not None else ()
        warnings = (*reading.warnings, *left)
        self._drafts.forget()
        self._drop()
        self._last = raw
        self.saved.emit(changed)
        self._warn(warnings)  # last: whoever hears of the saving says so on the same line

    def _read(self, raw: Mapping[str, str]) -> Reading:
        """What was typed as values, with all mistakes of a new record, or of an old one, together."""
        entries = self._office.entries
        if self._record is None:
            return entries.read_new(self._register, raw)[0]
        return entries.read(self._register, raw, self.record_id)

    def _located(self, error: AppError) -> list[tuple[str, str]]:
        lines = [line for line in (*error.why.split("\n"), error.do) if line]
        return [(self.sheet.key_of(line), line) for line in lines]

    def _tell(self, heading: str, mistakes: Sequence[tuple[str, str]]) -> None:
        self._wrong.say(heading, mistakes)
        self.sheet.tell(mistakes)
        if first := next((key for key, _ in mistakes if key), ""):
            self.sheet.go_to(first)

    def _warn(self, warnings: Sequence[tuple[str, str]]) -> None:
        if warnings:
            self._teller.tell("已保存，请核对：" + "；".join(sentence for _, sentence in warnings), "soon")

    def _escape(self) -> None:
        """A list that dropped under a field goes first."""
        if popup := QApplication.activePopupWidget():
            popup.hide()
        else:
            self.leave()

    def leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        self._drafts.flush()
        if self._unkept:
            self._teller.tell("没有保存，也没有留作草稿", "late")
        elif self._drafts.dirty:
            self._teller.tell("没有保存，已留作草稿，随时可以继续填写")
        self._drafts.forget()
        self.closed.emit()

    def give_up(self) -> None:
        """Go back and forget what was typed."""
        self._drafts.forget()
        self._drop()
        self._teller.tell("已放弃未保存的内容")
        self.closed.emit()

    def keep_draft(self) -> None:
        """Save what is waiting, before the form goes out of sight."""
        self._drafts.flush()

    def _keep(self, raw: Mapping[str, str]) -> None:
        self._office.drafts.save(self._register.key, self.record_id, raw)
        if self._unkept:
            self._unkept = False
            self._wrong.say("")
            self._teller.tell("已重新留作草稿")

    def _not_kept(self, error: AppError) -> None:
        """Typing goes on, but not with the belief that it is safe."""
        self._unkept = True
        self._wrong.say(error.what, [("", line) for line in (error.why, error.do) if line])
        self._teller.refuse(error)

    def _drop(self) -> None:
        try:
            self._office.drafts.drop(self._register.key, self.record_id)
        except AppError as error:
            self._teller.refuse(error)

    def _repeat_field(self) -> None:
        key = self.sheet.focused()
        if not key:
            self._teller.tell("请先把光标放进要重复的一栏，再按 F4")
            return
        last = self._last or self._newest()
        if not last.get(key):
            self._teller.tell("上一条记录的这一栏没有内容")
            return
        self.sheet.put(key, last[key])

    def _newest(self) -> dict[str, str]:
        page = self._office.entries.page(Query(self._register.key, sort=(("created_at", True),)), 0, 1)
        if not page:
            return {}
        return {f.key: f.kind.show(page[0].values.get(f.key)) for f in self._register.typed()}

    def _suggested(self, key: str, begin: str) -> Sequence[str]:
        try:
            return self._office.entries.suggestions(self._register, key, begin)
        except Refused:
            return ()

    def _look_for_same(self) -> None:
        raw = self.sheet.raw()
        found = self._office.entries.same_caller(
            self._register, raw.get("phone", ""), raw.get("address", ""), self.record_id
        )
        lines = [("", past_words(self._register, record)) for record in found[:5]]
        more = f"（只列出最近 {len(lines)} 次）" if len(found) > len(lines) else ""
        self._facts.say(f"同一电话或地址以前登记过 {len(found)} 次{more}：" if found else "", lines)


def past_words(register: Register, record: Record) -> str:
    """An earlier record as one fact: when, who and what, its number and state."""
    name, number, state = register.name(record.values), record.text("number"), record.text("state")
    return f"{record.day(register.year_by) or ''}　{name}（{number}，{state}）"
