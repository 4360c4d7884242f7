"""What the ledger tells for an annual report: the facts of every request, and the figures of the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.annual_report import DONE, NEW, TOTAL
from desktop_app.domain.annual_report_facts import RequestFacts
from desktop_app.domain.annual_report_fill import Draft, fill
from desktop_app.domain.annual_report_table2 import Documents
from desktop_app.domain.annual_report_texts import Figures
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Voided, Window, effective
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.disclosure_report import NEEDED as NEEDED_OF_DOCUMENTS
from desktop_app.registers.disclosure_report import cells
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_report import ENDED_OTHERWISE, NEEDED, asks_for_steps, facts_of, fee_paid
from desktop_app.storage.reader import Reader

_PUBLISHED = ("channels", "interpreted", "late_days")


@dataclass(frozen=True)
class Sources:
    """Every living request as facts and as the fields a report reads; read once, counted for any year."""

    facts: tuple[RequestFacts, ...]
    values: Mapping[int, Mapping[str, Value]]

    def draft(self, year: int) -> Draft:
        """Tables 三 and 四 of a year."""
        return fill(self.facts, year)


def read_sources(reader: Reader) -> Sources:
    """The requests of the ledger; steps are read only where a row cannot tell."""
    keys = tuple(key for key in NEEDED if key in REQUEST.by_key)
    ids = reader.ids(Query(REQUEST.key, sort=(("year", False), ("sequence", False))))
    rows = (dict(zip(keys, row, strict=True)) for row in reader.values(REQUEST, ids, keys))
    values = dict(zip(ids, rows, strict=True))
    asking = [record_id for record_id, row in values.items() if asks_for_steps(row)]
    steps = {record_id: effective(told) for record_id, told in reader.steps_of(REQUEST.key, asking).items()}
    facts = (facts_of(record_id, row, steps.get(record_id, ())) for record_id, row in values.items())
    return Sources(tuple(facts), values)


def numbers_of(reader: Reader, ids: Sequence[int]) -> dict[int, str]:
    """The numbers of requests, void ones too."""
    return {record.id: record.text("number") for record in reader.rows(REQUEST, ids)}


def years_of(reader: Reader) -> set[int]:
    """The years in which requests were registered."""
    told = reader.tally(Query(REQUEST.key, voided=Voided.NO), "year")
    return {year for year in told if isinstance(year, int)}


def figures_of(reader: Reader, sources: Sources, draft: Draft, year: int) -> Figures:
    """What the sentences tell besides the tables."""
    first, last = date(year, 1, 1), date(year, 12, 31)

    def within(field: str) -> Query:
        return Query(DISCLOSURE.key, windows=(Window(field, first, last),))

    published = list(reader.values(DISCLOSURE, reader.ids(within("published_on")), _PUBLISHED))
    done = [sources.values[each] for each in draft.ids(DONE, TOTAL)]
    answered = [row for row in done if row["replied_on"] and not any(row.get(k) for k in ENDED_OTHERWISE)]
    paid = [fee for row in sources.values.values() if (fee := fee_paid(row)) and first <= fee[0] <= last]
    return Figures(
        published=len(published),
        channels=_counted(channel for row in published for channel in _words(row[0])),
        interpreted=sum(bool(row[1]) for row in published),
        renewed=reader.count(within("renewed_on")),
        taken_down=reader.count(within("withdrawn_on")),
        late_published=sum(bool(row[2]) for row in published),
        asked_by=_counted(
            str(sources.values[each]["channel"] or "未登记渠道") for each in draft.ids(NEW, TOTAL)
        ),
        answered=len(answered),
        in_time=sum(not row["late"] for row in answered),
        fees=sum(amount for _, amount in paid),
        fee_payers=len(paid),
    )


def documents_of(reader: Reader, year: int) -> Documents | None:
    """The 规范性文件 behind each box of table 二; None where the register holds none at all."""
    ids = reader.ids(
        Query(DISCLOSURE.key, equal={"normative": (True,)}, sort=(("formed_on", False), ("id", False)))
    )
    if not ids:
        return None
    return cells(zip(ids, reader.values(DISCLOSURE, ids, NEEDED_OF_DOCUMENTS), strict=True), year)


def _channel(value: Value) -> str:
    """A channel in a sentence: without the remark of the list in brackets."""
    return str(value or "未登记渠道").split("(")[0].split("（")[0]


def _words(value: Value) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),) if value else ()


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Words with how often they come, the most frequent first."""
    return tuple(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))
