"""An annual report as a text file tells it: plain keys and lists, every mistake named at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.annual_report import (
    BLOCKS,
    BY_KEY,
    CARRIED_OUT,
    COLUMNS,
    OUTCOMES,
    ROWS,
    AnnualReport,
    Counts,
    Section2,
    Section3,
    Section4,
)
from desktop_app.domain.annual_report_table2 import DOCUMENT_PARTS, read_table2
from desktop_app.errors import Refused

MOST_TOLD = 30  # mistakes in one message


def from_json(told: object) -> tuple[AnnualReport, AnnualReport | None]:
    """The report and the one before it, when it is told.

    `told` is {"section3": {row key: [7 counts]}, "section4": {block: [5 counts]}, "previous": {…}}; section4 and
    previous may be left out, and of `previous` only the row carried_out is needed. A section2 as `as_json` tells it
    is read when it is there. Refused with every mistake.
    """
    reading = _Reading()
    whole = reading.mapping(told, "文件")
    report = AnnualReport(
        reading.section3(whole.get("section3"), "section3", tuple(BY_KEY)),
        reading.section4(whole["section4"]) if whole.get("section4") is not None else None,
        reading.section2(whole.get("section2"), "section2"),
    )
    previous = None
    if _tells(whole.get("previous")):
        previous = reading.previous(whole["previous"], "previous")
    refuse(reading.mistakes)
    return report, previous


def _tells(before: object) -> bool:
    """Whether the report of the year before says anything that is compared: its table four alone does not."""
    return before is not None and not (isinstance(before, dict) and before.keys() <= {"section4"})


def previous_from_json(told: object) -> AnnualReport:
    """The report of the year before, in a file of its own; only its row carried_out is needed. Refused as above."""
    reading = _Reading()
    report = reading.previous(told, "上年文件")
    refuse(reading.mistakes)
    return report


def refuse(mistakes: list[str]) -> None:
    """Refused when there are any."""
    if mistakes:
        more = [f"……还有 {len(mistakes) - MOST_TOLD} 处"] if len(mistakes) > MOST_TOLD else []
        raise Refused(
            "年度报告的数填得不对，没有核对",
            why="\n".join([*mistakes[:MOST_TOLD], *more]),
            do="请更正后再核对",
        )


@dataclass
class _Reading:
    mistakes: list[str] = field(default_factory=list)

    def mapping(self, told: object, where: str) -> Mapping[str, object]:
        if isinstance(told, dict):
            return told
        self.mistakes.append(f"{where}：应是一个对象（花括号）")
        return {}

    def previous(self, told: object, where: str) -> AnnualReport:
        before = self.mapping(told, where)
        rows = self.section3(before.get("section3", before), f"{where}.section3", (CARRIED_OUT,))
        return AnnualReport(rows, None, self.section2(before.get("section2"), f"{where}.section2"))

    def section2(self, told: object, where: str) -> Section2 | None:
        if told is None:
            return None
        rows = self.mapping(told, where)
        flat: dict[str, object] = {}
        for key, value in rows.items():
            if isinstance(value, list):
                flat.update(zip((f"{key}_{part}" for part in DOCUMENT_PARTS), value, strict=False))
            else:
                flat[key] = value
        try:
            return read_table2(flat)
        except Refused as no:
            self.mistakes += [f"{where}：{line}" for line in no.why.split("\n")]
            return None

    def section3(self, told: object, where: str, needed: tuple[str, ...]) -> Section3:
        if told is None:
            self.mistakes.append(f"缺少 {where}")
            return Section3()
        rows = self.mapping(told, where)
        if isinstance(told, dict):
            self._missing(where, [f"{key}（{BY_KEY[key].title}）" for key in needed if key not in rows])
            self._unknown(where, [key for key in rows if key not in BY_KEY])
        titles = {row.key: row.title for row in ROWS}
        return Section3(
            {
                key: self._counts(rows[key], f"{where} 的 {key}（{title}）", len(COLUMNS))
                for key, title in titles.items()
                if key in rows
            }
        )

    def section4(self, told: object) -> Section4:
        blocks = self.mapping(told, "section4")
        if isinstance(told, dict):
            self._missing(
                "section4", [f"{key}（{name}）" for key, name in BLOCKS.items() if key not in blocks]
            )
            self._unknown("section4", [key for key in blocks if key not in BLOCKS])
        return Section4(
            **{
                key: self._counts(blocks[key], f"section4 的 {key}（{name}）", len(OUTCOMES))
                for key, name in BLOCKS.items()
                if key in blocks
            }
        )

    def _missing(self, where: str, rows: list[str]) -> None:
        if rows:
            self.mistakes.append(f"{where} 缺少 {len(rows)} 行：{'、'.join(rows)}")

    def _unknown(self, where: str, keys: list[str]) -> None:
        if keys:
            self.mistakes.append(f"{where} 有不认识的行：{'、'.join(keys)}")

    def _counts(self, told: object, where: str, length: int) -> Counts:
        if not isinstance(told, list):
            self.mistakes.append(f"{where}：应是 {length} 个整数的列表")
            return (0,) * length
        if len(told) != length:
            self.mistakes.append(f"{where}：应有 {length} 个数，有 {len(told)} 个")
            return (0,) * length
        return tuple(self._count(each, f"{where} 第 {at} 个数") for at, each in enumerate(told, 1))

    def _count(self, told: object, where: str) -> int:
        if isinstance(told, bool) or not isinstance(told, int):
            self.mistakes.append(f"{where}“{told}”不是整数")
        elif told < 0:
            self.mistakes.append(f"{where}“{told}”是负数")
        else:
            return told
        return 0
