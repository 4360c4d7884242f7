"""A chart as facts: what stands along, what is counted of it, and in what unit; nothing of paper or screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["bars", "lines", "stacked"]
NOTHING = "未收到"  # what is written where there is nothing to draw


@dataclass(frozen=True)
class Series:
    """One row of numbers: a value for each category, in order."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    """Numbers to be drawn: `categories` stand along one axis, each series has one value for each of them.

    "bars" compares, "lines" follows time, "stacked" shows parts of a whole. `unit` is the word after a number, as in
    “件”. The axis goes as far as `reach` at least. Raises ValueError for a series that is longer or shorter than the
    categories, or has a negative value in a stack.
    """

    title: str
    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    reach: float = 0.0

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.values) != len(self.categories):
                raise ValueError(
                    f"{one.name}: {len(one.values)} values for {len(self.categories)} categories"
                )
            if self.kind == "stacked" and min(one.values, default=0) < 0:
                raise ValueError(f"{one.name}: parts of a whole are not negative")

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw: no category, or no series. A chart of zeros is not empty."""
        return not self.categories or not self.series

    def told(self) -> str:
        """Every number in words, one line for each category, for those who hear it or copy it."""
        if self.empty:
            return f"{self.title}：{NOTHING}"
        lines = [f"{self.title}（单位：{self.unit}）" if self.unit else self.title]
        for at, category in enumerate(self.categories):
            if len(self.series) == 1:
                lines.append(f"{category}：{number(self.series[0].values[at])}")
            else:
                parts = "，".join(f"{one.name} {number(one.values[at])}" for one in self.series)
                lines.append(f"{category}：{parts}")
        return "\n".join(lines)


def parts(chart: Chart, most: int) -> list[Chart]:
    """The chart in parts of about the same number of categories, `most` at most, all with the same axis."""
    count = -(-len(chart.categories) // most) if chart.categories else 1
    if count == 1:
        return [chart]
    share = -(-len(chart.categories) // count)
    sums = [sum(values) for values in zip(*(one.values for one in chart.series), strict=True)]
    every = sums if chart.kind == "stacked" else [value for one in chart.series for value in one.values]
    made = []
    for at in range(count):
        part = slice(at * share, (at + 1) * share)
        series = tuple(replace(one, values=one.values[part]) for one in chart.series)
        title = f"{chart.title}（{at + 1}／{count}）"
        made.append(
            replace(chart, title=title, categories=chart.categories[part], series=series, reach=max(every))
        )
    return made


def number(value: float) -> str:
    """A number as people write it: 12, 0, 2.5, 10000; at most two decimals, never in powers of ten."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
