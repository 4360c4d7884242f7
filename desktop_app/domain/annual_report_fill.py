"""From the facts of every request to tables 三 and 四 of a year; behind each cell stand the ids it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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

PENDING = "尚未审结"
# The words of the list 复议诉讼结果 and the columns they count in; none yet means not decided yet.
_OUTCOMES: Mapping[str, str] = {
    "": PENDING,
    PENDING: PENDING,
    "维持": "结果维持",
    "纠正": "结果纠正",
    "其他结果": "其他结果",
}
_BLOCKS: Mapping[str, str] = {name: block for block, name in BLOCKS.items()}


@dataclass(frozen=True)
class RequestFacts:
    """What a report asks of a request: `row` is a key of RESULTS or empty, `said` what the register has instead."""

    id: int
    number: str
    applicant_kind: str
    received_on: date | None
    closed_on: date | None = None
    arrived_on: date | None = None
    row: str = ""
    said: str = ""
    relief_kind: str = ""
    relief_on: date | None = None
    relief_result: str = ""


@dataclass(frozen=True)
class Doubt:
    """A request that could not be placed, or not wholly; the sentence says why and what to do."""

    id: int
    number: str
    words: str


@dataclass(frozen=True)
class Draft:
    """A filled report; `behind` holds the ids of every cell that is not zero, by (row or block, column)."""

    report: AnnualReport
    behind: Mapping[tuple[str, str], tuple[int, ...]]
    doubts: tuple[Doubt, ...]

    def ids(self, row: str, column: str) -> tuple[int, ...]:
        """The requests a cell counts; `row` is a key of ROWS or of BLOCKS, `column` one of COLUMNS or OUTCOMES.

        KeyError when there is no such cell.
        """
        if column not in (OUTCOMES if row in BLOCKS else COLUMNS if row in _ROW_KEYS else ()):
            raise KeyError((row, column))
        return self.behind.get((row, column), ())


_ROW_KEYS = frozenset(row.key for row in ROWS)


def fill(requests: Iterable[RequestFacts], year: int) -> Draft:
    """Tables 三 and 四 of a year. Nothing is dropped without a word: what has no place is told as a doubt.

    The total of a row counts every request, the total of the results every closed one: a request of unknown kind or
    result leaves its equation (E3, E2) open until somebody has said what it is.
    """
    made = _Filling(year)
    for request in requests:
        made.place(request)
        made.relief(request)
    return made.draft()


@dataclass
class _Filling:
    year: int
    cells: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.first, self.last = date(self.year, 1, 1), date(self.year, 12, 31)

    def place(self, request: RequestFacts) -> None:
        """A request into table 三."""
        received, closed = request.received_on or request.closed_on, request.closed_on
        if received is None:
            if request.arrived_on is None or request.arrived_on <= self.last:
                self._doubt(request, "还没有收到日期，未计入表三；请登记双方确认之日")
            return
        if received > self.last:
            return
        if closed is not None and closed < received:
            self._doubt(request, f"办结日期 {closed} 早于收到日期 {received}，请更正")
        if closed is not None and closed < self.first and received < self.first:
            return
        rows = [NEW if received >= self.first else CARRIED_IN]
        if closed is None or closed > self.last:
            rows.append(CARRIED_OUT)
        elif closed >= self.first:
            rows += [DONE, *self._result(request)]
        columns = [TOTAL, *self._kind(request)]
        for row in rows:
            for column in columns:
                self._count(row, column, request)

    def _result(self, request: RequestFacts) -> Iterator[str]:
        if request.row in RESULTS:
            yield request.row
            return
        said = f"“{request.said}”不在表三中" if request.said else "没有登记"
        self._doubt(request, f"统计类别{said}，只计入总计，请补登统计类别")

    def _kind(self, request: RequestFacts) -> Iterator[str]:
        if request.applicant_kind in KINDS:
            yield request.applicant_kind
            return
        said = f"“{request.applicant_kind}”不在表三中" if request.applicant_kind else "没有登记"
        self._doubt(request, f"申请人类型{said}，只计入总计列，请改为{'、'.join(KINDS)}之一")

    def relief(self, request: RequestFacts) -> None:
        """A review or suit into table 四: those of the year by result, older ones as long as they are pending."""
        if not request.relief_kind:
            return
        block, outcome = _BLOCKS.get(request.relief_kind), _OUTCOMES.get(request.relief_result)
        if block is None or outcome is None:
            said = request.relief_kind if block is None else request.relief_result
            self._doubt(request, f"复议诉讼的“{said}”不在表四中，未计入表四")
        elif request.relief_on is None:
            self._doubt(request, "复议诉讼没有收到日期，未计入表四")
        elif self.first <= request.relief_on <= self.last or (
            request.relief_on < self.first and outcome == PENDING
        ):
            self._count(block, outcome, request)
            self._count(block, TOTAL, request)
        elif request.relief_on.year == self.year - 1:
            self._doubt(request, f"上年收到的{request.relief_kind}已有结果，未计入表四；本年审结的请自行加上")

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
