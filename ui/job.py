"""Long work beside the window: a generator on its own thread, its progress and 取消 on the bottom line."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator

from PySide6.QtCore import QThread, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop_app.errors import AppError, Trouble
from ui.tell import button

Work = Generator[tuple[int, int], None, object]
log = logging.getLogger(__name__)


class Job(QThread):
    """Runs a generator that yields (done, of how many) and returns its result; closing it undoes what was half done."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)  # an AppError
    cancelled = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        """Qt calls this on the thread."""
        try:
            while not self.isInterruptionRequested():
                done, of = next(self._work)
                self.progressed.emit(done, of)
            self.cancelled.emit()
        except StopIteration as end:
            self.succeeded.emit(end.value)
        except AppError as error:
            self.failed.emit(error)
        except Exception as error:  # the thread's last hook: a bug must be told, not lost
            log.exception("a job failed")
            why = f"{type(error).__name__}：{error}"
            self.failed.emit(Trouble("操作没有完成", why=why, do="数据未改动；详情已写入日志"))
        finally:
            self._work.close()


def once(act: Callable[[], object]) -> Work:
    """A plain function as work without progress."""
    yield 0, 0
    return act()


def _nothing(_told: object) -> None:
    """Nobody waits for it."""


class JobBar(QWidget):
    """The running job: its name, how far, and 取消. One at a time.

    `idle` comes when a job is over, however it ended, after `done`, `failed` or `cancelled`.
    """

    cancelled = Signal()
    idle = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._done: Callable[[object], object] = _nothing
        self._failed: Callable[[AppError], object] = _nothing
        self._name = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(180)
        self._cancel = button("取消", self.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._name, self._bar, self._cancel):
            layout.addWidget(part)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._job is not None

    def start(
        self, name: str, work: Work, done: Callable[[object], object], failed: Callable[[AppError], object]
    ) -> Job:
        """Run the work; `done` gets its result, `failed` the reason, both on the window's thread."""
        if self._job is not None:
            raise Trouble("上一项操作还没有完成", do="请等它完成或先取消")
        job = Job(work)
        self._job = job
        self._name.setText(name)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(name)
        self._cancel.setEnabled(True)
        self.show()
        job.progressed.connect(self._show)
        # By way of this widget, so that whatever is called runs on the window's thread.
        self._done, self._failed = done, failed
        job.succeeded.connect(self._succeed)
        job.failed.connect(self._fail)
        job.cancelled.connect(self.cancelled)
        job.finished.connect(self._over)
        job.start()
        return job

    def cancel(self) -> None:
        """Ask the job to stop at its next step; what it had begun is rolled back."""
        if self._job is not None:
            self._cancel.setEnabled(False)
            self._job.requestInterruption()

    def stop(self) -> None:
        """Cancel and wait, when the window closes."""
        if (job := self._job) is not None:
            job.requestInterruption()
            job.wait()

    def _succeed(self, result: object) -> None:
        self._done(result)

    def _fail(self, error: AppError) -> None:
        self._failed(error)

    def _show(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _over(self) -> None:
        self._job = None
        self.hide()
        self.idle.emit()
