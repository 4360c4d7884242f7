"""Rows and numbers written into a superior's workbook, which stays as it is around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.fields import UNPRINTABLE, Value
from desktop_app.domain.template_marks import in_words, only, replaced
from desktop_app.domain.template_plan import Rowset, Told, Use
from desktop_app.excel import layout
from desktop_app.excel.save import pack
from desktop_app.excel.template_read import MAX_ROWS, load, shown
from desktop_app.excel.template_rows import Push, merge, push_down

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_AS_TEXT = "@"
_DAY_FORMAT, _MOMENT_FORMAT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
_LONGEST = 32_000  # characters of a cell
_WIDTH_FONT = 11.0  # points: the font that column widths are counted in


def fill_book(path: Path, sets: Sequence[Rowset], marks: Mapping[str, Told], made_on: date) -> bytes:
    """The workbook with rows in its tables and words in place of its placeholders; the file itself stays."""
    book = load(path)
    by_sheet: dict[str, list[Rowset]] = {}
    for one in sets:
        by_sheet.setdefault(one.table.key.rpartition("#")[0], []).append(one)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            _put_marks(sheet, marks, by_sheet.get(sheet.title, ()))
        _fill_sheet(book, sheet, by_sheet.get(sheet.title, ()))
    book.template = False
    if book.calculation is not None:
        book.calculation.fullCalcOnLoad = True
    packed = BytesIO()
    pack(book, packed, made_on)
    return packed.getvalue()


def _fill_sheet(book: Workbook, sheet: Worksheet, sets: Iterable[Rowset]) -> None:
    """From the bottom up, so that rows above stay where they were found; tables side by side share their rows."""
    bands: dict[tuple[int, int], list[Rowset]] = {}
    for one in sets:
        bands.setdefault(one.table.body, []).append(one)
    for (first, end), band in sorted(bands.items(), reverse=True):
        needed = max(_begin(one) - first + max(len(one.rows), 1) for one in band)
        model = _Model(sheet, first + 1, end + 1, band)
        if (more := needed - (end - first)) > 0:
            push_down(book, sheet, Push(sheet.title, end, more, grows=end > first, first=first + 1))
            model.dress(range(end + 1, end + 1 + more))
        for one in band:
            _write(sheet, one, model, max(end, first + needed))


def _begin(one: Rowset) -> int:
    """The first row to write into, from 0."""
    return one.table.filled[-1] + 1 if one.after and one.table.filled else one.table.body[0]


class _Model:
    """How a new row looks: as the first one to fill, or under a bare head as the head without its emphasis."""

    def __init__(self, sheet: Worksheet, first: int, end: int, band: Sequence[Rowset]) -> None:
        self._sheet = sheet
        self._bare = first == end
        self.row = first - 1 if self._bare else first
        self._height = None if self._bare else sheet.row_dimensions[self.row].height
        columns = range(1, sheet.max_column + 1)
        self._styles = {at: copy(_at(sheet, self.row, at)._style) for at in columns}  # noqa: SLF001  no other way
        head = {column.at + 1 for one in band for column in one.table.columns}
        self._columns = sorted(head) if self._bare else list(columns)
        self._formulas = {at: shown(_at(sheet, self.row, at).value) for at in columns}
        self._merged = [
            (area.min_col, area.max_col)
            for area in sheet.merged_cells.ranges
            if not self._bare and area.min_row == area.max_row == self.row
        ]

    def dress(self, rows: range) -> None:
        """Give new rows the look, the height and the merged cells of the model."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415  start-up must not pay for it

        high = [area for area in self._sheet.merged_cells.ranges if area.max_row > area.min_row]
        for row in rows:
            for at in self._columns:
                cell = _at(self._sheet, row, at)
                cell._style = copy(self._styles[at])  # noqa: SLF001  as above
                if self._bare:
                    _soften(cell)
            if self._height is not None:
                self._sheet.row_dimensions[row].height = self._height
            for first, last in self._merged:
                if any(
                    area.min_row <= row <= area.max_row and area.min_col <= last and first <= area.max_col
                    for area in high
                ):
                    continue  # a label beside all rows lies there
                merge(self._sheet, f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}")

    def formula(self, row: int, column: int) -> str:
        """What the form reckons in this column, for another row; empty where it reckons nothing."""
        from openpyxl.formula.translate import Translator  # noqa: PLC0415  start-up must not pay for it
        from openpyxl.utils import get_column_letter  # noqa: PLC0415  as above

        text = self._formulas.get(column, "")
        if self._bare or not text.startswith("="):
            return ""
        letters = get_column_letter(column)
        return str(Translator(text, f"{letters}{self.row}").translate_formula(f"{letters}{row}"))


def _at(sheet: Worksheet, row: int, column: int) -> Any:
    """A cell; its look is kept where openpyxl's types do not tell."""
    return sheet.cell(row, column)


def _soften(cell: Any) -> None:
    font = copy(cell.font)
    font.b = False
    cell.font = font
    fill = copy(cell.fill)
    fill.fill_type = None
    cell.fill = fill


