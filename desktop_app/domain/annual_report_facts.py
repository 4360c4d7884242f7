"""What the annual report asks of a request, and in which year and row it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.annual_report import BLOCKS, RESULTS

PENDING = "尚未审结"
# The words of the list 复议诉讼结果 and the columns they count in; none yet means not decided yet.
OUTCOME_OF = {"": PENDING, PENDING: PENDING, "维持": "结果维持", "纠正": "结果纠正", "其他结果": "其他结果"}
BLOCK_OF = {name: block for block, name in BLOCKS.items()}


@dataclass(frozen=True)
class ReliefFacts:
    """A review or a suit over a request: when it came in, how and when it was decided; a kind is a name of BLOCKS."""

    kind: str
    on: date | None
    result: str = ""
    result_on: date | None = None
    number: str = ""

    @property
    def name(self) -> str:
        """The case as a person names it."""
        return f"{self.kind}（{self.number}）" if self.number else self.kind


@dataclass(frozen=True)
class Ending:
    """One way a request ended: `row` is a key of RESULTS or empty, `said` what the register has instead."""

    on: date
    row: str = ""
    said: str = ""


@dataclass(frozen=True)
class RequestFacts:
    """What a report asks of a request; a request that was taken up again has more than one of `endings`."""

    id: int
    number: str
    applicant_kind: str
    received_on: date | None
    endings: tuple[Ending, ...] = ()
    arrived_on: date | None = None
    reopened_on: date | None = None
    reliefs: tuple[ReliefFacts, ...] = ()

    @property
    def ending(self) -> Ending | None:
        """The ending that counts: in the year of the first one, with the latest result of that year.

        So a request that was taken up again counts once and is never carried into a second year (E5).
        """
        if not self.endings:
            return None
        first = self.endings[0]
        last = [other for other in self.endings if other.on.year == first.on.year][-1]
        return Ending(first.on, last.row, last.said)


@dataclass(frozen=True)
class Doubt:
    """A request that could not be placed, or not wholly; the sentence says why and what to do.

    A `note` only tells how something was counted: nothing is left to be done.
    """

    id: int
    number: str
    words: str
    note: bool = False


def said(words: str) -> str:
    """How a word that has no place in the tables is told."""
    return f"“{words}”不在表三中" if words else "没有登记"


def outcome(relief: ReliefFacts, year: int) -> str | None:
    """The column a case counts in at the end of a year; None when it does not count that year.

    A case counts in the year it came in, and in every later year it is carried into undecided: there by what had
    become of it on 31 December. So one decided in the year after is 尚未审结 first and its result then, as most
    published reports do. One that is decided without a known day counts as registered, in its own year only.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    result = OUTCOME_OF.get(relief.result)
    if relief.on is None or relief.on > last or result is None:
        return None
    if result == PENDING or (relief.result_on is not None and relief.result_on > last):
        return PENDING
    decided_here = relief.result_on is not None and relief.result_on >= first
    return result if relief.on >= first or decided_here else None


def relief_doubts(request: RequestFacts, relief: ReliefFacts, year: int) -> Iterator[Doubt]:
    """What stands in the way of counting a case, or should be known about how it was counted."""

    def doubt(words: str, *, note: bool = False) -> Doubt:
        return Doubt(request.id, request.number, words, note)

    first, last = date(year, 1, 1), date(year, 12, 31)
    if not relief.kind:
        yield doubt(f"登记了案号“{relief.number}”的复议诉讼结果，却没有对应的案件，未计入表四")
    elif relief.kind not in BLOCK_OF or relief.result not in OUTCOME_OF:
        wrong = relief.kind if relief.kind not in BLOCK_OF else relief.result
        yield doubt(f"复议诉讼的“{wrong}”不在表四中，未计入表四")
    elif relief.on is None:
        yield doubt("复议诉讼没有收到日期，未计入表四")
    elif relief.on > last:
        return
    elif relief.result_on is not None and relief.result_on < relief.on:
        yield doubt(f"{relief.name}的结果日期 {relief.result_on} 早于收到日期 {relief.on}，请更正")
    elif relief.result_on is not None and not relief.result:
        yield doubt(f"{relief.name}有结果日期，没有结果，按尚未审结计入，请补登结果")
    elif OUTCOME_OF[relief.result] != PENDING and relief.on < first:
        if relief.result_on is None and relief.on.year == year - 1:
            yield doubt(f"上年收到的{relief.name}已有结果，没有结果日期，未计入表四；请补登结果日期")
        elif relief.result_on is not None and first <= relief.result_on <= last:
            yield doubt(f"{relief.on.year}年收到的{relief.name}本年审结，按结果计入本年", note=True)


def ending_doubts(request: RequestFacts, year: int) -> Iterator[Doubt]:
    """What should be known about the end of a request that counts in this year, or was taken up again in it."""

    def doubt(words: str, *, note: bool = False) -> Doubt:
        return Doubt(request.id, request.number, words, note)

    ending, received = request.ending, request.received_on
    if ending is None:
        return
    if received is not None and ending.on < received and year in (ending.on.year, received.year):
        yield doubt(f"办结日期 {ending.on} 早于收到日期 {received}，请更正")
    if ending.on.year == year and ending.row not in RESULTS:
        yield doubt(f"统计类别{said(ending.said)}，只计入总计，请补登统计类别")
    again = request.reopened_on
    if again is not None and year in (ending.on.year, again.year):
        same = [other for other in request.endings if other.on.year == ending.on.year]
        how = "按该年最后一次办理结果" if len(same) > 1 else "按首次办结"
        yield doubt(f"{again} 重新办理，{how}计入{ending.on.year}年，只计一次，不再结转", note=True)
