"""A letter as an editable Word file: the same words as on paper (`letter_words`), in the same two forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.documents import parts, word
from desktop_app.documents.characters import one_line
from desktop_app.documents.grid import COLUMNS, HEIGHT, MM, SIZE_2, WIDTH
from desktop_app.documents.letter import blanks, is_plain, letter_pages
from desktop_app.documents.letter_parts import MARK_SIZE, is_label, shares
from desktop_app.documents.letter_text import Letter, Line, Words, letter_words
from desktop_app.documents.typeset import Block, Page, Run, width

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_TITLE_LINE, _NUMBER_LINE = 35.0, 22.0
_HEAD_TOP = 35 * MM  # 发文机关标志上边缘至版心上边缘
_RULE, _RULE_BELOW = 1.25, 4 * MM  # 红色分隔线在发文字号之下
_DOUBLE_BELOW = 4 * MM  # 信函格式: the double line below the mark
_DOUBLE_LEFT, _DOUBLE_RIGHT = -8 * MM, -6 * MM  # 170 mm, in the middle of the paper
_THICK, _THIN, _GAP = 1.75, 0.625, 1.5
_CELL_SIZE, _CELL_LINE, _CELL_HEIGHT = 12.0, 16.0, 28.5
_RED_HEAD = _HEAD_TOP + parts.HEAD_SIZE + _NUMBER_LINE + _RULE_BELOW  # points, beside the blank lines
_LETTER_HEAD = MARK_SIZE + _DOUBLE_BELOW - 7 * MM + _NUMBER_LINE + word.CHARACTER
_FULL = 4  # columns of a form; the second cell of a row of two takes three of them
_SPARE = 2  # lines a page: other programs and other fonts break some paragraphs earlier than ours


def letter_word(letter: Letter) -> bytes:
    """The letter as .docx; the same letter gives the same bytes.

    Raises `Refused` as `letter_sheets`. Lines stand as close as it takes to need no more pages than there.
    """
    words, plain = letter_words(letter), is_plain(letter)
    pages = letter_pages(letter, words)
    day = letter.facts.get("成文日期")
    made = word.blank(one_line(words.title), one_line(words.issuer), day if isinstance(day, date) else None)
    body = Body(made, _pitch(pages, plain, letter.form == "信函"))
    if not plain:
        body.head(words, letter.form == "信函")
    body.title(words.title, before=0 if plain else 2)
    if words.salutation:
        body.block(Block((Run(f"{words.salutation}："),), first=0, before=1, keep=True))
    body.lines(words.lines, plain=plain)
    end = parts.attachment_blocks(words.attachments)
    if words.day:
        end += parts.signature_blocks([words.issuer], words.day)
    for block in end:
        body.block(block)
    if len(pages) > 1 or not plain:
        word.number_pages(made)
    return word.saved(made)


def _pitch(pages: Sequence[Page], plain: bool, as_letter: bool) -> float:
    """How far apart lines stand, in points: closer than 22 a page where that saves a page, as on our own paper."""
    title = 0 if plain else 1  # its place among the rows; what stands above is the head
    follow = [row for page in pages for row in page.rows[0 if page is not pages[0] else title + 1 :]]
    lines = sum(row.span + row.before for row in follow) + _SPARE * len(pages)
    height = HEIGHT * len(pages) - _TITLE_LINE
    if not plain:
        lines += 2 if as_letter else 4
        height -= _LETTER_HEAD if as_letter else _RED_HEAD
    return min(word.LINE, height / lines)


@dataclass(frozen=True)
class Body:
    """Writes a letter into a document, `pitch` points from line to line."""

    document: Document
    pitch: float

    def head(self, words: Words, as_letter: bool) -> None:
        """发文机关标志 in red: on a 信函 above a double line that returns at the foot, else above 文号 and one line."""
        size = parts.mark_size(words.issuer, MARK_SIZE if as_letter else parts.HEAD_SIZE)
        size = int(size * 2) / 2 - 0.5 if size < MARK_SIZE else int(size * 2) / 2
        if not as_letter:
            mark = self._line(size, before=_HEAD_TOP, align="CENTER")
            word.add_text(mark, words.issuer, "title", size, word.RED)
            number = self._line(_NUMBER_LINE, before=2 * self.pitch, align="CENTER")
            word.add_text(number, words.number)
            word.set_borders(number, bottom=(_RULE, _RULE_BELOW))
            return
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        for part in (section.first_page_header, section.first_page_footer):
            part.is_linked_to_previous = False
        mark = section.first_page_header.paragraphs[0]
        _shape(mark, size, align="CENTER")
        word.add_text(mark, words.issuer, "title", size, word.RED)
        _double_line(section.first_page_header.add_paragraph(), (_THICK, _THIN), before=_DOUBLE_BELOW)
        _double_line(section.first_page_footer.paragraphs[0], (_THIN, _THICK), before=0)
        number = self._line(_NUMBER_LINE, before=word.CHARACTER * 7 / 8 / 2, align="RIGHT")
        word.add_text(number, words.number)

    def title(self, title: str, before: int) -> None:
        """标题 in 2号小标宋, centred."""
        paragraph = self._line(_TITLE_LINE, before=before * self.pitch, align="CENTER")
        paragraph.paragraph_format.keep_with_next = True
        word.add_text(paragraph, title, "title", SIZE_2)

    def block(self, block: Block) -> None:
        """One paragraph as our own pages set it."""
        from docx.oxml.ns import qn  # noqa: PLC0415  start-up must not pay for it
        from docx.shared import Pt  # noqa: PLC0415  as above

        centred = block.align == "centre"
        paragraph = self._line(
            self.pitch, before=block.before * self.pitch, align="RIGHT" if centred else "JUSTIFY"
        )
        how = paragraph.paragraph_format
        how.keep_with_next, how.keep_together = block.keep or None, block.carry or None
        if centred:  # from the right margin, so that it stays in its place when it is edited
            right = COLUMNS - block.axis - width(block.text) / 2
            how.right_indent = Pt(max(right, 0) * word.CHARACTER)
        else:
            how.left_indent = Pt(block.rest * word.CHARACTER) if block.rest else None
            how.first_line_indent = Pt((block.first - block.rest) * word.CHARACTER)
            if block.first and not block.rest:  # 首行缩进2字符, which stays two when the size is changed
                how.element.pPr.ind.set(qn("w:firstLineChars"), str(round(block.first * 100)))
        for run in block.runs:
            word.add_text(paragraph, run.text, run.role)

    def lines(self, lines: Sequence[Line], *, plain: bool) -> None:
        """The body: paragraphs, and tables where lines have cells."""
        for is_table, group in groupby(lines, key=lambda line: bool(line.cells)):
            if is_table:
                rows = [[blanks(cell) for cell in line.cells] for line in group]
                if plain:
                    self._line(self.pitch / 2, before=0, align="LEFT")
                for _, alike in groupby(rows, key=lambda row: 0 if len(row) in (2, _FULL) else len(row)):
                    self._table(list(alike), centre=not plain)
            else:
                for block in parts.body_blocks([line.text for line in group]):
                    self.block(block)

    def _line(self, exact: float, *, before: float, align: str) -> Paragraph:
        return _shape(self.document.add_paragraph(), exact, before=before, align=align)

    def _table(self, rows: Sequence[Sequence[str]], *, centre: bool) -> None:
        from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT  # noqa: PLC0415  start-up must not pay
        from docx.shared import Pt  # noqa: PLC0415  as above

        columns = max(len(row) for row in rows)
        table = self.document.add_table(0, columns, style="Table Grid")
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        widths = [share * WIDTH for share in shares(columns, centre=centre)]
        for column, points in zip(table.columns, widths, strict=True):
            column.width = Pt(points)
        for texts in rows:
            row = table.add_row()
            row.height, row.height_rule = Pt(_CELL_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
            cells = list(row.cells)
            for cell, points in zip(cells, widths, strict=True):
                cell.width = Pt(points)
            if len(texts) < columns:  # what was asked for is longer than its name
                cells = [cells[0], cells[1].merge(cells[-1])]
            for at, (cell, text) in enumerate(zip(cells, texts, strict=True)):
                _fill(cell, text, centre=centre or is_label(at, len(texts)))


def _fill(cell: _Cell, text: str, *, centre: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT  # noqa: PLC0415  start-up must not pay for it

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        _shape(paragraph, _CELL_LINE, align="CENTER" if centre else "LEFT")
        word.add_text(paragraph, line, "song", _CELL_SIZE)


def _shape(paragraph: Paragraph, exact: float, before: float = 0, *, align: str) -> Paragraph:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  start-up must not pay for it

    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
    word.set_lines(paragraph, exact, before)
    return paragraph


def _double_line(paragraph: Paragraph, thickness: tuple[float, float], before: float) -> None:
    from docx.shared import Pt  # noqa: PLC0415  start-up must not pay for it

    _shape(paragraph, _GAP, before=before, align="LEFT")
    how = paragraph.paragraph_format
    how.left_indent, how.right_indent = Pt(_DOUBLE_LEFT), Pt(_DOUBLE_RIGHT)
    word.set_borders(paragraph, top=(thickness[0], 0), bottom=(thickness[1], 0))
