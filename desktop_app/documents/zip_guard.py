"""What is looked at before a foreign Word file or PDF is opened: size, kind, locks, bombs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app import foreign
from desktop_app.errors import Refused

MAX_TEXT = 80 * 2**20  # of one part that holds text: some hundred times the longest document of an office
_WANTED = foreign.Wanted("文件", "请选择一个文件", "请压缩其中的图片，或分成几个文件")
_HEAD = 1024  # a PDF begins somewhere in it


def check_size(path: Path) -> bytes:
    """The first bytes of a file; Refused when it is empty or too big, Trouble when it cannot be read."""
    with foreign.told(path, "请关闭正在使用它的程序，或复制到本机后重试"):
        return foreign.head(path, _WANTED, _HEAD)


@contextmanager
def opened_docx(path: Path) -> Iterator[zipfile.ZipFile]:
    """A .docx whose every part was unpacked once, to nowhere; Refused when damaged, encrypted, a bomb or no .docx."""
    head, name = check_size(path), f"《{path.name}》"
    if head.startswith(foreign.OLE):
        why = "是旧版 .doc 文件，或设了打开密码"
        raise Refused(f"{name}打不开", why=why, do="请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再查")
    try:
        with foreign.told(path), zipfile.ZipFile(path) as archive:
            _measure(archive, name)
            yield archive
    except foreign.BROKEN_ZIP:
        raise damaged(path) from None


def damaged(path: Path) -> Refused:
    """The sentence for a file that calls itself a document and cannot be read as one."""
    return Refused(
        f"《{path.name}》打不开",
        why="文件已损坏，或不是真正的 Word 文件",
        do="请用 Word 或 WPS 打开，另存为 .docx 后再查",
    )


def _measure(archive: zipfile.ZipFile, name: str) -> None:
    """Every part is unpacked once, to nowhere: damage shows here."""
    parts = archive.infolist()
    if "word/document.xml" not in archive.namelist():
        raise Refused(f"{name}不是 Word 文件", why="里面没有正文", do="请选择 .docx 文件")
    if foreign.encrypted(archive):
        raise Refused(f"{name}设了密码", why="程序读不了加密的文件", do="请取消密码后再查")
    huge = any(part.file_size > MAX_TEXT for part in parts if part.filename.endswith(".xml"))
    if huge or foreign.unpacked(archive) > foreign.MAX_UNPACKED:
        raise Refused(
            f"{name}没有打开",
            why="解压后大得不像正常的文件",
            do="请核对来源；确是正常文件的，请分成几个",
        )
    for part in parts:
        for _ in foreign.chunks(archive, part.filename):
            pass
