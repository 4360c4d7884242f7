"""What bringing in a catalogue would do: a verdict for each of its rows, told before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.domain.catalogue import LABELS, CatalogueRow, mistakes
from desktop_app.domain.catalogue_rules import ART_26
from desktop_app.domain.catalogue_words import rules_of
from desktop_app.errors import Refused

if TYPE_CHECKING:
    from desktop_app.excel.catalogue_read import ReadRow


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "新增"
    CHANGED = "修改"
    SAME = "不变"
    FAULTY = "有误"


@dataclass(frozen=True)
class RowVerdict:
    """One row of the file: where it stands, what becomes of it and why; `row` is what would be kept."""

    sheet: str
    line: int
    name: str
    verdict: Verdict
    row: CatalogueRow | None = None
    changed: tuple[str, ...] = ()  # labels of what differs
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CatalogueRehearsal:
    """Every row of a file with its verdict, and how many rows of ours it says nothing of."""

    file: str
    verdicts: tuple[RowVerdict, ...]
    untouched: int

    def counts(self) -> dict[str, int]:
        """How many rows of each verdict."""
        tally = Counter(one.verdict for one in self.verdicts)
        return {verdict.value: tally[verdict] for verdict in Verdict}

    def refuse(self) -> None:
        """Refused with every mistake while a row is wrong."""
        if wrong := [
            f"{one.sheet} 第{one.line}行：{fault}" for one in self.verdicts for fault in one.mistakes
        ]:
            raise Refused(f"《{self.file}》没有导入", why="\n".join(wrong), do="请在表格里改正后再导入")


def judge(file: str, read: Sequence[ReadRow], rows: Sequence[CatalogueRow]) -> CatalogueRehearsal:
    """Hold rows of a sheet against the catalogue: the same item is 领域, 一级事项 and 二级事项 alike."""
    ours = {row.key: row for row in rows}
    seen: dict[tuple[str, str, str], ReadRow] = {}
    verdicts = []
    for one in read:
        row = one.row
        twice = seen.setdefault(row.key, one)
        wrong = [*one.mistakes, *mistakes(replace(row, rules=(ART_26,)))]
        if twice is not one:
            wrong.append(f"与{twice.sheet}第{twice.line}行是同一事项")
        if wrong:
            verdicts.append(
                RowVerdict(one.sheet, one.line, row.second, Verdict.FAULTY, mistakes=tuple(wrong))
            )
        else:
            verdicts.append(_verdict(one, ours.get(row.key)))
    return CatalogueRehearsal(file, tuple(verdicts), len(ours.keys() - seen.keys()))


def _verdict(one: ReadRow, before: CatalogueRow | None) -> RowVerdict:
    row = one.row
    if before is None:
        rules = rules_of(row.limit)
        notes = (
            () if rules or not row.limit else (f"看不懂公开时限“{row.limit}”，按{ART_26.days}个工作日计算",)
        )
        made = replace(row, number=0, rules=rules or (ART_26,))
        return RowVerdict(one.sheet, one.line, row.second, Verdict.NEW, made, notes=notes)
    told = {key: getattr(row, key) for key in one.told}
    if told.get("limit", before.limit) != before.limit:
        told["rules"] = rules_of(row.limit) or before.rules
    made = replace(before, **told, enabled=True)
    changed = tuple(label for key, label in LABELS.items() if getattr(made, key) != getattr(before, key))
    if not changed:
        return RowVerdict(one.sheet, one.line, row.second, Verdict.SAME)
    notes = ()
    if "limit" in told and told["limit"] != before.limit and not rules_of(row.limit):
        notes = (f"看不懂公开时限“{row.limit}”，时限规则没有改",)
    return RowVerdict(one.sheet, one.line, row.second, Verdict.CHANGED, made, changed, notes=notes)
