"""Papers that leave the ledger: on record before they exist, as a file or on a printer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def save_of(store: Store, ids: Mapping[str, Sequence[int]], what: str, path: Path, content: bytes) -> None:
    """Write a PDF of records of several registers; Trouble when it cannot be written."""
    with store.unit(f"另存{what}") as unit:
        for register, some in ids.items():
            unit.outflow(register, f"{what} PDF", some, {"file": path.name})
    write_whole(path, content)


def printed_of(store: Store, ids: Mapping[str, Sequence[int]], what: str, printer: str, copies: int) -> None:
    """Put on record that a paper of records of several registers goes to a printer."""
    with store.unit(f"打印{what}") as unit:
        for register, some in ids.items():
            unit.outflow(register, f"打印{what}", some, {"printer": printer, "copies": copies})
