"""Controls that hold one typed value as text: a line, a paragraph, a day, a word of a list, several words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

JOINT = " / "
WORDS = "、"
TARGET = 32
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

    def text(self) -> str:
        """What stands in it."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Put a value in, as its kind shows it."""
        raise NotImplementedError

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

    def _add(self, widget: QWidget) -> None:
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
    """Several paragraphs; Tab goes on to the next field."""

    def __init__(self, lines: int = 4) -> None:
        self._paper = _Paper()
        super().__init__(self._paper)
        self._paper.setTabChangesFocus(True)
        self._paper.setMinimumHeight(self._paper.fontMetrics().lineSpacing() * lines + 16)
        self._paper.setMaximumHeight(self._paper.fontMetrics().lineSpacing() * lines * 3 + 16)
        self._paper.textChanged.connect(self.changed)
        self._paper.left.connect(self.left)

    def text(self) -> str:
        return self._paper.toPlainText()

    def set_text(self, text: str) -> None:
        self._paper.setPlainText(text)


class _Paper(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class DayEditor(LineEditor):
    """A day in any spelling; a calendar to pick from and Ctrl+; for today.

    `tidy` turns what was typed into the usual spelling, or gives it back as it is.
    """

    def __init__(self, today: Callable[[], date], tidy: Callable[[str], str], hint: str) -> None:
        super().__init__(hint)
        self._today, self._tidy = today, tidy
        self._line.editingFinished.connect(self._neaten)
        pick = QToolButton()
        pick.setText("日历")
        pick.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pick.setMinimumHeight(TARGET)
        pick.setToolTip("从日历中选择（今天：Ctrl+;）")
        pick.clicked.connect(self._open)
        self._pick = pick
        self._add(pick)
        now = QShortcut(QKeySequence("Ctrl+;"), self._line)
        now.setContext(Qt.ShortcutContext.WidgetShortcut)
        now.activated.connect(lambda: self.set_text(self._today().isoformat()))

    def name(self, label: str) -> None:
        super().name(label)
        self._pick.setAccessibleName(f"{label}：日历")

    def _neaten(self) -> None:
        if (neat := self._tidy(self.text())) != self.text():
            self.set_text(neat)

    def _open(self) -> None:
        popup = _popup(self)
        calendar = QCalendarWidget()
        calendar.setGridVisible(True)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        known = QDate.fromString(self._tidy(self.text())[:10], Qt.DateFormat.ISODate)
        calendar.setSelectedDate(known if known.isValid() else _qdate(self._today()))
        calendar.activated.connect(lambda day: self._picked(day, popup))
        calendar.clicked.connect(lambda day: self._picked(day, popup))
        _drop(popup, calendar, self._line)

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
        self._box.addItems(["", *words])
        completer = QCompleter(list(words), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._box.setCompleter(completer)
        self._box.editTextChanged.connect(self.changed)
        self._box.currentIndexChanged.connect(self.left)
        line = self._box.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.left)

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


class _PickEditor(LineEditor):
    """A line with a button that drops a list or a tree to pick from."""

    def __init__(self, words: Sequence[str], hint: str) -> None:
        super().__init__(hint)
        self._words = tuple(words)
        self._pick = QToolButton()
        self._pick.setText("选择")
        self._pick.setMinimumHeight(TARGET)
        self._pick.clicked.connect(self._open)
        self._add(self._pick)

    def name(self, label: str) -> None:
        super().name(label)
        self._pick.setAccessibleName(f"{label}：选择")

    def _open(self) -> None:
        raise NotImplementedError


class ChoicesEditor(_PickEditor):
    """Several words, ticked in a list or typed with 、 between them."""

    def _open(self) -> None:
        chosen = [word for word in self.text().split(WORDS) if word]
        popup, ticks = _popup(self), QListWidget()
        ticks.setAccessibleName(f"{self.control.accessibleName()}：可多选")
        for word in dict.fromkeys((*self._words, *chosen)):
            item = QListWidgetItem(word, ticks)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if word in chosen else Qt.CheckState.Unchecked)
        ticks.itemChanged.connect(lambda _item: self._ticked(ticks))
        ticks.itemActivated.connect(lambda _item: popup.close())
        _drop(popup, ticks, self._line)

    def _ticked(self, ticks: QListWidget) -> None:
        items = (ticks.item(at) for at in range(ticks.count()))
        self.set_text(WORDS.join(i.text() for i in items if i.checkState() is Qt.CheckState.Checked))
        self.left.emit()


class TreeEditor(_PickEditor):
    """A word of a list whose words are paths (类 / 事项 / 子项); any level may be chosen."""

    def __init__(self, words: Sequence[str], hint: str) -> None:
        super().__init__(words, hint)
        completer = QCompleter(list(words), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._line.setCompleter(completer)

    def _open(self) -> None:
        popup, tree = _popup(self), path_tree(self._words)
        tree.setAccessibleName(f"{self.control.accessibleName()}：目录")
        tree.itemActivated.connect(lambda item, _column: self._picked(item, popup))
        tree.itemClicked.connect(lambda item, _column: self._picked(item, popup))
        _drop(popup, tree, self._line)

    def _picked(self, item: QTreeWidgetItem, popup: QWidget) -> None:
        self.set_text(str(item.data(0, Qt.ItemDataRole.UserRole)))
        self.left.emit()
        if not item.childCount():
            popup.close()
        else:
            item.setExpanded(not item.isExpanded())


def path_tree(words: Sequence[str]) -> QTreeWidget:
    """A tree of paths; each item carries its whole path."""
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    known: dict[str, QTreeWidgetItem] = {}
    for word in words:
        above, _, own = word.rpartition(JOINT)
        item = QTreeWidgetItem([own])
        item.setData(0, Qt.ItemDataRole.UserRole, word)
        item.setToolTip(0, word)
        known[word] = item
        if above in known:
            known[above].addChild(item)
        else:
            item.setText(0, word)
            tree.addTopLevelItem(item)
    return tree


class _Popup(QFrame):
    """A drop-down frame; Esc closes it and the form stays open."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            event.accept()
            return
        super().keyPressEvent(event)


def _popup(owner: QWidget) -> QFrame:
    popup = _Popup(owner, Qt.WindowType.Popup)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    popup.setFrameShape(QFrame.Shape.Box)
    layout = QVBoxLayout(popup)
    layout.setContentsMargins(1, 1, 1, 1)
    return popup


def _drop(popup: QFrame, content: QWidget, under: QWidget) -> None:
    layout = popup.layout()
    assert layout is not None
    layout.addWidget(content)
    if not isinstance(content, QCalendarWidget):
        popup.setFixedSize(max(under.width(), 320), 320)
    corner = under.mapToGlobal(QPoint(0, under.height()))
    room = under.screen().availableGeometry()
    size = popup.sizeHint() if isinstance(content, QCalendarWidget) else popup.size()
    if corner.y() + size.height() > room.bottom():
        corner = under.mapToGlobal(QPoint(0, -size.height()))
    corner.setX(max(room.left(), min(corner.x(), room.right() - size.width())))
    popup.move(corner)
    popup.show()
    content.setFocus()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
