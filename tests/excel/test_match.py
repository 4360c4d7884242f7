"""Headings find their fields, each field once, and a clerk's correction is remembered."""

from __future__ import annotations

import pytest

from desktop_app.domain.register import Register
from desktop_app.excel.match import Sure, match, profile_of
from desktop_app.excel.table import Heading
from desktop_app.registers.every import REGISTERS, register


def heads(*labels: str) -> tuple[Heading, ...]:
    return tuple(Heading(column, label) for column, label in enumerate(labels))


@pytest.mark.parametrize(
    ("key", "label", "field", "sure"),
    [
        ("hotline", "来电（访）人", "caller", Sure.EXACT),
        ("hotline", " 来 电 人 ", "caller", Sure.EXACT),
        ("hotline", "来电人*", "caller", Sure.EXACT),
        ("hotline", "来电日期时间", "called_at", Sure.CLOSE),
        ("hotline", "承办的科室", "department", Sure.CLOSE),
        ("request", "收费金额(万元)", "fee_amount", Sure.CLOSE),
        ("request", "收费金额", "fee_amount", Sure.EXACT),
        ("request", "收到日期", "reached_on", Sure.EXACT),
        ("request", "申请人姓名或名称", "applicant", Sure.CLOSE),
        ("request", "天气", None, Sure.NONE),
        ("request", "序号", None, Sure.IGNORED),
        ("request", "领导签字", None, Sure.IGNORED),
        ("request", "到期日", None, Sure.IGNORED),
    ],
)
def test_a_heading_finds_its_field(key: str, label: str, field: str | None, sure: Sure) -> None:
    (found,) = match(register(key), heads(label))
    assert (found.key, found.sure) == (field, sure)


def test_each_field_is_taken_once_and_the_better_heading_wins() -> None:
    found = match(register("hotline"), heads("联系电话号码", "电话", "内容", "反映内容"))
    assert [one.key for one in found].count("phone") == 1
    assert found[1].key == "phone"
    assert [one.key for one in found].count("content") == 1


def test_what_groups_a_heading_makes_it_plain() -> None:
    (found,) = match(register("request"), (Heading(0, "日期", "答复情况"),))
    assert (found.key, found.sure) == ("replied_on", Sure.EXACT)


def test_a_correction_is_remembered_and_wins() -> None:
    book = register("hotline")
    first = match(book, heads("日期", "说了啥", "电话"))
    assert first[1].key is None
    profile = {**profile_of(first), "说了啥": "content", "电话": ""}
    second = match(book, heads("日期", "说了啥", "电话", "内容"), profile)
    assert [(one.key, one.sure) for one in second] == [
        ("called_at", Sure.PROFILE),
        ("content", Sure.PROFILE),
        (None, Sure.IGNORED),
        (None, Sure.NONE),
    ]


def test_a_profile_naming_a_field_that_is_gone_does_no_harm() -> None:
    (found,) = match(register("hotline"), heads("电话"), {"电话": "fax"})
    assert found.key == "phone"


@pytest.mark.parametrize("book", REGISTERS, ids=lambda book: book.key)
def test_our_own_headings_are_always_known(book: Register) -> None:
    """What we export we read again: no label finds another's field (收到日期 means arrival in foreign sheets)."""
    labels = {f.label: f.key for f in book.fields}
    for one in match(book, heads(*labels)):
        known = labels[one.heading.label]
        assert one.key in (known, None) or (known, one.key) == ("received_on", "reached_on"), one
