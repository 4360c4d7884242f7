"""The tables in a piece of HTML as Excel, WPS, Word and browsers write it, with what they merged and hid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from desktop_app.errors import Refused

_CONDITIONAL = re.compile(r"<!\[.*?\]>", re.DOTALL)  # <![if …]> of Office: no markup that anybody else reads
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# A long text over empty cells, nothing merged.
_SPILLS = re.compile(r"mso-ignore\s*:\s*colspan", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}")
_WHITE = re.compile(r"[ \t\r\n]+")
_WRAPPED = re.compile(
    r"(?<=[\u2e80-\uffef])[ \t]*\r?\n[ \t\r\n]*(?=[\u2e80-\uffef])"
)  # Word breaks its lines anywhere
_BREAKS = frozenset({"br", "p", "div", "li"})
_Attributes = list[tuple[str, str | None]]


@dataclass
class _Cell:
    text: str = ""
    across: int = 1
    down: int = 1
    spills: bool = False


@dataclass
class HtmlTable:
    """One table as it is written: cells with their spans, hidden rows by flag, hidden columns by number from 0."""

    lines: list[tuple[bool, list[_Cell]]] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)
    columns: int = 0

    def size(self) -> int:
        """How many cells are written."""
        return sum(len(cells) for _, cells in self.lines)

    def notes(self) -> Iterator[str]:
        """What stays out because the sheet does not show it."""
        if rows := sum(hidden and any(cell.text.strip() for cell in cells) for hidden, cells in self.lines):
            yield f"隐藏的 {rows} 行没有带过来"
        if self.unseen:
            yield f"隐藏的 {len(self.unseen)} 列没有带过来"

    def rows(self, most_rows: int, most_columns: int, most_cells: int) -> list[list[str]]:
        """What is shown, cell by cell: whatever was merged stands in each of its places. Refused when too big."""
        waiting: dict[int, tuple[int, str]] = {}  # column: for how many rows more, which text
        made: list[list[str]] = []
        cells = 0
        for hidden, line in self.lines:
            row, waiting = _laid(line, waiting, most_columns)
            cells += len(row)
            if len(made) > most_rows or cells > most_cells:
                raise Refused(
                    "表格太大，没有读入", why=f"最多 {most_rows:,} 行、{most_columns} 列", do="请分成几份"
                )
            if not hidden:
                made.append([text for at, text in enumerate(row) if at not in self.unseen])
        return made


def _laid(
    line: list[_Cell], waiting: dict[int, tuple[int, str]], most: int
) -> tuple[list[str], dict[int, tuple[int, str]]]:
    """A row with the cells that reach into it from above, and what reaches into the next one."""
    row: list[str] = []
    below: dict[int, tuple[int, str]] = {}

    def from_above() -> None:
        while (at := len(row)) in waiting:
            left, text = waiting[at]
            row.append(text)
            if left > 1:
                below[at] = left - 1, text

    for cell in line:
        from_above()
        for step in range(min(cell.across, most)):
            if step and len(row) in waiting:
                break  # spans that lie over each other: what came first stays
            text = "" if step and cell.spills else cell.text
            if cell.down > 1:
                below[len(row)] = cell.down - 1, text
            row.append(text)
    from_above()
    for at in sorted(at for at in waiting if at >= len(row)):
        row += [""] * (at - len(row))
        from_above()
    return row, below


def tables(html: str) -> list[HtmlTable]:
    """Every table of the piece, inner ones for themselves."""
    reader = _Reader()
    reader.feed(_CONDITIONAL.sub("", html))
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[HtmlTable] = []
        self._open: list[HtmlTable] = []
        self._cells: list[_Cell | None] = []  # of each open table the cell that is being read

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        if tag in {"td", "th"}:
            self._begin_cell(dict(attrs))
        elif tag == "tr":
            self._begin_row(dict(attrs))
        elif tag in _BREAKS:
            self.handle_data("\n", raw=True)
        elif tag == "table":
            table = HtmlTable()
            self.found.append(table)
            self._open.append(table)
            self._cells.append(None)
        elif tag == "col" and self._open:
            table, told = self._open[-1], dict(attrs)
            many = min(_span(told.get("span")), 1_000)
            if _HIDDEN.search(told.get("style") or ""):
                table.unseen.update(range(table.columns, table.columns + many))
            table.columns += many

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._open:
            self._open.pop()
            self._cells.pop()
        elif tag in {"td", "th", "tr"} and self._cells:
            self._cells[-1] = None

    def handle_data(self, data: str, *, raw: bool = False) -> None:
        if self._cells and (cell := self._cells[-1]) is not None:
            cell.text += data if raw else _WHITE.sub(" ", _WRAPPED.sub("", data))

    def _begin_row(self, told: dict[str, str | None]) -> None:
        if not self._open:  # a fragment begins inside its table
            self.handle_starttag("table", [])
        self._open[-1].lines.append((bool(_HIDDEN.search(told.get("style") or "")), []))
        self._cells[-1] = None

    def _begin_cell(self, told: dict[str, str | None]) -> None:
        if not self._open or not self._open[-1].lines:
            self._begin_row({})
        style = told.get("style") or ""
        cell = _Cell("", _span(told.get("colspan")), _span(told.get("rowspan")), bool(_SPILLS.search(style)))
        self._open[-1].lines[-1][1].append(cell)
        self._cells[-1] = cell


def _span(told: str | None) -> int:
    found = _NUMBER.match((told or "").strip())
    return max(1, int(found[0])) if found else 1
