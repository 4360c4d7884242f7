"""导入标准目录: a sheet is read, every row gets its verdict, and only then the catalogue is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.fields import SEPARATOR
from ui.dialogs.file_line import TABLES, FileLine
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.table import TextTable, table_view
from ui.dialogs.working import WorkingFrame
from ui.job import once

if TYPE_CHECKING:
    from desktop_app.services.catalogue_import import CatalogueRehearsal, RowVerdict
    from desktop_app.services.office import Office

_HEADINGS, _WIDTHS = ("工作表", "行号", "结论", "二级事项", "说明"), (12, 3, 3, 16, 30)
_ORDER = ("有误", "新增", "修改", "不变")  # what asks for eyes comes first
_BEFORE = "先核对、后写入：按“导入”之前，标准目录不会有任何改动；表里没有的事项保持不动。"


def open_catalogue_import(window: QWidget, office: Office, on_done: Callable[[int], object]) -> QDialog:
    """Bring a sheet in; `on_done` gets how many rows were changed or added."""
    dialog = _CatalogueImport(window, office, on_done)
    dialog.open()
    return dialog


class _CatalogueImport(WorkingFrame):
    def __init__(self, window: QWidget, office: Office, on_done: Callable[[int], object]) -> None:
        super().__init__(window, "导入标准目录", (1000, 620))
        self._office, self._on_done = office, on_done
        self._rehearsal: CatalogueRehearsal | None = None
        self._file = FileLine("文件", TABLES)
        self._file.chosen.connect(self._judge)
        self._counts = note(_BEFORE)
        self._model = TextTable(_HEADINGS)
        lines = form_layout()
        add_row(lines, "文件", self._file, "官方格式的目录表；也可把文件拖到这一行")
        self.body.addLayout(lines)
        self.body.addWidget(self._counts)
        self.body.addWidget(table_view(self._model, "核对结果", _WIDTHS), 1)
        self._check = self.act("核对", self._judge, main=True)
        self._go = self.act("导入", self._write)
        self.leaves(self.act("取消", self.reject))
        self.rests(self._check, self._go)
        self._light()
        self._file.setFocus()

    def _light(self) -> None:
        rehearsal = self._rehearsal
        counts = rehearsal.counts() if rehearsal else {}
        todo = counts.get("新增", 0) + counts.get("修改", 0)
        self._go.setText(f"导入 {todo} 行" if todo else "导入")
        self._go.setEnabled(bool(todo) and not counts.get("有误", 0))

    def _judge(self) -> None:
        path = self._file.path()
        if path is None:
            self.refuse("请先选要导入的文件")
            return
        self._forget()
        catalogue = self._office.catalogue
        self.run(f"正在核对《{path.name}》", once(lambda: catalogue.rehearse(path)), self._judged)

    def _forget(self) -> None:
        """What stands in the table belongs to the file that was read last."""
        self._rehearsal = None
        self._model.show_rows([])
        self._counts.setText(_BEFORE)

    def _judged(self, result: object) -> None:
        rehearsal = self._rehearsal = cast("CatalogueRehearsal", result)
        verdicts = sorted(rehearsal.verdicts, key=lambda one: _ORDER.index(one.verdict.value))
        self._model.show_rows([_cells(one) for one in verdicts])
        told = SEPARATOR.join(f"{word} {count}" for word, count in rehearsal.counts().items())
        others = f"；另有 {rehearsal.untouched} 项表里没有，保持不动" if rehearsal.untouched else ""
        self._counts.setText(f"《{rehearsal.file}》：{told}{others}")
        self._light()
        if rehearsal.counts()["有误"]:
            self.refuse("有误的行请在表格里改正，再核对一次；现在还不能导入")

    def _write(self) -> None:
        rehearsal = self._rehearsal
        assert rehearsal is not None
        work = once(lambda: self._office.catalogue.write(rehearsal))
        self.run("正在导入", work, self._written)

    def _written(self, count: object) -> None:
        self.accept()
        self._on_done(cast("int", count))

    def rested(self) -> None:
        """After work only what can be brought in may be."""
        super().rested()
        self._light()


def _cells(one: RowVerdict) -> tuple[str, ...]:
    changed = [f"改了{SEPARATOR.join(one.changed)}"] if one.changed else []
    said = "；".join((*one.mistakes, *changed, *one.notes))
    return one.sheet, str(one.line), one.verdict.value, " ".join(one.name.split()), said
