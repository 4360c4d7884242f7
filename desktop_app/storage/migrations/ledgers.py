"""Making the table of a register, as migrations since 0009 do it; older ones wrote theirs down themselves.

A change here would change what old migrations make: a register of another shape is another function.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

_LIVING, _VOID = sa.text("voided_at IS NULL"), sa.text("voided_at IS NOT NULL")
_KINDS: tuple[type[sa.types.TypeEngine[Any]], ...] = (sa.Text, sa.Date, sa.Integer, sa.Boolean, sa.DateTime)


def create(register: str, order: str, *columns: str) -> None:
    """The table with its indexes and search index.

    `order` and each of `columns` are names parted by blanks: what it is sorted by; texts, days, wholes, yes-or-no,
    moments.
    """
    op.create_table(
        register,
        *_common(),
        *(column for names, kind in zip(columns, _KINDS, strict=False) for column in _columns(names, kind)),
        sa.UniqueConstraint("year", "sequence", name=f"{register}_number"),
    )
    op.create_index(f"{register}_living", register, ["year", "sequence"], sqlite_where=_LIVING)
    op.create_index(f"{register}_void", register, ["year", "sequence"], sqlite_where=_VOID)
    op.create_index(f"{register}_state", register, ["state", "due_on", "provisional"], sqlite_where=_LIVING)
    for column in ("due_on", *order.split()):
        op.create_index(f"{register}_{column}", register, [column], sqlite_where=_LIVING)
    _search(register)


def drop(registers: Iterable[str]) -> None:
    """The tables go with all that was entered."""
    for register in registers:
        for verb in ("add", "edit", "drop"):
            op.execute(f"DROP TRIGGER {register}_find_{verb}")
        op.execute(f"DROP TABLE {register}_find")
        op.drop_table(register)


def widen(register: str, *columns: str) -> None:
    """Further columns of a table, by kind as in `create`."""
    for names, kind in zip(columns, _KINDS, strict=False):
        for column in _columns(names, kind):
            op.add_column(register, column)


def narrow(register: str, *columns: str) -> None:
    """The columns that `widen` added go."""
    for name in reversed(" ".join(columns).split()):
        op.drop_column(register, name)


def _common() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.Integer(), primary_key=True),
        *_columns("number state created_by updated_by search_text", sa.Text, nullable=False),
        *_columns("year sequence version", sa.Integer, nullable=False),
        *_columns("created_at updated_at", sa.DateTime, nullable=False),
        *_columns("provisional archive_no remark void_reason voided_by", sa.Text),
        *_columns("due_on archived_on", sa.Date),
        *_columns("attachments", sa.Integer),
        *_columns("voided_at", sa.DateTime),
    )


def _columns(
    names: str, kind: type[sa.types.TypeEngine[Any]], *, nullable: bool = True
) -> list[sa.Column[object]]:
    return [sa.Column(name, kind(), nullable=nullable) for name in names.split()]


def _search(register: str) -> None:
    """A contentless index kept by triggers, as 0003 made them for the registers of then."""
    index = f"{register}_find"
    forget = f"INSERT INTO {index}({index}, rowid, pairs) VALUES('delete', old.id, bigram(old.search_text));"
    learn = f"INSERT INTO {index}(rowid, pairs) VALUES(new.id, bigram(new.search_text));"
    op.execute(f"CREATE VIRTUAL TABLE {index} USING fts5(pairs, content='', tokenize='ascii')")
    op.execute(f"CREATE TRIGGER {index}_add AFTER INSERT ON {register} BEGIN {learn} END")
    op.execute(
        f"CREATE TRIGGER {index}_edit AFTER UPDATE OF search_text ON {register} "
        f"WHEN old.search_text <> new.search_text BEGIN {forget} {learn} END"
    )
    op.execute(f"CREATE TRIGGER {index}_drop AFTER DELETE ON {register} BEGIN {forget} END")
