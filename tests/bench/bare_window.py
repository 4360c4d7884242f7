"""The yardstick of start-up: a window of PySide6 with nothing in it, which tells when it has been painted."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    """Ends the process after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, _end)


def _end() -> None:
    print("event painted", time.perf_counter(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = Bare()
    window.resize(1366, 720)
    window.show()
    app.exec()
