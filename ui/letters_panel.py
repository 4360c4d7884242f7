"""文书: the papers of a request, newest first; what was made, under which number, and whether it has arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.changes import IssuedLetter, Paper
from desktop_app.domain.fields import Text
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.register import Field
from ui.ask_form import AskForm
from ui.chips import FlowLayout
from ui.fitting import Fitting
from ui.paper_wish import Act, PaperWish
from ui.tell import button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.services.office import Office

TITLE = "文书"
_HEADS = ("文书", "文号", "日期", "状态", "送达")
_NONE = "还没有文书"
_LINES = 6  # of letters: the heading and two papers
_BEGIN, _LEAST = "政府信息公开申请", 3  # 政府信息公开申请表 keeps its whole name
_VOID = "已作废的申请不能出具文书"


class LettersPanel(QWidget):
    """The papers of one request; `wanted` carries a PaperWish, reasons for voiding are asked in `ask`."""

    wanted = Signal(object)

    def __init__(self, office: Office, ask: AskForm) -> None:
        super().__init__()
        self._office, self._ask = office, ask
        self._record: Record | None = None
        self._letters: tuple[IssuedLetter, ...] = ()
        self._list = self._made_list()
        self._make = button("出具文书…", lambda: self._want(Act.MAKE), main=True)
        self._see = button("查看", lambda: self._want(Act.SEE))
        self._send = button("登记送达…", lambda: self._want(Act.SEND))
        self._drop = button("作废文书…", self._void)
        self._envelope = button("信封…", lambda: self._want(Act.ENVELOPE))
        self._case_file = button("卷宗…", lambda: self._want(Act.CASE_FILE))
        self._see.setToolTip("签发时的原样，可再次打印（回车键）")
        self._hint = label("", "note")
        self._hint.setWordWrap(True)
        acts = QWidget()
        flow = FlowLayout(acts)
        for made in (self._make, self._see, self._send, self._drop, self._envelope, self._case_file):
            flow.addWidget(made)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 6, 0, 0)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._hint)
        inside.addWidget(acts)
        layout = QVBoxLayout(self)  # scrolls where large letters leave no room below the next moves
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Fitting(content))

    def _made_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(TITLE)
        made.setHeaderLabels(list(_HEADS))
        made.setRootIsDecorated(False)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.setMinimumHeight(made.fontMetrics().height() * _LINES)
        made.itemSelectionChanged.connect(self._light)
        made.itemActivated.connect(lambda _item, _column: self._see.click())
        return made

    def show_record(self, record: Record) -> None:
        """List the papers of a request; the cursor stays on its paper unless another one has come."""
        chosen = self._chosen()
        known = {one.id for one in self._letters} if self._record and self._record.id == record.id else set()
        self._record = record
        self._letters = tuple(reversed(self._office.letters.of(record.id)))
        self._list.clear()
        for letter in self._letters:
            item = QTreeWidgetItem(list(_cells(letter)))
            for column, text in enumerate((letter.title, *_cells(letter)[1:])):
                item.setToolTip(column, text)
            if letter.void_reason:
                item.setToolTip(3, f"作废原因：{letter.void_reason}")
            self._list.addTopLevelItem(item)
        fresh = bool(known) and any(one.id not in known for one in self._letters)
        same = next((n for n, one in enumerate(self._letters) if chosen and one.id == chosen.id), 0)
        same = 0 if fresh else same
        if current := self._list.topLevelItem(same):
            self._list.setCurrentItem(current)
        self._light()

    def _chosen(self) -> IssuedLetter | None:
        rows = self._list.selectionModel().selectedRows()
        return self._letters[rows[0].row()] if rows else None

    def _light(self) -> None:
        letter, gone = self._chosen(), self._record is None or bool(self._record.text("void_reason"))
        used = letter is not None and letter.status is Paper.USED
        self._make.setEnabled(not gone)
        self._see.setEnabled(letter is not None and bool(letter.pdf_sha256))
        self._send.setEnabled(used and not gone)
        self._drop.setEnabled(letter is not None and letter.status is not Paper.VOID)
        self._envelope.setEnabled(not gone)
        said = f"作废原因：{letter.void_reason}" if letter and letter.void_reason else ""
        self._hint.setText(_VOID if gone else said or (_NONE if not self._letters else ""))
        self._hint.setVisible(bool(self._hint.text()))

    def _want(self, act: Act) -> None:
        if self._record is not None:
            letter = self._chosen()
            self.wanted.emit(PaperWish(act, self._record.id, letter_id=letter.id if letter else 0))

    def _void(self) -> None:
        letter = self._chosen()
        if letter is None:
            return
        name = letter.number or letter.title

        def act(raw: Mapping[str, str]) -> Changed:
            return self._office.letters.void(letter.id, raw["reason"])

        self._ask.ask(
            f"作废 {name}",
            [Field("reason", "作废原因", Text(500, width=30), required=True)],
            act,
            note="文号保留在登记簿里，不再使用；已登记的步骤不变，登记错的请在“经过”里撤销",
            ok="确定作废",
        )


def _cells(letter: IssuedLetter) -> tuple[str, ...]:
    day = letter.issued_on.isoformat() if letter.issued_on else ""
    return (
        short_title(letter),
        letter.number,
        day,
        str(letter.status),
        delivery_words(letter),
    )


def short_title(letter: IssuedLetter) -> str:
    """Its title without what all of them begin with; for a number set aside what it is kept for."""
    short = letter.title.removeprefix(_BEGIN)
    return short if len(short) >= _LEAST else letter.title or letter.purpose or "预留的文号"


def delivery_words(letter: IssuedLetter) -> str:
    """How a paper went out, in a few words."""
    if letter.signed_on:
        return f"{letter.signed_on.isoformat()} 签收"
    if letter.sent_on:
        return (
            f"{letter.sent_on.isoformat()} 交邮" if letter.mail_no else f"{letter.sent_on.isoformat()} 送出"
        )
    return "未登记送达" if letter.status is Paper.USED else ""
