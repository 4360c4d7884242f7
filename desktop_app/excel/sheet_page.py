"""Paper, margins, repeated head, frozen panes and footer of a register's sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from desktop_app.excel import layout

A3, A4 = 8, 9  # Excel's numbers of paper sizes


@dataclass(frozen=True)
class Foot:
    """Who prepared and reviewed a sheet, and the day it was made; the texts as typed."""

    preparer: str
    reviewer: str
    made_on: date


def letter(column: int) -> str:
    """The letters of a column counted from 1."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  start-up must not pay for it

    return get_column_letter(column)


def set_up(
    tab: Any, widths: Sequence[float], head_rows: int, foot: Foot, paper: Literal["A4", "A3"] | None
) -> None:
    """Prepare a tab before its first row, as write-only mode wants it; without a paper the widths choose it."""
    for at, width in enumerate(widths, 1):
        tab.column_dimensions[letter(at)].width = round(width, 1)
    setup = tab.page_setup
    setup.orientation = "landscape"
    setup.paperSize = A3 if (paper or layout.paper(widths)) == "A3" else A4
    setup.fitToWidth, setup.fitToHeight = layout.pages_across(widths), 0
    if setup.fitToWidth > 1:
        tab.print_title_cols = "A:B"
    tab.sheet_properties.pageSetUpPr.fitToPage = True
    tab.print_title_rows = f"1:{head_rows}"
    tab.print_options.horizontalCentered = True
    tab.freeze_panes = f"A{head_rows + 1}"
    margins = tab.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.75, 0.3, 0.35
    day = foot.made_on
    tab.oddFooter.left.text = _literal(f"填表人：{foot.preparer}      审核人：{foot.reviewer}")
    tab.oddFooter.center.text = "第 &P 页  共 &N 页"
    tab.oddFooter.right.text = f"{day.year}年{day.month}月{day.day}日"


def _literal(text: str) -> str:
    """A footer reads & as the begin of a command."""
    return text.replace("&", "&&")
