"""Tables 二, 三 and 四 as boxes in the published layout (国办公开办函〔2021〕30号), for whatever draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.annual_report import (
    BLOCKS,
    CARRIED_IN,
    CARRIED_OUT,
    COLUMNS,
    KINDS,
    NEW,
    OUTCOMES,
    RESULT_HEAD,
    ROWS,
    TOTAL,
    AnnualReport,
    Section2,
    Section3,
    Section4,
)
from desktop_app.domain.annual_report_table2 import TABLE2, told_table2

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
TITLES = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
ABOUT = "申请人情况"
BODIES = "法人或其他组织"
SUITS = "行政诉讼"
LABELS = 3  # columns of row names in table 三
HEADS = 3  # rows of headings in tables 三 and 四


@dataclass(frozen=True)
class Box:
    """A rectangle of a table: `row` and `column` from 0, what stands in it, and the cell of 三 or 四 it shows.

    A box that is no heading shows `value`; None leaves it to be filled by hand. `left`: its text begins at the left.
    """

    row: int
    column: int
    text: str = ""
    down: int = 1
    across: int = 1
    head: bool = True
    left: bool = False
    value: int | Decimal | None = None
    cell: tuple[str, str] | None = None

    @property
    def shown(self) -> str:
        """What is read in the box: 0 is 0, never a blank."""
        if self.head:
            return self.text
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True)
class Table:
    """A table of `rows` by `columns` boxes, the first `heads` rows of which are repeated on every page."""

    title: str
    columns: int
    rows: int
    heads: int
    boxes: tuple[Box, ...]


def tables(report: AnnualReport) -> tuple[Table, Table, Table]:
    """二, 三 and 四."""
    return table2(report.section2), table3(report.section3), table4(report.section4)


def table2(section: Section2 | None) -> Table:
    """第二十条第（一）、（五）、（六）、（八）项 below each other, each with its own heading."""
    told = told_table2(section) if section is not None else {}
    boxes: list[Box] = []
    row = 0
    for item in dict.fromkeys(entry.item for entry in TABLE2):
        entries = [entry for entry in TABLE2 if entry.item == item]
        heads = tuple(dict.fromkeys(entry.label for entry in entries))
        across = 3 // len(heads)
        boxes += [Box(row, 0, item, across=4), Box(row + 1, 0, "信息内容")]
        boxes += [Box(row + 1, 1 + at * across, head, across=across) for at, head in enumerate(heads)]
        row += 2
        for name in dict.fromkeys(entry.row for entry in entries):
            boxes.append(Box(row, 0, name))
            for at, entry in enumerate(one for one in entries if one.row == name):
                value = _number(told.get(entry.key), entry.key)
                boxes.append(Box(row, 1 + at * across, across=across, head=False, value=value))
            row += 1
    return Table(TITLES[0], 4, row, 0, tuple(boxes))


def _number(text: str | None, key: str) -> int | Decimal | None:
    if text is None:
        return None
    return Decimal(text) if key == "fees" else int(text)


def table3(section: Section3) -> Table:
    """25 rows of seven counts, their names in three columns on the left."""
    boxes = [
        Box(0, 0, CORNER, down=HEADS, across=LABELS),
        Box(0, LABELS, ABOUT, across=len(COLUMNS)),
        Box(1, LABELS, KINDS[0], down=2),
        Box(1, LABELS + 1, BODIES, across=len(KINDS) - 1),
        *(Box(2, at, name) for at, name in enumerate(KINDS[1:], LABELS + 1)),
        Box(1, LABELS + len(KINDS), TOTAL, down=2),
    ]
    outer = (NEW, CARRIED_IN, CARRIED_OUT)
    inner = [row for row in ROWS if row.key not in outer]
    for at, row in enumerate(ROWS, HEADS):
        if row is inner[0]:
            boxes.append(Box(at, 0, RESULT_HEAD, down=len(inner)))
        if row.key in outer:
            boxes.append(Box(at, 0, row.name, across=LABELS, left=True))
        elif not row.group:
            boxes.append(Box(at, 1, row.name, across=2, left=True))
        else:
            group = [each for each in ROWS if each.group == row.group]
            if row is group[0]:
                boxes.append(Box(at, 1, row.group, down=len(group)))
            boxes.append(Box(at, 2, row.name, left=True))
        boxes += _counts(at, LABELS, row.key, COLUMNS, section[row.key])
    return Table(TITLES[1], LABELS + len(COLUMNS), HEADS + len(ROWS), HEADS, tuple(boxes))


def table4(section: Section4 | None) -> Table:
    """15 counts in one row under three heads."""
    width = len(OUTCOMES)
    review, *suits = BLOCKS.items()
    boxes = [
        Box(0, 0, review[1], across=width),
        Box(0, width, SUITS, across=width * len(suits)),
        *(Box(1, at * width, name, across=width) for at, (_, name) in enumerate(suits, 1)),
    ]
    for at, (block, _) in enumerate(BLOCKS.items()):
        first = at == 0
        boxes += [
            Box(1 if first else 2, column, name, down=2 if first else 1)
            for column, name in enumerate(OUTCOMES, at * width)
        ]
        counts = section[block] if section is not None else (None,) * width
        boxes += _counts(HEADS, at * width, block, OUTCOMES, counts)
    return Table(TITLES[2], width * len(BLOCKS), HEADS + 1, HEADS, tuple(boxes))


def _counts(row: int, left: int, key: str, names: Sequence[str], counts: Sequence[int | None]) -> list[Box]:
    return [
        Box(row, left + at, head=False, value=count, cell=(key, name))
        for at, (name, count) in enumerate(zip(names, counts, strict=True))
    ]
