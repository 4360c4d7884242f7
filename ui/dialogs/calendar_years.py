"""放假安排: the years the program knows, and a new year's table, whose effect is shown before it is adopted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.records import Changed
from desktop_app.registers.every import register
from desktop_app.services.calendar import DUE
from ui.dialogs.file_line import TABLES, FileLine
from ui.dialogs.frame import Frame, add_row, form_layout, named, note
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.dialogs.year_text import rows_of, text_of
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.services.calendar import MovedDate, Rehearsal, YearLine
    from desktop_app.services.office import Office

_YEARS, _YEAR_WIDTHS = ("年份", "放假", "补班", "来源"), (4, 4, 4, 8)
_MOVED, _MOVED_WIDTHS = ("台账", "编号", "名称", "原到期日", "新到期日"), (5, 9, 12, 6, 6)
_EXAMPLE = "每行：日期 类别 名称，可从 Excel 粘贴\n2027-10-01至2027-10-07 法定节假日 国庆节\n2027-10-09 调休补班 国庆节"


def open_calendar_years(
    window: QWidget, office: Office, on_changed: Callable[[Changed], None] | None = None
) -> QDialog:
    """Show the known years and adopt another; `on_changed` is told which records' dates moved."""
    dialog = _CalendarYears(window, office, on_changed)
    dialog.open()
    return dialog


class _CalendarYears(Frame):
    def __init__(self, window: QWidget, office: Office, on_changed: Callable[[Changed], None] | None) -> None:
        super().__init__(window, "放假安排", (1040, 650))
        self._office, self._on_changed = office, on_changed
        self._lines: tuple[YearLine, ...] = office.calendar.years()
        self._rehearsal: Rehearsal | None = None
        self._kept, self._warned = "", False  # the text that is stored or was read from there
        self._known, self._moved = TextTable(_YEARS), TextTable(_MOVED)
        self._list = table_view(self._known, "已知年份", _YEAR_WIDTHS)
        self._moves = table_view(self._moved, "到期日变动", _MOVED_WIDTHS)
        self._said = note("")
        columns = QHBoxLayout()
        columns.addWidget(self._list, 2)
        columns.addLayout(self._entry(), 3)
        self.body.addLayout(columns, 1)
        self.act("试算影响", self._rehearse)
        self._apply = self.act("应用", self._adopt, main=True)
        self.act("关闭", self.reject)
        self._look()
        self._year.setValue(max((line.year for line in self._lines), default=date.min.year) + 1)
        self._list.selectionModel().selectionChanged.connect(self._show_year)
        self._year.valueChanged.connect(self._stale)
        self._notice.textChanged.connect(self._stale)
        self._table.textChanged.connect(self._stale)
        self._stale()
        self._year.setFocus()

    def _entry(self) -> QVBoxLayout:
        self._year, self._notice, self._table = QSpinBox(), QLineEdit(), QPlainTextEdit()
        self._year.setRange(2004, 2099)
        self._year.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # typed, or the arrow keys
        self._notice.setPlaceholderText("如：国办发明电〔2026〕7号")
        self._notice.setMaxLength(60)
        self._table.setPlaceholderText(_EXAMPLE)
        self._table.setTabChangesFocus(True)
        self._file = FileLine("从文件读入", TABLES)
        self._file.chosen.connect(self._read_file)
        lines = form_layout()
        add_row(lines, "年份", self._year)
        add_row(lines, "通知文号", self._notice)
        row = QHBoxLayout()
        row.addWidget(self._file, 1)
        row.addWidget(button("读入", self._read_file))
        lines.addRow("从文件读入", row)
        column = QVBoxLayout()
        column.addLayout(lines)
        column.addWidget(note("类别写“法定节假日”“调休补班”或“休息日”；只写与平常不同的日子。"))
        column.addWidget(named(self._table, "放假安排"), 3)
        column.addWidget(self._said)
        column.addWidget(self._moves, 2)
        return column

    def _look(self) -> None:
        self._lines = self._office.calendar.years()
        self._known.show_rows([_year_cells(line) for line in self._lines])

    def _show_year(self) -> None:
        row = chosen_row(self._list)
        if row is None:
            return
        line = self._lines[row]
        self._year.setValue(line.year)
        self._notice.setText(line.notice if line.entered else "")
        self._kept = text_of(self._office.calendar.days(line.year))
        self._table.setPlainText(self._kept)

    def _read_file(self) -> None:
        path = self._file.path()
        if path is None:
            self.refuse("请先选文件")
            return
        rows = self.attempt(lambda: self._office.calendar.read_file(path))
        if rows is not None:
            self._table.setPlainText(text_of(rows))
            self.tell(f"已读入 {len(rows)} 行，请核对后试算")

    def _stale(self) -> None:
        """Whatever is typed must be tried again before it may be adopted."""
        self._rehearsal, self._warned = None, False
        self._apply.setEnabled(False)
        self._moved.show_rows(())
        self._moves.hide()
        self._said.setText("先试算，看哪些未办结件的到期日会变，再应用。")

    def _rehearse(self) -> None:
        rows = list(rows_of(self._table.toPlainText()))
        calendar = self._office.calendar
        found = self.attempt(lambda: calendar.rehearse(self._year.value(), rows, self._notice.text()))
        if found is None:
            self._stale()
            return
        self._rehearsal = found
        self._moved.show_rows([_moved_cells(moved) for moved in found.moved])
        self._moves.setVisible(bool(found.moved))
        count = len({(one.register, one.id) for one in found.moved})
        words = f"应用后有 {count} 件未办结件的到期日变动：" if count else "没有未办结件的到期日受影响。"
        doubts = [f"请核对：{doubt}" for doubt in found.year.doubts]
        doubts += [f"按新安排推算不了，暂按原日期：{one}" for one in found.refused]
        self._said.setText("\n".join((*doubts, words)))
        self._apply.setEnabled(True)
        self._apply.setFocus()

    def _adopt(self) -> None:
        rehearsal = self._rehearsal
        if rehearsal is None:
            return
        changed = self.attempt(lambda: self._office.calendar.apply(rehearsal))
        if changed is None:
            return
        self._kept = self._table.toPlainText()
        self._look()
        self._stale()
        moved = sum(map(len, changed.records.values()))
        self.tell(f"{rehearsal.year.year}年放假安排已应用，{moved} 件到期日已更新")
        if self._on_changed:
            self._on_changed(changed)

    def reject(self) -> None:
        """Close; the first time with a year that was not adopted it only says so."""
        if self._table.toPlainText().strip() not in {"", self._kept.strip()} and not self._warned:
            self._warned = True
            self.refuse("放假安排还没有应用；要放弃请再按一次“关闭”")
            return
        super().reject()


def _year_cells(line: YearLine) -> tuple[str, ...]:
    source = line.notice if line.entered else "程序内置"
    return (str(line.year), f"{line.holidays}天", f"{line.makeup_days}天", source)


def _moved_cells(moved: MovedDate) -> tuple[str, ...]:
    old, new = (day.isoformat() if day else "无" for day in (moved.old, moved.new))
    what = "" if moved.what == DUE else f"（{moved.what}）"
    return (register(moved.register).title, moved.number, f"{moved.name}{what}", old, new)
