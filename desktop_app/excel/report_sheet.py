"""The tables of the annual report as a workbook in the published layout (国办公开办函〔2021〕30号)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.annual_report import COLUMNS, ROWS, AnnualReport
from desktop_app.domain.annual_report_tables import HEADS, LABELS, Box, Table, tables
from desktop_app.excel import layout, save
from desktop_app.excel.sheet_page import letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TOP = 3  # the row of a sheet in which its table begins
_GROUP, _NAME = 13.0, 34.0  # widths of the row names of table 三, of groups and innermost
_LOW = 27.0  # points of a row of table 三: so it fills a page
_BOXES = layout.FONT_SIZE


@dataclass(frozen=True)
class ReportOut:
    """A report to be written: the unit's name stands on it. A section that is None keeps its cells empty."""

    unit_name: str
    year: int
    report: AnnualReport
    made_on: date


def write_report(path: Path, out: ReportOut) -> None:
    """The workbook as an .xlsx file, a sheet for each table, whole or not at all; Trouble when it cannot be written."""
    with save.beside(path) as file:
        from openpyxl import Workbook  # noqa: PLC0415  start-up must not pay for it

        book = Workbook()
        book.remove(book.worksheets[0])
        heading = f"{out.unit_name}{out.year}年政府信息公开工作年度报告"
        two, three, four = tables(out.report)
        _Tab(book.create_sheet("表二"), heading, two).fill((34, 20, 20, 20), [26] * two.rows)
        _Tab(book.create_sheet("表三"), heading, three).fill(
            (6, _GROUP, _NAME, *(8.0,) * len(COLUMNS)), (20, 20, 34, *_heights()), freeze=True
        )
        _Tab(book.create_sheet("表四"), heading, four).fill(
            (7.5,) * four.columns, (22, 22, 34, 30), landscape=True
        )
        book.active = 1
        book.properties.creator = book.properties.lastModifiedBy = out.unit_name
        book.properties.title = heading
        save.pack(book, file, out.made_on)


def _heights() -> list[float]:
    """Of the 25 rows of table 三, by the lines their names take."""
    lines = (layout.lines(row.name, _NAME if row.group else _NAME + _GROUP) for row in ROWS)
    return [max(layout.height(count), _LOW) for count in lines]


class _Tab:
    """A sheet with two lines of heading and a table below them."""

    def __init__(self, sheet: Worksheet, heading: str, table: Table) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415  start-up

        self.sheet, self._heading, self._table = sheet, heading, table
        thin = Side(style="thin", color="FF000000")
        self._border = Border(thin, thin, thin, thin)
        self._fill = PatternFill("solid", fgColor="FFDCE6F1")
        self._font, self._align = Font, Alignment

    def fill(
        self,
        widths: Sequence[float],
        heights: Sequence[float],
        *,
        landscape: bool = False,
        freeze: bool = False,
    ) -> None:
        """Paper, headings and every box; heights in points."""
        self._begin(widths, landscape=landscape)
        for at, points in enumerate(heights, _TOP):
            self._height(at, points)
        for box in self._table.boxes:
            self._put(box)
        if freeze:
            self.sheet.freeze_panes = f"{letter(LABELS + 1)}{_TOP + HEADS}"

    def _begin(self, widths: Sequence[float], *, landscape: bool) -> None:
        """Paper, widths, the two lines above the table."""
        for at, width in enumerate(widths):
            self.sheet.column_dimensions[letter(at + 1)].width = width
        setup: Any = self.sheet.page_setup
        setup.orientation, setup.paperSize = ("landscape" if landscape else "portrait"), 9
        setup.fitToWidth, setup.fitToHeight = 1, 1
        properties: Any = self.sheet.sheet_properties
        properties.pageSetUpPr.fitToPage = True
        self.sheet.print_options.horizontalCentered = True
        margins = self.sheet.page_margins
        margins.left = margins.right = 0.5
        margins.top = margins.bottom = 0.6
        last = len(widths) - 1
        for row, (text, size) in enumerate(((self._heading, 16), (self._table.title, 13)), 1):
            cell = self._merged(row, 0, row, last)
            cell.value = text
            cell.font = self._font(name="黑体", size=size, bold=True)
            cell.alignment = self._align(horizontal="center", vertical="center", wrap_text=True)
        self._height(1, layout.lines(self._heading, sum(widths) / 1.7) * 24 + 8)
        self._height(2, 26)

    def _height(self, row: int, points: float) -> None:
        self.sheet.row_dimensions[row].height = points

    def _put(self, box: Box) -> None:
        top, left = _TOP + box.row, box.column
        for line in self.sheet.iter_rows(top, top + box.down - 1, left + 1, left + box.across):
            for each in line:
                each.border = self._border  # every cell of a merged box, else its far sides are not drawn
        cell = self._merged(top, left, top + box.down - 1, left + box.across - 1)
        cell.alignment = self._align(
            horizontal="left" if box.left else "center", vertical="center", wrap_text=box.head
        )
        if box.head:
            cell.value = box.text
            cell.font = self._font(name="黑体", size=_BOXES)
            cell.fill = self._fill
        else:
            cell.value = box.value
            cell.font = self._font(name="宋体", size=_BOXES + 1)
            cell.number_format = "General" if isinstance(box.value, Decimal) else "0"

    def _merged(self, top: int, left: int, bottom: int, right: int) -> Any:
        if (top, left) != (bottom, right):
            self.sheet.merge_cells(start_row=top, start_column=left + 1, end_row=bottom, end_column=right + 1)
        return self.sheet.cell(top, left + 1)
