"""A frame that drops below a control and closes by Esc."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget


class _Popup(QFrame):
    """A drop-down frame; Esc closes it and the form stays open."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            event.accept()
            return
        super().keyPressEvent(event)


def dropped(owner: QWidget) -> QFrame:
    """An empty drop-down of a control."""
    popup = _Popup(owner, Qt.WindowType.Popup)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    popup.setFrameShape(QFrame.Shape.Box)
    layout = QVBoxLayout(popup)
    layout.setContentsMargins(1, 1, 1, 1)
    return popup


def drop(popup: QFrame, content: QWidget, under: QWidget) -> None:
    """Show the drop-down with its content below a control, or above where the screen ends."""
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
