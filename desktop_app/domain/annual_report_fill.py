"""From the facts of every request to tables 三 and 四 of a year; behind each cell stand the ids it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.annual_report import (
    BLOCKS,
    CARRIED_IN,
    CARRIED_OUT,
    COLUMNS,
    DONE,
    KINDS,
    NEW,
    OUTCOMES,
    RESULTS,
    ROWS,
    TOTAL,
    AnnualReport,
    Section3,
    Section4,
)
from desktop_app.domain.annual_report_facts import (
    BLOCK_OF,
    Doubt,
    RequestFacts,
    ending_doubts,
    outcome,
    relief_doubts,
    said,
)

Cell = tuple[str, str]  # row or block, column
_ROW_KEYS = frozenset(row.key for row in ROWS)


def check_cell(row: str, column: str) -> None:
    """KeyError when tables 三 and 四 have no such cell."""
    if column not in (OUTCOMES if row in BLOCKS else COLUMNS if row in _ROW_KEYS else ()):
        raise KeyError((row, column))


@dataclass(frozen=True)
class Draft:
    """A filled report; `behind` holds the ids of every cell that is not zero, by (row or block, column).

    A request with two reviews stands twice in the cell that counts both.
    """

    report: AnnualReport
    behind: Mapping[Cell, tuple[int, ...]]
    doubts: tuple[Doubt, ...]

    def ids(self, row: str, column: str) -> tuple[int, ...]:
        """The requests a cell counts; `row` is a key of ROWS or of BLOCKS, `column` one of COLUMNS or OUTCOMES.

        KeyError when there is no such cell.
        """
        check_cell(row, column)
        return self.behind.get((row, column), ())


def fill(requests: Iterable[RequestFacts], year: int) -> Draft:
    """Tables 三 and 四 of a year. Nothing is dropped without a word: what has no place is told as a doubt.

    The total of a row counts every request, the total of the results every closed one: a request of unknown kind or
    result leaves its equation (E3, E2) open until somebody has said what it is.

    An application that was split (一事一申请) counts by its units, as 国办函〔2020〕109号 Art 4 counts them: the first
    unit keeps the record and the number of the application, each further one is a record of its own that names it as
    拆分自. So every record counts once, and nothing is counted for having been split.
    """
    made = _Filling(year)
    for request in requests:
        made.place(request)
        made.relief(request)
    return made.draft()


@dataclass
class _Filling:
    year: int
    cells: dict[Cell, list[int]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.first, self.last = date(self.year, 1, 1), date(self.year, 12, 31)

    def place(self, request: RequestFacts) -> None:
        """A request into table 三."""
        ending = request.ending
        closed = ending.on if ending else None
        received = request.received_on or closed
        if received is None:
            if request.arrived_on is None or request.arrived_on <= self.last:
                self._doubt(request, "还没有收到日期，未计入表三；请登记双方确认之日")
            return
        if received > self.last:
            return
        self.doubts += ending_doubts(request, self.year)
        if closed is not None and closed < self.first and received < self.first:
            return
        rows = [NEW if received >= self.first else CARRIED_IN]
        if ending is None or ending.on > self.last:
            rows.append(CARRIED_OUT)
        elif ending.on >= self.first:
            rows += [DONE, *([ending.row] if ending.row in RESULTS else [])]
        columns = [TOTAL]
        if request.applicant_kind in KINDS:
            columns.append(request.applicant_kind)
        else:
            told = said(request.applicant_kind)
            self._doubt(request, f"申请人类型{told}，只计入总计列，请改为{'、'.join(KINDS)}之一")
        for row in rows:
            for column in columns:
                self._count(row, column, request)

    def relief(self, request: RequestFacts) -> None:
        """Reviews and suits into table 四; see `outcome`."""
        for relief in request.reliefs:
            self.doubts += relief_doubts(request, relief, self.year)
            block, column = BLOCK_OF.get(relief.kind), outcome(relief, self.year)
            if block is not None and column is not None:
                self._count(block, column, request)
                self._count(block, TOTAL, request)

    def _count(self, row: str, column: str, request: RequestFacts) -> None:
        self.cells.setdefault((row, column), []).append(request.id)

    def _doubt(self, request: RequestFacts, words: str) -> None:
        self.doubts.append(Doubt(request.id, request.number, words))

    def draft(self) -> Draft:
        counts = {row.key: self._counts(row.key, COLUMNS) for row in ROWS}
        reliefs = Section4(**{block: self._counts(block, OUTCOMES) for block in BLOCKS})
        report = AnnualReport(Section3(counts), reliefs, section2=None)
        return Draft(report, {cell: tuple(ids) for cell, ids in self.cells.items()}, tuple(self.doubts))

    def _counts(self, row: str, columns: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(len(self.cells.get((row, column), ())) for column in columns)
