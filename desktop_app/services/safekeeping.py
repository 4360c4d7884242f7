"""Copies of the ledger: made at exit and before every migration, checked, and put back when asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.storage.backup import Copy, copies, examine, make_copy

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Safekeeping:
    """The folder of copies beside the ledger."""

    def __init__(self, engine: Engine, folder: Path, now: Callable[[], datetime]) -> None:
        self._engine, self.folder, self._now = engine, folder, now

    def copy_now(self, why: str = "手动备份") -> Path:
        """Make a copy, open it and check it; Trouble when any of the three fails."""
        return make_copy(self._engine, self.folder, self._now(), why)

    def copies(self) -> list[Copy]:
        """The copies there are, newest first."""
        return copies(self.folder)

    def examine(self, path: Path) -> None:
        """Read a copy over; Trouble when it is damaged or not a ledger."""
        examine(path)
