"""The records behind a number, of one register or of several; Enter opens one in its register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.registers.every import register as register_of
from ui.dialogs.frame import Frame, note
from ui.dialogs.table import TextTable, chosen_row, table_view

if TYPE_CHECKING:
    from desktop_app.services.office import Office

Behind = Mapping[str, Sequence[int]]
"""The ids of records under the keys of their registers."""

VOID = "已作废"
_SIZE = (980, 560)
_HEADS = ("台账", "编号", "名称", "状态", "日期")
_WIDTHS = (9, 11, 24, 6, 6)
_STATE = "state"


@dataclass(frozen=True)
class Rows:
    """A list of records: `cells` makes the texts of one, `opens` gets its place; `told` stands above them."""

    name: str
    told: str
    heads: Sequence[str]
    widths: Sequence[int]
    count: int
    cells: Callable[[int], Sequence[str]]
    opens: Callable[[int], object]


def open_rows_behind(
    window: QWidget, office: Office, title: str, behind: Behind, on_open: Callable[[str, int], object]
) -> QDialog:
    """Show these records; `on_open` gets register and id of the one opened."""
    found = [
        (register, record)
        for key, ids in behind.items()
        for register in [register_of(key)]
        for record in office.entries.rows(register, list(ids))
    ]
    asked = sum(map(len, behind.values()))
    nouns = {register_of(key).noun for key, ids in behind.items() if ids}
    noun = nouns.pop() if len(nouns) == 1 else "件"
    dialog = RowsFrame(
        window,
        title,
        Rows(
            "涉及的记录",
            f"共 {asked} {noun}{gone(asked - len(found), noun)}",
            _HEADS,
            _WIDTHS,
            len(found),
            lambda at: _cells(*found[at]),
            lambda at: on_open(found[at][0].key, found[at][1].id),
        ),
    )
    dialog.open()
    return dialog


def gone(count: int, noun: str = "件") -> str:
    """How many of the records counted are no longer there, if any."""
    return f"，其中 {count} {noun}已不在台账里" if count else ""


def fields_told(register: Register, record: Record, keys: Sequence[str]) -> list[str]:
    """The values of these fields as they are shown; a void record says so in place of its state."""
    void = bool(record.text("void_reason"))
    return [
        VOID if void and key == _STATE else register[key].kind.show(record.values.get(key)) for key in keys
    ]


def _cells(register: Register, record: Record) -> list[str]:
    day = record.day(register.year_by)
    state, number = fields_told(register, record, (_STATE, "number"))
    return [register.title, number, register.name(record.values), state, day.isoformat() if day else ""]


class RowsFrame(Frame):
    """A list of records, from which one is opened; the dialog is closed by that."""

    def __init__(self, window: QWidget, title: str, rows: Rows) -> None:
        super().__init__(window, title, _SIZE)
        self._opens = rows.opens
        self._model = TextTable(rows.heads)
        self._model.show(rows.count, rows.cells)
        self._table = table_view(self._model, rows.name, rows.widths)
        self._table.doubleClicked.connect(self._open)
        self.body.addWidget(note(rows.told))
        self.body.addWidget(self._table, 1)
        self.act("打开", self._open, main=True).setEnabled(bool(rows.count))
        self.act("关闭", self.reject)
        if rows.count:
            self._table.selectRow(0)
        self._table.setFocus()

    def _open(self) -> None:
        row = chosen_row(self._table)
        if row is not None:
            self.accept()
            self._opens(row)
