"""Where in a sheet the table is: its headings, its rows, what stands above and below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.excel import headings
from desktop_app.excel.read import Merge, Sheet, is_blank

LOOK_AT = 40  # a head stands among the first rows
_SUMS = ("合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计")
_NOTE = re.compile(
    r"\s*(填表|填报|制表|审核|复核|审批|负责|经办|联系|注|备注|说明|填表说明|单位负责|日期|报送|统计|附)[^：:]{0,8}[：:]"
)
_PAIR = re.compile(r"([^\s：:；;，,]{2,14})[：:][ \t]*(.*?)(?=\s{2,}|\s+[^\s：:]{2,14}[：:]|$)")
_YEAR = re.compile(r"((?:19|20)\d{2})\s*年")


@dataclass(frozen=True)
class Heading:
    """The head of one column (from 0): its own label and, in heads of several rows, what stands over it."""

    column: int
    label: str
    context: str = ""


@dataclass(frozen=True)
class Row:
    """One row of the table: its number as Excel shows it, and a cell for each heading."""

    number: int
    cells: tuple[object, ...]


@dataclass(frozen=True)
class Table:
    """A table in a sheet. `known` counts the headings the register knows; `preamble` are the pairs above the head."""

    sheet: str
    hidden: bool
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    preamble: Mapping[str, str]
    notes: tuple[str, ...] = ()
    known: int = 0


def tables(sheets: Sequence[Sheet], register: Register) -> tuple[Table, ...]:
    """The tables of a workbook that look like this register, the most likely first, hidden sheets last.

    A sheet counts when it knows at least two headings and half as many as the best. Refused when none does.
    """
    found = [table for sheet in sheets if (table := find_table(sheet, register)) is not None]
    best = max((table.known for table in found), default=0)
    alike = [table for table in found if table.known >= max(2, best / 2)]
    if not alike:
        alike = [table for table in found if table.rows][:1]
    if not alike:
        raise Refused(
            "没有找到表格",
            why="每张工作表都缺少表头，或表头下没有内容",
            do="请确认选对了文件，第一张工作表里要有表头",
        )
    return tuple(sorted(alike, key=lambda table: (table.hidden, -table.known)))


def find_table(sheet: Sheet, register: Register) -> Table | None:
    """The table of one sheet; None when no row looks like a head."""
    found = _head_row(sheet, register)
    if found is None:
        return None
    last, known = found
    first = _head_top(sheet, last)
    heads = _headings(sheet, first, last)
    rows, notes = _body(sheet, heads, last)
    return Table(sheet.title, sheet.hidden, heads, rows, _preamble(sheet, first), notes, known)


def _head_row(sheet: Sheet, register: Register) -> tuple[int, int] | None:
    """The last row of the head and how many of its headings are known; else the row with most texts."""
    known = headings.names(register)
    best, widest = (-1, 0), (-1, 1)
    for at, row in enumerate(sheet.grid[:LOOK_AT]):
        texts = {
            headings.plain(cell) for cell in row if isinstance(cell, str) and 0 < len(cell.strip()) <= 30
        }
        hits = len({known[text] for text in texts if text in known})
        if hits > best[1]:
            best = at, hits
        if len(texts - {""}) > widest[1]:
            widest = at, len(texts - {""})
    if best[1] >= 2:
        return best
    return (widest[0], best[1] if best[0] == widest[0] else 0) if widest[0] >= 0 else None


def _wide(merge: Merge, sheet: Sheet) -> bool:
    """Whether a merged range lies across most of the sheet: a title, a note, a section line."""
    return merge.right - merge.left + 1 > max(3, sheet.columns * 0.6)


def _head_top(sheet: Sheet, last: int) -> int:
    """The first row of a head whose last row is known: rows joined to it by merged cells, or grouping over it."""
    top = last
    while top > 0:
        over = [m for m in sheet.merged if m.top <= top - 1 <= m.bottom and not _wide(m, sheet)]
        joined = any(m.bottom >= top for m in over)
        grouping = any(m.right > m.left for m in over) and _texts(sheet, top - 1) >= 2
        if not (joined or grouping):
            break
        top -= 1
    return top


def _texts(sheet: Sheet, at: int) -> int:
    return sum(not is_blank(cell) for cell in sheet.grid[at])


def _cell(sheet: Sheet, at: int, column: int) -> object:
    row = sheet.grid[at] if 0 <= at < len(sheet.grid) else ()
    return row[column] if column < len(row) else None


def _headings(sheet: Sheet, first: int, last: int) -> tuple[Heading, ...]:
    """One heading a column; the lowest label is its own, what groups it from above is its context."""
    spread: dict[tuple[int, int], object] = {}
    for merge in sheet.merged:
        if first <= merge.top <= last and not _wide(merge, sheet):
            text = _cell(sheet, merge.top, merge.left)
            for row in range(merge.top, min(merge.bottom, last) + 1):
                spread.update({(row, column): text for column in range(merge.left, merge.right + 1)})
    made = []
    for column in range(max(len(sheet.grid[row]) for row in range(first, last + 1))):
        parts: list[str] = []
        for row in range(first, last + 1):
            text = _label(spread.get((row, column), _cell(sheet, row, column)))
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        if parts:
            made.append(Heading(column, parts[-1], "".join(parts[:-1])))
    return tuple(made)


def _label(cell: object) -> str:
    if is_blank(cell):
        return ""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return re.sub(r"\s+", "", text) if re.search(r"[\u3400-\u9fff]", text) else " ".join(text.split())


def _body(sheet: Sheet, heads: Sequence[Heading], last: int) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows under the head without blank ones, sums and repeated heads; notes apart."""
    filled = _filled_down(sheet, last + 1)
    columns = [head.column for head in heads]
    telling = [head.column for head in heads if not headings.is_counting(head.label)]
    labels = {(head.column, head.label) for head in heads}
    rows: list[Row] = []
    notes: list[str] = []
    wide = {m.top for m in sheet.merged if _wide(m, sheet)}
    for at in range(last + 1, len(sheet.grid)):
        row = sheet.grid[at]
        if is_note(row, wide=at in wide):
            notes.append("  ".join(str(cell).strip() for cell in row if not is_blank(cell)))
            continue
        if all(is_blank(_cell(sheet, at, column)) for column in telling) or _is_sum(row):
            continue
        if sum((column, _label(_cell(sheet, at, column))) in labels for column in columns) * 2 > len(columns):
            continue  # the head, printed again on a further page
        cells = (filled.get((at, column), _cell(sheet, at, column)) for column in columns)
        rows.append(Row(at + 1, tuple(None if is_blank(cell) else cell for cell in cells)))
    return tuple(rows), tuple(notes)


