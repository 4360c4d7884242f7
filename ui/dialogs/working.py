"""A dialog that does long work: its progress stands above the buttons, Esc stops the work before it closes anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import AppError
from ui.dialogs.frame import Frame
from ui.job import Job, JobBar, Work


class WorkingFrame(Frame):
    """A Frame with one job at a time; buttons given to `rests` cannot be pressed while it runs."""

    def __init__(self, window: QWidget, title: str, size: tuple[int, int], *, scrolls: bool = False) -> None:
        super().__init__(window, title, size, scrolls=scrolls)
        self._bar = JobBar()
        self._bar.cancelled.connect(self._cancelled)
        self._bar.idle.connect(self._over)
        self._job: Job | None = None
        self._then: Callable[[object], None] | None = None
        self._outcome: Callable[[], None] | None = None
        self._resting: list[QPushButton] = []
        self._way_out: QPushButton | None = None
        self._cursor: QWidget | None = None  # where it was when the work began
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(outer.count() - 1, self._bar)

    def rests(self, *buttons: QPushButton) -> None:
        """Buttons that wait until the work is over."""
        self._resting.extend(buttons)

    def leaves(self, way_out: QPushButton) -> None:
        """The button that closes; while work runs the one that stops it stands in its place."""
        self._way_out = way_out

    def run(self, name: str, work: Work, then: Callable[[object], None]) -> None:
        """Start work; once its thread is over `then` gets its result, or a refusal is told here."""
        self.hush()
        self._then, self._outcome, self._cursor = then, None, self.focusWidget()
        for resting in self._resting:
            resting.setEnabled(False)
        if self._way_out:
            self._way_out.hide()
        self._job = self._bar.start(name, work, self._succeeded, self._refused)

    def failed(self, no: AppError) -> None:
        """Tell why the work did not succeed."""
        self.explain(no)

    def reject(self) -> None:
        """Stop the work when there is some, else close."""
        if self._bar.busy:
            self._bar.cancel()
            self.tell("正在取消，已做的会退回…")
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close, once the thread is over: it must not outlive the dialog that holds it."""
        if self._job is not None:
            self._job.requestInterruption()
            self._job.wait()
        super().done(result)

    def _succeeded(self, result: object) -> None:
        then = self._then
        assert then is not None
        self._outcome = lambda: then(result)

    def _refused(self, no: AppError) -> None:
        self._outcome = lambda: self.failed(no)

    def _cancelled(self) -> None:
        self._outcome = lambda: self.tell("已取消，没有留下任何改动")

    def _over(self) -> None:
        self.rested()
        if self._cursor is not None and self._cursor.isEnabled():
            self._cursor.setFocus()  # a button that rested has lost it
        if self._outcome is not None:
            self._outcome()

    def rested(self) -> None:
        """Whatever waited may be pressed again."""
        for resting in self._resting:
            resting.setEnabled(True)
        if self._way_out:
            self._way_out.show()
