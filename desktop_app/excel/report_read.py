"""Tables 二, 三 and 四 found in sheets of the published layout, by the names of their rows and columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop_app.domain.annual_report import (
    BLOCKS,
    BY_KEY,
    CARRIED_OUT,
    COLUMNS,
    OUTCOMES,
    RESULT_HEAD,
    ROWS,
    AnnualReport,
    Counts,
    Section2,
    Section3,
    Section4,
)
from desktop_app.domain.annual_report_json import refuse
from desktop_app.domain.annual_report_table2 import TABLE2, read_table2
from desktop_app.errors import Refused
from desktop_app.excel.read import Sheet, is_blank, read_sheets

HEAD_ROWS = 4  # a head stands in so many rows at most
MOST_SHOWN = 20  # characters of a cell that is no number
_NUMBERING = re.compile(r"^([(]?[一二三四五六七][)、.]|\d{1,2}[.、)])")
_REMARK = re.compile(r"[(][^()]*[)]$")
_MARKS = re.compile(r"[\s、,.。“”\"'‘’:：]")
_Grid = Sequence[Sequence[object]]


def read_report(path: Path) -> AnnualReport:
    """The report of a file: table 三, and tables 二 and 四 when they are there; a 二 that nobody filled is none.

    Refused when no table 三 is found, rows or columns are missing, or a cell holds no count: all of them at once.
    """
    sheets = [sheet for sheet in read_sheets(path) if not sheet.hidden]
    found = next(filter(None, (_table3(sheet) for sheet in sheets)), None)
    if found is None:
        raise Refused(
            f"《{path.name}》里没有找到年度报告的表三",
            why="表头要有“自然人”等申请人类型，左边要有“一、本年新收政府信息公开申请数量”等 25 行",
            do="请用国办公开办函〔2021〕30号的表样",
        )
    section3, mistakes = found
    section4, more = next(filter(None, (_table4(sheet) for sheet in sheets)), (None, []))
    section2, others = next(filter(None, (_table2(sheet) for sheet in sheets)), (None, []))
    refuse([*mistakes, *more, *others])
    return AnnualReport(section3, section4, section2)


def plain(cell: object) -> str:
    """A heading without numbering, remarks in brackets, punctuation and blanks, for comparing."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", "" if cell is None else str(cell)))
    while numbered := _NUMBERING.match(text):
        text = text[numbered.end() :]
    return _MARKS.sub("", _REMARK.sub("", text))


_NAMES: Mapping[str, str] = {row.key: plain(row.name) for row in ROWS}
_GROUPS = (plain(RESULT_HEAD), *dict.fromkeys(plain(row.group) for row in ROWS if row.group))
_SHORTEST = 6  # characters by which a shortened name is still known


def _key_of(label: str) -> str | None:
    """The row of a name as published, cut short, with words added behind, or with its groups in the same cell."""
    for group in _GROUPS:
        if label.startswith(group):
            label = plain(label.removeprefix(group).lstrip("0123456789-—_/>·"))
    for key, name in _NAMES.items():
        long = min(len(label), len(name)) >= _SHORTEST
        if label == name or (long and (name.startswith(label) or label.startswith(name))):
            return key
    return None


def _table3(sheet: Sheet) -> tuple[Section3, list[str]] | None:
    head = _find(sheet.grid, COLUMNS[0])
    if head is None:
        return None
    top, left = head
    columns, below = _columns(sheet.grid, top, left)
    rows: dict[str, Counts] = {}
    mistakes = [f"表三缺少列：{'、'.join(missing)}"] if (missing := _not_in(columns)) else []
    for number, cells in enumerate(sheet.grid[below:], below + 1):
        key = _key_of(_label(cells[:left]))
        if key is None or (key in rows and CARRIED_OUT in rows):
            continue
        if key in rows:
            mistakes.append(f"表三“{BY_KEY[key].title}”出现两次，第二次在第 {number} 行")
        where = f"表三“{BY_KEY[key].title}”（第 {number} 行）"
        told = [(name, _cell(cells, columns[name])) for name in COLUMNS if name in columns]
        rows[key] = _counts(told, where, mistakes)
    if not rows:
        return None
    if lost := [row.title for row in ROWS if row.key not in rows]:
        mistakes.append(f"表三缺少 {len(lost)} 行：{'、'.join(lost)}")
    return Section3(rows), mistakes


