"""Files that are no ledger of ours are told in a sentence, and left as they were."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from desktop_app.errors import Trouble
from desktop_app.storage.engine import check, open_engine
from desktop_app.storage.store import Store
from tests.storage.builders import call

ROOT = Path(__file__).resolve().parents[2]


def refused(path: Path, **options: bool) -> Trouble:
    with pytest.raises(Trouble) as trouble:
        open_engine(path, **options)
    assert trouble.value.do, "every trouble says what to do"
    return trouble.value


def test_pragmas(engine: Engine) -> None:
    with engine.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, 5000]


def test_a_missing_file_is_begun_or_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.db", create=False).what == "找不到账本文件"
    assert not (tmp_path / "a.db").exists()
    assert refused(tmp_path / "U盘" / "a.db").what == "找不到账本所在的文件夹"
    open_engine(tmp_path / "a.db").dispose()
    assert (tmp_path / "a.db").exists()


def test_a_folder(tmp_path: Path) -> None:
    assert "是文件夹" in refused(tmp_path).why


@pytest.mark.parametrize("content", ["台账" * 2_000, "short"])
def test_a_text_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.db"
    path.write_text(content, encoding="utf-8")
    assert refused(path).what == "这个文件不是账本"
    assert path.read_text(encoding="utf-8") == content
    path.unlink()  # nothing holds it any more


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE note (text)")
    before = path.read_bytes()
    assert refused(path).what == "这个文件不是政务公开台账的账本"
    assert path.read_bytes() == before


def test_a_truncated_file(store: Store, engine: Engine, ledger: Path) -> None:
    for _ in range(50):
        call(store)
    engine.dispose()
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[: len(whole) // 2])
    assert refused(ledger).what == "账本文件已损坏"


def test_a_damaged_page_is_found_by_the_check(store: Store, engine: Engine, ledger: Path) -> None:
    call(store)
    check(engine)
    engine.dispose()
    whole = bytearray(ledger.read_bytes())
    chance = random.Random(3)
    for at in range(4096 * 4, len(whole), 4096):
        whole[at : at + 16] = chance.randbytes(16)
    ledger.write_bytes(whole)
    with pytest.raises(Trouble, match="账本文件已损坏"):
        check(open_engine(ledger))


def test_a_file_locked_for_long(engine: Engine, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.storage.engine._PRAGMAS", ("PRAGMA busy_timeout=1",))
    engine.dispose()
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "正被占用" in refused(ledger).what


def test_a_writer_is_waited_for(engine: Engine, ledger: Path) -> None:
    with closing(sqlite3.connect(ledger, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
        open_engine(ledger).dispose()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="needs another user")
def test_a_read_only_file(engine: Engine, ledger: Path, open_folder: Path) -> None:
    engine.dispose()
    shutil.copyfile(ledger, open_folder / "a.db")
    (open_folder / "a.db").chmod(0o444)
    code = """
import os
import sys
from pathlib import Path
from desktop_app.errors import Trouble
from desktop_app.storage import engine
import sqlalchemy.dialects.sqlite.pysqlite
if os.geteuid() == 0:
    os.seteuid(65534)  # root may write anywhere
try:
    engine.open_engine(Path(sys.argv[1]))
except Trouble as trouble:
    print(trouble.what)
"""
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(open_folder / "a.db")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.stdout.strip() == "账本是只读的，不能保存", told.stderr
