"""A report beside one counted anew: every cell that differs, with the requests that make the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.annual_report import ROWS, TOTAL
from desktop_app.domain.annual_report_compare import against_register, corrections, every_cell
from desktop_app.domain.annual_report_facts import RequestFacts
from desktop_app.domain.annual_report_fill import Draft, fill
from desktop_app.domain.annual_report_tables import tables
from desktop_app.domain.annual_report_texts import Texts
from desktop_app.domain.annual_report_year import Closed, YearReport, from_content
from desktop_app.errors import Trouble
from tests.domain.annual_reports import YEAR, changed, real, request_facts

SOME = st.lists(request_facts(), max_size=12, unique_by=lambda request: request.id)
CLOSED = Closed(datetime(2026, 1, 20, 9), "李文", "理由")


def numbers(*drafts: Draft) -> dict[int, str]:
    return {each: f"申请{each}" for draft in drafts for ids in draft.behind.values() for each in ids}


@given(SOME)
def test_what_was_counted_from_the_register_agrees_with_it(requests: list[RequestFacts]) -> None:
    draft = fill(requests, YEAR)
    assert against_register(draft.report, draft, numbers(draft)) == ()
    assert corrections(draft, draft, {}) == ()


@given(SOME, st.sampled_from([row.key for row in ROWS]))
def test_one_changed_cell_is_found_with_its_requests(requests: list[RequestFacts], row: str) -> None:
    draft = fill(requests, YEAR)
    given_ = replace(draft.report, section3=changed(draft.report.section3, row, TOTAL))
    (finding,) = against_register(given_, draft, numbers(draft))
    assert (finding.equation, finding.left, finding.found - finding.expected) == ("E8", ((row, TOTAL),), 1)
    assert finding.numbers == tuple(f"申请{each}" for each in sorted(set(draft.ids(row, TOTAL))))


@given(SOME, SOME)
def test_corrections_are_the_requests_on_one_side_only(
    then: list[RequestFacts], now: list[RequestFacts]
) -> None:
    frozen, fresh = fill(then, YEAR), fill(now, YEAR)
    found = {(c.row, c.column): c for c in corrections(frozen, fresh, {})}
    for cell, _, count in every_cell(frozen.report):
        was, is_now = sorted(frozen.ids(*cell)), sorted(fresh.ids(*cell))
        assert (cell in found) == (was != is_now)
        if cell in found:
            assert (found[cell].frozen, found[cell].now) == (count, len(is_now))


@given(SOME)
def test_a_closed_year_is_read_back_as_it_was(requests: list[RequestFacts]) -> None:
    draft = fill(requests, YEAR)
    own = (1, 0, 0, 0, 0, 0, 1)
    made = YearReport(
        draft.report, draft.behind, draft.doubts, YEAR, "某局", Texts("甲", "乙\n丙", "丁", "戊"), (), own
    )
    assert from_content(made.as_content(), CLOSED) == replace(made, closed=CLOSED, made_on=date(2026, 1, 20))


def test_a_damaged_snapshot_is_told() -> None:
    whole = YearReport(real(), {}, (), YEAR).as_content()
    with pytest.raises(Trouble, match="读不出来"):
        from_content({key: value for key, value in whole.items() if key != "behind"}, CLOSED)


def test_every_number_of_the_tables_knows_its_cell() -> None:
    _, three, four = tables(real())
    shown = {box.cell: box.value for table in (three, four) for box in table.boxes if box.cell}
    assert shown == {cell: count for cell, _, count in every_cell(real())}
    assert len(shown) == 25 * 7 + 15
    for table in tables(real()):
        covered = [
            (row, column)
            for box in table.boxes
            for row in range(box.row, box.row + box.down)
            for column in range(box.column, box.column + box.across)
        ]
        assert len(covered) == len(set(covered)) == table.rows * table.columns
