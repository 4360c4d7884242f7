"""Papers that left, their numbers, and closed periods: frozen, gapless, never removed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from desktop_app.domain.changes import IssuedLetter, Paper
from desktop_app.errors import Refused
from desktop_app.storage.audit import verify
from desktop_app.storage.store import Store

SERIES = "清住建公开"
PAPER = IssuedLetter(
    "request",
    1,
    series=SERIES,
    year=2026,
    kinds="supplement",
    title="补正告知书",
    issued_on=date(2026, 3, 5),
    facts={"成文日期": date(2026, 3, 5), "附件": "甲\n乙", "不公开理由": ("个人隐私",)},
    wordings={"supplement": "ab" * 32},
    pdf_sha256="cd" * 32,
    pdf_size=1234,
    pages=1,
)


def reserve(store: Store, series: str = SERIES, year: int = 2026) -> IssuedLetter:
    with store.unit("预留文号") as unit:
        return unit.reserve_number(series, year, "补正", "request", 0)


def issue(store: Store, letter: IssuedLetter) -> int:
    with store.unit("出具文书") as unit:
        return unit.issue_letter(letter)


def fail(store: Store, series: str, year: int) -> None:
    """An action that breaks off after it took a number."""
    with store.unit("失败") as unit:
        unit.reserve_number(series, year, "", "request", 0)
        raise ZeroDivisionError


def test_a_number_is_reserved_used_and_kept_whole(store: Store) -> None:
    number = reserve(store)
    assert number.number == "清住建公开〔2026〕第1号"
    assert number.status is Paper.RESERVED
    assert issue(store, replace(PAPER, id=number.id)) == number.id
    with store.reading() as reader:
        (kept,) = reader.letters("request", 1)
    assert (kept.status, kept.number, kept.sequence) == (Paper.USED, number.number, 1)
    assert (kept.facts, kept.wordings) == (PAPER.facts, PAPER.wordings)
    assert (kept.made_by, kept.pages) == ("李四", 1)


def test_a_number_is_used_once(store: Store) -> None:
    number = reserve(store)
    issue(store, replace(PAPER, id=number.id))
    with pytest.raises(Refused, match="已经已用"):
        issue(store, replace(PAPER, id=number.id))


def test_a_void_number_stays_with_its_reason(store: Store) -> None:
    number = reserve(store)
    with store.unit("作废文号") as unit, pytest.raises(Refused, match="作废原因"):
        unit.void_letter(number.id, " ")
    with store.unit("作废文号") as unit:
        unit.void_letter(number.id, "打错了")
    with store.unit("作废文号") as unit, pytest.raises(Refused, match="已经作废"):
        unit.void_letter(number.id, "再来")
    assert reserve(store).sequence == 2
    with store.reading() as reader:
        first, second = reader.letters_of_year(2026)
    assert (first.status, first.void_reason, first.voided_by) == (Paper.VOID, "打错了", "李四")
    assert second.sequence == 2


def test_how_it_went_out_is_told_after_it_left(store: Store) -> None:
    number = reserve(store)
    with store.unit("登记送达") as unit, pytest.raises(Refused, match="签发以后"):
        unit.letter_sent(number.id, "邮寄", date(2026, 3, 6), "1234", None, "")
    issue(store, replace(PAPER, id=number.id))
    with store.unit("登记送达") as unit:
        unit.letter_sent(number.id, "邮寄", date(2026, 3, 6), "1234", None, "")
    with store.reading() as reader:
        kept = reader.letter(number.id)
        assert verify(reader) is None
    assert (kept.sent_way, kept.sent_on, kept.mail_no) == ("邮寄", date(2026, 3, 6), "1234")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE letter SET facts = '{}'",
        "UPDATE letter SET pdf_sha256 = ''",
        "UPDATE letter SET number = '清住建公开〔2026〕第9号'",
        "DELETE FROM letter",
    ],
)
def test_what_left_is_frozen_even_for_raw_sql(store: Store, ledger: Path, sql: str) -> None:
    issue(store, replace(PAPER, id=reserve(store).id))
    raw = sqlite3.connect(ledger)
    try:
        with pytest.raises(sqlite3.IntegrityError, match=r"frozen|never deleted"):
            raw.execute(sql)
    finally:
        raw.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["一", "二"]), st.sampled_from([2025, 2026]), st.sampled_from("取用废退")),
        max_size=12,
    )
)
def test_numbers_have_no_gap_whatever_happens(store: Store, acts: list[tuple[str, int, str]]) -> None:
    with store.reading() as reader:
        before = len(reader.letters_of_year(2025)) + len(reader.letters_of_year(2026))
    taken = 0
    for series, year, act in acts:
        if act == "退":
            with pytest.raises(ZeroDivisionError):
                fail(store, series, year)
            continue
        number = reserve(store, series, year)
        taken += 1
        if act == "用":
            issue(store, replace(PAPER, id=number.id))
        elif act == "废":
            with store.unit("作废") as unit:
                unit.void_letter(number.id, "错")
    with store.reading() as reader:
        kept = [*reader.letters_of_year(2025), *reader.letters_of_year(2026)]
        assert verify(reader) is None
    assert len(kept) == before + taken
    for series in ("一", "二"):
        for year in (2025, 2026):
            mine = [one.sequence for one in kept if (one.series, one.year) == (series, year)]
            assert mine == list(range(1, len(mine) + 1))


def test_a_closed_period_cannot_be_altered(store: Store, ledger: Path, engine: Engine) -> None:
    numbers = {"section3": {"total": [1, 0, 0, 0, 0, 0, 1]}, "说明": "首次结账"}
    with store.unit("年度结账") as unit:
        unit.put_snapshot("annual_report", "2025", numbers)
    with store.unit("重新打开年度") as unit:
        unit.put_snapshot("annual_report", "2025", None, "上级要求更正")
    with store.reading() as reader:
        closed, opened = reader.snapshots("annual_report")
        assert reader.snapshots("other") == ()
        assert verify(reader) is None
    assert closed.content == numbers
    assert (len(closed.sha256), closed.made_by) == (64, "李四")
    assert (opened.content, opened.note) == (None, "上级要求更正")
    raw = sqlite3.connect(ledger)
    try:
        for sql in ("UPDATE snapshot SET content = '{}'", "DELETE FROM snapshot"):
            with pytest.raises(sqlite3.IntegrityError, match="append only"):
                raw.execute(sql)
    finally:
        raw.close()


def test_a_letter_is_not_taken_back(store: Store) -> None:
    number = reserve(store)
    issue(store, replace(PAPER, id=number.id))
    with store.reading() as reader:
        last = reader.last_units(1)[0]
    assert not last.undoable
    with store.unit("撤销") as unit, pytest.raises(Refused, match="签发文书"):
        unit.undo(last.id)
