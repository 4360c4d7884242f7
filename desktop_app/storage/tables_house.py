"""What the ledger keeps besides its registers: steps, audit lines, numbers, words, people, attachments, drafts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.storage.columns import Base


class UnitRow(Base):
    """One action of one person."""

    __tablename__ = "unit"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    label: Mapped[str]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)


class StepRow(Base):
    """A dated fact about a record, never edited: a wrong one is corrected by a later one."""

    __tablename__ = "step"
    __table_args__ = (Index("step_record", "register", "record_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str]
    record_id: Mapped[int]
    kind: Mapped[str]
    occurred_on: Mapped[date]
    recorded_at: Mapped[datetime]
    actor: Mapped[str]
    payload: Mapped[str]
    corrects: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    unit: Mapped[int] = mapped_column(ForeignKey("unit.id"))


class ChangeRow(Base):
    """An audit line; each carries the hash of the one before it, so none can be taken out or altered unseen."""

    __tablename__ = "change"
    __table_args__ = (Index("change_record", "register", "record_id"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    kind: Mapped[str]
    register: Mapped[str]
    record_id: Mapped[int]
    before: Mapped[str]
    after: Mapped[str]
    hash: Mapped[str]


class NumberingRow(Base):
    """The last sequence given away in a register and year."""

    __tablename__ = "numbering"
    register: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class CodeWordRow(Base):
    """A word of a code list; built-in words are hidden rather than removed."""

    __tablename__ = "code_word"
    list_key: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    shown: Mapped[bool]


class SettingRow(Base):
    """A setting as JSON; scope is empty for the office's and a person's name for a window's."""

    __tablename__ = "setting"
    scope: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class CalendarYearRow(Base):
    """A yearly notice of holidays; days and doubts as JSON."""

    __tablename__ = "calendar_year"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    notice: Mapped[str]
    days: Mapped[str]
    doubts: Mapped[str]


class PersonRow(Base):
    """Somebody who works with the ledger."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    department: Mapped[str]
    duties: Mapped[tuple[str, ...] | None]
    password_hash: Mapped[str | None]
    active: Mapped[bool]


class AttachmentRow(Base):
    """A file of a record; its bytes lie beside the ledger under their hash. Removing only marks it."""

    __tablename__ = "attachment"
    __table_args__ = (Index("attachment_record", "register", "record_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str]
    record_id: Mapped[int]
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    added_at: Mapped[datetime]
    added_by: Mapped[str]
    removed_at: Mapped[datetime | None]


class DraftRow(Base):
    """A form as typed so far."""

    __tablename__ = "draft"
    scope: Mapped[str] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True)
    raw: Mapped[str]
    saved_at: Mapped[datetime]
