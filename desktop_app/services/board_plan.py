"""What hangs where on the boards, and what an issue changes there: both derived from sheets and slots, never kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from desktop_app.domain.records import Query, Record, Window
from desktop_app.errors import Refused
from desktop_app.registers.issue import ISSUE, PREPARING
from desktop_app.registers.sheet import DOWN, HANGING, SHEET, WAITING
from desktop_app.registers.slot import SLOT, USED
from desktop_app.storage.reader import Reader

MOST = 5_000  # sheets of an issue, slots of an office
NOWHERE = "没有写明位置"
Place = tuple[str, str, str]  # board, section, slot


@dataclass(frozen=True)
class Hung:
    """A sheet that hangs, its slot where that is declared, and how many days past 应撤日 it is (0: none)."""

    sheet: Record
    slot: Record | None
    overdue: int


@dataclass(frozen=True)
class SlotView:
    """A slot and what hangs there. One that nobody declared has the id 0."""

    slot: Record
    hung: tuple[Hung, ...]


@dataclass(frozen=True)
class SectionView:
    """A section of a board; nameless for sheets that hang somewhere on it."""

    section: str
    slots: tuple[SlotView, ...]


@dataclass(frozen=True)
class BoardView:
    """A board, where it stands, and its sections."""

    board: str
    place: str
    sections: tuple[SectionView, ...]


class Act(StrEnum):
    """What is done with a sheet when the issue is changed; the words of 更换清单."""

    DOWN = "撤下"
    MOVE = "移位"
    UP = "张贴"
    LEAVE = "保留"


@dataclass(frozen=True)
class Exchange:
    """One line of 更换清单: the sheet, and `before` the one it goes on for where its item hangs already."""

    act: Act
    sheet: Record
    before: Record | None = None


def place_of(record: Record) -> Place:
    """Where a sheet hangs, or what a slot is called."""
    return record.text("board"), record.text("section"), record.text("slot")


def told_place(record: Record) -> str:
    """The place in one line; empty when none is written down."""
    return " ".join(part for part in place_of(record) if part)


def issue_named(reader: Reader, number: str) -> Record | None:
    """The issue of that 期号; None when there is none."""
    asked = Query(ISSUE.key, equal={"number": (number,)})
    return next(iter(reader.page(asked, 0, 1)), None) if number else None


def living_issue(reader: Reader, issue_id: int) -> Record:
    """The issue; Refused when it is void or gone."""
    issue = reader.get(ISSUE, issue_id)
    if issue.text("void_reason"):
        raise Refused(f"{issue.text('number')}已作废", why="作废的期次不能再办理", do="请先从回收站恢复")
    return issue


def sheets_of(reader: Reader, issue_no: str) -> tuple[Record, ...]:
    """The sheets of an issue in the order they are numbered in: 排列顺序, then as they were added."""
    asked = Query(SHEET.key, equal={"issue_no": (issue_no,)}, sort=(("id", False),))
    found = reader.page(asked, 0, MOST) if issue_no else []
    return tuple(sorted(found, key=_turn))


def _turn(sheet: Record) -> int:
    turn = sheet["place"]
    return turn if isinstance(turn, int) else 1_000


def hanging_now(reader: Reader) -> tuple[Record, ...]:
    """Every sheet that hangs, place by place."""
    found = reader.page(Query(SHEET.key, equal={"state": (HANGING,)}, sort=(("id", False),)), 0, MOST)
    return tuple(sorted(found, key=lambda sheet: _natural(place_of(sheet))))


def slots_in_use(reader: Reader) -> tuple[Record, ...]:
    """Every slot where a sheet may hang, place by place."""
    found = reader.page(Query(SLOT.key, equal={"state": (USED,)}, sort=(("id", False),)), 0, MOST)
    return tuple(sorted(found, key=lambda slot: _natural(place_of(slot))))


def _natural(place: Place) -> tuple[tuple[tuple[int, str], ...], ...]:
    """第2格 before 第10格."""
    return tuple(
        tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", name))
        for name in place
    )


def hung_sheets(reader: Reader, today: date) -> tuple[Hung, ...]:
    """Everything that hangs, with its slot."""
    slots = {place_of(slot): slot for slot in slots_in_use(reader)}
    return tuple(Hung(one, slots.get(place_of(one)), _overdue(one, today)) for one in hanging_now(reader))


def _overdue(sheet: Record, today: date) -> int:
    until = sheet.day("until")
    return max((today - until).days, 0) if until else 0


def board_views(reader: Reader, today: date) -> tuple[BoardView, ...]:
    """Every slot in use with what hangs there; sheets at places that nobody declared get slots of their own."""
    by_place: dict[Place, list[Hung]] = {}
    for one in hung_sheets(reader, today):
        by_place.setdefault(place_of(one.sheet), []).append(one)
    slots = list(slots_in_use(reader))
    declared = {place_of(slot) for slot in slots}
    slots += [_undeclared(place) for place in by_place if place not in declared]
    slots.sort(key=lambda slot: _natural(place_of(slot)))
    views = []
    for board, on_it in groupby(slots, key=lambda slot: slot.text("board")):
        of_board = list(on_it)
        where = next((text for slot in of_board if (text := slot.text("place"))), "")
        sections = tuple(
            SectionView(name, tuple(SlotView(slot, tuple(by_place.get(place_of(slot), ()))) for slot in own))
            for name, own in groupby(of_board, key=lambda slot: slot.text("section"))
        )
        views.append(BoardView(board or NOWHERE, where, sections))
    return tuple(views)


def _undeclared(place: Place) -> Record:
    return Record(SLOT.key, 0, 0, dict(zip(("board", "section", "slot"), place, strict=True)))


def exchange(reader: Reader, issue: Record) -> tuple[Exchange, ...]:
    """What an issue changes against what hangs, its own sheets first; of a posted one, what it changed then.

    A sheet that goes on in it is left or moved. What its sheets need the slot of comes down, and what is due by then;
    everything else stays.
    """
    day = issue.day("posted_on") or issue.day("opens_on") or date.max
    own = [sheet for sheet in sheets_of(reader, issue.text("number")) if _counts(sheet, day)]
    before = list(_before(reader, issue, day))
    lines = []
    for sheet in own:
        twin = _twin(sheet, before)
        if twin is None:
            lines.append(Exchange(Act.UP, sheet))
            continue
        before.remove(twin)
        lines.append(Exchange(Act.LEAVE if place_of(twin) == place_of(sheet) else Act.MOVE, sheet, twin))
    needed = {place for line in lines if line.act is not Act.LEAVE and (place := place_of(line.sheet))[2]}
    posted = issue.text("state") != PREPARING
    for sheet in before:
        gone = sheet.day("down_on") == day if posted else place_of(sheet) in needed or _due(sheet, day)
        lines.append(Exchange(Act.DOWN if gone else Act.LEAVE, sheet))
    return tuple(lines)


def _counts(sheet: Record, day: date) -> bool:
    """Whether it is part of the change: waiting, or hung that day (later ones came by themselves)."""
    if sheet.text("state") == WAITING:
        return True
    return sheet.day("hung_on") == day


def _before(reader: Reader, issue: Record, day: date) -> Iterable[Record]:
    """What other issues have hanging when this one comes."""
    number = issue.text("number")
    if issue.text("state") == PREPARING:
        found: Sequence[Record] = hanging_now(reader)
    else:
        asked = Query(
            SHEET.key,
            equal={"state": (HANGING, DOWN)},
            windows=(Window("hung_on", last=day),),
            sort=(("id", False),),
        )
        found = reader.page(asked, 0, MOST)
    for sheet in found:
        gone = sheet.day("down_on")
        if sheet.text("issue_no") != number and (gone is None or gone >= day):
            yield sheet


def _due(sheet: Record, day: date) -> bool:
    until = sheet.day("until")
    return until is not None and until <= day


def same_thing(sheet: Record) -> tuple[str, str, str]:
    """What makes two sheets the same: kind, item (else title) and layout."""
    return sheet.text("kind"), sheet.text("item_no") or sheet.text("title"), sheet.text("format")


def _twin(sheet: Record, others: Sequence[Record]) -> Record | None:
    """The one it goes on for, at the same place if there are several."""
    alike = [one for one in others if same_thing(one) == same_thing(sheet)]
    return next((one for one in alike if place_of(one) == place_of(sheet)), next(iter(alike), None))
