"""The log beside the data: what went wrong, for whoever is asked to help. No names or numbers of people go in."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop_app.errors import Trouble

NAME = "app.log"
LARGEST, KEPT = 1_000_000, 3  # bytes of a file; how many full ones are kept
_LONG_NUMBER = re.compile(r"\d{4,}(?=\d{3}[\dXx]?)")  # telephones, ID numbers, orders: all but their end


def begin(folder: Path) -> Path:
    """Write warnings and errors to a file of at most 1 MB, three old ones kept; returns its path.

    Trouble when the folder cannot be made or written. Beginning again elsewhere ends the former log.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as error:
        why = error.strerror or str(error)
        raise Trouble(
            "不能写日志", why=f"“{folder}”：{why}", do="请检查数据文件夹的权限和磁盘空间"
        ) from error
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    for former in [h for h in root.handlers if isinstance(h, RotatingFileHandler)]:
        root.removeHandler(former)
        former.close()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    return path


class _Discreet(logging.Formatter):
    """Long numbers lose all but their end, in traces too: an error may carry what somebody typed."""

    def format(self, record: logging.LogRecord) -> str:
        return _LONG_NUMBER.sub(lambda found: "*" * len(found[0]), super().format(record))
