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
from desktop_app.domain.annual_report_facts import Ending, ReliefFacts, RequestFacts
from desktop_app.domain.annual_report_fill import Draft, fill
from tests.domain.annual_reports import YEAR, relief_facts, request_facts

IN, OUT = date(YEAR, 3, 3), date(YEAR, 3, 28)
BEFORE, AFTER = date(YEAR - 1, 12, 20), date(YEAR + 1, 1, 8)
REQUEST = RequestFacts(7, "申请-2025-0007", "自然人", IN, (Ending(OUT, "granted"),))


def ended(*days: date, row: str = "granted", said: str = "") -> RequestFacts:
    """The request with these endings."""
    return replace(REQUEST, endings=tuple(Ending(day, row, said) for day in days))


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
    draft = fill([replace(ended(*[closed] if closed else []), received_on=received)], YEAR)
    assert cells(draft) == dict.fromkeys(rows, ONE)
    assert draft.doubts == ()
    assert check(draft.report) == ()


@given(st.lists(request_facts(), max_size=30, unique_by=lambda request: request.id))
def test_every_equation_holds_for_whatever_happened(requests: list[RequestFacts]) -> None:
    draft, before = fill(requests, YEAR), fill(requests, YEAR - 1)
    assert check(draft.report, before.report) == ()
    assert not [doubt for doubt in draft.doubts if not doubt.note]


@given(st.lists(request_facts(), max_size=30, unique_by=lambda request: request.id))
def test_cells_are_what_a_plain_count_makes_of_them(requests: list[RequestFacts]) -> None:
    draft = fill(requests, YEAR)
    done = [(r, r.endings) for r in requests if r.endings and r.endings[0].on.year == YEAR]
    last = [(r, [end for end in endings if end.on.year == YEAR][-1]) for r, endings in done]
    plain = Counter((end.row, r.applicant_kind) for r, end in last)
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
    draft = fill([ended(OUT, row="", said="不予公开一类")], YEAR)
    (doubt,) = draft.doubts
    assert (doubt.id, doubt.number) == (7, "申请-2025-0007")
    assert "“不予公开一类”不在表三中" in doubt.words
    assert cells(draft) == {"new_received": ONE, "total": ONE}
    assert {finding.equation for finding in check(draft.report)} == {"E2"}
    assert "没有登记" in fill([ended(OUT, row="")], YEAR).doubts[0].words
    assert fill([ended()], YEAR).doubts == ()


def test_an_unknown_kind_of_applicant_is_told_and_leaves_its_equation_open() -> None:
    draft = fill([replace(REQUEST, applicant_kind="个体工商户")], YEAR)
    (doubt,) = draft.doubts
    assert "“个体工商户”不在表三中" in doubt.words
    assert set(cells(draft).values()) == {(0, 0, 0, 0, 0, 0, 1)}
    assert {finding.equation for finding in check(draft.report)} == {"E3"}
    assert draft.ids("granted", TOTAL) == (7,)


def test_dates_that_cannot_be_are_told() -> None:
    (doubt,) = fill([replace(ended(IN), received_on=OUT)], YEAR).doubts
    assert "早于收到日期" in doubt.words
    earlier = fill([ended(BEFORE)], YEAR)
    assert "早于收到日期" in earlier.doubts[0].words
    assert {finding.equation for finding in check(earlier.report)} == {"E1"}


def test_what_was_not_received_yet_waits() -> None:
    waiting = replace(ended(), received_on=None, arrived_on=IN)
    assert cells(fill([waiting], YEAR)) == {}
    assert "还没有收到日期" in fill([waiting], YEAR).doubts[0].words
    assert fill([waiting], YEAR - 1).doubts == ()


MAY, NEXT = date(YEAR, 5, 1), date(YEAR + 1, 5, 1)


def challenged(*reliefs: ReliefFacts) -> RequestFacts:
    return replace(REQUEST, reliefs=reliefs)


@pytest.mark.parametrize(
    ("on", "result", "result_on", "at"),
    [
        (IN, "维持", MAY, 0),
        (IN, "纠正", None, 1),
        (IN, "其他结果", MAY, 2),
        (IN, "尚未审结", None, 3),
        (IN, "", None, 3),
        (IN, "维持", NEXT, 3),  # decided in the year after: pending on 31 December
        (BEFORE, "尚未审结", None, 3),
        (BEFORE, "纠正", MAY, 1),  # carried over and decided this year
        (BEFORE, "纠正", NEXT, 3),
        (BEFORE, "纠正", BEFORE, None),
        (date(YEAR - 3, 1, 1), "", None, 3),
        (date(YEAR - 3, 1, 1), "维持", None, None),
        (AFTER, "维持", NEXT, None),
        (AFTER, "尚未审结", None, None),
    ],
)
def test_reviews_and_suits_by_what_had_become_of_them(
    on: date, result: str, result_on: date | None, at: int | None
) -> None:
    draft = fill([challenged(ReliefFacts("复议后起诉", on, result, result_on))], YEAR)
    counts = [0] * len(OUTCOMES)
    if at is not None:
        counts[at] = counts[-1] = 1
        assert draft.ids("litigation_after_review", OUTCOMES[at]) == (7,)
    assert draft.report.section4 is not None
    assert draft.report.section4.litigation_after_review == tuple(counts)
    assert draft.report.section4.review == (0,) * len(OUTCOMES)
    assert not [doubt for doubt in draft.doubts if not doubt.note]
    carried = on.year < YEAR and result_on is not None and result_on.year == YEAR
    assert [doubt.words for doubt in draft.doubts] == (
        ["2024年收到的复议后起诉本年审结，按结果计入本年"] if carried else []
    )


