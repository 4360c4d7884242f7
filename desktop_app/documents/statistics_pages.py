"""Numbers as a paper: the figures with their definitions, further tables, charts, on A4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.documents.chart_block import Picture
from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Text, plain, title, told
from desktop_app.documents.sheet_pages import LANDSCAPE, PORTRAIT, sheets
from desktop_app.documents.table_page import Column, grid
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.figure_report import Cell, Report, Table

_SIZE, _GAP = 9.0, 8.0  # points
_MANY = 7  # columns from which a table lies on its side
_NAME, _NUMBER, _WIDE = 30.0, 17.0, 84.0  # shares of the width
_FEW = 6  # characters a narrow column takes on one line


def statistics_sheets(report: Report) -> Sheets:
    """The report as PDF on A4, on its side where a table has many columns; the same report gives the same bytes."""
    wide = max(len(table.head) for table in report.tables) > _MANY
    paper = LANDSCAPE if wide else PORTRAIT
    return sheets(list(_blocks(report, paper.room)), paper, title=report.title)


def statistics_lines(report: Report) -> list[str]:
    """Every line of the paper in its order, without its layout; cells parted by ｜."""
    return told(_blocks(report, PORTRAIT.room))


def _blocks(report: Report, room: float) -> Iterator[Block]:
    yield from title(f"{report.unit_name}{report.title}", room)
    head = f"统计时段：{report.period}　　填报日期：{chinese_day(report.made_on)}"
    first, *rest = plain([head, *report.lines], size=_SIZE)
    yield from (replace(first, before=_GAP), *rest)
    for table in report.tables:
        yield from _table(table)
    for chart in report.charts:
        yield Picture(chart, before=_GAP)


def _table(table: Table) -> Iterator[Block]:
    yield Text((Run(table.title, "hei"),), _SIZE + 1, before=_GAP, keep=True)
    numbers = {at for row in table.rows for at, cell in enumerate(row) if isinstance(cell, int)}
    columns = tuple(_column(label, at, table, numbers) for at, label in enumerate(table.head))
    rows = [tuple(_said(cell) for cell in row) for row in table.rows]
    yield grid(columns, rows, size=_SIZE, before=_GAP / 2)
    for at, note in enumerate(plain(table.notes, size=_SIZE)):
        yield note if at else replace(note, before=_GAP / 2)


def _column(label: str, at: int, table: Table, numbers: set[int]) -> Column:
    if at in table.wide:
        return Column(label, _WIDE)
    longest = max((len(_said(row[at])) for row in table.rows), default=0)
    if at == 0 or longest > _FEW:
        return Column(label, _NAME)
    return Column(label, _NUMBER, "right" if at in numbers else "center")


def _said(cell: Cell) -> str:
    return str(cell)
