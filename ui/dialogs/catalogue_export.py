"""导出标准目录: the rows in use as the official sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.file_line import BOOK
from ui.dialogs.write_file import ToWrite, ask_and_write

if TYPE_CHECKING:
    from desktop_app.services.office import Office


def open_catalogue_export(window: QWidget, office: Office, on_done: Callable[[str], object]) -> QDialog:
    """Write the official sheet; `on_done` gets the sentence that tells of it."""
    file = ToWrite(
        title="导出官方表格",
        name=f"{office.bureau.get().name}基层政务公开标准目录",
        suffix=".xlsx",
        kinds=BOOK,
        told="启用的事项按官方格式成表，每个领域一张工作表。",
        write=office.catalogue.export,
        said=lambda count, path: f"已导出 {count} 项：{path}",
    )
    return ask_and_write(window, file, on_done)
