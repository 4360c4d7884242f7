"""Keeps what is being typed: the first letter at once, then every 400 ms, so that a killed program loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import AppError

EVERY = 400  # ms


class DraftKeeper(QObject):
    """Saves `raw()` through `save` while it changes; a failure is told, typing goes on."""

    troubled = Signal(object)

    def __init__(
        self, raw: Callable[[], Mapping[str, str]], save: Callable[[Mapping[str, str]], None]
    ) -> None:
        super().__init__()
        self._raw, self._save = raw, save
        self._waiting = False
        self.dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._due)

    def touch(self) -> None:
        """Something was typed."""
        self.dirty = True
        if self._timer.isActive():
            self._waiting = True
        else:
            self._keep()

    def flush(self) -> None:
        """Save now what is still waiting."""
        if self._waiting:
            self._keep()

    def forget(self) -> None:
        """The form was saved or given up: nothing is waiting any more."""
        self._timer.stop()
        self._waiting = self.dirty = False

    def _due(self) -> None:
        if self._waiting:
            self._keep()

    def _keep(self) -> None:
        self._waiting = False
        self._timer.start()
        try:
            self._save(self._raw())
        except AppError as error:
            self.troubled.emit(error)
