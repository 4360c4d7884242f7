"""Everything a workbook holds, seen or not: hidden sheets, rows and columns, comments, caches, properties."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from desktop_app import foreign
from desktop_app.domain.privacy_file import PROPERTIES, Contents, Passage, column_of, letters, ranges
from desktop_app.excel import guard
from desktop_app.excel.read import Sheet, read_sheets

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OTHERS = (  # parts without cells of their own, and what they are called
    (re.compile(r"xl/(?:comments\d*|threadedComments/.*)\.xml|xl/comments/.*\.xml"), "批注"),
    (re.compile(r"xl/persons/.*\.xml"), "批注人"),
    (re.compile(r"xl/drawings/.*\.xml|xl/drawings/.*\.vml"), "文本框或图形"),
    (re.compile(r"xl/charts/.*\.xml"), "图表的数据缓存"),
    (re.compile(r"xl/pivotCache/.*\.xml"), "数据透视表的缓存"),
    (re.compile(r"xl/externalLinks/.*"), "外部链接的缓存"),
    (re.compile(r"xl/(?:connections|queryTables/.*)\.xml"), "数据连接"),
    (re.compile(r"docProps/.*\.xml"), "文档属性"),
    (re.compile(r"customXml/.*\.xml"), "自定义数据"),
    (re.compile(r"xl/worksheets/_rels/.*"), "链接地址"),
)
_UNSEEN = frozenset(
    {"批注", "批注人", "图表的数据缓存", "数据透视表的缓存", "外部链接的缓存", "数据连接", "自定义数据"}
)


@dataclass
class _Grid:
    """One sheet while it is read."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: dict[str, str] = field(default_factory=dict)
    around: list[str] = field(default_factory=list)  # headers, feet, validations


def read_all(path: Path) -> Contents:
    """All text of an .xlsx with its hidden parts; of .xls and .ods the cells and which sheets are hidden.

    Refused when it is no workbook, encrypted, damaged or too big; Trouble when it cannot be read.
    """
    packed = guard.look(path) is guard.Shape.ZIP
    try:
        if packed:
            with foreign.told(path), zipfile.ZipFile(path) as book:
                if "xl/workbook.xml" in book.namelist():
                    return _read_book(book)
    except (*foreign.BROKEN_ZIP, ET.ParseError, KeyError, ValueError):
        raise guard.damaged(f"《{path.name}》") from None
    sheets = read_sheets(path)
    hidden = tuple(f"工作表“{sheet.title}”隐藏" for sheet in sheets if sheet.hidden)
    note = "这种格式只能检查单元格，批注、隐藏行列和文档属性检查不到，请另存为 .xlsx 再查"
    return Contents(tuple(_plain(sheet) for sheet in sheets), hidden, (note,))


def _plain(sheet: Sheet) -> Passage:
    rows = {n: {c: _one_line(_number(str(v))) for c, v in enumerate(row, 1) if v not in (None, "")}
            for n, row in enumerate(sheet.grid, 1)}  # fmt: skip
    return _passage(sheet.title, rows, "隐藏的工作表" if sheet.hidden else "", set(), set())


def _read_book(book: zipfile.ZipFile) -> Contents:
    strings = _shared(book)
    passages: list[Passage] = []
    hidden: list[str] = []
    for title, part, state in _sheets(book):
        unseen = "" if state == "visible" else "隐藏的工作表"
        if unseen:
            hidden.append(f"工作表“{title}”{'深度' if state == 'veryHidden' else ''}隐藏")
        grid = _read_grid(book, part, strings)
        hidden += _hidden_of(title, grid)
        passages.append(_passage(title, grid.rows, unseen, grid.hidden_rows, grid.hidden_columns))
        passages += [
            Passage(f"工作表“{title}”{cell}的公式", text, "公式") for cell, text in grid.formulas.items()
        ]
        passages += [Passage(f"工作表“{title}”的页眉页脚或数据有效性", text) for text in grid.around]
    more, told = _other_parts(book)
    return Contents((*passages, *more), (*hidden, *told))


def _passage(
    title: str, rows: dict[int, dict[int, str]], unseen: str, hidden_rows: set[int], hidden_columns: set[int]
) -> Passage:
    lines = [
        "\t".join(cells.get(at, "") for at in range(1, max(cells, default=0) + 1)) for cells in rows.values()
    ]
    return Passage(
        f"工作表“{title}”",
        "\n".join(lines),
        unseen,
        tuple(rows),
        frozenset(hidden_rows),
        frozenset(hidden_columns),
    )


def _hidden_of(title: str, grid: _Grid) -> Iterator[str]:
    filled = [row for row in sorted(grid.hidden_rows) if grid.rows.get(row)]
    if filled:
        yield f"工作表“{title}”有隐藏行：{ranges(filled)}"
    used = {column for cells in grid.rows.values() for column in cells}
    if columns := sorted(grid.hidden_columns & used):
        yield f"工作表“{title}”有隐藏列：{'、'.join(letters(column) for column in columns)}"
    if grid.formulas:
        yield f"工作表“{title}”有 {len(grid.formulas)} 个公式，公式和算好的值都留在文件里"


def _elements(book: zipfile.ZipFile, part: str) -> Iterator[tuple[str, ET.Element]]:
    """Elements of a part as they end, by their plain tags; memory is given back row by row."""
    with book.open(part) as stream:
        for _, element in ET.iterparse(stream):  # noqa: S314  expat refuses bombs, the guard has bounded the size
            yield element.tag.rpartition("}")[2], element


