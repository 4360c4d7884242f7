"""Statuses with their counts: one press shows those rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from ui.tell import Button

if TYPE_CHECKING:
    from desktop_app.services.entries import Chip


class Chips(QWidget):
    """A row of buttons of which one is down; they wrap when the window is narrow."""

    chosen = Signal(str)  # the label of the chip pressed

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._flow = FlowLayout(self)
        self._buttons: dict[str, QPushButton] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # Qt's own signature
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[Chip], down: str) -> None:
        """Show these; buttons that stay keep their place, so that the cursor is not lost."""
        labels = [chip.label for chip in chips]
        if labels != list(self._buttons):
            for old in self._buttons.values():
                self._group.removeButton(old)
                self._flow.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._buttons = {name: self._made(name) for name in labels}
        for chip in chips:
            made = self._buttons[chip.label]
            made.setText(f"{chip.label}  {chip.count}")
            made.setAccessibleName(f"{chip.label}，{chip.count}条")
            made.setChecked(chip.label == down)

    def _made(self, name: str) -> QPushButton:
        made = Button()
        made.setProperty("chip", True)  # noqa: FBT003
        made.setCheckable(True)
        made.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(made)
        self._flow.addWidget(made)
        return made


class FlowLayout(QLayout):
    """Widgets side by side, going on in the next row when there is no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # Qt asks beyond the end
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        """All in one row, so that a layout around it does not plan for the narrowest."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(s.width() + self._gap for s in sizes)
        return QSize(width, max((s.height() for s in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _lay(self, room: QRect, *, place: bool) -> int:
        x, y, high = room.x(), room.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x + size.width() > room.right() + 1 and high:
                x, y, high = room.x(), y + high + self._gap, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            high = max(high, size.height())
        return y + high - room.y()
