"""A report told as JSON: read whole, or refused with every mistake at once."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.annual_report import BLOCKS, CARRIED_OUT, ROWS, Section3
from desktop_app.domain.annual_report_json import MOST_TOLD, from_json
from desktop_app.errors import Refused
from tests.domain.annual_reports import real


def told() -> dict[str, Any]:
    """A report as a file tells it."""
    whole: dict[str, Any] = real().as_json()
    return whole


def refused(whole: object) -> str:
    with pytest.raises(Refused) as no:
        from_json(whole)
    return str(no.value)


def test_what_is_told_is_read() -> None:
    report, previous = from_json(told())
    assert (report, previous) == (real(), None)


def test_table_four_may_be_left_out() -> None:
    whole = told()
    del whole["section4"]
    assert from_json(whole)[0].section4 is None


@pytest.mark.parametrize("row_only", [False, True])
def test_the_year_before_whole_or_only_what_it_carried_out(row_only: bool) -> None:
    before = told()
    carried = before["section3"][CARRIED_OUT]
    whole = told() | {"previous": {CARRIED_OUT: carried} if row_only else before}
    previous = from_json(whole)[1]
    assert previous is not None
    assert previous.section3[CARRIED_OUT] == tuple(carried)


def test_missing_rows_are_named_together() -> None:
    whole = told()
    del whole["section3"]["granted"], whole["section3"]["denied_3"], whole["section4"]["review"]
    said = refused(whole)
    assert (
        "section3 缺少 2 行：granted（（一）予以公开）、denied_3（（三）不予公开 3.危及“三安全一稳定”）"
        in said
    )
    assert "section4 缺少 1 行：review（行政复议）" in said


def test_every_kind_of_mistake_is_told_at_once() -> None:
    whole = told()
    whole["section3"] |= {
        "granted": [1, 2, 3],
        "partial": [1, 2, 3, 4, 5, 6, "七"],
        "denied_1": [-1, 0, 0, 0, 0, 0, 0],
        "denied_2": [1.0, 0, 0, 0, 0, 0, True],
        "denied_4": 5,
        "denied_9": [0] * 7,
    }
    whole["section4"]["review"] = [0, 0, 0, 0, None]
    whole["previous"] = {"section3": {}}
    said = refused(whole)
    for part in (
        "section3 的 granted（（一）予以公开）：应有 7 个数，有 3 个",
        "“七”不是整数",
        "第 1 个数“-1”是负数",
        "第 1 个数“1.0”不是整数",
        "第 7 个数“True”不是整数",
        "应是 7 个整数的列表",
        "section3 有不认识的行：denied_9",
        "section4 的 review（行政复议） 第 5 个数“None”不是整数",
        "previous.section3 缺少 1 行：carried_out（四、结转下年度继续办理）",
    ):
        assert part in said


def test_a_long_list_of_mistakes_is_cut() -> None:
    said = refused({"section3": {row.key: ["x"] * 7 for row in ROWS}})
    assert said.count("不是整数") == MOST_TOLD
    assert f"还有 {25 * 7 - MOST_TOLD} 处" in said


@pytest.mark.parametrize("whole", [[], "x", 3, None, {}, {"section3": []}, {"section3": None}])
def test_what_is_no_report(whole: object) -> None:
    assert "section3" in refused(whole)


def test_blocks_and_rows_must_be_objects() -> None:
    assert "section4：应是一个对象" in refused(told() | {"section4": [1]})
    assert "previous：应是一个对象" in refused(told() | {"previous": 3})
    assert from_json(told())[0].section3 != Section3()
    assert set(told()["section4"]) == set(BLOCKS)


@pytest.mark.parametrize("before", [None, {}, {"section4": {}}])
def test_a_year_before_that_tells_nothing_to_compare_is_none(before: object) -> None:
    assert from_json(told() | {"previous": before})[1] is None
