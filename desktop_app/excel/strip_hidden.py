"""A workbook as it is seen, without what is hidden in it: rebuilt cell by cell, so that nothing can be left behind."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app import foreign
from desktop_app.domain.privacy_file import Stripped, letters, ranges
from desktop_app.errors import Refused
from desktop_app.excel import guard

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# Asked when openpyxl is first imported, as in `save`: through lxml a full disk would be no OSError.
os.environ["OPENPYXL_LXML"] = "False"
MAX_BYTES = 15 * 2**20  # packed: beyond that the workbook would fill the memory, openpyxl keeps every cell

MAX_CELLS = 5_000_000


def strip_book(path: Path) -> Stripped:
    """The bytes of an .xlsx with visible sheets, rows and columns only; formulas become the values last reckoned.

    Comments, names, properties, links, validations, pictures and charts go. Refused when it is no .xlsx, too big or
    nothing would be left, Trouble when it cannot be read. The file itself is not touched.
    """
    from openpyxl import Workbook  # noqa: PLC0415  start-up must not pay for it

    book = _opened(path)
    removed: list[str] = []
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    removed += [f"隐藏的工作表“{sheet.title}”" for sheet in book.worksheets if sheet.sheet_state != "visible"]
    if not shown:
        raise Refused(f"《{path.name}》没有看得见的工作表", do="请取消要公开的工作表的隐藏后再试")
    clean = Workbook()
    clean.remove(clean.worksheets[0])
    for sheet in shown:
        if sheet.max_row * sheet.max_column > MAX_CELLS:
            raise guard.too_big(sheet.max_row, sheet.max_column, f"《{path.name}》")
        removed += _copy(sheet, clean)
    if names := len(book.defined_names):
        removed.append(f"定义的名称 {names} 处")
    removed.append("作者、单位等文档属性")
    _forget(clean)
    packed = BytesIO()
    clean.save(packed)
    notes = ["公式已换成算好的值"] if _has_formulas(path) else []
    if any(getattr(sheet, "_charts", ()) or getattr(sheet, "_images", ()) for sheet in shown):
        notes.append("图表和图片没有带过来，请核对")
    return Stripped(packed.getvalue(), tuple(removed), tuple(notes))


def _opened(path: Path) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415  start-up must not pay for it

    name = f"《{path.name}》"
    packed = guard.look(path) is guard.Shape.ZIP
    if path.stat().st_size > MAX_BYTES:
        raise Refused(f"{name}太大，没有清理", why=f"最多 {MAX_BYTES // 2**20} MB", do="请分成几个文件")
    if not packed or not _is_xlsx(path):
        raise Refused(f"{name}不是 .xlsx，没有清理", do="请用 Excel 或 WPS 另存为 .xlsx 后再试")
    try:
        with foreign.told(path):
            return load_workbook(path, data_only=True)
    except (*foreign.BROKEN_ZIP, KeyError, ValueError, TypeError, SyntaxError):
        raise guard.damaged(name) from None


def _is_xlsx(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return "xl/workbook.xml" in archive.namelist()


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return any(
            b"<f>" in archive.read(part) or b"<f " in archive.read(part)
            for part in archive.namelist()
            if part.startswith("xl/worksheets/") and part.endswith(".xml")
        )


def _copy(sheet: Worksheet, book: Workbook) -> Iterator[str]:
    """Put what is visible of a sheet into the book; yields what stayed behind."""
    rows, columns = _visible(sheet, rows=True), _visible(sheet, rows=False)
    made: Any = book.create_sheet(sheet.title)
    comments = 0
    for to_row, at_row in enumerate(rows, 1):
        if (height := sheet.row_dimensions[at_row].height) is not None:
            made.row_dimensions[to_row].height = height
        for to_column, at_column in enumerate(columns, 1):
            cell = sheet.cell(at_row, at_column)
            comments += cell.comment is not None
            if cell.value is not None or cell.has_style:
                _copy_cell(cell, made.cell(to_row, to_column))
    for to_column, at_column in enumerate(columns, 1):
        made.column_dimensions[letters(to_column)].width = _width(sheet, at_column)
    _merge(sheet, made, rows, columns)
    made.page_setup.orientation, made.page_setup.paperSize = (
        sheet.page_setup.orientation,
        sheet.page_setup.paperSize,
    )
    lost_rows = sorted(set(range(1, sheet.max_row + 1)) - set(rows))
    lost_columns = sorted(set(range(1, sheet.max_column + 1)) - set(columns))
    if lost_rows:
        yield f"“{sheet.title}”的隐藏行 {ranges(lost_rows)}"
    if lost_columns:
        yield f"“{sheet.title}”的隐藏列 {'、'.join(map(letters, lost_columns))}"
    if comments:
        yield f"“{sheet.title}”的批注 {comments} 处"


def _visible(sheet: Worksheet, *, rows: bool) -> list[int]:
    if rows:
        kept = sheet.row_dimensions
        return [
            n
            for n in range(1, sheet.max_row + 1)
            if not (n in kept and (kept[n].hidden or kept[n].height == 0))
        ]
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden or dimension.width == 0:
            hidden.update(range(dimension.min or 1, (dimension.max or dimension.min or 1) + 1))
    return [n for n in range(1, sheet.max_column + 1) if n not in hidden]


def _width(sheet: Worksheet, column: int) -> float:
    for dimension in sheet.column_dimensions.values():
        if (dimension.min or 0) <= column <= (dimension.max or 0):
            return float(dimension.width)
    return float(sheet.column_dimensions[letters(column)].width)


def _copy_cell(cell: Any, made: Any) -> None:
    from copy import copy  # noqa: PLC0415  only here

    made.value = cell.value
    if cell.has_style:
        made.font, made.border, made.fill = copy(cell.font), copy(cell.border), copy(cell.fill)
        made.number_format, made.alignment = cell.number_format, copy(cell.alignment)


def _merge(sheet: Worksheet, made: Any, rows: list[int], columns: list[int]) -> None:
    """Merged ranges over what is left of them; what stood in a hidden first cell is not brought back."""
    for area in sheet.merged_cells.ranges:
        across = [n for n, at in enumerate(columns, 1) if area.min_col <= at <= area.max_col]
        down = [n for n, at in enumerate(rows, 1) if area.min_row <= at <= area.max_row]
        if across and down and (len(across) > 1 or len(down) > 1):
            made.merge_cells(
                start_row=down[0], end_row=down[-1], start_column=across[0], end_column=across[-1]
            )


def _forget(book: Workbook) -> None:
    from openpyxl.packaging.core import DocumentProperties  # noqa: PLC0415  start-up must not pay for it

    book.properties = DocumentProperties(creator="")
