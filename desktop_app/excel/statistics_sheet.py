"""Numbers as a workbook: 统计 with the definitions beside, a tab for each further table, 计入的记录, the charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.chart import Chart
from desktop_app.domain.figure_report import Report, Table
from desktop_app.excel.write import ColumnOut, SheetOut, tab_title, write_book

COUNTED = "计入的记录"
Row = tuple[str | int | None, ...]
_WIDE, _NAME, _NUMBER, _LABELS = 56.0, 24.0, 12.0, 60.0  # half-width characters


def write_statistics(path: Path, report: Report) -> None:
    """The workbook, whole or not at all; Trouble when it cannot be written. Of the records it holds 编号 only."""
    write_book(path, _named([*_tables(report), _counted(report), *_charts(report)]))


def _tables(report: Report) -> Iterator[SheetOut]:
    for at, table in enumerate(report.tables):
        yield _sheet(report, table.title if at else report.title, _columns(table), table.rows)
    told = [(report.title, line) for line in report.lines]
    told += [(table.title, note) for table in report.tables for note in table.notes]
    yield _sheet(report, "说明", (ColumnOut("表", _NAME), ColumnOut("说明", _LABELS, "long")), told)


def _columns(table: Table) -> tuple[ColumnOut, ...]:
    widths = (_WIDE if at in table.wide else _NAME if at == 0 else _NUMBER for at in range(len(table.head)))
    return tuple(
        ColumnOut(label, width, "long" if at in table.wide else "text")
        for at, (label, width) in enumerate(zip(table.head, widths, strict=True))
    )


def _counted(report: Report) -> SheetOut:
    columns = (ColumnOut("编号", 18), ColumnOut("计入的项目", _LABELS, "long"))
    rows = tuple(report.counted) or (("", "没有计入的记录（未收到）"),)
    return _sheet(report, COUNTED, columns, rows, numbered=bool(report.counted))


def _charts(report: Report) -> Iterator[SheetOut]:
    for chart in report.charts:
        columns = (ColumnOut("项目", _NAME), *(ColumnOut(one.name, _NUMBER) for one in chart.series))
        rows: tuple[Row, ...] = tuple(
            (category, *(_plain(one.values[at]) for one in chart.series))
            for at, category in enumerate(chart.categories)
        )
        yield _sheet(report, chart.title, columns, rows, chart=None if chart.empty else chart)


def _plain(value: float) -> int:
    return round(value)


def _sheet(
    report: Report,
    title: str,
    columns: tuple[ColumnOut, ...],
    rows: Sequence[Row],
    *,
    numbered: bool = False,
    chart: Chart | None = None,
) -> SheetOut:
    return SheetOut(
        title=title,
        unit_name=report.unit_name,
        period=f"统计时段：{report.period}",
        columns=columns,
        rows=rows,
        preparer=report.preparer,
        reviewer=report.reviewer,
        made_on=report.made_on,
        numbered=numbered,
        chart=chart,
    )


def _named(sheets: Sequence[SheetOut]) -> list[SheetOut]:
    """Tabs cannot bear one name twice, as Excel counts it: without regard to capitals."""
    used: set[str] = set()
    made = []
    for sheet in sheets:
        title, at = sheet.title, 1
        while tab_title(title).lower() in used:
            at += 1
            title = f"{at}、{sheet.title}"
        used.add(tab_title(title).lower())
        made.append(replace(sheet, title=title))
    return made
