"""公示名单 as a record keeps it: one line for each row, cells parted by tabs, the headings first; masked before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.fields import LongText, Value, clean
from desktop_app.domain.masking_presets import MaskPreset
from desktop_app.domain.masking_table import mask_table
from desktop_app.domain.privacy import Kind
from desktop_app.domain.privacy_scan import detect
from desktop_app.domain.privacy_table import written

_NAMED = 6  # headings told in one line
NEVER_KEPT = frozenset({Kind.ID_NUMBER, Kind.BANK_CARD})  # in full, whatever the destination
_BRIEF = re.compile(r"[\d,]+行 × \d+列：")
_LONG_NUMBER = re.compile(r"\d{6}")


@dataclass(frozen=True)
class Roster:
    """A list as it is printed: headings, and rows as long as they."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def text(self) -> str:
        """As a record keeps it: tabs and line ends inside cells become blanks."""
        return "\n".join("\t".join(_cell(cell) for cell in row) for row in (self.headings, *self.rows))

    def told(self) -> str:
        """In one line: 5,000行 × 6列：姓名、乡镇、…."""
        names = "、".join(self.headings[:_NAMED]) + ("、…" if len(self.headings) > _NAMED else "")
        return f"{len(self.rows):,}行 × {len(self.headings)}列：{names}"


def roster_of(text: str) -> Roster | None:
    """The list a record keeps; None without one. Short rows are filled up, longer ones are cut off."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return None
    headings = tuple(lines[0].split("\t"))
    rows = (line.split("\t") for line in lines[1:])
    return Roster(headings, tuple(tuple((*row, *[""] * len(headings))[: len(headings)]) for row in rows))


def masked_again(roster: Roster, preset: MaskPreset, allowed: Sequence[str] = ()) -> Roster:
    """The list as another, stricter place may show it; what was masked before stays as it is."""
    shown = mask_table(roster.headings, roster.rows, preset, allowed)
    return Roster(shown.columns, tuple(tuple(map(written, row)) for row in shown.rows))


def full_numbers(text: str) -> str:
    """What of a list was never masked, as a sentence; empty when it may be kept."""
    found = detect(text, NEVER_KEPT) if _LONG_NUMBER.search(text) else ()
    if not found:
        return ""
    kinds = "、".join(dict.fromkeys(str(one.kind) for one in found))
    return f"有 {len(found)} 处没有遮盖的{kinds}，请用“粘贴名单”重新粘贴"


@dataclass(frozen=True)
class RosterText(LongText):
    """The kind of the field: a text whose tabs are kept."""

    def read(self, raw: object) -> Value:
        """The lines with their cells; None for the line `brief` makes of them; Refused when longer than the limit."""
        if _BRIEF.match(written(raw)):
            return None
        lines = written(raw).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        kept = ["\t".join(map(_cell, line.split("\t"))) for line in lines if line.strip()]
        told = super().read("x".join(kept)) and "\n".join(kept)
        return told or None

    def brief(self, value: Value) -> str:
        """Rows, columns and headings."""
        roster = roster_of(value) if isinstance(value, str) else None
        return roster.told() if roster else ""


def _cell(text: str) -> str:
    return " ".join(clean(text).split("\n"))
