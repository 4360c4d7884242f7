"""Indexes that alone answer what chips and 今日 count: void rows, open rows by state and day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

LIVING, VOID = sa.text("voided_at IS NULL"), sa.text("voided_at IS NOT NULL")
REGISTERS = ("disclosure", "hotline", "visit", "request", "open_day")


def upgrade() -> None:
    """The index of states knows the days too; void rows have one of their own."""
    for register in REGISTERS:
        _again(register, "state", "due_on", "provisional")
        op.create_index(f"{register}_void", register, ["year", "sequence"], sqlite_where=VOID)


def downgrade() -> None:
    """States alone, as before."""
    for register in REGISTERS:
        op.drop_index(f"{register}_void", register)
        _again(register, "state")


def _again(register: str, *columns: str) -> None:
    op.drop_index(f"{register}_state", register)
    op.create_index(f"{register}_state", register, list(columns), sqlite_where=LIVING)
