"""Clocks of hours in words, one line each, true to the minute while they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.opinion_law import Clock, told
from ui.style import set_tone
from ui.tell import label

_MINUTE = 60  # seconds
_SOON = 120  # minutes before the end from which a clock is coloured


class HourClocks(QWidget):
    """Says what each clock still has or by how much it ran over; words change with the minute, nothing else."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._clocks: tuple[Clock, ...] = ()
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(2)
        self._lines = [self._line() for _ in range(2)]  # no case has more
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look_again)
        self.hide()

    def _line(self) -> QLabel:
        made = label("")
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.addWidget(made)
        return made

    def show_clocks(self, clocks: Sequence[Clock]) -> None:
        """Show these clocks; none hides the lines."""
        self._clocks = tuple(clocks)
        self.setVisible(bool(clocks))
        self.look_again()

    def look_again(self) -> None:
        """The words of this minute, and those of the next when it comes."""
        now = self._now()
        for at, line in enumerate(self._lines):
            clock = self._clocks[at] if at < len(self._clocks) else None
            line.setVisible(clock is not None)
            if clock is not None:
                line.setText(told(clock, now))
                set_tone(line, _tone(clock, now))
        if self._clocks and self.isVisible():
            self._timer.start((_MINUTE - now.second) * 1000)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _tone(clock: Clock, now: datetime) -> str:
    if clock.late_at(now):
        return "late"
    left = (clock.due - now).total_seconds() / 60
    return "soon" if clock.is_open and left <= _SOON else ""
