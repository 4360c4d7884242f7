"""The table of the calls."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from desktop_app.storage.columns import Base, RegisterRow, kept_in_order


class HotlineRow(RegisterRow, Base):
    """咨询热线: one row for each call, visit, letter or web message."""

    __tablename__ = "hotline"
    __table_args__ = kept_in_order("hotline", "called_at", "department")
    called_at: Mapped[datetime | None]
    way: Mapped[str | None]
    order_no: Mapped[str | None]
    caller: Mapped[str | None]
    phone: Mapped[str | None]
    address: Mapped[str | None]
    people: Mapped[int | None]
    content: Mapped[str | None]
    matter: Mapped[str | None]
    area: Mapped[str | None]
    urgency: Mapped[str | None]
    handler: Mapped[str | None]
    spot: Mapped[bool | None]
    department: Mapped[str | None]
    instruction: Mapped[str | None]
    petition: Mapped[bool | None]
    petition_due: Mapped[date | None]
    dispatched_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    return_reason: Mapped[str | None]
    extended_to: Mapped[date | None]
    extended_on: Mapped[date | None]
    extend_reason: Mapped[str | None]
    outcome: Mapped[str | None]
    answer: Mapped[str | None]
    reply_way: Mapped[str | None]
    satisfaction: Mapped[str | None]
    replied_on: Mapped[date | None]
    called_back_on: Mapped[date | None]
    redo_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    late: Mapped[bool | None]
