"""The words of the letters of 办件: one text file each, shipped with the program, which the office may replace.

A wording is text with {名称} in the places of facts and nothing else: it is read, never run. 标题 and 称谓 stand above
【正文】; a paragraph that begins with ［可选］ is left out while what it names is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.characters import one_line, paragraphs
from desktop_app.documents.wordings import OPTIONAL, PLACE
from desktop_app.errors import Refused
from desktop_app.paths import resource
from desktop_app.textfile import read_text

BODY = "内容"  # the fact whose paragraphs stand by themselves
_BODY_LINE, _HEADER = "【正文】", ("标题", "称谓")
_MARKS = "。；，、：;"


@dataclass(frozen=True)
class LetterWords:
    """One letter of a ledger: its key, what it is called, and the facts its words may and must name."""

    key: str
    name: str
    facts: tuple[str, ...]
    must: tuple[str, ...]


@dataclass(frozen=True)
class MatterWording:
    """The words of one letter: title, salutation and paragraphs, with places for facts."""

    title: str
    salutation: str
    body: tuple[str, ...]

    def filled(self, facts: Mapping[str, str]) -> tuple[str, str, tuple[str, ...]]:
        """Title, salutation and paragraphs with the facts in their places; what is put in is never looked at again."""
        told = tuple(line for one in self.body for line in _lines(one, facts))
        return _put(self.title, facts), _put(self.salutation, facts), told

    def names(self) -> frozenset[str]:
        """Every fact it names where it must be known."""
        firm = (one for one in self.body if not one.startswith(OPTIONAL))
        return frozenset(
            name for text in (self.title, self.salutation, *firm) for name in PLACE.findall(text)
        )


def own_path(folder: Path, kind: LetterWords) -> Path:
    """Where the office's own wording of a letter lies."""
    return folder / "matters" / f"{kind.key}.txt"


def shipped_text(kind: LetterWords) -> str:
    """The wording that came with the program, always there to go back to."""
    return read_text(resource(f"letters/matters/{kind.key}.txt"))


def matter_wording(kind: LetterWords, folder: Path) -> MatterWording:
    """The wording in force: the office's own file where there is one. Refused as `parse`, Trouble when unreadable."""
    path = own_path(folder, kind)
    return parse(kind, read_text(path) if path.exists() else shipped_text(kind))


def parse(kind: LetterWords, text: str) -> MatterWording:
    """A wording read and held against its letter; Refused with everything that is wrong, each with its line."""
    header: dict[str, str] = {}
    body: list[str] = []
    inside = False
    wrong: list[str] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip(" \t\u3000\ufeff")
        if not line or line.startswith("#"):
            continue
        wrong += [f"第{number}行：{fault}" for fault in _faults(kind, line)]
        if line == _BODY_LINE:
            inside = True
        elif inside:
            body.append(line)
        else:
            name, _, value = line.partition("：")
            header[name.strip()] = value.strip()
    wrong += [f"没有写“{name}：”" for name in _HEADER if not header.get(name)]
    wrong += [] if body else [f"没有“{_BODY_LINE}”或者下面没有写"]
    made = MatterWording(header.get("标题", ""), header.get("称谓", ""), tuple(body))
    wrong += [f"缺少必须写明的“{{{name}}}”" for name in kind.must if name not in made.names()]
    if wrong:
        do = "请改正这些地方，或者恢复随程序附带的用语"
        raise Refused(f"“{kind.name}”的用语文件不能用", why="\n".join(wrong), do=do)
    return made


def _faults(kind: LetterWords, line: str) -> Iterator[str]:
    for name in dict.fromkeys(PLACE.findall(line)):
        if name not in kind.facts:
            yield f"“{{{name}}}”不是这种文书可用的字段"
    bare = PLACE.sub("", line)
    if "{" in bare or "}" in bare:
        yield f"花括号不成对：{line[:30]}"


def _lines(text: str, facts: Mapping[str, str]) -> Iterator[str]:
    if text.startswith(OPTIONAL):
        text = text.removeprefix(OPTIONAL).strip()
        if not all(facts.get(name) for name in PLACE.findall(text)):
            return
    if text == f"{{{BODY}}}":
        yield from paragraphs(facts.get(BODY, ""))
    else:
        yield _put(text, facts)


def _put(text: str, facts: Mapping[str, str]) -> str:
    parts: list[str] = []
    at = 0
    for place in PLACE.finditer(text):
        value = one_line(facts.get(place[1], ""))
        follows = text[place.end() : place.end() + 1]
        parts += [text[at : place.start()], value.rstrip(_MARKS) if follows and follows in _MARKS else value]
        at = place.end()
    return "".join((*parts, text[at:]))
