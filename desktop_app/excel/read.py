"""Foreign sheets as plain grids: xlsx, xls and ods through calamine, text tables by hand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app import foreign
from desktop_app.errors import Refused, Trouble, reason
from desktop_app.excel import guard
from desktop_app.textfile import decoded

MAX_TEXT = 30 * 2**20
_QUOTED_NUMBER = re.compile(r'="([^"]*)"')


@dataclass(frozen=True)
class Merge:
    """A merged range, rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One worksheet as it stands: row n of Excel is `grid[n - 1]`; only the first cell of a merged range is filled."""

    title: str
    hidden: bool
    grid: tuple[tuple[object, ...], ...]
    merged: tuple[Merge, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.grid), default=0)


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a file, in its order; Refused when it is no table or too big, Trouble when it cannot be read."""
    if guard.look(path) is guard.Shape.TEXT:
        return (_text_sheet(path),)
    return _book_sheets(path)


def _book_sheets(path: Path) -> tuple[Sheet, ...]:
    import python_calamine as calamine  # noqa: PLC0415  start-up must not pay for it

    name = f"《{path.name}》"
    try:
        with calamine.load_workbook(str(path)) as book:
            return tuple(
                _book_sheet(book, about, name)
                for about in book.sheets_metadata
                if about.typ is calamine.SheetTypeEnum.WorkSheet
            )
    except calamine.PasswordError:
        raise guard.locked(name) from None
    except (calamine.CalamineError, ValueError):
        raise guard.damaged(name) from None
    except OSError as error:
        raise Trouble(f"读不了{name}", why=reason(error), do=f"请关闭 Excel 中的{name}后重试") from error


def _book_sheet(book: object, about: object, name: str) -> Sheet:
    import python_calamine as calamine  # noqa: PLC0415  start-up must not pay for it

    assert isinstance(book, calamine.CalamineWorkbook)
    assert isinstance(about, calamine.SheetMetadata)
    sheet = book.get_sheet_by_name(about.name)
    grid = trimmed(sheet.to_python(skip_empty_area=False))
    guard.check_size(len(grid), max((len(row) for row in grid), default=0), name)
    merged = tuple(
        Merge(top, left, bottom, right)
        for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ())
    )
    return Sheet(about.name, about.visible is not calamine.SheetVisibleEnum.Visible, grid, merged)


def trimmed(rows: Sequence[Sequence[object]]) -> tuple[tuple[object, ...], ...]:
    """Rows without the empty cells at their right and without the empty rows at the end."""
    grid: list[tuple[object, ...]] = []
    for row in rows:
        end = len(row)
        while end and is_blank(row[end - 1]):
            end -= 1
        grid.append(tuple(row[:end]))
    while grid and not grid[-1]:
        grid.pop()
    return tuple(grid)


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return cell is None or (isinstance(cell, str) and not cell.strip(" \t\r\n\u3000\u00a0\u200b\ufeff"))


def _text_sheet(path: Path) -> Sheet:
    name = f"《{path.name}》"
    if path.stat().st_size > MAX_TEXT:
        raise Refused(
            f"{name}太大，没有打开", why=f"文本表格最多 {MAX_TEXT // 2**20} MB", do="请分成几个文件"
        )
    with foreign.told(path):
        text = decoded(path.read_bytes())
    if text is None:
        raise Refused(f"{name}不是表格", why="认不出文字编码，文件可能已损坏", do=guard.SAVE_AS)
    first = text.partition("\n")[0]
    comma = max(",\t;，", key=first.count)
    try:
        rows = [
            [_text_cell(cell) for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=comma)
        ]
    except csv.Error:
        raise Refused(f"{name}读不成表格", why="引号不成对，或有一格超过 13 万字", do=guard.SAVE_AS) from None
    grid = trimmed(rows)
    guard.check_size(len(grid), max((len(row) for row in grid), default=0), name)
    return Sheet(path.stem, hidden=False, grid=grid)


def _text_cell(cell: str) -> str:
    """Without the tricks that keep Excel from turning a number into something else: a tab, an apostrophe, ="…"."""
    text = cell.strip()
    if found := _QUOTED_NUMBER.fullmatch(text):
        return found[1]
    return text.removeprefix("'")
