"""保密审查汇总表: every opinion of a month, chosen by its year and month; a month without any is reported too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from ui.dialogs.frame import Frame, add_row, form_layout, note

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_YEARS = 10  # back from this one
_EARLY = 10  # until this day of a month the one before is what is asked for


def open_review_month(window: QWidget, office: Office, show: Callable[[int, int], object]) -> QDialog:
    """Ask for a month; `show` gets its year and number."""
    dialog = _ReviewMonth(window, office, show)
    dialog.open()
    return dialog


class _ReviewMonth(Frame):
    def __init__(self, window: QWidget, office: Office, show: Callable[[int, int], object]) -> None:
        super().__init__(window, "保密审查汇总表", (560, 260))
        self._show = show
        today = office.entries.today()
        last = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
        year, month = last if today.day <= _EARLY else (today.year, today.month)
        self._year, self._month = QComboBox(), QComboBox()
        for back in range(_YEARS):
            self._year.addItem(f"{today.year - back}年", today.year - back)
        for number in range(1, 13):
            self._month.addItem(f"{number}月", number)
        self._year.setCurrentIndex(self._year.findData(year))
        self._month.setCurrentIndex(self._month.findData(month))
        lines = form_layout()
        add_row(lines, "年份", self._year)
        add_row(lines, "月份", self._month)
        self.body.addWidget(note("列出这个月在程序里作出的每一条审查意见；没有的生成零报告。"))
        self.body.addLayout(lines)
        self.body.addStretch(1)
        self.act("生成汇总表", self._make, main=True)
        self.act("取消", self.reject)
        self._month.setFocus()

    def _make(self) -> None:
        self.accept()
        self._show(int(self._year.currentData()), int(self._month.currentData()))
