"""Every way an office writes a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import EARLIEST, LATEST, chinese_day, chinese_moment, read_day, read_moment
from desktop_app.errors import Refused

SPELLINGS = (
    "2025-08-03",
    "2025.8.3",
    "2025/8/3",
    "2025．8．3",
    "2025年8月3日",
    "2025年08月03号",
    "2025 年 8 月 3 日",
    "20250803",
    "２０２５－８－３",
    "二〇二五年八月三日",
    "二○二五年八月三日",
    " 2025-08-03 10:20 ",
    "2025-08-03T00:00:00",
)


@pytest.mark.parametrize("text", SPELLINGS)
def test_each_spelling_is_the_same_day(text: str) -> None:
    assert read_day(text) == date(2025, 8, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二○一一年十二月一日", date(2011, 12, 1)),
        ("二〇二五年十月二十日", date(2025, 10, 20)),
        ("二〇二五年十一月三十日", date(2025, 11, 30)),
        ("二〇二五年一月二十三日", date(2025, 1, 23)),
    ],
)
def test_chinese_numerals(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        (datetime(2025, 8, 3, 10), date(2025, 8, 3)),
        (date(2025, 8, 3), date(2025, 8, 3)),
        (45872, date(2025, 8, 3)),
        (45872.75, date(2025, 8, 3)),
        (None, None),
        ("", None),
        ("  ", None),
    ],
)
def test_cells_of_excel(raw: object, day: date | None) -> None:
    assert read_day(raw) == day


@pytest.mark.parametrize(
    "raw",
    [
        "2025-02-29",
        "2025-13-01",
        "20251301",
        "明天",
        "2025年8月",
        "8月3日",
        "2025-8-3前后",
        "1948-01-01",
        "2300-01-01",
        "十年十月十日",
        "二〇二五年二十十月一日",
        "二〇二五年十二三月一日",
        "20250803号文",
        1234,
        True,
        date(1900, 1, 1),
    ],
)
def test_what_is_no_day_is_refused_in_words(raw: object) -> None:
    with pytest.raises(Refused):
        read_day(raw)


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("2025-08-03 9:05", datetime(2025, 8, 3, 9, 5)),
        ("2025年8月3日 9时5分", datetime(2025, 8, 3, 9, 5)),
        ("2025-08-03 14：30", datetime(2025, 8, 3, 14, 30)),
        ("2025-08-03 9点", datetime(2025, 8, 3, 9)),
        ("2025/8/3 14:30:59", datetime(2025, 8, 3, 14, 30)),
        ("2025-08-03T14:30:59.123", datetime(2025, 8, 3, 14, 30)),
        ("20250803", datetime(2025, 8, 3)),
        (date(2025, 8, 3), datetime(2025, 8, 3)),
        (datetime(2025, 8, 3, 14, 30, 59), datetime(2025, 8, 3, 14, 30)),
        (None, None),
        (" ", None),
    ],
)
def test_moments(raw: object, moment: datetime | None) -> None:
    assert read_moment(raw) == moment


@pytest.mark.parametrize("raw", ["2025-08-03 24:00", "2025-08-03 9:61", "2025-08-03 上午", "9:30"])
def test_what_is_no_moment_is_refused(raw: object) -> None:
    with pytest.raises(Refused):
        read_moment(raw)


@given(st.dates(EARLIEST, LATEST))
def test_every_day_reads_back_from_every_spelling(day: date) -> None:
    told = (
        day.isoformat(),
        chinese_day(day),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}{day.month:02}{day.day:02}",
    )
    assert {read_day(text) for text in told if not text.startswith("194")} <= {day}
    assert read_day(chinese_day(day)) == day


@given(st.text(alphabet="二〇○零一三四五六七八九十年月日号0123456789-./: T", max_size=24))
def test_no_text_breaks_the_reader(text: str) -> None:
    for read in (read_day, read_moment):
        try:
            found = read(text)
        except Refused:
            continue
        assert found is None or EARLIEST <= date(found.year, found.month, found.day) <= LATEST


def test_chinese_day_has_no_leading_zeros() -> None:
    assert chinese_day(date(2026, 3, 5)) == "2026年3月5日"
    assert read_day(45872 + 1) == date(2025, 8, 3) + timedelta(days=1)


def test_a_moment_in_words_has_its_minutes_in_two_digits() -> None:
    assert chinese_moment(datetime(2026, 3, 5, 9, 5)) == "2026年3月5日9时05分"
