"""Composition root: from a folder of data to a window, and the program's start."""

from __future__ import annotations

import faulthandler
import logging
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import logs, paths
from desktop_app.errors import AppError, Refused
from ui import qt_log, style, tell
from ui.main_window import MainWindow
from ui.sweeper import Sweeper

if TYPE_CHECKING:
    from filelock import FileLock

    from desktop_app.services.office import Office

log = logging.getLogger(__name__)
LOCK = "window.lock"
PATIENCE = 60.0  # seconds until --check gives a window up


def opening(
    data: Path, today: Callable[[], date], now: Callable[[], datetime], alone: Callable[[], object]
) -> Callable[[], Office]:
    """What the window calls, after its first paint and off its thread, to open the ledger."""

    def work() -> Office:
        alone()
        from desktop_app.services.office import open_office  # noqa: PLC0415  # the first paint must not wait for SQL

        return open_office(data, today=today, now=now)

    return work


def build(
    data: Path,
    today: Callable[[], date] = date.today,
    now: Callable[[], datetime] = datetime.now,
    alone: Callable[[], object] = lambda: None,
) -> MainWindow:
    """Everything wired, nothing shared: tests call this too. `alone` may refuse a second window on the folder."""
    return MainWindow(opening(data, today, now, alone), data)


def start(data: Path | None = None, *, check: bool = False) -> int:
    """Run the window until it is closed; with `check` paint it once, filled, and close. Returns the exit code."""
    home = data or paths.data_home()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    style.dress(app)
    Sweeper(app)
    try:
        log_file = logs.begin(home / "logs")
    except AppError as error:
        return _give_up(error, check=check)
    qt_log.to_log()
    lock = WindowLock(home)
    with (home / "logs" / "crash.log").open("a", encoding="utf-8") as crashes:
        faulthandler.enable(crashes)
        sys.excepthook = _told_by(log_file)
        window = build(home, alone=lock.take)
        window.show()
        if check:
            _close_when_filled(window, app)
        code = app.exec()
        faulthandler.disable()
    lock.let_go()
    failure = window.failure()
    return _checked(failure) if check and failure else code


class WindowLock:
    """What a window holds on its folder from the opening of the ledger to its end."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._held: FileLock | None = None

    def take(self) -> None:
        """Hold the folder, if not held already; Refused while another window does."""
        from filelock import FileLock, Timeout  # noqa: PLC0415  # the first paint must not wait for it

        from desktop_app.services.files import told  # noqa: PLC0415

        if self._held is not None:
            return
        lock = FileLock(self._home / LOCK, thread_local=False)  # taken on a thread, let go on the window's
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise Refused(
                "台账已经打开", why="同一个数据文件夹只能开一个窗口", do="请切换到已打开的窗口"
            ) from None
        except OSError as error:
            raise told(error, self._home / LOCK) from error
        self._held = lock

    def let_go(self) -> None:
        """Let another window open the folder."""
        if self._held is not None:
            self._held.release()
            self._held = None


def _checked(failure: AppError) -> int:
    print(failure, file=sys.stderr)  # noqa: T201  # nobody sees a window here
    return 1 if isinstance(failure, Refused) else 3


def _give_up(error: AppError, *, check: bool) -> int:
    if check:
        return _checked(error)
    box = tell.stop(None, error)
    box.finished.connect(QApplication.quit)
    QApplication.exec()
    return 1


def _told_by(log_file: Path) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A bug: logged, and the user is told where the log is."""
        log.critical("unforeseen", exc_info=(kind, error, trace))
        tell.bug(error, log_file)

    return hook


def _close_when_filled(window: MainWindow, app: QApplication) -> None:
    timer = QTimer(window)
    until = time.monotonic() + PATIENCE

    def look() -> None:
        if window.settled():
            timer.stop()
            window.repaint()
            window.close()
            app.quit()
        elif time.monotonic() > until:  # a display on which nothing is ever painted
            timer.stop()
            print("窗口没有打开：等了太久还没有内容", file=sys.stderr)  # noqa: T201  # nobody sees a window here
            app.exit(3)

    timer.timeout.connect(look)
    timer.start(20)
