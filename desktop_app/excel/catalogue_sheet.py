"""The 标准目录 as a workbook in the layout of the published 基层政务公开标准目录, a sheet for each 领域."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.catalogue import (
    ACTIVE,
    CHANNELS,
    COUNTY,
    GROUP,
    ON_REQUEST,
    OTHER,
    PUBLIC,
    TOWN,
    VILLAGE,
    VILLAGE_BOARD,
    CatalogueRow,
)
from desktop_app.excel import layout, save
from desktop_app.excel.sheet_page import A3, letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TICK, CHOSEN, NOT_CHOSEN = "√", "■", "□"
TITLE = "领域基层政务公开标准目录"
_TITLE_ROW, _HEAD_ROW, _FIRST = 1, 2, 4
# (upper head, lower head or none, width); equal upper heads stand side by side in one box.
_COLUMNS: tuple[tuple[str, str, float], ...] = (
    ("序号", "", 6),
    ("公开事项", "一级事项", 13),
    ("公开事项", "二级事项", 20),
    ("公开内容（要素）", "", 34),
    ("公开依据", "", 34),
    ("公开时限", "", 22),
    ("公开主体", "", 15),
    ("公开渠道和载体", "", 38),
    ("公开对象", PUBLIC, 7),
    ("公开对象", GROUP, 12),
    ("公开方式", ACTIVE, 6),
    ("公开方式", ON_REQUEST, 8),
    ("公开层级", COUNTY, 6),
    ("公开层级", "乡、村级", 9),
)
_TEXTS = (3, 4, 5, 7)  # columns that read from the left
_PAIRS = 2  # channels on a line
_ROOM = 18  # of the first, in half-width characters


@dataclass(frozen=True)
class CatalogueOut:
    """A catalogue to be written; the unit's name stands in the title of every sheet."""

    unit_name: str
    rows: Sequence[CatalogueRow]
    made_on: date


def write_catalogue(path: Path, out: CatalogueOut) -> None:
    """The workbook as an .xlsx file, whole or not at all; Trouble when it cannot be written."""
    with save.beside(path) as file:
        from openpyxl import Workbook  # noqa: PLC0415  start-up must not pay for it

        book = Workbook()
        book.remove(book.worksheets[0])
        rows = sorted(out.rows, key=lambda row: row.number)
        fields = dict.fromkeys(row.field for row in rows)
        for name, field in zip(_tab_names(fields), fields, strict=True):
            some = [row for row in rows if row.field == field]
            _Tab(book.create_sheet(name), f"{out.unit_name}{field}{TITLE}").fill(some)
        book.properties.creator = book.properties.lastModifiedBy = out.unit_name
        book.properties.title = f"{out.unit_name}基层政务公开标准目录"
        save.pack(book, file, out.made_on)


def _tab_names(fields: Sequence[str] | dict[str, None]) -> Iterator[str]:
    """Names Excel takes, each once: at most 31 characters, none of []:*?/\\."""
    used: set[str] = set()
    for field in fields:
        name = re.sub(r"[\[\]:*?/\\]", " ", field).strip(" '")[:28] or "目录"
        at = 2
        while name.lower() in used:
            name = f"{name[:26]}{at}"
            at += 1
        used.add(name.lower())
        yield name


def cells(row: CatalogueRow) -> tuple[str, ...]:
    """What stands in the columns of a row."""
    public = row.audience == PUBLIC
    return (
        str(row.number),
        row.first,
        row.second,
        row.content,
        row.basis,
        row.limit,
        row.subject,
        boxes(row.channels),
        TICK if public else "",
        _ticked(row.who) if row.who or row.audience == GROUP else "",
        TICK if row.way == ACTIVE else "",
        TICK if row.way == ON_REQUEST else "",
        TICK if COUNTY in row.levels else "",
        _below(row.levels),
    )


def boxes(chosen: Sequence[str]) -> str:
    """Every channel of the official list with ■ or □ before it; others in the brackets of 其他."""
    if not chosen:
        return ""
    own = [name for name in chosen if name not in CHANNELS]
    ticked = {*chosen, OTHER} if own else {*chosen}
    told = {name: (CHOSEN if name in ticked else NOT_CHOSEN) + name for name in CHANNELS}
    if own:
        inside = [*own, OTHER] if OTHER in chosen else own
        told[OTHER] += f"（{'、'.join(inside)}）"
    lines: list[list[str]] = [[]]
    for name in CHANNELS:
        alone = name == VILLAGE_BOARD or (name == OTHER and own)
        if len(lines[-1]) == _PAIRS or (alone and lines[-1]):
            lines.append([])
        lines[-1].append(told[name])
        if alone:
            lines.append([])
    return "\n".join(_side_by_side(line) for line in lines if line)


