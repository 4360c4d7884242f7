"""Search and filters of a register; together they make the question that the table shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from desktop_app.domain.deadlines import week_end
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Window
from desktop_app.domain.register import Register
from desktop_app.registers.categories import JOINT
from ui.chips import FlowLayout
from ui.editor_widgets import TARGET, Box
from ui.editors import list_of
from ui.pick_editors import path_tree
from ui.tell import button

WAIT = 150  # ms after the last letter
EVERY, LATE, NOW, WEEK, DOUBTFUL = "到期：全部", "逾期", "今日到期", "本周到期", "期限暂定"
_LISTED = ("department", "handler")  # fields with a filter of their own, where a register has them
_TREE = "category"


class FilterBar(QWidget):
    """One search box and a few drop-downs. `asked` comes when the question has changed."""

    asked = Signal()
    down = Signal()  # the cursor wants to go on into the table

    def __init__(
        self, register: Register, options: Callable[[str], Sequence[str]], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._register, self._options, self._today = register, options, today
        self._quiet = False  # while several conditions change as one
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT)
        self._later.timeout.connect(self.asked)
        self._search = _Search()
        self._search.setPlaceholderText("查找编号、姓名、电话、内容…")
        self._search.setAccessibleName("查找")
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumHeight(TARGET)
        self._search.setMinimumWidth(300)
        self._search.textChanged.connect(self._typed)
        self._search.down.connect(self.down)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._search)
        self._year = self._box("年度", "全部年度")
        self._lists = {
            key: self._box(register.label(key), f"{register.label(key)}：全部")
            for key in _LISTED
            if key in register.by_key
        }
        self._due = self._box("到期", EVERY, LATE, NOW, WEEK, DOUBTFUL)
        self._due.setVisible(bool(register.flow.moves))
        self._branch = ""
        self._tree = QToolButton()
        self._add_tree()
        self._clear = button("清除筛选", self.clear, plain=True)
        self._flow.addWidget(self._clear)
        self.light()

    def _box(self, name: str, *words: str) -> QComboBox:
        box = Box()
        box.setAccessibleName(f"筛选{name}")  # apart from the field of the same name in a form
        box.setMinimumHeight(TARGET)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.addItems(list(words))
        box.currentIndexChanged.connect(self._changed)
        self._flow.addWidget(box)
        return box

    def _add_tree(self) -> None:
        self._tree.setMinimumHeight(TARGET)
        self._tree.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._tree.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        if _TREE in self._register.by_key:
            self._flow.addWidget(self._tree)
        else:
            self._tree.setParent(self)
            self._tree.hide()
        self._name_tree()

    def refresh(self, years: Sequence[int]) -> None:
        """Offer these years and the words of the code lists as they are now; what was chosen stays."""
        _offer(self._year, ["全部年度", *(f"{year}年" for year in years)])
        for key, box in self._lists.items():
            name = self._register.label(key)
            _offer(box, [f"{name}：全部", *self._options(list_of(self._register[key]))])
        if _TREE in self._register.by_key:
            self._plant()

    def _plant(self) -> None:
        words = self._options(list_of(self._register[_TREE]))
        menu = QMenu(self._tree)
        tree = path_tree(words)
        tree.setAccessibleName("公开类别目录")
        tree.setMinimumSize(360, 360)
        tree.itemActivated.connect(
            lambda item, _c: self._pick(str(item.data(0, Qt.ItemDataRole.UserRole)), menu)
        )
        tree.itemClicked.connect(
            lambda item, _c: self._pick(str(item.data(0, Qt.ItemDataRole.UserRole)), menu)
        )
        every = QAction(f"{self._register.label(_TREE)}：全部", menu)
        every.triggered.connect(lambda: self._pick("", menu))
        menu.addAction(every)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(tree)
        menu.addAction(holder)
        self._tree.setMenu(menu)

    def _pick(self, branch: str, menu: QMenu) -> None:
        self._branch = branch
        self._name_tree()
        menu.close()
        self._changed()

    def _name_tree(self) -> None:
        label = self._register.label(_TREE)
        last = self._branch.split(JOINT)[-1] if self._branch else "全部"
        self._tree.setText(f"{label}：{last} ▾")
        self._tree.setAccessibleName(f"筛选{label}")

    def query(self) -> Query:
        """The question as it stands, without the status."""
        equal: dict[str, tuple[Value, ...]] = {}
        if self._year.currentIndex() > 0:
            equal["year"] = (int(self._year.currentText().removesuffix("年")),)
        for key, box in self._lists.items():
            if box.currentIndex() > 0:
                equal[key] = (box.currentText(),)
        if self._branch:
            words = self._options(list_of(self._register[_TREE]))
            equal[_TREE] = tuple(w for w in words if (w + JOINT).startswith(self._branch + JOINT))
        filled = ("provisional",) if self._due.currentText() == DOUBTFUL else ()
        return Query(
            self._register.key,
            search=self._search.text().strip(),
            equal=equal,
            windows=self._windows(),
            filled=filled,
        )

    @property
    def by_due(self) -> bool:
        """Whether only open records with a deadline are meant."""
        return self._due.currentIndex() > 0

    def _windows(self) -> tuple[Window, ...]:
        today = self._today()
        spans = {
            LATE: Window("due_on", None, today - timedelta(days=1)),
            NOW: Window("due_on", today, today),
            WEEK: Window("due_on", today, week_end(today)),
        }
        found = spans.get(self._due.currentText())
        return (found,) if found else ()

    def focus(self) -> None:
        """Put the cursor into the search box, its text selected."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def active(self) -> bool:
        """Whether anything narrows the question."""
        boxes = [self._year, self._due, *self._lists.values()]
        return bool(self._search.text().strip() or self._branch or any(b.currentIndex() > 0 for b in boxes))

    def clear(self) -> None:
        """Show everything again; asks at most once."""
        if not self.active():
            return
        self._quiet = True
        self._search.clear()
        for box in (self._year, self._due, *self._lists.values()):
            box.setCurrentIndex(0)
        self._quiet = False
        self._branch = ""
        self._name_tree()
        self._changed()

    def _typed(self) -> None:
        if not self._quiet:
            self._later.start()

    def _changed(self) -> None:
        if not self._quiet:
            self._later.stop()
            self.asked.emit()

    def light(self) -> None:
        """Offer 清除筛选 only while something is filtered."""
        self._clear.setVisible(self.active())


class _Search(QLineEdit):
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _offer(box: QComboBox, words: Sequence[str]) -> None:
    if [box.itemText(at) for at in range(box.count())] == list(words):
        return
    chosen = box.currentText()
    box.blockSignals(True)  # noqa: FBT003
    box.clear()
    box.addItems(list(words))
    box.setCurrentIndex(max(0, box.findText(chosen)))
    box.blockSignals(False)  # noqa: FBT003
