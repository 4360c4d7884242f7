"""来电便签: one key while the phone rings; the words first, the fields later, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.fields import LongText
from desktop_app.domain.records import Changed
from desktop_app.domain.register import Field
from desktop_app.errors import AppError
from desktop_app.registers.hotline import HOTLINE
from ui.draft_keeper import DraftKeeper
from ui.entry_form import past_words
from ui.field_sheet import FieldSheet
from ui.fitting import Fitting
from ui.same_matter import MERGE
from ui.shortcuts import PASTE_ORDER
from ui.tell import Block, Teller, button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

SLIP = -1  # the record id under which the slip's draft is kept, beside 0, a new form's
_ASKED = ("content", "phone", "caller", "way", "order_no", "matter", "area", "address", "answer", "outcome")
_SPOT = "spot"
_ASK_AFTER = 300


class CallSlip(QDialog):
    """A window beside the others; it may stay open while the ledger is looked through."""

    def __init__(self, window: QWidget, office: Office, teller: Teller) -> None:
        super().__init__(window)
        self.setWindowTitle("来电便签")
        self.setModal(False)
        self._office, self._teller = office, teller
        self._sheet = FieldSheet(_fields(), office.entries.options, office.entries.today)
        self._drafts = DraftKeeper(self._sheet.raw, self._keep)
        self._drafts.troubled.connect(self._not_kept)
        self._wrong, self._facts = Block("mistakes"), Block("facts")
        self._wrong.chosen.connect(self._sheet.go_to)
        self._told = label("", "note")
        self._into = ""  # number of an open call of the same telephone or address
        self._join = self._facts.offer(MERGE, self.merge)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_ASK_AFTER)
        self._later.timeout.connect(self._same_number)
        self._build()
        self._begin()

    def _build(self) -> None:
        wait = button("保存待办", self.save, main=True)
        wait.setToolTip("Ctrl+回车")
        at_once = button("当场答复并办结", self.close_at_once)
        at_once.setToolTip("Ctrl+Shift+回车")
        foot = QHBoxLayout()
        foot.addWidget(wait)
        foot.addWidget(at_once)
        foot.addStretch(1)
        paste = button("粘贴工单…", self.paste_order, plain=True)
        paste.setToolTip(PASTE_ORDER)
        foot.addWidget(paste)
        foot.addWidget(button("放弃", self.give_up, plain=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        for part in (self._wrong, self._facts, self._sheet):
            inside.addWidget(part)
        inside.addStretch(1)
        layout.addWidget(Fitting(body), 1)
        layout.addWidget(self._told)
        layout.addLayout(foot)
        self.resize(660, 620)
        for keys, act in (
            ("Ctrl+Return", self.save),
            ("Ctrl+S", self.save),
            ("Ctrl+Shift+Return", self.close_at_once),
            (PASTE_ORDER, self.paste_order),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._sheet.changed.connect(self._typed)
        for key in ("phone", "address"):
            self._sheet.boxes[key].editor.changed.connect(self._later.start)

    def _begin(self) -> None:
        found = self._office.drafts.load(HOTLINE.key, SLIP)
        self._sheet.fill(found.raw if found else self._blank())
        self._told.setText("接着上次没保存的内容" if found else "从第一个字起自动留底，关机也不会丢")
        self._wrong.say("")
        self._facts.say("")
        if found:
            self._sheet.boxes["content"].editor.go_on()
            self._same_number()

    def _blank(self) -> dict[str, str]:
        values = self._office.entries.blank(HOTLINE)
        return {key: HOTLINE[key].kind.show(values.get(key)) for key in _ASKED}

    def ring(self) -> None:
        """Come to the front with the cursor in the text."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._sheet.go_to("content")

    def save(self) -> None:
        """Write the call down as open."""
        self._write(at_once=False)

    def close_at_once(self) -> None:
        """Write the call down as answered on the spot."""
        self._write(at_once=True)

    def merge(self) -> None:
        """Write the call down and merge it into the open one of the same telephone or address."""
        self._write(at_once=False, into=self._into)

    def paste_order(self) -> None:
        """A work order in place of a call; the slip stays as it is."""
        from ui.dialogs.paste_order import open_paste_order  # noqa: PLC0415  # a door is paid for when opened

        open_paste_order(self, self._office, self._pasted)

    def _pasted(self, changed: Changed, told: str) -> None:
        self._told.setText(told)
        self._teller.tell(told, "fine")
        self._teller.happened.emit(changed)

    def _write(self, *, at_once: bool, into: str = "") -> None:
        entries = self._office.entries
        typed = self._sheet.raw()
        if at_once:
            typed["outcome"] = typed["outcome"] or self._usual_outcome()
        raw = {**self._shown(entries.blank(HOTLINE)), **typed, _SPOT: "是" if at_once else "否"}
        try:
            reading = entries.read(HOTLINE, raw)
            if reading.mistakes:
                self._tell(f"有 {len(reading.mistakes)} 处需要改正，改好再保存", reading.mistakes)
                return
            changed = self._office.hotline.add_merged(raw, into) if into else entries.add(HOTLINE, raw)
            self._done()
        except AppError as error:
            lines = [line for line in (*error.why.split("\n"), error.do) if line]
            self._tell(error.what, [(self._sheet.key_of(line), line) for line in lines])
            return
        word = "已登记并办结" if at_once else f"已登记并入{into}" if into else "已登记，待办"
        self._teller.tell(f"{word}：{entries.get(HOTLINE, changed.one()).text('number')}", "fine")
        self._teller.happened.emit(changed)

    def _usual_outcome(self) -> str:
        """解释说明, which most calls end with, or the first word the office offers."""
        words = self._office.entries.options("outcome")
        return "解释说明" if "解释说明" in words else next(iter(words), "")

    def _done(self) -> None:
        self._forget()
        self.hide()
        self._begin()

    def give_up(self) -> None:
        """Forget what was typed."""
        self._done()

    def _forget(self) -> None:
        self._drafts.forget()
        try:
            self._office.drafts.drop(HOTLINE.key, SLIP)
        except AppError as error:
            self._teller.refuse(error)

    def _typed(self) -> None:
        self._drafts.touch()

    def _keep(self, raw: Mapping[str, str]) -> None:
        self._office.drafts.save(HOTLINE.key, SLIP, raw)
        self._told.setText("已自动留底")

    def _not_kept(self, error: AppError) -> None:
        self._told.setText(f"还没有留底：{error.what}")
        self._teller.refuse(error)

    def _tell(self, heading: str, mistakes: Sequence[tuple[str, str]]) -> None:
        self._wrong.say(heading, mistakes)
        self._sheet.tell(mistakes)
        if first := next((key for key, _ in mistakes if key), ""):
            self._sheet.go_to(first)

    def _same_number(self) -> None:
        raw = self._sheet.raw()
        found = self._office.hotline.earlier(raw["phone"], raw["address"])
        lines = [("", f"{one.why}　{past_words(HOTLINE, one.record)}") for one in found[:3]]
        open_ones = [one.record for one in found if self._office.hotline.may_take(one.record)]
        self._into = open_ones[0].text("number") if open_ones else ""
        if self._into and len(found) > 1:
            lines.append(("", f"合并的，并入{self._into}"))
        self._join.setVisible(bool(self._into))
        self._join.setToolTip(f"登记，并入{self._into}一起答复" if self._into else "")
        self._facts.say(f"同一电话或地址以前来过 {len(found)} 次：" if found else "", lines)

    @staticmethod
    def _shown(values: Mapping[str, object]) -> dict[str, str]:
        return {f.key: f.kind.show(values[f.key]) for f in HOTLINE.typed() if f.key in values}  # type: ignore[arg-type]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing keeps the draft."""
        self._drafts.flush()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc puts the slip aside; F2 brings it back as it was."""
        self._drafts.flush()
        if self._drafts.dirty:
            self._teller.tell("来电便签已留底，按 F2 继续")
        super().reject()


def _fields() -> list[Field]:
    short = {"answer": LongText(20_000 - 1)}  # two lines are enough here
    return [replace(HOTLINE[key], section="", kind=short.get(key, HOTLINE[key].kind)) for key in _ASKED]
