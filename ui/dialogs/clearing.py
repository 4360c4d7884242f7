"""规范性文件清理: what a clearing found of each document in force, entered in one go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QWidget,
)
from PySide6.QtWidgets import QTableWidgetItem as Item

from desktop_app.registers.disclosure import CLEARED
from ui.dialogs.frame import TARGET, Frame, add_row, form_layout, note
from ui.editor_widgets import Box
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.domain.records import Changed, Record
    from desktop_app.services.office import Office

_HEADS = ("文号", "名称", "制定日期", "清理结论")
_RESULT, _WIDTH = len(_HEADS) - 1, 10  # the column of results, in Chinese characters
_OPEN = "（不登记）"
_KEEP = "继续有效"


def open_clearing(window: QWidget, office: Office, on_done: Callable[[Changed, str], object]) -> QDialog:
    """Show every document in force; `on_done` hears what was written, and the sentence that tells it."""
    dialog = _Clearing(window, office, on_done)
    dialog.open()
    return dialog


class _Clearing(Frame):
    def __init__(self, window: QWidget, office: Office, on_done: Callable[[Changed, str], object]) -> None:
        super().__init__(window, "规范性文件清理", (900, 560))
        self._office, self._on_done = office, on_done
        self._records = office.normative.in_force()
        self._day, self._why = QLineEdit(office.entries.today().isoformat()), QLineEdit()
        self._day.setMaximumWidth(200)
        form = form_layout()
        add_row(form, "清理日期", self._day)
        add_row(form, "清理说明", self._why, "清理结论的文号或依据，写进每一件")
        self.body.addLayout(form)
        self._choices = [self._choice(record) for record in self._records]
        some = bool(self._records)
        said = f"现行有效的规范性文件共 {len(self._records)} 件，没有选结论的不登记"
        line = QHBoxLayout()
        line.addWidget(note(said if some else "台账里没有现行有效的规范性文件"), 1)
        if some:
            line.addWidget(button(f"其余都是“{_KEEP}”", self._keep_rest))
        self.body.addLayout(line)
        self.body.addWidget(self._table(), 1)
        self.act("登记清理结果", self._save, main=True).setEnabled(some)
        self.act("取消", self.reject)
        self._day.setFocus()

    def _choice(self, record: Record) -> Box:
        box = Box()
        box.addItems([_OPEN, *CLEARED])
        box.setAccessibleName(f"{record.text('title')}的清理结论")
        return box

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._records), len(_HEADS))
        table.setAccessibleName("规范性文件")
        table.setHorizontalHeaderLabels(list(_HEADS))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(TARGET + 4)
        for row, record in enumerate(self._records):
            for column, text in enumerate(
                (record.text("doc_no"), record.text("title"), record.text("formed_on"))
            ):
                item = Item(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
            table.setCellWidget(row, _RESULT, self._choices[row])
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_RESULT, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(_RESULT, _WIDTH * table.fontMetrics().horizontalAdvance("字"))
        return table

    def _keep_rest(self) -> None:
        for box in self._choices:
            if box.currentText() == _OPEN:
                box.setCurrentText(_KEEP)

    def _save(self) -> None:
        results = {
            record.id: box.currentText()
            for record, box in zip(self._records, self._choices, strict=True)
            if box.currentText() != _OPEN
        }
        done = self.attempt(lambda: self._office.normative.clear(results, self._day.text(), self._why.text()))
        if done is not None:
            self.accept()
            self._on_done(done, f"已登记{len(results)}件规范性文件的清理结果（Ctrl+Z 撤销）")
