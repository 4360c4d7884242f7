"""What was read out of a file to be looked through: text in passages, each telling where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# What Word and Excel write beside the text of every file (docProps), by its name in the file.
PROPERTIES: Mapping[str, str] = {
    "creator": "作者", "lastModifiedBy": "上次保存者", "Company": "单位", "Manager": "主管", "title": "标题",
    "subject": "主题", "keywords": "关键词", "description": "备注", "category": "类别",
}  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """Text of one place, such as a sheet, a paragraph or a comment.

    `hidden` says in words why a reader does not see it; empty when he does. Of a grid, whose cells are parted by tabs,
    `rows` tell the number of each line, `hidden_rows` and `hidden_columns` (from 1) what of it is not shown.
    """

    where: str
    text: str
    hidden: str = ""
    rows: tuple[int, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def place(self, start: int) -> str:
        """Where in the file a place of the text is, in words."""
        if not self.rows:
            return self.where + (
                f"（{self.hidden}）" if self.hidden and self.hidden not in self.where else ""
            )
        begins = self.text.rfind("\n", 0, start) + 1
        row = self.rows[self.text.count("\n", 0, begins)]
        column = self.text.count("\t", begins, start) + 1
        told = [self.hidden] if self.hidden else []
        told += ["隐藏行"] if row in self.hidden_rows else []
        told += ["隐藏列"] if column in self.hidden_columns else []
        return f"{self.where}第{row}行{letters(column)}列" + (f"（{'、'.join(told)}）" if told else "")


@dataclass(frozen=True)
class Contents:
    """All the text of a file, what of it is hidden, and what could not be looked at; the last two as sentences."""

    passages: tuple[Passage, ...]
    hidden: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def letters(column: int) -> str:
    """The letters of a sheet's column, from 1."""
    told = ""
    while column:
        column, at = divmod(column - 1, 26)
        told = chr(65 + at) + told
    return told


def column_of(name: str) -> int:
    """The number of a sheet's column, from 1."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def ranges(numbers: Sequence[int], limit: int = 12) -> str:
    """3、5—8、… in words that fit a line."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [str(first) if first == last else f"{first}—{last}" for first, last in runs[:limit]]
    return "、".join(told) + (f" 等{len(numbers)}处" if len(runs) > limit else "")


@dataclass(frozen=True)
class Stripped:
    """A file without what was hidden in it: its bytes, what was removed, and what to look at, as sentences."""

    content: bytes
    removed: tuple[str, ...]
    notes: tuple[str, ...] = ()
