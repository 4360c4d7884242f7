"""A superior's workbook taken apart: its tables and placeholders, and what the filled file cannot keep."""

from __future__ import annotations

import os
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app import foreign
from desktop_app.domain.template_grid import Area, Grid, Known, Table, find_tables
from desktop_app.domain.template_marks import found
from desktop_app.domain.template_plan import Anatomy, Mark
from desktop_app.errors import Refused
from desktop_app.excel import guard
from desktop_app.excel.read import trimmed

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# Asked when openpyxl is first imported, as in `save`: through lxml a full disk would be no OSError.
os.environ["OPENPYXL_LXML"] = "False"
MAX_BYTES = 10 * 2**20
MAX_ROWS = 3_000  # of a blank form; openpyxl keeps every cell of it
_KEPT_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
_PARTS = (  # what openpyxl drops, as (pattern of a part, words)
    (re.compile(r"xl/cellimages\.xml"), "WPS 嵌入单元格的图片"),
    (re.compile(r"xl/(ctrlProps|activeX)/.*"), "按钮、复选框等控件"),
    (re.compile(r"xl/slicers/.*"), "切片器"),
    (re.compile(r"xl/threadedComments/.*"), "批注的回复"),
    (re.compile(r"xl/diagrams/.*"), "SmartArt 图形"),
    (re.compile(r"_xmlsignatures/.*"), "数字签名"),
)
_SHAPE = re.compile(rb"<xdr:(?:sp|grpSp|cxnSp)\b")
_EXTENSIONS = (
    (b"x14:sparklineGroup", "迷你图"),
    (b"x14:dataValidation ", "引用别的工作表的下拉选项"),
    (b"x14:conditionalFormatting ", "部分条件格式（数据条、图标）"),
)
_AGAIN = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再选"


def read_book(path: Path, known: Known) -> Anatomy:
    """The form in an .xlsx; Refused for any other kind, a password, damage or size, Trouble when it cannot be read."""
    notes = _look(path)
    book = load(path)
    tables: list[Table] = []
    marks: dict[str, Mark] = {}
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(f"工作表“{sheet.title}”是隐藏的，没有查看，会照原样保留")
            continue
        if sheet.protection.sheet:
            notes.append(f"工作表“{sheet.title}”设了保护，可以填写，填好后仍受保护")
        grid = grid_of(sheet)
        mine = find_tables(grid, known)
        tables += mine
        for mark in _marks(grid, mine):
            marks.setdefault(mark.name, mark)
    if not tables and not marks:
        raise Refused(
            f"《{path.name}》里没有找到要填的地方",
            why="没有认出表头，也没有 {{…}} 或【…】占位符",
            do="请确认选对了文件；表头至少要有三个，或在要填的地方写上占位符，如 {{咨询热线.收件}}",
        )
    return Anatomy(tuple(tables), tuple(marks.values()), tuple(notes))


def load(path: Path) -> Workbook:
    """The workbook with its formulas and mixed fonts; Refused when it is damaged."""
    from openpyxl import load_workbook  # noqa: PLC0415  start-up must not pay for it

    try:
        with foreign.told(path), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is dropped is told in our words
            return load_workbook(path, rich_text=True)
    except (*foreign.BROKEN_ZIP, KeyError, ValueError, TypeError, SyntaxError):
        raise guard.damaged(f"《{path.name}》") from None


def _look(path: Path) -> list[str]:
    name = f"《{path.name}》"
    shape = guard.look(path)
    if shape is guard.Shape.OLD:
        raise Refused(f"{name}是旧版 .xls 文件", why="旧格式填写后版式会变", do=_AGAIN)
    if shape is guard.Shape.TEXT:
        raise Refused(f"{name}是文本，不是 Excel 模板", do="请选择 .xlsx 或 .docx 文件")
    if path.stat().st_size > MAX_BYTES:
        raise Refused(
            f"{name}太大，不能作模板", why=f"最多 {MAX_BYTES // 2**20} MB", do="请删去图片和多余的工作表"
        )
    with foreign.told(path), zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            raise Refused(f"{name}不是 .xlsx 文件", do=_AGAIN)
        if any(part.endswith("vbaProject.bin") for part in names) or path.suffix.lower() in (
            ".xlsm",
            ".xltm",
        ):
            raise Refused(f"{name}带有宏，不能作模板", why="程序不运行宏，填写后宏会丢失", do=_AGAIN)
        lost = list(dict.fromkeys(_lost(archive, names)))
    return [f"填好的文件里不会有：{'、'.join(lost)}，请核对后补上"] if lost else []


def _lost(archive: zipfile.ZipFile, names: list[str]) -> Iterator[str]:
    for pattern, words in _PARTS:
        if any(pattern.fullmatch(part) for part in names):
            yield words
    for part in names:
        if part.startswith("xl/media/") and not part.lower().endswith(_KEPT_PICTURES):
            yield "部分图片（EMF、WMF 等格式）"
        elif part.startswith("xl/drawings/drawing") and _SHAPE.search(archive.read(part)):
            yield "文本框、线条等图形"
        elif part.startswith("xl/charts/chart"):
            yield "图表的部分样式"
        elif part.startswith("xl/worksheets/sheet"):
            content = archive.read(part)
            yield from (words for sign, words in _EXTENSIONS if sign in content)


def grid_of(sheet: Worksheet) -> Grid:
    """A sheet as texts, with the rows that have lines around their cells."""
    rows: list[tuple[str, ...]] = []
    framed: set[int] = set()
    for at, row in enumerate(sheet.iter_rows(max_row=min(sheet.max_row, MAX_ROWS))):
        rows.append(tuple(shown(cell.value) for cell in row))
        if sum(_has_lines(cell) for cell in row) > 1:
            framed.add(at)
    end = max((*framed, len(trimmed(rows)) - 1), default=-1) + 1
    merged = tuple(
        Area(area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
        for area in sorted(sheet.merged_cells.ranges, key=lambda area: area.coord)
    )
    return Grid(sheet.title, tuple(rows[:end]), merged, frozenset(framed))


def _has_lines(cell: Any) -> bool:
    border = cell.border
    return bool(border and (border.bottom.style or border.top.style))


def shown(value: object) -> str:
    """A cell as text; a formula with its sign."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "text", None) or value)


def _marks(grid: Grid, tables: tuple[Table, ...]) -> Iterator[Mark]:
    """Placeholders outside heads and rows to fill: those name the columns."""
    own = {row for table in tables for row in range(table.head[0], table.body[1])}
    for at, row in enumerate(grid.rows):
        for cell in row if at not in own else ():
            for name, written in found(cell):
                yield Mark(name, written, f"“{grid.title}”第{at + 1}行")
