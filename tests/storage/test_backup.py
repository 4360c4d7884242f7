"""Copies made in use, read over, kept to ten; and put back without losing what is there."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from desktop_app.domain.records import Query
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.hotline import HOTLINE
from desktop_app.storage.backup import KEPT, copies, examine, make_copy
from desktop_app.storage.engine import check, open_engine
from desktop_app.storage.migrate import bring_up
from desktop_app.storage.restore import put_back
from desktop_app.storage.store import Store
from tests.storage.builders import CALL, call
from tests.storage.conftest import NOW


def opened(path: Path) -> tuple[Engine, Store]:
    engine = open_engine(path, create=False)
    bring_up(engine, lambda: None)
    return engine, Store(engine, lambda: "李四", lambda: NOW, Rulebook)


def count(path: Path) -> int:
    engine, store = opened(path)
    check(engine)
    with store.reading() as reader:
        found = reader.count(Query("hotline"))
    engine.dispose()
    return found


def test_a_copy_is_one_whole_file(store: Store, engine: Engine, tmp_path: Path) -> None:
    call(store)
    made = make_copy(engine, tmp_path / "备份" / "每日", NOW, "每日: 自动")
    assert made.name == "ledger-20260305-093000-每日_ 自动.db"
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    (copy,) = copies(made.parent)
    assert (copy.path, copy.made_at, copy.why, copy.size) == (made, NOW, "每日_ 自动", made.stat().st_size)
    assert count(made) == 1


def test_a_copy_while_another_writes_is_sound(store: Store, engine: Engine, tmp_path: Path) -> None:
    stop, written = threading.Event(), threading.Event()

    def write() -> None:
        while not stop.is_set():
            with store.unit("新增") as unit:
                for _ in range(3):
                    unit.add(HOTLINE, CALL)
            written.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            assert written.wait(30)
            written.clear()
            made = make_copy(engine, tmp_path / "备份", NOW + timedelta(seconds=number), "手动")
            assert count(made) % 3 == 0, "whole actions only"
    finally:
        stop.set()
        writer.join()


def test_the_last_ten_are_kept(engine: Engine, tmp_path: Path) -> None:
    strange = tmp_path / "ledger-old.db"
    strange.write_text("别人的文件", encoding="utf-8")
    for day in range(13):
        make_copy(engine, tmp_path, datetime(2026, 3, 1, 8) + timedelta(days=day), "每日")
    assert [copy.made_at.day for copy in copies(tmp_path)] == list(range(13, 3, -1))
    assert strange.exists()
    assert copies(tmp_path / "没有") == []


def test_a_folder_that_cannot_be_is_told(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Trouble, match="备份没有做成"):
        make_copy(engine, tmp_path / "file" / "备份", NOW, "每日")


def test_a_full_stick_is_told_and_leaves_nothing(
    store: Store, engine: Engine, small_disk: Callable[[str], Path]
) -> None:
    call(store)
    stick = small_disk("64k")
    with pytest.raises(Trouble, match="备份没有做成；磁盘没有空间了"):
        make_copy(engine, stick, NOW, "每日")
    assert list(stick.iterdir()) == []


def test_a_copy_is_put_back_and_the_present_file_kept(
    store: Store, engine: Engine, ledger: Path, tmp_path: Path
) -> None:
    call(store)
    copy = make_copy(engine, tmp_path / "备份", NOW, "每日")
    call(store)
    engine.dispose()
    aside = put_back(copy, ledger)
    assert aside == ledger.with_name("台账 1-恢复前-1.db")
    assert (count(ledger), count(aside), count(copy)) == (1, 2, 1)
    assert put_back(aside, ledger) == ledger.with_name("台账 1-恢复前-2.db")
    assert count(ledger) == 2
    assert not list(ledger.parent.glob("*.restoring*"))


def test_a_copy_is_put_back_where_nothing_or_a_wreck_is(
    store: Store, engine: Engine, ledger: Path, tmp_path: Path
) -> None:
    call(store)
    copy = make_copy(engine, tmp_path / "备份", NOW, "每日")
    assert put_back(copy, tmp_path / "新文件夹" / "a.db") is None
    assert count(tmp_path / "新文件夹" / "a.db") == 1
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    call(store)
    journal = Path(f"{ledger}-wal")
    left_behind = journal.read_bytes()
    engine.dispose()
    ledger.write_bytes(b"wreck" * 999)
    journal.write_bytes(left_behind)  # sound, so SQLite would play it into whatever lies there
    aside = put_back(copy, ledger)
    assert aside is not None
    assert aside.read_bytes() == b"wreck" * 999
    assert count(ledger) == 1


def test_an_open_ledger_is_not_replaced(store: Store, engine: Engine, ledger: Path, tmp_path: Path) -> None:
    call(store)
    copy = make_copy(engine, tmp_path / "备份", NOW, "每日")
    call(store)
    with store.reading() as reader:
        assert reader.count(Query("hotline")) == 2
        with pytest.raises(Trouble):
            put_back(copy, ledger)
    engine.dispose()
    assert count(ledger) == 2
    assert not list(ledger.parent.glob("*恢复前*"))


on_windows = pytest.mark.skipif(
    sys.platform != "win32", reason="only Windows keeps an open file from being moved or removed"
)


@on_windows
def test_a_ledger_that_a_scanner_holds_is_not_replaced(
    store: Store, engine: Engine, ledger: Path, tmp_path: Path
) -> None:
    call(store)
    copy = make_copy(engine, tmp_path / "备份", NOW, "每日")
    call(store)
    engine.dispose()
    with ledger.open("rb"), pytest.raises(Trouble, match="没有恢复；文件正在使用"):
        put_back(copy, ledger)
    assert count(ledger) == 2
    assert not list(ledger.parent.glob("*恢复前*"))


@on_windows
def test_an_old_copy_that_is_held_goes_next_time(engine: Engine, tmp_path: Path) -> None:
    days = [datetime(2026, 3, 1, 8) + timedelta(days=day) for day in range(KEPT + 2)]
    first = make_copy(engine, tmp_path, days[0], "每日")
    with first.open("rb"):
        for day in days[1:-1]:
            make_copy(engine, tmp_path, day, "每日")
        assert len(copies(tmp_path)) == KEPT + 1
    make_copy(engine, tmp_path, days[-1], "每日")
    assert [copy.made_at for copy in copies(tmp_path)] == days[: -KEPT - 1 : -1]


def test_copies_that_must_not_be_used(store: Store, engine: Engine, ledger: Path, tmp_path: Path) -> None:
    for _ in range(50):
        call(store)
    copy = make_copy(engine, tmp_path / "备份", NOW, "每日")
    whole = copy.read_bytes()
    for wrong in (whole[: len(whole) // 2], b"text" * 999, b""):
        copy.write_bytes(wrong)
        with pytest.raises(Trouble, match="这份备份不能用"):
            put_back(copy, ledger)
    with pytest.raises(Trouble, match="找不到备份文件"):
        examine(copy.with_name("没有.db"))
    copy.write_bytes(whole)
    newer = open_engine(copy)
    with newer.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer.dispose()
    with pytest.raises(Refused, match="更新版本"):
        put_back(copy, ledger)
    engine.dispose()
    assert count(ledger) == 50
