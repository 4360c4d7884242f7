"""Records of another register that belong to the one in front: listed, opened, and added with its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from ui.chips import FlowLayout
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.tell import Teller, button, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

_LONGEST = 60  # characters of a text in a row


class LinkedList(QWidget):
    """A part of a record panel. `keys` of the fields in the columns, `widths` in Chinese characters."""

    def __init__(
        self,
        register: Register,
        keys: Sequence[str],
        widths: Sequence[int],
        empty: str,
        teller: Teller,
        new_words: str = "",
    ) -> None:
        super().__init__()
        self._register, self._keys, self._teller = register, tuple(keys), teller
        self._records: Sequence[Record] = ()
        self._given: Mapping[str, Value] = {}
        self._model = TextTable([register.label(key) for key in keys])
        self._table = table_view(self._model, register.title, widths)
        self._table.doubleClicked.connect(self._open)
        self._table.activated.connect(self._open)
        self._nothing = label(empty, "note")
        self._nothing.setWordWrap(True)
        self._acts = FlowLayout()
        self._acts.addWidget(button(new_words or f"新增{register.title}", self._new))
        self._of_one = [self.add("打开", self._open)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._nothing)
        layout.addWidget(self._table, 1)
        layout.addLayout(self._acts)
        layout.addStretch()

    def add(self, words: str, act: Callable[[], object]) -> QPushButton:
        """A further button, lit when a row is chosen."""
        made = button(words, act)
        self._acts.addWidget(made)
        return made

    def add_act(self, words: str, act: Callable[[Record], object]) -> None:
        """A further button for the row chosen."""
        self._of_one.append(self.add(words, lambda: self._with(act)))

    def show_records(self, records: Sequence[Record], given: Mapping[str, Value]) -> None:
        """List these; a new one begins with `given`."""
        self._records, self._given = records, given
        self._model.show(len(records), self._cells)
        self._nothing.setVisible(not records)
        self._table.setVisible(bool(records))
        if records:
            self._table.selectRow(0)
        for made in self._of_one:
            made.setEnabled(bool(records))

    def _cells(self, row: int) -> list[str]:
        record = self._records[row]
        shown = (self._register[key].kind.show(record.values.get(key)) for key in self._keys)
        return [" ".join(text.split())[:_LONGEST] for text in shown]

    def _with(self, act: Callable[[Record], object]) -> None:
        row = chosen_row(self._table)
        if row is not None:
            act(self._records[row])

    def _open(self) -> None:
        self._with(lambda record: self._teller.wanted.emit(self._register.key, record.id))

    def _new(self) -> None:
        self._teller.begun.emit(self._register.key, self._given, "")
