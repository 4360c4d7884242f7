"""A small form inside the screen: what a move asks for, a reason, another date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.register import Field
from desktop_app.errors import AppError
from ui.field_sheet import FieldSheet
from ui.fitting import Fitting
from ui.tell import Block, button, label


class AskForm(QFrame):
    """Asks for a few fields and does one thing with them; refusals are told here and what was typed stays.

    `done` comes after the act went well, `closed` after 取消.
    """

    done = Signal(object)
    closed = Signal()
    asking = Signal(bool)

    def __init__(self, options: Callable[[str], Sequence[str]], today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("hint")
        self._options, self._today = options, today
        self._sheet: FieldSheet | None = None
        self._act: Callable[[Mapping[str, str]], object] | None = None
        self._from: QWidget | None = None  # where the cursor was before
        self.watch: Callable[[FieldSheet], object] | None = None  # looks through what is typed
        self._title, self._note = label("", "heading"), label("", "note")
        self._note.setWordWrap(True)
        self._wrong, self._live = Block("mistakes"), Block("hint")
        self._ok: QPushButton = button("确定", self._do, main=True)
        holder = QWidget()
        self._room = QVBoxLayout(holder)
        self._room.setContentsMargins(0, 0, 8, 0)
        self._room.addWidget(self._wrong)  # inside what scrolls: a low screen has no room beside the fields
        foot = QHBoxLayout()
        foot.addWidget(self._ok)
        foot.addWidget(button("取消", self.close_it))
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        for part in (self._title, self._note):
            layout.addWidget(part)
        layout.addWidget(Fitting(holder), 1)
        layout.addLayout(foot)
        for keys, act in (("Esc", self.close_it), ("Ctrl+S", self._do), ("Ctrl+Return", self._do)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.hide()

    def ask(
        self,
        title: str,
        fields: Sequence[Field],
        act: Callable[[Mapping[str, str]], object],
        *,
        texts: Mapping[str, str] | None = None,
        note: str = "",
        ok: str = "确定",
        live: Callable[[Mapping[str, str]], Sequence[str]] | None = None,
    ) -> None:
        """Show the form; `act` gets the texts and may raise AppError; `live` says what follows from them so far."""
        self._clear()
        self._from = QApplication.focusWidget()
        self._act = act
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._ok.setText(ok)
        self._ok.setAccessibleName(ok)
        sheet = FieldSheet(fields, self._options, self._today)
        sheet.fill(texts or {})
        if self.watch is not None:
            self.watch(sheet)
        self._wrong.chosen.connect(sheet.go_to)
        # What is left over stays below the fields, not between them and not in a sentence.
        self._room.addWidget(sheet, 0 if live else 1, Qt.AlignmentFlag.AlignTop)
        self._sheet = sheet
        if live is not None:
            follow = self._live
            self._room.addWidget(follow)  # below the fields
            sheet.changed.connect(lambda: _say(follow, live(sheet.raw())))
            _say(follow, live(sheet.raw()))
        self.show()
        if sheet.boxes:
            sheet.go_to(next(iter(sheet.boxes)))
        else:
            self._ok.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.asking.emit(True)  # noqa: FBT003  # a signal's argument

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # put away, not merely covered with its tab
            self.asking.emit(False)  # noqa: FBT003

    def close_it(self) -> None:
        """Put the form away without doing anything."""
        self.hide()
        self._clear()
        if self._from is not None and isValid(self._from) and self._from.isVisible():
            self._from.setFocus()  # else Qt would begin at the top of the window
        self.closed.emit()

    def _do(self) -> None:
        if self._sheet is None or self._act is None:
            return
        try:
            result = self._act(self._sheet.raw())
        except AppError as error:
            self._tell(error)
            return
        self.hide()
        self._clear()
        self.done.emit(result)

    def _tell(self, error: AppError) -> None:
        assert self._sheet is not None
        sheet = self._sheet
        told = [(sheet.key_of(line), line) for line in (*error.why.split("\n"), error.do) if line]
        told = [pair for key, line in told for pair in self._missing(key, line)]
        self._wrong.say(error.what, told)
        sheet.tell(told)
        if first := next((key for key, _ in told if key), ""):
            sheet.go_to(first)

    def _missing(self, key: str, line: str) -> list[tuple[str, str]]:
        """Labels alone, one or several, are one mistake for each of them."""
        assert self._sheet is not None
        named = [(self._sheet.key_of(part), part) for part in line.split("、")]
        if "：" in line or not all(found for found, _ in named):
            return [(key, line)]
        return [(found, f"{part}：必须填写") for found, part in named]

    def _clear(self) -> None:
        self._act = None
        self._wrong.say("")
        self._live.say("")
        if self._sheet is not None:
            self._room.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None


def _say(block: Block, lines: Sequence[str]) -> None:
    heading, *more = lines or ("",)
    block.say(heading, [("", line) for line in more])
