"""公示名单 in the form: one line that says how long the list is, and the ways to paste, look at and clear it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.roster import roster_of
from ui.editor_widgets import TARGET, Editor
from ui.shortcuts import ROSTER
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_EMPTY = f"没有名单；从 Excel、WPS 或 Word 复制后按“粘贴名单”（{ROSTER}）"


class RosterEditor(Editor):
    """The list itself goes in and out as text; the line only tells of it. `told` says what was taken over."""

    told = Signal(str)

    def __init__(self, office: Office) -> None:
        self._line = _Line()
        super().__init__(self._line)
        self._office, self._text = office, ""
        self._line.setMinimumHeight(TARGET)
        self._line.pasted.connect(self.paste)
        paste = button("粘贴名单…", self.paste)
        paste.setToolTip(f"遮盖身份证号等以后才填入（{ROSTER}）")
        self._see, self._clear = button("查看…", self._look), button("清除", lambda: self._put(""))
        self._see.setAccessibleName("查看名单")
        self._clear.setAccessibleName("清除名单")
        for made in (paste, self._see, self._clear):
            self.add(made)
        self.set_text("")

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        changed = text != self._text
        self._text = text
        roster = roster_of(text)
        self._line.setText(roster.told() if roster else "")
        self._line.setCursorPosition(0)
        self._see.setEnabled(roster is not None)
        self._clear.setEnabled(roster is not None)
        if changed:
            self.changed.emit()

    def paste(self, pasted: QMimeData | None = None, as_text: Callable[[], object] | None = None) -> None:
        """Open the list that is pasted, else the one on the clipboard."""
        from ui.dialogs.paste_list import open_paste_list  # noqa: PLC0415  # a door is paid for when opened

        open_paste_list(self.window(), self._office, self._take, pasted, as_text)

    def _take(self, text: str, sentence: str) -> None:
        self._put(text)
        self.told.emit(sentence)

    def _put(self, text: str) -> None:
        self.set_text(text)
        self.left.emit()
        self._line.setFocus()

    def _look(self) -> None:
        from ui.dialogs.see_list import open_see_list  # noqa: PLC0415  # as above

        open_see_list(self.window(), self._text)


class _Line(QLineEdit):
    """Takes nothing but a pasted list."""

    pasted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(_EMPTY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pasting opens the list."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)
