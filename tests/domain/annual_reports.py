"""Tables of an annual report to test with, and facts at random."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from desktop_app.domain.annual_report import (
    COLUMNS,
    KINDS,
    RESULTS,
    ROWS,
    AnnualReport,
    Counts,
    Section3,
    Section4,
)
from desktop_app.domain.annual_report_fill import RequestFacts

YEAR = 2025
REAL = """
27 3 0 0 1 0 31
2 0 0 0 0 0 2
9 1 0 0 1 0 11
3 1 0 0 0 0 4
0 0 0 0 0 0 0
0 0 0 0 0 0 0
0 0 0 0 0 0 0
1 0 0 0 0 0 1
1 0 0 0 0 0 1
0 0 0 0 0 0 0
1 0 0 0 0 0 1
0 0 0 0 0 0 0
7 1 0 0 0 0 8
1 0 0 0 0 0 1
0 0 0 0 0 0 0
2 0 0 0 0 0 2
0 0 0 0 0 0 0
0 0 0 0 0 0 0
0 0 0 0 0 0 0
0 0 0 0 0 0 0
1 0 0 0 0 0 1
0 0 0 0 0 0 0
1 0 0 0 0 0 1
27 3 0 0 1 0 31
2 0 0 0 0 0 2
"""  # added up by hand, as a county bureau's page shows it


def real() -> AnnualReport:
    """A report as published, whose equations all hold."""
    rows = [tuple(map(int, line.split())) for line in REAL.split("\n") if line]
    counts = dict(zip((row.key for row in ROWS), rows, strict=True))
    return AnnualReport(Section3(counts), Section4((1, 0, 0, 1, 2), (0, 0, 0, 0, 0), (1, 1, 0, 0, 2)), None)


def changed(table: Section3, row: str, column: str, by: int = 1) -> Section3:
    """The same table with one cell changed."""
    counts = list(table[row])
    counts[COLUMNS.index(column)] += by
    other: dict[str, Counts] = {each.key: table[each.key] for each in ROWS}
    return Section3(other | {row: tuple(counts)})


DAYS = st.dates(date(YEAR - 2, 1, 1), date(YEAR + 1, 12, 31))


@st.composite
def request_facts(draw: st.DrawFn) -> RequestFacts:
    """A request nothing is wrong with, received and closed at any time around the year."""
    received = draw(DAYS)
    closed = draw(st.none() | st.integers(0, 500).map(lambda days: received + timedelta(days=days)))
    return RequestFacts(
        id=draw(st.integers(1, 10**6)),
        number="申请",
        applicant_kind=draw(st.sampled_from(KINDS)),
        received_on=received,
        closed_on=closed,
        row=draw(st.sampled_from(RESULTS)) if closed else "",
        relief_kind=draw(st.sampled_from(("", "行政复议", "未经复议直接起诉", "复议后起诉"))),
        relief_on=draw(DAYS),
        relief_result=draw(st.sampled_from(("", "维持", "纠正", "其他结果", "尚未审结"))),
    )
