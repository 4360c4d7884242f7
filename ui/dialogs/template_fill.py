"""填写套表: a kept form for a period, with how many rows it will hold, written where the clerk wants it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from desktop_app.domain import periods
from desktop_app.domain.dates import read_day
from desktop_app.domain.fields import Day
from desktop_app.domain.register import Field
from desktop_app.domain.template_plan import Use
from desktop_app.errors import AppError, Refused
from desktop_app.paths import safe_name
from ui.dialogs.disclosed_period import OWN, spans
from ui.dialogs.file_line import FileLine, papers
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.working import WorkingFrame
from ui.field_sheet import FieldSheet
from ui.job import once
from ui.tell import label

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.template_shelf import Filled, Kept

_FIELDS = (Field("first", "从", Day(), required=True), Field("last", "到", Day(), required=True))
_KINDS = {".xlsx": "Excel 工作簿 (*.xlsx)", ".docx": "Word 文件 (*.docx)"}


def open_template_fill(
    window: QWidget, office: Office, kept: Kept, on_done: Callable[[str], object]
) -> QDialog:
    """Ask for the period and the place; `on_done` gets the sentence that tells of the file."""
    dialog = _TemplateFill(window, office, kept, on_done)
    dialog.open()
    return dialog


class _TemplateFill(WorkingFrame):
    def __init__(self, window: QWidget, office: Office, kept: Kept, on_done: Callable[[str], object]) -> None:
        super().__init__(window, f"填写套表：{kept.name}", (720, 340))
        self._office, self._kept, self._on_done = office, kept, on_done
        self._spans = spans(office.entries.today())
        self._which = QComboBox()
        self._which.addItems([*self._spans, OWN])
        self._sheet = FieldSheet(_FIELDS, office.entries.options, office.entries.today)
        self._number = QLineEdit()
        self._file = FileLine("存为", _KINDS[kept.suffix], saves=True)
        self._open = QCheckBox("完成后打开")
        self._count = label("", "")
        self._count.setWordWrap(True)
        lines = form_layout()
        add_row(lines, "时段", self._which)
        self.body.addWidget(note("身份信息按“上报”的方式遮盖；期间里没有的写明“本期未收到”，数字写 0。"))
        self.body.addLayout(lines)
        self.body.addWidget(self._sheet)
        out = form_layout()
        if any(filling.use is Use.FIELD for filling in kept.plan.marks.values()):
            add_row(out, "记录编号", self._number, "这张表填的是一条记录；期间里只有一条时不用写。")
        add_row(out, "存为", self._file)
        out.addRow("", self._open)
        self.body.addWidget(self._count)
        self.body.addLayout(out)
        self.body.addStretch(1)
        self._go = self.act("填写", self._fill, main=True)
        self.leaves(self.act("取消", self.reject))
        self.rests(self._go)
        self._which.currentTextChanged.connect(self._choose)
        self._sheet.changed.connect(self._typed)
        self._which.setCurrentText("上月")
        self._choose(self._which.currentText())
        self._which.setFocus()

    def _choose(self, words: str) -> None:
        if words in self._spans:
            first, last = self._spans[words]
            self._sheet.fill({"first": first.isoformat(), "last": last.isoformat()})
            self._preview()

    def _typed(self) -> None:
        """Other days are a period of one's own."""
        self._which.setCurrentText(OWN)
        self._preview()

    def _preview(self) -> None:
        """How much the period brings, and a name for the file."""
        try:
            first, last = self._days()
            counts = self._office.templates.count(self._kept.plan, first, last)
        except AppError:
            self._count.setText("")
            return
        told = "，".join(
            f"{title} {count} 条" if count else f"{title}未收到" for title, count in counts.items()
        )
        title = periods.free(first, last).title
        self._count.setText(f"{title}：{told or '只填统计数'}。")
        before = self._file.path()
        folder = before.parent if before else papers()
        self._file.set_path(folder / f"{safe_name(f'{self._kept.name}（{title}）')}{self._kept.suffix}")

    def _days(self) -> tuple[date, date]:
        raw, told = self._sheet.raw(), list[str]()
        found: list[date] = []
        for field in _FIELDS:
            try:
                day = read_day(raw[field.key])
            except Refused as no:
                told.append(f"{field.label}：{no.what}")
                continue
            if day is None:
                told.append(f"{field.label}：必须填写")
            else:
                found.append(day)
        if not told and found[0] > found[1]:
            told.append("到：不能早于开始的日期")
        if told:
            raise Refused("还不能填写，请改正", why="\n".join(told))
        return found[0], found[1]

    def _fill(self) -> None:
        days = self.attempt(self._days)
        if days is None:
            return
        path = self._file.path()
        if path is None:
            self.refuse("还不能填写，请改正", ["存为：必须填写"])
            return
        suffix = self._kept.suffix
        path = path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")
        number = self._number.text().strip()
        work = once(lambda: self._office.templates.fill(self._kept.name, *days, path, number=number))
        self.run(f"正在填写《{path.name}》", work, self._written)

    def _written(self, result: object) -> None:
        filled = cast("Filled", result)
        self.accept()
        if self._open.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(filled.path)))
        told = f"；{'；'.join(filled.notes)}" if filled.notes else ""
        self._on_done(f"已填写 {filled.rows} 行：{filled.path}{told}")

    def failed(self, no: AppError) -> None:
        """A file that could not be written may be tried again as it is, or under another name."""
        super().failed(no)
        self._go.setText("重试")
