"""What is in the attachments of an item that is to be published: each file is looked through once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.records import Attachment
from desktop_app.domain.review_marks import classified
from desktop_app.errors import Refused, Trouble
from desktop_app.services.scanning import Scan, Scanning
from desktop_app.storage.filing import Filing


@dataclass(frozen=True)
class Remains:
    """An identity that can still be read in what leaves: its kind, as it is written, where, and why it is one."""

    kind: str
    text: str
    where: str
    why: str


@dataclass(frozen=True)
class Look:
    """What was found in a text or a file, its doubtful words, and what could not be looked at or nobody sees."""

    remains: tuple[Remains, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Attached:
    """Looks through kept files; `filings` are the ledger's own and the backup's."""

    def __init__(self, filings: Sequence[Filing]) -> None:
        self._filings = filings
        self._known: dict[tuple[str, str, tuple[str, ...]], Look] = {}  # bytes under a hash never change

    def look(self, file: Attachment, allowed: tuple[str, ...]) -> Look:
        """What is in a file, but for the numbers that are meant to be read."""
        key = (file.sha256, file.name, allowed)
        if key not in self._known:
            self._known[key] = self._look(file, allowed)
        return self._known[key]

    def _look(self, file: Attachment, allowed: tuple[str, ...]) -> Look:
        name = f"附件《{file.name}》"
        path = self._filings[0].passing(file.name)
        try:
            if not any(filing.copy_out(file.sha256, path) for filing in self._filings):
                return Look(notes=(f"{name}：找不到原文件，请重新添加",))
            return _told(name, Scanning(lambda: allowed).scan(path))
        except (Refused, Trouble, OSError) as no:
            why = no.why if isinstance(no, (Refused, Trouble)) else "读不了"
            return Look(notes=(f"{name}没有检查：{why}，请打开人工查看",))
        finally:
            _away(path)


def _told(name: str, found: Scan) -> Look:
    return Look(
        tuple(
            Remains(str(one.kind), one.text, f"{name}{one.where or f'第{one.line}行'}", one.why)
            for one in found.finds
        ),
        tuple(f"{name}第{mark.line}行“{mark.text}”" for mark in classified(found.text).warns),
        tuple(f"{name}：{said}" for said in (*found.hidden, *found.notes)),
    )


def _away(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
        path.parent.rmdir()
