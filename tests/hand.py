"""A test's hand: it sees what is visible, and presses, fills and chooses by visible words only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.main_window import TABS

W = TypeVar("W", bound=QWidget)


class Hand:
    """Works in the front dialog if there is one, else in the window."""

    def __init__(self, bot: QtBot, window: QMainWindow) -> None:
        self._bot, self._window = bot, window

    # What is in front

    def front(self) -> QWidget:
        """The dialog or popup in front of everything, else the window."""
        if (popup := QApplication.activePopupWidget()) is not None:
            return popup
        if (modal := QApplication.activeModalWidget()) is not None:
            return modal
        active = QApplication.activeWindow()
        return active if active is not None and active.isVisible() else self._window

    def tab(self, title: str) -> None:
        """Choose a tab by its title."""
        for bar in self._all(QTabBar):
            for at in range(bar.count()):
                if bar.tabText(at) == title:
                    assert bar.isTabEnabled(at), f"标签页“{title}”不能选"
                    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
                    self._rest()
                    return
        raise AssertionError(f"没有标签页“{title}”")

    # Pressing

    def press(self, words: str) -> None:
        """Press a visible, enabled button by its words."""
        found = self._button(words)
        assert found is not None, f"没有看到按钮“{words}”；看到的有：{self.buttons()}"
        assert found.isEnabled(), f"按钮“{words}”不能按"
        found.setFocus()
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=self._spot(found))
        self._rest()

    def drop(self, words: str, choice: str) -> None:
        """Press a button that drops a menu, and choose from it."""
        self.press(words)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), f"“{words}”没有打开菜单"
        found = next((a for a in menu.actions() if a.text() == choice), None)
        told = [a.text() for a in menu.actions()]
        menu.close()
        assert found is not None, f"菜单里没有“{choice}”：{told}"
        found.trigger()
        self._rest()

    def dropped(self, words: str) -> list[str]:
        """What a button that drops a menu offers."""
        self.press(words)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), f"“{words}”没有打开菜单"
        menu.close()
        return [action.text() for action in menu.actions()]

    def may_press(self, words: str) -> bool:
        """Whether such a button is there and lit."""
        found = self._button(words)
        return found is not None and found.isEnabled()

    def buttons(self) -> list[str]:
        """The words of all buttons seen."""
        return [made.text() for made in self._all(QAbstractButton) if made.text()]

    def menu(self, title: str, words: str) -> None:
        """Choose from the menu bar: menu("设置", "代码表…")."""
        menu = self._menu(title)
        found = next((a for a in menu.actions() if _same(a.text(), words)), None)
        assert found is not None, f"菜单里没有“{words}”：{self.menu_words(title)}"
        assert found.isEnabled(), f"菜单“{words}”不能选"
        found.trigger()
        self._rest()

    def menu_words(self, title: str) -> list[str]:
        """What stands in a menu."""
        return [action.text() for action in self._menu(title).actions() if action.text()]

    def _menu(self, title: str) -> QMenu:
        return next(m for m in self._window.menuBar().findChildren(QMenu) if _same(m.title(), title))

    def turn(self, title: str) -> None:
        """Press the key of a tab."""
        self.key(f"Ctrl+{TABS.index(title) + 1}")

    def key(self, keys: str) -> None:
        """Press keys where the cursor is: key("Ctrl+S")."""
        focus = QApplication.focusWidget() or self.front()
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs know no []
        QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())
        self._rest()

    # Filling

    def fill(self, **texts: str) -> None:
        """Put texts into controls by their labels, as typing would."""
        for name, text in texts.items():
            self._fill(name, text)
        self._rest()

    def type_in(self, name: str, text: str) -> None:
        """Type into a control as an input method does, Chinese included."""
        control = self._named(name)
        control.setFocus()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(control, event)

    def _fill(self, name: str, text: str) -> None:
        if made := self._one_of(name, text):
            made.setFocus()
            made.click()
            return
        control = self._named(name)
        control.setFocus()
        match control:
            case QComboBox() if control.isEditable():
                control.setEditText(text)
            case QComboBox():
                at = control.findText(text)
                assert at >= 0, f"“{name}”里没有“{text}”"
                control.setCurrentIndex(at)
            case QLineEdit():
                control.setText(text)
                control.textEdited.emit(text)
                control.editingFinished.emit()
            case QPlainTextEdit():
                control.setPlainText(text)
            case _:
                raise AssertionError(f"“{name}”不能填写")

    def choose(self, **words: str) -> None:
        """Choose from drop-downs by their names."""
        for name, word in words.items():
            control = self._named(name)
            assert isinstance(control, QComboBox), f"“{name}”不是下拉框"
            at = control.findText(word)
            assert at >= 0, f"“{name}”里没有“{word}”：{[control.itemText(n) for n in range(control.count())]}"
            control.setCurrentIndex(at)
        self._rest()

    def value(self, name: str) -> str:
        """What stands in a control."""
        control = self._named(name)
        match control:
            case QComboBox():
                return control.currentText()
            case QLineEdit():
                return control.text()
            case QPlainTextEdit():
                return control.toPlainText()
        raise AssertionError(f"“{name}”没有内容")

    # Looking

    def rows(self, name: str = "") -> list[list[str]]:
        """The cells of the table in front, as seen."""
        view = self._table(name)
        model = view.model()
        order = sorted(range(model.columnCount()), key=view.horizontalHeader().visualIndex)
        shown = [at for at in order if not view.isColumnHidden(at)]
        return [[str(model.index(row, at).data() or "") for at in shown] for row in range(model.rowCount())]

    def headings(self, name: str = "") -> list[str]:
        """The headings of the table in front, from left to right."""
        view = self._table(name)
        order = sorted(range(view.model().columnCount()), key=view.horizontalHeader().visualIndex)
        return [str(view.model().headerData(at, Qt.Orientation.Horizontal)) for at in order]

    def select(self, row: int, name: str = "") -> None:
        """Click a row of the table in front."""
        view = self._table(name)
        self._click(view, row)
        self._rest()

    def _click(self, view: QAbstractItemView, row: int) -> None:
        index = view.model().index(row, 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def sort_by(self, heading: str, name: str = "") -> None:
        """Click a heading of the table in front."""
        view = self._table(name)
        across = Qt.Orientation.Horizontal
        at = [view.model().headerData(n, across) for n in range(view.model().columnCount())].index(heading)
        header = view.horizontalHeader()
        view.scrollTo(view.model().index(0, at))
        spot = QPoint(header.sectionViewportPosition(at) + header.sectionSize(at) // 2, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        self._rest()

    def tick(self, words: str, *, on: bool = True) -> None:
        """Tick an entry of the list in front, or take its tick away."""
        for listing in self._all(QListWidget):
            for item in listing.findItems(words, Qt.MatchFlag.MatchExactly):
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                return
        raise AssertionError(f"没有可勾选的“{words}”")

    def lines(self, name: str = "") -> list[str]:
        """The lines of the tree in front, children after their parents, cells joined by a bar."""
        tree = next(v for v in self._all(QTreeView) if not name or v.accessibleName() == name)
        return list(_tree_lines(tree))

    def click_line(self, part: str, name: str = "", *, twice: bool = False) -> None:
        """Click (or double-click) the first line of the tree that contains these words."""
        tree = next(v for v in self._all(QTreeView) if not name or v.accessibleName() == name)
        for index, words in _walk(tree):
            if part in words:
                tree.scrollTo(index)
                spot = tree.visualRect(index).center()
                QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
                if twice:
                    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
                self._rest()
                return
        raise AssertionError(f"没有一行写着“{part}”：{self.lines(name)}")

    def told(self) -> str:
        """The sentence at the bottom of the window."""
        return next(x.text() for x in self._window.findChildren(QLabel) if x.accessibleName() == "提示")

    def sees(self, words: str) -> bool:
        """Whether these words stand anywhere in front."""
        return any(words in text for text in self._texts())

    def see(self, words: str) -> None:
        """Wait until these words stand in front."""
        self._bot.waitUntil(lambda: self.sees(words), timeout=10_000)

    def wait_told(self, words: str) -> None:
        """Wait until the bottom line says these words."""
        self._bot.waitUntil(lambda: words in self.told(), timeout=10_000)

    def cursor(self) -> str:
        """The name of the control the cursor is in."""
        focus = QApplication.focusWidget()
        return focus.accessibleName() if focus is not None else ""

    def title(self) -> str:
        """The title of what is in front."""
        return self.front().windowTitle()

    def _texts(self) -> Iterator[str]:
        for widget in self._all(QWidget):
            match widget:
                case QLabel():
                    yield widget.text()
                    yield widget.accessibleName()
                case QAbstractButton():
                    yield widget.text()
                case QLineEdit():
                    yield widget.text()
                case QPlainTextEdit() | QTextEdit():
                    yield widget.toPlainText()
                case QTreeView():
                    yield from _tree_lines(widget)

    # Finding

    def _all(self, kind: type[W]) -> list[W]:
        front = self.front()
        return [
            w
            for w in front.findChildren(kind)
            if w.isVisibleTo(front) and w.isVisible() and w.window() is front
        ]

    def _button(self, words: str) -> QAbstractButton | None:
        found = self._all(QAbstractButton)
        exact = [b for b in found if _same(b.text(), words) or b.accessibleName() == words]
        begins = [b for b in found if b.text().split("  ")[0] == words]
        return next(iter(exact or begins), None)

    def _named(self, name: str) -> QWidget:
        kinds = (QComboBox, QLineEdit, QPlainTextEdit)
        for kind in kinds:
            for control in self._all(kind):
                if control.accessibleName() == name and not isinstance(control.parentWidget(), QComboBox):
                    assert control.isEnabled(), f"“{name}”不能填写"
                    return control
        names = sorted({c.accessibleName() for kind in kinds for c in self._all(kind)} - {""})
        raise AssertionError(f"没有看到“{name}”一栏；看到的有：{names}")

    def _one_of(self, name: str, word: str) -> QAbstractButton | None:
        """The button of a word where one of several buttons is put down instead of a text."""
        bars = [bar for bar in self._all(QFrame) if bar.accessibleName() == name]
        made = [b for bar in bars for b in bar.findChildren(QAbstractButton) if b.isCheckable()]
        found = next((b for b in made if b.accessibleName() == word), None)
        assert found is not None or not made, f"“{name}”里没有“{word}”：{[b.accessibleName() for b in made]}"
        return found

    def _table(self, name: str) -> QTableView:
        found = [view for view in self._all(QTableView) if not name or view.accessibleName() == name]
        assert found, f"没有看到表格{name}"
        return found[0]

    @staticmethod
    def _rest() -> None:
        """Let the window answer before anything is looked at."""
        QApplication.processEvents()

    @staticmethod
    def _spot(widget: QWidget) -> QPoint:
        return widget.rect().center()


def _same(shown: str, words: str) -> bool:
    return shown == words or shown.split("(&", maxsplit=1)[0] == words


def _walk(tree: QTreeView) -> Iterator[tuple[QModelIndex, str]]:
    model = tree.model()

    def below(parent: QModelIndex) -> Iterator[tuple[QModelIndex, str]]:
        for row in range(model.rowCount(parent)):
            cells = [str(model.index(row, c, parent).data() or "") for c in range(model.columnCount(parent))]
            index = model.index(row, 0, parent)
            yield index, "|".join(cells)
            yield from below(index)

    yield from below(tree.rootIndex())


def _tree_lines(tree: QTreeView) -> Iterator[str]:
    return (words for _, words in _walk(tree))
