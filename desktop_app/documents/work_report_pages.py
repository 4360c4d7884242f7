"""A report of work on paper: title, numbered headings, 署名 and 成文日期 (GB/T 9704-2012, chapter 7)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents import parts
from desktop_app.documents.characters import clean, one_line
from desktop_app.documents.fonts import missing_characters
from desktop_app.documents.notice import Sheets
from desktop_app.documents.page import Furniture, draw
from desktop_app.documents.typeset import Block, Run, pages
from desktop_app.domain.work_report import Doubt, Draft, Hole, Line, Paragraph, written


def work_report_sheets(draft: Draft, *, across: bool) -> Sheets:
    """The report as PDF, A4; with `across` 草稿 stands across it. The same report gives the same bytes.

    Refused when the title is too long to be set.
    """
    rows = [parts.title_row(title_of(draft)), *parts.rows(blocks(draft))]
    typeset = pages(rows)
    furniture = Furniture(title=one_line(draft.name), author=one_line(draft.unit_name), draft=across)
    words = "\n".join(work_report_lines(draft))
    return Sheets(draw(typeset, furniture), len(typeset), missing_characters(words))


def work_report_lines(draft: Draft) -> list[str]:
    """Every paragraph in the order of the paper, without its layout."""
    return [*title_of(draft).split("\n"), *(block.text for block in blocks(draft))]


def title_of(draft: Draft) -> str:
    """The lines of the title, cleaned."""
    return "\n".join(one_line(line) for line in draft.title.split("\n"))


def blocks(draft: Draft) -> list[Block]:
    """Every paragraph below the title; what is to be checked or filled in stands in a run of its own, in 黑体."""
    told = [_block(line, at) for at, line in enumerate(draft.lines())]
    if draft.unit_name:
        return [*told, *parts.signature_blocks([one_line(draft.unit_name)], draft.made_on)]
    return told


def is_mark(run: Run) -> bool:
    """Whether a run of a block asks for a look or for words."""
    return run.role == "hei" and run.text.startswith(("【需核对：", "［请填写："))


def _block(line: Line, at: int) -> Block:
    before = 1 if at == 0 else 0
    if line.level:
        (heading,) = parts.body_blocks([one_line(line.paragraph.text)])
        return Block(heading.runs, before=before, keep=True)
    return Block(tuple(_runs(line.paragraph)), before=before)


def _runs(paragraph: Paragraph) -> Iterator[Run]:
    """The paragraph in as few runs as it takes."""
    plain = ""
    for piece in paragraph.pieces:
        told = clean(written(piece)).replace("\n", "")
        if isinstance(piece, (Doubt, Hole)):
            if plain:
                yield Run(plain)
            yield Run(told, "hei")
            plain = ""
        else:
            plain += told
    if plain:
        yield Run(plain)
