"""Superiors' forms as they come: a merged title, 填报单位 and 日期, heads of two rows, sums, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_THIN = Side(style="thin")
FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
ROOM = 3  # rows the monthly form has


def framed(sheet: Worksheet, first: int, last: int, columns: int) -> None:
    """Lines around every cell."""
    for row in range(first, last + 1):
        for column in range(1, columns + 1):
            cell = sheet.cell(row, column)
            cell.border = FRAME
            cell.alignment = Alignment(wrap_text=True, vertical="center")


def monthly(path: Path) -> Path:
    """A form of calls: the rows 5 to 7 are to be filled, row 8 sums them up, row 9 is signed."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "台账"
    sheet["A1"], sheet["A1"].font = "××县政务公开咨询热线办理情况统计表", Font(sz=18, b=True)
    sheet["A2"] = "填报单位（盖章）：{{单位}}        统计期间：{{期间}}"
    heads = {
        "A3": "序号", "B3": "来电情况", "B4": "来电时间", "C4": "来电人", "D4": "联系电话", "E3": "办理情况",
        "E4": "反映内容", "F4": "承办科室", "G4": "已过天数", "H3": "上级意见",
    }  # fmt: skip
    for at, text in heads.items():
        sheet[at] = text
    for area in ("A1:H1", "A2:H2", "A3:A4", "B3:D3", "E3:G3", "H3:H4", "A9:H9"):
        sheet.merge_cells(area)
    framed(sheet, 3, 8, 8)
    for row in range(5, 5 + ROOM):
        sheet.cell(row, 1).value = row - 4
        sheet.row_dimensions[row].height = 24
        sheet.cell(row, 2).number_format = 'yyyy"年"m"月"d"日"'
        sheet.cell(row, 4).number_format = "@"
    sheet["G5"] = "=TODAY()-B5"
    sheet["A8"], sheet["E8"], sheet["G8"], sheet["B8"] = "合计", "=COUNTA(E5:E7)", "=SUM(G5:G7)", "=台账!G8"
    sheet["A9"] = "单位负责人：        审核人：{{审核人}}        填表人：{{填表人}}"
    for column, width in enumerate((6, 14, 10, 14, 40, 12, 10, 14), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.print_area, sheet.print_title_rows = "A1:H9", "3:4"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    pick = DataValidation(type="list", formula1='"房管股,建管股"')
    pick.add("F5:F7")
    sheet.add_data_validation(pick)
    late = Rule(type="cellIs", operator="greaterThan", formula=["$G$8"])
    sheet.conditional_formatting.add("G5:G7", late)
    book.create_sheet("汇总")["A1"] = "=SUM(台账!G5:G7)+台账!E8"
    book.save(path)
    return path


def sheet_of(path: Path, *rows: Sequence[object], merged: Sequence[str] = (), title: str = "表") -> Path:
    """A workbook of one sheet without lines."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def letter(path: Path, *pieces: str, heads: Sequence[str] = (), rows: int = 2) -> Path:
    """A Word form: one paragraph whose runs are the pieces, and a table with these headings and blank rows."""
    document = Document()
    paragraph = document.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece)
    if heads:
        table = document.add_table(rows=1 + rows, cols=len(heads))
        table.style = "Table Grid"
        for cell, text in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(text).bold = True
    document.save(str(path))
    return path
