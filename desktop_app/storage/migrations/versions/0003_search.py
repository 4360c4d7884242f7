"""The search index: pairs of characters of each row's search text, kept by triggers."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

REGISTERS = ("disclosure", "hotline", "visit", "request", "open_day")


def upgrade() -> None:
    """A contentless index for each register; `bigram` is registered on every connection of ours."""
    for register in REGISTERS:
        index = f"{register}_find"
        forget = (
            f"INSERT INTO {index}({index}, rowid, pairs) VALUES('delete', old.id, bigram(old.search_text));"
        )
        learn = f"INSERT INTO {index}(rowid, pairs) VALUES(new.id, bigram(new.search_text));"
        op.execute(f"CREATE VIRTUAL TABLE {index} USING fts5(pairs, content='', tokenize='ascii')")
        op.execute(f"INSERT INTO {index}(rowid, pairs) SELECT id, bigram(search_text) FROM {register}")  # noqa: S608
        op.execute(f"CREATE TRIGGER {index}_add AFTER INSERT ON {register} BEGIN {learn} END")
        op.execute(
            f"CREATE TRIGGER {index}_edit AFTER UPDATE OF search_text ON {register} "
            f"WHEN old.search_text <> new.search_text BEGIN {forget} {learn} END"
        )
        op.execute(f"CREATE TRIGGER {index}_drop AFTER DELETE ON {register} BEGIN {forget} END")


def downgrade() -> None:
    """The index goes; the search text stays in its column."""
    for register in REGISTERS:
        for verb in ("add", "edit", "drop"):
            op.execute(f"DROP TRIGGER {register}_find_{verb}")
        op.execute(f"DROP TABLE {register}_find")
