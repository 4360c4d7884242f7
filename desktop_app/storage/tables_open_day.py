"""The tables of the Open Day: its visitors and the event itself."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from desktop_app.storage.columns import Base, RegisterRow, kept_in_order


class VisitRow(RegisterRow, Base):
    """公开日接访: one row for each visitor."""

    __tablename__ = "visit"
    __table_args__ = kept_in_order("visit", "event_on", "department")
    event_on: Mapped[date | None]
    visitor: Mapped[str | None]
    sex: Mapped[str | None]
    phone: Mapped[str | None]
    address: Mapped[str | None]
    people: Mapped[int | None]
    content: Mapped[str | None]
    matter: Mapped[str | None]
    leader: Mapped[str | None]
    handler: Mapped[str | None]
    handling: Mapped[str | None]
    answer: Mapped[str | None]
    department: Mapped[str | None]
    promised_on: Mapped[date | None]
    promised_days: Mapped[int | None]
    signed: Mapped[bool | None]
    outcome: Mapped[str | None]
    fed_back_on: Mapped[date | None]
    satisfaction: Mapped[str | None]


class OpenDayRow(RegisterRow, Base):
    """公开日: one row for each event."""

    __tablename__ = "open_day"
    __table_args__ = kept_in_order("open_day", "held_on")
    held_on: Mapped[date | None]
    theme: Mapped[str | None]
    place: Mapped[str | None]
    leaders: Mapped[str | None]
    departments: Mapped[tuple[str, ...] | None]
    plan: Mapped[str | None]
    boards: Mapped[int | None]
    leaflets: Mapped[int | None]
    summary: Mapped[str | None]
