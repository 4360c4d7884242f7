"""A 标准目录 in the published layout, whoever made it: found by its heads, merged boxes filled down."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.catalogue import (
    ACTIVE,
    COUNTY,
    GROUP,
    ON_REQUEST,
    PUBLIC,
    TOWN,
    VILLAGE,
    CatalogueRow,
    channels,
    shown,
)
from desktop_app.domain.fields import clean
from desktop_app.errors import Refused
from desktop_app.excel.read import Sheet, is_blank, read_sheets

THIRD = " / "  # between 二级事项 and 三级事项, which are one item here
HEAD_WITHIN = 12  # rows from the top in which the head must begin
_TITLE = re.compile(r"(.+?)领域.*标准目录")
_UNIT = re.compile(r"^.*(?:局|委员会|人民政府|办公室|中心|街道办事处)")
_TICKS = re.compile(r"[√✓■●☑()（）]")
_NOT_TICKED = {"", "×", "否", "无", "-", "—", "/", "□", "〇", "○"}
# Heads of sheets, without blanks and brackets, as our keys; what stands lower wins.
_HEADS: Mapping[str, str] = {
    "序号": "number",
    "一级事项": "first",
    "一级": "first",
    "二级事项": "second",
    "二级": "second",
    "三级事项": "third",
    "三级": "third",
    "公开内容要素": "content",
    "公开内容": "content",
    "公开依据": "basis",
    "公开时限": "limit",
    "公开主体": "subject",
    "公开渠道和载体": "channels",
    "公开渠道和载体●必选〇可选": "channels",
    "公开渠道": "channels",
    "全社会": "public",
    "特定群体": "group",
    "特定群众": "group",
    "主动": "active",
    "主动公开": "active",
    "依申请": "request",
    "依申请公开": "request",
    "县级": "county",
    "区级": "county",
    "县区级": "county",
    "市级": "county",
    "乡村级": "below",
    "乡镇村级": "below",
    "镇村级": "below",
    "乡级": "town",
    "乡镇级": "town",
    "镇级": "town",
    "村级": "village",
}
_TEXTS = ("content", "basis", "limit", "subject")


@dataclass(frozen=True)
class ReadRow:
    """A row of a sheet as one of ours; `told` are the fields its columns speak of."""

    sheet: str
    line: int
    row: CatalogueRow
    told: tuple[str, ...]
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Head:
    columns: Mapping[str, int]
    below: int


def read_catalogue(path: Path, fields: Sequence[str]) -> tuple[ReadRow, ...]:
    """Every row of every visible sheet; `fields` are the 领域 that are known already.

    Refused when no sheet has the head of a catalogue, Trouble when the file cannot be read.
    """
    found: list[ReadRow] = []
    headed = False
    for sheet in read_sheets(path):
        head = None if sheet.hidden else _head(sheet)
        if head is not None:
            headed = True
            found += _rows(sheet, head, _field(sheet, head, fields))
    if not headed:
        raise Refused(
            f"《{path.name}》里没有找到标准目录",
            why="表头要有“一级事项”“二级事项”和“公开时限”等列",
            do="请用基层政务公开标准目录的表样",
        )
    if not found:
        raise Refused(f"《{path.name}》里的标准目录是空的", do="请核对文件")
    return tuple(found)


def _plain(cell: object) -> str:
    return re.sub(r"[\s()（）/、：:]", "", unicodedata.normalize("NFKC", clean(cell)))


def _head(sheet: Sheet) -> _Head | None:
    """The head that names both levels of items, with the columns of its other rows."""
    for at, line in enumerate(sheet.grid[:HEAD_WITHIN]):
        names = [_HEADS.get(_plain(cell)) for cell in line]
        if "first" in names and "second" in names:
            columns: dict[str, int] = {}
            for upper in sheet.grid[max(at - 1, 0) : at + 2]:
                for column, cell in enumerate(upper):
                    key = _HEADS.get(_plain(cell))
                    if key and key not in columns:
                        columns[key] = column
            deeper = at + 1 < len(sheet.grid) and any(
                _HEADS.get(_plain(cell)) for cell in sheet.grid[at + 1] if not is_blank(cell)
            )
            return _Head(columns, at + 1 + deeper)
    return None


def _field(sheet: Sheet, head: _Head, fields: Sequence[str]) -> str:
    """领域: the tab of that name, else what the title says, else the tab."""
    if sheet.title in fields:
        return sheet.title
    titles = [clean(cell) for line in sheet.grid[: head.below] for cell in line if not is_blank(cell)]
    for title in titles:
        if known := sorted((field for field in fields if f"{field}领域" in title), key=len):
            return known[-1]
        if named := _TITLE.match(" ".join(title.split())):
            return _UNIT.sub("", named[1]) or named[1]
    return sheet.title


def _rows(sheet: Sheet, head: _Head, field: str) -> Iterator[ReadRow]:
    boxed = {
        (row, merge.left): (merge.top, merge.left)
        for merge in sheet.merged
        if merge.top >= head.below
        for row in range(merge.top + 1, merge.bottom + 1)
    }
    first = before = ""
    for at in range(head.below, len(sheet.grid)):

        def cell(key: str, at: int = at) -> str:
            column = head.columns.get(key)
            if column is None:
                return ""
            row, column = boxed.get((at, column), (at, column))
            line = sheet.grid[row]
            return clean(line[column]) if column < len(line) else ""

        third = _one_line(cell("third"))
        second = _one_line(cell("second")) or (before if third else "")
        if not second:
            continue  # a foot, a remark, an empty line
        first, before = _one_line(cell("first")) or first, second
        row = CatalogueRow(0, field, first, f"{second}{THIRD}{third}" if third else second)
        told = {key: shown(cell(key)) for key in _TEXTS if key in head.columns}
        if "channels" in head.columns:
            told["channels"] = channels(cell("channels"))  # type: ignore[assignment]
        wrong = list[str]()
        told |= _audience(head, cell("public"), cell("group"))
        if {"active", "request"} & head.columns.keys():
            active, asked = _ticked(cell("active")), _ticked(cell("request"))
            told["way"] = ON_REQUEST if asked and not active else ACTIVE
            wrong += [] if active or asked else ["公开方式：主动和依申请都没有打勾"]
        if {"county", "below", "town", "village"} & head.columns.keys():
            levels = tuple(_levels({key: cell(key) for key in ("county", "below", "town", "village")}))
            told["levels"] = levels or (COUNTY,)  # type: ignore[assignment]
            wrong += [] if levels else ["公开层级：一级也没有打勾"]
        yield ReadRow(sheet.title, at + 1, replace(row, **told), tuple(told), tuple(wrong))  # type: ignore[arg-type]


def _one_line(text: str) -> str:
    return "".join(text.split("\n")).strip()


def _ticked(text: str) -> bool:
    return text.strip() not in _NOT_TICKED


def _audience(head: _Head, public: str, group: str) -> dict[str, str]:
    if not {"public", "group"} & head.columns.keys():
        return {}
    who = _TICKS.sub("", group).strip() if _ticked(group) else ""
    kind = PUBLIC if _ticked(public) else GROUP if _ticked(group) else ""
    return {"audience": kind, "who": who}


def _levels(told: Mapping[str, str]) -> Iterator[str]:
    """Which levels are ticked; a box of 乡、村级 may name the only one it means."""
    if _ticked(told["county"]):
        yield COUNTY
    below = told["below"]
    only = [level for level in (TOWN, VILLAGE) if level in below]
    both = _ticked(below)
    if _ticked(told["town"]) or (both and (not only or TOWN in only)):
        yield TOWN
    if _ticked(told["village"]) or (both and (not only or VILLAGE in only)):
        yield VILLAGE
