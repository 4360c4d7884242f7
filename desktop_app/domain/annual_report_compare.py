"""A report that stands beside one counted anew: E8 for a report to be checked, corrections for a closed year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.annual_report import BLOCKS, COLUMNS, OUTCOMES, ROWS, AnnualReport, Counts
from desktop_app.domain.annual_report_check import Finding
from desktop_app.domain.annual_report_fill import Cell, Draft
from desktop_app.domain.annual_report_table2 import Documents, overrides


@dataclass(frozen=True)
class Correction:
    """A cell of a closed year that the register counts otherwise now; `ids` are the requests that make the difference.

    `where` names the cell as a person does; the same request may stand in several corrections.
    """

    row: str
    column: str
    where: str
    frozen: int
    now: int
    ids: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        told = f"{self.where}：定稿为 {self.frozen}，台账现为 {self.now}"
        return f"{told}；涉及{'、'.join(self.numbers)}" if self.numbers else told


def every_cell(report: AnnualReport) -> Iterator[tuple[Cell, str, int]]:
    """Every number of tables 三 and 四 with its cell and its name, in the order of the tables."""
    for row in ROWS:
        yield from _row(row.key, f"表三“{row.title}”行", COLUMNS, report.section3[row.key])
    if report.section4 is not None:
        for block, name in BLOCKS.items():
            yield from _row(block, f"表四“{name}”", OUTCOMES, report.section4[block])


def _row(key: str, name: str, columns: Sequence[str], counts: Counts) -> Iterator[tuple[Cell, str, int]]:
    for column, count in zip(columns, counts, strict=True):
        yield (key, column), f"{name}“{column}”列" if key not in BLOCKS else f"{name}：{column}", count


def against_register(given: AnnualReport, fresh: Draft, numbers: Mapping[int, str]) -> tuple[Finding, ...]:
    """E8: every cell of tables 三 and 四 the register counts otherwise, with the requests it counts there."""
    register = {cell: count for cell, _, count in every_cell(fresh.report)}
    return tuple(
        Finding(
            "E8",
            where,
            register[cell],
            count,
            left=(cell,),
            numbers=tuple(numbers[each] for each in sorted(set(fresh.ids(*cell)))),
        )
        for cell, where, count in every_cell(given)
        if register[cell] != count
    )


def against_documents(given: AnnualReport, documents: Documents | None) -> tuple[Finding, ...]:
    """E8: every box of 行政规范性文件 in table 二 the register counts otherwise; it warns: what was typed stands."""
    if given.section2 is None:
        return ()
    return tuple(
        Finding("E8", f"表二“{entry.row}”行：{entry.label}", register, typed, soft=True)
        for entry, register, typed in overrides(given.section2, documents)
    )


def corrections(frozen: Draft, fresh: Draft, numbers: Mapping[int, str]) -> tuple[Correction, ...]:
    """Every cell of a closed year that counts other requests now, also when their number is the same."""
    now = {cell: count for cell, _, count in every_cell(fresh.report)}
    found = []
    for cell, where, count in every_cell(frozen.report):
        then, today = Counter(frozen.ids(*cell)), Counter(fresh.ids(*cell))
        ids = tuple(sorted((then - today) + (today - then)))
        if ids or now[cell] != count:
            told = tuple(numbers.get(each, str(each)) for each in ids)
            found.append(Correction(*cell, where, count, now[cell], ids, told))
    return tuple(found)
