"""A roster on A3 across: a big title, what the notice says in few lines, the table, the signature."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.board_leaves import ListLeaf, list_paper
from desktop_app.documents.board_roster import Roster, roster_pieces, whole
from desktop_app.documents.board_text import A3
from desktop_app.documents.notice import CLOSERS, Notice, Words
from desktop_app.documents.parts import body_blocks, long_date
from desktop_app.documents.sheet_blocks import Block, Piece, Text, pieces, title
from desktop_app.documents.sheet_pages import broken
from desktop_app.documents.typeset import Run, width

_TITLE, _WORDS = 38.0, 16.0
_SIZES = (14.0, 12.0)  # of the table: the larger when every cell then stands in one line
_BETWEEN, _BEFORE_TABLE = 6.0, 10.0
_SEAL = 40.0  # points free above the signature, which a seal covers
_FROM_RIGHT = 4  # 成文日期右空四字
_GAP = "　　"


def list_leaves(notice: Notice, words: Words, roster: Roster | None) -> list[ListLeaf]:
    """The pages of the list; the head of its table stands on every page, the signature after 以下空白."""
    paper = list_paper(A3, landscape=True)
    closing = words.body[-1:] if words.body[-1].rstrip("。！") in CLOSERS else ()
    flow = list(pieces(_above(words, len(closing), paper.room), paper.room))
    if roster:
        size = next((size for size in _SIZES if whole(roster, paper.room, size)), _SIZES[-1])
        flow += _table(roster, paper.room, size)
    flow += pieces(_below(notice, words, closing, paper.room), paper.room)
    return [ListLeaf(page, paper) for page in broken(flow, paper.tall)]


def _above(words: Words, closing: int, room: float) -> list[Block]:
    """Title and number, the text, then its particulars side by side."""
    blocks: list[Block] = [*title(words.title, room, _TITLE)]
    if words.number:
        blocks.append(Text((Run(words.number),), _WORDS, "center", before=_BETWEEN, keep=True))
    if words.addressee:
        blocks.append(Text((Run(words.addressee),), _WORDS, before=_BETWEEN, keep=True))
    for at, block in enumerate(body_blocks(words.body[: words.lead])):
        before = 2 * _BETWEEN if at == 0 else 0.0
        blocks.append(Text(block.runs, _WORDS, first=2.0, before=before, keep=block.keep))
    particulars = words.body[words.lead : len(words.body) - closing]
    if particulars:
        blocks.append(Text((Run(_GAP.join(particulars)),), _WORDS, first=2.0, before=_BETWEEN))
    return blocks


def _table(roster: Roster, room: float, size: float) -> Iterator[Piece]:
    return roster_pieces(roster, room, size, before=_BEFORE_TABLE)


def _below(notice: Notice, words: Words, closing: tuple[str, ...], room: float) -> list[Block]:
    """Closing words, attachments and the signature, its names centred over the day."""
    blocks: list[Block] = [Text((Run(line),), _WORDS, first=2.0, before=_BEFORE_TABLE) for line in closing]
    for number, name in enumerate(words.attachments, start=1):
        label = "附件：" if number == 1 else "　　　"
        label += f"{number}." if len(words.attachments) > 1 else ""
        blocks.append(Text((Run(label + name),), _WORDS, first=2.0, rest=5.0, before=_BETWEEN))
    day = long_date(notice.issued_on)
    wide = max(width(line) for line in (*words.issuers, day))
    indent = max(room / _WORDS - 2 * _FROM_RIGHT - wide, 0.0)  # its middle stands where that of the day does
    for number, name in enumerate(words.issuers):
        before = 0.0 if number else _SEAL
        blocks.append(
            Text((Run(name),), _WORDS, "center", first=indent, rest=indent, before=before, keep=True)
        )
    return [*blocks, Text((Run(day),), _WORDS, "center", first=indent)]
