"""Room for more rows in a form: what lies below is pushed down with everything that points at it.

openpyxl moves the cells alone; heights, merged ranges, formulas of all sheets, validations, conditional formats, page
breaks, print areas, names, tables and pictures are moved here. A range that ends with the last row to fill grows.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_REFERENCE = re.compile(
    r"(?P<text>\"(?:[^\"]|\"\")*\")"
    r"|(?P<sheet>(?:'(?:[^']|'')+'|[\w.\u3400-\u9fff]+)!)?"
    r"(?<![\w.$])(?P<a>\$?[A-Z]{1,3})(?P<b>\$?)(?P<r1>\d{1,7})(?::(?P<c>\$?[A-Z]{1,3})(?P<d>\$?)(?P<r2>\d{1,7}))?(?![\w(])"
    r"|(?P<rows>(?<![\w.$:])(?P<e>\$?)(?P<r3>\d{1,7}):(?P<f>\$?)(?P<r4>\d{1,7})(?![\w.:]))"
)


@dataclass(frozen=True)
class Push:
    """`count` rows more below row `last` (from 1) of a sheet; `grows` when that row is one to fill.

    `first` is the first row to fill: cells merged below it belong to rows that stand there and do not grow.
    """

    sheet: str
    last: int
    count: int
    grows: bool = True
    first: int = 0

    def row(self, row: int) -> int:
        """Where a row is found afterwards."""
        return row + self.count if row > self.last else row

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where a range is found afterwards: one that ends with the rows to fill takes the new ones in."""
        ends = last + self.count if self.grows and first <= self.last == last else self.row(last)
        return self.row(first), ends

    def formula(self, text: str, own: str) -> str:
        """A formula of the sheet `own` that means the same cells afterwards."""

        def one(found: re.Match[str]) -> str:
            if found["text"] is not None:
                return found[0]
            named = found["sheet"]
            sheet = named[:-1].strip("'").replace("''", "'") if named else own
            if sheet != self.sheet:
                return found[0]
            if found["rows"] is not None:
                first, last = self.span(int(found["r3"]), int(found["r4"]))
                return f"{found['e']}{first}:{found['f']}{last}"
            start = f"{named or ''}{found['a']}{found['b']}"
            if found["r2"] is None:
                return f"{start}{self.row(int(found['r1']))}"
            first, last = self.span(int(found["r1"]), int(found["r2"]))
            return f"{start}{first}:{found['c']}{found['d']}{last}"

        return _REFERENCE.sub(one, text)

    def ranges(self, text: str) -> str:
        """Ranges parted by blanks, as validations and formats name them."""
        return " ".join(self.formula(part, self.sheet) for part in text.split())


def push_down(book: Workbook, sheet: Worksheet, push: Push) -> None:
    """Make the room."""
    areas = list(sheet.merged_cells.ranges)
    inside = [one.coord for one in areas if push.first < one.min_row <= one.max_row == push.last]
    merged = [one.coord for one in areas if one.coord not in inside]
    sheet.insert_rows(push.last + 1, push.count)
    _merge_again(sheet, [*map(push.ranges, merged), *inside])
    _heights(sheet, push)
    for one in book.worksheets:
        _formulas(one, push)
    _rules(sheet, push)
    _page(book, sheet, push)
    for link in getattr(sheet, "_hyperlinks", ()):
        link.ref = push.ranges(link.ref)
    for drawn in (*getattr(sheet, "_images", ()), *getattr(sheet, "_charts", ())):
        for corner in (getattr(drawn.anchor, "_from", None), getattr(drawn.anchor, "to", None)):
            if corner is not None:
                corner.row = push.row(corner.row + 1) - 1


def _merge_again(sheet: Worksheet, coords: list[str]) -> None:
    """The ranges where they are now; their cells were moved already."""
    from openpyxl.worksheet.cell_range import MultiCellRange  # noqa: PLC0415  start-up must not pay for it
    from openpyxl.worksheet.merge import MergedCellRange  # noqa: PLC0415  as above

    sheet.merged_cells = MultiCellRange()
    for coord in coords:
        sheet.merged_cells.ranges.add(MergedCellRange(sheet, coord))


def merge(sheet: Any, coord: str) -> None:
    """Merge cells where nothing was merged; openpyxl's own way looks through all that are, for each."""
    from openpyxl.worksheet.merge import MergedCellRange  # noqa: PLC0415  start-up must not pay for it

    made = MergedCellRange(sheet, coord)
    sheet.merged_cells.ranges.add(made)
    sheet._clean_merge_range(made)  # noqa: SLF001  what `merge_cells` does after looking


def _heights(sheet: Worksheet, push: Push) -> None:
    kept = dict(sheet.row_dimensions)
    sheet.row_dimensions.clear()
    for at, dimension in kept.items():
        moved = copy(dimension)
        moved.index = push.row(at)
        sheet.row_dimensions[moved.index] = moved
    for line in sheet.row_breaks.brk:
        line.id = push.row(line.id)


def _formulas(sheet: Worksheet, push: Push) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            value: Any = cell.value
            if cell.data_type != "f":
                continue
            if isinstance(value, str):
                cell.value = push.formula(value, sheet.title)
            elif hasattr(value, "text"):  # an array formula
                value.text = push.formula(value.text, sheet.title)
                value.ref = push.formula(value.ref, sheet.title)


def _rules(sheet: Worksheet, push: Push) -> None:
    """Validations and conditional formats, with the formulas in them."""
    from openpyxl.formatting.formatting import ConditionalFormattingList  # noqa: PLC0415  start-up must not pay
    from openpyxl.worksheet.cell_range import MultiCellRange  # noqa: PLC0415  as above

    for validation in sheet.data_validations.dataValidation:
        validation.sqref = MultiCellRange(push.ranges(str(validation.sqref)))
        for name in ("formula1", "formula2"):
            if text := getattr(validation, name):
                setattr(validation, name, push.formula(text, sheet.title))
    before, after = sheet.conditional_formatting, ConditionalFormattingList()
    for one in before:
        for rule in one.rules:
            rule.formula = [push.formula(text, sheet.title) for text in rule.formula]
            after.add(push.ranges(str(one.sqref)), rule)
    sheet.conditional_formatting = after


def _page(book: Workbook, sheet: Worksheet, push: Push) -> None:
    """Print area, filter, tables and names."""
    if sheet.print_area:
        areas = str(sheet.print_area).split(",")
        sheet.print_area = ",".join(push.ranges(one.rpartition("!")[2].replace("$", "")) for one in areas)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = push.ranges(sheet.auto_filter.ref)
    for table in sheet.tables.values():
        table.ref = push.ranges(table.ref)
        if table.autoFilter is not None and table.autoFilter.ref:
            table.autoFilter.ref = push.ranges(table.autoFilter.ref)
    for names in (book.defined_names, *(one.defined_names for one in book.worksheets)):
        for name in names.values():
            if name.attr_text:
                name.attr_text = push.formula(name.attr_text, "")
