"""When the ledger does not open: the copies that could take its place, without an office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.services.data_folder import COPIES, LEDGER
from desktop_app.services.safekeeping import put_all_back
from desktop_app.storage.backup import copies


@dataclass(frozen=True)
class Kept:
    """A copy that lies in the folder of copies."""

    path: Path
    made_at: datetime
    why: str


def kept(data: Path) -> tuple[Kept, ...]:
    """The copies of a folder of data, newest first."""
    return tuple(Kept(copy.path, copy.made_at, copy.why) for copy in copies(data / COPIES))


def rescue(data: Path, copy: Path) -> None:
    """Put a copy in the ledger's place; what was there is kept aside. AppError when the copy is no good either."""
    put_all_back(copy, data / LEDGER)