def is_note(row: Sequence[object], *, wide: bool) -> bool:
    """Whether a row under the head belongs to no column: 填表人：…, 备注：…, a line across the table."""
    told = [cell for cell in row if not is_blank(cell)]
    if not told or not isinstance(told[0], str):
        return False
    if len(told) == 1:
        return wide or bool(_NOTE.match(told[0]))
    more = [cell for cell in told[1:] if isinstance(cell, str)]
    open_ended = told[0].rstrip().endswith(("：", ":"))
    return bool(_NOTE.match(told[0])) and (open_ended or any(_NOTE.match(cell) for cell in more))


def _is_sum(row: Sequence[object]) -> bool:
    told = [headings.plain(str(cell)) for cell in row if not is_blank(cell)][:2]
    return any(text.startswith(_SUMS) and len(text) <= 8 for text in told)


def _filled_down(sheet: Sheet, first: int) -> dict[tuple[int, int], object]:
    """The values that vertically merged cells give to the rows below them, never beyond the merged range."""
    filled: dict[tuple[int, int], object] = {}
    for merge in sheet.merged:
        if merge.top >= first and merge.bottom > merge.top and not _wide(merge, sheet):
            value = _cell(sheet, merge.top, merge.left)
            filled.update({(row, merge.left): value for row in range(merge.top + 1, merge.bottom + 1)})
    return filled


def _preamble(sheet: Sheet, first: int) -> dict[str, str]:
    """The pairs above the head (活动时间：2025年5月15日), the title as 标题 and its year as 年度."""
    told: dict[str, str] = {}
    for row in sheet.grid[:first]:
        cells = [_shown(cell) for cell in row if not is_blank(cell)]
        waiting = ""
        for text in cells:
            pairs = _PAIR.findall(text)
            if waiting and not pairs:
                told.setdefault(waiting, text)
            waiting = ""
            for key, value in pairs:
                name = headings.stem(key)
                if name and value.strip():
                    told.setdefault(name, value.strip())
                elif name:
                    waiting = name
            if not pairs and "标题" not in told and len(text) > 3:
                told["标题"] = text
    if "年度" not in told and (found := _YEAR.search(told.get("标题", ""))):
        told["年度"] = found[1]
    return told


def _shown(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()
