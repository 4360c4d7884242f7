"""What the page 统计 shows of one ledger and period, read in one go beside the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.counting import TOTAL, Line
from desktop_app.domain.figure_chart import Plotted, plotted, plotted_in_time
from desktop_app.domain.periods import parts
from desktop_app.registers.every import PAGED
from desktop_app.registers.every import register as register_of
from desktop_app.services.statistics_closing import MATTERS, TITLES, YEARLY
from desktop_app.services.statistics_counts import SPANS
from desktop_app.services.statistics_reports import NOW

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.domain.closed_figures import ClosedSheet, Kept
    from desktop_app.domain.measures import Figure
    from desktop_app.domain.periods import Period
    from desktop_app.domain.register import Register
    from desktop_app.services.statistics import Statistics
    from desktop_app.services.statistics_closing import Change
    from desktop_app.services.statistics_counts import MatterTable, Summary

Behind = Mapping[str, tuple[int, ...]]
_NONE = "—"


@dataclass(frozen=True)
class Number:
    """A number as it is shown, what it is called, and the records behind it by register; `told` is it in full."""

    name: str
    shown: str
    behind: Behind
    told: str = ""

    @property
    def said(self) -> str:
        """The number with its name, as it is read out."""
        return f"{self.name}：{self.told or self.shown}"


@dataclass(frozen=True)
class Told:
    """A line of the figures: group and label, the number, what it means."""

    group: str
    label: str
    number: Number
    definition: str


@dataclass(frozen=True)
class Cross:
    """Numbers parted: the heads begin with what parts them; `notes` say what does not add up."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Number, ...]], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Warned:
    """Something that does not add up, and the records to look at."""

    words: str
    behind: Behind


@dataclass(frozen=True)
class Asked:
    """What the page is asked for: a ledger (or MATTERS, YEARLY), a period, and by what its figures are parted."""

    what: str
    period: Period
    way: str


@dataclass(frozen=True)
class Look:
    """The numbers as they stood when they were read; all parts of the page show the same moment."""

    asked: Asked
    sentence: str
    figures: tuple[Told, ...]
    cross: Cross | None
    plot: Plotted | None
    warnings: tuple[Warned, ...]
    closed: ClosedSheet | None
    changes: tuple[Change, ...]
    corrections: tuple[ClosedSheet, ...]


def ledgers() -> tuple[tuple[str, str], ...]:
    """What can be counted: keys and titles, what is counted of several registers first."""
    counted = ((register.key, register.title) for register in PAGED if register.measures)
    return (*TITLES.items(), *counted)


def usual_way(register: Register) -> str:
    """By what the figures of a register are parted at first: where its matters come from, else by month."""
    return register.matter.source if register.matter and register.matter.source else "month"


def look(statistics: Statistics, asked: Asked, today: date) -> Look:
    """Read it; a closed period shows its closed figures, what is parted is counted now and says so."""
    what, period = asked.what, asked.period
    closed = statistics.closed(what, period)
    changes = statistics.changes(what, period) if closed else ()
    corrections = statistics.corrections(what, period) if closed else ()
    cross: Cross | None = None
    plot: Plotted | None = None
    if what == MATTERS:
        table = statistics.matters(period)
        figures, sentence = _totals(table), table.sentence
        cross, plot = _ledgers(table), _ledger_plot(table, period)
        warnings = tuple(
            Warned(f"{one.title}：{found.words}", {one.register: found.rows})
            for one in table.ledgers
            for found in one.findings
        )
    elif what == YEARLY:
        figures, sentence, warnings = tuple(_yearly(statistics, period)), "", ()
    else:
        summary = statistics.period(register_of(what), period)
        figures, sentence = tuple(_summary(summary)), summary.sentence
        warnings = tuple(Warned(found.words, {what: found.rows}) for found in summary.findings)
        cross, plot = _parted(statistics, asked, today)
    if closed:
        figures, sentence = _kept(closed.sheet.figures, what), ""  # it tells of now
        cross = cross and Cross(cross.heads, cross.rows, (*cross.notes, NOW))
    return Look(asked, sentence, figures, cross, plot, warnings, closed, changes, corrections)


