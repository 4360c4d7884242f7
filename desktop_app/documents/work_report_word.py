"""A report of work as an editable Word file: the same words as on paper, what is to be checked or filled in, in red."""

from __future__ import annotations

from desktop_app.documents import word
from desktop_app.documents.characters import one_line
from desktop_app.documents.fonts import cell
from desktop_app.documents.grid import SIZE_2, WIDTH
from desktop_app.documents.letter_word import Body
from desktop_app.documents.titles import title_lines
from desktop_app.documents.work_report_pages import blocks, is_mark, title_of
from desktop_app.domain.work_report import Draft


def work_report_word(draft: Draft) -> bytes:
    """The report as .docx; the same report gives the same bytes."""
    from docx.shared import RGBColor  # noqa: PLC0415  start-up must not pay for it

    made = word.blank(one_line(draft.name), one_line(draft.unit_name), draft.made_on)
    body = Body(made, word.LINE)
    body.title(_balanced(title_of(draft)), before=0)
    for block in blocks(draft):
        body.block(block)
        for run, written in zip(block.runs, made.paragraphs[-1].runs, strict=True):
            if is_mark(run):
                written.font.color.rgb = RGBColor.from_string(word.RED)
    word.number_pages(made)
    return word.saved(made)


def _balanced(title: str) -> str:
    """The title broken where our own pages break it."""
    room = WIDTH / SIZE_2
    lines = (
        title_lines(line, [cell("title", char).advance for char in line], room) for line in title.split("\n")
    )
    return "\n".join(part for some in lines for part in some)
