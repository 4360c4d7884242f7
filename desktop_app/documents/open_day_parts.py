"""What the papers of an Open Day have in common: what stands above them, and a visitor in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Grid, Text, plain, title
from desktop_app.documents.sheet_pages import Paper, sheets
from desktop_app.domain.dates import chinese_day

NOBODY_CAME = "未接待来访"


@dataclass(frozen=True)
class DayHead:
    """What stands above every paper of a day."""

    issuer: str
    held_on: date
    theme: str = ""
    place: str = ""

    def lines(self) -> list[str]:
        """Unit and day, then place and theme as far as they are known."""
        first = f"单位：{self.issuer}　　活动日期：{chinese_day(self.held_on)}"
        told = {"地点": self.place, "主题": self.theme}
        second = "　　".join(f"{name}：{words}" for name, words in told.items() if words)
        return [line for line in (first, second) if line]


@dataclass(frozen=True)
class VisitRow:
    """One visitor as the papers show him, every value in words; `spot` whether he was answered at once."""

    number: str
    seat: str
    visitor: str
    sex: str
    phone: str
    address: str
    people: str
    content: str
    matter: str
    leader: str
    handler: str
    handling: str
    spot: bool
    answer: str
    department: str
    promised: str
    state: str
    outcome: str
    fed_back_on: str
    satisfaction: str


def made(blocks: Sequence[Block], paper: Paper, name: str, head: DayHead) -> Sheets:
    """The blocks as PDF under their name."""
    return sheets(blocks, paper, title=name, author=head.issuer, foot=name)


def above(name: str, head: DayHead, paper: Paper) -> list[Block]:
    """Title, unit, day, place and theme."""
    lines = plain(head.lines())
    return [*title(name, paper.room, 20.0), Text(lines[0].runs, before=8.0, keep=True), *lines[1:]]


def nobody(none: bool) -> list[Text]:  # a switch
    """Said instead of rows."""
    return plain([NOBODY_CAME]) if none else []


def with_room(table: Grid, least: float) -> Grid:
    """The table with rows at least so high, in points."""
    return replace(table, least=least)