def _shared(book: zipfile.ZipFile) -> list[str]:
    strings: list[str] = []
    if "xl/sharedStrings.xml" in book.namelist():
        for tag, element in _elements(book, "xl/sharedStrings.xml"):
            if tag == "si":
                strings.append(_one_line("".join(_texts(element))))
                element.clear()
    return strings


def _texts(element: ET.Element) -> Iterator[str]:
    """The text, without the phonetic guides Excel keeps beside it."""
    for child in element:
        tag = child.tag.rpartition("}")[2]
        if tag == "t":
            yield child.text or ""
        elif tag != "rPh":
            yield from _texts(child)


def _one_line(text: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", text)


def _number(text: str) -> str:
    """A number as it is read: Excel writes long ones with an exponent, other programs with .0."""
    if re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d{1,2}", text):
        return str(int(float(text)))
    return re.sub(r"^(\d+)\.0$", r"\1", text)


def _sheets(book: zipfile.ZipFile) -> Iterator[tuple[str, str, str]]:
    targets: dict[str, str] = {}
    for tag, element in _elements(book, "xl/_rels/workbook.xml.rels"):
        if tag == "Relationship":
            target = element.get("Target", "")
            targets[element.get("Id", "")] = (
                target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            )
    for tag, element in _elements(book, "xl/workbook.xml"):
        part = targets.get(element.get(_RELATION, ""), "") if tag == "sheet" else ""
        if part in book.namelist():
            yield element.get("name", ""), part, element.get("state", "visible")


def _read_grid(book: zipfile.ZipFile, part: str, strings: list[str]) -> _Grid:
    grid, row_number = _Grid(), 0
    for tag, element in _elements(book, part):
        match tag:
            case "col":
                if element.get("hidden") in {"1", "true"} or element.get("width") == "0":
                    last = min(int(element.get("max", 0)), guard.MAX_COLUMNS)
                    grid.hidden_columns.update(range(int(element.get("min", 1)), last + 1))
            case "row":
                row_number = int(element.get("r", row_number + 1))
                _read_row(grid, row_number, element, strings)
                element.clear()
            case (
                "oddHeader"
                | "oddFooter"
                | "evenHeader"
                | "evenFooter"
                | "firstHeader"
                | "firstFooter"
                | "formula1"
            ):
                grid.around += [element.text] if element.text else []
    return grid


def _read_row(grid: _Grid, number: int, row: ET.Element, strings: list[str]) -> None:
    if row.get("hidden") in {"1", "true"} or row.get("ht") == "0":
        grid.hidden_rows.add(number)
    cells: dict[int, str] = {}
    at = 0
    for cell in row:
        name = re.match(r"[A-Z]+", cell.get("r", ""))
        at = column_of(name[0]) if name else at + 1
        for child in cell:
            if child.tag.endswith("}f") and child.text:
                grid.formulas[f"{letters(at)}{number}"] = child.text
        if text := _value(cell, strings):
            cells[at] = text
    if cells:
        grid.rows[number] = cells


def _value(cell: ET.Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    value = next((child.text or "" for child in cell if child.tag.endswith("}v")), "")
    if kind == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    if kind == "inlineStr":
        return _one_line("".join(_texts(cell)))
    return _number(value) if kind == "n" else _one_line(value)


def _other_parts(book: zipfile.ZipFile) -> tuple[list[Passage], list[str]]:
    passages: list[Passage] = []
    counts: dict[str, int] = {}
    for part in book.namelist():
        name = next((name for pattern, name in _OTHERS if pattern.fullmatch(part)), "")
        if not name or part.endswith("/"):
            continue
        for text in _loose(book, part):
            passages.append(Passage(name, text, name if name in _UNSEEN else ""))
            counts[name] = counts.get(name, 0) + 1
    names = [
        text for tag, e in _elements(book, "xl/workbook.xml") if tag == "definedName" for text in _said(e)
    ]
    passages += [Passage("定义的名称", text, "定义的名称") for text in names]
    told = [f"{name} {count} 处" for name, count in counts.items() if name in _UNSEEN]
    told += [f"定义的名称 {len(names)} 处"] if names else []
    told += [f"文档属性：{p.text}" for p in passages if p.where == "文档属性" and "：" in p.text]
    if "xl/vbaProject.bin" in book.namelist():
        told.append("有宏，程序检查不了宏里的内容")
    return passages, told


def _loose(book: zipfile.ZipFile, part: str) -> Iterator[str]:
    """The texts of a part whose structure does not matter."""
    block: list[str] = []
    for tag, element in _elements(book, part):
        if tag == "comment":
            yield f"{element.get('ref', '')} {''.join(block)}"
            block = []
        elif tag in {"threadedComment", "p", "Relationship"}:
            texts = [*block, element.get("Target", "") if element.get("TargetMode") == "External" else ""]
            block = []
            if "".join(texts).strip():
                yield "".join(texts)
        elif tag in PROPERTIES and element.text:
            yield f"{PROPERTIES[tag]} {_one_line(element.text)}".replace(" ", "：", 1)
        elif tag == "person":
            yield element.get("displayName", "")
        else:
            block += _said(element)
    yield from (text for text in block if text.strip())


def _said(element: ET.Element) -> Iterator[str]:
    if element.text and element.text.strip():
        yield _one_line(element.text)
    yield from (said for key in ("v", "comment", "description") if (said := element.get(key)))
