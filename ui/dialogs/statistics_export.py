"""导出统计表: the numbers of a period as an Excel file with their charts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.paths import safe_name
from ui.dialogs.file_line import BOOK
from ui.dialogs.write_file import ToWrite, ask_and_write

if TYPE_CHECKING:
    from desktop_app.domain.figure_report import Report
    from desktop_app.services.office import Office

_TOLD = "表里有各项统计数和口径、分组表、统计图，以及计入的记录的编号；不含记录的其他内容。"


def open_statistics_export(
    window: QWidget, office: Office, report: Report, on_done: Callable[[str], object]
) -> QDialog:
    """Write a report of numbers; `on_done` gets the sentence that tells of the file."""
    file = ToWrite(
        title=f"导出{report.period}{report.title}",
        name=safe_name(f"{report.unit_name}{report.title}（{report.period}）"),
        suffix=".xlsx",
        kinds=BOOK,
        told=_TOLD,
        write=lambda path: office.statistics.save(report, path),
    )
    return ask_and_write(window, file, on_done)
