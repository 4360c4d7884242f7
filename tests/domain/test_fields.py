"""One door for what is typed, pasted or read from a sheet."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.fields import (
    Choice,
    Choices,
    Day,
    Kind,
    LongText,
    LostDigits,
    Moment,
    PaperNumber,
    Phone,
    Text,
    Value,
    Whole,
    YesNo,
    clean,
)
from desktop_app.errors import Refused

KINDS: tuple[Kind, ...] = (
    Text(),
    LongText(),
    Day(),
    Moment(),
    Whole(),
    YesNo(),
    Choice("matter"),
    Choices("channel"),
    Phone(),
    PaperNumber(),
)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Text(), "  王\r\n秀兰 ", "王 秀兰"),
        (Text(), 2026.0, "2026"),
        (LongText(), "一\r\n二\r三\t四\x07", "一\n二\n三 四"),
        (Day(), "2026年3月2日", date(2026, 3, 2)),
        (Moment(), "2026-3-2 9:05", datetime(2026, 3, 2, 9, 5)),
        (Whole(1, 20), "１２", 12),
        (Whole(), 12.0, 12),
        (YesNo(), "√", True),
        (YesNo(), "无", False),
        (YesNo(), False, False),
        (Choice("matter"), " 投 诉 ", "投 诉"),
        (Choices("channel"), "政府网站，公开栏；政府网站\n其他", ("政府网站", "公开栏", "其他")),
        (Choices("channel"), ("公开栏", ""), ("公开栏",)),
        (Phone(), "０９１５－４４２００００", "0915-4420000"),
        (Phone(), 13800001234, "13800001234"),
        (PaperNumber(), "61092419800101123x", "61092419800101123X"),
        (PaperNumber(), "6109 2419 8001 0112 3X", "61092419800101123X"),
        (PaperNumber(), 610924198001011237, "610924198001011237"),
    ],
)
def test_what_is_typed_becomes_a_value(kind: Kind, raw: object, value: Value) -> None:
    assert kind.read(raw) == value


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: type(k).__name__)
@pytest.mark.parametrize("raw", [None, "", "   ", "\n"])
def test_blank_is_nothing(kind: Kind, raw: object) -> None:
    assert kind.read(raw) is None
    assert kind.show(None) == ""
    assert kind.warn(None) == ""


@pytest.mark.parametrize(
    ("kind", "raw", "said"),
    [
        (Text(5), "六个字太长了", "有 6 字，最多 5 字"),
        (LongText(5), "一\n二\n三四", "有 6 字"),
        (Day(), "明天", "“明天”不是日期"),
        (Day(), "2026-02-30", "没有“2026-02-30”这一天"),
        (Moment(), "2026-03-02 25:00", "不是日期和时间"),
        (Whole(1, 20), "21", "21 不在 1～20 之间"),
        (Whole(), "3.5", "“3.5”不是整数"),
        (Whole(), "9" * 40, "不是整数"),
        (YesNo(), "也许", "“也许”不是“是”或“否”"),
        (Phone(), "1" * 61, "最多 60 字"),
    ],
)
def test_what_cannot_be_is_refused_in_words(kind: Kind, raw: object, said: str) -> None:
    with pytest.raises(Refused, match=said):
        kind.read(raw)


@pytest.mark.parametrize("raw", [6.10924198001011e17, 610924198001011000, "6.10924E+17", 1.1e18])
def test_rounded_numbers_of_excel_are_told_as_lost(raw: object) -> None:
    with pytest.raises(LostDigits, match="后几位丢失"):
        PaperNumber().read(raw)


def test_doubts_never_change_the_value() -> None:
    assert PaperNumber().read("610924198001011230") == "610924198001011230"
    assert "校验码" in PaperNumber().warn("610924198001011230")
    assert Phone().warn("1234") == "电话号码位数不对，请核对"
    assert Phone().warn("13800001234") == ""


@pytest.mark.parametrize(
    ("kind", "value", "seen"),
    [
        (Day(), date(2026, 3, 2), "2026-03-02"),
        (Moment(), datetime(2026, 3, 2, 9, 5), "2026-03-02 09:05"),
        (Moment(), datetime(2026, 3, 2), "2026-03-02"),
        (YesNo(), True, "是"),
        (YesNo(), False, "否"),
        (Choices("channel"), ("公开栏", "其他"), "公开栏、其他"),
        (Whole(), 0, "0"),
    ],
)
def test_values_are_shown_as_people_read_them(kind: Kind, value: Value, seen: str) -> None:
    assert kind.show(value) == seen


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: type(k).__name__)
@given(raw=st.text(max_size=60) | st.integers() | st.floats(allow_nan=True) | st.booleans() | st.none())
def test_any_input_is_read_or_refused_and_what_is_shown_reads_back(kind: Kind, raw: object) -> None:
    try:
        value = kind.read(raw)
    except Refused:
        return
    kind.warn(value)
    assert kind.read(kind.show(value)) == value


@given(st.text())
def test_cleaned_text_holds_nothing_a_sheet_refuses(text: str) -> None:
    told = clean(text)
    assert told == told.strip()
    assert not set(told) & {"\r", "\t", "\x00", "\x0b", "\ufffe", "\ud800"}
    assert clean(told) == told
