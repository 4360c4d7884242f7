"""附件: files that belong to a record, kept beside the ledger; added, removed, and looked at as copies."""

from __future__ import annotations

import re
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from desktop_app.domain.records import Attachment, Changed
from desktop_app.domain.register import Register
from desktop_app.errors import Refused, Trouble
from desktop_app.paths import safe_name
from desktop_app.services.files import told
from desktop_app.services.secrecy import refuse_file
from desktop_app.storage.filing import Arrival, Filing
from desktop_app.storage.store import Store, Unit

MOST = 50 * 2**20  # bytes
ADDING, REMOVING = "添加附件", "移除附件"
_NAME_BYTES = 250  # ext4 stops at 255
_ENDING = 10  # characters of an extension at most
_PROGRAMS = re.compile(  # opening one of these would run it
    r"bat|chm|cmd|com|cpl|desktop|exe|hta|jar|jse?|lnk|ms[ci]|pif|ps1|reg|sc[fr]|sh|url|vb[es]|wsf"
)


class Attachments:
    """The files of every register's records; `copies` is where the backup keeps them once more."""

    def __init__(self, store: Store, filing: Filing, copies: Filing) -> None:
        self._store, self._filing, self._copies = store, filing, copies

    def of(self, register: Register, record_id: int) -> tuple[Attachment, ...]:
        """The files of a record, in the order they were added."""
        with self._store.reading() as reader:
            return reader.attachments(register.key, record_id)

    def add(self, register: Register, record_id: int, path: Path) -> Changed:
        """Keep a copy of a file with a record; the file itself stays where it is.

        Refused for folders, empty files, programs, more than 50 MB, a void record, bytes the record already has, and
        a 密级标志 in the text; Trouble when the file cannot be read or kept.
        """
        with self.arriving([path]) as (arrival,):
            with self._store.unit(ADDING) as unit:
                self.keep_in(unit, register, record_id, path.name, arrival)
            return Changed(unit.label, {register.key: frozenset({record_id})}, unit.id)

    @contextmanager
    def arriving(self, paths: Sequence[Path]) -> Iterator[list[Arrival]]:
        """Files on their way in for the length of the block, so that an action that does more may keep them.

        Refused and Trouble as `add`.
        """
        with ExitStack() as stack:
            arrivals = []
            for path in paths:
                _look_at(path)
                arrival = stack.enter_context(self._filing.receiving(path, MOST))
                _weigh(path, arrival.size)
                refuse_file(arrival.path, path.name)
                arrivals.append(arrival)
            yield arrivals

    def keep_in(self, unit: Unit, register: Register, record_id: int, name: str, arrival: Arrival) -> None:
        """One that arrived becomes a file of a record, inside an action that does more."""
        taken = {there.name.casefold() for there in unit.attachments(register.key, record_id)}
        unit.attach(register, record_id, shown_name(name, taken), arrival.sha256, arrival.size)
        self._filing.settle(arrival)  # before the commit: no row without its file

    def remove(self, register: Register, record_id: int, attachment_id: int) -> Changed:
        """Take a file from a record; its bytes stay, so that this can be taken back."""
        with self._store.unit(REMOVING) as unit:
            unit.detach(register, record_id, attachment_id)
        return Changed(unit.label, {register.key: frozenset({record_id})}, unit.id)

    def open_copy(self, attachment: Attachment) -> Path:
        """A read-only copy under its own name, to be looked at until the office closes.

        The backup's file is taken where ours is missing or changed; Trouble when neither is what was added.
        """
        path = Path(attachment.name)
        try:
            path = self._filing.passing(attachment.name)
            for filing in (self._filing, self._copies):
                if filing.copy_out(attachment.sha256, path):
                    path.chmod(stat.S_IREAD)
                    return path
            there = self._filing.place(attachment.sha256).exists()
        except OSError as error:
            raise told(error, path) from error
        raise Trouble(
            f"打不开附件《{attachment.name}》",
            why="磁盘上的文件被改动过，与添加时不一致" if there else "数据文件夹里找不到它，备份里也没有",
            do="请移除这个附件，重新添加原件",
        )

    def close(self) -> None:
        """Remove the copies that were looked at."""
        self._filing.sweep()


def shown_name(name: str, taken: Collection[str]) -> str:
    """The name of a file as it can be written anywhere, with （2） and so on when `taken` (casefolded) has it."""
    name = name.rstrip(" .")  # as Windows does
    stem, _, ending = name.rpartition(".")
    if not stem or not 0 < len(ending) <= _ENDING:
        stem, ending = name, ""
    stem, ending = safe_name(stem), f".{safe_name(ending)}" if ending else ""
    for number in count(1):
        rest = f"（{number}）{ending}" if number > 1 else ending
        while len(f"{stem}{rest}".encode()) > _NAME_BYTES:
            stem = stem[:-1]
        if f"{stem}{rest}".casefold() not in taken:
            return f"{stem}{rest}"
    raise AssertionError


def _look_at(path: Path) -> None:
    """What can be told without reading the file."""
    try:
        found = path.stat()
    except OSError as error:
        do = "请检查文件是否还在、U盘是否接好"
        raise Trouble(f"读不了《{path.name}》", why="找不到这个文件，或没有读取权限", do=do) from error
    if not stat.S_ISREG(found.st_mode):
        raise Refused(
            f"不能添加“{path.name}”", why="它是文件夹，不是文件", do="请选择文件，或先压缩成一个文件"
        )
    if _PROGRAMS.fullmatch(shown_name(path.name, ()).rpartition(".")[2].casefold()):
        raise Refused(
            f"不能添加《{path.name}》", why="它是程序或快捷方式，打开就会运行", do="请添加文档、图片或表格"
        )
    _weigh(path, found.st_size)


def _weigh(path: Path, size: int) -> None:
    if not size:
        raise Refused(f"不能添加《{path.name}》", why="它是空文件", do="请检查原文件是否已保存好")
    if size > MOST:
        do = "请压缩、拆分或降低扫描分辨率后再添加"
        raise Refused(f"不能添加《{path.name}》", why=f"超过 {MOST // 2**20} MB", do=do)