def _not_in(columns: Mapping[str, int]) -> list[str]:
    return [name for name in COLUMNS if name not in columns]


def _find(grid: _Grid, name: str) -> tuple[int, int] | None:
    return next(
        ((r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if plain(cell) == name), None
    )


def _columns(grid: _Grid, top: int, left: int) -> tuple[dict[str, int], int]:
    """Where each column stands, and the first row below the head; upper and lower head rows may share the names."""
    found: dict[str, int] = {COLUMNS[0]: left}
    below = top + 1
    for row in range(top, min(top + HEAD_ROWS, len(grid))):
        for column in range(left + 1, len(grid[row])):
            name = plain(grid[row][column])
            if name in COLUMNS and name not in found:
                found[name], below = column, row + 1
    return found, below


def _label(cells: Sequence[object]) -> str:
    """The innermost heading of a row."""
    return next((plain(cell) for cell in reversed(cells) if not is_blank(cell)), "")


def _table4(sheet: Sheet) -> tuple[Section4, list[str]] | None:
    """The first row with anything in it below three times five headings."""
    first = _find(sheet.grid, OUTCOMES[0])
    if first is None or first[0] == 0:
        return None
    top = first[0]
    heads = {
        column: (name, row)
        for row in range(top, min(top + HEAD_ROWS, len(sheet.grid)))
        for column, cell in enumerate(sheet.grid[row])
        if (name := plain(cell)) in OUTCOMES
    }
    columns = sorted(heads)
    if [heads[column][0] for column in columns] != list(OUTCOMES) * len(BLOCKS):
        return Section4(), ["表四的表头不全：应有三组“结果维持、结果纠正、其他结果、尚未审结、总计”"]
    begin = max(row for _, row in heads.values()) + 1
    for number, cells in enumerate(sheet.grid[begin:], begin + 1):
        if all(is_blank(_cell(cells, column)) for column in columns):
            continue
        mistakes: list[str] = []
        blocks = {}
        for at, (block, name) in enumerate(BLOCKS.items()):
            some = columns[at * len(OUTCOMES) : (at + 1) * len(OUTCOMES)]
            told = [(heads[column][0], _cell(cells, column)) for column in some]
            blocks[block] = _counts(told, f"表四“{name}”（第 {number} 行）", mistakes)
        return Section4(**blocks), mistakes
    return Section4(), ["表四是空的：没有复议、诉讼的，请填 0"]


def _table2(sheet: Sheet) -> tuple[Section2, list[str]] | None:
    """Each number below its heading, in the row of its name."""
    told: dict[str, object] = {}
    for entry in TABLE2:
        name = _find(sheet.grid, plain(entry.row))
        if name is None:
            return None
        heads = [
            at
            for row in sheet.grid[max(name[0] - HEAD_ROWS, 0) : name[0]]
            for at, cell in enumerate(row)
            if plain(cell) == plain(entry.label)
        ]
        if not heads:
            return None
        value = _cell(sheet.grid[name[0]], heads[-1])
        whole = isinstance(value, float) and value.is_integer()
        told[entry.key] = int(value) if whole and isinstance(value, float) else value
    if all(is_blank(value) for value in told.values()):
        return None
    try:
        return read_table2(told), []
    except Refused as no:
        return Section2(), [f"表二“{line}”" for line in no.why.split("\n")]


def _cell(cells: Sequence[object], column: int) -> object:
    return cells[column] if column < len(cells) else None


def _counts(told: Sequence[tuple[str, object]], where: str, mistakes: list[str]) -> Counts:
    return tuple(_count(cell, f"{where}的“{name}”", mistakes) for name, cell in told)


def _count(cell: object, where: str, mistakes: list[str]) -> int:
    if is_blank(cell):
        mistakes.append(f"{where}空着，没有的请填 0")
        return 0
    number = _whole(cell)
    if number is None:
        mistakes.append(f"{where}“{str(cell)[:MOST_SHOWN]}”不是整数")
    elif number < 0:
        mistakes.append(f"{where}“{number}”是负数")
    else:
        return number
    return 0


def _whole(cell: object) -> int | None:
    """A number, also one kept as text."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return int(cell) if float(cell).is_integer() else None
    text = unicodedata.normalize("NFKC", str(cell)).strip()
    return int(text) if re.fullmatch(r"-?\d{1,9}", text, re.ASCII) else None
