"""What a report is told: the counted ledgers, totals told by others, shortfalls, and the office's own paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.matter_check import Finding
from desktop_app.domain.measures import Figure
from desktop_app.domain.periods import Period
from desktop_app.domain.work_report import Number, Rows


@dataclass(frozen=True)
class Counted:
    """A ledger counted over the period: its figures by label; `parts` are 收件 by the words of one field."""

    register: str
    title: str
    noun: str
    figures: Mapping[str, Figure]
    parts: Mapping[str, Figure]
    findings: tuple[Finding, ...] = ()

    @property
    def unit(self) -> str:
        """What its matters are counted in: a visit is counted by heads in the register, as a matter here."""
        came = self.figures.get("收件")
        return came.measure.unit if came else self.noun

    def value(self, label: str) -> int:
        """A count or a sum."""
        return int(self.figures[label].value or 0)

    def number(self, label: str) -> Number:
        """A figure of the ledger with its unit."""
        return self.shown(self.figures[label], label)

    def part(self, name: str, words: Iterable[str]) -> Number:
        """What came in under these words together."""
        found = [self.parts[word] for word in words if word in self.parts]
        rows = tuple(row for figure in found for row in figure.rows)
        said = f"期间内收到的{self.unit}里，属于{'、'.join(f'“{word}”' for word in words)}的"
        return Number(f"{len(rows)}{self.unit}", f"{self.title}·{name}", said, self.behind(rows))

    def shown(self, figure: Figure, name: str) -> Number:
        """One figure as a number of this ledger."""
        measure = figure.measure
        return Number(figure.shown, f"{self.title}·{name}", measure.definition, self.behind(figure.rows))

    def behind(self, rows: Iterable[int]) -> Rows:
        """Rows of this ledger, as a number opens them."""
        ids = tuple(rows)
        return {self.register: ids} if ids else {}


@dataclass(frozen=True)
class Total:
    """A total told by somebody else (办件汇总数): kept as told, None where nothing was told."""

    register: str
    id: int
    subject: str
    source: str
    first: date
    last: date
    received: int
    handled: int | None = None
    closed: int | None = None
    open: int | None = None
    withdrawn: int | None = None
    cancelled: int | None = None
    warning: str = ""


@dataclass(frozen=True)
class Gap:
    """A shortfall and what is to be done about it; `state` and `fate` tell what became of it."""

    register: str
    id: int
    words: str
    action: str
    department: str
    review_on: date | None
    state: str
    fate: str = ""


@dataclass(frozen=True)
class Facts:
    """Everything the sentences of one report are made of.

    `published` are the yearly counts of what was made public, by their group; `texts` the office's own paragraphs.
    """

    period: Period
    ledgers: Mapping[str, Counted]
    published: Mapping[str, tuple[Number, ...]]
    totals: tuple[Total, ...]
    gaps: tuple[Gap, ...]
    before: Counted
    before_gaps: tuple[Gap, ...]
    before_title: str
    texts: Mapping[str, str]
    counted_on: date

    @property
    def upto(self) -> str:
        """Up to which day is counted, where the period has not ended; else nothing."""
        return "" if self.counted_on >= self.period.last else f"（统计数截至{chinese_day(self.counted_on)}）"
