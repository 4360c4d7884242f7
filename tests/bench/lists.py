"""Opening, scrolling, sorting and searching a long register, against plain sqlite3 asking the same of the same file."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from desktop_app.domain.records import Query
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.data_folder import LEDGER
from desktop_app.services.office import Office, open_office
from desktop_app.storage.engine import register_functions
from tests.bench.figures import Figure, in_turns
from tests.bench.ledger import TODAY

SEEN = 30  # rows a window shows at once
OFTEN = "电话"
Statement = tuple[str, Any]
Act = tuple[str, Callable[[], object], float | None]  # what, how, the most ms


class Asked:
    """Takes down every statement this thread sends to SQLite: what workers ask meanwhile nobody waits for."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []

    def take_down(self, _c: object, _cursor: object, sql: str, parameters: Any, *_more: object) -> None:
        waited_for = threading.current_thread() is threading.main_thread()
        if waited_for and not sql.startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")):
            self.statements.append((sql, parameters))

    def of(self, act: Callable[[], object]) -> list[Statement]:
        """What an act asks SQLite."""
        self.statements.clear()
        act()
        return list(self.statements)


def lists(data: Path, rounds: int) -> list[Figure]:
    """What a clerk waits for, from the question to the texts of the rows in sight and the numbers of the chips."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    office = open_office(data, today=lambda: TODAY, create=False)
    asked = Asked()
    event.listen(Engine, "before_cursor_execute", asked.take_down)
    try:
        acts, settle = _acts(office)
        with closing(sqlite3.connect(data / LEDGER)) as plain:
            plain.execute("PRAGMA cache_size=-16000")
            register_functions(plain)
            return [
                Figure(what, *in_turns(act, _replay(plain, asked.of(act)), rounds, settle), goal)
                for what, act, goal in acts
            ]
    finally:
        event.remove(Engine, "before_cursor_execute", asked.take_down)
        office.close(copy=False)


def _replay(plain: sqlite3.Connection, statements: Sequence[Statement]) -> Callable[[], None]:
    def act() -> None:
        for sql, parameters in statements:
            plain.execute(sql, parameters).fetchall()

    return act


def _acts(office: Office) -> tuple[list[Act], Callable[[], None]]:
    """What is measured, and what lets a worker that still fetches ids come to its end."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # after the platform is chosen

    from ui.table_model import RegisterTableModel, Source  # noqa: PLC0415

    app = QApplication.instance() or QApplication(["bench"])
    entries = office.entries
    source = Source(entries.count, entries.ids, entries.page, lambda ids: entries.rows(HOTLINE, ids))
    model = RegisterTableModel(HOTLINE, source, entries.today)

    def rows(begin: int) -> None:
        for row in range(max(begin, 0), min(begin + SEEN, model.rowCount())):
            for column in range(model.columnCount()):
                model.data(model.index(row, column))

    def shown(query: Query) -> Callable[[], None]:
        def act() -> None:
            model.show_query(query, entries.chips(HOTLINE, query)[0].count)
            rows(0)

        return act

    def settle() -> None:
        while model._ids is None:
            app.processEvents()

    def to_the_end() -> None:
        model._pages.clear()
        rows(model.rowCount() - SEEN)

    every = Query(HOTLINE.key)
    some = entries.page(Query(HOTLINE.key, filled=("caller", "phone")), 500, 1)[0]
    phone, name = some.text("phone")[-4:], some.text("caller")
    often = Query(HOTLINE.key, OFTEN)
    share = entries.count(often) / entries.count(every)
    acts: list[Act] = [
        ("open: chips and first rows", shown(every), 100),
        ("open: the ids of all rows (a worker fetches them)", lambda: entries.ids(every), None),
        ("scroll to the end", to_the_end, None),
        ("sort by name: first rows", shown(Query(HOTLINE.key, sort=(("caller", False),))), None),
        ("sort by due day: first rows", shown(Query(HOTLINE.key, sort=(("due_on", False),))), None),
        ("search a word of two characters, 物业", shown(Query(HOTLINE.key, "物业")), 100),
        (f"search a word of two characters in {share:.0%} of the rows, {OFTEN}", shown(often), 100),
        ("search the last four digits of a telephone", shown(Query(HOTLINE.key, phone)), 100),
        ("search a name", shown(Query(HOTLINE.key, name)), 100),
        ("今日: what is due", office.reminders.day, None),
    ]
    return acts, settle
