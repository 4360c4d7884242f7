"""The tables of publishing: ways, objections, the notice board with its rounds and sheets, topics."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from desktop_app.storage.columns import Base, RegisterRow, kept_in_order


class PublicationRow(RegisterRow, Base):
    """公开渠道登记: one row for each way an item was made public."""

    __tablename__ = "publication"
    __table_args__ = kept_in_order("publication", "published_on", "item_no")
    item_no: Mapped[str | None]
    item_title: Mapped[str | None]
    outlet: Mapped[str | None]
    kind: Mapped[str | None]
    published_on: Mapped[date | None]
    address: Mapped[str | None]
    issue_no: Mapped[str | None]
    attendees: Mapped[int | None]
    proof: Mapped[str | None]
    proof_note: Mapped[str | None]
    taken_down_on: Mapped[date | None]
    down_reason: Mapped[str | None]


class ObjectionRow(RegisterRow, Base):
    """公示异议: one row for each objection."""

    __tablename__ = "objection"
    __table_args__ = kept_in_order("objection", "received_on", "item_no")
    item_no: Mapped[str | None]
    item_title: Mapped[str | None]
    received_on: Mapped[date | None]
    way: Mapped[str | None]
    objector: Mapped[str | None]
    named: Mapped[bool | None]
    phone: Mapped[str | None]
    content: Mapped[str | None]
    department: Mapped[str | None]
    handler: Mapped[str | None]
    decided_on: Mapped[date | None]
    result: Mapped[str | None]
    handling: Mapped[str | None]
    told_on: Mapped[date | None]


class IssueRow(RegisterRow, Base):
    """公开栏期次: one row for each round."""

    __tablename__ = "issue"
    __table_args__ = kept_in_order("issue", "opens_on")
    title: Mapped[str | None]
    department: Mapped[str | None]
    opens_on: Mapped[date | None]
    until: Mapped[date | None]
    rhythm: Mapped[str | None]
    interval: Mapped[int | None]
    forms: Mapped[tuple[str, ...] | None]
    first_reviewer: Mapped[str | None]
    second_reviewer: Mapped[str | None]
    approver: Mapped[str | None]
    opinions: Mapped[str | None]
    answers: Mapped[str | None]
    posted_on: Mapped[date | None]
    filed_on: Mapped[date | None]
    filing_note: Mapped[str | None]
    down_on: Mapped[date | None]


class SheetRow(RegisterRow, Base):
    """上栏稿件: one row for each sheet of a round."""

    __tablename__ = "sheet"
    __table_args__ = kept_in_order("sheet", "issue_no", "item_no")
    issue_no: Mapped[str | None]
    kind: Mapped[str | None]
    item_no: Mapped[str | None]
    title: Mapped[str | None]
    format: Mapped[str | None]
    place: Mapped[int | None]
    board: Mapped[str | None]
    section: Mapped[str | None]
    slot: Mapped[str | None]
    hangs_from: Mapped[date | None]
    until: Mapped[date | None]
    pages: Mapped[int | None]
    hung_on: Mapped[date | None]
    down_on: Mapped[date | None]
    down_reason: Mapped[str | None]
    photo: Mapped[bool | None]


class SlotRow(RegisterRow, Base):
    """公开栏格位: one row for each place on a board."""

    __tablename__ = "slot"
    __table_args__ = kept_in_order("slot", "board")
    board: Mapped[str | None]
    place: Mapped[str | None]
    section: Mapped[str | None]
    slot: Mapped[str | None]
    paper: Mapped[str | None]
    since: Mapped[date | None]
    closed_on: Mapped[date | None]


class TopicRow(RegisterRow, Base):
    """群众点题: one row for each question."""

    __tablename__ = "topic"
    __table_args__ = kept_in_order("topic", "raised_on", "department")
    raised_on: Mapped[date | None]
    source: Mapped[str | None]
    asker: Mapped[str | None]
    phone: Mapped[str | None]
    content: Mapped[str | None]
    department: Mapped[str | None]
    handler: Mapped[str | None]
    demand: Mapped[str | None]
    limit_days: Mapped[int | None]
    signer: Mapped[str | None]
    notice_no: Mapped[str | None]
    notified_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer: Mapped[str | None]
    judgement: Mapped[str | None]
    ground: Mapped[str | None]
    judgement_reason: Mapped[str | None]
    withheld_on: Mapped[date | None]
    echo_item: Mapped[str | None]
    echo_on: Mapped[date | None]
    echo_issue: Mapped[str | None]
    echo_place: Mapped[str | None]
    satisfaction: Mapped[str | None]
    late_days: Mapped[int | None]
