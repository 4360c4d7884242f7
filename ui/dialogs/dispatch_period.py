"""交邮登记表: the papers that went out in a period, chosen by its first and last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.dates import read_day
from desktop_app.domain.fields import Day
from desktop_app.domain.register import Field
from desktop_app.errors import Refused
from ui.dialogs.frame import Frame, note
from ui.field_sheet import FieldSheet

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_FIELDS = (Field("first", "从", Day(), required=True), Field("last", "到", Day(), required=True))


def open_dispatch_period(window: QWidget, office: Office, show: Callable[[date, date], object]) -> QDialog:
    """Ask for a period; `show` gets its days."""
    dialog = _DispatchPeriod(window, office, show)
    dialog.open()
    return dialog


class _DispatchPeriod(Frame):
    def __init__(self, window: QWidget, office: Office, show: Callable[[date, date], object]) -> None:
        super().__init__(window, "交邮登记表", (560, 240))
        self._show = show
        today = office.entries.today()
        self._sheet = FieldSheet(_FIELDS, office.entries.options, office.entries.today)
        self._sheet.fill({"first": today.replace(day=1).isoformat(), "last": today.isoformat()})
        self.body.addWidget(note("列出这段时间送出的文书，与邮政企业交接时签字用。"))
        self.body.addWidget(self._sheet)
        self.body.addStretch(1)
        self.act("生成登记表", self._make, main=True)
        self.act("取消", self.reject)
        self._sheet.go_to("first")

    def _make(self) -> None:
        days = self.attempt(self._days)
        if days is not None:
            self.accept()
            self._show(*days)

    def _days(self) -> tuple[date, date]:
        told: list[str] = []
        found: list[date] = []
        for key, box in self._sheet.boxes.items():
            try:
                day = read_day(self._sheet.raw()[key])
            except Refused as no:
                told.append(f"{box.field.label}：{no.what}")
                continue
            if day is None:
                told.append(f"{box.field.label}：必须填写")
            else:
                found.append(day)
        if not told and found[0] > found[1]:
            told.append("到：不能早于开始的日期")
        if told:
            raise Refused("还不能生成，请改正", why="\n".join(told))
        return found[0], found[1]
