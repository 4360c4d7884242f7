"""A button that drops a menu; Enter, space and the arrow down open it, Esc closes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from ui.tell import Button


class DropButton(Button):
    """Offers acts by their words."""

    def __init__(
        self, words: str, acts: Sequence[tuple[str, Callable[[], object]]], *, plain: bool = False
    ) -> None:
        super().__init__(f"{words} ▾")
        self.setAccessibleName(words)
        if plain:
            self.setProperty("plain", True)  # noqa: FBT003  # Qt's own signature
        self._menu = QMenu(self)
        for told, act in acts:
            self._menu.addAction(told).triggered.connect(lambda _checked=False, act=act: act())
        self.clicked.connect(self._drop)

    def _drop(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down opens it too."""
        if event.key() == Qt.Key.Key_Down:
            self._drop()
            return
        super().keyPressEvent(event)
