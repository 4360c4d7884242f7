"""Rows of the 标准目录 to be found: one search box, a table, and the whole of the row in front below it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.catalogue import LABELS, PARTLY, REMEMBERED, CatalogueRow
from desktop_app.domain.catalogue_words import in_words
from desktop_app.domain.fields import SEPARATOR
from ui.dialogs.frame import named
from ui.dialogs.table import Cells, TextTable, chosen_row, table_view

_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_LINES = 9  # of the whole row that are seen without scrolling
_LEAST = 5
_DOUBTS = {PARTLY: "原文未见全，请核对", REMEMBERED: "未见原文，启用前请核对"}


class CatalogueTable(QWidget):
    """`chosen` when another row is in front (None when there is none), `taken` when it was pressed twice."""

    chosen = Signal(object)
    taken = Signal()

    def __init__(
        self, headings: Sequence[str], widths: Sequence[int], cells: Callable[[CatalogueRow], Cells]
    ) -> None:
        super().__init__()
        self._cells = cells
        self._every: Sequence[CatalogueRow] = ()
        self._found: Sequence[CatalogueRow] = ()
        self._line = named(QLineEdit(), "查找目录")
        self._line.setPlaceholderText("任何一栏里的字词，几个词用空格隔开")
        self._line.setClearButtonEnabled(True)
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._look)
        self._model = TextTable(headings)
        self._view = table_view(self._model, "标准目录", widths)
        self._view.selectionModel().selectionChanged.connect(self._show)
        self._view.doubleClicked.connect(self.taken)
        self._whole = named(QPlainTextEdit(), "整行内容")
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        height = self._whole.fontMetrics().lineSpacing()
        self._whole.setMinimumHeight(height * _LEAST)
        self._whole.setMaximumHeight(height * _LINES + 16)
        self._count = QLabel()
        self._count.setObjectName("note")
        name = QLabel("查找目录")
        name.setBuddy(self._line)
        self._top = QHBoxLayout()
        for part in (name, self._line, self._count):
            self._top.addWidget(part, int(part is self._line))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._top)
        column.addWidget(self._view, 3)
        column.addWidget(self._whole, 2)
        self.setFocusProxy(self._line)

    def beside(self, widget: QWidget) -> None:
        """Put a control into the line of the search box."""
        self._top.addWidget(widget)

    def show_rows(self, rows: Sequence[CatalogueRow], number: int = 0) -> None:
        """Search these rows from now on; the one with that number comes in front if it is found."""
        self._every = rows
        self._look(number=number)

    def row(self) -> CatalogueRow | None:
        """The row in front."""
        at = chosen_row(self._view)
        return self._found[at] if at is not None and at < len(self._found) else None

    def _look(self, _text: str = "", *, number: int = 0) -> None:
        front = self.row()
        wanted = number or (front.number if front else 0)
        words = _plain(self._line.text()).split()
        self._found = [row for row in self._every if all(word in _searched(row) for word in words)]
        self._model.show(len(self._found), lambda at: self._cells(self._found[at]))
        self._count.setText(f"{len(self._found)} 项")
        at = next((n for n, row in enumerate(self._found) if row.number == wanted), 0)
        self._view.selectRow(at)
        self._show()

    def _show(self) -> None:
        row = self.row()
        self._whole.setPlainText(whole(row) if row else "没有找到，请换个字词")
        self.chosen.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search box go through the rows: the cursor need not leave it."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            if event.type() == QEvent.Type.KeyPress:
                QApplication.sendEvent(self._view, event)
            return True
        return super().eventFilter(watched, event)


def whole(row: CatalogueRow) -> str:
    """Everything a row says, one line for each column that is filled."""
    told = _DOUBTS.get(row.verified)
    head = f"目录{row.number}（{mark(row)}{f'，{told}' if told else ''}）"
    return "\n".join((head, *(f"{LABELS[key]}：{text}" for key, text in _texts(row).items())))


def _texts(row: CatalogueRow) -> dict[str, str]:
    plain = ("field", "first", "second", "content", "basis", "limit", "subject")
    texts = {
        **{key: str(getattr(row, key)) for key in plain},
        "channels": SEPARATOR.join(row.channels),
        "audience": row.audience,
        "who": row.who,
        "way": row.way,
        "levels": SEPARATOR.join(row.levels),
        "rules": "；".join(in_words(rule) for rule in row.rules),
    }
    return {key: " ".join(text.split()) for key, text in texts.items() if text.strip()}


def _searched(row: CatalogueRow) -> str:
    return _plain("\n".join((f"目录{row.number}", *_texts(row).values())))


def mark(row: CatalogueRow) -> str:
    """Where a row comes from."""
    return "自定" if row.own else "已修改" if row.changed else "内置"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
