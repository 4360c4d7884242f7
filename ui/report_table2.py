"""表二, laid out as published: what the register counts beside its boxes, the others typed by the office."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.annual_report_table2 import NORMATIVE, TABLE2, Entry, Table2
from desktop_app.errors import AppError
from ui.dialogs.frame import TARGET, named, scrolled
from ui.report_reading import Look
from ui.tell import Block, button, label

_HINT = "没有的请填 0；规范性文件按台账统计，点“台账”看是哪些，也可以改填；其他各项台账里没有"
_NAME, _FIELD = 11, 13  # Chinese characters: the column of names, a box


class Table2Page(QWidget):
    """The form; `save_wanted` asks for its boxes to be kept, `changed` comes while somebody types."""

    changed = Signal()
    save_wanted = Signal()
    behind_wanted = Signal(str)  # key of a box whose documents are to be seen

    def __init__(self) -> None:
        super().__init__()
        self._loaded: dict[str, str] = {}
        self._grids: list[QGridLayout] = []
        self._lines = {entry.key: self._line(entry) for entry in TABLE2}
        self._behind = {entry.key: self._number(entry) for entry in NORMATIVE}
        self._facts, self._mistakes = Block("facts"), Block("mistakes")
        self._mistakes.chosen.connect(lambda key: self._lines[key].setFocus())
        self._save = button("保存表二", self.save_wanted.emit, main=True)
        self._save.setToolTip("Ctrl+S")
        keys = QShortcut(QKeySequence("Ctrl+S"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._save.click)
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        note = label(_HINT, "note")
        note.setWordWrap(True)
        foot.addWidget(note, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        for item, entries in groupby(TABLE2, key=lambda entry: entry.item):
            column.addWidget(self._group(item, list(entries)))
        column.addStretch(1)
        self._size()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._facts)
        layout.addWidget(self._mistakes)
        layout.addWidget(scrolled(content), 1)
        layout.addLayout(foot)
        self.setFocusProxy(self._lines[TABLE2[0].key])

    def _line(self, entry: Entry) -> QLineEdit:
        line = named(QLineEdit(), entry.title)
        line.setMaxLength(20)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setMinimumHeight(TARGET)
        line.textEdited.connect(self.changed)
        return line

    def _number(self, entry: Entry) -> QPushButton:
        made = button("", lambda: self.behind_wanted.emit(entry.key), plain=True)
        made.hide()
        return made

    def _box(self, entry: Entry) -> QWidget:
        """The line of a box, with the register's own number beside it."""
        if entry.key not in self._behind:
            return self._lines[entry.key]
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._lines[entry.key], 1)
        row.addWidget(self._behind[entry.key])
        return whole

    def _group(self, item: str, entries: list[Entry]) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 6, 12, 6)
        grid.setVerticalSpacing(4)
        grid.addWidget(label(item, "heading"), 0, 0)
        heads = list(dict.fromkeys(entry.label for entry in entries))
        for at, head in enumerate(heads, 1):
            grid.addWidget(label(head, "note"), 0, at)
        for row, (name, lines) in enumerate(groupby(entries, key=lambda entry: entry.row), 1):
            grid.addWidget(label(name), row, 0)
            for at, entry in enumerate(lines, 1):
                grid.addWidget(self._box(entry), row, at)
        grid.setColumnStretch(4, 1)
        self._grids.append(grid)
        return frame

    def _size(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("字")
        for grid in self._grids:
            for at in range(4):
                grid.setColumnMinimumWidth(at, letter * (_FIELD if at else _NAME))

    def changeEvent(self, event: QEvent) -> None:
        """Columns follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size()

    def show_look(self, look: Look, *, other: bool) -> None:
        """Show what is kept or proposed; what was typed and not saved stays, unless it is `other` year."""
        told = look.table2
        typed = {} if other or look.closed else self.typed()
        self._loaded = {entry.key: told.values.get(entry.key, "") for entry in TABLE2}
        for key, line in self._lines.items():
            if line.text() != (text := typed.get(key, self._loaded[key])):
                line.setText(text)
            line.setReadOnly(look.closed)
        self._save.setEnabled(not look.closed)
        self._show_register(told)
        if other:
            self._tell_mistakes("", {})
        proposal = "表二还没有填写"
        if told.counted:
            proposal += "；规范性文件各项按台账填好，请核对后保存"
        elif self._loaded["normative_in_force"]:
            proposal += "；现行有效件数按上年报告填好，请核对后保存"
        heading = "请核对" if told.warnings else "" if told.kept or look.closed else proposal
        self._facts.say(heading, [("", words) for words in told.warnings])

    def _show_register(self, told: Table2) -> None:
        """What the register counts, to be opened; nothing where it holds no 规范性文件."""
        for entry in NORMATIVE:
            made, count = self._behind[entry.key], told.counted.get(entry.key, "")
            made.setText(f"台账 {count}")
            made.setAccessibleName(f"{entry.title}：台账 {count} 件")
            made.setToolTip("看台账里是哪些文件")
            made.setVisible(bool(count))

    def values(self) -> dict[str, str]:
        """Every box as typed."""
        return {key: line.text() for key, line in self._lines.items()}

    def typed(self) -> dict[str, str]:
        """The boxes that differ from what is kept or proposed."""
        return {key: text for key, text in self.values().items() if text != self._loaded.get(key, "")}

    def put_typed(self, raw: Mapping[str, str]) -> None:
        """Put what was typed before back into the boxes."""
        for key, line in self._lines.items():
            if key in raw:
                line.setText(raw[key])

    def refuse(self, error: AppError) -> None:
        """Tell every wrong box at once; the cursor goes to the first."""
        keys = {entry.title: entry.key for entry in TABLE2}
        told = {line: keys.get(line.partition("：")[0], "") for line in error.why.split("\n") if line}
        self._tell_mistakes("；".join(part for part in (error.what, error.do) if part), told)

    def saved(self) -> None:
        """What stands in the boxes is kept now."""
        self._loaded = self.values()
        self._tell_mistakes("", {})

    def _tell_mistakes(self, heading: str, told: Mapping[str, str]) -> None:
        self._mistakes.say(heading, [(key, line) for line, key in told.items()])
        wrong = [key for key in told.values() if key]
        for key, line in self._lines.items():
            if line.property("wrong") is not (key in wrong):
                line.setProperty("wrong", key in wrong)
                line.style().unpolish(line)
                line.style().polish(line)
        if wrong:
            self._lines[wrong[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)
