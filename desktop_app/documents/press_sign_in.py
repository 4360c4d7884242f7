"""发布会签到表: who came to a press conference, to be written in by hand (taxonomy 28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Grid, Text, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day

TITLE = "突发事件新闻发布会签到表"
_COLUMNS = (8.0, 36.0, 18.0, 20.0, 18.0)
_HEAD = ("序号", "单位（媒体）", "姓名", "联系电话", "签名")
_SIZE, _LEAST = 12.0, 27.0
LINES = 18  # one page


@dataclass(frozen=True)
class SignIn:
    """What stands above the empty lines."""

    issuer: str
    number: str
    event: str
    held_at: datetime | None
    place: str
    speaker: str
    lines: int = LINES


def sign_in_sheets(page: SignIn) -> Sheets:
    """The sheet as PDF, A4; the same facts give the same bytes."""
    return sheets(_blocks(page), PORTRAIT, title=TITLE, author=page.issuer, foot=f"编号：{page.number}")


def sign_in_lines(page: SignIn) -> list[str]:
    """Every line in the order of the paper; cells parted by ｜."""
    return told(_blocks(page))


def _blocks(page: SignIn) -> list[Block]:
    held = page.held_at
    when = f"{chinese_day(held)} {held:%H:%M}" if held else "　　　　年　　月　　日　　时　　分"
    facts = (
        ("事件", page.event, "发布人", page.speaker),
        ("时间", when, "地点", page.place),
    )
    rows = [(str(at), "", "", "", "") for at in range(1, page.lines + 1)]
    return [
        *title(f"{page.issuer}\n{TITLE}", PORTRAIT.room),
        Text((Run("", "song"),), 6.0, keep=True),
        Grid((12.0, 46.0, 12.0, 30.0), facts, bold=frozenset({0, 2}), size=_SIZE, least=28.0),
        Grid(
            _COLUMNS,
            rows,
            _HEAD,
            ("center", "center", "center", "center", "center"),
            size=_SIZE,
            before=8.0,
            least=_LEAST,
        ),
    ]
