"""套表: superiors' own forms as a list; each is filled for a period by one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.domain.records import Changed
from desktop_app.errors import AppError
from desktop_app.registers.every import REGISTERS
from ui.dialogs.frame import note
from ui.dialogs.table import TextTable, table_view
from ui.dialogs.template_fill import open_template_fill
from ui.dialogs.template_match import open_template_match
from ui.report_page import ReportPage
from ui.tell import Teller, button

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.template_shelf import Kept

_HEADINGS = ("名称", "台账", "模板文件", "上次填写")
_WIDTHS = (18, 12, 24)
_NEVER = "还没有填过"
_WHAT = "把上级发来的空表存成套表，每期按时段填写，同样的内容不用再录一遍。"


class TemplatesPage(ReportPage):
    """The list of kept forms and what can be done with the one under the cursor."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__()
        self._office, self._teller = office, teller
        self._kept: tuple[Kept, ...] = ()
        self._model = TextTable(_HEADINGS)
        self._view = table_view(self._model, "套表", _WIDTHS)
        self._view.doubleClicked.connect(lambda _index: self._fill())
        self._view.selectionModel().selectionChanged.connect(lambda *_two: self._light())
        self._new = button("新增…", self._add)
        self._go = button("填写…", self._fill, main=True)
        self._change = button("修改对应关系…", self._edit)
        self._drop = button("删除", self._forget)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._new, self._go, self._change, self._drop):
            row.addWidget(part)
        row.addStretch(1)
        self._note = note(_WHAT)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.addWidget(self._note)
        column.addLayout(row)
        column.addWidget(self._view, 1)
        self.setFocusProxy(self._view)
        teller.happened.connect(lambda _changed: self.look_again())
        self._light()

    def look_again(self) -> None:
        """Something changed: read the list anew, now or when the page is next seen."""
        if self.isVisible():
            self._read()

    def rest(self) -> None:
        """Nothing is being typed here."""

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was hidden is read now."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        at = self._view.currentIndex().row()
        try:
            self._kept = self._office.templates.known()
        except AppError as no:
            self._teller.refuse(no)
            return
        self._model.show_rows([_line(kept) for kept in self._kept])
        if self._kept:
            self._view.selectRow(min(max(at, 0), len(self._kept) - 1))
        self._light()

    def _light(self) -> None:
        chosen = self._chosen() is not None
        for part in (self._go, self._change, self._drop):
            part.setEnabled(chosen)

    def _chosen(self) -> Kept | None:
        rows = self._view.selectionModel().selectedRows()
        return self._kept[rows[0].row()] if rows and rows[0].row() < len(self._kept) else None

    def _add(self) -> None:
        open_template_match(self.window(), self._office, "", self._was_kept)

    def _edit(self) -> None:
        if (kept := self._chosen()) is not None:
            open_template_match(self.window(), self._office, kept.name, self._was_kept)

    def _was_kept(self, changed: Changed) -> None:
        self._teller.happened.emit(changed)
        self._teller.tell(f"已{changed.label}（Ctrl+Z 撤销）", "fine")

    def _fill(self) -> None:
        if (kept := self._chosen()) is not None:
            open_template_fill(self.window(), self._office, kept, self._was_filled)

    def _was_filled(self, sentence: str) -> None:
        self._read()
        self._teller.tell(sentence, "fine")

    def _forget(self) -> None:
        kept = self._chosen()
        if kept is None:
            return
        try:
            changed = self._office.templates.forget(kept.name)
        except AppError as no:
            self._teller.refuse(no)
            return
        self._was_kept(changed)


def _line(kept: Kept) -> tuple[str, ...]:
    filled = kept.last_filled.isoformat() if kept.last_filled else _NEVER
    ledger = next((one.title for one in REGISTERS if one.key == kept.register), "")
    return kept.name, ledger, kept.file, filled
