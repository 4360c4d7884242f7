"""Papers that leave the ledger: on record before they exist, as a file or on a printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop_app.services.files import write_whole
from desktop_app.storage.store import Store


def save(store: Store, register: str, ids: Sequence[int], what: str, path: Path, content: bytes) -> None:
    """Write a PDF of these records, called `what`; Trouble when it cannot be written."""
    with store.unit(f"另存{what}") as unit:
        unit.outflow(register, f"{what} PDF", ids, {"file": path.name})
    write_whole(path, content)


def printed(store: Store, register: str, ids: Sequence[int], what: str, printer: str, copies: int) -> None:
    """Put on record that a paper of these records goes to a printer."""
    with store.unit(f"打印{what}") as unit:
        unit.outflow(register, f"打印{what}", ids, {"printer": printer, "copies": copies})
