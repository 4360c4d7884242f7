"""A copy put in the place of the ledger; the present file is kept beside it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from desktop_app.errors import Refused
from desktop_app.storage.backup import discard, examine, not_done
from desktop_app.storage.migrate import HEAD

_BESIDE = ("-wal", "-shm", "-journal")


def put_back(copy: Path, ledger: Path) -> Path | None:
    """Makes a copy the ledger; where the file that was there lies now, None when there was none.

    Every engine of the ledger must be disposed. Refused when the copy is from a newer program; Trouble when it is
    damaged, the ledger is still open elsewhere, or the disk is full: then the ledger is as it was.
    """
    examine(copy)
    fresh = ledger.with_name(ledger.name + ".restoring")
    try:
        _refuse_newer(copy)
        ledger.parent.mkdir(parents=True, exist_ok=True)
        discard(fresh)
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(fresh)) as target:
            source.backup(target)
        examine(fresh)
        aside = _set_aside(ledger) if ledger.exists() else None
        journals = [path for end in _BESIDE if (path := ledger.with_name(ledger.name + end)).exists()]
        for journal in journals:  # left behind it would be played into the new file
            journal.unlink()
        try:
            fresh.replace(ledger)
        except PermissionError:
            if aside and not journals:
                aside.unlink(missing_ok=True)  # the ledger it was copied from is whole, and where it was
            raise
    except (OSError, sqlite3.DatabaseError) as error:
        do = "请关闭所有台账窗口，检查磁盘空间后重试，账本没有改动"
        raise not_done("没有恢复", error, do) from error
    finally:
        discard(fresh)
    return aside


def _refuse_newer(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()[0]
    if str(found) > HEAD:
        raise Refused("这份备份由更新版本的程序保存", do="请升级程序后再恢复")


def _set_aside(ledger: Path) -> Path:
    """Copies the present file beside itself with what its journal still holds; a damaged one as it is."""
    number = 1
    while (aside := ledger.with_name(f"{ledger.stem}-恢复前-{number}{ledger.suffix}")).exists():
        number += 1
    try:
        with closing(sqlite3.connect(ledger)) as present:
            with closing(sqlite3.connect(aside)) as copy:
                present.backup(copy)
            present.execute(
                "PRAGMA journal_mode=DELETE"
            )  # leaves no journal behind; fails while the file is in use
    except sqlite3.DatabaseError as error:
        if "locked" in str(error) or "full" in str(error):
            aside.unlink(missing_ok=True)
            raise
        for end in ("", *_BESIDE):
            if (part := ledger.with_name(ledger.name + end)).exists():
                shutil.copyfile(part, aside.with_name(aside.name + end))
    return aside
