"""The ledger file opened: one SQLite engine whose transactions begin when we say so."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from desktop_app.errors import Trouble
from desktop_app.storage.troubles import FROM_COPY, telling
from desktop_app.storage.words import bigram, zh_key

APPLICATION_ID = 0x5A57474B  # "ZWGK", in the header of every ledger
IMMEDIATE = "begin_immediate"
_WAIT = 5_000  # milliseconds another writer is waited for
_TRIES, _PAUSE = 3, 0.7  # a virus scanner on Windows holds a file for a moment
_PRAGMAS = (
    f"PRAGMA busy_timeout={_WAIT}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # a saved record survives a power cut
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-16000",
)


def open_engine(path: Path, *, create: bool = True) -> Engine:
    """The engine of a ledger file; a missing file is begun unless `create` is False.

    Trouble when the folder is missing, or the file is missing, locked, read-only, damaged or not a ledger.
    """
    _look_at(path, create=create)
    engine = create_engine(
        URL.create("sqlite", database=str(path)), hide_parameters=True
    )  # names stay out of logs
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    with telling():
        try:
            with engine.connect().execution_options(**{IMMEDIATE: True}) as connection:
                # A file we may not write is told now, not at the first save; BEGIN alone does not notice.
                connection.exec_driver_sql("PRAGMA user_version=0")
                connection.rollback()
        except BaseException:
            engine.dispose()
            raise
    return engine


def check(engine: Engine) -> None:
    """Reads the whole file over (0.2 s for 40 MB); Trouble when a page of it is damaged."""
    with telling(), engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise Trouble("账本文件已损坏", why=f"自检发现：{found}", do=FROM_COPY)


def _look_at(path: Path, *, create: bool) -> None:
    """Refuses what is no ledger before anything is written to it."""
    if path.is_dir():
        raise Trouble("打不开账本文件", why=f"“{path}”是文件夹", do="请选择账本文件")
    if not path.exists():
        if not create:
            raise Trouble(
                "找不到账本文件", why=f"“{path}”不存在", do="请检查U盘或网络盘是否接好，或从备份恢复"
            )
        if not path.parent.is_dir():
            raise Trouble(
                "找不到账本所在的文件夹", why=f"“{path.parent}”不存在", do="请检查U盘或网络盘是否接好"
            )
        return
    with telling():
        identity, tables = _header(path)
    if tables and identity != APPLICATION_ID:
        raise Trouble("这个文件不是政务公开台账的账本", why="它是别的程序的数据库", do="请选择正确的账本文件")


def _header(path: Path) -> tuple[int, int]:
    """Application id and number of tables, read without leaving a trace in the file."""
    for last in range(_TRIES - 1, -1, -1):
        connection = sqlite3.connect(path, timeout=_WAIT / 1000)
        try:
            identity = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        except sqlite3.OperationalError as error:
            if last and "unable to open" in str(error):
                time.sleep(_PAUSE)
                continue
            raise
        else:
            return int(identity), int(tables)
        finally:
            connection.close()
    raise AssertionError


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None  # the driver must begin nothing by itself: we do
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    register_functions(connection)


def register_functions(connection: sqlite3.Connection) -> None:
    """The functions that triggers and sort orders of a ledger call."""
    connection.create_function("bigram", 1, bigram, deterministic=True)
    connection.create_function("zh_key", 1, zh_key, deterministic=True)


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: two that read first and write later would lose an update or fail at the end."""
    immediate = connection.get_execution_options().get(IMMEDIATE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
