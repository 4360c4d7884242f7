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
from desktop_app.domain.annual_report_facts import BLOCK_OF, Ending, ReliefFacts, RequestFacts

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


RESULT_WORDS = ("", "维持", "纠正", "其他结果", "尚未审结")


@st.composite
def relief_facts(draw: st.DrawFn) -> ReliefFacts:
    """A review or a suit at any time around the year; a decision comes after it and tells its day."""
    on, result = draw(DAYS), draw(st.sampled_from(RESULT_WORDS))
    decided = on + timedelta(days=draw(st.integers(0, 500)))
    told = result not in ("", "尚未审结")
    return ReliefFacts(draw(st.sampled_from(tuple(BLOCK_OF))), on, result, decided if told else None)


@st.composite
def request_facts(draw: st.DrawFn) -> RequestFacts:
    """A request nothing is wrong with, received, closed, taken up again and challenged around the year."""
    received = draw(DAYS)
    days, endings, again = received, [], None
    for _ in range(draw(st.integers(0, 3))):
        days += timedelta(days=draw(st.integers(0, 300)))
        endings.append(Ending(days, draw(st.sampled_from(RESULTS))))
    if len(endings) > 1 or (endings and draw(st.booleans())):
        again = endings[0].on + timedelta(days=1)
    return RequestFacts(
        id=draw(st.integers(1, 10**6)),
        number="申请",
        applicant_kind=draw(st.sampled_from(KINDS)),
        received_on=received,
        endings=tuple(endings),
        reopened_on=again,
        reliefs=tuple(draw(st.lists(relief_facts(), max_size=3))),
    )
