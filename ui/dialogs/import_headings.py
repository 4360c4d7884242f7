"""The second page of an import: which heading of the sheet means which field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.fields import clean
from desktop_app.domain.register import Field
from ui.dialogs.frame import TARGET, named, note

if TYPE_CHECKING:
    from desktop_app.services.importing import Rehearsal

_HEADINGS = ("表头", "表中的内容", "对应字段", "把握")
_WIDTHS = (12, 18, 14)
_NOT_READ = "（不导入）"
_SAMPLES, _LONGEST = 3, 24


class HeadingsPage(QWidget):
    """One line for each heading, with a box of fields to choose from."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[QComboBox] = []
        self._said = note("")
        self._table = named(QTableWidget(0, len(_HEADINGS)), "表头与字段的对应")
        self._table.setHorizontalHeaderLabels(_HEADINGS)
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heading = self._table.horizontalHeader()
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heading.setStretchLastSection(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addWidget(self._table, 1)

    def show_rehearsal(self, rehearsal: Rehearsal, choices: Sequence[Field]) -> None:
        """Show the headings of a table with the fields found for them."""
        matched, table = rehearsal.matched, rehearsal.table
        unread = sum(one.key is None for one in matched)
        sentences = [
            f"工作表“{table.sheet}”，{len(table.rows)} 行，{len(matched)} 列，其中 {unread} 列不导入。"
        ]
        self._said.setText("\n".join((*sentences, "不对的请改，下次同样的表头自动照此对应。", *table.notes)))
        self._boxes = []
        self._table.setRowCount(len(matched))
        character = self.fontMetrics().horizontalAdvance("字")
        for column, width in enumerate(_WIDTHS):
            self._table.setColumnWidth(column, width * character)
        for row, one in enumerate(matched):
            label = f"{one.heading.context} {one.heading.label}".strip()
            cells = (row_.cells[row] for row_ in table.rows)
            texts = (label, _samples(cells), "", str(one.sure))
            for column, text in enumerate(texts):
                self._table.setItem(row, column, QTableWidgetItem(text))
            box = self._box(label, choices, one.key)
            self._boxes.append(box)
            self._table.setCellWidget(row, 2, box)
            self._table.setRowHeight(row, max(TARGET, box.sizeHint().height()) + 4)

    def keys(self) -> list[str | None]:
        """The field chosen for each heading, in order; None where the column is not read."""
        return [box.currentData() or None for box in self._boxes]

    def focus(self) -> None:
        """Let the keyboard begin at the first heading."""
        if self._boxes:
            self._boxes[0].setFocus()

    def _box(self, label: str, choices: Sequence[Field], key: str | None) -> QComboBox:
        box = named(QComboBox(), f"“{label}”对应的字段")
        box.addItem(_NOT_READ, "")
        for field in choices:
            box.addItem(field.label, field.key)
        box.setCurrentIndex(max(0, box.findData(key or "")))
        box.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus
        )  # the wheel scrolls the table, it must not change a choice
        return box


def _samples(cells: Iterable[object]) -> str:
    kept: dict[str, None] = {}
    for cell in cells:
        if text := clean(cell).replace("\n", " "):
            kept.setdefault(text[:_LONGEST])
        if len(kept) == _SAMPLES:
            break
    return "；".join(kept)
