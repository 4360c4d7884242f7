"""A notice and its roster on the grid of official paper or a larger one: A4, 大字版, poster."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.board_leaves import ListLeaf, Size, TextLeaf, list_paper
from desktop_app.documents.board_roster import Roster, eased, on_grid, roster_pieces
from desktop_app.documents.grid import MM, OFFICIAL, PageGrid
from desktop_app.documents.notice import Notice, Words, notice_rows
from desktop_app.documents.sheet_blocks import Block, Text, pieces, title
from desktop_app.documents.sheet_pages import broken
from desktop_app.documents.typeset import Row, Run, pages

A3: Size = (297 * MM, 420 * MM)
_NEVER = 10**6
_INLINE = 40  # rows: a longer roster is not even tried on the notice's own page
_ANNEX = "附件"
_ABOUT = re.compile(r"关于(.+?)的?(?:公示|公告|通告|通知)$")


@dataclass(frozen=True)
class Style:
    """The grids to try, the first that takes everything on one page wins; the size of a roster in points.

    Pages show “— 1 —” when there are at least `numbered_from` of them.
    """

    grids: tuple[PageGrid, ...]
    roster: float
    numbered_from: int = 1


def _poster(columns: int, rows: int, title: float = 42.0) -> PageGrid:
    return PageGrid(A3, 33 * MM, 45 * MM, 231 * MM, 330 * MM, columns, rows, title)


_POSTERS = (_poster(18, 14), _poster(21, 16), _poster(24, 19), _poster(28, 22))  # 36, 31, 27, 23 points
_TILED = (
    *_POSTERS,
    _poster(34, 26, 38.0),
    _poster(40, 31, 36.0),
)  # enlarged, the smallest are still above 20 points
STANDARD = Style((OFFICIAL,), 12.0)
LARGE = Style((PageGrid(columns=20, rows=16, title=30.0),), 16.0)
POSTER = Style(_POSTERS, 18.0, numbered_from=2)
TILED = Style(_TILED, 18.0, numbered_from=_NEVER)  # its sheets are counted, not its pages


def text_leaves(
    notice: Notice, words: Words, roster: Roster | None, style: Style
) -> list[TextLeaf | ListLeaf]:
    """The pages of a notice; its roster on the same page when all of it fits, else on pages of its own.

    Raises `Refused` when title, red head or roster cannot be set.
    """
    small = style.grids[-1]
    if roster is None:
        tried = (_text(notice_rows(notice, words, grid), grid, style) for grid in style.grids)
        made = next((leaves for leaves in tried if len(leaves) == 1), None)
        return [*(made or _text(notice_rows(notice, words, small), small, style))]
    if len(roster.rows) <= _INLINE:
        for grid in style.grids:
            if eased(roster, grid.width, style.roster):
                table = on_grid(list(roster_pieces(roster, grid.width, style.roster)), grid)
                leaves = _text(notice_rows(notice, words, grid, table=table), grid, style)
                if len(leaves) == 1:
                    return [*leaves]
    name, mark, named = _annex(words)
    leaves = _text(notice_rows(notice, words, small, annex=named), small, style)
    return [*leaves, *_annexed(roster, name, mark, small, style.roster)]


def _text(rows: Sequence[Row], grid: PageGrid, style: Style) -> list[TextLeaf]:
    made = pages(rows, grid=grid)
    shown = len(made) >= style.numbered_from
    return [TextLeaf(page, grid, number if shown else 0) for number, page in enumerate(made, start=1)]


def _annex(words: Words) -> tuple[str, str, tuple[str, ...]]:
    """The name of the roster, its mark (附件1), and what the notice must name beside what the clerk named."""
    count = len(words.attachments)
    for number, name in enumerate(words.attachments, start=1):
        if name.endswith("名单"):
            return name, f"{_ANNEX}{number}" if count > 1 else _ANNEX, ()
    about = _ABOUT.search(words.title.replace("\n", ""))
    name = about[1] if about else ""
    if not name.endswith(("名单", "表", "清单", "目录")):
        name += "表" if name.endswith(("情况", "结果")) else "名单"
    return name, f"{_ANNEX}1" if count else _ANNEX, (name,)


def _annexed(roster: Roster, name: str, mark: str, grid: PageGrid, size: float) -> list[ListLeaf]:
    """The roster on pages of its own, across the paper when its columns need that."""
    paper = list_paper(grid.paper)
    if not eased(roster, paper.room, size):
        paper = list_paper(grid.paper, landscape=True)
    heading: list[Block] = [Text((Run(mark, "hei"),), grid.cell, keep=True)]
    heading += title(name, paper.room, grid.title)
    flow = [*pieces(heading, paper.room), *roster_pieces(roster, paper.room, size, before=size)]
    return [ListLeaf(page, paper) for page in broken(flow, paper.tall)]
