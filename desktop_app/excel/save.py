"""A file is whole or not there: written beside its place, then put there in one move."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from desktop_app.errors import Refused, Trouble, reason

if TYPE_CHECKING:
    from openpyxl import Workbook

# Asked when openpyxl is first imported: through lxml a full disk would be no OSError.
os.environ["OPENPYXL_LXML"] = "False"
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_TOO_LONG = {errno.ENAMETOOLONG, errno.ENOENT}  # in a folder that is there, beyond 260 characters on Windows


@contextmanager
def beside(path: Path) -> Iterator[IO[bytes]]:
    """A file to write into; it takes its place when the block ends well and is gone when it does not.

    Trouble when the target is open in Excel, the folder takes no file or the disk is full.
    """
    name = f"《{path.name}》"
    if path.is_dir():
        raise Refused(f"没有导出{name}", why="已有同名的文件夹", do="请换一个文件名")
    _refuse_when_open(path, name)
    draft = path.with_name(f"{path.stem}.tmp{path.suffix}")
    try:
        with draft.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _put(draft, path, name)
    except OSError as error:
        raise _told(error, path, name) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path, name: str) -> None:
    try:
        draft.replace(path)
    except PermissionError as error:
        if not path.exists():
            raise
        raise _open_elsewhere(path, name) from error


def _refuse_when_open(path: Path, name: str) -> None:
    """Excel and WPS leave `~$name` beside a file that is open, LibreOffice `.~lock.name#`."""
    for owner in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if owner.exists():
            raise Trouble(
                f"没有导出{name}",
                why="这个文件正在 Excel 或 WPS 中打开",
                do=f"请关闭 Excel 中的{name}后重试，或另存为别的名字；确已关闭的，请删去同一文件夹中的“{owner.name}”",
            )


def _open_elsewhere(path: Path, name: str) -> Trouble:
    if not os.access(path, os.W_OK):
        return Trouble(f"没有导出{name}", why="原有的同名文件是只读的", do="请另存为别的名字")
    return Trouble(
        f"没有导出{name}",
        why="这个文件正在 Excel 或 WPS 中打开",
        do=f"请关闭 Excel 中的{name}后重试，或另存为别的名字",
    )


def _told(error: OSError, path: Path, name: str) -> Trouble:
    what = f"没有导出{name}"
    if error.errno in _FULL:
        return Trouble(what, why="磁盘空间不足", do="请清理磁盘，或保存到别的盘后重试")
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return Trouble(what, why=f"文件夹“{path.parent}”不存在，可能 U 盘已拔出", do="请重新选择保存的位置")
    if isinstance(error, PermissionError):
        return Trouble(what, why=f"没有权限写入文件夹“{path.parent}”", do="请保存到“文档”或桌面")
    if error.errno in _TOO_LONG:
        return Trouble(what, why="文件名或路径太长", do="请换一个短一些的名字")
    return Trouble(what, why=reason(error), do="请换一个位置重试")


class _Archive(zipfile.ZipFile):
    """A zip whose parts all bear one day, so that equal sheets are equal files."""

    day: tuple[int, int, int, int, int, int]

    def _part(self, name: str) -> zipfile.ZipInfo:
        part = zipfile.ZipInfo(name, self.day)
        part.compress_type = zipfile.ZIP_DEFLATED
        part.external_attr = 0o600 << 16
        return part

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_unused: Any, **_also: Any) -> None:
        super().writestr(self._part(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_unused: Any, **_also: Any) -> None:
        part = self._part(str(arcname or filename))
        with Path(filename).open("rb") as source, self.open(part, "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target, 2**20)


def pack(book: Workbook, file: IO[bytes], made_on: date) -> None:
    """The workbook into the open file; every time in it is midnight of `made_on`."""
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415  start-up must not pay for it

    book.properties.created = book.properties.modified = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001
    archive = _Archive(file, "w", zipfile.ZIP_DEFLATED)
    archive.day = (max(made_on.year, 1980), made_on.month, made_on.day, 0, 0, 0)
    try:
        ExcelWriter(book, archive).save()
    except BaseException:
        archive.fp = None  # or it would write its directory when it is collected, into a file that is closed
        raise
