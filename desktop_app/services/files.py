"""Writing a file whole or not at all, and saying in words why it could not be."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from desktop_app.errors import Trouble, reason


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target and put it in place in one stroke; Trouble in words, nothing half written."""
    beside = path.with_name(f"{path.stem}.tmp{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):  # the disk may have gone, a virus scanner may hold it
            beside.unlink(missing_ok=True)
        raise told(error, path) from error


def write_whole_set(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files that belong together into a folder, all of them or none; Trouble in words as `write_whole`."""
    waiting: list[tuple[Path, Path]] = []
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = folder / name
            beside = path.with_name(f"{path.stem}.tmp{path.suffix}")
            waiting.append((beside, path))
            if path.exists():
                path.open("r+b").close()  # one that somebody looks at cannot be replaced on Windows
            beside.write_bytes(content)
        for beside, path in waiting:
            beside.replace(path)
    except OSError as error:
        for beside, _ in waiting:
            with suppress(OSError):  # as above
                beside.unlink(missing_ok=True)
        raise told(error, path) from error
    return tuple(place for _, place in waiting)


def told(error: OSError, path: Path) -> Trouble:
    """The sentence for what the system said of a file that was to be written."""
    what = f"没有写成《{path.name}》"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(what, why="磁盘空间已满", do="请清理磁盘或换一个位置再存")
    if error.errno == errno.EROFS:
        return Trouble(what, why="这个位置是只读的", do="请换一个文件夹")
    if isinstance(error, (PermissionError, IsADirectoryError)):
        return Trouble(
            what,
            why="文件正被打开，或没有写入权限",
            do=f"请关闭正在打开的《{path.name}》后重试，或另存到别处",
        )
    if isinstance(error, FileNotFoundError) and path.parent.is_dir():  # Windows, beyond 260 characters
        return Trouble(what, why="文件名或路径太长", do="请换一个短一些的名字，或换一个文件夹")
    return Trouble(what, why=reason(error), do="请换一个文件夹再试")
