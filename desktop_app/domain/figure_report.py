"""A report of numbers as plain tables: what sheet and paper have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.chart import Chart
from desktop_app.domain.closed_figures import Kept
from desktop_app.domain.counting import Crosstab
from desktop_app.domain.masking import mask_text
from desktop_app.domain.measures import Figure, How

Cell = str | int
NONE = "—"
NONE_MEANT = "“—”表示没有可统计的件，算不出比率或中位数。"


@dataclass(frozen=True)
class Table:
    """A table: counts are numbers, shares and medians the words they are shown by; `wide` columns hold sentences."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    wide: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Report:
    """Numbers of one thing over one period as they leave the program.

    `tables` begin with the figures and their definitions. `counted` are the 编号 of the records with the figures that
    count them, nothing else of them; `rows` their ids by register.
    """

    title: str
    period: str
    unit_name: str
    preparer: str
    reviewer: str
    made_on: date
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    counted: Sequence[tuple[str, str]]
    rows: Mapping[str, tuple[int, ...]]
    charts: tuple[Chart, ...] = ()


def figures_table(title: str, figures: Sequence[Kept], notes: Sequence[str] = ()) -> Table:
    """Figures below each other, each with its definition."""
    grouped = any(figure.group for figure in figures)
    head = (*(("类别",) if grouped else ()), "项目", "数值", "单位", "含义")
    rows = tuple(
        (*((one.group,) if grouped else ()), one.label, _number(one), one.unit, one.definition)
        for one in figures
    )
    return _told(Table(title, head, rows, tuple(notes), frozenset({len(head) - 1})))


def side_by_side(title: str, corner: str, figures: Sequence[Kept]) -> tuple[Table, Table]:
    """Figures with a row for each group and a column for each label, and the definitions of the labels."""
    labels = tuple(dict.fromkeys(one.label for one in figures))
    groups = tuple(dict.fromkeys(one.group for one in figures))
    found = {one.key: one for one in figures}
    rows = tuple(
        (group, *(_number(found[group, label]) for label in labels)) for group in groups
    )  # every group has every label
    meant = tuple((label, _meant([one for one in figures if one.label == label])) for label in labels)
    definitions = Table("各项含义", ("项目", "含义"), meant, wide=frozenset({1}))
    return _told(Table(title, (corner, *labels), rows)), definitions


def _meant(same: Sequence[Kept]) -> str:
    """What a label means; where groups differ in their states or limits, whose words these are."""
    first = same[0]
    if all(one.definition == first.definition for one in same):
        return first.definition
    return f"{first.definition}（这里写的是{first.group}，其他各按自己的状态和期限）"


def crosstab_table(title: str, crosstab: Crosstab) -> Table:
    """A crosstab with its total below; what does not add up is told in its notes.

    A list takes any word, so the words are masked as free text is.
    """
    head = (crosstab.label, *(measure.label for measure in crosstab.measures))
    lines = (*crosstab.lines, crosstab.total)
    rows = tuple((mask_text(line.word), *(_cell(figure) for figure in line.figures)) for line in lines)
    return _told(Table(title, head, rows, crosstab.notes))


def _told(table: Table) -> Table:
    """The table with what — means, where it occurs."""
    occurs = any(cell == NONE for row in table.rows for cell in row)
    return replace(table, notes=(*table.notes, NONE_MEANT)) if occurs else table


def _short(shown: str) -> str:
    return NONE if shown.startswith(NONE) else shown


def _number(one: Kept) -> Cell:
    return _short(one.shown) if one.number is None else one.number


def _cell(figure: Figure) -> Cell:
    counts = figure.measure.how in (How.COUNT, How.TOTAL)
    return int(figure.value or 0) if counts else _short(figure.shown)
