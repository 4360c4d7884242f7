"""信息处理费: the table of the rule, the lines of a calculation, and amounts in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.fees import Fee, Line, by_items, by_pages, in_words
from desktop_app.registers.codes import CODE_LISTS

UNITS = st.integers(0, 3_000)


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(0, 0), (30, 0), (31, 10), (68, 380), (100, 700), (101, 720), (200, 2700), (201, 2740), (1000, 34700)],
)
def test_pages_by_the_table(pages: int, yuan: int) -> None:
    assert by_pages(pages).amount == yuan


@pytest.mark.parametrize(
    ("items", "yuan"),
    [(0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (51, 7400)],
)
def test_items_by_the_table(items: int, yuan: int) -> None:
    assert by_items(items).amount == yuan


def test_the_lines_tell_how_it_was_reckoned() -> None:
    assert by_pages(205).lines == (
        Line("第1至30页", 30, 0, 0),
        Line("第31至100页", 70, 10, 700),
        Line("第101至200页", 100, 20, 2000),
        Line("第201页以上", 5, 40, 200),
    )
    assert by_items(42).lines == (
        Line("第1至10件", 10, 0, 0),
        Line("第11至30件", 20, 100, 2000),
        Line("第31至40件", 10, 200, 2000),
        Line("第41至50件", 2, 300, 600),
    )


def test_the_next_request_of_a_month_costs_what_its_place_costs() -> None:
    assert by_items(1, before=9).lines == (Line("第1至10件", 1, 0, 0),)
    assert by_items(1, before=30).lines == (Line("第31至40件", 1, 200, 200),)
    assert [line.count for line in by_items(3, before=29).lines] == [1, 2]


def page_price(page: int) -> int:
    return 0 if page <= 30 else 10 if page <= 100 else 20 if page <= 200 else 40


def item_price(item: int) -> int:
    return 0 if item <= 10 else 100 if item <= 30 else 100 * (2 + (item - 31) // 10)


@given(UNITS)
def test_a_fee_is_the_sum_of_its_units(units: int) -> None:
    assert by_pages(units).amount == sum(map(page_price, range(1, units + 1)))
    assert by_items(units).amount == sum(map(item_price, range(1, units + 1)))
    formula = (
        10 * max(0, min(units, 100) - 30) + 20 * max(0, min(units, 200) - 100) + 40 * max(0, units - 200)
    )
    assert by_pages(units).amount == formula


@given(UNITS)
def test_one_more_never_costs_less(units: int) -> None:
    for fee in (by_pages, by_items):
        assert fee(units + 1).amount >= fee(units).amount


@given(UNITS, UNITS)
def test_a_month_in_parts_costs_what_it_costs_at_once(first: int, then: int) -> None:
    assert by_items(first).amount + by_items(then, before=first).amount == by_items(first + then).amount


@given(UNITS)
def test_lines_hold_every_unit_once(units: int) -> None:
    for fee in (by_pages(units), by_items(units)):
        assert sum(line.count for line in fee.lines) == fee.units == units
        assert all(line.sum == line.count * line.price for line in fee.lines)


def test_less_than_none_is_a_bug() -> None:
    for wrong in (lambda: by_pages(-1), lambda: by_items(-1), lambda: by_items(1, before=-1)):
        with pytest.raises(ValueError, match="less than none"):
            wrong()


def test_the_two_ways_are_those_of_the_code_list() -> None:
    (ways,) = (entry.words for entry in CODE_LISTS if entry.key == "fee_basis")
    assert (by_items(1).basis, by_pages(1).basis) == ways


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        (0, "零"),
        (10, "壹拾"),
        (380, "叁佰捌拾"),
        (2740, "贰仟柒佰肆拾"),
        (1001, "壹仟零壹"),
        (10_010, "壹万零壹拾"),
        (100_000, "壹拾万"),
        (100_200, "壹拾万零贰佰"),
        (1_050_000, "壹佰零伍万"),
        (100_000_300, "壹亿零叁佰"),
        (100_003_000, "壹亿零叁仟"),
        (200_040_000, "贰亿零肆万"),
    ],
)
def test_amounts_in_words(yuan: int, words: str) -> None:
    assert in_words(yuan) == f"人民币{words}元整"


def read_words(words: str) -> int:
    """The number back from its words, digit by digit."""
    total = group = digit = 0
    for char in words.removeprefix("人民币").removesuffix("元整"):
        if char in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(char)
        elif char in "拾佰仟":
            group, digit = group + digit * 10 ** ("拾佰仟".index(char) + 1), 0
        else:
            total, group, digit = total + (group + digit) * 10 ** (4 if char == "万" else 8), 0, 0
    return total + group + digit


@given(st.integers(0, 10**12 - 1) | st.integers(0, 12_000))
def test_words_read_back(yuan: int) -> None:
    words = in_words(yuan)
    assert read_words(words) == yuan
    assert "零零" not in words
    assert words == "人民币零元整" or "零元" not in words


def test_amounts_that_have_no_words() -> None:
    for yuan in (-1, 10**12):
        with pytest.raises(ValueError, match="no words"):
            in_words(yuan)


def test_a_fee_says_its_amount() -> None:
    assert Fee("按量计收", "页", 68, by_pages(68).lines).in_words == "人民币叁佰捌拾元整"
