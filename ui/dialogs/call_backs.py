"""待回访: one caller after the other, by number keys; telephones are shown here alone, on record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.deadlines import words
from desktop_app.domain.records import Changed
from desktop_app.errors import AppError
from desktop_app.services.call_backs import DISSATISFIED, TITLE
from ui.chips import FlowLayout
from ui.dialogs.frame import Frame, named, note
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.paper_offer import Offer
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.call_backs import CallBack
    from desktop_app.services.office import Office

_HEADS = ("应回访", "编号", "姓名", "电话", "答复日期", "内容")
_WIDTHS = (10, 9, 6, 9, 7, 20)
_LONGEST = 60  # characters of a text in a row
_NONE = "没有待回访的来电。答复以后，来电人会列在这里。"
_REDO, _NEXT = "不满意重办", "不重办，下一个"


def open_call_backs(
    window: QWidget, office: Office, happened: Callable[[Changed], object] | None = None
) -> QDialog:
    """Go through everybody who was answered and not asked yet; `happened` hears of each call."""
    dialog = _CallBacks(window, office, happened or (lambda _changed: None))
    dialog.open()
    return dialog


class _CallBacks(Frame):
    def __init__(self, window: QWidget, office: Office, happened: Callable[[Changed], object]) -> None:
        super().__init__(window, "待回访", (1080, 620))
        self._office, self._happened, self._window = office, happened, window
        self._calls: tuple[CallBack, ...] = ()
        self._phones: dict[int, str] = {}
        self._again: CallBack | None = None  # whom the question of doing it again is about
        self._model = TextTable(_HEADS)
        self._table = table_view(self._model, "待回访的人", _WIDTHS)
        self._table.selectionModel().currentChanged.connect(lambda _now, _before: self._say())
        self._who, self._what = named(label("", "heading"), "正在回访"), note("")
        self._who.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words = office.entries.options("satisfaction")
        self._ask = self._made_question()
        self._told = QWidget()
        self._show_phones = self.act("显示电话", self._reveal, left=True)
        self._lay()
        self._show_phones.setToolTip("电话号码完整显示，并记入操作记录")
        self.act(f"{TITLE}…", self._paper, left=True)
        self.act("关闭", self.reject)
        self._look()
        self._table.setFocus()

    def _lay(self) -> None:
        flow = FlowLayout(self._told)
        for at, word in enumerate(self._words, start=1):
            flow.addWidget(button(f"{at} {word}", partial(self._note, word)))
            if at < 10:
                QShortcut(QKeySequence(str(at)), self).activated.connect(partial(self._note, word))
        self.body.addWidget(note("选中一人，拨打以后按数字键登记满意度，光标自动到下一人。"))
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._who)
        self.body.addWidget(self._what)
        self.body.addWidget(self._told)
        self.body.addWidget(self._ask)

    def _made_question(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("hint")
        self._why = named(QLineEdit(), "重办理由")
        self._why.setPlaceholderText("重办理由：来电人哪里不满意")
        self._why.setMaxLength(500)
        self._why.returnPressed.connect(self._redo)
        row = QHBoxLayout()
        row.addWidget(self._why, 1)
        row.addWidget(button(_REDO, self._redo, main=True))
        row.addWidget(button(_NEXT, self._leave_it))
        self._question = label("", "heading")
        column = QVBoxLayout(bar)
        column.addWidget(self._question)
        column.addLayout(row)
        bar.hide()
        return bar

    def _look(self, row: int = 0) -> None:
        """Read the list anew and stand on a row of it."""
        self._calls = self._office.call_backs.waiting()
        self._model.show(len(self._calls), self._cells)
        if self._calls:
            self._table.selectRow(min(row, len(self._calls) - 1))
        self._say()

    def _cells(self, row: int) -> list[str]:
        call = self._calls[row]
        due = f"{call.due} {words(call.due, self._office.entries.today())}" if call.due else ""
        phone = self._phones.get(call.record.id, call.masked) or "没有留电话"
        record = call.record
        replied = str(call.answered.day("replied_on") or "")
        told = [due, record.text("number"), record.text("caller"), phone, replied, record.text("content")]
        return [" ".join(text.split())[:_LONGEST] for text in told]

    def _chosen(self) -> CallBack | None:
        row = chosen_row(self._table)
        return self._calls[row] if row is not None and row < len(self._calls) else None

    def _say(self) -> None:
        call = self._chosen()
        self._told.setEnabled(call is not None and self._again is None)
        self._show_phones.setEnabled(bool(self._calls))
        if call is None:
            self._who.setText("")
            self._what.setText("" if self._calls else _NONE)
            return
        phone = self._phones.get(call.record.id, call.masked) or "没有留电话"
        self._who.setText(f"{call.record.text('caller') or '未留姓名'}　{phone}")
        with_it = "" if call.answered is call.record else f"（并入{call.answered.text('number')}一起答复）"
        self._what.setText(f"反映：{_line(call.record.text('content'))}{with_it}\n答复：{_line(call.answer)}")

    def _reveal(self) -> None:
        ids = [call.record.id for call in self._calls]
        if (told := self.attempt(lambda: self._office.call_backs.reveal(ids))) is not None:
            self._phones = told
            self._look(chosen_row(self._table) or 0)
            self._table.setFocus()

    def _note(self, word: str) -> None:
        call = self._chosen()
        if call is None or self._again is not None:
            return
        row = chosen_row(self._table) or 0
        changed = self.attempt(lambda: self._office.call_backs.note(call, word))
        if changed is None:
            return
        self._happened(changed)
        self.tell(f"{call.record.text('number')} 已登记：{word}")
        self._look(row)
        if word == DISSATISFIED:
            self._offer_again(call)

    def _offer_again(self, call: CallBack) -> None:
        self._again = call
        self._question.setText(f"{call.answered.text('number')} 不满意，要重新办理吗？")
        self._why.clear()
        self._ask.show()
        self._why.setFocus()
        self._say()

    def _redo(self) -> None:
        call = self._again
        if call is None:
            return
        why = self._why.text().strip()
        if not why:
            self.refuse("请写明重办理由", ["重办理由：必须填写"])
            return
        changed = self.attempt(lambda: self._office.call_backs.redo(call, why))
        if changed is not None:
            self._happened(changed)
            self._leave_it()
            self.tell(f"{call.answered.text('number')} 已登记“不满意重办”，答复以后再回访")

    def _leave_it(self) -> None:
        row = chosen_row(self._table) or 0
        self._again = None
        self._ask.hide()
        self.hush()
        self._look(row)
        self._table.setFocus()

    def _paper(self) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        calls, phones = self._calls, bool(self._phones)
        backs = self._office.call_backs
        offer = Offer(
            title=TITLE,
            make=lambda _word: backs.paper(calls, phones=phones),
            save=lambda paper, path: backs.save(calls, paper, path),
            printed=lambda printer, copies: backs.printed(calls, printer, copies),
            told="" if phones else "电话已遮盖；要印完整号码，请先按“显示电话”",
        )
        try:
            open_paper_view(self, self._office, offer)
        except AppError as error:
            self.explain(error)


def _line(text: str, longest: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"
