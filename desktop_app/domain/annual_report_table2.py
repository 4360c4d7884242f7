"""Table 二: the row of 规范性文件 is counted in the register, the others the office types in each year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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


NORMATIVE = tuple(entry for entry in TABLE2 if entry.key.startswith("normative"))
Documents = Mapping[str, tuple[int, ...]]  # key of a box of NORMATIVE → the items of 主动公开 it counts


@dataclass(frozen=True)
class Table2:
    """The boxes as texts; `kept` tells whether somebody entered them or they are only proposed.

    `counted` is what the register tells of the boxes of NORMATIVE; empty where it holds no 规范性文件.
    """

    values: Mapping[str, str]
    kept: bool
    warnings: tuple[str, ...] = ()
    counted: Mapping[str, str] = field(default_factory=dict)


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


def proposed(before: Section2 | None, documents: Documents | None = None) -> dict[str, str]:
    """What can be said beforehand: 规章 are always 0 in a county bureau, and what was in force last year still is.

    What the register counts goes before last year's numbers.
    """
    told = {entry.key: "0" if entry.key.startswith("rules") else "" for entry in TABLE2}
    if before is not None:
        told |= {"rules_in_force": str(before.rules[2]), "normative_in_force": str(before.normative[2])}
    return told | counted(documents)


def counted(documents: Documents | None) -> dict[str, str]:
    """The boxes of NORMATIVE as the register has them; none where it holds no 规范性文件."""
    return {} if documents is None else {e.key: str(len(documents.get(e.key, ()))) for e in NORMATIVE}


def to_keep(section: Section2, documents: Documents | None) -> dict[str, str]:
    """What is kept of table 二: not the numbers that agree with the register, which go on following it."""
    register = counted(documents)
    return {key: text for key, text in told_table2(section).items() if register.get(key) != text}


def kept_table2(kept: Mapping[str, object], documents: Documents | None) -> Section2:
    """Table 二 from what was kept; what was not comes from the register. Refused as `read_table2`."""
    return read_table2({**{entry.key: "0" for entry in NORMATIVE}, **counted(documents), **kept})


def overrides(section: Section2, documents: Documents | None) -> Iterator[tuple[Entry, int, int]]:
    """The boxes of NORMATIVE that were typed otherwise than the register counts: box, register, typed."""
    register, told = counted(documents), told_table2(section)
    for entry in NORMATIVE:
        if entry.key in register and register[entry.key] != told[entry.key]:
            yield entry, int(register[entry.key]), int(told[entry.key])


def warnings(section: Section2, documents: Documents | None = None) -> Iterator[str]:
    """What may be right but should be looked at."""
    for entry, register, typed in overrides(section, documents):
        yield f"{entry.title}：填的是{typed}，台账是{register}"
    if any(section.rules):
        yield "县级部门没有规章制定权，规章一行应为 0，请核对是否误填了规范性文件"
