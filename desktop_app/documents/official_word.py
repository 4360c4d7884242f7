"""A letter of the bureau (`official_letter`) as an editable Word file: the same words in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.documents import parts, word
from desktop_app.documents.fonts import cell
from desktop_app.documents.grid import SIZE_2, WIDTH
from desktop_app.documents.letter_text import Words
from desktop_app.documents.letter_word import Body
from desktop_app.documents.official_letter import LETTER, OfficialLetter, end_blocks
from desktop_app.documents.titles import title_lines
from desktop_app.documents.typeset import Block, Run

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_MARK_LINE, _MARK_GAP, _COPIES_SIZE, _COPIES_LINE, _RULE = 22.0, 10.0, 14.0, 21.0, 1.0
_CLOSER = 26.0  # points from line to line: other programs break some paragraphs earlier than ours


def official_word(letter: OfficialLetter) -> bytes:
    """The letter as .docx; the same letter gives the same bytes. Refused as `official_sheets`."""
    made = word.blank(letter.title, letter.issuer, letter.day)
    as_letter = letter.form == LETTER
    body = Body(made, _CLOSER)
    if letter.mark and not as_letter:
        _mark(made.add_paragraph(), letter.mark)
    words = Words(letter.issuer, letter.number, letter.title, letter.salutation, (), (), letter.day)
    body.head(words, as_letter)
    if letter.mark and as_letter:
        _mark_above(made, letter.mark)
    body.title(_balanced(letter.title), before=2)
    body.block(Block((Run(f"{letter.salutation}："),), first=0, before=1, keep=True))
    for block in (*parts.body_blocks(letter.body), *end_blocks(letter)):
        body.block(block)
    if letter.copies:
        _copies(made, letter.copies)
    word.number_pages(made)
    return word.saved(made)


def _balanced(title: str) -> str:
    """The title broken where our own pages break it: no program leaves one character alone then."""
    room = WIDTH / SIZE_2
    return "\n".join(title_lines(title, [cell("title", char).advance for char in title], room))


def _mark_above(made: Document, mark: str) -> None:
    """Above 发文机关标志, which stays in its place: the head of the first page begins one line higher."""
    from docx.shared import Pt  # noqa: PLC0415  start-up must not pay for it

    section = made.sections[0]
    above = section.first_page_header.paragraphs[0].insert_paragraph_before()
    _mark(above, mark, _MARK_GAP)
    distance = section.header_distance
    assert distance is not None  # the blank file sets it
    section.header_distance = Pt(distance.pt - _MARK_LINE - _MARK_GAP)


def _mark(paragraph: Paragraph, mark: str, after: float = 0.0) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  start-up must not pay for it

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    word.set_lines(paragraph, _MARK_LINE, after=after)
    word.add_text(paragraph, mark, "hei")


def _copies(made: Document, copies: str) -> None:
    from docx.shared import Pt  # noqa: PLC0415  start-up must not pay for it

    paragraph = made.add_paragraph()
    word.set_lines(paragraph, _COPIES_LINE, before=_COPIES_LINE)
    how = paragraph.paragraph_format
    how.left_indent, how.right_indent = Pt(4 * _COPIES_SIZE), Pt(_COPIES_SIZE)
    how.first_line_indent = Pt(-3 * _COPIES_SIZE)
    how.keep_together = True
    word.add_text(paragraph, f"抄送：{copies}。", size=_COPIES_SIZE)
    word.set_borders(paragraph, colour="000000", top=(_RULE, 4), bottom=(_RULE, 4))
