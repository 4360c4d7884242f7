"""The words of letters: one text file a kind, shipped with the program, which the office may replace by its own.

A wording is text with {名称} in the places of facts and nothing else: it is read, never run. A paragraph that
begins with ［可选］ is left out while none of what may be missing in it is known; ｜ parts the cells of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.letter_kinds import allowed
from desktop_app.domain.letter_law import Relief
from desktop_app.domain.letter_shape import LetterKind
from desktop_app.errors import Refused
from desktop_app.paths import resource
from desktop_app.textfile import read_text

OPTIONAL, CELL = "［可选］", "｜"
PLACE = re.compile(r"\{([^{}]*)\}")
_SECTIONS = ("开头", "正文", "结尾")
_SECTION = re.compile(r"【(.+)】")
_HEADER = ("文书", "法规", "称谓")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as written; `cells` when it is a row of a table."""

    text: str
    optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The facts it names."""
        return tuple(PLACE.findall(self.text))

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table row, else none."""
        return tuple(self.text.split(CELL)) if CELL in self.text else ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one kind: name of the paper, law and version it follows, salutation, three parts."""

    title: str
    law: str
    salutation: str
    opening: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    closing: tuple[Paragraph, ...]
    own: bool = False  # the office's, not the shipped one

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in order."""
        yield from (*self.opening, *self.body, *self.closing)


def own_path(folder: Path, kind: LetterKind) -> Path:
    """Where the office's own wording of a kind lies."""
    return folder / f"{kind.key}.txt"


def shipped_text(kind: LetterKind) -> str:
    """The wording that came with the program, always there to go back to."""
    return read_text(resource(f"letters/{kind.key}.txt"))


def wording(kind: LetterKind, folder: Path | None = None) -> Wording:
    """The wording in force: the office's own file where there is one, else the shipped one.

    Raises `Refused` as `parse`, `Trouble` when the office's file cannot be read.
    """
    if folder is not None and (path := own_path(folder, kind)).exists():
        return parse(kind, read_text(path), own=True)
    return parse(kind, shipped_text(kind))


def parse(kind: LetterKind, text: str, *, own: bool = False) -> Wording:
    """A wording read and held against its kind.

    Raises `Refused` with everything together, each with its line where it has one: a placeholder that does not
    exist or that a letter to others may not name, a fact or the relief paragraph that must be told and was lost,
    a part or a header that is missing.
    """
    header: dict[str, str] = {}
    sections: dict[str, list[Paragraph]] = {}
    part = ""
    wrong = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip(" \t\u3000\ufeff")
        if not line or line.startswith("#"):
            continue
        wrong += [f"第{number}行：{fault}" for fault in _line_faults(kind, line)]
        if found := _SECTION.fullmatch(line):
            part = found[1]
            sections[part] = []
            wrong += [f"第{number}行：没有“【{part}】”这种部分"] if part not in _SECTIONS else []
        elif part:
            sections[part].append(Paragraph(line.removeprefix(OPTIONAL).strip(), line.startswith(OPTIONAL)))
        else:
            name, _, value = line.partition("：")
            header[name.strip()] = value.strip()
            strange = name.strip() not in _HEADER
            wrong += [f"第{number}行：开头的“{name.strip()}”应是{'、'.join(_HEADER)}之一"] if strange else []
    wrong += [f"没有“【{name}】”这一部分" for name in _SECTIONS if name not in sections]
    wrong += [f"没有写“{name}：”" for name in _HEADER[:2] if not header.get(name)]
    opening, body, closing = (tuple(sections.get(name, ())) for name in _SECTIONS)
    made = Wording(
        header.get("文书", ""), header.get("法规", ""), header.get("称谓", ""), opening, body, closing, own
    )
    wrong += _lost(kind, made)
    if wrong:
        raise Refused(
            f"“{kind.name}”的用语文件不能用",
            why="\n".join(wrong),
            do="请改正这些地方，或者恢复随程序附带的用语",
        )
    return made


def _line_faults(kind: LetterKind, line: str) -> Iterator[str]:
    """What is wrong within one line."""
    legal = allowed(kind)
    for name in dict.fromkeys(PLACE.findall(line)):
        if name not in legal:
            yield f"“{{{name}}}”不是这种文书可用的字段"
    if "{" in PLACE.sub("", line) or "}" in PLACE.sub("", line):
        yield f"花括号不成对：{line[:30]}"


def _lost(kind: LetterKind, made: Wording) -> Iterator[str]:
    """What must be told and stands in no line."""
    written = [made.title, made.salutation, *(one.text for one in made.paragraphs())]
    named = {name for text in written for name in PLACE.findall(text)}
    for name in kind.needs:
        if name not in named:
            yield f"缺少必须写明的“{{{name}}}”"
    if kind.relief is not Relief.NONE and "救济" not in named:
        yield "缺少必须告知的“{救济}”（复议、诉讼途径）"
