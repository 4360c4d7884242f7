"""回收站: void records of all registers, each with its reason, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.records import Changed, Query, Record, Voided
from desktop_app.domain.register import Register
from desktop_app.registers.every import REGISTERS
from ui.dialogs.frame import Frame, note
from ui.dialogs.table import TextTable, chosen_row, table_view

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_HEADINGS = ("台账", "编号", "名称", "作废原因", "作废人", "作废时间")
_WIDTHS = (6, 10, 16, 14, 6, 9)
_SHOWN = 500  # of each register, the newest


def open_recycle_bin(
    window: QWidget, office: Office, on_changed: Callable[[Changed], None] | None = None
) -> QDialog:
    """Show all void records; `on_changed` is told of each that was restored."""
    dialog = _RecycleBin(window, office, on_changed)
    dialog.open()
    return dialog


class _RecycleBin(Frame):
    def __init__(self, window: QWidget, office: Office, on_changed: Callable[[Changed], None] | None) -> None:
        super().__init__(window, "回收站", (900, 520))
        self._office, self._on_changed = office, on_changed
        self._rows: list[tuple[Register, Record]] = []
        self._model = TextTable(_HEADINGS)
        self._view = table_view(self._model, "作废的记录", _WIDTHS)
        self._count = note("")
        self.body.addWidget(self._count)
        self.body.addWidget(self._view, 1)
        self._restore = self.act("恢复", self._put_back, main=True)
        self.act("关闭", self.reject)
        self._view.doubleClicked.connect(self._put_back)
        self._look()

    def _look(self) -> None:
        self._rows = [(register, record) for register in REGISTERS for record in self._void(register)]
        self._rows.sort(key=lambda row: row[1].text("updated_at"), reverse=True)
        self._model.show_rows([_cells(*row) for row in self._rows])
        self._restore.setEnabled(bool(self._rows))
        self._count.setText(
            f"共 {len(self._rows)} 条已作废。编号保留不再使用，恢复后用原编号。"
            if self._rows
            else "回收站是空的。"
        )
        if self._rows:
            self._view.selectRow(0)

    def _void(self, register: Register) -> list[Record]:
        query = Query(register.key, voided=Voided.ONLY, sort=(("updated_at", True),))
        return self._office.entries.page(query, 0, _SHOWN)

    def _put_back(self) -> None:
        row = chosen_row(self._view)
        if row is None:
            self.refuse("请先选中要恢复的一行")
            return
        register, record = self._rows[row]
        changed = self.attempt(lambda: self._office.entries.restore(register, record.id))
        self._look()
        if changed is None:
            return
        self.tell(f"已恢复 {record.text('number')}，回到“{register.title}”台账")
        if self._on_changed:
            self._on_changed(changed)


def _cells(register: Register, record: Record) -> tuple[str, ...]:
    shown = {key: register[key].kind.show(record.values.get(key)) for key in ("updated_at", "updated_by")}
    return (
        register.title,
        record.text("number"),
        register.name(record.values),
        record.text("void_reason").replace("\n", " "),
        shown["updated_by"],
        shown["updated_at"],
    )
