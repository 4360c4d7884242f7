"""The requests behind a number of the annual report; Enter opens one in its register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.annual_report import BLOCKS
from desktop_app.domain.records import Record
from desktop_app.registers.request import REQUEST
from ui.dialogs.frame import Frame, note
from ui.dialogs.table import TextTable, chosen_row, table_view

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_KEYS = ("number", "applicant", "state", "received_on", "replied_on", "report_row")
_WIDTHS = (8, 10, 5, 6, 6, 14)
_CASES, _CASE_WIDTH = "复议、诉讼", 20


def open_report_behind(
    window: QWidget,
    office: Office,
    title: str,
    ids: Sequence[int],
    on_open: Callable[[int], object],
    block: str = "",
) -> QDialog:
    """Show these requests; `on_open` gets the one opened. `block`, a key of BLOCKS, has its cases told too."""
    dialog = _ReportBehind(window, office, title, ids, on_open, block)
    dialog.open()
    return dialog


class _ReportBehind(Frame):
    def __init__(
        self,
        window: QWidget,
        office: Office,
        title: str,
        ids: Sequence[int],
        on_open: Callable[[int], object],
        block: str,
    ) -> None:
        super().__init__(window, title, (980, 560))
        self._office, self._on_open, self._block = office, on_open, block
        self._records = office.entries.rows(REQUEST, list(ids))
        heads = [REQUEST.label(key) for key in _KEYS] + ([_CASES] if block else [])
        self._model = TextTable(heads)
        self._model.show(len(self._records), self._cells)
        self._table = table_view(self._model, "涉及的申请", (*_WIDTHS, *([_CASE_WIDTH] if block else [])))
        self._table.doubleClicked.connect(self._open)
        gone = len(ids) - len(self._records)
        self.body.addWidget(note(f"共 {len(ids)} 件申请" + (f"，其中 {gone} 件已不在台账里" if gone else "")))
        self.body.addWidget(self._table, 1)
        self.act("打开", self._open, main=True).setEnabled(bool(self._records))
        self.act("关闭", self.reject)
        if self._records:
            self._table.selectRow(0)
        self._table.setFocus()

    def _cells(self, row: int) -> Sequence[str]:
        record = self._records[row]
        told = [REQUEST[key].kind.show(record.values.get(key)) for key in _KEYS]
        if record.text("void_reason"):
            told[2] = "已作废"
        return [*told, self._cases(record)] if self._block else told

    def _cases(self, record: Record) -> str:
        kind = BLOCKS[self._block]
        return "；".join(
            f"{case.on} {case.organ} {case.result or '尚未审结'}"
            for case in self._office.cases.reliefs(record.id)
            if case.kind == kind
        )

    def _open(self) -> None:
        row = chosen_row(self._table)
        if row is not None:
            self.accept()
            self._on_open(self._records[row].id)
