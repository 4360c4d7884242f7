"""Copies of the ledger: made while it is in use, read over before they count, the last ten kept."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from desktop_app.errors import Trouble
from desktop_app.paths import safe_name
from desktop_app.storage.engine import APPLICATION_ID, register_functions
from desktop_app.storage.troubles import in_words

KEPT = 10
_NAME = re.compile(r"ledger-(\d{8}-\d{6})-(.+)\.db")
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class Copy:
    """A finished copy: when and why it was made, and its size in bytes."""

    path: Path
    made_at: datetime
    why: str
    size: int


def make_copy(engine: Engine, folder: Path, stamp: datetime, why: str) -> Path:
    """Copies the ledger into a folder, which is made when missing, and drops all but the last ten copies.

    Trouble when the folder cannot be written, the disk is full, or the copy does not read back whole.
    """
    target = folder / f"ledger-{stamp:{_STAMP}}-{safe_name(why)}.db"
    unfinished = target.with_name(target.name + ".tmp")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _copy(engine, unfinished)
        examine(unfinished)
        unfinished.replace(target)
        for old in copies(folder)[KEPT:]:
            with suppress(PermissionError):  # what another program holds goes next time
                old.path.unlink(missing_ok=True)
    except (OSError, sqlite3.DatabaseError) as error:
        discard(unfinished)
        raise not_done("备份没有做成", error, f"请检查文件夹“{folder}”后重试，或换一个文件夹") from error
    return target


def not_done(what: str, error: OSError | sqlite3.DatabaseError, do: str) -> Trouble:
    """What kept a file from being written, in words."""
    told = in_words(error)
    if isinstance(error, PermissionError):
        why = "文件正在使用，或没有写入权限"
    elif told:
        why = told.why
    else:
        why = "文件夹不存在，或磁盘已满、已断开"
    return Trouble(what, why=why, do=do)


def copies(folder: Path) -> list[Copy]:
    """The finished copies of a folder, newest first; none when the folder is missing."""
    if not folder.is_dir():
        return []
    found = [
        Copy(path, datetime.strptime(name[1], _STAMP), name[2], path.stat().st_size)  # noqa: DTZ007  wall clock
        for path in folder.iterdir()
        if (name := _NAME.fullmatch(path.name))
    ]
    return sorted(found, key=lambda copy: (copy.made_at, copy.path.name), reverse=True)


def examine(path: Path) -> None:
    """Reads a copy over; Trouble when it is missing, damaged or not a ledger."""
    if not path.is_file():
        raise Trouble("找不到备份文件", why=f"“{path}”不存在", do="请选择另一份备份")
    damaged = Trouble("这份备份不能用", why="文件已损坏或不是台账的备份", do="请选择另一份备份")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            register_functions(connection)
            identity = connection.execute("PRAGMA application_id").fetchone()[0]
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise damaged from error
    if identity != APPLICATION_ID or found != "ok":
        raise damaged


def _copy(engine: Engine, target: Path) -> None:
    raw = engine.raw_connection()
    try:
        source = raw.driver_connection
        assert isinstance(source, sqlite3.Connection)
        with closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file that may travel alone
    finally:
        raw.close()


def discard(unfinished: Path) -> None:
    """Removes what an attempt left behind, as far as the disk is still there."""
    for end in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)
