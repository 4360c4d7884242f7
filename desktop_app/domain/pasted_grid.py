"""A pasted table as a plain grid, from the text or the HTML that Excel, WPS, Word and browsers put on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.fields import UNPRINTABLE
from desktop_app.domain.pasted_html import HtmlTable, tables
from desktop_app.errors import Refused

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 200_000, 300, 2_000_000
# What nobody sees: soft hyphens, marks of width nothing and of direction. Selectors of rare characters stay.
_UNSEEN = re.compile(f"{UNPRINTABLE.pattern[:-1]}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|$)')
_PLAIN = re.compile(r"[^\t\n]*")
_BLANKS = re.compile(r"[ \t\r\n\u00a0\u3000]+")
_MOST_OF = 0.8  # of the lines must be rows before a text is taken for a table


@dataclass(frozen=True)
class Grid:
    """Rows of equal length in clean text, merged cells repeated; what was done to them in sentences."""

    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0


def is_table(text: str, html: str = "") -> bool:
    """Whether what is pasted is a table of two columns and two rows at least, and hardly anything else."""
    if "\t" not in text:
        return (
            not text.strip() and len(re.findall(r"<tr\b", html, re.IGNORECASE)) > 1 and "<td" in html.lower()
        )
    lines = [cells for cells in _cells_of(text) if any(cell.strip() for cell in cells)]
    rows = [cells for cells in lines if len(cells) > 1]
    return len(rows) > 1 and len(rows) >= len(lines) * _MOST_OF


def grid_of(text: str, html: str = "") -> Grid:
    """The table of a clipboard: that of the HTML, which knows merged and hidden cells, else that of the text.

    Refused when there is none, or one that is too big.
    """
    found = max(tables(html), key=HtmlTable.size, default=None) if "<t" in html.lower() else None
    if found is not None and found.size() > 1:
        rows, notes = found.rows(MAX_ROWS, MAX_COLUMNS, MAX_CELLS), list(found.notes())
    else:
        rows, notes = [list(row) for row in _cells_of(text)], []
    return cleaned(rows, notes)


def cleaned(rows: Sequence[Sequence[str]], notes: Sequence[str] = ()) -> Grid:
    """Rows filled up to one length, without unseen characters, line ends, empty rows and columns.

    Refused when nothing is left, or too much.
    """
    unseen = 0

    def clean(cell: str) -> str:
        nonlocal unseen
        if _UNSEEN.search(cell):
            if _UNSEEN.search(_BLANKS.sub(" ", cell)):
                unseen += 1
            cell = _UNSEEN.sub(_blank_or_nothing, cell)
        return _BLANKS.sub(" ", cell).strip()

    kept = [row for row in (_cut([clean(cell) for cell in row]) for row in rows) if row]
    width = max(map(len, kept), default=0)
    if not kept:
        raise Refused(
            "没有可用的表格",
            why="没有找到有内容的单元格",
            do="请在 Excel、WPS 或 Word 里选中表格，复制后再试",
        )
    if len(kept) > MAX_ROWS or width > MAX_COLUMNS or len(kept) * width > MAX_CELLS:
        raise Refused(
            "表格太大，没有读入",
            why=f"有 {len(kept):,} 行、{width} 列，最多 {MAX_ROWS:,} 行、{MAX_COLUMNS} 列",
            do="请分成几份",
        )
    full = [[*row, *[""] * (width - len(row))] for row in kept]
    used = [at for at in range(width) if any(row[at] for row in full)]
    told = [*notes, *([f"去掉了 {unseen} 格里看不见的控制字符"] if unseen else [])]
    return Grid(tuple(tuple(row[at] for at in used) for row in full), tuple(told))


def _cut(row: list[str]) -> list[str]:
    """The row without the empty cells at its end."""
    while row and not row[-1]:
        row.pop()
    return row


def _blank_or_nothing(found: re.Match[str]) -> str:
    return " " if found[0] in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85" else ""


def _cells_of(text: str) -> Iterator[list[str]]:
    """Rows of a text; a cell that holds line ends or tabs stands in quotation marks, as Excel writes it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    at, row = 0, list[str]()
    while at <= len(text):
        quoted = _QUOTED.match(text, at) if text.startswith('"', at) else None
        if quoted and re.search(r'[\t\n]|""', quoted[1]):
            row.append(quoted[1].replace('""', '"'))
            at = quoted.end()
        else:
            plain = _PLAIN.match(text, at)
            assert plain is not None  # it matches nothing, too
            row.append(plain[0])
            at = plain.end()
        if not text.startswith("\t", at):
            yield row
            row = []
        at += 1
