"""Long work beside the window: it tells how far, can be stopped, and leaves nothing half done."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.errors import AppError, Refused, Trouble
from ui.job import JobBar, once


class Told:
    """What a job came to."""

    def __init__(self) -> None:
        self.result: object = None
        self.error: AppError | None = None
        self.begun = self.undone = False

    def done(self, result: object) -> None:
        self.result = result

    def failed(self, error: AppError) -> None:
        self.error = error


@pytest.fixture
def bar(qtbot: QtBot) -> JobBar:
    made = JobBar()
    qtbot.addWidget(made)
    return made


def steps(told: Told, gate: Event) -> Generator[tuple[int, int], None, str]:
    told.begun = True
    try:
        for done in range(1, 4):
            yield done, 3
            gate.wait(5)
    except GeneratorExit:
        told.undone = True
        raise
    return "写好了"


def test_the_result_comes_back(bar: JobBar, qtbot: QtBot) -> None:
    told, gate = Told(), Event()
    gate.set()
    bar.start("导出", steps(told, gate), told.done, told.failed)
    qtbot.waitUntil(lambda: told.result == "写好了" and not bar.busy)
    assert bar.isHidden()


def test_a_stopped_job_is_undone(bar: JobBar, qtbot: QtBot) -> None:
    told, gate = Told(), Event()
    bar.start("导出", steps(told, gate), told.done, told.failed)
    qtbot.waitUntil(lambda: told.begun)
    bar.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not bar.busy)
    assert told.undone
    assert told.result is None


def test_a_refusal_is_handed_on(bar: JobBar, qtbot: QtBot) -> None:
    told = Told()

    def refuse() -> object:
        raise Refused("磁盘已满", do="请清理")

    bar.start("导出", once(refuse), told.done, told.failed)
    qtbot.waitUntil(lambda: told.error is not None and not bar.busy)
    assert str(told.error) == "磁盘已满；请清理"


def test_a_bug_is_told_as_trouble(bar: JobBar, qtbot: QtBot) -> None:
    told = Told()
    bar.start("导出", once(lambda: 1 // 0), told.done, told.failed)
    qtbot.waitUntil(lambda: told.error is not None and not bar.busy)
    assert isinstance(told.error, Trouble)


def test_two_at_a_time_are_refused(bar: JobBar, qtbot: QtBot) -> None:
    told, gate = Told(), Event()
    bar.start("导出", steps(told, gate), told.done, told.failed)
    with pytest.raises(Trouble):
        bar.start("导入", once(int), told.done, told.failed)
    gate.set()
    qtbot.waitUntil(lambda: not bar.busy)
