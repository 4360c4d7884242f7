"""导出标准目录: the rows in use as the official sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.errors import AppError
from ui.dialogs.file_line import BOOK, FileLine, papers
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.working import WorkingFrame
from ui.job import once

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_SUFFIX = ".xlsx"


def open_catalogue_export(window: QWidget, office: Office, on_done: Callable[[str], object]) -> QDialog:
    """Write the official sheet; `on_done` gets the sentence that tells of it."""
    dialog = _CatalogueExport(window, office, on_done)
    dialog.open()
    return dialog


class _CatalogueExport(WorkingFrame):
    def __init__(self, window: QWidget, office: Office, on_done: Callable[[str], object]) -> None:
        super().__init__(window, "导出官方表格", (720, 240))
        self._office, self._on_done = office, on_done
        name = f"{office.bureau.get().name}基层政务公开标准目录{_SUFFIX}"
        self._file = FileLine("存为", BOOK, saves=True, suggested=papers() / name)
        lines = form_layout()
        add_row(lines, "存为", self._file)
        self.body.addWidget(note("启用的事项按官方格式成表，每个领域一张工作表。"))
        self.body.addLayout(lines)
        self.body.addStretch(1)
        self._go = self.act("导出", self._export, main=True)
        self.leaves(self.act("取消", self.reject))
        self.rests(self._go)

    def _export(self) -> None:
        path = self._file.path()
        if path is None:
            self.refuse("还不能导出，请改正", ["存为：必须填写"])
            return
        path = path if path.suffix.lower() == _SUFFIX else path.with_name(f"{path.name}{_SUFFIX}")
        work = once(lambda: self._office.catalogue.export(path))

        def written(count: object) -> None:
            self.accept()
            self._on_done(f"已导出 {cast('int', count)} 项：{path}")

        self.run(f"正在导出《{path.name}》", work, written)

    def failed(self, no: AppError) -> None:
        """A file that could not be written may be tried again as it is, or under another name."""
        super().failed(no)
        self._go.setText("重试")
