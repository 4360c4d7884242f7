"""One sheet of the notice board in any of its layouts (print.md 4), numbered over the whole issue when it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.board_leaves import FOOT_LINES, Leaf, foot_lines, leaves_pdf
from desktop_app.documents.board_list import list_leaves
from desktop_app.documents.board_roster import ENDED, Roster, roster_of
from desktop_app.documents.board_text import LARGE, POSTER, STANDARD, TILED, text_leaves
from desktop_app.documents.board_tiles import tiles_of
from desktop_app.documents.fonts import missing_characters
from desktop_app.documents.notice import Notice, Words, notice_lines, words_of
from desktop_app.domain.board_format import Format
from desktop_app.errors import Refused

_STYLES = {Format.A4: STANDARD, Format.LARGE: LARGE, Format.POSTER: POSTER}
_LONGEST_COUNT = "第9999张，共9999张"


@dataclass(frozen=True)
class BoardSheet:
    """A notice with its roster; `tiles` are the sheets down and across of 拼接. Cells are already masked."""

    notice: Notice
    headings: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()
    format: Format = Format.A4
    tiles: tuple[int, int] = (2, 2)


@dataclass(frozen=True)
class LaidSheet:
    """A sheet with its pages; `missing` are the characters no font has, printed as 〓: the user must be told."""

    leaves: tuple[Leaf, ...]
    missing: tuple[str, ...]
    title: str
    author: str
    foot: str
    draft: bool

    @property
    def pages(self) -> int:
        """How many 张 the sheet takes."""
        return len(self.leaves)

    def pdf(self, first: int = 1, total: int | None = None) -> bytes:
        """The pages as 张 `first` and following of `total`; alone, the sheet counts its own."""
        return leaves_pdf(
            self.leaves, first, self.pages if total is None else total,
            foot=self.foot, title=self.title, author=self.author, draft=self.draft,
        )  # fmt: skip


def lay(sheet: BoardSheet) -> LaidSheet:
    """The pages of a sheet; the same sheet gives the same bytes.

    Raises `Refused` as `notice_lines`, when the small print takes more than three lines, when a roster has more
    columns than the paper takes, and when a poster cannot be divided as asked.
    """
    words, roster = words_of(sheet.notice), roster_of(sheet.headings, sheet.rows)
    leaves = _leaves(sheet, words, roster)
    for leaf in leaves:
        if len(foot_lines(leaf, words.foot, _LONGEST_COUNT)) > FOOT_LINES:
            raise Refused("页脚的小字太长", why=f"最多排{FOOT_LINES}行", do="请把编号写短")
    return LaidSheet(
        leaves=tuple(leaves),
        missing=missing_characters("\n".join(board_lines(sheet))),
        title=words.title.replace("\n", ""),
        author="、".join(words.issuers),
        foot=words.foot,
        draft=sheet.notice.draft,
    )


def board_lines(sheet: BoardSheet) -> list[str]:
    """Every paragraph of the notice, then every row of its roster with its head, cells parted by ｜."""
    roster = roster_of(sheet.headings, sheet.rows)
    return notice_lines(sheet.notice) + ([*roster.words, ENDED] if roster else [])


def _leaves(sheet: BoardSheet, words: Words, roster: Roster | None) -> Sequence[Leaf]:
    if sheet.format is Format.LIST:
        return list_leaves(sheet.notice, words, roster)
    if sheet.format is Format.TILED:
        return tiles_of(text_leaves(sheet.notice, words, roster, TILED), sheet.tiles)
    return text_leaves(sheet.notice, words, roster, _STYLES[sheet.format])
