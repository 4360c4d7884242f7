"""The base of all tables, and the columns that every register has."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Dialect, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from desktop_app.domain.fields import SEPARATOR


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


class RegisterRow:
    """The columns around a register's own. `state`, `due_on` and the like are a cache of what the steps tell."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-9)
    number: Mapped[str] = mapped_column(sort_order=-8)
    year: Mapped[int] = mapped_column(sort_order=-7)
    sequence: Mapped[int] = mapped_column(sort_order=-6)
    state: Mapped[str] = mapped_column(sort_order=-5)
    due_on: Mapped[date | None] = mapped_column(sort_order=-4)
    provisional: Mapped[str | None] = mapped_column(sort_order=-3)
    version: Mapped[int] = mapped_column(sort_order=9)
    archive_no: Mapped[str | None] = mapped_column(sort_order=9)
    archived_on: Mapped[date | None] = mapped_column(sort_order=9)
    remark: Mapped[str | None] = mapped_column(sort_order=9)
    attachments: Mapped[int | None] = mapped_column(sort_order=9)
    created_by: Mapped[str] = mapped_column(sort_order=9)
    created_at: Mapped[datetime] = mapped_column(sort_order=9)
    updated_by: Mapped[str] = mapped_column(sort_order=9)
    updated_at: Mapped[datetime] = mapped_column(sort_order=9)
    void_reason: Mapped[str | None] = mapped_column(sort_order=9)
    voided_at: Mapped[datetime | None] = mapped_column(sort_order=9)
    voided_by: Mapped[str | None] = mapped_column(sort_order=9)
    search_text: Mapped[str] = mapped_column(sort_order=10)


# Nearly every question is about living rows: then the index alone answers.
_LIVING, _VOID = text("voided_at IS NULL"), text("voided_at IS NOT NULL")


def kept_in_order(table: str, *sorted_by: str) -> tuple[Index | UniqueConstraint, ...]:
    """The indexes of a register: its gapless numbers, the rows in their usual order, what chips and 今日 count."""
    return (
        UniqueConstraint("year", "sequence", name=f"{table}_number"),
        Index(f"{table}_living", "year", "sequence", sqlite_where=_LIVING),
        Index(f"{table}_void", "year", "sequence", sqlite_where=_VOID),
        Index(f"{table}_state", "state", "due_on", "provisional", sqlite_where=_LIVING),
        *(Index(f"{table}_{column}", column, sqlite_where=_LIVING) for column in ("due_on", *sorted_by)),
    )
