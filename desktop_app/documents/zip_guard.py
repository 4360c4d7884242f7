"""What is looked at before a foreign Word file or PDF is opened: size, kind, locks, bombs."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.errors import Refused, Trouble, reason

MAX_BYTES = 60 * 2**20
MAX_TEXT = 80 * 2**20  # of one part that holds text: some hundred times the longest document of an office
MAX_UNPACKED = 400 * 2**20
_CHUNK = 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_size(path: Path) -> bytes:
    """The first bytes of a file; Refused when it is empty or too big, Trouble when it cannot be read."""
    name = f"《{path.name}》"
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Refused(f"{name}是文件夹，不是文件", do="请选择一个文件")
        if size == 0:
            raise Refused(f"{name}是空文件", why="文件大小为 0", do="请向提供者重新要一份")
        if size > MAX_BYTES:
            raise Refused(
                f"{name}太大，没有打开",
                why=f"有 {size // 2**20} MB，最多 {MAX_BYTES // 2**20} MB",
                do="请压缩其中的图片，或分成几个文件",
            )
        with path.open("rb") as file:
            return file.read(1024)
    except FileNotFoundError:
        raise Trouble(f"找不到{name}", why="文件可能已移走或改名", do="请重新选择文件") from None
    except OSError as error:
        raise Trouble(
            f"读不了{name}", why=reason(error), do="请关闭正在使用它的程序，或复制到本机后重试"
        ) from error


@contextmanager
def opened_docx(path: Path) -> Iterator[zipfile.ZipFile]:
    """A .docx whose every part was unpacked once, to nowhere; Refused when damaged, encrypted, a bomb or no .docx."""
    head, name = check_size(path), f"《{path.name}》"
    if head.startswith(_OLE):
        why = "是旧版 .doc 文件，或设了打开密码"
        raise Refused(f"{name}打不开", why=why, do="请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再查")
    try:
        with zipfile.ZipFile(path) as archive:
            _measure(archive, name)
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise damaged(path) from None
    except OSError as error:
        raise Trouble(f"读不了{name}", why=reason(error), do="请把文件复制到本机后重试") from error


def damaged(path: Path) -> Refused:
    """The sentence for a file that calls itself a document and cannot be read as one."""
    return Refused(
        f"《{path.name}》打不开",
        why="文件已损坏，或不是真正的 Word 文件",
        do="请用 Word 或 WPS 打开，另存为 .docx 后再查",
    )


def _measure(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if "word/document.xml" not in archive.namelist():
        raise Refused(f"{name}不是 Word 文件", why="里面没有正文", do="请选择 .docx 文件")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(f"{name}设了密码", why="程序读不了加密的文件", do="请取消密码后再查")
    unpacked = 0
    for part in parts:
        size = 0
        with archive.open(part) as stream:  # sizes written in a zip may lie
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if unpacked + size > MAX_UNPACKED or (part.filename.endswith(".xml") and size > MAX_TEXT):
                    raise Refused(
                        f"{name}没有打开",
                        why="解压后大得不像正常的文件",
                        do="请核对来源；确是正常文件的，请分成几个",
                    )
        unpacked += size
