"""公开日接访台: the whole screen for one visitor at a time, by keyboard alone; nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.records import Record
from desktop_app.errors import AppError, Refused
from desktop_app.registers.open_day_counts import UNNAMED, seat
from desktop_app.registers.visit import VISIT
from ui.draft_keeper import DraftKeeper
from ui.fitting import Fitting
from ui.open_day_form import ASKED, PROMISE, DeskForm, enlarge, given, promised, typed_in
from ui.open_day_hints import DeskHead
from ui.open_day_side import DeskSide
from ui.tell import Teller, button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.open_days import Received

DESK = -1  # the record id under which the desk's draft is kept, beside 0, a new form's
_AGAIN = "_again"  # in the draft: the visit that was taken back to be put right
_LEADER = "open_day.leader"


def open_desk(window: QWidget, office: Office, teller: Teller, event: Record) -> OpenDayDesk:
    """Take visitors of an event; Refused before its day."""
    day = event.day("held_on")
    if day is None or day > office.entries.today():
        told = f"活动日期是 {day}" if day else "活动没有日期"
        raise Refused("还不能开始接访", why=told, do="请到当天再开始；日期不对的，先编辑活动")
    made = OpenDayDesk(window, office, teller, event)
    made.setWindowModality(Qt.WindowModality.ApplicationModal)
    made.showFullScreen()
    made.begin()
    return made


class OpenDayDesk(QDialog):
    """The desk of one event at this PC."""

    def __init__(self, window: QWidget, office: Office, teller: Teller, event: Record) -> None:
        super().__init__(window)
        self.setWindowTitle("公开日接访")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        enlarge(self)
        self._office, self._teller, self._event = office, teller, event
        self._day = event.day("held_on")
        self._again = 0
        self._last: Received | None = None
        self._leaving = False
        self._form = DeskForm(office, self._day)
        self._drafts = DraftKeeper(self._form.raw, self._keep)
        self._drafts.troubled.connect(self._not_kept)
        self._head = DeskHead(office.open_days, event)
        self._told = label("", "note")
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._side = DeskSide(self._form.hints)
        self._build()
        self._connect()

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(Fitting(self._form), 5)
        middle.addWidget(self._side, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 10)
        layout.addWidget(self._head)
        layout.addLayout(middle, 1)
        layout.addLayout(self._foot())
        self._head.add_box()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        for words, act, tip in (
            ("登记，下一位", self.save, "Ctrl+回车"),
            ("不愿留名", self.unnamed, "F6"),
            ("撤销上一位", self.take_back, "Ctrl+Z"),
            ("清空", self.clear, "Ctrl+Delete"),
        ):
            made = button(f"{words}  {tip}", act, main=words == "登记，下一位")
            made.setAccessibleName(words)
            foot.addWidget(made)
        foot.addSpacing(12)
        foot.addWidget(self._told, 1)
        made = button("结束接访  Esc", self.reject, plain=True)
        made.setAccessibleName("结束接访")
        foot.addWidget(made)
        return foot

    def _connect(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+S", self.save),
            ("F4", self._as_before),
            ("F6", self.unnamed),
            ("F11", self._whole_screen),
            ("Ctrl+Z", self.take_back),
            ("Ctrl+Delete", self.clear),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._form.changed.connect(self._typed)
        self._form.undone.connect(self.take_back)
        self._head.renamed.connect(self._renamed)

    def begin(self) -> None:
        """An empty form, or what was typed when the desk was left."""
        found = self._office.drafts.load(VISIT.key, DESK)
        if found:
            self._again = int(found.raw.get(_AGAIN, "0"))
            self._fill(found.raw)
            self._told.setText("接着上次没登记的这一位")
            self._drafts.dirty = True
            self._form.look()
        else:
            self._next()

    def _next(self) -> None:
        self._again = 0
        self._fill(self._blank())

    def _fill(self, raw: Mapping[str, str]) -> None:
        self._form.fill(raw, self._again)
        self._show_day()

    def _blank(self) -> dict[str, str]:
        values = self._office.entries.blank(VISIT)
        shown = {key: VISIT[key].kind.show(values.get(key)) for key in ASKED if key in VISIT.by_key}
        leader = self._office.window.get(_LEADER)
        return {**shown, "people": "1", "leader": str(leader or ""), PROMISE: ""}

    def _show_day(self) -> None:
        """The number of this visitor, and who came before."""
        days = self._office.open_days
        seen = days.today_at(self._day, self._head.name)
        if self._again:
            self._head.show_number(f"改正：{seat(self._office.entries.get(VISIT, self._again).values)}")
        else:
            self._head.show_number(f"第{days.next_at(self._day, self._head.name)}位")
        self._side.show_day(self._head.name, seen, self._last)

    # What is typed

    def _typed(self) -> None:
        self._leaving = False
        self._drafts.touch()

    def _keep(self, raw: Mapping[str, str]) -> None:
        if typed_in(raw):
            self._office.drafts.save(VISIT.key, DESK, {**raw, _AGAIN: str(self._again)})
            self._told.setText("已自动留底")

    def _not_kept(self, error: AppError) -> None:
        self._told.setText("还没有留底")
        self._form.tell(error.what, [("", line) for line in (error.why, error.do) if line])

    def _as_before(self) -> None:
        key = self._form.focused()
        if self._last and key in VISIT.by_key:
            self._form.put(key, VISIT[key].kind.show(self._last.record.values.get(key)))

    def unnamed(self) -> None:
        """The visitor does not want to say his name."""
        self._form.put("visitor", UNNAMED)
        self._form.go_to("sex")

    # What is written

    def save(self) -> None:
        """Write the visitor down and go on with an empty form."""
        days, raw = self._office.open_days, self._form.raw()
        try:
            promise = promised(days, raw, self._day)
            full = {**given(self._office.entries.blank(VISIT)), **promise, "event_on": str(self._day)}
            reading, _ = self._office.entries.read_new(VISIT, full)
            if reading.mistakes:
                self._form.tell("还没有登记，请改正", reading.mistakes)
                return
            received = days.receive(full, self._head.name, self._again)
            self._forget()
        except AppError as error:
            lines = [line for line in (*error.why.split("\n"), error.do) if line]
            self._form.tell(error.what, [("", line) for line in lines])
            return
        self._office.window.put(_LEADER, raw["leader"])
        self._last = received
        self._told.setText(f"已登记：{received.words}")
        self._teller.tell(f"已登记：{received.words}", "fine")
        self._teller.happened.emit(received.changed)
        self._next()

    def take_back(self) -> None:
        """Undo the visitor before: what was written comes back into the form, to be put right under his number."""
        last = self._last
        if self._form.typed():
            self._told.setText("先登记或清空这一位，再撤销上一位")
            return
        if last is None or self._office.history.undoable() != last.changed.label:
            self._told.setText("没有可以撤销的一位；更早的请在台账里修改或作废")
            return
        try:
            changed = self._office.history.undo()
        except AppError as error:
            self._form.tell(error.what, [("", error.why)])
            return
        self._teller.happened.emit(changed)
        self._last, self._again = None, last.record.id
        self._fill(_texts(last.record))
        self._told.setText(f"已撤销 {seat(last.record.values)}，改正后按 Ctrl+回车 重新登记，编号不变")
        self._drafts.touch()

    def clear(self) -> None:
        """Empty the form: this one is not written down."""
        self._forget()
        self._next()
        self._told.setText("已清空")

    def _forget(self) -> None:
        self._drafts.forget()
        self._office.drafts.drop(VISIT.key, DESK)

    def _renamed(self, said: str) -> None:
        self._told.setText(said)
        self._last = None
        self._show_day()

    # Leaving

    def _whole_screen(self) -> None:
        if self.isFullScreen():
            self.showMaximized()
        else:
            self.showFullScreen()

    def reject(self) -> None:
        """Esc leaves; with somebody half written down only the second one, and he is kept."""
        if self._form.typed() and not self._leaving:
            self._leaving = True
            self._told.setText("这一位还没有登记；再按一次 Esc 离开，填好的内容留底")
            return
        self._drafts.flush()
        super().reject()
        if window := self.parentWidget():
            window.activateWindow()  # a full screen may leave nobody in front

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing keeps the draft."""
        self._drafts.flush()
        super().closeEvent(event)


def _texts(record: Record) -> dict[str, str]:
    """A visit as the form shows it."""
    texts = {key: VISIT[key].kind.show(record.values.get(key)) for key in ASKED if key in VISIT.by_key}
    days = record.values.get("promised_days")
    return {
        **texts,
        PROMISE: f"{days}个工作日" if days else VISIT["promised_on"].kind.show(record["promised_on"]),
    }
