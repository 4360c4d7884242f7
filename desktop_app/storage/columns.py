"""The base of all tables, and the table of a register as its declaration tells it."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine

from desktop_app.domain.fields import SEPARATOR, Choices, Day, Kind, Moment, Whole, YesNo
from desktop_app.domain.register import Register


class Words(TypeDecorator[tuple[str, ...]]):
    """Several words in one text, joined by 、; none of them is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """('网站', '公报') → 网站、公报."""
        return SEPARATOR.join(value) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002
        """网站、公报 → ('网站', '公报')."""
        return tuple(value.split(SEPARATOR)) if value else None


class Base(DeclarativeBase):
    """All tables of a ledger; moments are kept without a zone, as the clock on the wall showed them."""

    type_annotation_map: ClassVar[dict[object, object]] = {str: Text(), tuple[str, ...]: Words()}


_KINDS: tuple[tuple[type[Kind], type[TypeEngine[Any]]], ...] = (
    (Day, Date),
    (Moment, DateTime),
    (Whole, Integer),
    (YesNo, Boolean),
    (Choices, Words),
)
# Of the fields that every register declares, those no row is without.
_ALWAYS = frozenset({"number", "year", "state", "created_by", "created_at", "updated_by", "updated_at"})
# Nearly every question is about living rows: then the index alone answers.
_LIVING, _VOID = text("voided_at IS NULL"), text("voided_at IS NOT NULL")


def _type(kind: Kind) -> type[TypeEngine[Any]]:
    return next((column for fits, column in _KINDS if isinstance(kind, fits)), Text)


def register_table(register: Register) -> Table:
    """The table of a register: a column for each field, and what storage keeps beside them.

    `state`, `due_on` and the like are a cache of what the steps tell.
    """
    own = [
        Column(field.key, _type(field.kind)(), nullable=field.key not in _ALWAYS) for field in register.fields
    ]
    return Table(
        register.key,
        Base.metadata,
        Column("id", Integer(), primary_key=True),
        Column("sequence", Integer(), nullable=False),
        *own,
        Column("version", Integer(), nullable=False),
        Column("voided_at", DateTime()),
        Column("voided_by", Text()),
        Column("search_text", Text(), nullable=False),
        *_kept_in_order(register.key, *register.indexed),
    )


def _kept_in_order(table: str, *sorted_by: str) -> tuple[Index | UniqueConstraint, ...]:
    """The indexes of a register: its gapless numbers, the rows in their usual order, what chips and 今日 count."""
    return (
        UniqueConstraint("year", "sequence", name=f"{table}_number"),
        Index(f"{table}_living", "year", "sequence", sqlite_where=_LIVING),
        Index(f"{table}_void", "year", "sequence", sqlite_where=_VOID),
        Index(f"{table}_state", "state", "due_on", "provisional", sqlite_where=_LIVING),
        *(Index(f"{table}_{column}", column, sqlite_where=_LIVING) for column in ("due_on", *sorted_by)),
    )
