"""勾稽: the equations between the cells of an annual report (国办公开办函〔2021〕30号)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.annual_report import (
    BLOCKS,
    CARRIED_IN,
    CARRIED_OUT,
    COLUMNS,
    DONE,
    KINDS,
    NEW,
    OUTCOMES,
    RESULTS,
    ROWS,
    TOTAL,
    AnnualReport,
    Section2,
    Section3,
    Section4,
)
from desktop_app.domain.annual_report_fill import Cell, Draft

# What each equation says, for whoever is told of it.
MEANINGS = {
    "E1": "第一项加第二项之和，等于第三项（七）加第四项之和",
    "E2": "（一）至（六）各项之和，等于（七）总计",
    "E3": "六类申请人之和，等于总计",
    "E4": "维持、纠正、其他结果、尚未审结之和，等于总计",
    "E5": "上年结转，等于上一年报告的结转下年度继续办理",
    "E6": "去年现行有效加本年制发减本年废止，等于现行有效；只制发未废止的，现行有效不少于本年制发",
    "E7": "文字部分的数，等于表中的数",
    "E8": "表中的数，等于台账中的数",
}


@dataclass(frozen=True)
class Finding:
    """An equation that does not hold: where, what the other side makes, and what stands there; soft ones only warn.

    `left` and `right` are the cells of tables 三 and 四 on both sides; `numbers` name requests where they are known.
    """

    equation: str
    where: str
    expected: int
    found: int
    soft: bool = False
    left: tuple[Cell, ...] = ()
    right: tuple[Cell, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell of tables 三 and 四 the equation is about."""
        return self.left + self.right

    @property
    def words(self) -> str:
        told = f"{self.where}：应为 {self.expected}，填的是 {self.found}（{MEANINGS[self.equation]}）"
        return f"{told}；涉及{'、'.join(self.numbers)}" if self.numbers else told

    def as_json(self) -> dict[str, object]:
        return {
            "equation": self.equation,
            "where": self.where,
            "expected": self.expected,
            "found": self.found,
        }


def check(report: AnnualReport, previous: AnnualReport | None = None) -> tuple[Finding, ...]:
    """Every equation that does not hold, in the order E1 to E6; E5 and the yearly part of E6 need the year before."""
    table = report.section3
    found = [*_balances(table), *_sums(table), *_rows(table)]
    if report.section4 is not None:
        found += _blocks(report.section4)
    if previous is not None:
        found += carried(table[CARRIED_IN], previous.section3[CARRIED_OUT])
    if report.section2 is not None:
        found += _documents(report.section2, previous.section2 if previous else None)
    return tuple(found)


def culprits(finding: Finding, draft: Draft) -> tuple[int, ...]:
    """The requests that break an equation, oldest first: those that stand on one of its sides only.

    Empty when both sides count the same requests: then a number was typed, not counted.
    """
    sides = [
        Counter(each for cell in cells for each in draft.ids(*cell))
        for cells in (finding.left, finding.right)
        if cells
    ]
    if len(sides) == 1:
        return tuple(sorted(sides[0]))
    if not sides:
        return ()
    return tuple(sorted((sides[0] - sides[1]) + (sides[1] - sides[0])))


def _balances(table: Section3) -> Iterator[Finding]:
    for column, name in enumerate(COLUMNS):
        expected = table[NEW][column] + table[CARRIED_IN][column]
        found = table[DONE][column] + table[CARRIED_OUT][column]
        if expected != found:
            where = f"表三“{name}”列：（七）总计与结转下年度继续办理之和"
            came, went = ((NEW, name), (CARRIED_IN, name)), ((DONE, name), (CARRIED_OUT, name))
            yield Finding("E1", where, expected, found, left=came, right=went)


def _sums(table: Section3) -> Iterator[Finding]:
    for column, name in enumerate(COLUMNS):
        expected = sum(table[key][column] for key in RESULTS)
        if expected != table[DONE][column]:
            where = f"表三“{name}”列：（七）总计"
            results = tuple((key, name) for key in RESULTS)
            yield Finding("E2", where, expected, table[DONE][column], left=results, right=((DONE, name),))


def _rows(table: Section3) -> Iterator[Finding]:
    for row in ROWS:
        *kinds, total = table[row.key]
        if sum(kinds) != total:
            where = f"表三“{row.title}”行：总计"
            parts = tuple((row.key, kind) for kind in KINDS)
            yield Finding("E3", where, sum(kinds), total, left=parts, right=((row.key, TOTAL),))


def _blocks(table: Section4) -> Iterator[Finding]:
    for block, name in BLOCKS.items():
        *parts, total = table[block]
        if sum(parts) != total:
            left = tuple((block, outcome) for outcome in OUTCOMES if outcome != TOTAL)
            where = f"表四“{name}”：总计"
            yield Finding("E4", where, sum(parts), total, left=left, right=((block, TOTAL),))


def carried(found: tuple[int, ...], before: tuple[int, ...]) -> Iterator[Finding]:
    """E5, column by column: what was carried in against what the year before carried out."""
    for name, is_now, was in zip(COLUMNS, found, before, strict=True):
        if is_now != was:
            yield Finding("E5", f"表三“{name}”列：上年结转", was, is_now, left=((CARRIED_IN, name),))


def _documents(table: Section2, before: Section2 | None) -> Iterator[Finding]:
    """The floor is hard; the yearly balance warns, for a clean-up of old documents may break it."""
    for name, now, then in (
        ("规章", table.rules, before.rules if before else None),
        ("行政规范性文件", table.normative, before.normative if before else None),
    ):
        issued, abolished, in_force = now
        where = f"表二“{name}”行：现行有效件数"
        if issued and not abolished and in_force < issued:
            yield Finding("E6", where, issued, in_force)
        elif then is not None and then[2] + issued - abolished != in_force:
            yield Finding("E6", where, then[2] + issued - abolished, in_force, soft=True)
