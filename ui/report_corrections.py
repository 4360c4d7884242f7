"""定稿后更正: the cells of a closed year that the registers count otherwise now; the closed report stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.tell import label

if TYPE_CHECKING:
    from desktop_app.domain.annual_report_compare import Correction
    from ui.report_reading import Look

_HEADS = ("位置", "定稿为", "台账现为", "涉及的申请")
_WIDTHS = (30, 4, 5, 20)


class CorrectionsPage(QWidget):
    """One line a cell; `wanted` asks for the requests behind it: title and ids."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._corrections: Sequence[Correction] = ()
        self._model = TextTable(_HEADS)
        self._view = table_view(self._model, "定稿后更正", _WIDTHS)
        self._view.activated.connect(self._open)
        self._said = label("", "note")
        self._said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._said)
        layout.addWidget(self._view, 1)
        self.setFocusProxy(self._view)

    def show_look(self, look: Look) -> None:
        """Show what changed since a year was closed."""
        self._corrections = look.corrections
        rows = [
            (one.where, str(one.frozen), str(one.now), "、".join(one.numbers)) for one in look.corrections
        ]
        self._model.show_rows(rows)
        self._said.setText(
            f"定稿以后台账改动了 {len(rows)} 处；定稿的报告不变，按回车或双击查看涉及的申请"
            if rows
            else "定稿以后台账没有改动报告里的数"
        )
        self._view.setVisible(bool(rows))
        if rows:
            self._view.selectRow(0)

    def _open(self) -> None:
        row = chosen_row(self._view)
        if row is not None:
            one = self._corrections[row]
            self.wanted.emit(one.where, one.ids)
