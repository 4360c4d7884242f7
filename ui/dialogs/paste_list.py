"""粘贴名单: what was copied is shown as it would be printed at its destination, column by column; only that is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSplitter,
    QWidget,
)

from desktop_app.domain.masking_presets import DESTINATIONS, Way
from desktop_app.errors import AppError
from desktop_app.services import pasted_list
from ui.dialogs.column_plans import ColumnPlans
from ui.dialogs.file_line import TABLES
from ui.dialogs.frame import named, note
from ui.dialogs.list_view import show_list
from ui.dialogs.table import TextTable, table_view
from ui.dialogs.working import WorkingFrame
from ui.job import once
from ui.tell import button

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from desktop_app.domain.privacy_table import Column
    from desktop_app.services.office import Office
    from desktop_app.services.pasted_list import ListPlan, PastedList

_TITLE = "粘贴名单"
_AT_ONCE, _READ_AT_ONCE = 300, 300_000  # rows masked, characters read while the window waits
_ASK = "还没有名单：请在 Excel、WPS 或 Word 里选中名单并复制，再按“读剪贴板”，或按“从文件读…”。"


def open_paste_list(
    window: QWidget,
    office: Office,
    taken: Callable[[str, str], object],
    pasted: QMimeData | None = None,
    as_text: Callable[[], object] | None = None,
) -> QDialog:
    """Open it over what is pasted, else over the clipboard; `taken` gets the masked list and a sentence about it.

    `as_text` pastes as plain text after all, where that is possible.
    """
    text, html = _words(pasted or QApplication.clipboard().mimeData())
    dialog = _PasteList(window, office, taken, as_text)
    dialog.open()
    if text.strip() or html:
        dialog.read(text, html)
    return dialog


def _words(pasted: QMimeData | None) -> tuple[str, str]:
    """Text and HTML of what was copied; an empty clipboard has nothing at all."""
    return (pasted.text(), pasted.html() if pasted.hasHtml() else "") if pasted else ("", "")


class _PasteList(WorkingFrame):
    def __init__(
        self,
        window: QWidget,
        office: Office,
        taken: Callable[[str, str], object],
        as_text: Callable[[], object] | None,
    ) -> None:
        super().__init__(window, _TITLE, (1120, 660))
        self._allowed, self._taken, self._as_text = office.scanning.allowed(), taken, as_text
        self._presets = office.masks.get()
        self._lists: tuple[PastedList, ...] = ()
        self._plan: ListPlan | None = None
        self._choice: dict[int, bool] = {}
        self._ways: dict[Column, Way] = {}
        self._granted: tuple[dict[int, bool], dict[Column, Way]] | None = None  # before the wish being judged
        self._stale = False
        self._origin = QLabel(_ASK)
        self._sheet = named(QComboBox(), "工作表")
        self._sheet.activated.connect(self._start_over)
        self._head = QCheckBox("第一行是表头")
        self._head.toggled.connect(self._start_over)
        self._where = QButtonGroup(self)
        self._columns = ColumnPlans()
        self._columns.wished.connect(self._wish)
        self._columns.chose.connect(self._choose)
        self._view = table_view(TextTable(()), "印出来的名单", ())
        self._notes = note("")
        self._lay()
        if as_text is not None:
            self.act("当作文字粘贴", self._paste_text, left=True)
        self._use = self.act("用这份名单", self._accept, main=True)
        self.leaves(self.act("取消", self.reject))
        self.rests(self._use)
        self._light()

    def _lay(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._origin, 1)
        first.addWidget(self._sheet)
        first.addWidget(button("读剪贴板", self._read_clipboard))
        first.addWidget(button("从文件读…", self._look))
        second.addWidget(QLabel("去处："))
        for preset in DESTINATIONS.values():
            radio = QRadioButton(preset.title)
            radio.setAccessibleName(f"去处：{preset.title}")
            radio.setProperty("preset", preset.key)
            radio.setChecked(not self._where.buttons())
            self._where.addButton(radio)
            second.addWidget(radio)
        second.addSpacing(24)
        second.addWidget(self._head)
        second.addStretch(1)
        self._where.buttonToggled.connect(lambda _button, on: self._replan(fresh=True) if on else None)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self._columns)
        sides.addWidget(self._view)
        sides.setSizes([520, 580])
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(sides, 1)
        self.body.addWidget(self._notes)

    # Reading

    def read(self, text: str, html: str) -> None:
        """Read what the clipboard held."""
        if len(text) + len(html) > _READ_AT_ONCE:
            self._run("正在读名单", lambda: (pasted_list.from_clipboard(text, html),))
        elif found := self.attempt(lambda: (pasted_list.from_clipboard(text, html),)):
            self._found(found)

    def _read_clipboard(self) -> None:
        text, html = _words(QApplication.clipboard().mimeData())
        if text.strip() or html:
            self.read(text, html)
        else:
            self.refuse("剪贴板里没有文字", ["请在 Excel、WPS 或 Word 里选中名单并复制"])

    def _look(self) -> None:
        finder = QFileDialog(self, "从文件读名单")
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finder.setNameFilter(TABLES)
        finder.setFileMode(QFileDialog.FileMode.ExistingFile)
        finder.fileSelected.connect(lambda path: self.read_file(Path(path)))
        finder.open()

    def read_file(self, path: Path) -> None:
        """Read a sheet from a file."""
        self._run(f"正在读《{path.name}》", lambda: pasted_list.from_file(path))

    def _run(self, name: str, does: Callable[[], object]) -> None:
        if not self._bar.busy:
            self.run(name, once(does), self._found)

    def _found(self, result: object) -> None:
        self._lists = cast("tuple[PastedList, ...]", result)
        self._sheet.clear()
        self._sheet.addItems([one.origin for one in self._lists])
        self._columns.setFocus()
        self._start_over(head=bool(self._lists[0].head.rows))

    def _pasted(self) -> PastedList | None:
        return self._lists[max(0, self._sheet.currentIndex())] if self._lists else None

    def _start_over(self, _sign: object = None, *, head: bool | None = None) -> None:
        """Another table, or another first row: what was ticked belongs to columns that may be others now."""
        if head is not None:
            self._head.blockSignals(True)  # noqa: FBT003  # Qt's own signature
            self._head.setChecked(head)
            self._head.blockSignals(False)  # noqa: FBT003
        self._replan(fresh=True)

    # Masking

    def _wish(self, column: int, printed: bool) -> None:  # a slot
        self._granted = self._choice.copy(), self._ways.copy()
        self._choice[column] = printed
        self._replan()

    def _choose(self, column: int, way: str) -> None:
        """Another way for this list alone; a column that was left out comes in with it."""
        if self._plan is None:
            return
        chosen, plan = Way(way), self._plan.columns[column]
        self._granted = self._choice.copy(), self._ways.copy()
        if chosen is Way.OUT or not plan.printed:
            self._choice[column] = chosen is not Way.OUT
        if chosen is not Way.OUT:
            self._ways[plan.holds] = chosen
        self._replan()

    def _replan(self, *, fresh: bool = False) -> None:
        pasted = self._pasted()
        if fresh:
            self._choice.clear()
            self._ways.clear()
        if pasted is None:
            return
        if self._bar.busy:
            self._stale = True
            return
        preset = self._presets[self._where.checkedButton().property("preset")]
        work = partial(
            pasted_list.planned,
            pasted,
            preset,
            self._allowed,
            with_head=self._head.isChecked(),
            choice=dict(self._choice),
            ways=dict(self._ways),
        )
        if len(pasted.grid.rows) > _AT_ONCE:
            self.run("正在遮盖", once(work), self._show_plan)
            return
        try:
            plan = work()
        except AppError as no:
            self.failed(no)
            return
        self.hush()
        self._show_plan(plan)

    def failed(self, no: AppError) -> None:
        """A tick that cannot be granted is taken back; the list stays as it was."""
        super().failed(no)
        granted, self._granted = self._granted, None
        if granted is not None:
            self._choice, self._ways = granted
            if self._plan is not None:
                self._columns.show_plans(self._plan.columns)
        elif self._lists:
            self._plan = None
            self._columns.show_plans(())
            show_list(self._view, (), ())
        self._light()

    def _show_plan(self, result: object) -> None:
        self._granted = None
        if self._stale:
            self._stale = False
            self._replan()
            return
        plan = self._plan = cast("ListPlan", result)
        self._columns.show_plans(plan.columns)
        show_list(self._view, plan.roster.headings, plan.roster.rows)
        self._notes.setText("；".join(plan.notes) + ("。" if plan.notes else ""))
        self._light()

    def _light(self) -> None:
        pasted, plan = self._pasted(), self._plan
        self._sheet.setVisible(len(self._lists) > 1)
        for part in (self._head, *self._where.buttons()):
            part.setEnabled(pasted is not None)
        self._use.setEnabled(plan is not None and pasted is not None)
        if pasted is None:
            return
        deep, above = max(1, pasted.head.rows), pasted.head.above
        place = f"第{above + 1}行" if deep == 1 else f"第{above + 1}至{above + deep}行"
        self._head.setText(f"{'第一行' if (deep, above) == (1, 0) else place}是表头")
        printed = f"，印 {len(plan.roster.rows):,} 行 × {len(plan.roster.headings)} 列" if plan else ""
        self._origin.setText(
            f"{pasted.origin}：{len(pasted.grid.rows):,} 行 × {pasted.grid.columns} 列{printed}"
        )

    def rested(self) -> None:
        """After work only what holds a list may be used."""
        super().rested()
        self._light()

    # Leaving

    def _accept(self) -> None:
        if (plan := self._plan) is None:
            return
        where = self._where.checkedButton().text()
        self.accept()
        self._taken(
            plan.roster.text(), f"公示名单已填入：{plan.roster.told()}；按“{where}”遮盖，原来的内容没有保存"
        )

    def _paste_text(self) -> None:
        assert self._as_text is not None
        self.accept()
        self._as_text()
