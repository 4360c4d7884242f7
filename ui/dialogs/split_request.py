"""拆分: one request that asks for several things becomes several requests, each about one (一事一申请)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.records import Changed, Query, Record, Voided
from desktop_app.registers.request import REQUEST
from ui.dialogs.frame import Frame, named, note, scrolled
from ui.editor_widgets import LongEditor
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_LEAST = 2
_LINES, _EDGE = 4, 16
_TOLD = (
    "每件只写一个事项。第1件留在原编号；其余各件另编号，收到日期、申请人、期限与原件相同，并记下拆分自原件。"
    "可以一次撤销（Ctrl+Z）。"
)


def open_split_request(
    window: QWidget, office: Office, record_id: int, done: Callable[[Changed], object] = lambda _c: None
) -> QDialog:
    """Take a request apart; `done` hears what that changed."""
    dialog = _Split(window, office, record_id, done)
    dialog.open()
    return dialog


class _Split(Frame):
    def __init__(
        self, window: QWidget, office: Office, record_id: int, done: Callable[[Changed], object]
    ) -> None:
        record = office.entries.get(REQUEST, record_id)
        super().__init__(window, f"拆分：{record.text('number')}", (780, 640))
        self._office, self._record, self._done = office, record, done
        self._last = _last_sequence(office, record)
        whole = named(QPlainTextEdit(record.text("content")), "原申请内容")
        whole.setReadOnly(True)
        whole.setTabChangesFocus(True)
        whole.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + _EDGE)
        rows = QWidget()
        self._column = QVBoxLayout(rows)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.addStretch(1)
        self._rows: list[_Row] = []
        self.body.addWidget(label("原申请内容", "heading"))
        self.body.addWidget(whole)
        self.body.addWidget(note(_TOLD))
        self.body.addWidget(scrolled(rows), 1)
        self._more = self.act("再加一件", self._add_one, left=True)
        self.act("确定拆分", self._split, main=True)
        self.act("取消", self.reject)
        parts = record.text("content").split("\n")
        for text in parts if len(parts) >= _LEAST and all(parts) else (record.text("content"), ""):
            self._add(text)
        self._rows[0].editor.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_one(self) -> None:
        self._add("").editor.control.setFocus()

    def _add(self, text: str) -> _Row:
        row = _Row(self._remove)
        row.editor.set_text(text)
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        QWidget.setTabOrder(row.away, self._more)
        self._count()
        return row

    def _remove(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._count()
        self._rows[-1].editor.control.setFocus()

    def _count(self) -> None:
        for place, row in enumerate(self._rows):
            row.count(place + 1, self._number(place), removable=len(self._rows) > _LEAST)

    def _number(self, place: int) -> str:
        """The number it has or will have, unless somebody else takes one meanwhile."""
        begin, _, own = self._record.text("number").rpartition("-")
        return f"{begin}-{self._last + place:0{len(own)}}" if place else f"{begin}-{own}"

    def _split(self) -> None:
        contents = [row.editor.text() for row in self._rows]
        changed = self.attempt(
            lambda: self._office.cases.split(self._record.id, self._record.version, contents)
        )
        if changed is not None:
            self.accept()
            self._done(changed)


class _Row(QWidget):
    """The content of one of them, and the number it will have."""

    def __init__(self, remove: Callable[[_Row], object]) -> None:
        super().__init__()
        self.editor = LongEditor(2)
        self._title = label("", "heading")
        self._title.setBuddy(self.editor.control)
        self.away: QPushButton = button("去掉", lambda: remove(self), plain=True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.away)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.editor)
        QWidget.setTabOrder(self.editor.control, self.away)

    def count(self, place: int, number: str, *, removable: bool) -> None:
        """Which it is, and under which number."""
        self._title.setText(f"第{place}件　{number}" + ("（原编号）" if place == 1 else "（预计编号）"))
        self.editor.name(f"第{place}件内容")
        self.away.setAccessibleName(f"去掉第{place}件")
        self.away.setVisible(removable)


def _last_sequence(office: Office, record: Record) -> int:
    year = Query(
        REQUEST.key, equal={"year": (record["year"],)}, voided=Voided.BOTH, sort=(("sequence", True),)
    )
    found = office.entries.page(year, 0, 1)
    last = found[0]["sequence"] if found else 0
    return last if isinstance(last, int) else 0
