"""Garbage is swept on the window's thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 500  # ms


class Sweeper(QObject):
    """Collects Python's cyclic garbage while the window rests.

    Left to Python, a collection begins on whatever thread makes the next object: a job that reads a sheet would
    destroy widgets of a dialog closed before, which Qt answers with a crash. Thresholds stay as Python has them.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due."""
        limits = gc.get_threshold()
        due = [age for age, count in enumerate(gc.get_count()) if count > limits[age]]
        if due:
            gc.collect(max(due))
