"""导出年度报告 as Word, PDF or Excel in the published layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.paths import safe_name
from ui.dialogs.file_line import BOOK, PDF
from ui.dialogs.write_file import ToWrite, ask_and_write

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
    kind, kinds, told = KINDS[suffix]
    file = ToWrite(
        title=f"导出{year}年年度报告（{kind}）",
        name=safe_name(heading),
        suffix=suffix,
        kinds=kinds,
        told=told,
        write=lambda path: office.reports.write(year, path),
    )
    return ask_and_write(window, file, on_done)
