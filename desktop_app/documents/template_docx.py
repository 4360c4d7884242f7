"""A superior's Word form: its tables and placeholders found, rows and words put in, everything else as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.documents.characters import clean
from desktop_app.documents.word import saved
from desktop_app.documents.zip_guard import damaged, opened_docx
from desktop_app.domain.template_grid import Area, Grid, Known, Table, find_tables
from desktop_app.domain.template_marks import found, in_words, replaced
from desktop_app.domain.template_plan import Anatomy, Mark, Rowset, Told, Use
from desktop_app.errors import Refused

if TYPE_CHECKING:
    from docx.document import Document

MAX_BYTES = 20 * 2**20
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EMPHASIS = ("b", "bCs", "u", "highlight", "color")  # of a head, not of the rows below it


@dataclass(frozen=True)
class _Laid:
    """A table of the document: as texts, and the cell at each place."""

    grid: Grid
    rows: tuple[Any, ...]
    nested: bool


def read_docx_form(path: Path, known: Known) -> Anatomy:
    """The form in a .docx; Refused for any other kind, macros, a password, damage, Trouble when it cannot be read."""
    document = _opened(path)
    notes: list[str] = []
    tables: list[Table] = []
    own: dict[int, tuple[Table, ...]] = {}
    for at, laid in enumerate(_laid(document)):
        if laid.nested:
            notes.append(f"{laid.grid.title}里面还套着表格，只换其中的占位符，不逐行填写")
            continue
        own[at] = find_tables(laid.grid, known)
        tables += own[at]
    if document.settings.element.find(f"{_W}documentProtection") is not None:
        notes.append("文件设了编辑限制，可以填写，填好后仍受限制")
    bodies = _bodies(document, own)
    marks: dict[str, Mark] = {}
    for where, paragraph in _paragraphs(document):
        if _row_of(paragraph) not in bodies:
            for name, written in found(_words(paragraph)):
                marks.setdefault(name, Mark(name, written, where))
    if not tables and not marks:
        raise Refused(
            f"《{path.name}》里没有找到要填的地方",
            why="没有认出表头，也没有 {{…}} 或【…】占位符",
            do="请确认选对了文件，或在要填的地方写上占位符，如 {{咨询热线.收件}}",
        )
    return Anatomy(tuple(tables), tuple(marks.values()), tuple(notes))


def fill_docx(path: Path, sets: Sequence[Rowset], marks: Mapping[str, Told]) -> bytes:
    """The document with rows in its tables and words in place of its placeholders; the file itself stays."""
    document = _opened(path)
    by_title: dict[str, list[Rowset]] = {}
    for one in sets:
        by_title.setdefault(one.table.key.rpartition("#")[0], []).append(one)
    laid = {one.grid.title: one for one in _laid(document)}
    for title, mine in by_title.items():
        for one in sorted(mine, key=lambda one: one.table.body, reverse=True):
            _fill_table(laid[title], one)
    for _, paragraph in _paragraphs(document):
        _put_marks(paragraph, lambda name: marks[name].words if name in marks else None)
    return saved(document)


def _opened(path: Path) -> Document:
    import docx  # noqa: PLC0415  start-up must not pay for it

    name = f"《{path.name}》"
    try:
        with opened_docx(path) as archive:
            macros = any(part.endswith("vbaProject.bin") for part in archive.namelist())
    except Refused as no:
        raise _to_choose(no) from None
    if macros:
        raise Refused(
            f"{name}带有宏，不能作模板", why="程序不运行宏", do="请用 Word 或 WPS 另存为 .docx 后再选"
        )
    if path.stat().st_size > MAX_BYTES:
        raise Refused(f"{name}太大，不能作模板", why=f"最多 {MAX_BYTES // 2**20} MB", do="请删去其中的图片")
    try:
        return docx.Document(str(path))
    except (ValueError, KeyError, SyntaxError, AttributeError):
        raise _to_choose(damaged(path)) from None


def _to_choose(no: Refused) -> Refused:
    """A refusal of the guard, whose readers otherwise look through a file, for somebody who chooses one."""
    return Refused(no.what, why=no.why, do=no.do.replace("再查", "再选"))


def _laid(document: Document) -> Iterator[_Laid]:
    for at, table in enumerate(document.element.body.iterchildren(f"{_W}tbl"), 1):
        rows = tuple(table.iterchildren(f"{_W}tr"))
        texts: list[tuple[str, ...]] = []
        spans: list[
            tuple[int, int, int, bool]
        ] = []  # row, first and last column, whether it goes on from above
        for number, row in enumerate(rows):
            cells = list(_cells(row))
            texts.append(_texts(cells))
            spans += [(number, first, last, _goes_on(cell)) for cell, first, last in cells]
        nested = sum(1 for _ in table.iter(f"{_W}tbl")) > 1
        grid = Grid(f"第{at}个表格", tuple(texts), tuple(_areas(spans)), frozenset(range(len(rows))))
        yield _Laid(grid, rows, nested)


def _cells(row: Any) -> Iterator[tuple[Any, int, int]]:
    """Each cell of a row with its first and last column."""
    column = int(_number(row.find(f"{_W}trPr/{_W}gridBefore"), 0))
    for cell in row.iterchildren(f"{_W}tc"):
        span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
        yield cell, column, column + span - 1
        column += span


def _number(element: Any, otherwise: int) -> int:
    told = element.get(f"{_W}val") if element is not None else None
    return int(told) if told and told.isdigit() and int(told) < 100 else otherwise


def _goes_on(cell: Any) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") != "restart"


def _texts(cells: Sequence[tuple[Any, int, int]]) -> tuple[str, ...]:
    width = cells[-1][2] + 1 if cells else 0
    texts = [""] * width
    for cell, first, _ in cells:
        if not _goes_on(cell):
            texts[first] = "\n".join(_words(p) for p in cell.iter(f"{_W}p")).strip()
    return tuple(texts)


def _areas(spans: Sequence[tuple[int, int, int, bool]]) -> Iterator[Area]:
    there = {(row, first): last for row, first, last, on in spans if on}
    for row, first, last, on in spans:
        if on:
            continue
        bottom = row
        while there.get((bottom + 1, first)) == last:
            bottom += 1
        if bottom > row or last > first:
            yield Area(row, first, bottom, last)


def _paragraphs(document: Document) -> Iterator[tuple[str, Any]]:
    """Every paragraph of the text, of tables, text boxes, headers and footers, with where it stands."""
    for number, paragraph in enumerate(document.element.body.iter(f"{_W}p"), 1):
        where = "表格里" if _row_of(paragraph) is not None else f"正文第{number}段"
        yield where, paragraph
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        if re.fullmatch(r"/word/(header|footer)\d*\.xml", name) and hasattr(part, "element"):
            where = "页眉" if "header" in name else "页脚"
            yield from ((where, paragraph) for paragraph in part.element.iter(f"{_W}p"))


def _row_of(paragraph: Any) -> Any:
    """The row of a table a paragraph stands in, the outermost one."""
    return next((up for up in reversed(list(paragraph.iterancestors())) if up.tag == f"{_W}tr"), None)


def _bodies(document: Document, own: Mapping[int, Sequence[Table]]) -> set[Any]:
    """The rows whose placeholders name columns."""
    laid = list(_laid(document))
    return {
        laid[at].rows[row]
        for at, tables in own.items()
        for table in tables
        for row in range(table.head[0], table.body[1])
    }


def _runs(paragraph: Any) -> list[Any]:
    """The pieces of text of this paragraph, not of a text box in it."""
    return [
        text
        for text in paragraph.iter(f"{_W}t")
        if next(up for up in text.iterancestors() if up.tag == f"{_W}p") is paragraph
    ]


def _words(paragraph: Any) -> str:
    return "".join(text.text or "" for text in _runs(paragraph))


def _put_marks(paragraph: Any, told: Callable[[str], str | None]) -> None:
    """Exchange placeholders, also where Word has cut them into several runs: the first one's look holds."""
    pieces = _runs(paragraph)
    words = "".join(piece.text or "" for piece in pieces)
    for _, written in reversed(list(found(words))):
        new = replaced(written, told)
        start = words.rfind(written)
        words = words[:start]  # from the end, so that what stands before keeps its place
        if new == written:
            continue
        at = 0
        for piece in pieces:
            text = piece.text or ""
            first, last = max(start - at, 0), min(start + len(written) - at, len(text))
            if first < last:
                piece.text = text[:first] + (clean(new) if at <= start else "") + text[last:]
                piece.set(_SPACE, "preserve")
            at += len(text)


