"""Everything a Word file says, seen or not: text, margins, notes, comments, deletions, hidden text, properties."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from desktop_app.documents.zip_guard import damaged, opened_docx
from desktop_app.domain.privacy_file import PROPERTIES, Contents, Passage

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = (  # what a part is called, and why a reader does not see it
    (re.compile(r"word/document\.xml"), "正文", ""),
    (re.compile(r"word/header\d*\.xml"), "页眉", ""),
    (re.compile(r"word/footer\d*\.xml"), "页脚", ""),
    (re.compile(r"word/footnotes\.xml"), "脚注", ""),
    (re.compile(r"word/endnotes\.xml"), "尾注", ""),
    (re.compile(r"word/comments\.xml"), "批注", "批注"),
    (re.compile(r"word/glossary/document\.xml"), "文档部件", "文档部件"),
)
_LOOSE = (
    (re.compile(r"docProps/.*\.xml"), "文档属性"),
    (re.compile(r"customXml/item\d*\.xml"), "自定义数据"),
    (re.compile(r"word/people\.xml"), "修订人"),
    (re.compile(r"word/charts/.*\.xml"), "图表的数据缓存"),
    (re.compile(r"word/diagrams/data.*\.xml"), "图形中的文字"),
    (re.compile(r"word/_rels/.*\.rels"), "链接地址"),
)
_GONE = frozenset({"del", "moveFrom"})


@dataclass
class _Line:
    """A paragraph while it is read: what is seen, and what is not under the reason why."""

    seen: list[str] = field(default_factory=list)
    unseen: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: str, hidden: str) -> None:
        (self.unseen.setdefault(hidden, []) if hidden else self.seen).append(text)


def read_docx(path: Path) -> Contents:
    """All text of a .docx; Refused when it is damaged, encrypted or too big, Trouble when it cannot be read."""
    passages: list[Passage] = []
    with opened_docx(path) as archive:
        try:
            for part in sorted(archive.namelist(), key=lambda name: (name != "word/document.xml", name)):
                passages += _part(archive, part)
        except ET.ParseError:
            raise damaged(path) from None
        notes = _notes(archive.namelist())
    return Contents(tuple(passages), tuple(_hidden(passages)), notes)


def _part(archive: zipfile.ZipFile, part: str) -> Iterator[Passage]:
    for pattern, where, hidden in _PARTS:
        if pattern.fullmatch(part):
            yield from _structured(_tree(archive, part), where, hidden)
    for pattern, where in _LOOSE:
        if pattern.fullmatch(part):
            yield from _loose(_tree(archive, part), where)


def _tree(archive: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(archive.read(part))  # noqa: S314  expat refuses bombs, the guard has bounded the size


def _notes(parts: list[str]) -> tuple[str, ...]:
    told = []
    if pictures := sum(part.startswith("word/media/") for part in parts):
        told.append(f"有 {pictures} 张图片，图片里的文字检查不了，请人工看一遍")
    if inside := sum(part.startswith("word/embeddings/") for part in parts):
        told.append(f"嵌入了 {inside} 个文件，里面的内容没有检查，请另行检查或删去")
    return tuple(told)


def _hidden(passages: list[Passage]) -> Iterator[str]:
    counts: dict[str, int] = {}
    for passage in passages:
        if passage.where == "文档属性" and "：" in passage.text:
            yield f"文档属性：{passage.text}"
        elif passage.hidden:
            counts[passage.hidden] = counts.get(passage.hidden, 0) + 1
    yield from (f"{why} {count} 处" for why, count in counts.items())


def _structured(root: ET.Element, where: str, hidden: str) -> Iterator[Passage]:
    """Paragraphs one by one, rows of tables as lines whose cells are parted by tabs, each run of rows one passage."""
    body = root.find(f"{_W}body")
    yield from _blocks(body if body is not None else root, where, hidden, [0, 0])


def _blocks(parent: ET.Element, where: str, hidden: str, counts: list[int]) -> Iterator[Passage]:
    for child in parent:
        match child.tag.removeprefix(_W):
            case "p":
                counts[0] += 1
                yield from _told(_line(child), f"{where}第{counts[0]}段", hidden)
            case "tbl":
                counts[1] += 1
                yield from _table(child, f"{where}表格{counts[1]}", hidden)
            case "sectPr":
                continue
            case tag:
                yield from _blocks(child, where, "已删除的修订" if tag in _GONE else hidden, counts)


def _told(line: _Line, where: str, hidden: str) -> Iterator[Passage]:
    if text := "".join(line.seen).strip():
        yield Passage(where, text, hidden)
    for why, parts in line.unseen.items():
        if text := "".join(parts).strip():
            yield Passage(where, text, why)


def _table(table: ET.Element, where: str, hidden: str) -> Iterator[Passage]:
    lines: list[str] = []
    for row in table.iter(f"{_W}tr"):
        cells = []
        for cell in row.iter(f"{_W}tc"):
            line = _line(cell)
            cells.append(re.sub(r"[\t\n]+", " ", "".join(line.seen)).strip())
            for why, parts in line.unseen.items():
                yield Passage(f"{where}第{len(lines) + 1}行", "".join(parts), why)
        lines.append("\t".join(cells))
    yield Passage(where, "\n".join(lines), hidden, rows=tuple(range(1, len(lines) + 1)))


def _line(parent: ET.Element) -> _Line:
    line = _Line()
    _walk(parent, line, "")
    return line


def _walk(element: ET.Element, line: _Line, hidden: str) -> None:
    for child in element:
        tag = child.tag.removeprefix(_W)
        match tag:
            case "t":
                line.add(child.text or "", hidden)
            case "delText":
                line.add(child.text or "", "已删除的修订")
            case "instrText":
                line.add(f" {child.text or ''} ", "域代码")
            case "tab":
                line.add("\t" if not _is_stop(child) else "", hidden)
            case "br" | "cr":
                line.add("\n", hidden)
            case "noBreakHyphen":
                line.add("-", hidden)
            case "p":
                _walk(child, line, hidden)
                line.add("\n", hidden)
            case "r" if _vanishes(child):
                _walk(child, line, "隐藏文字")
            case _ if child.tag.endswith("}Fallback"):
                continue  # the same text box once more, for old programs
            case _:
                if described := child.get("descr"):
                    line.add(f" {described} ", "图片说明")
                _walk(child, line, "已删除的修订" if tag in _GONE else hidden)


def _is_stop(tab: ET.Element) -> bool:
    return tab.get(f"{_W}pos") is not None  # a tab stop of the paragraph, not a tab in its text


def _vanishes(run: ET.Element) -> bool:
    for name in ("vanish", "specVanish", "webHidden"):
        mark = run.find(f"{_W}rPr/{_W}{name}")
        if mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}:
            return True
    return False


def _loose(root: ET.Element, where: str) -> Iterator[Passage]:
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        text = (element.text or "").strip()
        if where == "链接地址":
            text = element.get("Target", "") if element.get("TargetMode") == "External" else ""
        if where == "修订人":
            text = element.get(f"{_W.replace('2006/main', '2012/wordml')}author", "") or element.get(
                f"{_W}author", ""
            )
        if text and tag in PROPERTIES:
            yield Passage(where, f"{PROPERTIES[tag]}：{text}", where)
        elif text and (where != "文档属性" or tag in {"lpwstr", "lpstr"}):
            yield Passage(where, text, "" if where == "图形中的文字" else where)
