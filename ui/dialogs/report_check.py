"""检查上报文件: a report somebody else made under the same equations, its findings in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.domain.annual_report_check import MEANINGS, Finding
from ui.dialogs.file_line import FileLine
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.table import TextTable, table_view
from ui.dialogs.working import WorkingFrame
from ui.editor_widgets import Box
from ui.job import once

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.reporting import FileCheck

_KINDS = "年度报告 (*.xlsx *.json)"
_HEADS = ("位置", "应为", "填的是", "勾稽关系")
_WIDTHS = (26, 4, 4, 22)
_NOT_OURS = "不比对"


def open_report_check(window: QWidget, office: Office) -> QDialog:
    """Check a file and, where they are given, hold it against last year's and our registers."""
    dialog = _ReportCheck(window, office)
    dialog.open()
    return dialog


class _ReportCheck(WorkingFrame):
    def __init__(self, window: QWidget, office: Office) -> None:
        super().__init__(window, "检查上报文件", (1000, 620))
        self._office = office
        self._findings: tuple[Finding, ...] = ()
        self._file, self._before = FileLine("上报文件", _KINDS), FileLine("上年文件", _KINDS)
        self._year = Box()
        self._year.addItem(_NOT_OURS)
        for year in office.reports.years():
            self._year.addItem(f"{year}年", year)
        lines = form_layout()
        add_row(lines, "上报文件", self._file)
        add_row(lines, "上年文件", self._before, "可不选；选了就核对上年结转和现行有效件数")
        add_row(lines, "与本单位台账比对", self._year)
        self.body.addLayout(lines)
        self._said = note("选一个别的单位报来的年度报告，检查各项勾稽关系。")
        self._model = TextTable(_HEADS)
        self._table = table_view(self._model, "检查结果", _WIDTHS)
        self.body.addWidget(self._said)
        self.body.addWidget(self._table, 1)
        self._copy = self.act("复制结果", self._to_clipboard, left=True)
        self._copy.setEnabled(False)
        self._go = self.act("检查", self._check, main=True)
        self.leaves(self.act("关闭", self.reject))
        self.rests(self._go)

    def _check(self) -> None:
        path, before = self._file.path(), self._before.path()
        if path is None:
            self.refuse("还不能检查", ["上报文件：必须填写"])
            return
        self._show(())
        self._said.setText("")
        year = self._year.currentData()
        work = once(lambda: self._office.reports.check_file(path, before, year))
        self.run(f"正在检查《{path.name}》", work, self._checked)

    def _checked(self, result: object) -> None:
        self._show(cast("FileCheck", result).findings)
        count = len(self._findings)
        soft = sum(found.soft for found in self._findings)
        told = f"有 {count} 处不符" + (f"，其中 {soft} 处只是提醒" if soft else "")
        self._said.setText(told if count else "各项勾稽关系都成立")
        self._copy.setEnabled(bool(count))
        if count:
            self._table.selectRow(0)
            self._table.setFocus()

    def _show(self, findings: Sequence[Finding]) -> None:
        self._findings = tuple(findings)
        self._model.show_rows([_cells(found) for found in self._findings])

    def _to_clipboard(self) -> None:
        lines = [_HEADS, *(_cells(found) for found in self._findings)]
        QApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
        self.tell(f"已复制 {len(self._findings)} 行，可以粘贴到表格或文档里")


def _cells(found: Finding) -> tuple[str, ...]:
    told = MEANINGS[found.equation] + (f"；涉及{'、'.join(found.numbers)}" if found.numbers else "")
    return (found.where, str(found.expected), str(found.found), f"提醒：{told}" if found.soft else told)
