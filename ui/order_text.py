"""The pasted text of work orders with what was read in it marked: labels, unknown labels, identities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop_app.domain.privacy_scan import NUMBERS, detect
from desktop_app.domain.work_order import Part
from ui.style import COLOURS

_LOOKED = 40_000  # characters that are looked through for identities


class OrderText(QPlainTextEdit):
    """Where the text is pasted."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("工单文字")
        self.setPlaceholderText("在平台上复制工单文字，粘贴到这里（Ctrl+V）；可以一次粘贴几件")
        self.setTabChangesFocus(True)

    def mark(self, parts: Sequence[Part]) -> None:
        """Mark the labels read, those nobody knows, and every number of a person."""
        text = self.toPlainText()
        known, unknown, person = _bold("main-dark"), _bold("late"), _underlined("late")
        marks = [(part.start, part.end, unknown if part.key is None else known) for part in parts if part.end]
        marks += [(one.start, one.end, person) for one in detect(text[:_LOOKED], NUMBERS)]
        self.setExtraSelections(list(self._selections(text, marks)))

    def _selections(
        self, text: str, marks: Sequence[tuple[int, int, QTextCharFormat]]
    ) -> Iterator[QTextEdit.ExtraSelection]:
        for start, end, look in marks:
            made = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            made.cursor, made.format = cursor, look  # type: ignore[attr-defined]  # the stubs know neither
            yield made


def _bold(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QColor(COLOURS[colour]))
    return look


def _underlined(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(QColor(COLOURS[colour]))
    look.setFontUnderline(True)
    return look


def _units(text: str) -> int:
    """Qt counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2
