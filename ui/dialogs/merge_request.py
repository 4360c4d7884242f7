"""并案: choose the request that leads, with the day and the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from desktop_app.domain.records import Changed
from desktop_app.domain.register import Field
from desktop_app.registers.request import REQUEST
from ui.dialogs.frame import Frame, named, note
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.field_sheet import FieldSheet

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_HEADS, _WIDTHS = ("编号", "申请人", "到期日", "状态", "申请内容"), (9, 6, 6, 5, 20)
_TOLD = (
    "本件由牵头的一件一并答复；只列出正在办理、期限不晚于本件的申请，同一申请人的排在前面。"
    "别的申请人提出的，并案后仍须另行出具答复书。并案后可以分开。"
)
_NONE = "没有可以并入的申请：须是正在办理、期限不晚于本件的；已有别的申请并入本件的，也不能再并入另一件。"


def open_merge_request(
    window: QWidget,
    office: Office,
    record_id: int,
    done: Callable[[Changed], object] = lambda _c: None,
    into: str = "",
) -> QDialog:
    """Put a request into another; `done` hears what that changed, `into` is the number chosen at first."""
    dialog = _Merge(window, office, record_id, done, into)
    dialog.open()
    return dialog


class _Merge(Frame):
    def __init__(
        self, window: QWidget, office: Office, record_id: int, done: Callable[[Changed], object], into: str
    ) -> None:
        record = office.entries.get(REQUEST, record_id)
        super().__init__(window, f"并案：{record.text('number')}", (860, 600))
        self._office, self._record, self._done = office, record, done
        self._targets = office.cases.merge_targets(record_id)
        model = TextTable(_HEADS)
        model.show_rows(
            [
                (
                    other.text("number"),
                    other.text("applicant"),
                    other.text("due_on"),
                    other.text("state"),
                    other.text("content").replace("\n", " "),
                )
                for other in self._targets
            ]
        )
        self._table = table_view(model, "可以并入的申请", _WIDTHS)
        self._whole = named(QPlainTextEdit(), "所选申请的内容")
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 16)
        self._sheet = FieldSheet(
            (_asked("merged_on"), _asked("merge_reason")), office.entries.options, office.entries.today
        )
        self._sheet.fill({"merged_on": office.entries.today().isoformat()})
        for part in (note(f"本件：{record.text('content')[:120]}"), note(_TOLD if self._targets else _NONE)):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._whole)
        self.body.addWidget(self._sheet)
        self._ok = self.act("确定并案", self._merge, main=True)
        self.act("取消", self.reject)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._look())
        self._begin(into)

    def _begin(self, into: str) -> None:
        numbers = [other.text("number") for other in self._targets]
        if numbers:
            self._table.selectRow(numbers.index(into) if into in numbers else 0)
        self._look()
        if into in numbers:
            self._sheet.go_to("merge_reason")
        else:
            self._table.setFocus()

    def _look(self) -> None:
        row = chosen_row(self._table)
        self._whole.setPlainText("" if row is None else self._targets[row].text("content"))
        self._ok.setEnabled(row is not None)

    def _merge(self) -> None:
        row = chosen_row(self._table)
        if row is None:
            return
        raw, into = self._sheet.raw(), self._targets[row].text("number")
        changed = self.attempt(
            lambda: self._office.cases.merge(
                self._record.id, self._record.version, into, raw["merged_on"], raw["merge_reason"]
            )
        )
        if changed is not None:
            self.accept()
            self._done(changed)


def _asked(key: str) -> Field:
    return replace(REQUEST[key], required=True, section="")
