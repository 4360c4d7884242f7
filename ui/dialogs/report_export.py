"""导出年度报告 as Word, PDF or Excel in the published layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop_app.errors import AppError
from desktop_app.paths import safe_name
from ui.dialogs.file_line import BOOK, PDF, FileLine, papers
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.working import WorkingFrame
from ui.job import once

if TYPE_CHECKING:
    from desktop_app.services.office import Office

# What each kind of file is called, and what stands in it.
KINDS = {
    ".docx": ("Word", "Word 文件 (*.docx)", "整份报告，可以继续修改。"),
    ".pdf": ("PDF", PDF, "整份报告，用于公布和打印。"),
    ".xlsx": ("Excel", BOOK, "表二、表三和表四，用于报送和汇总。"),
}


def open_report_export(
    window: QWidget, office: Office, year: int, heading: str, suffix: str, on_done: Callable[[str], object]
) -> QDialog:
    """Write the report of a year; `suffix` is a key of KINDS, `on_done` gets the sentence that tells of the file."""
    dialog = _ReportExport(window, office, year, heading, suffix, on_done)
    dialog.open()
    return dialog


class _ReportExport(WorkingFrame):
    def __init__(
        self,
        window: QWidget,
        office: Office,
        year: int,
        heading: str,
        suffix: str,
        on_done: Callable[[str], object],
    ) -> None:
        kind, kinds, told = KINDS[suffix]
        super().__init__(window, f"导出{year}年年度报告（{kind}）", (720, 260))
        self._office, self._year, self._suffix, self._on_done = office, year, suffix, on_done
        suggested = papers() / f"{safe_name(heading)}{suffix}"
        self._file = FileLine("存为", kinds, saves=True, suggested=suggested)
        self._show = QCheckBox("完成后打开")
        lines = form_layout()
        add_row(lines, "存为", self._file)
        lines.addRow("", self._show)
        self.body.addWidget(note(told))
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
        path = path if path.suffix.lower() == self._suffix else path.with_name(f"{path.name}{self._suffix}")
        work = once(lambda: self._office.reports.write(self._year, path))
        self.run(f"正在导出《{path.name}》", work, lambda _report: self._written(path))

    def _written(self, path: Path) -> None:
        self.accept()
        if self._show.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self._on_done(f"已导出：{path}")

    def failed(self, no: AppError) -> None:
        """A file that could not be written may be tried again as it is, or under another name."""
        super().failed(no)
        self._go.setText("重试")
