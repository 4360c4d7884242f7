"""Garbage is swept where the window lives: a job's thread would tear widgets down and crash the program."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

_MANY = 5_000  # objects: more than enough for Python to begin a collection by itself


def test_a_job_never_collects_and_the_window_does(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    kept: list[list[int]] = []

    class Ring:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            ended.append(threading.current_thread())

    Ring()
    job = threading.Thread(target=lambda: kept.extend([n] for n in range(_MANY)))
    job.start()
    job.join()
    assert ended == []
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]