def test_several_cases_of_one_request() -> None:
    draft = fill(
        [
            challenged(
                ReliefFacts("行政复议", IN, "维持", OUT, "甲"),
                ReliefFacts("行政复议", OUT, "纠正", MAY, "乙"),
                ReliefFacts("复议后起诉", MAY),
            )
        ],
        YEAR,
    )
    assert draft.report.section4 is not None
    assert draft.report.section4.review == (1, 1, 0, 0, 2)
    assert draft.report.section4.litigation_after_review == (0, 0, 0, 1, 1)
    assert draft.ids("review", TOTAL) == (7, 7)


@given(st.lists(relief_facts(), max_size=8))
def test_no_case_is_decided_in_two_years(reliefs: list[ReliefFacts]) -> None:
    years = range(YEAR - 3, YEAR + 5)
    drafts = [fill([challenged(*reliefs)], year).report.section4 for year in years]
    decided = sum(sum(draft[block][:3]) for draft in drafts if draft for block in BLOCKS)
    assert decided == sum(relief.result not in ("", "尚未审结") for relief in reliefs)


@pytest.mark.parametrize(
    ("relief", "told"),
    [
        (ReliefFacts("信访", IN), "“信访”不在表四中"),
        (ReliefFacts("行政复议", IN, "调解"), "“调解”不在表四中"),
        (ReliefFacts("行政复议", None, "维持"), "没有收到日期"),
        (ReliefFacts("行政复议", BEFORE, "维持"), "请补登结果日期"),
        (ReliefFacts("", None, "维持", IN, "〔2025〕3号"), "没有对应的案件"),
    ],
)
def test_cases_that_have_no_place_are_told(relief: ReliefFacts, told: str) -> None:
    draft = fill([challenged(relief)], YEAR)
    (doubt,) = draft.doubts
    assert (told in doubt.words, doubt.note) == (True, False)
    assert draft.report.section4 is not None
    assert draft.report.section4.review == (0,) * len(OUTCOMES)


@pytest.mark.parametrize(
    ("relief", "told"),
    [
        (ReliefFacts("行政复议", OUT, "维持", IN, "甲"), "行政复议（甲）的结果日期 2025-03-03 早于收到日期"),
        (ReliefFacts("行政复议", IN, "", OUT), "有结果日期，没有结果，按尚未审结计入"),
    ],
)
def test_cases_that_are_counted_with_a_doubt(relief: ReliefFacts, told: str) -> None:
    draft = fill([challenged(relief)], YEAR)
    assert told in draft.doubts[0].words
    assert draft.ids("review", TOTAL) == (7,)


@pytest.mark.parametrize(
    ("endings", "year", "rows", "told"),
    [
        ([OUT], YEAR, {"new_received", "total", "granted"}, "按首次办结计入2025年"),
        ([OUT, MAY], YEAR, {"new_received", "total", "partial"}, "按该年最后一次办理结果计入2025年"),
        ([OUT, NEXT], YEAR, {"new_received", "total", "granted"}, "按首次办结计入2025年"),
        ([OUT, NEXT], YEAR + 1, set(), None),
    ],
)
def test_a_request_taken_up_again_counts_once(
    endings: list[date], year: int, rows: set[str], told: str | None
) -> None:
    made = tuple(Ending(day, row) for day, row in zip(endings, ("granted", "partial"), strict=False))
    again = replace(REQUEST, endings=made, reopened_on=date(YEAR, 4, 1))
    draft, before = fill([again], year), fill([again], year - 1)
    assert cells(draft) == dict.fromkeys(rows, ONE)
    assert check(draft.report, before.report) == ()
    assert [(told or "") in doubt.words for doubt in draft.doubts if doubt.note] == ([True] if told else [])


def test_units_of_a_split_application_count_each_for_itself() -> None:
    units = [replace(REQUEST, id=number) for number in (7, 8, 9)]
    assert fill(units, YEAR).report.section3["new_received"] == (3, 0, 0, 0, 0, 0, 3)


@pytest.mark.parametrize("cell", [("granted", "结果维持"), ("review", "自然人"), ("nothing", TOTAL)])
def test_a_cell_that_does_not_exist_is_a_bug(cell: tuple[str, str]) -> None:
    with pytest.raises(KeyError):
        fill([], YEAR).ids(*cell)
