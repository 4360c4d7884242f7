"""The few styles of a sheet: one template cell for each, handed out for every cell that looks like it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from desktop_app.excel import layout

if TYPE_CHECKING:
    from openpyxl.cell import Cell


@dataclass(frozen=True)
class Forms:
    """The cells a column needs: texts may stand where days were expected, days without a time among moments."""

    text: Cell
    day: Cell
    moment: Cell
    whole: Cell


@cache
def _template() -> Any:
    from openpyxl.cell import Cell  # noqa: PLC0415  start-up must not pay for it

    class Template(Cell):
        """A cell that keeps the number of its style, which openpyxl looks up anew for each cell it writes."""

        has_style = True

        @cached_property
        def style_id(self) -> int:
            """Asked for when the style is made."""
            return super().style_id

    return Template


class Styles:
    """Makes template cells; every style is made once."""

    def __init__(self, tab: Any) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415  start-up

        thin = Side(style="thin", color="FF000000")
        self._tab = tab
        self._border = Border(thin, thin, thin, thin)
        self._fill = PatternFill("solid", fgColor="FFDCE6F1")
        self._font, self._align = Font, Alignment

    def made(
        self,
        name: str = "宋体",
        size: float = layout.FONT_SIZE,
        across: str = "center",
        form: str = "@",
        *,
        bold: bool = False,
        boxed: bool = True,
        filled: bool = False,
    ) -> Cell:
        """One cell with its style."""
        cell: Any = _template()(self._tab)
        cell.font = self._font(name=name, size=size, bold=bold)
        cell.alignment = self._align(horizontal=across, vertical="center", wrap_text=True)
        cell.number_format = form
        if boxed:
            cell.border = self._border
        if filled:
            cell.fill = self._fill
        cell.quotePrefix = form == "@" and boxed  # text stays text when somebody edits the cell
        return cell  # type: ignore[no-any-return]

    def of(self, room: float, *, long: bool) -> Forms:
        """The cells of one column; what is long reads from the left, what is short stands in the middle."""
        return Forms(
            text=self.made(across="left" if long or room > layout.LONG else "center"),
            day=self.made(form="yyyy-mm-dd"),
            moment=self.made(form="yyyy-mm-dd hh:mm"),
            whole=self.made(form="0"),
        )
