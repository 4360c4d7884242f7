"""Table 二: what the office types in each year, since no register of ours holds it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.annual_report import Section2
from desktop_app.errors import Refused

_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_MONEY = re.compile(r"-?\d{1,9}([.]\d{1,6})?", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """One box of table 二: the item of 《条例》 it belongs to, its row and its column."""

    key: str
    item: str
    row: str
    label: str

    @property
    def title(self) -> str:
        return f"{self.row}{self.label}"


_ITEM1, _ITEM5, _ITEM6, _ITEM8 = (f"第二十条第（{n}）项" for n in "一五六八")
_ISSUED, _ABOLISHED, _IN_FORCE = "本年制发件数", "本年废止件数", "现行有效件数"
DOCUMENT_PARTS = ("issued", "abolished", "in_force")
_DECISIONS, _FEES = "本年处理决定数量", "本年收费金额（单位：万元）"
TABLE2: tuple[Entry, ...] = (
    *(
        Entry(f"{key}_{part}", _ITEM1, row, label)
        for key, row in (("rules", "规章"), ("normative", "行政规范性文件"))
        for part, label in zip(DOCUMENT_PARTS, (_ISSUED, _ABOLISHED, _IN_FORCE), strict=True)
    ),
    Entry("permits", _ITEM5, "行政许可", _DECISIONS),
    Entry("penalties", _ITEM6, "行政处罚", _DECISIONS),
    Entry("coercions", _ITEM6, "行政强制", _DECISIONS),
    Entry("fees", _ITEM8, "行政事业性收费", _FEES),
)


@dataclass(frozen=True)
class Table2:
    """The boxes as texts; `kept` tells whether somebody entered them or they are only proposed."""

    values: Mapping[str, str]
    kept: bool
    warnings: tuple[str, ...] = ()


def read_table2(typed: Mapping[str, object]) -> Section2:
    """The numbers of table 二; full-width digits count. Refused with every box that is empty or holds no number."""
    mistakes: list[str] = []
    numbers = {entry.key: _number(entry, typed.get(entry.key), mistakes) for entry in TABLE2}
    if mistakes:
        raise Refused("表二没有保存", why="\n".join(mistakes), do="没有的请填 0")
    whole = {key: int(number) for key, number in numbers.items() if key != "fees"}
    return Section2(
        rules=(whole["rules_issued"], whole["rules_abolished"], whole["rules_in_force"]),
        normative=(whole["normative_issued"], whole["normative_abolished"], whole["normative_in_force"]),
        permits=whole["permits"],
        penalties=whole["penalties"],
        coercions=whole["coercions"],
        fees=numbers["fees"],
    )


def _number(entry: Entry, typed: object, mistakes: list[str]) -> Decimal:
    text = unicodedata.normalize("NFKC", "" if typed is None else str(typed)).replace(",", "").strip()
    money = entry.key == "fees"
    if not text:
        mistakes.append(f"{entry.title}：空着")
    elif not (_MONEY if money else _WHOLE).fullmatch(text):
        mistakes.append(f"{entry.title}：“{text[:20]}”不是{'数，单位是万元' if money else '整数'}")
    elif text.startswith("-"):
        mistakes.append(f"{entry.title}：“{text}”是负数")
    else:
        return Decimal(text)
    return Decimal(0)


def told_table2(section: Section2) -> dict[str, str]:
    """The boxes of table 二 as texts."""
    parts = zip(TABLE2[:6], (*section.rules, *section.normative), strict=True)
    told = {entry.key: str(number) for entry, number in parts}
    singles = {entry.key: str(getattr(section, entry.key)) for entry in TABLE2[6:]}
    return told | singles


def proposed(before: Section2 | None) -> dict[str, str]:
    """What can be said beforehand: 规章 are always 0 in a county bureau, and what was in force last year still is."""
    told = {entry.key: "0" if entry.key.startswith("rules") else "" for entry in TABLE2}
    if before is not None:
        told |= {"rules_in_force": str(before.rules[2]), "normative_in_force": str(before.normative[2])}
    return told


def warnings(section: Section2) -> Iterator[str]:
    """What may be right but should be looked at."""
    if any(section.rules):
        yield "县级部门没有规章制定权，规章一行应为 0，请核对是否误填了规范性文件"
