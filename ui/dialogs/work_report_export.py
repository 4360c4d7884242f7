"""导出工作报告 as a Word file that can be edited further."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.paths import safe_name
from ui.dialogs.write_file import ToWrite, ask_and_write

if TYPE_CHECKING:
    from desktop_app.domain.work_report import Draft
    from desktop_app.services.office import Office

_TOLD = "整份报告，可以继续修改。"
_OPEN = "需要核对和请填写的地方，在文件里用红字标出，请在定稿前处理。"


def open_work_report_export(
    window: QWidget, office: Office, draft: Draft, on_done: Callable[[str], object]
) -> QDialog:
    """Write a draft; `on_done` gets the sentence that tells of the file."""
    file = ToWrite(
        title=f"导出{draft.period.title}{draft.kind}",
        name=safe_name(draft.name),
        suffix=".docx",
        kinds="Word 文件 (*.docx)",
        told=_TOLD + (_OPEN if draft.warnings or draft.holes else ""),
        write=lambda path: office.work_reports.save(draft, path),
    )
    return ask_and_write(window, file, on_done)
