"""Every step up and down, all or nothing, and kind words for a newer file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from desktop_app.domain.records import Query, Step, effective
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.request import REQUEST
from desktop_app.storage.audit import Trail, verify
from desktop_app.storage.engine import APPLICATION_ID, IMMEDIATE, open_engine
from desktop_app.storage.migrate import HEAD, SCRIPTS, bring_up, migrate, version
from desktop_app.storage.store import Store
from desktop_app.storage.tables import METADATA, REGISTER_TABLES
from tests.storage.builders import call


def steps() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def schema(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master"
        )
        return set(rows.scalars())


def test_all_steps_lead_to_the_tables_as_declared(engine: Engine) -> None:
    index = {f"{register}_find" for register in REGISTER_TABLES}

    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and any(str(name).startswith(one) for one in index))

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, METADATA) == []
    assert "alembic_version" in " ".join(schema(engine))


def test_partial_indexes_are_as_declared(engine: Engine) -> None:
    found = " ".join(schema(engine))
    for table in REGISTER_TABLES.values():
        for index in table.indexes:
            assert f"CREATE INDEX {index.name} ON" in found
            wanted = "voided_at IS NOT NULL" if str(index.name).endswith("_void") else "voided_at IS NULL"
            assert str(index.dialect_options["sqlite"]["where"]) == wanted
    void = found.count("WHERE voided_at IS NOT NULL")
    assert void == len(REGISTER_TABLES)
    total = sum(len(table.indexes) for table in REGISTER_TABLES.values())
    assert found.count("WHERE voided_at IS NULL") == total - void


def test_head_is_the_newest_step() -> None:
    assert steps()[-1] == HEAD
    assert steps() == sorted(steps())


def test_each_step_up_and_down(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    seen = [schema(engine)]
    for step in steps():
        migrate(engine, "upgrade", step)
        assert version(engine) == step
        seen.append(schema(engine))
    for step, before in zip([*steps()[:-1][::-1], "base"], [*seen[-2:0:-1], seen[0]], strict=True):
        migrate(engine, "downgrade", step)
        left = {
            line for line in schema(engine) if "alembic_version" not in line and "sqlite_sequence" not in line
        }
        assert left == {
            line for line in before if "alembic_version" not in line and "sqlite_sequence" not in line
        }
    engine.dispose()


def test_the_search_index_is_built_over_rows_that_are_there(store: Store, engine: Engine) -> None:
    added = call(store)
    migrate(engine, "downgrade", "0002")
    called: list[str | None] = []
    bring_up(engine, lambda: called.append(version(engine)))
    assert called == ["0002"], "the copy is made before anything changes"
    with store.reading() as reader:
        assert list(reader.ids(Query("hotline", search="饮用"))) == [added]


_OLD_ROW = (
    "INSERT INTO request (id, number, year, sequence, state, version, created_by, created_at, updated_by, updated_at, "
    "search_text, reached_on, channel, relief_kind, relief_on, relief_organ, relief_no, relief_result) VALUES "
    "(?, '申请-2026-000' || ?, 2026, ?, '办理中', 1, '李四', '2026-03-02 09:00:00.000000', '李四', "
    "'2026-03-02 09:00:00.000000', '', '2026-03-02', '当面', ?, ?, ?, ?, ?)"
)
_RELIEFS: tuple[tuple[str | None, ...], ...] = (
    ("行政复议", "2026-04-01", "青石县人民政府", "青政复〔2026〕3号", "维持"),
    ("未经复议直接起诉", None, None, None, None),
    (None, None, None, "青政复〔2026〕4号", None),
    (None, None, None, None, None),
)


def test_a_relief_typed_before_becomes_steps(tmp_path: Path, rules: Rulebook) -> None:
    engine = open_engine(tmp_path / "old.db")
    migrate(engine, "upgrade", "0005")
    with engine.connect().execution_options(**{IMMEDIATE: True}) as connection, connection.begin():
        connection.exec_driver_sql(
            "INSERT INTO unit (at, who, label) VALUES ('2026-03-02 09:00:00', '李四', '新增')"
        )
        trail = Trail(connection, 1, datetime(2026, 3, 2, 9), "李四", "新增")
        for number, relief in enumerate(_RELIEFS, 1):
            connection.exec_driver_sql(_OLD_ROW, (number, number, number, *relief))
            trail.write("add", "request", number, {}, {"number": f"申请-2026-000{number}"})
    copied: list[int] = []
    bring_up(engine, lambda: copied.append(1))
    assert copied == [1]
    store = Store(engine, lambda: "李四", lambda: datetime(2026, 6, 1), lambda: rules)
    with store.reading() as reader:
        assert verify(reader) is None
        told = [[step.kind for step in reader.steps("request", number)] for number in (1, 2, 3, 4)]
        assert told == [["relief_filed", "relief_decided"], ["relief_filed"], ["relief_filed"], []]
        for number in (1, 2, 3, 4):
            record = reader.get(REQUEST, number)
            rebuilt = REQUEST.cached(record.values, effective(reader.steps("request", number)), rules)
            keys = [key for key in rebuilt if key.startswith("relief_")]
            assert {key: record[key] for key in keys} == {key: rebuilt[key] for key in keys}
        assert reader.steps("request", 1)[0].on == date(2026, 4, 1)
        (line,) = reader.last_units(1)
        assert (line.who, line.label) == ("升级程序", "升级：复议诉讼改为逐件登记")
    with store.unit("登记复议诉讼结果") as unit:
        unit.step(REQUEST, 2, Step("relief_decided", date(2026, 5, 1), {"relief_result": "维持"}))
    with store.reading() as reader:
        assert verify(reader) is None
    engine.dispose()


def test_items_of_before_the_catalogue_stay_as_they_were(tmp_path: Path, rules: Rulebook) -> None:
    engine = open_engine(tmp_path / "old.db")
    migrate(engine, "upgrade", "0006")
    with engine.connect().execution_options(**{IMMEDIATE: True}) as connection, connection.begin():
        connection.exec_driver_sql(
            "INSERT INTO disclosure (id, number, year, sequence, state, version, created_by, created_at, updated_by, "
            "updated_at, search_text, title, formed_on, openness, due_on) VALUES (1, '公开-2026-0001', 2026, "
            "1, '待公开', 1, '李四', '2026-03-02 09:00:00.000000', '李四', '2026-03-02 09:00:00.000000', '', '甲', "
            "'2026-03-02', '主动公开', '2026-03-30')"
        )
    bring_up(engine, lambda: None)
    store = Store(engine, lambda: "李四", lambda: datetime(2026, 6, 1), lambda: rules)
    with store.unit("标准目录") as unit:
        unit.put_catalogue(31, {"enabled": False})
        assert not unit.recompute(DISCLOSURE, 1), "its day is what it was"
        unit.change(DISCLOSURE, 1, {"catalogue_no": 31, "limit_on": date(2026, 3, 9), "period_days": 7})
    with store.reading() as reader:
        assert reader.get(DISCLOSURE, 1)["due_on"] == date(2026, 4, 7)
    migrate(engine, "downgrade", "0006")
    assert "catalogue" not in " ".join(schema(engine))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT title, due_on FROM disclosure").all() == [
            ("甲", "2026-04-07")
        ]
    engine.dispose()


def test_nothing_is_copied_when_nothing_changes(engine: Engine, tmp_path: Path) -> None:
    called: list[int] = []
    bring_up(engine, lambda: called.append(1))
    fresh = open_engine(tmp_path / "fresh.db")
    bring_up(fresh, lambda: called.append(2))
    assert (called, version(fresh)) == ([], HEAD)
    with fresh.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    fresh.dispose()


@pytest.mark.parametrize(
    "fault", ["raise RuntimeError('half way')", "op.execute('INSERT INTO hotline (id) VALUES (1)')"]
)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    store: Store, engine: Engine, tmp_path: Path, fault: str
) -> None:
    added = call(store)
    scripts = tmp_path / "脚本 100%"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9000_fails.py").write_text(
        f"from alembic import op\nimport sqlalchemy as sa\nrevision, down_revision = '9000', '{HEAD}'\n"
        "def upgrade():\n    op.create_table('extra', sa.Column('id', sa.Integer()))\n"
        f"    op.execute('ALTER TABLE hotline ADD COLUMN colour TEXT')\n    op.drop_table('draft')\n    {fault}\n",
        encoding="utf-8",
    )
    before = schema(engine)
    with pytest.raises(Exception, match=r"half way|NOT NULL"):
        migrate(engine, "upgrade", "9000", scripts)
    assert (schema(engine), version(engine)) == (before, HEAD)
    with store.reading() as reader:
        assert list(reader.ids(Query("hotline"))) == [added]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_newer_file_is_refused_kindly(engine: Engine) -> None:
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = schema(engine)
    with pytest.raises(Refused) as refused:
        bring_up(engine, lambda: pytest.fail("a newer file is not ours to copy"))
    assert refused.value.what == "账本由更新版本的程序保存过"
    assert refused.value.do == "请升级程序后再打开，账本没有改动"
    assert schema(engine) == before


def test_alembic_is_not_loaded_for_a_file_that_is_up_to_date(engine: Engine, ledger: Path) -> None:
    engine.dispose()
    code = (
        "import sys; from pathlib import Path; from desktop_app.storage.engine import open_engine\n"
        "from desktop_app.storage.migrate import bring_up; from desktop_app.storage.store import Store\n"
        "bring_up(open_engine(Path(sys.argv[1])), lambda: None)\n"
        "print(sorted({'alembic', 'pypinyin', 'mako'} & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(ledger)],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout.strip() == "[]"
