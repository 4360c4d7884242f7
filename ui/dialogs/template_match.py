"""A superior's form: each heading and placeholder with what it is filled with beside it, open questions first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.domain.records import Changed
from desktop_app.domain.template_plan import Filling, Use, questions
from ui.dialogs.file_line import FileLine
from ui.dialogs.frame import TARGET, Frame, add_row, form_layout, named, note
from ui.editor_widgets import Box
from ui.style import set_tone
from ui.tell import label
from ui.template_places import ASK, FIXED, LEDGER, ROWS, Place, Wish, decided, places

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.template_shelf import Sight

_FORMS = "模板 (*.xlsx *.docx)"
_HEADINGS = ("模板里的位置", "表头或占位符", "填什么", "固定文字", "要说明的")
_WIDTHS = (13, 12, 17, 9)
_ROOM = 4  # pixels around the boxes of a line


def open_template_match(
    window: QWidget, office: Office, name: str, on_kept: Callable[[Changed], object]
) -> QDialog:
    """Decide what a form is filled with and keep it; `name` of a kept one, or empty for a new one."""
    dialog = _TemplateMatch(window, office, name, on_kept)
    dialog.open()
    return dialog


class _TemplateMatch(Frame):
    def __init__(
        self, window: QWidget, office: Office, name: str, on_kept: Callable[[Changed], object]
    ) -> None:
        super().__init__(window, "修改对应关系" if name else "新增套表", (1100, 640))
        self._office, self._kept_name, self._on_kept = office, name, on_kept
        self._sight: Sight | None = None
        self._new_file: Path | None = None
        self._told: dict[tuple[str, str, str], Wish] = {}
        self._name = QLineEdit(name)
        self._name.setReadOnly(bool(name))
        self._file = FileLine("新版本的模板" if name else "模板文件", _FORMS)
        self._file.chosen.connect(self._look)
        lines = form_layout()
        add_row(lines, "新版本的模板" if name else "模板文件", self._file)
        add_row(lines, "名称", self._name)
        self._state = label("", "")
        self._state.setWordWrap(True)
        self._lines = named(QTableWidget(0, len(_HEADINGS)), "各处填什么")
        self._make_table()
        self.body.addWidget(
            note(
                "上级发的 Excel 或 Word 空表：表头对应台账的字段，{{…}} 和【…】是占位符。对应一次，以后每期直接填。"
            )
        )
        self.body.addLayout(lines)
        self.body.addWidget(self._state)
        self.body.addWidget(self._lines, 1)
        self._save = self.act("保存", self._keep, main=True)
        self.act("取消", self.reject)
        self._save.setEnabled(False)
        if name:
            self._show(self.attempt(lambda: office.templates.again(name)))
        else:
            self._file.setFocus()

    def _make_table(self) -> None:
        self._lines.setHorizontalHeaderLabels(_HEADINGS)
        self._lines.verticalHeader().hide()
        self._lines.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._lines.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self._lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heading = self._lines.horizontalHeader()
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heading.setStretchLastSection(True)
        character = self.fontMetrics().horizontalAdvance("字")
        for column, width in enumerate(_WIDTHS):
            self._lines.setColumnWidth(column, width * character)

    def _look(self) -> None:
        path = self._file.path()
        if path is None:
            return
        found = self.attempt(lambda: self._office.templates.look(path, name=self._kept_name))
        if found is not None:
            self._new_file, self._told = path, {}
            if not self._name.text().strip():
                self._name.setText(path.stem)
            self._show(found)

    def _show(self, sight: Sight | None) -> None:
        self._sight = sight
        self._save.setEnabled(sight is not None)
        if sight is None:
            return
        found = places(sight)
        for place in found:
            if place.wish is not None:
                self._told.setdefault(_id(place), place.wish)
        self._lines.setRowCount(0)
        self._lines.setRowCount(len(found))
        for row, place in enumerate(found):
            self._fill_line(row, place)
        self._say(sight)
        first = self._lines.cellWidget(0, 2) if found else None
        if first is not None:
            first.setFocus()

    def _fill_line(self, row: int, place: Place) -> None:
        for column, text in enumerate((place.where, place.title, "", "", place.asked)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self._lines.setItem(row, column, item)
        name = f"{place.where} {place.title}"
        box, fixed = named(Box(), f"“{name}”填什么"), named(QLineEdit(), f"“{name}”的固定文字")
        box.addItem(ASK, None)
        for words, wish in place.offers:
            box.addItem(words, wish)
        if place.kind not in (LEDGER, ROWS):
            box.addItem(FIXED, Filling(Use.TEXT))
        chosen = self._told.get(_id(place))
        fixed_words = chosen.what if isinstance(chosen, Filling) and chosen.use is Use.TEXT else ""
        plain = Filling(Use.TEXT) if fixed_words else chosen
        box.setCurrentIndex(next((at for at in range(1, box.count()) if box.itemData(at) == plain), 0))
        fixed.setText(fixed_words)
        box.currentIndexChanged.connect(partial(self._chosen, place, box, fixed))
        fixed.textChanged.connect(partial(self._chosen, place, box, fixed))
        self._lines.setCellWidget(row, 2, box)
        self._lines.setCellWidget(row, 3, _held(fixed))
        fixed.setVisible(bool(fixed_words))
        self._lines.setRowHeight(row, max(TARGET, box.sizeHint().height()) + _ROOM)

    def _chosen(self, place: Place, box: Box, fixed: QLineEdit, _to: object) -> None:
        wish = box.currentData()
        text = isinstance(wish, Filling) and wish.use is Use.TEXT
        fixed.setVisible(text)
        if text:
            wish = Filling(Use.TEXT, fixed.text().strip())
        if wish is None or (text and not wish.what):
            self._told.pop(_id(place), None)
        else:
            self._told[_id(place)] = wish
        if place.kind == LEDGER and isinstance(wish, str) and self._sight is not None:
            self._other_ledger(place, wish)
        elif self._sight is not None:
            self._say(self._sight)

    def _other_ledger(self, place: Place, key: str) -> None:
        """Another ledger: the headings of that table are matched anew, all else stays as chosen."""
        sight = self._sight
        assert sight is not None
        before = sight.plan.tables.get(place.table)
        if before is None or before.register != key:
            self._told = {
                at: wish for at, wish in self._told.items() if at[1] != place.table or at[0] == LEDGER
            }
            self._show(self.attempt(lambda: self._office.templates.rematch(sight, place.table, key)))
        else:
            self._say(sight)

    def _say(self, sight: Sight) -> None:
        """How much is open, and what the filled file will lack."""
        left = len(questions(sight.anatomy, decided(sight, self._told)))
        told = [f"还有 {left} 处要说明。" if left else "各处都已说明，可以保存。"]
        self._state.setText("\n".join((*told, *sight.anatomy.notes)))
        set_tone(self._state, "soon" if left else "fine")

    def _keep(self) -> None:
        sight = self._sight
        if sight is None:
            return
        plan = decided(sight, self._told)
        kept = self.attempt(lambda: self._office.templates.keep(self._name.text(), self._new_file, "", plan))
        if kept is not None:
            self.accept()
            self._on_kept(kept)


def _held(line: QLineEdit) -> QWidget:
    """The line in a box of its own: the table shows whatever it is given, the line only when it is wanted."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(line)
    return holder


def _id(place: Place) -> tuple[str, str, str]:
    return place.kind, place.table, place.key
