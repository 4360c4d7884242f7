"""Which of the figures of a table are drawn, and how; made once for the screen, the paper and the sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.chart import Chart, Kind, Series
from desktop_app.domain.counting import Line
from desktop_app.domain.measures import Figure, How, Measure

_PARTS = ("办结", "在办", "撤销")  # of what was received
_COMPARED = 2  # figures beside each other where they are no parts of a whole
_YEAR = re.compile(r"\d{4}年")
_ROOM = 12  # categories above which those without a number are left out


@dataclass(frozen=True)
class Plotted:
    """A chart with the places in its table: the line of each category, the figure of each series."""

    chart: Chart
    lines: tuple[int, ...]
    figures: tuple[int, ...]


def plotted(title: str, measures: Sequence[Measure], lines: Sequence[Line]) -> Plotted:
    """Parts of what was received as stacks, else bars beside each other; counts and sums only, of one unit.

    Of many categories those in which nothing was counted are left out, unless that leaves none.
    """
    counted = _counted(measures)
    named = {measures[at].label: at for at in counted}
    if whole := all(label in named for label in _PARTS):
        chosen = [named[label] for label in _PARTS]
    else:
        chosen = counted[:_COMPARED]
    kept = list(range(len(lines)))
    if len(kept) > _ROOM:
        kept = [at for at in kept if any(_value(lines[at].figures[one]) for one in chosen)] or kept
    words = [lines[at].word for at in kept]
    return _made(title, "stacked" if whole else "bars", measures, lines, words, kept, chosen)


def plotted_in_time(title: str, measures: Sequence[Measure], lines: Sequence[Line]) -> Plotted:
    """Lines through days, weeks, months …; a year all of them have in common is not repeated below each."""
    words = [line.word.partition("（")[0] for line in lines]
    years = {found[0] for word in words if (found := _YEAR.match(word))}
    if len(years) == 1 and all(_YEAR.match(word) and not _YEAR.fullmatch(word) for word in words):
        words = [_YEAR.sub("", word) for word in words]
    chosen = _counted(measures)[:_COMPARED]
    return _made(title, "lines", measures, lines, words, range(len(lines)), chosen)


def _counted(measures: Sequence[Measure]) -> list[int]:
    counted = [at for at, one in enumerate(measures) if one.how in (How.COUNT, How.TOTAL)]
    return [at for at in counted if measures[at].unit == measures[counted[0]].unit]


def _made(
    title: str,
    kind: Kind,
    measures: Sequence[Measure],
    lines: Sequence[Line],
    words: Sequence[str],
    kept: Sequence[int],
    chosen: Sequence[int],
) -> Plotted:
    series = (
        Series(measures[one].label, tuple(_value(lines[at].figures[one]) for at in kept)) for one in chosen
    )
    unit = measures[chosen[0]].unit if chosen else ""
    return Plotted(Chart(title, kind, tuple(words), tuple(series), unit), tuple(kept), tuple(chosen))


def _value(figure: Figure) -> float:
    return float(figure.value or 0)
