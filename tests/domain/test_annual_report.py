"""The published words of the tables and their equations: whole reports hold, every corruption is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.annual_report import (
    BLOCKS,
    BY_KEY,
    BY_WORD,
    CARRIED_IN,
    CARRIED_OUT,
    COLUMNS,
    DONE,
    KINDS,
    NEW,
    OUTCOMES,
    RESULTS,
    ROWS,
    AnnualReport,
    Section2,
    Section3,
    Section4,
)
from desktop_app.domain.annual_report_check import MEANINGS, check, culprits
from desktop_app.domain.annual_report_facts import Ending, RequestFacts
from desktop_app.domain.annual_report_fill import fill
from desktop_app.registers.codes import CODE_LISTS
from tests.domain.annual_reports import YEAR, changed, real


def equations(report: AnnualReport, previous: AnnualReport | None = None) -> list[str]:
    return [finding.equation for finding in check(report, previous)]


def test_rows_and_columns_as_published() -> None:
    assert [row.key for row in ROWS] == [
        *("new_received", "carried_in", "granted", "partial"),
        *(f"denied_{n}" for n in range(1, 9)),
        *(f"unable_{n}" for n in range(1, 4)),
        *(f"refused_{n}" for n in range(1, 6)),
        *(f"other_{n}" for n in range(1, 4)),
        *("total", "carried_out"),
    ]
    assert len(RESULTS) == 21
    assert BY_KEY["denied_8"].title == "（三）不予公开 8.属于行政查询事项"
    assert BY_KEY["other_1"].name == "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"


def test_the_words_of_the_registers_are_those_of_the_report() -> None:
    lists = {entry.key: entry.words for entry in CODE_LISTS}
    assert tuple(BY_WORD) == lists["report_row"]
    assert lists["applicant_kind"] == KINDS
    assert tuple(BLOCKS.values()) == lists["relief_kind"]


def test_a_published_report_and_a_zero_report_hold() -> None:
    assert check(real()) == ()
    assert check(AnnualReport(), AnnualReport()) == ()


def expected(row: str, column: str) -> list[str]:
    """The equations that one changed cell of table 三 breaks."""
    broken = []
    if row in (NEW, CARRIED_IN, DONE, CARRIED_OUT):
        broken.append("E1")
    if row in RESULTS or row == DONE:
        broken.append("E2")
    broken.append("E3")
    if row == CARRIED_IN:
        broken.append("E5")
    return broken


@given(st.sampled_from([row.key for row in ROWS]), st.sampled_from(COLUMNS), st.integers(1, 90))
def test_one_wrong_cell_breaks_exactly_its_equations(row: str, column: str, by: int) -> None:
    good = real()
    before = AnnualReport(Section3({CARRIED_OUT: good.section3[CARRIED_IN]}), None, None)
    assert equations(good, before) == []
    found = check(replace(good, section3=changed(good.section3, row, column, by)), before)
    assert [finding.equation for finding in found] == expected(row, column)
    assert all(f"“{column}”列" in f.where for f in found if f.equation != "E3")
    assert all(BY_KEY[row].title in f.where for f in found if f.equation == "E3")
    assert {abs(f.expected - f.found) for f in found} == {by}
    assert not any(f.soft for f in found)


@given(st.sampled_from(tuple(BLOCKS)), st.sampled_from(range(len(OUTCOMES))), st.integers(1, 9))
def test_one_wrong_cell_of_table_four_is_found(block: str, at: int, by: int) -> None:
    good = real()
    assert good.section4 is not None
    counts = list(good.section4[block])
    counts[at] += by
    bad = replace(good, section4=replace(good.section4, **{block: tuple(counts)}))
    (finding,) = check(bad)
    assert (finding.equation, BLOCKS[block] in finding.where) == ("E4", True)


def test_a_finding_tells_both_sides() -> None:
    good = real()
    (one, two) = check(replace(good, section3=changed(good.section3, "granted", "自然人")))
    assert (one.as_json(), two.as_json()) == (
        {"equation": "E2", "where": "表三“自然人”列：（七）总计", "expected": 28, "found": 27},
        {"equation": "E3", "where": "表三“（一）予以公开”行：总计", "expected": 12, "found": 11},
    )
    assert (
        one.words
        == "表三“自然人”列：（七）总计：应为 28，填的是 27（（一）至（六）各项之和，等于（七）总计）"
    )


def test_without_the_year_before_nothing_is_carried() -> None:
    good = real()
    before = AnnualReport(Section3({CARRIED_OUT: (3, 0, 0, 0, 0, 0, 3)}), None, None)
    assert equations(good) == []
    found = check(good, before)
    assert [(f.equation, f.expected, f.found) for f in found] == [("E5", 3, 2), ("E5", 3, 2)]
    assert [f.where for f in found] == ["表三“自然人”列：上年结转", "表三“总计”列：上年结转"]


@pytest.mark.parametrize(
    ("then", "now", "found"),
    [
        ((0, 0, 5), (3, 0, 8), []),  # 洪泽 2023 → 2024
        ((0, 0, 5), (3, 1, 8), [(7, 8, True)]),
        (None, (3, 1, 8), []),
        (None, (3, 0, 2), [(3, 2, False)]),
        ((0, 0, 5), (3, 0, 2), [(3, 2, False)]),
        (None, (3, 1, 2), []),
        (None, (0, 0, 0), []),
    ],
)
def test_documents_in_force(
    then: tuple[int, int, int] | None, now: tuple[int, int, int], found: list[tuple[int, int, bool]]
) -> None:
    before = AnnualReport(section2=Section2(normative=then)) if then else None
    told = check(AnnualReport(section2=Section2(normative=now)), before)
    assert [(f.expected, f.found, f.soft) for f in told] == found
    assert all((f.equation, f.where) == ("E6", "表二“行政规范性文件”行：现行有效件数") for f in told)


def test_sections_that_are_not_there_are_not_checked() -> None:
    wrong = Section4(review=(1, 0, 0, 0, 0))
    assert equations(AnnualReport(section4=wrong)) == ["E4"]
    assert equations(AnnualReport(section4=None, section2=None)) == []
    assert set(MEANINGS) == {f"E{n}" for n in range(1, 9)}


# Who breaks an equation


def test_the_requests_behind_a_broken_equation() -> None:
    closed = (Ending(date(YEAR, 5, 5), "granted"),)
    good = RequestFacts(1, "甲", "自然人", date(YEAR, 3, 3), closed)
    unknown = replace(good, id=2, endings=(Ending(date(YEAR, 5, 5)),))
    odd = replace(good, id=3, applicant_kind="个体户")
    early = replace(good, id=4, endings=(Ending(date(YEAR - 1, 5, 5), "granted"),))
    draft = fill([good, unknown, odd, early], YEAR)
    found = {finding.equation: culprits(finding, draft) for finding in check(draft.report)}
    assert found == {"E1": (4,), "E2": (2,), "E3": (3,)}


def test_a_number_that_was_typed_has_nobody_behind_it() -> None:
    good = real()
    bad = check(replace(good, section3=changed(good.section3, "granted", "自然人")))
    assert [culprits(finding, fill([], YEAR)) for finding in bad] == [(), ()]
    assert bad[0].cells[-1] == (DONE, "自然人")
