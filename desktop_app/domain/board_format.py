"""How a sheet of the notice board is laid out, and which layout suits it (print.md 4).

No standard gives the size of a sheet; the numbers follow from the distance people read at: from 1 m on, text of
16 points, tables of 12, titles of 22 (36-42 on A3).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

_A4_COLUMNS = 6  # with a column of names this many still stand in one line across A4 at 12 points
_A4_ROWS = 60  # about two sheets of A4; a longer list is easier to search on A3
_POSTER_BODY = 150  # characters: about half a page of a poster, read in passing
_POSTER_KIND = "通告"


class Format(StrEnum):
    """The layouts of a sheet; the words are those of the ledger."""

    A4 = "A4告示"
    LIST = "A3横排名单"
    POSTER = "A3海报"
    LARGE = "A4大字版"
    TILED = "A4拼接"


_SENTENCES: Mapping[Format, str] = MappingProxyType(
    {
        Format.A4: "一般的公示、公告、通告、通知用它：公文版式，名单不长时接在正文后面。",
        Format.LIST: "名单栏目多或者人数多时用：横排，每张都有表头，需要A3打印机。",
        Format.POSTER: "字数少、要让路过的人看见时用，如停水通告：大标题大字，需要A3打印机。",
        Format.LARGE: "方便老年人阅读：A4纸，每行20字，内容不变，张数会多一些。",
        Format.TILED: "要贴得更大又没有大幅面打印机时用：海报放大后分印在几张A4上，裁边粘贴。",
    }
)


def suggested(kind: str, body_length: int, roster_columns: int, roster_rows: int) -> Format:
    """The layout the program proposes; the clerk may choose another.

    A roster of more than 6 columns or 60 rows goes on A3 across, any other stays with its notice on A4. Without a
    roster a 通告 of at most 150 characters becomes a poster. 大字版 and 拼接 are for the clerk to choose: they depend
    on who reads and on the wall, which the ledger does not know.
    """
    if roster_columns and roster_rows:
        small = roster_columns <= _A4_COLUMNS and roster_rows <= _A4_ROWS
        return Format.A4 if small else Format.LIST
    if kind == _POSTER_KIND and body_length <= _POSTER_BODY:
        return Format.POSTER
    return Format.A4


def sentence(layout: Format) -> str:
    """One line that tells the clerk when to use a layout."""
    return _SENTENCES[layout]


def paper(layout: Format) -> str:
    """The paper to put into the printer: A3 or A4."""
    return "A3" if layout in (Format.LIST, Format.POSTER) else "A4"


def small_print(number: str, posted: date | None, until: date | None) -> str:
    """What stands small at the lower left of every sheet: 编号, 张贴日, 应撤日, as far as they are known."""
    told = (
        ("编号", number),
        ("张贴日", posted.isoformat() if posted else ""),
        ("应撤日", until.isoformat() if until else ""),
    )
    return "　".join(f"{label}：{value}" for label, value in told if value)
