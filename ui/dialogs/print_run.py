"""Sending pages to a printer from a dialog: one page each time round, so that the window stays alive."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QComboBox, QPushButton

from desktop_app.errors import AppError
from ui.dialogs import printing
from ui.dialogs.frame import Frame

NO_PRINTER = "没有找到打印机"


def printer_choice() -> QComboBox:
    """A drop-down of the printers there are, or one line that says there are none."""
    choice = QComboBox()
    choice.addItems(printing.printers() or [NO_PRINTER])
    return choice


class PrintRun(QObject):
    """One paper on its way to the printer; `press` is the button that started it, dark while pages go out."""

    def __init__(self, dialog: Frame, press: QPushButton) -> None:
        super().__init__(dialog)
        self._dialog, self._press = dialog, press
        self._running: Generator[int, None, None] | None = None
        self._count = 0
        dialog.finished.connect(self.stop)

    def begin(
        self,
        paper: printing.Paper,
        printer: str,
        title: str,
        copies: int = 1,
        record: Callable[[], object] | None = None,
    ) -> None:
        """Send a paper; `record` puts on record that it leaves, before the first page does."""
        if self._running is not None:
            return
        if not printing.printers():
            self._dialog.refuse(
                NO_PRINTER, ["这台电脑没有装打印机", "请装好打印机，或另存为 PDF 拿到别处打印"]
            )
            return
        self._count = paper.count
        self._running = self._dialog.attempt(lambda: _started(paper, printer, title, copies, record))
        if self._running is not None:
            self._press.setEnabled(False)
            self._next()

    def stop(self) -> None:
        """Pages that were not sent yet are not sent any more."""
        if self._running is not None:
            self._running.close()
            self._over()

    def _next(self) -> None:
        if self._running is None:
            return
        try:
            done = next(self._running)
        except StopIteration:
            self._over()
            self._dialog.tell("已送到打印机")
            return
        except AppError as no:
            self._over()
            self._dialog.explain(no)
            return
        self._dialog.tell(f"正在打印，第 {done} / {self._count} 页")
        QTimer.singleShot(0, self, self._next)

    def _over(self) -> None:
        self._running = None
        self._press.setEnabled(True)


def _started(
    paper: printing.Paper, printer: str, title: str, copies: int, record: Callable[[], object] | None
) -> Generator[int, None, None]:
    found = printing.printer_named(printer, copies)
    if record is not None:
        record()
    return printing.print_pages(paper, found, title)
