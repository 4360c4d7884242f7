"""The ledger brought to the tables of this program, all steps or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select

from desktop_app.errors import Refused
from desktop_app.registers.every import LISTS
from desktop_app.registers.legal import legal_moves
from desktop_app.storage.engine import APPLICATION_ID, IMMEDIATE
from desktop_app.storage.tables import CODE_WORD, LEGAL_MOVE
from desktop_app.storage.troubles import telling

HEAD = "0012"  # the newest file of migrations/versions; a test holds it against them
SCRIPTS = Path(__file__).parent / "migrations"


def bring_up(engine: Engine, before: Callable[[], None]) -> None:
    """Migrates the file and adds code words that came with this version of the program.

    `before` (a backup) is called only when a file that already holds a ledger is about to change. Refused when the
    file is from a newer program; Trouble when it cannot be written. After any error the file is as it was.
    """
    with telling():
        found = version(engine)
        if found is not None and found > HEAD:
            raise Refused(
                "账本由更新版本的程序保存过",
                why=f"账本格式 {found}，本程序只认识到 {HEAD}",
                do="请升级程序后再打开，账本没有改动",
            )
        if found != HEAD:
            if found is not None:
                before()
            migrate(engine, "upgrade", HEAD)
        _seed(engine)
        _put_moves(engine)


def version(engine: Engine) -> str | None:
    """The migration the file stands at; None for an empty file."""
    with engine.connect() as connection:
        if not connection.exec_driver_sql(
            "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        ).scalar_one():
            return None
        found = connection.exec_driver_sql("SELECT max(version_num) FROM alembic_version").scalar()
        return str(found) if found is not None else None


def migrate(engine: Engine, direction: str, target: str, scripts: Path = SCRIPTS) -> None:
    """Runs the steps to `target` ("upgrade" or "downgrade"), all in one transaction or not at all."""
    from alembic import command  # noqa: PLC0415  start-up must not pay for it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with engine.connect().execution_options(**{IMMEDIATE: True}) as connection:
        # Rebuilding a table would trip over the keys that point to it; the pragma is void inside a transaction.
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                getattr(command, direction)(config, target)
                if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise AssertionError(broken)
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def _seed(engine: Engine) -> None:
    """Adds missing built-in words at the end of their lists; hidden ones stay hidden."""
    with engine.connect() as connection:
        if not any(_missing(connection).values()):
            return
    with engine.connect().execution_options(**{IMMEDIATE: True}) as connection, connection.begin():
        for list_key, words in _missing(connection).items():
            _add_words(connection, list_key, words)


def _put_moves(engine: Engine) -> None:
    """The legal moves of the declarations, where the triggers of the ledger look them up."""
    wanted = set(legal_moves())
    with engine.connect() as connection:
        columns = LEGAL_MOVE.c
        rows = connection.execute(select(columns.register, columns.state, columns.kind, columns.duty))
        if {tuple(row) for row in rows} == wanted:
            return
    with engine.connect().execution_options(**{IMMEDIATE: True}) as connection, connection.begin():
        connection.execute(delete(LEGAL_MOVE))
        names = ("register", "state", "kind", "duty")
        connection.execute(insert(LEGAL_MOVE), [dict(zip(names, row, strict=True)) for row in sorted(wanted)])


def _missing(connection: Connection) -> dict[str, list[str]]:
    rows = connection.execute(select(CODE_WORD.c.list_key, CODE_WORD.c.word))
    known = {(row.list_key, row.word) for row in rows}
    return {entry.key: [w for w in entry.words if (entry.key, w) not in known] for entry in LISTS}


def _add_words(connection: Connection, list_key: str, words: list[str]) -> None:
    if not words:
        return
    rows = connection.execute(select(CODE_WORD.c.position).where(CODE_WORD.c.list_key == list_key))
    first = max(rows.scalars(), default=-1) + 1
    connection.execute(
        insert(CODE_WORD),
        [
            {"list_key": list_key, "word": word, "position": first + place, "shown": True}
            for place, word in enumerate(words)
        ],
    )
