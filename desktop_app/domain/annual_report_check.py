"""勾稽: the equations between the cells of an annual report (国办公开办函〔2021〕30号)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.annual_report import (
    BLOCKS,
    CARRIED_IN,
    CARRIED_OUT,
    COLUMNS,
    DONE,
    NEW,
    RESULTS,
    ROWS,
    AnnualReport,
    Section2,
    Section3,
    Section4,
)

# What each equation says, for whoever is told of it.
MEANINGS = {
    "E1": "第一项加第二项之和，等于第三项（七）加第四项之和",
    "E2": "（一）至（六）各项之和，等于（七）总计",
    "E3": "六类申请人之和，等于总计",
    "E4": "维持、纠正、其他结果、尚未审结之和，等于总计",
    "E5": "上年结转，等于上一年报告的结转下年度继续办理",
    "E6": "去年现行有效加本年制发减本年废止，等于现行有效；只制发未废止的，现行有效不少于本年制发",
}


@dataclass(frozen=True)
class Finding:
    """An equation that does not hold: where, what the other side makes, and what stands there; soft ones only warn."""

    equation: str
    where: str
    expected: int
    found: int
    soft: bool = False

    @property
    def words(self) -> str:
        return f"{self.where}：应为 {self.expected}，填的是 {self.found}（{MEANINGS[self.equation]}）"

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
        found += _carried(table, previous.section3)
    if report.section2 is not None:
        found += _documents(report.section2, previous.section2 if previous else None)
    return tuple(found)


def _balances(table: Section3) -> Iterator[Finding]:
    for column, name in enumerate(COLUMNS):
        expected = table[NEW][column] + table[CARRIED_IN][column]
        found = table[DONE][column] + table[CARRIED_OUT][column]
        if expected != found:
            yield Finding("E1", f"表三“{name}”列：（七）总计与结转下年度继续办理之和", expected, found)


def _sums(table: Section3) -> Iterator[Finding]:
    for column, name in enumerate(COLUMNS):
        expected = sum(table[key][column] for key in RESULTS)
        if expected != table[DONE][column]:
            yield Finding("E2", f"表三“{name}”列：（七）总计", expected, table[DONE][column])


def _rows(table: Section3) -> Iterator[Finding]:
    for row in ROWS:
        *kinds, total = table[row.key]
        if sum(kinds) != total:
            yield Finding("E3", f"表三“{row.title}”行：总计", sum(kinds), total)


def _blocks(table: Section4) -> Iterator[Finding]:
    for block, name in BLOCKS.items():
        *parts, total = table[block]
        if sum(parts) != total:
            yield Finding("E4", f"表四“{name}”：总计", sum(parts), total)


def _carried(table: Section3, before: Section3) -> Iterator[Finding]:
    for column, name in enumerate(COLUMNS):
        expected, found = before[CARRIED_OUT][column], table[CARRIED_IN][column]
        if expected != found:
            yield Finding("E5", f"表三“{name}”列：上年结转", expected, found)


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