def _number(name: str, figure: Figure, register: str) -> Number:
    return Number(name, figure.shown, {register: figure.rows} if figure.rows else {})


def _parted_number(word: str, figure: Figure, behind: Behind) -> Number:
    """A number in a crosstab, where there is no room to say why there is none."""
    shown = _NONE if figure.value is None else figure.shown
    return Number(f"{word}·{figure.measure.label}", shown, behind, figure.shown)


def _summary(summary: Summary) -> Iterator[Told]:
    for one in (*summary.figures, *summary.handled):
        measure = one.measure
        yield Told("", measure.label, _number(measure.label, one, summary.register), measure.definition)


def _yearly(statistics: Statistics, period: Period) -> Iterator[Told]:
    for line in statistics.yearly(period.first.year):
        measure = line.figure.measure
        said = f"{measure.definition}（{line.missing}）" if line.missing else measure.definition
        yield Told(line.group, measure.label, _number(measure.label, line.figure, line.register), said)


def _totals(table: MatterTable) -> tuple[Told, ...]:
    return tuple(
        Told(
            "",
            figure.measure.label,
            Number(f"{TITLES[MATTERS]}·{figure.measure.label}", figure.shown, table.behind(at)),
            figure.measure.definition,
        )
        for at, figure in enumerate(table.total)
    )


def _ledgers(table: MatterTable) -> Cross:
    rows = [(one.title, _line(one.title, one.figures, one.register)) for one in table.ledgers]
    total = tuple(_parted_number(TOTAL, f, table.behind(at)) for at, f in enumerate(table.total))
    return Cross(("台账", *(measure.label for measure in table.measures)), (*rows, (TOTAL, total)))


def _line(word: str, figures: Iterable[Figure], register: str) -> tuple[Number, ...]:
    return tuple(_parted_number(word, one, {register: one.rows} if one.rows else {}) for one in figures)


def _ledger_plot(table: MatterTable, period: Period) -> Plotted:
    lines = [Line(one.title, one.figures) for one in table.ledgers]
    return plotted(f"{period.title}{TITLES[MATTERS]}", table.measures, lines)


def _parted(statistics: Statistics, asked: Asked, today: date) -> tuple[Cross, Plotted]:
    register = register_of(asked.what)
    found = statistics.by(register, asked.period, asked.way)
    rows = tuple(
        (line.word, _line(line.word, line.figures, register.key)) for line in (*found.lines, found.total)
    )
    heads = (found.label, *(measure.label for measure in found.measures))
    title = f"{asked.period.title}{register.title}按{found.label}"
    if asked.way not in SPANS or asked.way in register.by_key:
        return Cross(heads, rows, found.notes), plotted(title, found.measures, found.lines)
    begun = sum(part.first <= today for part in parts(asked.period, SPANS[asked.way]))
    drawn = found.lines[: begun or 1]  # what is still to come would look like a fall
    return Cross(heads, rows, found.notes), plotted_in_time(title, found.measures, drawn)


def _kept(figures: Sequence[Kept], what: str) -> tuple[Told, ...]:
    """The figures of a closed period; of all ledgers together their totals, with the rows of every ledger."""
    shown = [one for one in figures if one.group == TOTAL] if what == MATTERS else figures
    return tuple(
        Told(
            one.group if what == YEARLY else "",
            one.label,
            Number(
                one.label,
                one.shown,
                _together(figures, one.label) if what == MATTERS else _rows(one),
            ),
            one.definition,
        )
        for one in shown
    )


def _rows(one: Kept) -> Behind:
    return {one.register: one.rows} if one.rows else {}


def _together(figures: Iterable[Kept], label: str) -> Behind:
    return {one.register: one.rows for one in figures if one.label == label and one.register and one.rows}
