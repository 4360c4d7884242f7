"""A hundred thousand calls still open at once."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from sqlalchemy import Engine

from desktop_app.domain.records import Query
from desktop_app.storage.store import Store

MANY = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
INSERT INTO hotline (number, year, sequence, state, due_on, caller, content, called_at, version,
                     created_by, created_at, updated_by, updated_at, search_text)
SELECT '热线-' || (2020 + i / 20000) || '-' || i, 2020 + i / 20000, i, '已登记', date('2020-01-01', i || ' hours'),
       '张' || i, '饮用水发黄第' || i || '次', '2020-01-01 00:00:00.000000', 1,
       '甲', '2020-01-01 00:00:00.000000', '甲', '2020-01-01 00:00:00.000000', '饮用水发黄第' || i || '次'
FROM n
"""


def best(run: Callable[[], object]) -> float:
    """Milliseconds of processor time, the best of five."""
    times = []
    for _ in range(5):
        before = process_time()
        run()
        times.append((process_time() - before) * 1000)
    return min(times)


@pytest.mark.long
def test_lists_of_a_hundred_thousand(store: Store, engine: Engine) -> None:
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(MANY)
    usual = Query("hotline")
    with store.reading() as reader:
        assert len(reader.ids(usual)) == 100_000
        assert best(lambda: reader.ids(usual)) < 60
        assert best(lambda: reader.page(usual, 0, 100)) < 20
        assert best(lambda: reader.ids(Query("hotline", sort=(("due_on", False),)))) < 120
        assert best(lambda: reader.ids(Query("hotline", search="发黄第777次"))) < 60
        assert best(lambda: reader.ids(Query("hotline", sort=(("caller", False),)))) < 500
