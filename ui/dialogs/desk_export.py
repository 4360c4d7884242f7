"""导出本台登记: the visitors of one desk as a sheet that another PC's ledger imports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from desktop_app.domain.records import Record
from desktop_app.work import drained
from ui.dialogs.file_line import BOOK, FileLine, papers
from ui.dialogs.frame import Frame, named, note
from ui.editor_widgets import Box

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_WHY = "合并到办公室的接访台账"
_NOTE = "姓名、电话、住址完整写在表里，只交办公室导入台账；导入以前来过的同一位不会重复登记。"


def open_desk_export(
    window: QWidget, office: Office, event: Record, on_done: Callable[[str], None]
) -> QDialog:
    """Export a desk's visitors of an event; `on_done` gets the sentence that tells of the file."""
    dialog = _DeskExport(window, office, event, on_done)
    dialog.open()
    return dialog


class _DeskExport(Frame):
    def __init__(
        self, window: QWidget, office: Office, event: Record, on_done: Callable[[str], None]
    ) -> None:
        super().__init__(window, "导出本台登记", (640, 300))
        self._office, self._event, self._on_done = office, event, on_done
        visits = office.open_days.visits(event.id)
        desks = list(dict.fromkeys(desk for visit in visits if (desk := visit.text("desk"))))
        self._desk, self._reason = named(Box(), "接访台"), named(QLineEdit(_WHY), "理由")
        self._desk.addItems(desks or [office.open_days.desk()])
        self._desk.setCurrentIndex(max(0, self._desk.findText(office.open_days.desk())))
        self._path = FileLine("存为", BOOK, saves=True, suggested=papers() / f"{self._name()}.xlsx")
        self._desk.currentIndexChanged.connect(self._suggest)
        form = QFormLayout()
        form.addRow("接访台", self._desk)
        form.addRow("存为", self._path)
        form.addRow("理由", self._reason)
        self.body.addWidget(note(_NOTE))
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.act("导出", self._export, main=True)
        self.act("取消", self.reject)

    def _name(self) -> str:
        return f"接访登记 {self._event.day('held_on')} {self._desk.currentText()}"

    def _suggest(self) -> None:
        self._path.set_path((self._path.path() or papers()).with_name(f"{self._name()}.xlsx"))

    def _export(self) -> None:
        path = self._path.path()
        if path is None:
            self.refuse("请先写明存到哪里")
            return
        work = self._office.open_days.export_desk(
            self._event.id, self._desk.currentText(), path, self._reason.text()
        )
        made = self.attempt(lambda: drained(work))
        if made is not None:
            self._on_done(f"已导出 {made.rows} 人次：{made.path}")
            self.accept()
