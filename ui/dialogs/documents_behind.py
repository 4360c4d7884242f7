"""The 规范性文件 behind a number of table 二; Enter opens one in 主动公开."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.registers.disclosure import DISCLOSURE
from ui.dialogs.rows_behind import Rows, RowsFrame, fields_told, gone

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_KEYS = ("number", "doc_no", "title", "formed_on", "validity", "cleaned_on", "state")
_WIDTHS = (9, 12, 20, 6, 5, 6, 5)


def open_documents_behind(
    window: QWidget, office: Office, title: str, ids: Sequence[int], on_open: Callable[[int], object]
) -> QDialog:
    """Show these documents; `on_open` gets the one opened."""
    records = office.entries.rows(DISCLOSURE, list(ids))
    dialog = RowsFrame(
        window,
        title,
        Rows(
            "规范性文件",
            f"台账里共 {len(ids)} 件{gone(len(ids) - len(records))}",
            [DISCLOSURE.label(key) for key in _KEYS],
            _WIDTHS,
            len(records),
            lambda at: fields_told(DISCLOSURE, records[at], _KEYS),
            lambda at: on_open(records[at].id),
        ),
    )
    dialog.open()
    return dialog
