"""What SQLite says, in words for the person at the desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from desktop_app.errors import Trouble

FROM_COPY = "请从备份恢复，或联系负责本机的人员"
_TOLD: tuple[tuple[str, str, str, str], ...] = (
    (
        "disk is full",
        "磁盘已满，没有保存",
        "磁盘没有空间了",
        "请清理磁盘后重试",
    ),
    ("locked", "账本正被占用", "另一个程序正在写这个账本", "请关闭另一个台账程序后重试"),
    ("busy", "账本正被占用", "另一个程序正在写这个账本", "请关闭另一个台账程序后重试"),
    (
        "readonly",
        "账本是只读的，不能保存",
        "文件或文件夹不允许写入",
        "请去掉文件的“只读”属性，或换到有写入权限的文件夹",
    ),
    (
        "disk i/o error",
        "读写账本时磁盘出错",
        "磁盘可能已断开或损坏",
        "请检查磁盘或U盘是否接好，然后重新打开程序",
    ),
    (
        "not a database",
        "这个文件不是账本",
        "文件内容不是本程序写的，或者已经损坏",
        f"请选择正确的账本文件；{FROM_COPY}",
    ),
    ("malformed", "账本文件已损坏", "文件内容不完整", FROM_COPY),
    (
        "unable to open",
        "打不开账本文件",
        "文件不在、没有权限，或正被别的程序独占",
        "请检查文件位置和权限，关闭可能占用它的程序后重试",
    ),
)


def in_words(error: BaseException) -> Trouble | None:
    """The Trouble that a database error means; None when it is a fault of the program."""
    said = str(error).lower()
    for sign, what, why, do in _TOLD:
        if sign in said:
            return Trouble(what, why=why, do=do)
    return None


@contextmanager
def telling() -> Iterator[None]:
    """Turns what the disk or another program did to the ledger into a Trouble; lets faults of the program pass."""
    try:
        yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
        if trouble := in_words(cause):
            raise trouble from error
        raise
