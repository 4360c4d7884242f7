"""从标准目录选: the item of the catalogue from which a disclosure takes basis, time limit, channels and audience."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from desktop_app.domain.catalogue import CatalogueRow
from desktop_app.registers.catalogue_fill import scopes
from ui.dialogs.catalogue_search import CatalogueTable
from ui.dialogs.frame import Frame, named
from ui.editor_widgets import Box

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_HEADINGS, _WIDTHS = ("领域", "一级事项", "二级事项", "公开时限"), (12, 9, 18, 20)
_USUAL = "一般情形"


def open_catalogue_pick(
    window: QWidget, office: Office, on_taken: Callable[[int, str], object], number: int = 0
) -> QDialog:
    """Choose a row in use, at first that of `number`; `on_taken` gets its number and what the limit is for."""
    dialog = _CataloguePick(window, office, on_taken, number)
    dialog.open()
    return dialog


class _CataloguePick(Frame):
    def __init__(
        self, window: QWidget, office: Office, on_taken: Callable[[int, str], object], number: int
    ) -> None:
        super().__init__(window, "从标准目录选", (1040, 660))
        self._on_taken = on_taken
        self._table = CatalogueTable(_HEADINGS, _WIDTHS, _cells)
        self._scope, self._asked = named(Box(), "时限适用于"), QWidget()
        self.body.addWidget(self._table, 1)
        self._add_scope()
        self._go = self.act("选用", self._take, main=True)
        self.act("取消", self.reject)
        self._table.chosen.connect(self._follow)
        self._table.taken.connect(self._take)
        rows = self.attempt(office.catalogue.rows) or ()
        self._table.show_rows([row for row in rows if row.enabled], number)
        self._table.setFocus()

    def _add_scope(self) -> None:
        line = QHBoxLayout(self._asked)
        line.setContentsMargins(0, 0, 0, 0)
        name = QLabel("时限适用于")
        name.setBuddy(self._scope)
        line.addWidget(name)
        line.addWidget(self._scope)
        line.addStretch(1)
        self.body.addWidget(self._asked)

    def _follow(self, row: CatalogueRow | None) -> None:
        """Some rows have a limit of their own for some things only, as 7 workdays for 行政处罚."""
        offered = scopes(row) if row else ()
        self._scope.clear()
        self._scope.addItems([_USUAL, *offered])
        self._asked.setVisible(bool(offered))
        self._go.setEnabled(row is not None)

    def _take(self) -> None:
        row = self._table.row()
        if row is None:
            return
        scope = self._scope.currentText()
        self.accept()
        self._on_taken(row.number, "" if scope == _USUAL else scope)


def _cells(row: CatalogueRow) -> tuple[str, ...]:
    return row.field, row.first, row.second, " ".join(row.limit.split())
