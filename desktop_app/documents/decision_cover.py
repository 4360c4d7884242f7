"""决策档案封面: what a 重大行政决策 was, its five steps with their days, and what the public said.

Source: 《重大行政决策程序暂行条例》（国务院令第713号）第三十三条 (归档).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Grid, Text, plain, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.typeset import Run

_SIZE = 12.0  # 小四
_ROW = 26.0  # points, a form that is read at arm's length
_BETWEEN = 12.0
_HEADING = "重大行政决策档案"


@dataclass(frozen=True)
class StepLine:
    """One of the five steps: its name, its day and what came of it, all as printed."""

    name: str
    day: str
    result: str


@dataclass(frozen=True)
class DecisionCover:
    """The cover; `facts` are (label, value) in their order, `sums` sentences below the steps."""

    issuer: str
    name: str
    facts: Sequence[tuple[str, str]]
    five: Sequence[StepLine]
    sums: Sequence[str] = ()


def cover_sheets(cover: DecisionCover) -> Sheets:
    """The cover as PDF, A4; the same facts give the same bytes."""
    return sheets(_blocks(cover), PORTRAIT, title=_HEADING, author=cover.issuer)


def cover_lines(cover: DecisionCover) -> list[str]:
    """Every line of the cover in the order of the paper; cells parted by ｜."""
    return told(_blocks(cover))


def _blocks(cover: DecisionCover) -> list[Block]:
    facts = Grid(
        (24.0, 76.0),
        [("决策名称", cover.name), *cover.facts],
        aligns=("center", "left"),
        bold=frozenset({0}),
        size=_SIZE,
        before=_BETWEEN,
        least=_ROW,
    )
    five = Grid(
        (8.0, 20.0, 22.0, 50.0),
        [(str(at), line.name, line.day, line.result) for at, line in enumerate(cover.five, 1)],
        ("序号", "法定程序", "日期", "结论"),
        ("center", "center", "center", "left"),
        size=_SIZE,
        before=4.0,
        least=_ROW,
    )
    return [
        *title(f"{cover.issuer}\n{_HEADING}", PORTRAIT.room),
        facts,
        Text((Run("五道法定程序", "hei"),), _SIZE, before=_BETWEEN, keep=True),
        five,
        Text((Run("", "song"),), 6.0),
        *plain(cover.sums, _SIZE),
    ]
