"""A masked list as a table whose columns are as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.dialogs.table import TextTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

_COLUMN, _SAMPLE = 16, 40  # characters of a column at most, rows that are measured


def show_list(view: QTableView, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show another list."""
    model = TextTable(headings)
    model.show_rows(rows)
    view.setModel(model)
    character = view.fontMetrics().horizontalAdvance("字")
    for column, heading in enumerate(headings):
        widest = max(_width(text) for text in (heading, *(row[column] for row in rows[:_SAMPLE])))
        view.setColumnWidth(column, (min(widest, _COLUMN) + 2) * character)


def _width(text: str) -> int:
    """In Chinese characters; others are about half as wide."""
    return sum(2 if sign > "\u2e7f" else 1 for sign in text) // 2 + 1
