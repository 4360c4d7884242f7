"""The two notice boards of the example year: their slots, and where and until when a sheet hangs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.board_format import Format
from desktop_app.registers.sheet import ECHO, NOTICE, SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.services.example_plan import Act, Piece, Planned, Year

ROSTER = "名单"
HALL, CENTRE = "一楼大厅公开栏", "政务服务中心公开栏"
_WHERE = {HALL: "办公楼一楼大厅", CENTRE: "政务服务中心2楼住建窗口旁"}
Place = tuple[str, str, str]
# Board, section and the papers its slots take, in their order.
_SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (HALL, "名单公示", ("不限", "不限", "不限", "A3横")),
    (HALL, "通知公告", ("不限", "不限", "A3竖")),
    (HALL, "政策文件", ("A4竖", "A4竖")),
    (HALL, "群众点题回音壁", ("A4横", "A4横")),
    (CENTRE, "名单公示", ("不限", "A3横")),
    (CENTRE, "通知公告", ("不限", "不限", "A4竖")),
)
_OLD_SLOT = (CENTRE, "通知公告", "第4格")
_PAPERS = {Format.LIST: ("A3横", "不限"), Format.POSTER: ("A3竖", "不限")}
_SIGNS = {ROSTER: ("名单公示",), ECHO: ("群众点题回音壁",), NOTICE: ("通知公告", "政策文件")}
_SLOTS: dict[Place, str] = {
    (board, section, f"第{at}格"): paper
    for board, section, papers in _SECTIONS
    for at, paper in enumerate(papers, 1)
}


@dataclass(eq=False)
class Round:
    """An issue and the day the next one takes its place."""

    piece: Piece
    on: date
    next: date
    posted: bool
    sheets: list[Piece] = field(default_factory=list)


@dataclass
class Wall:
    """The slots with the day each is free from; None for one that stays occupied."""

    year: Year
    rounds: list[Round]
    free_on: dict[Place, date | None] = field(default_factory=dict)

    def hang(
        self, current: Round | None, told: dict[str, str], layout: Format, on: date, ends: date | None
    ) -> Piece | None:
        """A sheet of a round where there is room on that day; None where there is none."""
        place = self._room(told["kind"], layout, on)
        if current is None or place is None:
            return None
        until = ends + timedelta(days=1) if ends else current.next
        board, section, slot = place
        sheet = self.year.add(
            SHEET,
            on,
            {
                **told,
                "issue_no": lambda: current.piece.number,
                "format": str(layout),
                "place": len(current.sheets) + 1,
                "board": board,
                "section": section,
                "slot": slot,
                "hangs_from": on,
                "until": until if current.posted else None,
            },
        )
        current.sheets.append(sheet)
        if current.posted:
            sheet.acts.append(Act("hung", on, {"hung_on": on}))
            changed = next((one for one in self.rounds if one.posted and one.on >= until), None)
            self.free_on[place] = self.year.today if until <= self.year.today else None
            if changed:
                self.take_down(sheet, changed.on, lambda: f"换期：{changed.piece.number}")
        else:
            self.free_on[place] = None
        return sheet

    def round_on(self, on: date | None) -> Round | None:
        """The round that hangs on a day; the one in preparation for None."""
        if on is None:
            return next((one for one in self.rounds if not one.posted), None)
        return next((one for one in reversed(self.rounds) if one.posted and one.on <= on), None)

    def take_down(self, sheet: Piece, on: date, reason: Planned, *, photo: bool = False) -> None:
        """The sheet comes down on a day, earlier than was planned."""
        sheet.acts = [act for act in sheet.acts if act.kind != "taken_down"]
        told = {"down_on": on, "down_reason": reason, "photo": photo}
        sheet.acts.append(Act("taken_down", on, told))
        self.free_on[place_of(sheet)] = on

    def _room(self, kind: str, layout: Format, on: date) -> Place | None:
        papers = _PAPERS.get(layout, ("A4横", "不限") if kind == ECHO else ("A4竖", "不限"))
        fit = [place for place, paper in _SLOTS.items() if paper in papers and place[1] in _SIGNS[kind]]
        return next((place for place in fit if self._free(place, on)), None)

    def _free(self, place: Place, on: date) -> bool:
        until = self.free_on.get(place, date.min)
        return until is not None and until <= on


def place_of(sheet: Piece) -> Place:
    """Board, section and slot."""
    return sheet.text("board"), sheet.text("section"), sheet.text("slot")


def declare(year: Year, rounds: Sequence[Round]) -> None:
    """The slots of both boards, in use since before the first round; one is no longer used."""
    if not rounds:
        return
    since = rounds[0].on - timedelta(days=20)
    for (board, section, slot), paper in {**_SLOTS, _OLD_SLOT: "不限"}.items():
        told = {"board": board, "place": _WHERE[board], "section": section, "slot": slot, "paper": paper}
        piece = year.add(SLOT, since, {**told, "since": since})
        if (board, section, slot) == _OLD_SLOT:
            closed = rounds[0].on
            piece.acts.append(Act("closed", closed, {"closed_on": closed}))
