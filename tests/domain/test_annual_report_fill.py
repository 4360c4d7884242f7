"""From requests to tables 三 and 四: every request counted where it belongs, every doubt told."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.annual_report import BLOCKS, COLUMNS, OUTCOMES, ROWS, TOTAL
from desktop_app.domain.annual_report_check import check
from desktop_app.domain.annual_report_fill import Draft, RequestFacts, fill
from tests.domain.annual_reports import YEAR, request_facts

IN, OUT = date(YEAR, 3, 3), date(YEAR, 3, 28)
BEFORE, AFTER = date(YEAR - 1, 12, 20), date(YEAR + 1, 1, 8)
REQUEST = RequestFacts(7, "申请-2025-0007", "自然人", IN, OUT, row="granted")


def cells(draft: Draft) -> dict[str, tuple[int, ...]]:
    """The rows of table 三 that are not all zeros."""
    return {row.key: draft.report.section3[row.key] for row in ROWS if any(draft.report.section3[row.key])}


ONE = (1, 0, 0, 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("received", "closed", "rows"),
    [
        (IN, OUT, {"new_received", "granted", "total"}),
        (IN, None, {"new_received", "carried_out"}),
        (IN, AFTER, {"new_received", "carried_out"}),
        (BEFORE, OUT, {"carried_in", "granted", "total"}),
        (BEFORE, AFTER, {"carried_in", "carried_out"}),
        (BEFORE, None, {"carried_in", "carried_out"}),
        (BEFORE, BEFORE, set()),
        (AFTER, None, set()),
        (date(YEAR, 1, 1), date(YEAR, 12, 31), {"new_received", "granted", "total"}),
        (date(YEAR - 1, 12, 31), date(YEAR, 1, 1), {"carried_in", "granted", "total"}),
        (date(YEAR, 12, 31), date(YEAR + 1, 1, 1), {"new_received", "carried_out"}),
    ],
)
def test_where_a_request_counts(received: date, closed: date | None, rows: set[str]) -> None:
    draft = fill([replace(REQUEST, received_on=received, closed_on=closed)], YEAR)
    assert cells(draft) == dict.fromkeys(rows, ONE)
    assert draft.doubts == ()
    assert check(draft.report) == ()


@given(st.lists(request_facts(), max_size=30, unique_by=lambda request: request.id))
def test_every_equation_holds_for_whatever_happened(requests: list[RequestFacts]) -> None:
    draft, before = fill(requests, YEAR), fill(requests, YEAR - 1)
    assert check(draft.report, before.report) == ()
    assert not [doubt for doubt in draft.doubts if "表三" in doubt.words]


@given(st.lists(request_facts(), max_size=30, unique_by=lambda request: request.id))
def test_cells_are_what_a_plain_count_makes_of_them(requests: list[RequestFacts]) -> None:
    draft = fill(requests, YEAR)
    done = [r for r in requests if r.closed_on and r.closed_on.year == YEAR]
    plain = Counter((r.row, r.applicant_kind) for r in done)
    for row in ROWS:
        for at, column in enumerate(COLUMNS):
            value = draft.report.section3[row.key][at]
            assert len(draft.ids(row.key, column)) == value
            if row.word and column != TOTAL:
                assert value == plain[row.key, column]
    assert draft.report.section3["total"][-1] == len(done)
    new = sorted(r.id for r in requests if r.received_on and r.received_on.year == YEAR)
    assert sorted(draft.ids("new_received", TOTAL)) == new


def test_a_year_without_requests_is_a_zero_report() -> None:
    draft = fill([], YEAR)
    assert cells(draft) == {}
    assert draft.report.section4 is not None
    assert {draft.report.section4[block] for block in BLOCKS} == {(0,) * len(OUTCOMES)}
    assert (draft.behind, draft.doubts, check(draft.report)) == ({}, (), ())


def test_an_unknown_result_is_told_and_leaves_its_equation_open() -> None:
    draft = fill([replace(REQUEST, row="", said="不予公开一类")], YEAR)
    (doubt,) = draft.doubts
    assert (doubt.id, doubt.number) == (7, "申请-2025-0007")
    assert "“不予公开一类”不在表三中" in doubt.words
    assert cells(draft) == {"new_received": ONE, "total": ONE}
    assert {finding.equation for finding in check(draft.report)} == {"E2"}
    assert "没有登记" in fill([replace(REQUEST, row="")], YEAR).doubts[0].words
    assert fill([replace(REQUEST, row="", closed_on=None)], YEAR).doubts == ()


def test_an_unknown_kind_of_applicant_is_told_and_leaves_its_equation_open() -> None:
    draft = fill([replace(REQUEST, applicant_kind="个体工商户")], YEAR)
    (doubt,) = draft.doubts
    assert "“个体工商户”不在表三中" in doubt.words
    assert set(cells(draft).values()) == {(0, 0, 0, 0, 0, 0, 1)}
    assert {finding.equation for finding in check(draft.report)} == {"E3"}
    assert draft.ids("granted", TOTAL) == (7,)


def test_dates_that_cannot_be_are_told() -> None:
    (doubt,) = fill([replace(REQUEST, received_on=OUT, closed_on=IN)], YEAR).doubts
    assert "早于收到日期" in doubt.words
    earlier = fill([replace(REQUEST, closed_on=BEFORE)], YEAR)
    assert "早于收到日期" in earlier.doubts[0].words
    assert {finding.equation for finding in check(earlier.report)} == {"E1"}


def test_what_was_not_received_yet_waits() -> None:
    waiting = replace(REQUEST, received_on=None, closed_on=None, arrived_on=IN, row="")
    assert cells(fill([waiting], YEAR)) == {}
    assert "还没有收到日期" in fill([waiting], YEAR).doubts[0].words
    assert fill([waiting], YEAR - 1).doubts == ()


@pytest.mark.parametrize(
    ("on", "result", "at"),
    [
        (IN, "维持", 0),
        (IN, "纠正", 1),
        (IN, "其他结果", 2),
        (IN, "尚未审结", 3),
        (IN, "", 3),
        (BEFORE, "尚未审结", 3),
        (date(YEAR - 3, 1, 1), "", 3),
        (date(YEAR - 3, 1, 1), "维持", None),
        (AFTER, "维持", None),
        (AFTER, "尚未审结", None),
    ],
)
def test_reviews_and_suits_by_their_result(on: date, result: str, at: int | None) -> None:
    request = replace(REQUEST, relief_kind="复议后起诉", relief_on=on, relief_result=result)
    draft = fill([request], YEAR)
    counts = [0] * len(OUTCOMES)
    if at is not None:
        counts[at] = counts[-1] = 1
        assert draft.ids("litigation_after_review", OUTCOMES[at]) == (7,)
    assert draft.report.section4 is not None
    assert draft.report.section4.litigation_after_review == tuple(counts)
    assert draft.report.section4.review == (0,) * len(OUTCOMES)
    assert draft.doubts == ()


@pytest.mark.parametrize(
    ("relief", "told"),
    [
        ({"relief_kind": "信访"}, "“信访”不在表四中"),
        ({"relief_kind": "行政复议", "relief_on": IN, "relief_result": "调解"}, "“调解”不在表四中"),
        ({"relief_kind": "行政复议", "relief_result": "维持"}, "没有收到日期"),
        ({"relief_kind": "行政复议", "relief_on": BEFORE, "relief_result": "维持"}, "本年审结的请自行加上"),
    ],
)
def test_reviews_that_have_no_place_are_told(relief: dict[str, str], told: str) -> None:
    draft = fill([replace(REQUEST, **relief)], YEAR)  # type: ignore[arg-type]  # fields by their names
    (doubt,) = draft.doubts
    assert told in doubt.words
    assert draft.report.section4 is not None
    assert draft.report.section4.review == (0,) * len(OUTCOMES)


@pytest.mark.parametrize("cell", [("granted", "结果维持"), ("review", "自然人"), ("nothing", TOTAL)])
def test_a_cell_that_does_not_exist_is_a_bug(cell: tuple[str, str]) -> None:
    with pytest.raises(KeyError):
        fill([], YEAR).ids(*cell)
