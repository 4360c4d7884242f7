"""年度定稿 and 撤销定稿: the report of a year is fixed, or opened again with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.ask_reason import AskReason

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_FIXED = "定稿后，本年报告的数字和文字固定下来，并作为下一年“上年结转”的依据；以后台账有更正的，另行列出。"
_AGAIN = "撤销后，报告重新按台账统计，可以修改和再次定稿；原来定稿的内容留在操作记录里。"
_NONE = "没有要处理的事项。"


def open_report_close(
    window: QWidget, office: Office, year: int, open_points: Sequence[str], on_done: Callable[[str], object]
) -> QDialog:
    """Close a year; `open_points` are told, and ask for a reason. `on_done` gets the sentence that tells of it."""
    dialog = AskReason(window, f"{year}年年度报告定稿", _FIXED, "定稿", must=bool(open_points))
    if open_points:
        told = f"还有 {len(open_points)} 处没有处理；确需现在定稿的，请写明理由"
        dialog.name_points(told, open_points)
    else:
        dialog.name_none(_NONE)
    dialog.does(
        lambda reason: office.reports.close(year, reason), lambda: on_done(f"{year}年的年度报告已经定稿")
    )
    dialog.open()
    return dialog


def open_report_reopen(
    window: QWidget, office: Office, year: int, on_done: Callable[[str], object]
) -> QDialog:
    """Open a closed year again; a reason is asked for."""
    dialog = AskReason(window, f"撤销{year}年年度报告的定稿", _AGAIN, "撤销定稿", must=True)
    dialog.does(
        lambda reason: office.reports.reopen(year, reason),
        lambda: on_done(f"{year}年年度报告的定稿已经撤销"),
    )
    dialog.open()
    return dialog
