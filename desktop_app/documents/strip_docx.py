"""A Word file as it is seen: changes accepted, comments, hidden text and properties gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop_app.documents.read_text_docx import read_docx
from desktop_app.documents.zip_guard import damaged, opened_docx
from desktop_app.domain.privacy_file import Stripped

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_DROPPED = (
    "docProps/",
    "customXml/",
    "word/comments",
    "word/people",
    "word/glossary/",
    "word/embeddings/",
    "word/vba",
)
_CHANGES = frozenset(
    f"{_W}{name}"
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblGridChange",
        "numberingChange", "tblPrExChange", "cellIns", "cellMerge", "commentRangeStart", "commentRangeEnd",
        "commentReference", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "proofErr", "docVars", "rsids", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    )
)  # fmt: skip
_GONE, _KEPT = (f"{_W}del", f"{_W}moveFrom"), (f"{_W}ins", f"{_W}moveTo")


def strip_docx(path: Path) -> Stripped:
    """The bytes of a .docx with all changes accepted and nothing hidden; the file itself is not touched.

    Refused when it is damaged, encrypted or too big, Trouble when it cannot be read.
    """
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415  start-up must not pay for it
    from docx.oxml import parse_xml  # noqa: PLC0415  start-up must not pay for it

    read_docx(path)  # refuses what cannot be read, before half of it is written
    counts: Counter[str] = Counter()
    packed = BytesIO()
    with opened_docx(path) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            if name.startswith(_DROPPED):
                counts[_called(name)] += 1
                continue
            content = source.read(name)
            if name.endswith((".xml", ".rels")):
                try:
                    root = parse_xml(content)
                except SyntaxError:
                    raise damaged(path) from None
                _clean(root, name, counts)
                content = serialize_part_xml(root)
            target.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    notes = ("嵌入的文件已删去，原处的图标可能打不开",) if counts["嵌入的文件"] else ()
    return Stripped(
        packed.getvalue(), tuple(f"{what} {count} 处" for what, count in counts.items() if count), notes
    )


def _called(part: str) -> str:
    words = {
        "docProps/": "文档属性",
        "word/embed": "嵌入的文件",
        "word/vba": "宏",
        "word/comme": "批注",
        "word/people": "修订人",
    }
    return next((word for start, word in words.items() if part.startswith(start)), "自定义数据")


def _clean(root: Any, part: str, counts: Counter[str]) -> None:
    if part.endswith(".rels"):
        _remove(e for e in root.iter(_RELATIONS) if _points_to_dropped(e.get("Target", "")))
    elif part == "[Content_Types].xml":
        _remove(e for e in root.iter(_TYPES) if e.get("PartName", "").lstrip("/").startswith(_DROPPED))
    else:
        _accept(root, counts)
        _remove(e for e in root.iter(*_CHANGES))
        for element in root.iter():
            for key in [key for key in element.attrib if key.startswith(f"{_W}rsid")]:
                del element.attrib[key]


def _points_to_dropped(target: str) -> bool:
    plain = target.lstrip("/").removeprefix("../")
    return plain.startswith(_DROPPED) or f"word/{plain}".startswith(_DROPPED)


def _accept(root: Any, counts: Counter[str]) -> None:
    """Deletions go, insertions stay, hidden runs go; a paragraph whose mark was deleted joins the one after it."""
    rows = [row for row in root.iter(f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is not None]
    gone = [e for e in root.iter(*_GONE) if e.getparent().tag not in (f"{_W}rPr", f"{_W}trPr")]
    counts["已删除的修订"] += len(gone) + len(rows)
    _remove([*rows, *gone])
    inserted = [e for e in root.iter(*_KEPT) if e.getparent() is not None]
    counts["插入的修订（已接受）"] += len(inserted)
    for element in inserted:
        parent = element.getparent()
        at = parent.index(element)
        for child in reversed(element):
            parent.insert(at + 1, child)
        parent.remove(element)
    hidden = [run for run in root.iter(f"{_W}r") if _vanishes(run)]
    counts["隐藏文字"] += len(hidden)
    _remove(hidden)
    for paragraph in [p for p in root.iter(f"{_W}p") if p.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None]:
        _join(paragraph)


def _vanishes(run: Any) -> bool:
    for name in ("vanish", "specVanish", "webHidden"):
        mark = run.find(f"{_W}rPr/{_W}{name}")
        if mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}:
            return True
    return False


def _join(paragraph: Any) -> None:
    after = paragraph.getnext()
    if after is None or after.tag != f"{_W}p":
        _remove(list(paragraph.iterfind(f"{_W}pPr/{_W}rPr/{_W}del")))
        return
    at = 1 if after.find(f"{_W}pPr") is not None else 0
    for child in reversed([child for child in paragraph if child.tag != f"{_W}pPr"]):
        after.insert(at, child)
    _remove([paragraph])


def _remove(elements: Iterable[Any]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
