"""Opinions of reviewers: kept whole, under the name of who sits there, never altered and never taken back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.review import Level, Opinion, Verdict
from desktop_app.errors import Refused
from desktop_app.storage.audit import verify
from desktop_app.storage.store import Store
from tests.storage.conftest import NOW

OPINION = Opinion(
    Level.FIRST,
    Verdict.PARTLY,
    date(2026, 3, 5),
    "ab" * 32,
    ground="第十五条",
    checklist={"个人隐私": "已去除", "国家秘密": "否"},
    text="身份证号已去除",
    same_person_reason="全局两人",
    drafter="李四、王五",
    preset="board",
)


def put(store: Store, opinion: Opinion = OPINION, record_id: int = 7) -> int:
    with store.unit("初审") as unit:
        return unit.put_review("disclosure", record_id, opinion)


def test_an_opinion_is_kept_whole(store: Store) -> None:
    review_id = put(store, replace(OPINION, reviewer="冒名"))
    with store.reading() as reader:
        (kept,) = reader.reviews("disclosure", 7)
        assert reader.reviews("disclosure", 8) == reader.reviews("request", 7) == ()
        line = reader.changes("disclosure", 7)[-1]
        assert verify(reader) is None
    assert kept == replace(
        OPINION, reviewer="李四", register="disclosure", record_id=7, made_at=NOW, id=review_id
    )
    assert (line.kind, line.who, line.after["digest"]) == ("review", "李四", OPINION.digest)
    assert (line.after["verdict"], line.after["on"]) == ("部分公开", date(2026, 3, 5))


def test_a_wrong_one_is_followed_by_another(store: Store) -> None:
    put(store)
    put(store, replace(OPINION, verdict=Verdict.BACK, on=date(2026, 4, 1)))
    with store.reading() as reader:
        assert [one.verdict for one in reader.reviews("disclosure", 7)] == [Verdict.PARTLY, Verdict.BACK]
        march = reader.reviews_between("disclosure", date(2026, 3, 1), date(2026, 3, 31))
        assert [one.on for one in march] == [date(2026, 3, 5)]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE review SET digest = ''",
        "UPDATE review SET verdict = '可公开'",
        "UPDATE review SET reviewer = '别人'",
        "DELETE FROM review",
        "DELETE FROM review WHERE id = 1",
    ],
)
def test_it_is_frozen_even_for_raw_sql(store: Store, ledger: Path, sql: str) -> None:
    put(store)
    with closing(sqlite3.connect(ledger)) as raw, pytest.raises(sqlite3.IntegrityError, match="append only"):
        raw.execute(sql)


def test_it_is_not_taken_back(store: Store) -> None:
    put(store)
    with store.reading() as reader:
        last = reader.last_units(1)[0]
    assert not last.undoable
    with store.unit("撤销") as unit, pytest.raises(Refused, match="没有可以撤销的内容"):
        unit.undo(last.id)
