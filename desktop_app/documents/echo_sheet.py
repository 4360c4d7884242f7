"""回音壁: what people asked to see and what became of it, for the board; nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.board_leaves import ListLeaf, list_paper
from desktop_app.documents.board_sheet import LaidSheet
from desktop_app.documents.characters import one_line
from desktop_app.documents.fonts import missing_characters
from desktop_app.documents.grid import PAPER
from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Text, pieces, title, told
from desktop_app.documents.sheet_pages import broken
from desktop_app.documents.table_page import Column, grid
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.masking_presets import BOARD, MaskPreset, mask_free

TITLE = "群众点题回音壁"
_TITLE, _SIZE = 30.0, 14.0  # read from 1 m away
_COLUMNS = (
    Column("序号", 14, "center"),
    Column("点题内容", 84),
    Column("办理单位", 40, "center"),
    Column("办理结果", 96),
    Column("反馈日期", 32, "center"),
)


@dataclass(frozen=True)
class Echo:
    """One topic; it has no place for who asked."""

    topic: str
    office: str
    result: str
    answered_on: date | None


@dataclass(frozen=True)
class EchoSheet:
    """The topics of one issue. `phone` is where more can be asked."""

    issuer: str
    on: date
    echoes: Sequence[Echo]
    issue_no: str = ""
    phone: str = ""
    foot: str = ""
    draft: bool = False
    allowed: tuple[str, ...] = ()  # numbers that are meant to be read, the bureau's own
    preset: MaskPreset = BOARD


def echo_sheets(sheet: EchoSheet) -> Sheets:
    """The sheet as PDF, alone, so that it counts its own 张."""
    laid = lay_echo(sheet)
    return Sheets(laid.pdf(), laid.pages, laid.missing)


def lay_echo(sheet: EchoSheet) -> LaidSheet:
    """The sheet as one of an issue, A4 across; the same topics give the same bytes."""
    paper = list_paper(PAPER, landscape=True)
    blocks = _blocks(sheet, paper.room)
    return LaidSheet(
        leaves=tuple(ListLeaf(page, paper) for page in broken(pieces(blocks, paper.room), paper.tall)),
        missing=missing_characters("\n".join([*told(blocks), sheet.foot])),
        title=TITLE,
        author=one_line(sheet.issuer),
        foot=one_line(sheet.foot),
        draft=sheet.draft,
    )


def echo_lines(sheet: EchoSheet) -> list[str]:
    """Every line of the sheet in the order of the paper; cells parted by ｜."""
    return told(_blocks(sheet, list_paper(PAPER, landscape=True).room))


def _blocks(sheet: EchoSheet, room: float) -> list[Block]:
    """Identity numbers and telephones in what was written freely are masked once more."""
    issue = f"期号：{one_line(sheet.issue_no)}　" if sheet.issue_no else ""
    count = f"{issue}共{len(sheet.echoes)}件"
    rows = [
        (str(at), _shown(one.topic, sheet), one.office, _shown(one.result, sheet), _short(one.answered_on))
        for at, one in enumerate(sheet.echoes, start=1)
    ]
    call = (
        f"还想了解什么，请投点题箱或者来电：{one_line(sheet.phone)}。"
        if sheet.phone
        else "还想了解什么，请投点题箱。"
    )
    signed = f"{one_line(sheet.issuer)}　{chinese_day(sheet.on)}"
    return [
        *title(TITLE, room, _TITLE),
        Text((Run(count, "song"),), _SIZE, "center", before=6.0, keep=True),
        grid(_COLUMNS, rows, size=_SIZE, before=6.0),
        Text((Run(call, "song"),), _SIZE, before=10.0, keep=True),
        Text((Run(signed, "song"),), _SIZE, "right", before=6.0),
    ]


def _shown(text: str, sheet: EchoSheet) -> str:
    return mask_free(text, sheet.preset, (*sheet.allowed, sheet.phone))


def _short(day: date | None) -> str:
    return day.isoformat() if day else ""
