"""Work beside the window that nobody waits for: it outlives the screen that began it, never the program."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.job import Job, Work

_NAME = "aside"


class _Aside(QObject):
    """Holds the jobs until their threads are over: a thread must not be destroyed while it runs."""

    def __init__(self, owner: QApplication) -> None:
        super().__init__(owner)
        self.setObjectName(_NAME)
        self._jobs: set[Job] = set()
        owner.aboutToQuit.connect(self._end)

    def take(self, job: Job) -> None:
        """Run it."""
        self._jobs.add(job)
        job.finished.connect(self._over)
        job.start()

    def _over(self) -> None:
        self._jobs = {job for job in self._jobs if not job.isFinished()}

    def _end(self) -> None:
        for job in self._jobs:
            job.requestInterruption()
            job.wait()


def aside(work: Work) -> Job:
    """Start the work; its signals come to whoever connects to them before control returns to Qt."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    holder = app.findChild(_Aside, _NAME) or _Aside(app)
    job = Job(work)
    holder.take(job)
    return job
