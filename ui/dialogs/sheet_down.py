"""撤下稿件: the day and the reason, and a photo of the board if there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from desktop_app.domain.dates import read_day
from desktop_app.domain.records import Changed, Record
from desktop_app.errors import AppError, Refused
from desktop_app.registers.sheet import SHEET
from ui.board_words import span
from ui.dialogs.file_line import FileLine
from ui.dialogs.frame import Frame, add_row, form_layout, note
from ui.editor_widgets import Box

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.office import Office

REASONS = ("到期撤下", "换成新内容", "内容有误，更正后再贴", "破损，重新张贴", "公示结束")
_PHOTOS = "图片或 PDF (*.jpg *.jpeg *.png *.bmp *.heic *.pdf)"
_EARLY = "还没有到应撤日 {}，提前撤下的请写明原因。"

Heard = Callable[[Changed, str], object]


def open_sheet_down(owner: QWidget, office: Office, sheet: Record, heard: Heard) -> QDialog:
    """Register that a sheet came down; `heard` gets what was touched and the sentence that tells it."""
    dialog = _SheetDown(owner.window(), office, sheet, heard)
    dialog.open()
    return dialog


class _SheetDown(Frame):
    def __init__(self, window: QWidget, office: Office, sheet: Record, heard: Heard) -> None:
        super().__init__(window, f"撤下：{sheet.text('number')}", (660, 320))
        self._office, self._sheet, self._heard = office, sheet, heard
        today, until = office.entries.today(), sheet.day("until")
        early = until is not None and today < until
        self._day = QLineEdit(today.isoformat())
        self._reason = Box()
        self._reason.setEditable(True)
        self._reason.addItems(REASONS)
        self._reason.setCurrentText("" if early else REASONS[0])
        self._photo = QCheckBox("撤下前已拍照")
        self._file = FileLine("照片", _PHOTOS)
        self._file.chosen.connect(lambda: self._photo.setChecked(True))
        where = " ".join(sheet.text(key) for key in ("board", "section", "slot") if sheet.text(key))
        facts = "，".join(part for part in (where, span(sheet)) if part)
        self.body.addWidget(note(f"《{sheet.text('title')}》\n{facts}"))
        if early:
            self.body.addWidget(note(_EARLY.format(until)))
        lines = form_layout()
        add_row(lines, "撤下日期", self._day)
        add_row(lines, "撤下原因", self._reason)
        lines.addRow("", self._photo)
        add_row(lines, "照片", self._file, "不是必须；选了的作为稿件的附件保存")
        self.body.addLayout(lines)
        self.body.addStretch(1)
        self.act("确定撤下", self._do, main=True)
        self.act("取消", self.reject)
        self._reason.setFocus()

    def _do(self) -> None:
        changed = self.attempt(self._taken_down)
        if changed is None:
            return
        told, path = f"已撤下《{self._sheet.text('title')}》（Ctrl+Z 撤销）", self._file.path()
        if path is not None:
            try:
                self._office.attachments.add(SHEET, self._sheet.id, path)
                told = f"已撤下《{self._sheet.text('title')}》，照片存为它的附件"
            except AppError as error:
                told = f"已撤下，但照片没有存上：{error.what}；请在这张稿件的附件里再添加"
        self.accept()
        self._heard(changed, told)

    def _taken_down(self) -> Changed:
        photo = self._photo.isChecked() or self._file.path() is not None
        reason = self._reason.currentText().strip()
        board, sheet = self._office.board, self._sheet
        return board.take_down(sheet.id, sheet.version, self._on(), reason, photo=photo)

    def _on(self) -> date:
        on = read_day(self._day.text())
        if on is None:
            raise Refused("还不能撤下，请改正", why="撤下日期：必须填写")
        return on
