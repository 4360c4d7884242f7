"""Figures of a bench: each beside its yardstick and its goal, judged and printed as one table."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """What was measured: ours and the yardstick in ms; goals are the most ms and the most times the yardstick."""

    what: str
    ours: float
    yardstick: float | None = None
    most_ms: float | None = None
    most_times: float | None = None

    @property
    def times(self) -> float | None:
        """How many times the yardstick ours took."""
        return self.ours / self.yardstick if self.yardstick else None

    @property
    def goal(self) -> str:
        """The goal in words; empty when there is none."""
        told = [f"≤ {self.most_ms:g} ms"] if self.most_ms else []
        told += [f"≤ {self.most_times:g} ×"] if self.most_times else []
        return ", ".join(told)

    @property
    def verdict(self) -> str:
        """ok or miss; empty without a goal."""
        if not self.goal:
            return ""
        slow = self.most_ms is not None and self.ours > self.most_ms
        far = self.most_times is not None and self.times is not None and self.times > self.most_times
        return "miss" if slow or far else "ok"


def in_turns(
    ours: Callable[[], object],
    yardstick: Callable[[], object],
    rounds: int,
    before: Callable[[], object] = lambda: None,
) -> tuple[float, float]:
    """The medians of both, in ms; they take turns, so that a busy moment of the machine falls on both.

    `before` each of them runs untimed: what the last one left to workers must not slow the next.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    for at in range(rounds + 1):
        for act, times in zip((ours, yardstick), taken, strict=True):
            before()
            begun = time.perf_counter()
            act()
            if at:  # the first round warms up
                times.append((time.perf_counter() - begun) * 1000)
    return median(taken[0]), median(taken[1])


def table(figures: Iterable[Figure]) -> str:
    """All figures, one line each."""
    lines = [("measured", "ours ms", "yardstick ms", "ratio", "goal", "")]
    lines += [
        (
            figure.what,
            f"{figure.ours:.1f}",
            f"{figure.yardstick:.1f}" if figure.yardstick is not None else "",
            f"{figure.times:.2f} ×" if figure.times is not None else "",
            figure.goal,
            figure.verdict,
        )
        for figure in figures
    ]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            text + blank if at in {0, 4, 5} else blank + text
            for at, (text, width) in enumerate(zip(line, widths, strict=True))
            for blank in (" " * (width - _width(text)),)
        ).rstrip()
        for line in lines
    )


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)