def _fill_table(laid: _Laid, one: Rowset) -> None:
    first, end = one.table.body
    begin = one.table.filled[-1] + 1 if one.after and one.table.filled else first
    rows = list(laid.rows[first:end])
    bare = not rows
    model = deepcopy(laid.rows[first] if rows else laid.rows[one.table.head[1]])
    _plain(model, bare=bare)
    values = one.rows or ({one.words_at[0]: one.nothing},)
    last = laid.rows[end - 1]
    while len(rows) < begin - first + len(values):
        made = deepcopy(model)
        last.addnext(made)
        rows.append(made)
        last = made
    for at, row in enumerate(rows[begin - first :]):
        told = values[at] if at < len(values) else {}
        cells = {place: cell for cell, place, _ in _cells(row)}
        number = str(begin - first + at + 1) if at < len(one.rows) else ""
        for column in one.table.columns:
            said = not one.rows and at == 0 and column.at == one.words_at[0]
            use = Use.TEXT if said else one.uses.get(column.at)
            if (cell := cells.get(column.at)) is None or use is Use.KEEP:
                continue
            counts = use is Use.COUNT
            _write(cell, number if counts else in_words(told.get(column.at)))


def _plain(row: Any, *, bare: bool) -> None:
    """A row to be copied: no repeated head, no cell joined to the one above, under a bare head no emphasis."""
    gone = [*row.iter(f"{_W}tblHeader"), *row.iter(f"{_W}vMerge")]
    if bare:
        gone += [mark for name in _EMPHASIS for mark in row.iter(f"{_W}{name}")]
        gone += list(row.iter(f"{_W}shd"))
    for element in gone:
        element.getparent().remove(element)


def _write(cell: Any, words: str) -> None:
    """The words in the look of the cell's first run; further paragraphs go."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  start-up must not pay for it

    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None:
        merge.getparent().remove(merge)
    paragraphs = list(cell.iterchildren(f"{_W}p"))
    look = next(cell.iter(f"{_W}r"), None)
    properties = look.find(f"{_W}rPr") if look is not None else paragraphs[0].find(f"{_W}pPr/{_W}rPr")
    properties = deepcopy(properties) if properties is not None else None
    for paragraph in paragraphs[1:]:
        cell.remove(paragraph)
    for child in [child for child in paragraphs[0] if child.tag != f"{_W}pPr"]:
        paragraphs[0].remove(child)
    run = OxmlElement("w:r")
    if properties is not None:
        run.append(properties)
    for at, line in enumerate(clean(words).split("\n")):
        if at:
            run.append(OxmlElement("w:br"))
        text = OxmlElement("w:t")
        text.text = line
        text.set(_SPACE, "preserve")
        run.append(text)
    paragraphs[0].append(run)