def _write(sheet: Worksheet, one: Rowset, model: _Model, end: int) -> None:
    """The rows from the first free one; what is left of the form's rows is emptied, its lines stay."""
    begin = _begin(one) + 1
    _part_cells(sheet, begin, end)
    words_at = -1 if one.rows else _words_at(sheet, one, begin)
    rows: Sequence[Mapping[int, Value]] = one.rows or ({words_at: one.nothing},)
    before = begin - 1 - one.table.body[0]
    for at, row in enumerate(range(begin, end + 1)):
        values = rows[at] if at < len(rows) else None
        for column in one.table.columns:
            use = one.uses.get(column.at, Use.EMPTY) if column.at != words_at or at else Use.TEXT
            cell = _at(sheet, row, column.at + 1)
            if use is Use.KEEP:
                formula = model.formula(row, column.at + 1)
                if values is not None and formula:
                    cell.value = formula if one.rows else None
            elif use is Use.COUNT:
                put(cell, before + at + 1 if values is not None and one.rows else None)
            else:
                put(cell, values.get(column.at) if values is not None else None)
    _grow(sheet, range(begin, end + 1))


def _words_at(sheet: Worksheet, one: Rowset, row: int) -> int:
    """Where 未收到 may stand: in no column that a sum or a count below takes for a row."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  start-up must not pay for it

    body = range(one.table.body[0], one.table.body[1])
    cells = (cell for at, row in enumerate(sheet.iter_rows()) if at not in body for cell in row)
    formulas = [shown(cell.value) for cell in cells if cell.data_type == "f"]

    def unfit(at: int) -> bool:
        if type(_at(sheet, row, at + 1)).__name__ == "MergedCell":
            return True
        named = re.compile(rf"(?<![A-Z]){get_column_letter(at + 1)}\$?\d")
        return any(named.search(formula) for formula in formulas)

    return next((at for at in one.words_at if not unfit(at)), one.words_at[0])


def _part_cells(sheet: Worksheet, begin: int, end: int) -> None:
    """Cells merged downwards within the rows to write would take one value for several rows."""
    for area in list(sheet.merged_cells.ranges):
        if area.max_row > area.min_row and begin <= area.min_row and area.max_row <= end:
            style = copy(_at(sheet, area.min_row, area.min_col)._style)  # noqa: SLF001  as above
            coords = [
                (r, c)
                for r in range(area.min_row, area.max_row + 1)
                for c in range(area.min_col, area.max_col + 1)
            ]
            sheet.unmerge_cells(area.coord)
            for row, column in coords:
                _at(sheet, row, column)._style = copy(style)  # noqa: SLF001  as above


def put(cell: Any, value: Value | float) -> None:
    """A value the way the cell wants it: a text where it is formatted as text, a day by its own format of days."""
    from openpyxl.styles.numbers import is_date_format  # noqa: PLC0415  start-up must not pay for it

    if type(cell).__name__ == "MergedCell":
        return
    if value is None or value == "":
        cell.value = None
        return
    wanted = cell.number_format
    if isinstance(value, date) and wanted != _AS_TEXT:
        cell.value = value
        if not is_date_format(wanted):
            cell.number_format = _usual(value)
        _never_hashes(cell)
        return
    if isinstance(value, (int, float)) and wanted != _AS_TEXT:
        cell.value = value
        if is_date_format(wanted):
            cell.number_format = "General"
        _never_hashes(cell)
        return
    text = UNPRINTABLE.sub("", in_words(value))[:_LONGEST]
    cell._value = text  # noqa: SLF001  # the setter would guess: '=1+1' a formula, '#N/A' an error
    cell.data_type = "s"


def _never_hashes(cell: Any) -> None:
    """Days and numbers too wide for the form's column would be shown as ####: they get smaller instead."""
    aligned = copy(cell.alignment)
    aligned.shrink_to_fit, aligned.wrap_text = True, False
    cell.alignment = aligned


def _usual(value: date) -> str:
    return _MOMENT_FORMAT if isinstance(value, datetime) and value.time() != time() else _DAY_FORMAT


def _grow(sheet: Worksheet, rows: range) -> None:
    """Heights that were set are raised where a wrapped text would be cut off."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  start-up must not pay for it

    spans = {(one.min_row, one.min_col): one.max_col for one in sheet.merged_cells.ranges}
    widths = [sheet.column_dimensions[get_column_letter(at)].width for at in range(1, sheet.max_column + 1)]
    for row, cells in zip(rows, sheet.iter_rows(min_row=rows.start, max_row=rows.stop - 1), strict=True):
        height = sheet.row_dimensions[row].height
        if height is None:
            continue
        needed = 0.0
        for at, cell in enumerate(cells, 1):
            if cell.data_type == "s" and cell.alignment.wrap_text and isinstance(cell.value, str):
                room = sum(widths[at - 1 : spans.get((row, at), at)])
                size = float(cell.font.sz or _WIDTH_FONT) / _WIDTH_FONT
                needed = max(needed, layout.lines(cell.value, room / size) * layout.LINE_POINTS * size + 6)
        sheet.row_dimensions[row].height = min(max(height, needed), layout.TALLEST)


def _put_marks(sheet: Worksheet, marks: Mapping[str, Told], sets: Iterable[Rowset]) -> None:
    bodies = {row for one in sets for row in range(one.table.head[0], one.table.body[1])}
    rows: Any = sheet.iter_rows(max_row=min(sheet.max_row, MAX_ROWS))
    for at, row in enumerate(rows):
        for cell in row if at not in bodies else ():
            text = shown(cell.value) if cell.data_type in ("s", "inlineStr") else ""
            if "{{" not in text and "【" not in text:
                continue
            told = marks.get(only(text) or "")
            if told is not None and told.number is not None:
                share = told.words.endswith("%") and "%" not in cell.number_format
                put(cell, told.words if share else told.number)
                continue
            made = replaced(text, lambda name: marks[name].words if name in marks else None)
            if made != text:
                cell.value = None
                cell._value, cell.data_type = UNPRINTABLE.sub("", made), "s"  # noqa: SLF001  as in `put`
