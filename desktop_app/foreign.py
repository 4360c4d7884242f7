"""What is looked at before a file of somebody else is opened: is it there, is it too big, what does it unpack to."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_app.errors import Refused, Trouble, reason

MAX_BYTES = 60 * 2**20
MAX_UNPACKED = 400 * 2**20
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
COPY_IT = "请把文件复制到本机后重试"
_CHUNK = 2**20


@dataclass(frozen=True)
class Wanted:
    """How the refusals call what was asked for (文件, 表格), how to choose one and how to make one smaller."""

    kind: str
    choose: str
    shrink: str


def head(path: Path, wanted: Wanted, count: int) -> bytes:
    """The first bytes of a file; Refused for a folder, an empty file and one above MAX_BYTES, else OSError."""
    name, size = f"《{path.name}》", path.stat().st_size
    if path.is_dir():
        raise Refused(f"{name}是文件夹，不是{wanted.kind}", do=wanted.choose)
    if size == 0:
        raise Refused(f"{name}是空文件", why="文件大小为 0", do="请向提供者重新要一份")
    if size > MAX_BYTES:
        raise Refused(
            f"{name}太大，没有打开",
            why=f"有 {size // 2**20} MB，最多 {MAX_BYTES // 2**20} MB",
            do=wanted.shrink,
        )
    with path.open("rb") as file:
        return file.read(count)


@contextmanager
def told(path: Path, do: str = COPY_IT) -> Iterator[None]:
    """Around the reading of a file: Trouble with what to do for what the system says no to."""
    try:
        yield
    except FileNotFoundError:
        raise Trouble(f"找不到《{path.name}》", why="文件可能已移走或改名", do="请重新选择文件") from None
    except OSError as error:
        raise Trouble(f"读不了《{path.name}》", why=reason(error), do=do) from error


def encrypted(archive: zipfile.ZipFile) -> bool:
    """Whether a part of a zip wants a password."""
    return any(part.flag_bits & 1 for part in archive.infolist())


def unpacked(archive: zipfile.ZipFile) -> int:
    """How many bytes a zip says it unpacks to; a part that lies is cut there and found damaged by `chunks`."""
    return sum(part.file_size for part in archive.infolist())


def chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part piece by piece, so that none fills the memory; raises BROKEN_ZIP where it is damaged."""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
