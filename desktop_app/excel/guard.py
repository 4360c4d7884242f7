"""What is looked at before a foreign sheet is opened: is it one, is it locked, and would it fill the memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from xml.parsers import expat

from desktop_app import foreign
from desktop_app.domain.privacy_file import column_of
from desktop_app.errors import Refused, Trouble

MAX_ROWS, MAX_COLUMNS = 200_000, 300
MAX_CELLS = 20_000_000  # the reader lays out the whole rectangle up to the last filled cell

_HEAD = 4096
_WANTED = foreign.Wanted("表格", "请选择一个 Excel 文件", "请删去图片和多余的工作表，或分成几个文件")
_FILLED = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_NAMELESS = re.compile(rb'<(?:\w+:)?c(?:\s+(?!r=)\w+="[^"]*")*\s*(?<!/)>')
CHOOSE = "请选择 .xlsx、.xls、.ods 或 .csv"
SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入"


class Shape(Enum):
    """How a file has to be read."""

    ZIP = "zip"  # .xlsx and .ods
    OLD = "old"  # .xls
    TEXT = "text"


def look(path: Path) -> Shape:
    """How the file is to be read; Refused with the reason when it must not be opened, Trouble when it cannot be."""
    name = f"《{path.name}》"
    with foreign.told(path):
        try:
            return _looked(path, name)
        except PermissionError:
            raise Trouble(
                f"打不开{name}", why="文件正被别的程序占用，或没有权限", do=f"请关闭 Excel 中的{name}后重试"
            ) from None


def _looked(path: Path, name: str) -> Shape:
    head = foreign.head(path, _WANTED, _HEAD)
    if head.startswith(foreign.ZIP):
        _look_into_zip(path, name)
        return Shape.ZIP
    if head.startswith(foreign.OLE):
        _look_into_ole(path.read_bytes(), name)
        return Shape.OLD
    _look_at_text(head, name)
    return Shape.TEXT


def damaged(name: str) -> Refused:
    """The sentence for a file that calls itself a workbook and cannot be read as one."""
    return Refused(f"{name}打不开", why="文件已损坏，或不是真正的 Excel 文件", do=SAVE_AS)


def _look_into_ole(content: bytes, name: str) -> None:
    """An encrypted .xlsx is an old-style container with a stream of that name; an .xls holds a workbook."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise locked(name)
    if not any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book")):
        raise Refused(
            f"{name}不是 Excel 表格",
            why="里面没有工作簿，可能是 Word 或其他文件",
            do=CHOOSE,
        )


def locked(name: str) -> Refused:
    """The sentence for a workbook with an opening password."""
    return Refused(
        f"{name}设了打开密码", why="程序读不了加密的表格", do="请用 Excel 打开，取消密码后另存，再导入"
    )


def _look_into_zip(path: Path, name: str) -> None:
    """Every part is unpacked once, to nowhere: damage shows here."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.namelist()
            _kind_of_zip(set(parts), name)
            if foreign.encrypted(archive):
                raise locked(name)
            if foreign.unpacked(archive) > foreign.MAX_UNPACKED:
                raise Refused(
                    f"{name}没有打开",
                    why=f"解压后超过 {foreign.MAX_UNPACKED // 2**20} MB，不像正常的表格",
                    do="请核对来源；确是正常表格的，请分成几个文件",
                )
            for part in parts:
                _check_part(archive, part, name)
    except (*foreign.BROKEN_ZIP, expat.ExpatError, ValueError):
        raise damaged(name) from None


def _kind_of_zip(names: set[str], name: str) -> None:
    if "xl/workbook.xml" in names or "content.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise Refused(f"{name}是 .xlsb 格式", why="程序不读这种格式", do=SAVE_AS)
    if any(part.startswith("word/") for part in names):
        raise Refused(f"{name}是 Word 文件，不是表格", do="请把表格复制到 Excel，存为 .xlsx 后导入")
    if any(part.startswith("xl/") for part in names):
        return
    raise Refused(f"{name}不是 Excel 表格", why="是压缩包或其他文件", do="请解压后选择其中的 .xlsx 文件")


def _check_part(archive: zipfile.ZipFile, part: str, name: str) -> None:
    if part == "content.xml":
        rows, columns = _box_of_ods(foreign.chunks(archive, part))
    elif part.startswith("xl/worksheets/") and part.endswith(".xml"):
        rows, columns = _box_of_xlsx(archive, part)
    else:
        for _ in foreign.chunks(archive, part):
            pass
        return
    check_size(rows, columns, name)
    if rows * columns > MAX_CELLS:
        raise too_big(rows, columns, name)


def check_size(rows: int, columns: int, name: str) -> None:
    """Refused when a sheet reaches further than any ledger does; what is merely coloured does not count."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise too_big(rows, columns, name)


