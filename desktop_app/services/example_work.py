"""工作保障 of the example year: a few rows of each small ledger, as the tables tell them."""

from __future__ import annotations

from desktop_app.registers.every import TABS
from desktop_app.services.example_rows import Book, part
from desktop_app.services.example_service_texts import SERVICE_ROWS
from desktop_app.services.example_work_texts import WORK_ROWS

_ROWS = WORK_ROWS | SERVICE_ROWS
(_WORK,) = (tab for tab in TABS if tab.title == "工作保障")


def work(book: Book, share: float) -> None:
    """Every ledger of 工作保障, as many rows of it as belong to a year of that share."""
    for register in _WORK.registers:
        book.add(register, part(_ROWS[register.key], share))
