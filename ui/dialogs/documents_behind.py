"""The 规范性文件 behind a number of table 二; Enter opens one in 主动公开."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.registers.disclosure import DISCLOSURE
from ui.dialogs.frame import Frame, note
from ui.dialogs.table import TextTable, chosen_row, table_view

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_KEYS = ("number", "doc_no", "title", "formed_on", "validity", "cleaned_on", "state")
_WIDTHS = (9, 12, 20, 6, 5, 6, 5)


def open_documents_behind(
    window: QWidget, office: Office, title: str, ids: Sequence[int], on_open: Callable[[int], object]
) -> QDialog:
    """Show these documents; `on_open` gets the one opened."""
    dialog = _DocumentsBehind(window, office, title, ids, on_open)
    dialog.open()
    return dialog


class _DocumentsBehind(Frame):
    def __init__(
        self,
        window: QWidget,
        office: Office,
        title: str,
        ids: Sequence[int],
        on_open: Callable[[int], object],
    ) -> None:
        super().__init__(window, title, (980, 520))
        self._on_open = on_open
        self._records = office.entries.rows(DISCLOSURE, list(ids))
        self._model = TextTable([DISCLOSURE.label(key) for key in _KEYS])
        self._model.show(len(self._records), self._cells)
        self._table = table_view(self._model, "规范性文件", _WIDTHS)
        self._table.doubleClicked.connect(self._open)
        gone = len(ids) - len(self._records)
        said = f"台账里共 {len(ids)} 件" + (f"，其中 {gone} 件已不在台账里" if gone else "")
        self.body.addWidget(note(said))
        self.body.addWidget(self._table, 1)
        self.act("打开", self._open, main=True).setEnabled(bool(self._records))
        self.act("关闭", self.reject)
        if self._records:
            self._table.selectRow(0)
        self._table.setFocus()

    def _cells(self, row: int) -> Sequence[str]:
        record = self._records[row]
        told = [DISCLOSURE[key].kind.show(record.values.get(key)) for key in _KEYS]
        if record.text("void_reason"):
            told[-1] = "已作废"
        return told

    def _open(self) -> None:
        row = chosen_row(self._table)
        if row is not None:
            self.accept()
            self._on_open(self._records[row].id)
