"""The third page of an import: what would become of each row, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.fields import clean
from ui.dialogs.frame import note
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.services.importing import Rehearsal

NEW, CHANGED, SAME, WRONG = "新增", "修改", "不变", "有误"
_VERDICTS = (NEW, CHANGED, SAME, WRONG)
_ALL = "全部"
_HEADINGS = ("行号", "结论", "内容", "说明")
_WIDTHS = (3, 3, 16, 30)
_TONES = {WRONG: "late", CHANGED: "soon"}


class VerdictsPage(QWidget):
    """Chips with counts, the rows of the chosen verdict, and everything there is to say about the row in hand."""

    agreed = Signal()  # the box 跳过有误的行 was pressed

    def __init__(self) -> None:
        super().__init__()
        self._rehearsal: Rehearsal | None = None
        self._rows: Sequence[int] = ()
        self._model = TextTable(_HEADINGS)
        self._view = table_view(self._model, "核对结果", _WIDTHS)
        self._view.selectionModel().selectionChanged.connect(self._explain)
        self._chips: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        line = QHBoxLayout()
        for verdict in (_ALL, *_VERDICTS):
            line.addWidget(self._chip(verdict))
        line.addStretch(1)
        self._details = note("")
        self._skip = QCheckBox("跳过有误的行")
        self._skip.toggled.connect(self.agreed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._view, 1)
        column.addWidget(self._details)
        column.addWidget(self._skip)

    def _chip(self, verdict: str) -> QPushButton:
        chip = self._chips[verdict] = button(verdict, lambda: self._show(verdict))
        chip.setCheckable(True)
        chip.setProperty("chip", "true")
        chip.setProperty("tone", _TONES.get(verdict, ""))
        self._group.addButton(chip)
        return chip

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Show the verdicts of a rehearsal, the faulty rows first when there are any."""
        self._rehearsal = rehearsal
        counts = rehearsal.counts()
        for verdict, chip in self._chips.items():
            count = counts.get(verdict, len(rehearsal.rows))
            chip.setText(f"{verdict} {count}")
            chip.setAccessibleName(chip.text())
            chip.setEnabled(bool(count))
        self._skip.setVisible(bool(counts[WRONG]))
        self._skip.setChecked(False)
        self._show(WRONG if counts[WRONG] else _ALL)

    def skips(self) -> bool:
        """Whether the clerk agreed to leave faulty rows out."""
        return self._skip.isChecked()

    def focus(self) -> None:
        """Let the keyboard begin at the rows."""
        self._view.setFocus()

    def _show(self, verdict: str) -> None:
        rehearsal = self._rehearsal
        if rehearsal is None:
            return
        self._chips[verdict].setChecked(True)
        rows = rehearsal.rows
        self._rows = [n for n, row in enumerate(rows) if verdict in {_ALL, str(row.verdict)}]
        self._model.show(len(self._rows), self._cells)
        self._view.selectRow(0)
        self._explain()

    def _cells(self, position: int) -> tuple[str, ...]:
        assert self._rehearsal is not None
        at = self._rows[position]
        row = self._rehearsal.rows[at]
        return (
            str(row.number),
            str(row.verdict),
            _name(self._rehearsal, at),
            "；".join(_reasons(self._rehearsal, at)),
        )

    def _explain(self) -> None:
        position = chosen_row(self._view)
        if self._rehearsal is None or position is None or position >= len(self._rows):
            self._details.setText("")
            return
        at = self._rows[position]
        row, told = self._rehearsal.rows[at], _reasons(self._rehearsal, at) or ["没有疑问"]
        self._details.setText(f"第{row.number}行（{row.verdict}）：\n" + "\n".join(told))


def _name(rehearsal: Rehearsal, at: int) -> str:
    """The row in the words of the sheet itself: also a faulty row has a name."""
    cells = rehearsal.table.rows[at].cells
    keys = rehearsal.register.name_by
    told = [clean(cell) for one, cell in zip(rehearsal.matched, cells, strict=True) if one.key in keys]
    texts = [text for text in told if text] or [text for cell in cells if (text := clean(cell))][:2]
    return " ".join(texts).replace("\n", " ")[:60]


def _reasons(rehearsal: Rehearsal, at: int) -> list[str]:
    row = rehearsal.rows[at]
    changes = [f"{label}：{before or '（空）'} → {after or '（空）'}" for label, before, after in row.changes]
    return [*row.mistakes, *changes, *row.notes]
