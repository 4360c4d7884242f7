"""The tables of decisions: the decision, what the public said, who sat in."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from desktop_app.storage.columns import Base, RegisterRow, kept_in_order


class DecisionRow(RegisterRow, Base):
    """重大决策: one row for each decision."""

    __tablename__ = "decision"
    __table_args__ = kept_in_order("decision", "started_on", "department")
    title: Mapped[str | None]
    department: Mapped[str | None]
    handler: Mapped[str | None]
    started_on: Mapped[date | None]
    listed: Mapped[bool | None]
    basis: Mapped[str | None]
    draft: Mapped[str | None]
    asked_from: Mapped[date | None]
    asked_until: Mapped[date | None]
    short_reason: Mapped[str | None]
    ask_ways: Mapped[str | None]
    hearing_on: Mapped[date | None]
    hearing_papers_on: Mapped[date | None]
    public_on: Mapped[date | None]
    public_result: Mapped[str | None]
    experts_on: Mapped[date | None]
    experts_result: Mapped[str | None]
    risk_on: Mapped[date | None]
    risk_result: Mapped[str | None]
    legal_sent_on: Mapped[date | None]
    legal_on: Mapped[date | None]
    legal_short_reason: Mapped[str | None]
    legal_passed: Mapped[bool | None]
    legal_result: Mapped[str | None]
    together_on: Mapped[date | None]
    together_result: Mapped[str | None]
    missing: Mapped[str | None]
    decided_on: Mapped[date | None]
    doc_no: Mapped[str | None]
    party_on: Mapped[date | None]
    shown_on: Mapped[date | None]
    item_no: Mapped[str | None]
    interpreted_on: Mapped[date | None]
    stopped_on: Mapped[date | None]
    stop_reason: Mapped[str | None]


class CommentRow(RegisterRow, Base):
    """征求意见: one row for each comment."""

    __tablename__ = "comment"
    __table_args__ = kept_in_order("comment", "received_on", "decision_no")
    decision_no: Mapped[str | None]
    received_on: Mapped[date | None]
    way: Mapped[str | None]
    author: Mapped[str | None]
    phone: Mapped[str | None]
    content: Mapped[str | None]
    department: Mapped[str | None]
    settled_on: Mapped[date | None]
    taken: Mapped[str | None]
    reason: Mapped[str | None]


class AttendanceRow(RegisterRow, Base):
    """列席会议: one row for each person at each meeting."""

    __tablename__ = "attendance"
    __table_args__ = kept_in_order("attendance", "held_on", "decision_no")
    held_on: Mapped[date | None]
    meeting: Mapped[str | None]
    decision_no: Mapped[str | None]
    agenda: Mapped[str | None]
    kind: Mapped[str | None]
    attendee: Mapped[str | None]
    unit: Mapped[str | None]
    phone: Mapped[str | None]
    invited_on: Mapped[date | None]
    came: Mapped[bool | None]
    spoke: Mapped[str | None]
