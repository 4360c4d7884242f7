"""A ledger with many calls: some written by the services, multiplied by SQL on a connection of storage's own."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.data_folder import LEDGER
from desktop_app.services.office import make_example
from desktop_app.storage.engine import IMMEDIATE, open_engine
from desktop_app.work import drained

TODAY = date(2026, 11, 20)
FIRST_YEAR, YEARS = 2022, 5
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'hotline'"


def build(data: Path, calls: int) -> None:
    """Fill an empty folder; the calls fall into five years of equal size, numbered without gaps."""
    drained(make_example(data, max(calls // 25, 400), 1, TODAY))
    engine = open_engine(data / LEDGER, create=False)
    try:
        with engine.connect().execution_options(**{IMMEDIATE: True}) as connection, connection.begin():
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            _multiply(raw, calls)
        with engine.connect() as connection:
            connection.exec_driver_sql("ANALYZE")
    finally:
        engine.dispose()


def _multiply(raw: sqlite3.Connection, calls: int) -> None:
    columns = [row[1] for row in raw.execute("PRAGMA table_info(hotline)")]
    models = [
        dict(zip(columns, row, strict=True)) for row in raw.execute("SELECT * FROM hotline ORDER BY id")
    ]
    triggers = raw.execute(_TRIGGERS).fetchall()
    raw.execute("DELETE FROM hotline")
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    marks = ", ".join("?" * len(columns))
    rows = (tuple(_copy(models[n % len(models)], n, calls)[key] for key in columns) for n in range(calls))
    raw.executemany(f"INSERT INTO hotline ({', '.join(columns)}) VALUES ({marks})", rows)
    raw.execute("INSERT INTO hotline_find(hotline_find) VALUES('delete-all')")
    raw.execute("INSERT INTO hotline_find(rowid, pairs) SELECT id, bigram(search_text) FROM hotline")
    for _, sql in triggers:
        raw.execute(sql)
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
        count = raw.execute("SELECT count(*) FROM hotline WHERE year = ?", (year,)).fetchone()[0]
        raw.execute(
            "INSERT OR REPLACE INTO numbering (register, year, last) VALUES ('hotline', ?, ?)", (year, count)
        )


def _copy(model: dict[str, object], n: int, calls: int) -> dict[str, object]:
    """The n-th call: another number, moment and telephone than the model's."""
    each = calls // YEARS
    year, sequence = FIRST_YEAR + min(n // each, YEARS - 1), n % each + 1 if n < each * YEARS else n
    number = f"{HOTLINE.prefix}-{year}-{sequence:04}"
    phone = f"138{n * 7919 % 10**8:08}" if model["phone"] else None
    text = str(model["search_text"]).replace(str(model["number"]), number)
    if phone:
        text = text.replace(str(model["phone"]), phone)
    moment = f"{year}-{str(model['called_at'])[5:]}"
    return {
        **model,
        "id": n + 1,
        "number": number,
        "year": year,
        "sequence": sequence,
        "phone": phone,
        "called_at": moment if not moment[5:].startswith("02-29") else str(model["called_at"]),
        "search_text": text,
    }
