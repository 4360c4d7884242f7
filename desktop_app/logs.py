"""The log beside the data: what went wrong, for whoever is asked to help. No numbers of people go in."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from desktop_app.errors import Trouble, reason

NAME = "app.log"
LARGEST, KEPT = (
    1_000_000,
    3,
)  # bytes from which a file is put aside at the next start; how many of those are kept
_LONG_NUMBER = re.compile(r"\d{4,}(?=\d{3}[\dXx]?)")  # telephones, ID numbers, orders: all but their end


class _LogFile(logging.FileHandler):
    """The handler of this program among those a test or a library may have put in."""


def begin(folder: Path) -> Path:
    """Write messages, warnings and errors to a file; returns its path. A full one is put aside first.

    Trouble when the folder cannot be made or written. Beginning again elsewhere ends the former log.
    """
    # logging.handlers could do this too, but loads sockets and pickles for 10 ms before the first paint.
    path = folder / NAME
    root = logging.getLogger()
    for former in [h for h in root.handlers if isinstance(h, _LogFile)]:
        root.removeHandler(former)
        former.close()  # Windows moves no file that is open
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = _put_aside(path) if path.exists() and path.stat().st_size > LARGEST else None
        handler = _LogFile(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        why = f"“{folder}”：{reason(error)}"
        raise Trouble(
            "数据文件夹不能写入，台账没有打开", why=why, do="请检查数据文件夹的权限和磁盘空间"
        ) from error
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    if held:
        root.warning("the full log was not put aside: %s", held)
    return path


def _put_aside(path: Path) -> PermissionError | None:
    """app.log → app.log.1 → app.log.2 → app.log.3, whose former content goes.

    What kept a file where it is, when somebody on Windows reads one: then the log grows on until the next start.
    """
    for number in range(KEPT, 0, -1):
        older = path.with_name(f"{NAME}.{number}")
        newer = path.with_name(f"{NAME}.{number - 1}") if number > 1 else path
        try:
            if newer.exists():
                newer.replace(older)
        except PermissionError as error:
            return error
    return None


class _Discreet(logging.Formatter):
    """Long numbers lose all but their end, in traces too: an error may carry what somebody typed."""

    def format(self, record: logging.LogRecord) -> str:
        return _LONG_NUMBER.sub(lambda found: "*" * len(found[0]), super().format(record))
