"""The line above the annual report: which year, how it stands, and what can be done with the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.dialogs.frame import named
from ui.drop_button import DropButton
from ui.editor_widgets import Box
from ui.style import set_tone
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.domain.annual_report_year import Closed
    from ui.report_reading import Look

_LONGEST = 64  # characters of who closed a year and why that are shown
_FILES = {"Word 文件…": ".docx", "PDF 文件…": ".pdf", "Excel 表格…": ".xlsx"}


class ReportBar(QWidget):
    """Says what is wished for; does nothing itself."""

    year_chosen = Signal(int)
    export_wanted = Signal(str)  # a suffix
    check_wanted = Signal()
    close_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._years = named(Box(), "年度")
        self._years.currentIndexChanged.connect(self._choose)
        name = QLabel("年度")
        name.setBuddy(self._years)
        self._state, self._told = label("", "state"), label("")
        self._told.setWordWrap(True)
        self._out = DropButton(
            "导出", [(word, partial(self.export_wanted.emit, suffix)) for word, suffix in _FILES.items()]
        )
        check = button("检查上报文件…", self.check_wanted.emit)
        self._close = button("年度定稿…", self.close_wanted.emit, main=True)
        self._reopen = button("撤销定稿…", self.reopen_wanted.emit)
        self._reopen.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        parts: tuple[QWidget, ...] = (name, self._years, self._state, self._told)
        parts += (self._out, check, self._close, self._reopen)
        for part in parts:
            row.addWidget(part, int(part is self._told))
        self.setFocusProxy(self._years)
        self.wait()

    def wait(self, words: str = "正在统计…") -> None:
        """Nothing can be done with the report until it is counted."""
        self._state.setText(words)
        for part in (self._out, self._close, self._reopen):
            part.setEnabled(False)

    def show_look(self, now: Look) -> None:
        """Show the years there are, the one looked at, and how it stands."""
        self._show_years(now.years, now.report.year)
        closed, points = now.report.closed, len(now.open_points)
        self._state.setText("草稿" if closed is None else "已定稿")
        if closed is None:
            self._told.setText(f"还有 {points} 处没有处理" if points else "没有要处理的，可以定稿")
        else:
            told = _closed(closed)
            self._told.setText(told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…")
        self._told.setToolTip(_closed(closed) if closed else "")
        set_tone(self._told, "soon" if points else "")
        self._close.setVisible(closed is None)
        self._reopen.setVisible(closed is not None)
        for part in (self._out, self._close, self._reopen):
            part.setEnabled(True)

    def _show_years(self, years: Sequence[int], shown: int) -> None:
        years = sorted({*years, shown}, reverse=True)
        self._years.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        if [self._years.itemData(at) for at in range(self._years.count())] != years:
            self._years.clear()
            for year in years:
                self._years.addItem(f"{year}年", year)
        self._years.setCurrentIndex(years.index(shown))
        self._years.blockSignals(False)  # noqa: FBT003

    def _choose(self) -> None:
        year = self._years.currentData()
        if isinstance(year, int):
            self.year_chosen.emit(year)


def _closed(closed: Closed) -> str:
    at = closed.at
    told = f"{closed.by or '未登录人员'} {at.year}年{at.month}月{at.day}日 定稿"
    return told + (f"；理由：{closed.reason}" if closed.reason else "")
