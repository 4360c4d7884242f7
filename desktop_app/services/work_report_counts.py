"""What a report of work is told, counted from the registers by the one way all numbers are counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.counting import inside
from desktop_app.domain.dates import EARLIEST, chinese_day
from desktop_app.domain.masking import mask_text
from desktop_app.domain.measures import Figure, Measure
from desktop_app.domain.periods import Kind as Span
from desktop_app.domain.periods import Period, of
from desktop_app.domain.records import Record
from desktop_app.domain.work_report import Kind, Number
from desktop_app.domain.work_report_facts import Counted, Facts, Gap, Total
from desktop_app.registers.common import whole_of
from desktop_app.registers.every import register as register_of
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.work.progress import CARRIED, SETTLED, SHORTFALL
from desktop_app.services.statistics_counts import crosstab_of, read, summary_of
from desktop_app.services.yearly_counts import published_in
from desktop_app.storage.reader import Reader

# The ledgers of each report, with the field their 收件 is parted by.
_LEDGERS: Mapping[Kind, Mapping[str, str]] = {
    Kind.SUPERVISION: {
        "project": "",
        "node": "",
        "task": "source",
        "hotline": "way",
        "proposal": "",
        "citycase": "kind",
        "supervision": "",
        "meeting": "",
        "leading_group": "",
        "institution": "",
        "suggestion": "source",
        "shortfall": "",
    },
    Kind.OPENNESS: {
        "meeting": "",
        "plan": "",
        "institution": "",
        "assignment": "",
        "training": "",
        "inspection": "",
        "web_column": "",
        "device": "",
        "guide": "",
        "issue": "",
        "request": "",
        "hotline": "way",
        "visit": "handling",
        "open_day": "",
        "topic": "source",
        "suggestion": "source",
        "opinion": "source",
        "shortfall": "",
    },
}
_STANDING = frozenset(
    {"leading_group", "institution", "web_column", "device", "guide"}
)  # what there is, not what came


def facts_of(reader: Reader, kind: Kind, period: Period, texts: Mapping[str, str], today: date) -> Facts:
    """Everything a report of this kind is made of; KeyError for one without numbers."""
    before = of(Span.YEAR, date(period.last.year - 1, 1, 1))
    return Facts(
        period=period,
        ledgers={key: counted(reader, key, by, period, today) for key, by in _LEDGERS[kind].items()},
        published=_published(reader, period, today) if kind is Kind.OPENNESS else {},
        totals=_totals(reader, period),
        gaps=_gaps(reader, period),
        before=counted(reader, SHORTFALL.key, "", before, today),
        before_gaps=_gaps(reader, before),
        before_title=before.title,
        texts={key: mask_text(text) for key, text in texts.items()},
        counted_on=today,
    )


def counted(reader: Reader, key: str, by: str, period: Period, today: date) -> Counted:
    """A ledger over a period; of what there is and was not received, everything up to the last day."""
    register = register_of(key)
    span = Period(EARLIEST, period.last, Span.FREE, period.title) if key in _STANDING else period
    found = summary_of(reader, register, span, today)
    figures = found.figures
    if key in _STANDING:
        figures = tuple(_up_to(figure, period.last) for figure in figures)
    parts: dict[str, Figure] = {}
    if by:
        came = next(figure.measure for figure in figures if figure.measure.label == "收件")
        parted = crosstab_of(reader, register, span, by, today, (came,))
        parts = {line.word: line.figures[0] for line in parted.lines}
    labelled = {figure.measure.label: figure for figure in figures}
    return Counted(key, register.title, register.noun, labelled, parts, found.findings)


def _up_to(figure: Figure, last: date) -> Figure:
    said = f"截至{chinese_day(last)}，不论何时登记的；{figure.measure.definition}"
    return replace(figure, measure=replace(figure.measure, definition=said))


def _published(reader: Reader, period: Period, today: date) -> Mapping[str, tuple[Number, ...]]:
    """What was made public, by the groups of the yearly counts."""
    found: dict[str, list[Number]] = {}
    for line in published_in(reader, period, today):
        figure, measure = line.figure, line.figure.measure
        rows = {line.register: figure.rows} if figure.rows else {}
        said = measure.definition.replace("在年内", "在期间内").replace("年内", "期间内")
        number = Number(figure.shown, f"{line.group}·{measure.label}", said, rows)
        found.setdefault(line.group, []).append(number)
    return {group: tuple(numbers) for group, numbers in found.items()}


def _totals(reader: Reader, period: Period) -> tuple[Total, ...]:
    return tuple(map(_total, inside(FIGURE, Measure("", ""), read(reader, FIGURE, period, ()), period)))


def _total(record: Record) -> Total:
    first, last = record.day("first"), record.day("last")
    assert first is not None  # required by the form
    assert last is not None
    own = record.values
    return Total(
        FIGURE.key,
        record.id,
        record.text("subject"),
        mask_text(record.text("source")),
        first,
        last,
        whole_of(own, "received") or 0,
        whole_of(own, "handled"),
        whole_of(own, "closed"),
        whole_of(own, "open"),
        whole_of(own, "withdrawn"),
        whole_of(own, "cancelled"),
        record.text("warning"),
    )


def _gaps(reader: Reader, period: Period) -> tuple[Gap, ...]:
    """The shortfalls raised in a period, oldest first; what stands in them of people is masked."""
    found: Iterable[Record] = inside(SHORTFALL, Measure("", ""), read(reader, SHORTFALL, period, ()), period)
    return tuple(map(_gap, sorted(found, key=lambda one: (str(one.day("raised_on")), one.id))))


def _gap(record: Record) -> Gap:
    fates: Mapping[str, Sequence[str]] = {SETTLED: ("result",), CARRIED: ("carry_reason",)}
    fate = "".join(record.text(key) for key in fates.get(record.text("state"), ("review_note",)))
    return Gap(
        SHORTFALL.key,
        record.id,
        mask_text(record.text("shortfall")),
        mask_text(record.text("action")),
        record.text("department"),
        record.day("due_on") or record.day("review_on"),
        record.text("state"),
        mask_text(fate),
    )
