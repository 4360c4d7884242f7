"""Letters and forms of 依申请公开 on paper: words first (`letter_lines`), then the sheet (`letter_sheets`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from desktop_app.documents import parts
from desktop_app.documents.fonts import missing_characters
from desktop_app.documents.letter_parts import letter_head_row, table_rows
from desktop_app.documents.letter_text import Letter, Line, Words, letter_words
from desktop_app.documents.notice import Sheets
from desktop_app.documents.page import Furniture, draw
from desktop_app.documents.typeset import Block, Page, Row, Run, pages

_TIGHTER_BY = 4  # rows: a letter that is one page by 25 pt a line shall be one page
_BLANK = re.compile("［空([1-9])行］")


def letter_lines(letter: Letter) -> list[str]:
    """Every paragraph of the letter in the order of the paper, without its layout; cells parted by ｜.

    Raises `Refused` when facts are missing (all named together), kinds cannot stand in one letter, or the
    applicant's identity would reach somebody else.
    """
    return _told(letter_words(letter), plain=is_plain(letter))


def letter_sheets(letter: Letter) -> Sheets:
    """The letter as PDF, A4, in 信函格式 or with the red head of a document; the same letter gives the same bytes.

    Raises `Refused` as `letter_lines`, and when issuer or title are too long to be set.
    """
    words = letter_words(letter)
    plain = is_plain(letter)
    typeset = letter_pages(letter, words)
    furniture = Furniture(
        title=words.title,
        author=words.issuer,
        numbered=len(typeset) > 1 or not plain,
        letter=letter.form == "信函" and not plain,
    )
    return Sheets(
        draw(typeset, furniture), len(typeset), missing_characters("\n".join(_told(words, plain=plain)))
    )


def letter_pages(letter: Letter, words: Words) -> list[Page]:
    """The typeset pages of a letter. Raises `Refused` when issuer or title are too long to be set."""
    return pages(_rows(letter, words, plain=is_plain(letter)), _TIGHTER_BY)


def _told(words: Words, *, plain: bool) -> list[str]:
    lines = [] if plain else [words.issuer, words.number]
    lines += [words.title, words.salutation and f"{words.salutation}："]
    lines += ["｜".join(line.cells) if line.cells else line.text for line in words.lines]
    lines += [block.text for block in parts.attachment_blocks(words.attachments)]
    if words.day:
        lines += [words.issuer, parts.long_date(words.day)]
    return [line for line in lines if line]


def is_plain(letter: Letter) -> bool:
    """Forms have neither head nor number: they are filled in and kept, or handed out over the counter."""
    return letter.kinds[0].form


def _rows(letter: Letter, words: Words, *, plain: bool) -> list[Row]:
    rows: list[Row] = []
    if not plain:
        head = letter_head_row if letter.form == "信函" else parts.red_head_row
        rows.append(head(words.issuer, words.number))
    rows.append(parts.title_row(words.title))
    if words.salutation:
        rows += parts.rows([Block((Run(f"{words.salutation}："),), first=0, before=1, keep=True)])
    rows += _body(words.lines, plain=plain)
    end = parts.attachment_blocks(words.attachments)
    if words.day:
        end += parts.signature_blocks([words.issuer], words.day)
    return rows + parts.rows(end)


def _body(lines: Sequence[Line], *, plain: bool) -> list[Row]:
    rows: list[Row] = []
    for is_table, group in groupby(lines, key=lambda line: bool(line.cells)):
        if is_table:
            table = [[blanks(cell) for cell in line.cells] for line in group]
            rows += table_rows(table, before=int(plain), centre=not plain)
        else:
            rows += parts.rows(parts.body_blocks([line.text for line in group]))
    return rows


def blanks(cell: str) -> str:
    """Room to write in: ［空3行］ of a wording becomes three empty lines."""
    return _BLANK.sub(lambda found: "\n" * (int(found[1]) - 1), cell)
