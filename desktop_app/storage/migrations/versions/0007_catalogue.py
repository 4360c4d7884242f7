"""What the office changed in the 标准目录, and what an item of 主动公开 takes from it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

TEXTS = (
    "basis", "audience_who", "limit_words", "limit_from", "cleanup_note", "period_unit", "reassess_note",
)  # fmt: skip
DAYS = ("limit_on", "changed_on", "next_update_on", "cleaned_on", "period_until", "reassessed_on")
WHOLES = ("catalogue_no", "period_days")


def upgrade() -> None:
    """One table, new columns; nothing that was kept changes."""
    op.create_table(
        "catalogue_row",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("told", sa.Text(), nullable=False),
    )
    for names, kind in ((TEXTS, sa.Text), (DAYS, sa.Date), (WHOLES, sa.Integer)):
        for name in names:
            op.add_column("disclosure", sa.Column(name, kind()))
    op.add_column("disclosure", sa.Column("normative", sa.Boolean()))


def downgrade() -> None:
    """All of it goes; what was typed into the columns is lost."""
    for name in ("normative", *reversed((*TEXTS, *DAYS, *WHOLES))):
        op.drop_column("disclosure", name)
    op.drop_table("catalogue_row")
