"""The annual report as an editable Word file in the published layout (国办公开办函〔2021〕30号)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop_app.documents.characters import clean, paragraphs
from desktop_app.documents.fonts import Role
from desktop_app.documents.grid import WIDTH
from desktop_app.documents.parts import body_blocks
from desktop_app.documents.report_table import SHARES
from desktop_app.domain.annual_report_tables import Box, Table, tables
from desktop_app.domain.annual_report_texts import TEXT_TITLES
from desktop_app.domain.annual_report_year import YearReport

# Names of fonts that Chinese Windows, WPS, Kylin and UOS have; digits and Latin letters in Times New Roman.
_LATIN = "Times New Roman"
_FONTS: dict[Role, str] = {
    "title": "方正小标宋简体",
    "fang": "仿宋_GB2312",
    "kai": "楷体_GB2312",
    "hei": "黑体",
    "song": "宋体",
}
_SIZE_2, _SIZE_3, _SIZE_4, _SIZE_TABLE = 22.0, 16.0, 14.0, 9.0
_PITCH = 28.9  # points: 22 lines of Word's 三号 on a page
_MARGINS = (37.0, 26.0, 35.0, 28.0)  # mm: top, right, bottom, left
_FILLS_A_PAGE = 20  # rows of a table that begins a page of its own
_LOW = 17.0  # points of a row of a table


def report_word(report: YearReport) -> bytes:
    """The report as .docx: head paragraph, sections 一 to 六; the same report gives the same bytes.

    The properties name nobody: a report is handed on.
    """
    made = _Document(report.heading)
    made.title((report.unit_name, report.heading.removeprefix(report.unit_name)))
    made.text(report.texts.head)
    made.heading(TEXT_TITLES["overview"])
    made.text(report.texts.overview)
    for table, shares in zip(tables(report.report), SHARES, strict=True):
        made.heading(table.title, new_page=table.rows > _FILLS_A_PAGE)
        made.table(table, shares)
    made.heading(TEXT_TITLES["problems"])
    made.text(report.texts.problems)
    made.heading(TEXT_TITLES["others"])
    made.text(report.texts.others)
    return made.saved(datetime(report.made_on.year, report.made_on.month, report.made_on.day))  # noqa: DTZ001


class _Document:
    """A document of python-docx with the page, the fonts and the tables of official paper."""

    def __init__(self, title: str) -> None:
        import docx  # noqa: PLC0415  # start-up must not pay for it
        from docx import oxml, shared  # noqa: PLC0415  # the same
        from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT  # noqa: PLC0415  # the same
        from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING  # noqa: PLC0415  # the same

        self._document: Any = docx.Document()
        self._element, self._name = oxml.OxmlElement, oxml.ns.qn
        self._pt, self._mm = shared.Pt, shared.Mm
        self._align: Any = WD_ALIGN_PARAGRAPH
        self._exactly: Any = WD_LINE_SPACING.EXACTLY
        self._middle: Any = WD_ALIGN_VERTICAL.CENTER
        self._centred: Any = WD_TABLE_ALIGNMENT.CENTER
        self._title = title
        self._page()
        self._fonts(self._document.styles["Normal"], "fang", _SIZE_3)

    def _page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = self._mm(210), self._mm(297)
        margins = map(self._mm, _MARGINS)
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = margins
        section.footer_distance = self._mm(25)
        self._document.settings.odd_and_even_pages_header_footer = True
        for footer, align in (
            (section.footer, self._align.RIGHT),
            (section.even_page_footer, self._align.LEFT),
        ):
            paragraph = footer.paragraphs[0]
            paragraph.alignment = align
            indent = self._pt(_SIZE_3)
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
            self._run(paragraph, "— ", "song", _SIZE_4)
            self._field(self._run(paragraph, "", "song", _SIZE_4), "PAGE")
            self._run(paragraph, " —", "song", _SIZE_4)

    def _field(self, run: Any, code: str) -> None:
        for kind, text in (("begin", None), (None, code), ("end", None)):
            element = self._element("w:fldChar" if text is None else "w:instrText")
            if text is None:
                element.set(self._name("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)  # noqa: SLF001  # python-docx has no fields

    def _fonts(self, style: Any, role: Role, size: float) -> None:
        """Latin letters by the font's own property, Chinese ones by eastAsia, without which Word takes its default."""
        style.font.name, style.font.size = _LATIN, self._pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(self._name("w:eastAsia"), _FONTS[role])

    def _run(self, paragraph: Any, text: str, role: Role, size: float) -> Any:
        run = paragraph.add_run(text)
        run.font.name, run.font.size = _LATIN, self._pt(size)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001  # the same
        fonts.set(self._name("w:eastAsia"), _FONTS[role])
        fonts.set(self._name("w:hint"), "eastAsia")  # quotes and dashes are Chinese ones
        return run

    def _spaced(self, paragraph: Any, pitch: float, *, indent: float = 0.0) -> None:
        form = paragraph.paragraph_format
        form.space_before = form.space_after = self._pt(0)
        form.line_spacing_rule, form.line_spacing = self._exactly, self._pt(pitch)
        form.first_line_indent = self._pt(indent)

    def title(self, lines: Sequence[str]) -> None:
        for line in filter(None, lines):
            paragraph = self._document.add_paragraph()
            paragraph.alignment = self._align.CENTER
            self._spaced(paragraph, 35.0)
            self._run(paragraph, line, "title", _SIZE_2)
        self._spaced(self._document.add_paragraph(), _PITCH)

    def heading(self, text: str, *, new_page: bool = False) -> None:
        paragraph = self._document.add_paragraph()
        self._spaced(paragraph, _PITCH, indent=2 * _SIZE_3)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.page_break_before = new_page
        self._run(paragraph, text, "hei", _SIZE_3)

    def text(self, text: str) -> None:
        for block in body_blocks(paragraphs(text)):
            paragraph = self._document.add_paragraph()
            paragraph.alignment = self._align.JUSTIFY
            self._spaced(paragraph, _PITCH, indent=2 * _SIZE_3)
            for run in block.runs:
                self._run(paragraph, run.text, run.role, _SIZE_3)

    def table(self, table: Table, shares: Sequence[float]) -> None:
        made = self._document.add_table(table.rows, table.columns, style="Table Grid")
        made.alignment, made.autofit = self._centred, False
        whole = sum(shares)
        widths = [self._pt(share / whole * WIDTH) for share in shares]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        grid = [row.cells for row in made.rows]
        for cells in grid:
            for cell, width in zip(cells, widths, strict=True):
                cell.width = width
        self._margins(made)
        for at, row in enumerate(made.rows):
            self._row(row, repeated=at < table.heads)
        for box in table.boxes:
            self._box(grid, box, last=box.row + box.down == table.rows)
        self._spaced(self._document.add_paragraph(), _PITCH / 2)

    def _margins(self, table: Any) -> None:
        """A little less than Word's own, which would break four characters of a narrow column into three lines."""
        margins = self._element("w:tblCellMar")
        for side in ("left", "right"):
            element = self._element(f"w:{side}")
            element.set(self._name("w:w"), "70")
            element.set(self._name("w:type"), "dxa")
            margins.append(element)
        properties = table._tbl.tblPr  # noqa: SLF001  # python-docx has no cell margins
        look = properties.find(self._name("w:tblLook"))
        look.addprevious(margins) if look is not None else properties.append(margins)

    def _row(self, row: Any, *, repeated: bool) -> None:
        """Rows that are never torn; the heads stand on every page."""
        row.height = self._pt(_LOW)  # at least
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no repeated heads
        for name in ("w:cantSplit", *(("w:tblHeader",) if repeated else ())):
            properties.append(self._element(name))

    def _box(self, grid: Sequence[Sequence[Any]], box: Box, *, last: bool) -> None:
        cell = grid[box.row][box.column]
        if box.down > 1 or box.across > 1:
            cell = cell.merge(grid[box.row + box.down - 1][box.column + box.across - 1])
        cell.vertical_alignment = self._middle
        for spare in cell.paragraphs[1:]:  # merging gathers an empty paragraph of every cell
            spare._p.getparent().remove(spare._p)  # noqa: SLF001  # python-docx removes nothing
        paragraph = cell.paragraphs[0]
        paragraph.alignment = self._align.LEFT if box.left else self._align.CENTER
        self._spaced(paragraph, _SIZE_TABLE + 3)
        paragraph.paragraph_format.keep_with_next = not last  # a table stays on one page when a page takes it
        self._run(paragraph, box.shown, "song", _SIZE_TABLE)

    def saved(self, made_on: datetime) -> bytes:
        """The file; the properties tell its title and its day, and no person."""
        properties = self._document.core_properties
        properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
        properties.title, properties.language = clean(self._title), "zh-CN"
        properties.created = properties.modified = made_on
        properties.revision = 1
        links = self._document.part.package.rels
        for key in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
            del links[key]  # the picture of the empty page every new document comes with
        out = BytesIO()
        self._document.save(out)
        return _repacked(out.getvalue(), made_on)


def _repacked(content: bytes, made_on: datetime) -> bytes:
    """The same parts under one date, so that equal reports are equal files."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in _in_order(source.namelist()):
            part = ZipInfo(name, (max(made_on.year, 1980), made_on.month, made_on.day, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return out.getvalue()


def _in_order(names: Iterable[str]) -> list[str]:
    """The list of types first, as every reader expects."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
