"""信息处理费: the table of the rule, the lines of a calculation, and amounts in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.fees import Tier, amount, in_words, tiers
from desktop_app.errors import Refused
from desktop_app.registers.codes import CODE_LISTS

ITEMS, PAGES = "按件计收", "按量计收"
UNITS = st.integers(0, 3_000)
BASIS = st.sampled_from((ITEMS, PAGES))


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(0, 0), (30, 0), (31, 10), (68, 380), (100, 700), (101, 720), (200, 2700), (201, 2740), (1000, 34700)],
)
def test_pages_by_the_table(pages: int, yuan: int) -> None:
    assert amount(PAGES, pages) == yuan


@pytest.mark.parametrize(
    ("items", "yuan"),
    [(0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (51, 7400)],
)
def test_items_by_the_table(items: int, yuan: int) -> None:
    assert amount(ITEMS, items) == yuan


def test_the_lines_tell_how_it_was_reckoned() -> None:
    assert tiers(PAGES, 205) == (Tier(1, 30, 0), Tier(31, 100, 10), Tier(101, 200, 20), Tier(201, 205, 40))
    assert tiers(ITEMS, 42) == (Tier(1, 10, 0), Tier(11, 30, 100), Tier(31, 40, 200), Tier(41, 42, 300))
    assert [tier.amount for tier in tiers(ITEMS, 42)] == [0, 2000, 2000, 600]


def test_the_next_request_of_a_month_costs_what_its_place_costs() -> None:
    assert tiers(ITEMS, 1, before=9) == (Tier(10, 10, 0),)
    assert tiers(ITEMS, 1, before=30) == (Tier(31, 31, 200),)
    assert tiers(ITEMS, 3, before=29) == (Tier(30, 30, 100), Tier(31, 32, 200))


def price(basis: str, unit: int) -> int:
    """What one unit costs, read off the rule."""
    if basis == PAGES:
        return 0 if unit <= 30 else 10 if unit <= 100 else 20 if unit <= 200 else 40
    return 0 if unit <= 10 else 100 if unit <= 30 else 100 * (2 + (unit - 31) // 10)


@given(BASIS, UNITS)
def test_a_fee_is_the_sum_of_its_units(basis: str, units: int) -> None:
    assert amount(basis, units) == sum(price(basis, unit) for unit in range(1, units + 1))


@given(UNITS)
def test_the_formula_for_pages(pages: int) -> None:
    beyond = 40 * max(0, pages - 200)
    assert (
        amount(PAGES, pages)
        == 10 * max(0, min(pages, 100) - 30) + 20 * max(0, min(pages, 200) - 100) + beyond
    )


@given(BASIS, UNITS)
def test_one_more_never_costs_less(basis: str, units: int) -> None:
    assert amount(basis, units + 1) >= amount(basis, units)


@given(UNITS, UNITS)
def test_a_month_in_parts_costs_what_it_costs_at_once(first: int, then: int) -> None:
    assert amount(ITEMS, first) + amount(ITEMS, then, before=first) == amount(ITEMS, first + then)


@given(BASIS, UNITS)
def test_lines_hold_every_unit_once(basis: str, units: int) -> None:
    held = [unit for tier in tiers(basis, units) for unit in range(tier.first, tier.last + 1)]
    assert held == list(range(1, units + 1))


def test_the_two_ways_are_those_of_the_code_list() -> None:
    (ways,) = (entry.words for entry in CODE_LISTS if entry.key == "fee_basis")
    assert ways == (ITEMS, PAGES)
    with pytest.raises(Refused, match="没有“按斤计收”这种计收方式"):
        tiers("按斤计收", 1)


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
    assert in_words(yuan) == f"{words}元整"


def read_words(words: str) -> int:
    """The number back from its words, digit by digit."""
    total = group = digit = 0
    for char in words.removesuffix("元整"):
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
    assert words == "零元整" or "零元" not in words


def test_amounts_that_have_no_words() -> None:
    for yuan in (-1, 10**12):
        with pytest.raises(Refused, match="写不成大写"):
            in_words(yuan)
