"""The folder a ledger lies in: made, marked while it is open, a copy put aside before the ledger is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop_app.errors import Trouble, reason
from desktop_app.storage.backup import make_copy
from desktop_app.storage.engine import open_engine

LEDGER, COPIES, OPEN_MARK = "ledger.db", "backups", "open.mark"


def copy_before_migration(data: Path, ledger: Path, now: Callable[[], datetime]) -> None:
    """A copy of the ledger as it is, among its other copies."""
    engine = open_engine(ledger, create=False)
    try:
        make_copy(engine, data / COPIES, now(), "升级前")
    finally:
        engine.dispose()


def make_folder(data: Path) -> None:
    _written(f"不能建立数据文件夹 {data}", lambda: data.mkdir(parents=True, exist_ok=True))


def mark(data: Path) -> None:
    """Leave the sign by which the next start knows that this one did not end well."""
    _written(f"不能写入数据文件夹 {data}", lambda: (data / OPEN_MARK).write_text("", encoding="utf-8"))


def _written(what: str, write: Callable[[], object]) -> None:
    try:
        write()
    except OSError as error:
        raise Trouble(what, why=reason(error), do="请换一个有写入权限的位置") from error
