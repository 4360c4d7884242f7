"""A chart as Excel draws it itself, from the cells of a table that stands on the same sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.domain.chart import Chart
from desktop_app.domain.chart_shapes import INK, look

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "宋体"
_WIDTH, _ROW, _LEAST = 16.0, 0.75, 8.0  # centimetres: of a chart, of a lying bar, of the least height
_LONG = 8  # characters of a category above which bars lie down, as they do on paper
_MANY = 12  # categories above which they lie down
# Words of DrawingML; the stubs of openpyxl know them only one by one.
_HATCHES: Any = {"/": "wdUpDiag", "\\": "wdDnDiag", "-": "dashHorz", "|": "dashVert", "x": "diagCross"}
_DASHES: Any = ("solid", "dash", "sysDot", "dashDot")
_MARKS: Any = {"disc": "circle", "square": "square", "triangle": "triangle", "diamond": "diamond"}
_SILENT: Any = dict.fromkeys(
    ("showVal", "showSerName", "showCatName", "showLegendKey", "showPercent"),
    False,
)


@dataclass(frozen=True)
class Cells:
    """Where the numbers stand, counted from 1: a row for each category, a column for each series, its name above."""

    names_row: int
    first_row: int
    category_column: int
    value_columns: tuple[int, ...]


def put_chart(tab: Worksheet, chart: Chart, cells: Cells, anchor: str) -> int:
    """Draws the chart at a cell as “F3”; the rows of usual height it covers. Of an empty chart nothing is drawn."""
    if chart.empty:
        return 0
    from openpyxl.chart import BarChart, LineChart  # noqa: PLC0415  start-up must not pay for it

    made: Any = LineChart() if chart.kind == "lines" else BarChart()
    lying = chart.kind != "lines" and _lies(chart)
    if chart.kind != "lines":
        made.type = "bar" if lying else "col"
        made.grouping = "stacked" if chart.kind == "stacked" else "clustered"
        made.overlap = 100 if chart.kind == "stacked" else 0
        made.gapWidth = 60
    _series(made, tab, chart, cells)
    _dress(made, chart, lying=lying)
    made.width = _WIDTH
    bars = len(chart.categories) * (1 if chart.kind == "stacked" else len(chart.series))
    made.height = max(_LEAST, 3.0 + bars * _ROW) if lying else _LEAST
    tab.add_chart(made, anchor)
    return int(made.height / 0.5) + 2


def _lies(chart: Chart) -> bool:
    return len(chart.categories) > _MANY or max(map(len, chart.categories)) > _LONG


def _series(made: Any, tab: Worksheet, chart: Chart, cells: Cells) -> None:
    """Every series by reference to its cells, told apart in black and white."""
    from openpyxl.chart import Reference, Series  # noqa: PLC0415
    from openpyxl.chart.data_source import StrRef  # noqa: PLC0415
    from openpyxl.chart.series import SeriesLabel  # noqa: PLC0415
    from openpyxl.utils import get_column_letter, quote_sheetname  # noqa: PLC0415

    last = cells.first_row + len(chart.categories) - 1
    for which, column in enumerate(cells.value_columns):
        values = Reference(tab, min_col=column, min_row=cells.first_row, max_row=last)
        one = Series(values)
        name = f"{quote_sheetname(tab.title)}!${get_column_letter(column)}${cells.names_row}"
        one.tx = SeriesLabel(strRef=StrRef(name))
        _tell_apart(one, which, chart)
        made.series.append(one)
    made.set_categories(Reference(tab, min_col=cells.category_column, min_row=cells.first_row, max_row=last))


def _tell_apart(one: Any, which: int, chart: Chart) -> None:
    from openpyxl.chart.label import DataLabel, DataLabelList  # noqa: PLC0415
    from openpyxl.chart.marker import Marker  # noqa: PLC0415
    from openpyxl.chart.shapes import GraphicalProperties  # noqa: PLC0415
    from openpyxl.drawing.fill import PatternFillProperties  # noqa: PLC0415
    from openpyxl.drawing.line import LineProperties  # noqa: PLC0415

    style, ink = look(which), INK[1:]
    if chart.kind == "lines":
        one.smooth = False
        one.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=ink, w=15_000, prstDash=_DASHES[which % len(_DASHES)])
        )
        fill = "FFFFFF" if which % 2 else ink
        one.marker = Marker(symbol=_MARKS[style.mark], size=6, spPr=GraphicalProperties(solidFill=fill))
        one.marker.graphicalProperties.line.solidFill = ink
    else:
        shown = GraphicalProperties(solidFill=style.fill[1:])
        if style.hatch:
            pattern = PatternFillProperties(
                prst=_HATCHES[style.hatch],
                fgClr=_colour(INK),
                bgClr=_colour(style.fill),
            )
            shown = GraphicalProperties(pattFill=pattern)
        shown.line = LineProperties(solidFill=ink, w=8_000)
        one.graphicalProperties = shown
        one.invertIfNegative = False
    labels = DataLabelList(**{**_SILENT, "showVal": True})
    labels.position = {"bars": "outEnd", "stacked": "ctr", "lines": "t"}[chart.kind]
    if chart.kind == "stacked":  # on paper ground: no hatching runs through a number
        labels.spPr = GraphicalProperties(solidFill="FFFFFF")
        every = list(zip(*(each.values for each in chart.series), strict=True))
        nothing = [at for at, parts in enumerate(every) if not parts[which] and (which or any(parts))]
        labels.dLbl = [
            DataLabel(idx=at, **_SILENT) for at in nothing
        ]  # numbers of no height would lie on others
    labels.txPr = _letters(900)
    one.dLbls = labels


def _colour(name: str) -> Any:
    from openpyxl.drawing.colors import ColorChoice  # noqa: PLC0415

    code: Any = name[1:]
    return ColorChoice(srgbClr=code)


def _dress(made: Any, chart: Chart, *, lying: bool) -> None:
    """Title, axes and legend in Chinese letters; categories read from the top when bars lie."""
    from openpyxl.chart.shapes import GraphicalProperties  # noqa: PLC0415

    made.title = _title(f"{chart.title}（单位：{chart.unit}）" if chart.unit else chart.title)
    made.title.overlay = False
    for axis in (made.x_axis, made.y_axis):
        axis.delete = False  # else openpyxl hides it
        axis.txPr = _letters(900)
    made.x_axis.scaling.orientation = "maxMin" if lying else "minMax"
    made.y_axis.scaling.min = min(0.0, *(value for one in chart.series for value in one.values))
    made.y_axis.crosses = "max" if lying else "autoZero"
    made.y_axis.number_format = "General"
    if all(float(value).is_integer() for one in chart.series for value in one.values):
        highest = max(value for one in chart.series for value in one.values)
        made.y_axis.majorUnit = 1 if highest <= 5 else None
    made.y_axis.majorGridlines.spPr = GraphicalProperties(ln=_faint())
    if len(chart.series) > 1:
        made.legend.position = "t"
        made.legend.txPr = _letters(900)
    else:
        made.legend = None


def _faint() -> Any:
    from openpyxl.drawing.line import LineProperties  # noqa: PLC0415

    return LineProperties(solidFill="C4CCD5", w=6_000)


def _properties(size: int, *, bold: bool = False) -> Any:
    from openpyxl.drawing.text import CharacterProperties, Font  # noqa: PLC0415

    return CharacterProperties(sz=size, b=bold, latin=Font(typeface=_FONT), ea=Font(typeface=_FONT))


def _letters(size: int) -> Any:
    """The look of letters, `size` in hundredths of a point."""
    from openpyxl.chart.text import RichText  # noqa: PLC0415
    from openpyxl.drawing.text import Paragraph, ParagraphProperties  # noqa: PLC0415

    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_properties(size)), endParaRPr=_properties(size))
    return RichText(p=[paragraph])


def _title(words: str) -> Any:
    from openpyxl.chart.text import RichText, Text  # noqa: PLC0415
    from openpyxl.chart.title import Title  # noqa: PLC0415
    from openpyxl.drawing.text import Paragraph, RegularTextRun  # noqa: PLC0415

    run = RegularTextRun(t=words, rPr=_properties(1200, bold=True))
    return Title(tx=Text(rich=RichText(p=[Paragraph(r=[run])])))
