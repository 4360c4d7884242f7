"""Composition root: from a folder of data to a window, and the program's start."""

from __future__ import annotations

import faulthandler
import logging
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import logs, paths
from desktop_app.errors import AppError, Refused
from ui import style, tell
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from filelock import FileLock

    from desktop_app.services.office import Office

log = logging.getLogger(__name__)
LOCK = "window.lock"


def opening(data: Path, today: Callable[[], date], now: Callable[[], datetime]) -> Callable[[], Office]:
    """What the window calls, after its first paint and off its thread, to open the ledger."""

    def work() -> Office:
        from desktop_app.services.office import open_office  # noqa: PLC0415  # the first paint must not wait for SQL

        return open_office(data, today=today, now=now)

    return work


def build(
    data: Path,
    today: Callable[[], date] = date.today,
    now: Callable[[], datetime] = datetime.now,
) -> MainWindow:
    """Everything wired, nothing shared: tests call this too."""
    return MainWindow(opening(data, today, now), data)


def start(data: Path | None = None, *, check: bool = False) -> int:
    """Run the window until it is closed; with `check` paint it once, filled, and close. Returns the exit code."""
    home = data or paths.data_home()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    style.dress(app)
    try:
        lock = only_window(home)
    except AppError as error:
        return _give_up(error, check=check)
    log_file = logs.begin(home / "logs")
    with (home / "logs" / "crash.log").open("a", encoding="utf-8") as crashes:
        faulthandler.enable(crashes)
        sys.excepthook = _told_by(log_file)
        window = build(home)
        window.show()
        if check:
            _close_when_filled(window, app)
        code = app.exec()
        faulthandler.disable()
    lock.release()
    return 3 if check and window.failure() else code


def only_window(home: Path) -> FileLock:
    """The lock that a window holds on its folder; Refused while another window has it."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  # small, but only the window needs it

    from desktop_app.services.files import told  # noqa: PLC0415

    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / LOCK)
        lock.acquire(timeout=0)
    except Timeout:
        raise Refused(
            "台账已经打开", why="同一个数据文件夹只能开一个窗口", do="请切换到已打开的窗口"
        ) from None
    except OSError as error:
        raise told(error, home / LOCK) from error
    return lock


def _give_up(error: AppError, *, check: bool) -> int:
    if check:
        print(error, file=sys.stderr)  # noqa: T201  # nobody sees a window here
        return 1
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

    def look() -> None:
        if window.settled():
            timer.stop()
            window.repaint()
            window.close()
            app.quit()

    timer.timeout.connect(look)
    timer.start(20)
