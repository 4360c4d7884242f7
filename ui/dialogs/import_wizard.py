"""导入: a foreign sheet chosen, its headings matched, its rows rehearsed, and only then written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.records import Changed
from desktop_app.domain.register import Register
from desktop_app.registers.every import REGISTERS
from ui.dialogs.file_line import TABLES, FileLine
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.import_headings import HeadingsPage
from ui.dialogs.import_verdicts import CHANGED, NEW, WRONG, VerdictsPage
from ui.dialogs.working import WorkingFrame
from ui.job import once

if TYPE_CHECKING:
    from desktop_app.services.importing import Rehearsal
    from desktop_app.services.office import Office

_STEPS = ("1 选文件", "2 对应表头", "3 核对并导入")
_FILE, _HEADINGS, _VERDICTS = range(3)


def open_import_wizard(
    window: QWidget, office: Office, register: Register, on_done: Callable[[Changed, str], None] | None = None
) -> QDialog:
    """Import a sheet, at first into `register`; `on_done` gets what was written and the sentence that tells of it."""
    dialog = _ImportWizard(window, office, register, on_done)
    dialog.open()
    return dialog


class _ImportWizard(WorkingFrame):
    def __init__(
        self,
        window: QWidget,
        office: Office,
        register: Register,
        on_done: Callable[[Changed, str], None] | None,
    ) -> None:
        super().__init__(window, "导入表格", (1000, 640))
        self._office, self._on_done = office, on_done
        self._rehearsal: Rehearsal | None = None
        self._step = QLabel()
        self._step.setObjectName("heading")
        self._pages = QStackedWidget()
        self._headings, self._verdicts = HeadingsPage(), VerdictsPage()
        for page in (self._first_page(register), self._second_page(), self._verdicts):
            self._pages.addWidget(page)
        self.body.addWidget(self._step)
        self.body.addWidget(self._pages, 1)
        self._back = self.act("上一步", self._go_back)
        self._next = self.act("下一步", self._go_on, main=True)
        self.leaves(self.act("取消", self.reject))
        self.rests(self._back, self._next)
        self._verdicts.agreed.connect(self._name_buttons)
        self._show(_FILE)
        self._file.setFocus()

    def _first_page(self, register: Register) -> QWidget:
        page, lines = QWidget(), form_layout()
        self._register = QComboBox()
        for known in REGISTERS:
            self._register.addItem(known.title, known.key)
        self._register.setCurrentIndex(self._register.findData(register.key))
        self._file = FileLine("文件", TABLES)
        self._file.chosen.connect(self._go_on)
        add_row(lines, "导入到", self._register)
        add_row(lines, "文件", self._file, "Excel（xlsx、xls）、WPS、ods 或 CSV；也可把文件拖到这一行")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(lines)
        column.addWidget(note("先核对、后写入：最后一步按“导入”之前，台账不会有任何改动。"))
        column.addStretch(1)
        return page

    def _second_page(self) -> QWidget:
        page, lines = QWidget(), form_layout()
        self._sheet = QComboBox()
        self._sheet.activated.connect(self._read_sheet)
        add_row(lines, "工作表", self._sheet)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(lines)
        column.addWidget(self._headings, 1)
        return page

    def _show(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._step.setText("　›　".join(f"【{s}】" if n == page else s for n, s in enumerate(_STEPS)))
        self._name_buttons()

    def _name_buttons(self) -> None:
        page, rehearsal = self._pages.currentIndex(), self._rehearsal
        self._back.setVisible(page != _FILE)
        if page != _VERDICTS or rehearsal is None:
            self._next.setText("下一步")
            self._next.setEnabled(not self._bar.busy)
            return
        counts = rehearsal.counts()
        todo = counts[NEW] + counts[CHANGED]
        self._next.setText(f"导入 {todo} 行")
        self._next.setEnabled(bool(todo) and (not counts[WRONG] or self._verdicts.skips()))

    def _go_back(self) -> None:
        self.hush()
        self._show(self._pages.currentIndex() - 1)

    def _go_on(self) -> None:
        if self._bar.busy:
            return
        (self._read_file, self._match, self._write)[self._pages.currentIndex()]()

    def _read_file(self) -> None:
        if self._file.path() is None:
            self.refuse("请先选要导入的文件")
            return
        self._read(0)

    def _read_sheet(self, table_at: int) -> None:
        self._read(table_at)

    def _read(self, table_at: int) -> None:
        path = self._file.path()
        assert path is not None
        register = REGISTERS[self._register.currentIndex()]
        importing = self._office.importing
        work = once(lambda: importing.rehearse(register, path, table_at))
        self.run(f"正在读取《{path.name}》", work, self._was_read)

    def _was_read(self, result: object) -> None:
        rehearsal = self._rehearsal = cast("Rehearsal", result)
        self._sheet.clear()
        for table in rehearsal.tables:
            hidden = "（隐藏）" if table.hidden else ""
            self._sheet.addItem(f"{table.sheet}{hidden}，{len(table.rows)} 行")
        self._sheet.setCurrentIndex(rehearsal.tables.index(rehearsal.table))
        self._sheet.setEnabled(len(rehearsal.tables) > 1)
        self._headings.show_rehearsal(rehearsal, self._office.importing.choices(rehearsal.register))
        self._show(_HEADINGS)
        self._headings.focus()

    def _match(self) -> None:
        rehearsal, keys = self._rehearsal, self._headings.keys()
        assert rehearsal is not None
        if keys == [one.key for one in rehearsal.matched]:
            self._was_matched(rehearsal)
            return
        importing = self._office.importing
        self.run("正在核对", once(lambda: importing.rematch(rehearsal, keys)), self._was_matched)

    def _was_matched(self, result: object) -> None:
        rehearsal = self._rehearsal = cast("Rehearsal", result)
        self.hush()
        self._verdicts.show_rehearsal(rehearsal)
        self._show(_VERDICTS)
        self._verdicts.focus()

    def _write(self) -> None:
        rehearsal = self._rehearsal
        assert rehearsal is not None
        work = self._office.importing.write(rehearsal, skip_faulty=self._verdicts.skips())
        self.run("正在导入", work, self._written)

    def _written(self, result: object) -> None:
        changed = cast("Changed", result)
        count = sum(map(len, changed.records.values()))
        self.accept()
        if self._on_done:
            self._on_done(changed, f"已导入 {count} 行，Ctrl+Z 可整体撤销")

    def rested(self) -> None:
        """After work the buttons say again what may be pressed."""
        super().rested()
        self._name_buttons()
