"""A register as a sheet an office hands to its superior: openpyxl in write-only mode, few style objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from desktop_app.domain.chart import Chart
from desktop_app.domain.fields import SEPARATOR, UNPRINTABLE, Day, Kind, LongText, Moment, Value, Whole
from desktop_app.domain.register import Field
from desktop_app.errors import Refused
from desktop_app.excel import layout, save
from desktop_app.excel.sheet_page import Foot, letter, set_up
from desktop_app.excel.styles import Forms, Styles

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

Form = Literal["text", "date", "moment", "whole", "long"]
MOST = 32_767  # characters in a cell; Excel and openpyxl cut the rest without a word
FIRST_SAFE_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was
SAMPLE = 400
HEAD_ROWS = 3
_TAB_TITLE = re.compile(r"[\[\]:*?/\\]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class ColumnOut:
    """One column: its heading, the width its kind wishes (half-width characters) and how its values are shown."""

    label: str
    width: float
    form: Form = "text"


def column_of(field: Field) -> ColumnOut:
    """The column a field of a register makes."""
    forms: tuple[tuple[type[Kind], Form], ...] = (
        (Day, "date"),
        (Moment, "moment"),
        (Whole, "whole"),
        (LongText, "long"),
    )
    form: Form = next((form for kind, form in forms if isinstance(field.kind, kind)), "text")
    return ColumnOut(field.label, field.kind.width, form)


@dataclass(frozen=True)
class SheetOut:
    """A sheet to be written; `rows` hold one value for each column, already masked. `paper` None chooses by width."""

    title: str
    unit_name: str
    period: str
    columns: tuple[ColumnOut, ...]
    rows: Iterable[tuple[Value, ...]]
    preparer: str
    reviewer: str
    made_on: date
    paper: Literal["A4", "A3"] | None = None
    numbered: bool = True  # a first column 序号
    chart: Chart | None = None  # drawn beside the rows: a row for each category, a column for each series


def write_register(path: Path, sheet: SheetOut) -> None:
    """The sheet as an .xlsx file, whole or not at all.

    Refused when a text is longer than a cell may be; Trouble when the file is open in Excel or the disk is full.
    """
    write_book(path, (sheet,))


def write_book(path: Path, sheets: Sequence[SheetOut]) -> None:
    """Several sheets as the tabs of one file, in their order; the first names it. Refused and Trouble as one sheet."""
    from openpyxl import Workbook  # noqa: PLC0415  start-up must not pay for it

    with save.beside(path) as file, ExitStack() as tabs:
        book = Workbook(write_only=True)
        for sheet in sheets:
            _fill(book, sheet, tabs)
        first = sheets[0]
        book.properties.creator = book.properties.lastModifiedBy = first.unit_name
        book.properties.title = first.title
        save.pack(book, file, first.made_on)


def _fill(book: Workbook, sheet: SheetOut, tabs: ExitStack) -> None:
    columns = ((ColumnOut("序号", 4, "whole"), *sheet.columns)) if sheet.numbered else sheet.columns
    rows = iter(_numbered(sheet.rows) if sheet.numbered else sheet.rows)
    sample = list(islice(rows, SAMPLE))
    widths = [
        layout.width(c.label, c.width, [shown(row[at]) for row in sample]) for at, c in enumerate(columns)
    ]
    tab = book.create_sheet(tab_title(sheet.title))
    tabs.enter_context(_swept(tab))
    foot = Foot(_clean(sheet.preparer), _clean(sheet.reviewer), sheet.made_on)
    set_up(tab, widths, HEAD_ROWS, foot, sheet.paper)
    _rows(tab, sheet, columns, chain(sample, rows), widths)
    if sheet.chart is not None:
        _draw(tab, sheet.chart)


def _draw(tab: Any, chart: Chart) -> None:
    """The chart of a sheet whose first column holds its categories, the next ones its series."""
    from desktop_app.excel.chart import Cells, put_chart  # noqa: PLC0415  most sheets have none

    columns = tuple(range(2, len(chart.series) + 2))
    put_chart(
        tab, chart, Cells(HEAD_ROWS, HEAD_ROWS + 1, 1, columns), f"{letter(len(columns) + 3)}{HEAD_ROWS}"
    )


@contextmanager
def _swept(tab: Any) -> Iterator[None]:
    """Ends what openpyxl has begun when a row is refused or the disk is full, and takes its draft away."""
    try:
        yield
    except BaseException:
        with suppress(OSError, ValueError):
            if not tab.closed:
                tab.close()
        with suppress(OSError, ValueError, AttributeError):
            tab._writer.cleanup()  # noqa: SLF001  # else the draft lies in the folder for temporary files until the end
        raise


def _rows(
    tab: Any,
    sheet: SheetOut,
    columns: Sequence[ColumnOut],
    rows: Iterable[tuple[Value, ...]],
    widths: Sequence[float],
) -> None:
    tab._values_to_row = _as_they_come  # noqa: SLF001  # the general way tries every cell as a plain value first
    made = Styles(tab)
    _head(tab, made, sheet, columns, widths)
    heights = _Heights(tab)
    forms = [made.of(room, long=c.form == "long") for c, room in zip(columns, widths, strict=True)]
    for number, row in enumerate(rows, HEAD_ROWS + 1):
        texts = [_written(value, columns, at, number) for at, value in enumerate(row)]
        tab.row_dimensions[number] = heights[_lines(texts, widths)]
        tab.append(_styled(forms, texts))


class _Heights(dict[int, dict[str, str]]):
    """The attributes of a row by its number of lines, made once: an object a row costs as much as reading the row."""

    def __init__(self, tab: Any) -> None:
        super().__init__()
        self._tab = tab

    def __missing__(self, lines: int) -> dict[str, str]:
        from openpyxl.worksheet.dimensions import RowDimension  # noqa: PLC0415  start-up must not pay for it

        self[lines] = dict(RowDimension(self._tab, height=layout.height(lines)))
        return self[lines]


def _as_they_come(cells: Iterable[Any], row: int) -> Iterator[Any]:
    for column, cell in enumerate(cells, 1):
        cell.column, cell.row = column, row
        yield cell


def _numbered(rows: Iterable[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    for number, row in enumerate(rows, 1):
        yield (number, *row)


def shown(value: Value) -> str:
    """What a cell will show, for measuring."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "是" if value else "否"
        case tuple():
            return SEPARATOR.join(value)
        case datetime():
            return "2026-01-01 00:00"
        case _:
            return str(value)


