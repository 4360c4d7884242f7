"""A scroll area that is as high as its content when there is room, and never pushes the window over the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_LEAST = 40  # pixels that are always left of it


class Fitting(QScrollArea):
    """Shows `content` up to `most` pixels high, then scrolls; hidden while the content is hidden."""

    def __init__(self, content: QWidget, most: int = 10_000) -> None:
        super().__init__()
        self._most = most
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidget(content)
        content.installEventFilter(self)
        if content.isHidden():
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content: shown, hidden, or of another height."""
        if watched is self.widget() and self.parentWidget() is not None:  # without one it would be a window
            if event.type() == QEvent.Type.ShowToParent:
                self.show()
            elif event.type() == QEvent.Type.HideToParent:
                self.hide()
            if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent}:
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """As high as the content at the present width."""
        content = self.widget()
        width = max(self.viewport().width(), 200)
        layout = content.layout()
        wants = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        high = wants if wants > 0 else content.sizeHint().height()
        return QSize(super().sizeHint().width(), min(high, self._most))

    def minimumSizeHint(self) -> QSize:
        """It can always give way."""
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), _LEAST))
