"""Copies of the ledger and its attachments: made at exit and before migrations, checked, put back when asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.errors import Trouble
from desktop_app.storage.backup import Copy, copies, examine, make_copy, not_done
from desktop_app.storage.filing import FOLDER, Filing
from desktop_app.storage.restore import put_back

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Safekeeping:
    """The folder of copies beside the ledger."""

    def __init__(self, engine: Engine, filing: Filing, folder: Path, now: Callable[[], datetime]) -> None:
        self._engine, self._filing, self.folder, self._now = engine, filing, folder, now

    def copy_now(self, why: str = "手动备份") -> Path:
        """Make a copy, open it and check it; Trouble when any of the three fails.

        The copy is of the ledger alone. Attachments never change: those new since the last copy are added to one folder
        that all copies share. Trouble when one of them is damaged, after everything else was copied.
        """
        made = make_copy(self._engine, self.folder, self._now(), why)
        undone = "台账已备份，附件没有备份全"
        if damaged := _fetch(Filing(self.folder / FOLDER), self._filing, undone):
            do = "请逐个打开附件，打不开的移除后重新添加原件"
            raise Trouble(undone, why=f"有 {damaged} 个附件文件已损坏", do=do)
        return made

    def copies(self) -> list[Copy]:
        """The copies there are, newest first."""
        return copies(self.folder)

    def examine(self, path: Path) -> None:
        """Read a copy over; Trouble when it is damaged or not a ledger."""
        examine(path)


def put_all_back(copy: Path, ledger: Path) -> None:
    """Put a copy in the ledger's place, with attachments that are missing now; the ledger that was there is kept aside.

    Trouble as for the ledger alone, then as it was. A damaged attachment is left out: it is told when it is opened.
    """
    _fetch(Filing(ledger.parent / FOLDER), Filing(copy.parent / FOLDER), "没有恢复")
    put_back(copy, ledger)


def _fetch(into: Filing, source: Filing, undone: str) -> int:
    try:
        return into.fetch(source)
    except OSError as error:
        raise not_done(undone, error, "请检查磁盘空间后重试") from error
