"""公开情况表: what was made public in a period, looked at and printed, or handed out as an Excel file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from desktop_app.domain.dates import read_day
from desktop_app.domain.fields import Day
from desktop_app.domain.register import Field
from desktop_app.errors import AppError, Refused
from desktop_app.paths import safe_name
from ui.dialogs.file_line import BOOK, FileLine, papers
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.working import WorkingFrame
from ui.field_sheet import FieldSheet
from ui.job import once

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.outlet_lists import PeriodList

Show = Callable[[date, date, bool], object]
OWN = "自定"
_SUFFIX = ".xlsx"
_FIELDS = (Field("first", "从", Day(), required=True), Field("last", "到", Day(), required=True))


def open_disclosed_period(
    window: QWidget, office: Office, show: Show, on_done: Callable[[str], object]
) -> QDialog:
    """Ask for a period; `show` gets its days and whether older items that still stand are listed, `on_done` what was
    exported.
    """
    dialog = _DisclosedPeriod(window, office, show, on_done)
    dialog.open()
    return dialog


class _DisclosedPeriod(WorkingFrame):
    def __init__(self, window: QWidget, office: Office, show: Show, on_done: Callable[[str], object]) -> None:
        super().__init__(window, "公开情况表", (720, 400))
        self._office, self._show, self._on_done = office, show, on_done
        self._spans = spans(office.entries.today())
        self._which = QComboBox()
        self._which.addItems([*self._spans, OWN])
        self._sheet = FieldSheet(_FIELDS, office.entries.options, office.entries.today)
        self._earlier = QCheckBox("同时列出以前公开、期末仍在公开的信息")
        self._file = FileLine("存为", BOOK, saves=True)
        lines = form_layout()
        add_row(lines, "时段", self._which)
        self.body.addWidget(
            note("报上级用：本期公开的信息、按渠道和类别的条数、应公开未公开的信息；没有的生成零报告。")
        )
        self.body.addLayout(lines)
        self.body.addWidget(self._sheet)
        self.body.addWidget(self._earlier)
        out = form_layout()
        add_row(out, "存为", self._file)
        self.body.addLayout(out)
        self.body.addStretch(1)
        look = self.act("查看和打印…", self._look, main=True)
        self._go = self.act("导出 Excel", self._export)
        self.leaves(self.act("取消", self.reject))
        self.rests(look, self._go)
        self._which.currentTextChanged.connect(self._choose)
        self._sheet.changed.connect(self._typed)
        self._choose(self._which.currentText())
        self._which.setFocus()

    def _choose(self, words: str) -> None:
        if words in self._spans:
            first, last = self._spans[words]
            self._sheet.fill({"first": first.isoformat(), "last": last.isoformat()})
            self._suggest()

    def _typed(self) -> None:
        """Other days are a period of one's own."""
        self._which.setCurrentText(OWN)
        self._suggest()

    def _suggest(self) -> None:
        raw = self._sheet.raw()
        name = f"{self._office.bureau.get().name}主动公开情况表{raw['first']}至{raw['last']}"
        before = self._file.path()
        folder = before.parent if before else papers()
        self._file.set_path(folder / f"{safe_name(name)}{_SUFFIX}")

    def _days(self) -> tuple[date, date]:
        told: list[str] = []
        found: dict[str, date] = {}
        for key, box in self._sheet.boxes.items():
            try:
                day = read_day(self._sheet.raw()[key])
            except Refused as no:
                told.append(f"{box.field.label}：{no.what}")
                continue
            if day is None:
                told.append(f"{box.field.label}：必须填写")
            else:
                found[key] = day
        if not told and found["first"] > found["last"]:
            told.append("到：不能早于开始的日期")
        if told:
            raise Refused("还不能生成，请改正", why="\n".join(told))
        return found["first"], found["last"]

    def _look(self) -> None:
        if (days := self.attempt(self._days)) is not None:
            earlier = self._earlier.isChecked()
            self.accept()
            self._show(*days, earlier)

    def _export(self) -> None:
        days = self.attempt(self._days)
        if days is None:
            return
        path = self._file.path()
        if path is None:
            self.refuse("还不能导出，请改正", ["存为：必须填写"])
            return
        path = path if path.suffix.lower() == _SUFFIX else path.with_name(f"{path.name}{_SUFFIX}")
        earlier = self._earlier.isChecked()
        work = once(lambda: self._office.outlets.period_sheet(*days, path, earlier=earlier))

        def written(found: object) -> None:
            self.accept()
            self._on_done(f"已导出 {len(cast('PeriodList', found).lines)} 条：{path}")

        self.run(f"正在导出《{path.name}》", work, written)

    def failed(self, no: AppError) -> None:
        """A file that could not be written may be tried again as it is, or under another name."""
        super().failed(no)
        self._go.setText("重试")


def spans(today: date) -> dict[str, tuple[date, date]]:
    """The periods superiors ask for, by their names; those that run end today."""
    month = today.replace(day=1)
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    year = today.replace(month=1, day=1)

    def before(first: date, months: int) -> tuple[date, date]:
        at = first.year * 12 + first.month - 1 - months
        return date(at // 12, at % 12 + 1, 1), first - timedelta(days=1)

    return {
        "本月": (month, today),
        "上月": before(month, 1),
        "本季度": (quarter, today),
        "上季度": before(quarter, 3),
        "今年": (year, today),
        "去年": before(year, 12),
    }
