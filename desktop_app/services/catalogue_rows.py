"""The 标准目录 as it stands: what came with the program, changed as the ledger tells."""

from __future__ import annotations

from functools import cache

from desktop_app.domain.catalogue import CatalogueRow, parse, with_changes
from desktop_app.paths import resource
from desktop_app.storage.house import House
from desktop_app.textfile import read_text


@cache
def shipped() -> tuple[CatalogueRow, ...]:
    """The rows that came with the program, by number."""
    return parse(read_text(resource("catalogue/standard.csv")))


def in_force(reader: House) -> tuple[CatalogueRow, ...]:
    """Shipped rows with the office's changes, then its own, by number."""
    return with_changes(shipped(), reader.catalogue_changes())
