"""The tables of the annual report as a workbook in the published layout (国办公开办函〔2021〕30号)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.annual_report import (
    BLOCKS,
    CARRIED_IN,
    CARRIED_OUT,
    COLUMNS,
    KINDS,
    NEW,
    OUTCOMES,
    RESULT_HEAD,
    ROWS,
    TOTAL,
    AnnualReport,
    Section2,
    Section3,
    Section4,
)
from desktop_app.excel import layout, save
from desktop_app.excel.sheet_page import letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
TITLES = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
_LABELS = 3  # columns of row names in table 三
_HEAD = 3  # rows of headings in tables 三 and 四
_DECISIONS = ("本年处理决定数量",)
# Table 二: item of 《条例》第二十条, headings, rows with the fields of Section2 they show.
_ITEMS: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    (
        "第二十条第（一）项",
        ("本年制发件数", "本年废止件数", "现行有效件数"),
        (("规章", "rules"), ("行政规范性文件", "normative")),
    ),
    ("第二十条第（五）项", _DECISIONS, (("行政许可", "permits"),)),
    ("第二十条第（六）项", _DECISIONS, (("行政处罚", "penalties"), ("行政强制", "coercions"))),
    ("第二十条第（八）项", ("本年收费金额（单位：万元）",), (("行政事业性收费", "fees"),)),
)
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
        tabs = [
            _Tab(book.create_sheet(name), heading, title)
            for name, title in zip("二三四", TITLES, strict=True)
        ]
        _table2(tabs[0], out.report.section2)
        _table3(tabs[1], out.report.section3)
        _table4(tabs[2], out.report.section4)
        for tab, name in zip(tabs, ("表二", "表三", "表四"), strict=True):
            tab.sheet.title = name
        book.active = 1
        book.properties.creator = book.properties.lastModifiedBy = out.unit_name
        book.properties.title = heading
        save.pack(book, file, out.made_on)


class _Tab:
    """A sheet that is filled box by box; `top` is the next free row."""

    def __init__(self, sheet: Worksheet, heading: str, title: str) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415  start-up

        self.sheet, self._heading, self._title = sheet, heading, title
        thin = Side(style="thin", color="FF000000")
        self._border = Border(thin, thin, thin, thin)
        self._fill = PatternFill("solid", fgColor="FFDCE6F1")
        self._font, self._align = Font, Alignment
        self.top = 3

    def begin(self, widths: Sequence[float], *, landscape: bool) -> None:
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
        for row, (text, size) in enumerate(((self._heading, 16), (self._title, 13)), 1):
            cell = self._merged(row, 0, row, last)
            cell.value = text
            cell.font = self._font(name="黑体", size=size, bold=True)
            cell.alignment = self._align(horizontal="center", vertical="center", wrap_text=True)
        self.height(1, layout.lines(self._heading, sum(widths) / 1.7) * 24 + 8)
        self.height(2, 26)

    def height(self, row: int, points: float) -> None:
        self.sheet.row_dimensions[row].height = points

    def head(
        self, row: int, left: int, text: str, *, down: int = 1, across: int = 1, from_left: bool = False
    ) -> None:
        """A heading over some rows and columns."""
        cell = self._box(row, left, down, across)
        cell.value = text
        cell.font = self._font(name="黑体", size=_BOXES)
        cell.alignment = self._align(
            horizontal="left" if from_left else "center", vertical="center", wrap_text=True
        )
        cell.fill = self._fill

    def number(self, row: int, left: int, value: int | Decimal | None, *, across: int = 1) -> None:
        """A number; None leaves the box to be filled by hand."""
        cell = self._box(row, left, 1, across)
        cell.value = value
        cell.font = self._font(name="宋体", size=_BOXES + 1)
        cell.alignment = self._align(horizontal="center", vertical="center")
        cell.number_format = "General" if isinstance(value, Decimal) else "0"

    def _box(self, row: int, left: int, down: int, across: int) -> Any:
        for line in self.sheet.iter_rows(row, row + down - 1, left + 1, left + across):
            for cell in line:
                cell.border = self._border  # every cell of a merged box, else its far sides are not drawn
        return self._merged(row, left, row + down - 1, left + across - 1)

    def _merged(self, top: int, left: int, bottom: int, right: int) -> Any:
        if (top, left) != (bottom, right):
            self.sheet.merge_cells(start_row=top, start_column=left + 1, end_row=bottom, end_column=right + 1)
        return self.sheet.cell(top, left + 1)


def _table2(tab: _Tab, section: Section2 | None) -> None:
    tab.begin((34, 20, 20, 20), landscape=False)
    top = 3
    for item, heads, lines in _ITEMS:
        across = 3 // len(heads)
        tab.head(top, 0, item, across=4)
        tab.head(top + 1, 0, "信息内容")
        for at, name in enumerate(heads):
            tab.head(top + 1, 1 + at * across, name, across=across)
        for row, (name, key) in enumerate(lines, top + 2):
            tab.head(row, 0, name)
            for at, value in enumerate(_told(section, key, len(heads))):
                tab.number(row, 1 + at * across, value, across=across)
        for row in range(top, top + 2 + len(lines)):
            tab.height(row, 26)
        top += 2 + len(lines)


def _told(section: Section2 | None, key: str, count: int) -> tuple[int | Decimal | None, ...]:
    """The numbers of a row of table 二."""
    if section is None:
        return (None,) * count
    value = getattr(section, key)
    return value if isinstance(value, tuple) else (value,)


def _table3(tab: _Tab, section: Section3) -> None:
    tab.begin((6, _GROUP, _NAME, *(8.0,) * len(COLUMNS)), landscape=False)
    top = 3
    tab.head(top, 0, CORNER, down=_HEAD, across=_LABELS)
    tab.head(top, _LABELS, "申请人情况", across=len(COLUMNS))
    tab.head(top + 1, _LABELS, KINDS[0], down=2)
    tab.head(top + 1, _LABELS + 1, "法人或其他组织", across=len(KINDS) - 1)
    for at, name in enumerate(KINDS[1:], _LABELS + 1):
        tab.head(top + 2, at, name)
    tab.head(top + 1, _LABELS + len(KINDS), TOTAL, down=2)
    for head, points in ((top, 20), (top + 1, 20), (top + 2, 34)):
        tab.height(head, points)
    outer = {NEW, CARRIED_IN, CARRIED_OUT}
    inner = [row for row in ROWS if row.key not in outer]
    below = top + _HEAD
    for line, row in enumerate(ROWS, below):
        if row is inner[0]:
            tab.head(line, 0, RESULT_HEAD, down=len(inner))
        if row.key in outer:
            tab.head(line, 0, row.name, across=_LABELS, from_left=True)
        elif not row.group:
            tab.head(line, 1, row.name, across=2, from_left=True)
        else:
            group = [each for each in ROWS if each.group == row.group]
            if row is group[0]:
                tab.head(line, 1, row.group, down=len(group))
            tab.head(line, 2, row.name, from_left=True)
        for at, value in enumerate(section[row.key], _LABELS):
            tab.number(line, at, value)
        lines = layout.lines(row.name, _NAME if row.group else _NAME + _GROUP)
        tab.height(line, max(layout.height(lines), _LOW))
    tab.sheet.freeze_panes = f"{letter(_LABELS + 1)}{below}"


def _table4(tab: _Tab, section: Section4 | None) -> None:
    tab.begin((7.5,) * len(OUTCOMES) * len(BLOCKS), landscape=True)
    top, width = 3, len(OUTCOMES)
    review, *suits = BLOCKS.items()
    tab.head(top, 0, review[1], across=width)
    tab.head(top, width, "行政诉讼", across=width * len(suits))
    for at, (_, name) in enumerate(suits, 1):
        tab.head(top + 1, at * width, name, across=width)
    for at, (block, _) in enumerate(BLOCKS.items()):
        for column, name in enumerate(OUTCOMES, at * width):
            first = at == 0
            tab.head(top + (1 if first else 2), column, name, down=2 if first else 1)
        for column, value in enumerate(section[block] if section else (None,) * width, at * width):
            tab.number(top + _HEAD, column, value)
    for row, points in ((top, 22), (top + 1, 22), (top + 2, 34), (top + _HEAD, 30)):
        tab.height(row, points)
