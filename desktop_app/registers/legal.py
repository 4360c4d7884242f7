"""Who may do which move in which state: one table, asked by the services, by the ledger's triggers and by the paper."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.registers.request import REQUEST

DUTIES = ("登记", "初审", "复核", "管理")
WRITERS = frozenset({"登记", "管理"})  # who enters, changes and voids records
LAWFUL = (REQUEST,)  # registers whose moves the ledger itself holds to the table

LegalMove = tuple[str, str, str, str]
"""(register, state, move, duty)."""


def legal_moves() -> Iterator[LegalMove]:
    """Every legal combination, one line each."""
    for register in LAWFUL:
        for move in register.flow.moves:
            for state in sorted(move.start):
                for duty in DUTIES:
                    if move.open_to((duty,)):
                        yield register.key, state, move.key, duty
