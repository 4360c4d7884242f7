"""What the ledger keeps besides its registers: steps, audit lines, numbers, words, people, attachments, drafts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
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


class OwnCatalogueRow(Base):
    """What the office changed in a row of the 标准目录, or a whole row of its own, as JSON."""

    __tablename__ = "catalogue_row"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    told: Mapped[str]


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


class LetterRow(Base):
    """A paper that left, or a number set aside for one; what it said is frozen once its number is used."""

    __tablename__ = "letter"
    __table_args__ = (
        Index("letter_record", "register", "record_id"),
        Index("letter_number", "series", "year", "sequence", unique=True, sqlite_where=text("sequence > 0")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str]
    record_id: Mapped[int]
    series: Mapped[str]
    year: Mapped[int]
    sequence: Mapped[int]
    number: Mapped[str]
    status: Mapped[str]
    kinds: Mapped[str]
    title: Mapped[str]
    addressee: Mapped[str]
    purpose: Mapped[str]
    issued_on: Mapped[date | None]
    form: Mapped[str]
    facts: Mapped[str]
    wordings: Mapped[str]
    pdf_sha256: Mapped[str]
    pdf_size: Mapped[int]
    pages: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    void_reason: Mapped[str]
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[str]
    sent_way: Mapped[str]
    sent_on: Mapped[date | None]
    mail_no: Mapped[str]
    signed_on: Mapped[date | None]
    signed_by: Mapped[str]


class SnapshotRow(Base):
    """The numbers of a closed period, append only; content is NULL where the period was opened again."""

    __tablename__ = "snapshot"
    __table_args__ = (Index("snapshot_period", "kind", "period"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    period: Mapped[str]
    content: Mapped[str | None]
    sha256: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    note: Mapped[str]


class ReviewRow(Base):
    """What somebody found about the bytes with `digest`, append only; the checklist as JSON."""

    __tablename__ = "review"
    __table_args__ = (Index("review_record", "register", "record_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str]
    record_id: Mapped[int]
    level: Mapped[str]
    verdict: Mapped[str]
    ground: Mapped[str]
    checklist: Mapped[str]
    opinion: Mapped[str]
    same_person_reason: Mapped[str]
    reviewer: Mapped[str]
    drafter: Mapped[str]
    given_on: Mapped[date] = mapped_column(index=True)
    digest: Mapped[str]
    preset: Mapped[str]
    made_at: Mapped[datetime]
    unit: Mapped[int] = mapped_column(ForeignKey("unit.id"))


class LegalMoveRow(Base):
    """Which moves a state allows to whom, copied from the declarations at each start: triggers ask it."""

    __tablename__ = "legal_move"
    register: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    duty: Mapped[str] = mapped_column(primary_key=True)


class DraftRow(Base):
    """A form as typed so far."""

    __tablename__ = "draft"
    scope: Mapped[str] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True)
    raw: Mapped[str]
    saved_at: Mapped[datetime]
