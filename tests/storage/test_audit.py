"""The history cannot be altered by SQL, and an alteration past the triggers is found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from desktop_app.registers.hotline import HOTLINE
from desktop_app.storage.audit import verify
from desktop_app.storage.store import Store
from tests.storage.builders import DISPATCHED, call

GUARDS = [f"{table}_no_{verb}" for table in ("unit", "step", "change") for verb in ("update", "delete")]


@pytest.fixture
def history(store: Store) -> Store:
    for remark in ("一", "二", "三"):
        added = call(store, [DISPATCHED])
        with store.unit("修改") as unit:
            unit.change(HOTLINE, added, {"remark": remark, "archived_on": date(2026, 3, 4)})
            unit.put_setting("x", {"a": [1, remark, None, True]})
    return store


def verified(store: Store) -> int | None:
    with store.reading() as reader:
        return verify(reader)


@pytest.mark.parametrize("table", ["unit", "step", "change"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id + 100", "DELETE FROM {}"])
def test_the_database_refuses_to_alter_what_happened(
    history: Store, engine: Engine, table: str, sql: str
) -> None:
    with (
        pytest.raises(DBAPIError, match=f"{table} is append only"),
        engine.connect() as connection,
        connection.begin(),
    ):
        connection.exec_driver_sql(sql.format(table))


def test_a_whole_history_is_sound(history: Store) -> None:
    assert verified(history) is None


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE change SET after = replace(after, '一', '八') WHERE id = 3", 3),
        ("UPDATE change SET record_id = 9 WHERE id = 1", 1),
        ("UPDATE unit SET who = '别人' WHERE id = 3", 5),
        ("UPDATE unit SET at = '2020-01-01 00:00:00.000000' WHERE id = 1", 1),
        ("UPDATE change SET before = '{}' WHERE id = 7", 7),
        ("UPDATE change SET kind = 'add' WHERE id = 2", 2),
        ("UPDATE change SET register = 'visit' WHERE id = 2", 2),
        ("UPDATE change SET unit = 1 WHERE id = 3", 3),
        ("UPDATE unit SET label = '查看' WHERE id = 2", 3),
        ("UPDATE change SET hash = upper(hash) WHERE id = 4", 4),
        ("DELETE FROM change WHERE id = 2", 2),
        ("DELETE FROM change WHERE id = 12", 12),
        ("DELETE FROM change", 1),
    ],
)
def test_an_alteration_past_the_triggers_is_found(
    history: Store, engine: Engine, ledger: Path, sql: str, broken: int
) -> None:
    engine.dispose()
    with closing(sqlite3.connect(ledger)) as connection:
        for guard in GUARDS:
            connection.execute(f"DROP TRIGGER {guard}")
        connection.execute(sql)
        connection.commit()
    assert verified(history) == broken
