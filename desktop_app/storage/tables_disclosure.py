"""The table of what the bureau publishes by itself."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from desktop_app.storage.columns import Base, RegisterRow, kept_in_order


class DisclosureRow(RegisterRow, Base):
    """主动公开: one row for each piece of information published, or to be."""

    __tablename__ = "disclosure"
    __table_args__ = kept_in_order("disclosure", "formed_on", "department")
    index_no: Mapped[str | None]
    title: Mapped[str | None]
    doc_no: Mapped[str | None]
    article: Mapped[str | None]
    category: Mapped[str | None]
    summary: Mapped[str | None]
    maker: Mapped[str | None]
    department: Mapped[str | None]
    handler: Mapped[str | None]
    formed_on: Mapped[date | None]
    openness: Mapped[str | None]
    audience: Mapped[str | None]
    scope: Mapped[str | None]
    level: Mapped[str | None]
    duration: Mapped[str | None]
    expires_on: Mapped[date | None]
    rhythm: Mapped[str | None]
    limit_days: Mapped[int | None]
    limit_unit: Mapped[str | None]
    ordered_on: Mapped[date | None]
    validity: Mapped[str | None]
    interpreted: Mapped[bool | None]
    interpretation: Mapped[str | None]
    genre: Mapped[str | None]
    addressee: Mapped[str | None]
    body: Mapped[str | None]
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    published_on: Mapped[date | None]
    channels: Mapped[tuple[str, ...] | None]
    place: Mapped[str | None]
    review_no: Mapped[str | None]
    masked: Mapped[str | None]
    late_days: Mapped[int | None]
    renewed_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    change_reason: Mapped[str | None]
    withheld_on: Mapped[date | None]
    ground: Mapped[str | None]
    ground_note: Mapped[str | None]
    catalogue_no: Mapped[int | None]
    basis: Mapped[str | None]
    audience_who: Mapped[str | None]
    limit_words: Mapped[str | None]
    limit_from: Mapped[str | None]
    limit_on: Mapped[date | None]
    changed_on: Mapped[date | None]
    next_update_on: Mapped[date | None]
    normative: Mapped[bool | None]
    cleaned_on: Mapped[date | None]
    cleanup_note: Mapped[str | None]
    period_days: Mapped[int | None]
    period_unit: Mapped[str | None]
    period_until: Mapped[date | None]
    reassessed_on: Mapped[date | None]
    reassess_note: Mapped[str | None]
    roster: Mapped[str | None]
    reach: Mapped[str | None]
    contact: Mapped[str | None]
    result_of: Mapped[str | None]
    no_result: Mapped[bool | None]
    cleanup: Mapped[str | None]
    interpretation_form: Mapped[str | None]
    interpreted_on: Mapped[date | None]