def _side_by_side(names: Sequence[str]) -> str:
    """Two on a line, the second under the second of the line above."""
    *first, last = names
    return "".join(name + "　" * ((_ROOM - layout.units(name)) // 2) for name in first) + last


def _ticked(words: str) -> str:
    return f"{TICK}（{words}）" if words else TICK


def _below(levels: Sequence[str]) -> str:
    """乡、村级: which of them, when it is only one."""
    found = [level for level in (TOWN, VILLAGE) if level in levels]
    return "" if not found else _ticked("" if len(found) > 1 else found[0])


class _Tab:
    """One sheet: title, head of two rows, a line for each item, equal 一级事项 in one box."""

    def __init__(self, sheet: Worksheet, title: str) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415  start-up

        thin = Side(style="thin", color="FF000000")
        self.sheet, self._title = sheet, title
        self._border = Border(thin, thin, thin, thin)
        self._fill = PatternFill("solid", fgColor="FFDCE6F1")
        self._font, self._align = Font, Alignment

    def fill(self, rows: Sequence[CatalogueRow]) -> None:
        """Paper, title, head and every item."""
        self._paper()
        self._head()
        for at, row in enumerate(rows, _FIRST):
            told = cells(row)
            for column, text in enumerate(told):
                self._put(at, column, text, left=column in _TEXTS)
            tallest = max(layout.lines(text, _COLUMNS[c][2]) for c, text in enumerate(told) if c != 1)
            self.sheet.row_dimensions[at].height = layout.height(tallest)
        begin = _FIRST
        for _, some in groupby(rows, key=lambda row: row.first):
            count = len(list(some))
            self._merge(begin, 1, begin + count - 1, 1)
            begin += count

    def _paper(self) -> None:
        for at, (_, _, width) in enumerate(_COLUMNS, 1):
            self.sheet.column_dimensions[letter(at)].width = width
        setup: Any = self.sheet.page_setup
        setup.orientation, setup.paperSize = "landscape", A3
        setup.fitToWidth, setup.fitToHeight = 1, 0
        properties: Any = self.sheet.sheet_properties
        properties.pageSetUpPr.fitToPage = True
        self.sheet.print_title_rows = f"{_TITLE_ROW}:{_FIRST - 1}"
        self.sheet.print_options.horizontalCentered = True
        self.sheet.freeze_panes = f"D{_FIRST}"
        margins = self.sheet.page_margins
        margins.left = margins.right = 0.5
        margins.top, margins.bottom, margins.footer = 0.6, 0.7, 0.35
        foot: Any = self.sheet.oddFooter
        foot.center.text = "第 &P 页  共 &N 页"

    def _head(self) -> None:
        self.sheet.row_dimensions[_TITLE_ROW].height = 36
        title = self.sheet.cell(_TITLE_ROW, 1, self._title)
        title.font = self._font(name="黑体", size=18)
        title.alignment = self._align(horizontal="center", vertical="center")
        self._merge(_TITLE_ROW, 0, _TITLE_ROW, len(_COLUMNS) - 1)
        for at, (upper, lower, _) in enumerate(_COLUMNS):
            self._put(_HEAD_ROW, at, upper, head=True)
            self._put(_HEAD_ROW + 1, at, lower, head=True)
            if not lower:
                self._merge(_HEAD_ROW, at, _HEAD_ROW + 1, at)
        at = 0
        for _, some in groupby(_COLUMNS, key=lambda column: column[0]):
            count = len(list(some))
            self._merge(_HEAD_ROW, at, _HEAD_ROW, at + count - 1)
            at += count
        self.sheet.row_dimensions[_HEAD_ROW].height = 24
        self.sheet.row_dimensions[_HEAD_ROW + 1].height = 34

    def _put(self, row: int, column: int, text: str, *, head: bool = False, left: bool = False) -> None:
        cell = self.sheet.cell(row, column + 1)
        number = column == 0 and not head
        cell.value = int(text) if number else text or None
        if not number and text:
            cell.data_type = "s"  # what begins with = is text, too
            cell.number_format = "@"
        cell.font = self._font(name="黑体" if head else "宋体", size=layout.FONT_SIZE)
        cell.alignment = self._align(
            horizontal="left" if left else "center", vertical="center", wrap_text=True
        )
        cell.border = self._border
        if head:
            cell.fill = self._fill

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) == (bottom, right):
            return
        inner = [cell for line in self.sheet.iter_rows(top, bottom, left + 1, right + 1) for cell in line][1:]
        for cell in inner:
            cell.value = None
        self.sheet.merge_cells(start_row=top, start_column=left + 1, end_row=bottom, end_column=right + 1)