def too_big(rows: int, columns: int, name: str) -> Refused:
    """The sentence for a sheet that is too long or too wide."""
    return Refused(
        f"{name}的工作表太大，没有打开",
        why=f"内容到第 {rows} 行、第 {columns} 列，最多 {MAX_ROWS} 行、{MAX_COLUMNS} 列",
        do="请删去表格之外的内容，或分成几个文件",
    )


def _box_of_xlsx(archive: zipfile.ZipFile, part: str) -> tuple[int, int]:
    """Last row and column with a value, found by pattern: three times faster than parsing."""
    columns: set[bytes] = set()
    rows, tail = 0, b""
    for chunk in foreign.chunks(archive, part):
        text = tail + chunk
        found = _FILLED.findall(text)
        columns.update(column for column, _ in found)
        rows = max([rows, *(int(row) for _, row in found)])
        if not rows and _NAMELESS.search(text):
            return _box_by_counting(foreign.chunks(archive, part))
        tail = text[text.rfind(b"<") :][-400:]
    return rows, max((column_of(letters.decode()) for letters in columns), default=0)


def _box_by_counting(chunks: Iterator[bytes]) -> tuple[int, int]:
    """The same for generators that leave out where a cell stands."""
    rows = widest = column = 0

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal rows, widest, column
        match tag.rpartition(":")[2]:
            case "row":
                rows, column = rows + 1, 0
            case "c":
                column += 1
                widest = max(widest, column)

    _parse(chunks, start)
    return rows, widest


def _box_of_ods(chunks: Iterator[bytes]) -> tuple[int, int]:
    """Last row and column with a value, over all sheets; ODS folds repeated rows and cells into one."""
    rows = widest = row = height = column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal rows, widest, row, height, column
        match tag:
            case "table:table":
                row = height = 0
            case "table:table-row":
                row, column = row + height, 0
                height = int(attributes.get("table:number-rows-repeated", 1))
            case "table:table-cell":
                column += int(attributes.get("table:number-columns-repeated", 1))
                if "office:value-type" in attributes:
                    rows, widest = max(rows, row + height), max(widest, column)

    _parse(chunks, start)
    return rows, widest


def _parse(chunks: Iterator[bytes], start: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    for chunk in chunks:
        parser.Parse(chunk, False)  # noqa: FBT003  # expat's own signature
    parser.Parse(b"", True)  # noqa: FBT003


def _look_at_text(head: bytes, name: str) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:20].lower()
    if start.startswith((b"<html", b"<table", b"<!doctype", b"<?xml", b"<meta", b"<div")):
        raise Refused(f"{name}其实是网页，不是 Excel 文件", why="有的网站导出时只改了扩展名", do=SAVE_AS)
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff")):
        raise Refused(f"{name}不是表格", why="是 PDF 或图片", do=CHOOSE)
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(
            f"{name}不是 Excel 表格",
            why="认不出文件格式，或文件已损坏",
            do=CHOOSE,
        )
