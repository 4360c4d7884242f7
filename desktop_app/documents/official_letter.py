"""A letter of the bureau to whoever it deals with: head, mark at the top right, text, signature, 附注 and 抄送.

The parts and sizes of GB/T 9704-2012 as all letters of the program have them; 版记 stands at the foot of the last page
(7.4: 首条、末条分隔线 0.35 mm, 4号仿宋, one character from both sides).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from desktop_app.documents import parts
from desktop_app.documents.fonts import Role, cell, missing_characters
from desktop_app.documents.grid import CELL, HEIGHT, MM, PITCH, ROWS, SIZE_4, WIDTH
from desktop_app.documents.letter_parts import letter_head_row
from desktop_app.documents.linebreak import break_lines
from desktop_app.documents.notice import Sheets
from desktop_app.documents.page import Furniture, draw
from desktop_app.documents.typeset import Block, Page, Row, Run, Set, Stroke, pages, width

LETTER = "信函"
_TIGHTER_BY = 4  # rows: a letter that is one page by 25 pt a line shall be one page
_MARK_ABOVE = -17 * MM  # the mark of a 信函: in the top margin, above 发文机关标志
_COPIES = "抄送："
_THICK = 0.35 * MM
_STEP = 21.0  # from line to line in 版记
_PAD = 5.0


@dataclass(frozen=True)
class OfficialLetter:
    """What is printed. `mark` (类别：A) stands top right on the first page; `note` is 附注, below the day.

    `form` is 信函 or 公文; with `draft` 草稿 stands across it.
    """

    issuer: str
    number: str
    title: str
    salutation: str
    body: tuple[str, ...]
    day: date | None
    mark: str = ""
    attachments: tuple[str, ...] = ()
    note: str = ""
    copies: str = ""
    form: str = LETTER
    draft: bool = False


def official_lines(letter: OfficialLetter) -> list[str]:
    """Every line of the letter in the order of the paper, without its layout."""
    told = [letter.mark, letter.issuer, letter.number, letter.title, f"{letter.salutation}：", *letter.body]
    told += [block.text for block in end_blocks(letter)]
    told.append(f"{_COPIES}{letter.copies}" if letter.copies else "")
    return [line for line in told if line]


def official_sheets(letter: OfficialLetter) -> Sheets:
    """The letter as PDF, A4; the same letter gives the same bytes.

    Refused when issuer or title are too long to be set.
    """
    typeset = official_pages(letter)
    furniture = Furniture(
        title=letter.title, author=letter.issuer, draft=letter.draft, letter=letter.form == LETTER
    )
    return Sheets(
        draw(typeset, furniture), len(typeset), missing_characters("\n".join(official_lines(letter)))
    )


def official_pages(letter: OfficialLetter) -> list[Page]:
    """The typeset pages, 版记 at the foot of the last. Refused as `official_sheets`."""
    rows = _rows(letter)
    if not letter.copies:
        return pages(rows, _TIGHTER_BY)
    copies = _copies_row(letter.copies)
    made = pages([*rows, copies], _TIGHTER_BY)
    last = made[-1]
    foot = HEIGHT - copies.strokes[-1].y  # a blank row is above it wherever it was laid
    return [*made[:-1], replace(last, tops=(*last.tops[:-1], foot))]


def end_blocks(letter: OfficialLetter) -> list[Block]:
    """What stands below the text: attachments, signature and day, 附注 in brackets."""
    end = parts.attachment_blocks(letter.attachments)
    if letter.day:
        end += parts.signature_blocks([letter.issuer], letter.day)
    if letter.note:
        end.append(Block((Run(f"（{letter.note}）"),), before=1))
    return end


def _rows(letter: OfficialLetter) -> list[Row]:
    as_letter = letter.form == LETTER
    head = (letter_head_row if as_letter else parts.red_head_row)(letter.issuer, letter.number)
    if letter.mark:
        mark = _at_right(letter.mark, _MARK_ABOVE if as_letter else 0.0)
        head = replace(head, lines=(mark, *head.lines))
    greeting = Block((Run(f"{letter.salutation}："),), first=0, before=1, keep=True)
    return [
        head,
        parts.title_row(letter.title),
        *parts.rows([greeting]),
        *parts.rows(parts.body_blocks(letter.body)),
        *parts.rows(end_blocks(letter)),
    ]


def _at_right(text: str, top: float) -> Set:
    """A line in 3号黑体 that ends at the right edge of the type area."""
    return _line(text, "hei", CELL, WIDTH - width(text, "hei") * CELL, top)


def _line(text: str, role: Role, size: float, x: float, top: float) -> Set:
    drawn = [cell(role, char) for char in text]
    ends = [*accumulate((one.advance * size for one in drawn), initial=x)]
    return Set(tuple(drawn), tuple(ends[:-1]), size, top)


def _copies_row(copies: str) -> Row:
    """抄送 between its two lines, the second line of a long one standing below the first name."""
    drawn = [cell("fang", char) for char in f"{_COPIES}{copies}。"]
    room = (WIDTH - 2 * SIZE_4) / SIZE_4
    broken = break_lines(f"{_COPIES}{copies}。", [one.advance for one in drawn], room, 0.0, width(_COPIES))
    height = len(broken) * _STEP + 2 * _PAD
    span = height / PITCH * (ROWS + _TIGHTER_BY) / ROWS  # room enough where the page is set tighter
    lines = tuple(
        Set(
            tuple(drawn[line.start : line.stop]),
            tuple(SIZE_4 + x * SIZE_4 for x in line.xs),
            SIZE_4,
            _PAD + at * _STEP + (_STEP - SIZE_4) / 2,
        )
        for at, line in enumerate(broken)
    )
    strokes = tuple(Stroke(0.0, y, WIDTH, y, _THICK) for y in (0.0, height))
    return Row(lines, span, before=1, carry=True, strokes=strokes)
