"""The requests behind a number of the annual report; Enter opens one in its register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.annual_report import BLOCKS
from desktop_app.domain.records import Record
from desktop_app.registers.request import REQUEST
from ui.dialogs.rows_behind import Rows, RowsFrame, fields_told, gone

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_KEYS = ("number", "applicant", "state", "received_on", "replied_on", "report_row")
_WIDTHS = (8, 10, 5, 6, 6, 14)
_CASES, _CASE_WIDTH = "复议、诉讼", 20


def open_report_behind(
    window: QWidget,
    office: Office,
    title: str,
    ids: Sequence[int],
    on_open: Callable[[int], object],
    block: str = "",
) -> QDialog:
    """Show these requests; `on_open` gets the one opened. `block`, a key of BLOCKS, has its cases told too."""
    records = office.entries.rows(REQUEST, list(ids))

    def cells(at: int) -> Sequence[str]:
        told = fields_told(REQUEST, records[at], _KEYS)
        return [*told, _cases(office, records[at], block)] if block else told

    dialog = RowsFrame(
        window,
        title,
        Rows(
            "涉及的申请",
            f"共 {len(ids)} 件申请{gone(len(ids) - len(records))}",
            [REQUEST.label(key) for key in _KEYS] + ([_CASES] if block else []),
            (*_WIDTHS, *([_CASE_WIDTH] if block else [])),
            len(records),
            cells,
            lambda at: on_open(records[at].id),
        ),
    )
    dialog.open()
    return dialog


def _cases(office: Office, record: Record, block: str) -> str:
    kind = BLOCKS[block]
    return "；".join(
        f"{case.on} {case.organ} {case.result or '尚未审结'}"
        for case in office.cases.reliefs(record.id)
        if case.kind == kind
    )
