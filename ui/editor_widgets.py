"""Controls that hold one typed value as text: a line, a paragraph, a day, a word of a list, several words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QMimeData, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from ui.popup import drop, dropped
from ui.shortcuts import PICK

TARGET = 32
_PAPER_EDGE = 20  # pixels of frame and margin
_UNSET = "（未填）"


class Editor(QWidget):
    """One value as text. `changed` at every keystroke, `left` when the cursor goes on to something else."""

    changed = Signal()
    left = Signal()

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self.control = control
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(control, 1)
        self.setFocusProxy(control)

    @abstractmethod  # told to mypy; Qt has a metaclass of its own
    def text(self) -> str:
        """What stands in it."""

    @abstractmethod
    def set_text(self, text: str) -> None:
        """Put a value in, as its kind shows it."""

    def name(self, label: str) -> None:
        """Say to screen readers what it is."""
        self.control.setAccessibleName(label)

    def outline(self, *, wrong: bool) -> None:
        """Mark it as holding a mistake, or as right again."""
        self.control.setProperty("wrong", wrong)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)

    def suggest(self, ask: Callable[[str], Sequence[str]]) -> None:
        """Offer earlier values while typing; only lines do."""

    def go_on(self) -> None:
        """Put the cursor behind what stands in it; only paragraphs have a cursor that starts before."""

    def add(self, widget: QWidget) -> None:
        """Put a button beside the control."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, hint: str = "") -> None:
        self._line = QLineEdit()
        super().__init__(self._line)
        self._line.setPlaceholderText(hint)
        self._line.setMinimumHeight(TARGET)
        self._line.textChanged.connect(self.changed)
        self._line.editingFinished.connect(self.left)

    def text(self) -> str:
        return self._line.text()

    def set_text(self, text: str) -> None:
        self._line.setText(text)
        self._line.setCursorPosition(0)

    def suggest(self, ask: Callable[[str], Sequence[str]]) -> None:
        model = QStringListModel(self)
        completer = QCompleter(model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._line.setCompleter(completer)
        self._line.textEdited.connect(lambda begin: model.setStringList(list(ask(begin))))


class LongEditor(Editor):
    """Several paragraphs in a box that grows with them; Tab goes on to the next field."""

    def __init__(self, lines: int = 4) -> None:
        self._paper = _Paper()
        self._lines = lines
        super().__init__(self._paper)
        self._paper.setTabChangesFocus(True)
        self._paper.textChanged.connect(self._grow)
        self._paper.textChanged.connect(self.changed)
        self._paper.left.connect(self.left)
        self._grow()

    def text(self) -> str:
        return self._paper.toPlainText()

    def set_text(self, text: str) -> None:
        self._paper.setPlainText(text)

    def go_on(self) -> None:
        self._paper.moveCursor(QTextCursor.MoveOperation.End)

    def offer(self, takes: Callable[[QMimeData], bool]) -> None:
        """Ask of whatever is pasted whether somebody else takes it."""
        self._paper.takes = takes

    def insert(self, text: str) -> None:
        """Put words in at the cursor, asking nobody."""
        self._paper.insertPlainText(text)

    def _grow(self) -> None:
        lines = max(self._lines, min(self._paper.document().lineCount() + 1, self._lines * 3))
        self._paper.setFixedHeight(self._paper.fontMetrics().lineSpacing() * lines + _PAPER_EDGE)


class _Paper(QPlainTextEdit):
    left = Signal()
    takes: Callable[[QMimeData], bool] | None = None

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.takes is None or not self.takes(source):
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class PickEditor(LineEditor):
    """A line with a button that drops something to pick from; the Tab key passes it by, Alt+Down opens it."""

    def __init__(self, words: str, hint: str, tip: str) -> None:
        super().__init__(hint)
        self._pick = QToolButton()
        self._pick.setText(words)
        self._pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pick.setMinimumHeight(TARGET)
        self._pick.setToolTip(tip)
        self._pick.clicked.connect(self._open)
        self.add(self._pick)
        opens = QShortcut(QKeySequence(PICK), self._line)
        opens.setContext(Qt.ShortcutContext.WidgetShortcut)
        opens.activated.connect(self._open)

    def name(self, label: str) -> None:
        super().name(label)
        self._pick.setAccessibleName(f"{label}：{self._pick.text()}")

    @abstractmethod
    def _open(self) -> None:
        """Drop what can be picked from."""


class DayEditor(PickEditor):
    """A day in any spelling; a calendar to pick from and Ctrl+; for today.

    `tidy` turns what was typed into the usual spelling, or gives it back as it is.
    """

    def __init__(self, today: Callable[[], date], tidy: Callable[[str], str], hint: str) -> None:
        super().__init__("日历", hint, "从日历中选择（Alt+↓）；今天：Ctrl+;")
        self._today, self._tidy = today, tidy
        self._line.editingFinished.connect(self._neaten)
        now = QShortcut(QKeySequence("Ctrl+;"), self._line)
        now.setContext(Qt.ShortcutContext.WidgetShortcut)
        now.activated.connect(lambda: self.set_text(self._today().isoformat()))

    def _neaten(self) -> None:
        if (neat := self._tidy(self.text())) != self.text():
            self.set_text(neat)

    def _open(self) -> None:
        popup = dropped(self)
        calendar = QCalendarWidget()
        calendar.setGridVisible(True)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        known = QDate.fromString(self._tidy(self.text())[:10], Qt.DateFormat.ISODate)
        calendar.setSelectedDate(known if known.isValid() else _qdate(self._today()))
        calendar.activated.connect(lambda day: self._picked(day, popup))
        calendar.clicked.connect(lambda day: self._picked(day, popup))
        drop(popup, calendar, self._line)

    def _picked(self, day: QDate, popup: QWidget) -> None:
        clock = self.text()[10:] if len(self.text()) > 10 else ""
        self.set_text(day.toString(Qt.DateFormat.ISODate) + clock)
        popup.close()
        self._line.setFocus()
        self.left.emit()


class ChoiceEditor(Editor):
    """A word of a list, or another one typed by hand."""

    def __init__(self, words: Sequence[str]) -> None:
        self._box = Box()
        super().__init__(self._box)
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setMinimumHeight(TARGET)
        self._box.setMinimumContentsLength(6)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offer(words)
        self._box.editTextChanged.connect(self.changed)
        self._box.currentIndexChanged.connect(self.left)
        line = self._box.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.left)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these words from now on; what stands in it stays."""
        text = self.text()
        self._box.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self._box.clear()
        self._box.addItems(["", *words])
        self.set_text(text)
        self._box.blockSignals(False)  # noqa: FBT003
        completer = QCompleter(list(words), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._box.setCompleter(completer)

    def name(self, label: str) -> None:
        super().name(label)
        line = self._box.lineEdit()
        assert line is not None
        line.setAccessibleName(label)

    def text(self) -> str:
        return self._box.currentText()

    def set_text(self, text: str) -> None:
        at = self._box.findText(text)
        if at >= 0:
            self._box.setCurrentIndex(at)
        self._box.setEditText(text)


class YesNoEditor(Editor):
    """是, 否, or not filled."""

    def __init__(self) -> None:
        self._box = Box()
        super().__init__(self._box)
        self._box.setMinimumHeight(TARGET)
        self._box.addItems([_UNSET, "是", "否"])
        self._box.currentIndexChanged.connect(self.changed)
        self._box.currentIndexChanged.connect(self.left)

    def text(self) -> str:
        text = self._box.currentText()
        return "" if text == _UNSET else text

    def set_text(self, text: str) -> None:
        self._box.setCurrentIndex(max(0, self._box.findText(text)))


class Box(QComboBox):
    """A drop-down that the mouse wheel cannot change while somebody scrolls past it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
