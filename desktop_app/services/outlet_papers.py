"""公开情况表 for superiors: on paper, and as an Excel file with one tab for each of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.fields import SEPARATOR, Value
from desktop_app.domain.masking import mask_text
from desktop_app.services.bureau import Bureau
from desktop_app.services.outlet_lists import DueLine, PeriodLine, PeriodList, Tally, WayLine
from desktop_app.services.publishing import Paper

if TYPE_CHECKING:
    from desktop_app.excel.write import ColumnOut, SheetOut

TITLE = "主动公开情况表"
NONE = "本期没有主动公开信息（零报告）。"
NOTHING_DUE = "没有应公开未公开的信息。"
_SUMMED = ("按公开渠道", "按公开类别", "按信息类别")
_SIZE = 9.0  # points


def period_words(first: date, last: date) -> str:
    """A period as it is written on papers."""
    return f"{_long(first)}至{_long(last)}"


def told(found: PeriodList) -> list[str]:
    """The whole of a period in a few sentences."""
    if not found.lines:
        first = NONE
    else:
        timed = [line for line in found.lines if line.late_days is not None]
        first = (
            f"本期主动公开{len(found.lines)}条，其中按期{len(timed) - found.late}条、逾期{found.late}条"
            + (f"、没有期限的{len(found.lines) - len(timed)}条" if len(timed) < len(found.lines) else "")
            + f"；规范性文件{found.normative}件，政策解读{found.interpreted}件。"
        )
    rest = f"期末仍在公开{len(found.standing)}条；应公开未公开{len(found.missing)}条。"
    return [first, rest, "一条信息经几个渠道公开的，在每个渠道各计一次。"]


def paper_of(found: PeriodList, bureau: Bureau, made_on: date, *, earlier: bool) -> Paper:
    """公开情况表 as PDF; with `earlier`, also what was made public before and still stands."""
    from desktop_app.documents.table_page import Column, TablePart, part_sheets  # noqa: PLC0415  # start-up must not pay

    items = (
        Column("序号", 10, "center"), Column("编号", 31), Column("信息名称", 58), Column("公开类别", 34),
        Column("信息类别", 34), Column("公开渠道", 44), Column("应公开日期", 23, "center"),
        Column("公开日期", 23, "center"), Column("是否按期", 31, "center"), Column("撤下日期", 23, "center"),
    )  # fmt: skip
    due = (
        Column("序号", 10, "center"), Column("编号", 31), Column("信息名称", 90), Column("公开类别", 44),
        Column("责任科室", 34), Column("应公开日期", 24, "center"), Column("以后公开日期", 26, "center"),
    )  # fmt: skip
    sums = (
        Column("分类", 34),
        Column("项目", 110),
        Column("本期公开（条）", 30, "center"),
        Column("期末仍在公开（条）", 34, "center"),
    )
    parts = [
        TablePart("一、汇总", sums, _sums(found)),
        TablePart("二、本期公开的信息", items, _numbered(map(_item, found.lines)), NONE),
        TablePart("三、应公开未公开的信息", due, _numbered(map(_due, found.missing)), NOTHING_DUE),
    ]
    if earlier:
        empty = "没有以前公开、仍在公开的信息。"
        parts.append(
            TablePart("四、以前公开、期末仍在公开的信息", items, _numbered(map(_item, found.earlier)), empty)
        )
    head = f"填报单位：{bureau.name}　　统计时段：{period_words(found.first, found.last)}　　填报日期：{_long(made_on)}"
    sheets = part_sheets(f"{bureau.name}{TITLE}", [head, *told(found)], parts, landscape=True, size=_SIZE)
    return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)


def sheets_of(found: PeriodList, bureau: Bureau, made_on: date, *, earlier: bool) -> list[SheetOut]:
    """The same as the tabs of an Excel file: 本期公开, 汇总, 应公开未公开, and with `earlier` 仍在公开."""
    from desktop_app.excel.write import ColumnOut, SheetOut  # noqa: PLC0415  # start-up must not pay for it

    def sheet(
        title: str, columns: Sequence[ColumnOut], rows: Sequence[tuple[Value, ...]], *, numbered: bool = True
    ) -> SheetOut:
        return SheetOut(
            title=title,
            unit_name=bureau.name,
            period=f"统计时段：{period_words(found.first, found.last)}",
            columns=tuple(columns),
            rows=rows,
            preparer=bureau.preparer,
            reviewer=bureau.reviewer,
            made_on=made_on,
            numbered=numbered,
        )

    items = (
        ColumnOut("编号", 18), ColumnOut("信息名称", 36), ColumnOut("公开类别", 22), ColumnOut("信息类别", 26),
        ColumnOut("责任科室", 12), ColumnOut("公开渠道", 26), ColumnOut("应公开日期", 12, "date"),
        ColumnOut("公开日期", 12, "date"), ColumnOut("是否按期", 14), ColumnOut("撤下日期", 12, "date"),
    )  # fmt: skip
    due = (
        ColumnOut("编号", 18), ColumnOut("信息名称", 36), ColumnOut("公开类别", 22), ColumnOut("责任科室", 12),
        ColumnOut("应公开日期", 12, "date"), ColumnOut("以后公开日期", 14, "date"),
    )  # fmt: skip
    sums = (
        ColumnOut("分类", 20),
        ColumnOut("项目", 50),
        ColumnOut("本期公开（条）", 32, "whole"),
        ColumnOut("期末仍在公开（条）", 32, "whole"),
    )
    zero: tuple[Value, ...] = (None, NONE, *([None] * (len(items) - 2)))
    made = [
        sheet(TITLE, items, [_cells(line) for line in found.lines] or [zero]),
        sheet("公开情况汇总", sums, list(_counts(found)), numbered=False),
        sheet("应公开未公开", due, [_due_cells(line) for line in found.missing]),
    ]
    if earlier:
        made.append(sheet("以前公开仍在公开", items, [_cells(line) for line in found.earlier]))
    return made


def _counts(found: PeriodList) -> list[tuple[Value, ...]]:
    groups: Sequence[Sequence[Tally]] = (found.by_outlet(), found.by_category(), found.by_article())
    rows: list[tuple[Value, ...]] = [("合计", "主动公开信息", len(found.lines), len(found.standing))]
    for name, tallies in zip(_SUMMED, groups, strict=True):
        rows += [(name, one.word, one.made, one.standing) for one in tallies]
    standing = found.standing
    rows.append(("其中", "规范性文件", found.normative, sum(line.normative for line in standing)))
    rows.append(("其中", "政策解读", found.interpreted, sum(line.interpreted for line in standing)))
    rows.append(("其中", "逾期公开", found.late, None))
    rows.append(("其中", "应公开未公开", len(found.missing), None))
    return rows


def _sums(found: PeriodList) -> list[tuple[str, ...]]:
    """The counts as texts; the name of a group stands once."""
    rows: list[tuple[str, ...]] = []
    before = ""
    for group, word, made, standing in _counts(found):
        rows.append(
            (
                "" if group == before else str(group),
                str(word),
                str(made),
                "" if standing is None else str(standing),
            )
        )
        before = str(group)
    return rows


def _numbered(rows: map[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [(str(number), *row) for number, row in enumerate(rows, 1)]


def _item(line: PeriodLine) -> tuple[str, ...]:
    return (
        line.number,
        mask_text(line.title),
        line.category,
        line.article,
        SEPARATOR.join(_ways(line.ways)),
        _iso(line.due_on),
        _iso(line.published_on),
        _timely(line),
        _iso(line.withdrawn_on),
    )


def _cells(line: PeriodLine) -> tuple[Value, ...]:
    return (
        line.number,
        mask_text(line.title),
        line.category,
        line.article,
        line.department,
        SEPARATOR.join(_ways(line.ways)),
        line.due_on,
        line.published_on,
        _timely(line),
        line.withdrawn_on,
    )


def _ways(ways: Sequence[WayLine]) -> list[str]:
    """Each way once, with the day it was taken down."""
    found = (f"{way.name}（{_iso(way.until)}撤下）" if way.until else way.name for way in ways)
    return list(dict.fromkeys(found))


def _timely(line: PeriodLine) -> str:
    if line.late_days is None:
        return ""
    return f"逾期{line.late_days}个工作日" if line.late_days else "按期"


def _due(line: DueLine) -> tuple[str, ...]:
    return (
        line.number,
        mask_text(line.title),
        line.category,
        line.department,
        _iso(line.due_on),
        _iso(line.published_on),
    )


def _due_cells(line: DueLine) -> tuple[Value, ...]:
    return (
        line.number,
        mask_text(line.title),
        line.category,
        line.department,
        line.due_on,
        line.published_on,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _long(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
