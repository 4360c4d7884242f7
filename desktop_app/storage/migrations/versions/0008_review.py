"""保密审查: opinions about exact bytes, never altered and never removed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TEXTS = (
    "register", "level", "verdict", "ground", "checklist", "opinion", "same_person_reason", "reviewer", "drafter",
    "digest", "preset",
)  # fmt: skip


def upgrade() -> None:
    """One table; what was reviewed on paper before stays as it was typed."""
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("record_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("unit", sa.Integer(), sa.ForeignKey("unit.id"), nullable=False),
    )
    op.create_index("review_record", "review", ["register", "record_id"])
    op.create_index("ix_review_given_on", "review", ["given_on"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER review_no_{verb.lower()} BEFORE {verb} ON review "
            "BEGIN SELECT RAISE(ABORT, 'review is append only'); END"
        )


def downgrade() -> None:
    """The opinions go; their audit lines stay."""
    op.drop_table("review")