def tab_title(title: str) -> str:
    """A name Excel takes for a sheet: at most 31 characters, none of []:*?/\\, no apostrophe at either end."""
    name = UNPRINTABLE.sub("", _TAB_TITLE.sub(" ", title)).replace("\n", " ").strip().strip("'")[:31].strip()
    return name if name and name.lower() != "history" else "台账"


def _written(value: Value, columns: Sequence[ColumnOut], at: int, number: int) -> str | int | date | None:
    """The value as it goes into a cell: clean text, or a number, a day, a moment that Excel can count."""
    if value is None:
        return None
    if isinstance(value, str):
        text = value
    elif isinstance(value, (bool, tuple)):
        text = shown(value)
    elif isinstance(value, datetime):
        day = value.date()
        if day < FIRST_SAFE_DAY:
            return day.isoformat()
        return day if value.hour == value.minute == 0 else value.replace(second=0, microsecond=0, tzinfo=None)
    elif isinstance(value, date):
        return value if value >= FIRST_SAFE_DAY else value.isoformat()
    else:
        return value
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = UNPRINTABLE.sub("", text)
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    if len(text) > MOST // 2 and len(text.encode("utf-16-le")) // 2 > MOST:
        raise Refused(
            f"第{number - HEAD_ROWS}条的“{columns[at].label}”太长，没有导出",
            why=f"有 {len(text)} 字，Excel 一格最多 {MOST} 字",
            do="请先把这一条的长文改放附件，或导出时去掉这一列",
        )
    return text


def _lines(texts: Sequence[object], widths: Sequence[float]) -> int:
    most = 1
    for text, room in zip(texts, widths, strict=True):
        if isinstance(text, str) and (len(text) * 2 > room - 1 or "\n" in text):
            most = max(most, layout.lines(text, room))
    return most


def _styled(forms: Sequence[Forms], texts: Sequence[str | int | date | None]) -> Iterator[Cell]:
    """One shared cell a form, handed out again and again: the sheet writes each before it asks for the next."""
    for form, text in zip(forms, texts, strict=True):
        if text is None or isinstance(text, str):
            cell: Any = form.text
            kind = "s"
        elif isinstance(text, date):
            cell = form.moment if isinstance(text, datetime) else form.day
            kind = "d"
        else:
            cell = form.whole
            kind = "n"
        cell._value = text  # noqa: SLF001  # the setter would guess: '=1+1' a formula, '#N/A' an error
        cell.data_type = kind
        yield cell


def _head(
    tab: Any, made: Styles, sheet: SheetOut, columns: Sequence[ColumnOut], widths: Sequence[float]
) -> None:
    """Title across the sheet, the line with unit and period, the headings."""
    last = len(columns)
    title = made.made("黑体", 18, bold=True, boxed=False)
    unit, told = made.made(across="left", boxed=False), made.made(across="right", boxed=False)
    heading = made.made("黑体", bold=True, filled=True)
    day = sheet.made_on
    right = f"{sheet.period}    填报日期：{day.year}年{day.month}月{day.day}日".strip()
    left = f"填报单位：{sheet.unit_name}"
    middle = layout.halves(widths, left, right)
    for row in (1, 2):
        for first, end in ((1, last),) if row == 1 else ((1, middle), (middle + 1, last)):
            if end > first:
                tab.merged_cells.add(f"{letter(first)}{row}:{letter(end)}{row}")
    room = sum(widths)
    if middle == last:
        left, right = f"{left}    {right}", ""
    heights = (layout.lines(_clean(sheet.title), room / 1.9) * 28 + 6, layout.lines(left, room) * 14.0 + 6)
    heads = [_clean(column.label) for column in columns]
    tab.row_dimensions[1].height, tab.row_dimensions[2].height = heights
    tab.row_dimensions[3].height = layout.height(_lines(heads, [width - 1 for width in widths]))
    tab.append(_texts([(title, _clean(sheet.title))]))
    tab.append(
        _texts(
            [(unit, _clean(left)), *((unit, None) for _ in range(middle - 1)), (told, _clean(right))][:last]
        )
    )
    tab.append(_texts([(heading, text) for text in heads]))


def _texts(cells: Sequence[tuple[Any, str | None]]) -> Iterator[Cell]:
    for cell, text in cells:
        cell._value = text  # noqa: SLF001  # see _styled
        cell.data_type = "s"
        yield cell


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("", text.replace("\n", " "))
