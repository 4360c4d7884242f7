"""What is seen until the ledger is open, and when it cannot be opened: what, why, what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThread, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.errors import AppError, Refused, Trouble
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

WAITING = "正在打开台账…"


class OpeningPage(QWidget):
    """A calm page; `painted` comes once, when it has been on the screen."""

    painted = Signal()
    again = Signal()
    rescue = Signal()
    leave = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen = False
        self._what = label(WAITING, "title")
        self._why, self._do = label(""), label("", "heading")
        for words in (self._what, self._why, self._do):
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._acts = QWidget()
        row = QHBoxLayout(self._acts)
        row.addStretch(1)
        self._again = button("重试", self.again.emit, main=True)
        row.addWidget(self._again)
        self._rescue = button("从备份恢复…", self.rescue.emit)
        row.addWidget(self._rescue)
        row.addWidget(button("退出", self.leave.emit))
        row.addStretch(1)
        self._acts.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(80, 40, 80, 40)
        layout.addStretch(2)
        layout.addWidget(self._what)
        layout.addWidget(self._why)
        layout.addWidget(self._do)
        layout.addWidget(self._acts)
        layout.addStretch(3)

    def wait(self, words: str = WAITING) -> None:
        """Something is under way."""
        self._what.setText(words)
        self._why.clear()
        self._do.clear()
        self._acts.hide()

    def tell(self, error: AppError) -> None:
        """It could not be opened."""
        self._what.setText(error.what)
        self._why.setText(error.why)
        self._do.setText(error.do)
        # A rule said no, as when another window has it open: the ledger is whole and nothing must take its place.
        self._rescue.setHidden(isinstance(error, Refused))
        self._acts.show()
        self._again.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint is told, so that nothing heavy begins before it."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()


class Opener(QThread):
    """Opens an office off the window's thread."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, opening: Callable[[], Office]) -> None:
        super().__init__()
        self._opening = opening

    def run(self) -> None:
        """Qt calls this on the thread."""
        try:
            office = self._opening()
            import ui.workplace  # noqa: F401, PLC0415  # read here, so that the window does not stand still for it

            self.opened.emit(office)
        except AppError as error:
            self.failed.emit(error)
        except Exception as error:  # a bug while opening must be told in the window, not lost with the thread
            import logging  # noqa: PLC0415  # only when something went wrong

            logging.getLogger(__name__).exception("opening failed")
            why = f"{type(error).__name__}：{error}"
            self.failed.emit(
                Trouble("台账没有打开", why=why, do="请重试；仍不行请从备份恢复，或把日志发给维护人员")
            )
