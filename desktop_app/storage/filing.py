"""The bytes of attachments: each file under its own hash beside the ledger; what lies there never changes."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from desktop_app.errors import Trouble
from desktop_app.storage.backup import not_done

FOLDER = "attachments"
_TRANSIT = "transit"  # files on their way in, and copies being looked at
_CHUNK = 1 << 20
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Arrival:
    """A file copied in that belongs to nothing yet."""

    path: Path
    sha256: str
    size: int


class Filing:
    """One folder of files named by their SHA-256, in folders named by its first two digits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, sha: str) -> Path:
        """Where the bytes with this hash lie, or would."""
        return self._folder / sha[:2] / sha

    @contextmanager
    def receiving(self, source: Path, most: int) -> Iterator[Arrival]:
        """Copies a file in for the length of the block, at most one byte more than `most`; `settle` makes it stay.

        Trouble when the file cannot be read, or the disk is full.
        """
        target: Path | None = None
        try:
            with _reading(source) as stream:
                target = self.passing("arrival")
                found, size = _pour(stream, target, most + 1)
            yield Arrival(target, found, size)
        except OSError as error:
            raise not_done(f"没有存下《{source.name}》", error, "请检查磁盘空间后重试") from error
        finally:
            if target is not None:
                _clear(target.parent)

    def settle(self, arrival: Arrival) -> None:
        """Keeps a file that arrived; the same bytes are kept once, a damaged file is replaced."""
        place = self.place(arrival.sha256)
        if not _whole(place, arrival.sha256):
            place.parent.mkdir(parents=True, exist_ok=True)
            arrival.path.replace(place)

    def keep(self, name: str, content: bytes) -> str:
        """Keeps bytes made by the program, the same ones once; their SHA-256. Trouble when the disk is full or gone."""
        sha = sha256(content).hexdigest()
        try:
            if _whole(self.place(sha), sha):
                return sha
            target = self.passing("arrival")
            try:
                _, size = _pour(BytesIO(content), target)
                self.settle(Arrival(target, sha, size))
            finally:
                _clear(target.parent)
        except OSError as error:
            raise not_done(f"没有存下《{name}》", error, "请检查磁盘空间后重试") from error
        return sha

    def read(self, sha: str) -> bytes | None:
        """The bytes with this hash; None when they are missing, cannot be read or were changed."""
        with suppress(OSError):
            content = self.place(sha).read_bytes()
            if sha256(content).hexdigest() == sha:
                return content
        return None

    def copy_out(self, sha: str, target: Path) -> bool:
        """Writes the bytes with this hash to a file; False, and no file, when they are missing or were changed."""
        with suppress(FileNotFoundError), self.place(sha).open("rb") as stream:
            if _pour(stream, target)[0] == sha:
                return True
            target.unlink()
        return False

    def passing(self, name: str) -> Path:
        """A path for a file that stays only a while, in a folder of its own; `sweep` takes it away."""
        folder = self._folder / _TRANSIT
        folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=folder)) / name

    def sweep(self) -> None:
        """Removes what was in transit; what another program still holds goes next time."""
        _clear(self._folder / _TRANSIT)

    def fetch(self, other: Filing) -> int:
        """Copies in what another folder has and this one has not; how many there were damaged and left out.

        OSError when the disk is full or gone.
        """
        damaged = 0
        for place in other.files():
            mine = self.place(place.name)
            if mine.exists() and mine.stat().st_size == place.stat().st_size:
                continue
            mine.parent.mkdir(parents=True, exist_ok=True)
            unfinished = mine.with_name(f"{mine.name}.tmp")
            if other.copy_out(place.name, unfinished):
                unfinished.replace(mine)
            else:
                damaged += 1
        return damaged

    def files(self) -> list[Path]:
        """Every file kept."""
        found = self._folder.glob("[0-9a-f][0-9a-f]/*")
        return sorted(path for path in found if _HASH.fullmatch(path.name))


@contextmanager
def _reading(source: Path) -> Iterator[BinaryIO]:
    """The file opened; what keeps it from being opened is told as its own trouble, not as one of our disk."""
    try:
        stream = source.open("rb")
    except OSError as error:
        do = "请检查文件是否还在、U盘是否接好，关闭正在使用它的程序后重试"
        why = (
            "没有读取权限，或文件正被别的程序独占" if isinstance(error, PermissionError) else "找不到这个文件"
        )
        raise Trouble(f"读不了《{source.name}》", why=why, do=do) from error
    with stream:
        yield stream


def _pour(stream: BinaryIO, target: Path, most: int | None = None) -> tuple[str, int]:
    """Copies to a file that survives a power cut from then on; (SHA-256, bytes). Nothing is left after an error."""
    digest, size = sha256(), 0
    try:
        with target.open("wb") as out:
            while chunk := stream.read(_CHUNK if most is None else min(_CHUNK, most - size)):
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size


def _whole(place: Path, sha: str) -> bool:
    if not place.is_file():
        return False
    digest = sha256()
    with place.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest() == sha


def _clear(folder: Path) -> None:
    for path in (*sorted(folder.rglob("*"), reverse=True), folder):  # what is inside before its folder
        with suppress(OSError):
            path.chmod(0o700)  # Windows removes nothing that is read-only
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
