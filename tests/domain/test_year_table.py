"""A notice typed by the office is adopted whole, or refused with all its faults."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.domain.workdays import DayKind, changed_days
from desktop_app.domain.year_table import Row, year_table
from desktop_app.errors import Refused
from tests.domain.test_workdays import BUILTIN, days_of

NOTICE = "国办发明电〔2026〕7号"


def rows_2027() -> list[Row]:
    """A table as the notice for 2027 may read."""
    breaks = [
        ("01-01", 3, "元旦"),
        ("02-05", 8, "春节"),
        ("04-03", 3, "清明节"),
        ("05-01", 5, "劳动节"),
        ("06-09", 1, "端午节"),
        ("09-15", 1, "中秋节"),
        ("10-01", 7, "国庆节"),
    ]
    rows: list[Row] = [
        (date.fromisoformat(f"2027-{first}") + timedelta(days=n), DayKind.HOLIDAY, name)
        for first, length, name in breaks
        for n in range(length)
    ]
    return rows + [
        (f"2027-{day}", "调休补班", name)
        for day, name in [
            ("01-31", "春节"),
            ("02-20", "春节"),
            ("05-08", "劳动节"),
            ("10-09", "国庆节"),
            ("09-26", "国庆节"),
        ]
    ]


def without(rows: list[Row], *days: str) -> list[Row]:
    return [row for row in rows if str(row[0]) not in days]


def test_an_entered_year_is_known_and_carries_its_notice() -> None:
    calendar = BUILTIN.with_year(year_table(2027, rows_2027(), NOTICE))
    assert calendar.notice(2027) == NOTICE
    assert calendar.known(date(2027, 6, 1))
    assert calendar.doubt(date(2026, 12, 1), date(2027, 6, 1)) is None
    assert calendar.kind(date(2027, 2, 8)) is DayKind.HOLIDAY
    assert calendar.kind(date(2027, 1, 31)) is DayKind.MAKEUP
    assert calendar.kind(date(2027, 1, 30)) is DayKind.REST
    assert not BUILTIN.known(date(2027, 6, 1)), "the old calendar stays as it was"


def test_a_balanced_table_raises_no_doubt_and_a_forgotten_makeup_day_does() -> None:
    assert year_table(2027, rows_2027(), NOTICE).doubts == ()
    (doubt,) = year_table(2027, without(rows_2027(), "2027-01-31"), NOTICE).doubts
    assert "相差14天" in doubt
    assert "漏了调休补班" in doubt
    (doubt,) = year_table(2027, without(rows_2027(), "2027-10-07"), NOTICE).doubts
    assert "漏了放假" in doubt


def test_builtin_years_balance_as_the_check_supposes() -> None:
    """Days off on weekdays less makeup days: 11 before 2025, 13 since, but for two years with extra days."""
    for year in range(2008, 2027):
        found = BUILTIN._year(year)
        assert found is not None
        kinds = [(day.weekday(), kind) for day, (kind, _) in found.days.items()]
        free = sum(kind is DayKind.HOLIDAY and at < 5 for at, kind in kinds)
        makeup = sum(kind is DayKind.MAKEUP for _, kind in kinds)
        assert free - makeup == {2015: 12, 2020: 13}.get(year, 13 if year >= 2025 else 11)


def test_the_notice_of_next_year_may_reach_back_into_december() -> None:
    rows = [
        ("2029-12-30", "法定节假日", "元旦"),
        ("2029-12-31", "法定节假日", "元旦"),
        ("2029-12-29", "调休补班", "元旦"),
        *[
            (str(row[0]).replace("2027", "2030"), DayKind.HOLIDAY, row[2])
            for row in rows_2027()
            if row[1] != "调休补班"
        ],
    ]
    new = BUILTIN.with_year(year_table(2030, rows, "某通知"))
    assert new.kind(date(2029, 12, 29)) is DayKind.MAKEUP
    assert {date(2029, 12, 29), date(2029, 12, 31)} <= changed_days(BUILTIN, new)


@pytest.mark.parametrize(
    ("rows", "notice", "told"),
    [
        (rows_2027(), " ", ["没有填写通知文号"]),
        (without(rows_2027(), "2027-01-01"), NOTICE, ["缺元旦（2027年1月1日）"]),
        (
            without(rows_2027(), "2027-05-01", "2027-05-02"),
            NOTICE,
            ["缺劳动节（2027年5月1日、2027年5月2日）"],
        ),
        (without(rows_2027(), "2027-10-02"), NOTICE, ["缺国庆节（2027年10月2日）"]),
        (
            without(rows_2027(), "2027-04-03", "2027-04-04", "2027-04-05"),
            NOTICE,
            ["缺清明节（4月4日至4月6日之间没有）"],
        ),
        (without(rows_2027(), "2027-06-09", "2027-09-15"), NOTICE, ["缺端午节", "缺中秋节"]),
        (
            without(rows_2027(), *[f"2027-02-{n:02}" for n in range(5, 10)]),
            NOTICE,
            ["春节只有3天，法定至少4天"],
        ),
        (
            [*rows_2027(), ("2027-10-01", "调休补班", "国庆节")],
            NOTICE,
            ["2027年10月1日（周五）既写“法定节假日”又写“调休补班”"],
        ),
        (
            [("2027-10-01", "调休补班", ""), *without(rows_2027(), "2027-10-01")],
            NOTICE,
            ["是国庆节，不能写成“调休补班”"],
        ),
        (
            [("2027-10-01", "工作日", ""), *without(rows_2027(), "2027-10-01")],
            NOTICE,
            ["是国庆节，不能写成“工作日”"],
        ),
        ([*rows_2027(), ("2027-03-02", "调休补班", "")], NOTICE, ["2027年3月2日（周二）本来就上班"]),
        ([*rows_2027(), ("2027-03-06", "工作日", "")], NOTICE, ["是周末，上班应写“调休补班”"]),
        ([*rows_2027(), ("2028-01-01", "法定节假日", "元旦")], NOTICE, ["2028年1月1日（周六）不在2027年内"]),
        ([*rows_2027(), ("2026-12-25", "法定节假日", "元旦")], NOTICE, ["不在2027年内"]),
        ([*rows_2027(), ("2027-07-01", "法定节假日", "")], NOTICE, ["放假没有写节日名称"]),
        ([*rows_2027(), ("2027-13-01", "法定节假日", "元旦")], NOTICE, ["没有“2027-13-01”这一天"]),
        ([*rows_2027(), ("2027-07-01", "放假", "元旦")], NOTICE, ["的类别不是"]),
        ([*rows_2027(), ("", "法定节假日", "元旦")], NOTICE, ["没有日期"]),
        (
            [
                *rows_2027(),
                *[(date(2027, 7, 1) + timedelta(days=n), "法定节假日", "中秋") for n in range(11)],
            ],
            NOTICE,
            ["2027年7月1日起连续放假11天"],
        ),
    ],
)
def test_a_wrong_table_is_refused_with_its_faults(rows: list[Row], notice: str, told: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        year_table(2027, rows, notice)
    assert refused.value.what == "2027年放假安排不能采用"
    for part in told:
        assert part in refused.value.why
    assert "国务院办公厅" in refused.value.do


def test_all_faults_are_told_together() -> None:
    with pytest.raises(Refused) as refused:
        year_table(2027, [], "")
    for name in ("文号", "元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"):
        assert name in refused.value.why


def test_a_table_of_all_days_must_have_every_month() -> None:
    named = {str(row[0]): row for row in rows_2027()}
    full: list[Row] = [
        named.get(str(day), (day, DayKind.WORKDAY if day.weekday() < 5 else DayKind.REST, ""))
        for day in days_of(2027)
    ]
    listed, short = (BUILTIN.with_year(year_table(2027, rows, NOTICE)) for rows in (full, rows_2027()))
    assert not changed_days(listed, short)
    with pytest.raises(Refused) as refused:
        year_table(2027, [row for row in full if "-07-" not in str(row[0])], NOTICE)
    assert refused.value.why == "7月缺31天"


def test_only_what_differs_has_changed() -> None:
    first = BUILTIN.with_year(year_table(2027, rows_2027(), NOTICE))
    moved = [*without(rows_2027(), "2027-02-20"), ("2027-02-21", "调休补班", "春节")]
    second = BUILTIN.with_year(year_table(2027, moved, NOTICE))
    assert changed_days(first, second) == {date(2027, 2, 20), date(2027, 2, 21)}
    assert changed_days(first, first) == frozenset()
    assert date(2027, 1, 31) in changed_days(BUILTIN, first)
