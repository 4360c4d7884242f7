"""The tables of the five registers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

LIVING = sa.text("voided_at IS NULL")
REGISTERS = ("disclosure", "hotline", "visit", "request", "open_day")


def upgrade() -> None:
    """Every register with its own columns, grouped by what they hold."""
    _create(
        "disclosure",
        "formed_on department",
        *_text(
            "index_no title doc_no article category summary maker department handler openness "
            "audience scope level duration rhythm limit_unit validity interpretation genre "
            "addressee body channels place review_no masked change_reason ground ground_note "
        ),
        *_day(
            "formed_on expires_on ordered_on period_from period_to published_on renewed_on "
            "withdrawn_on withheld_on "
        ),
        *_whole("limit_days late_days"),
        *_yes_no("interpreted"),
    )
    _create(
        "hotline",
        "called_at department",
        *_moment("called_at"),
        *_text(
            "way order_no caller phone address content matter area urgency handler department "
            "instruction return_reason extend_reason outcome answer reply_way satisfaction "
        ),
        *_whole("people"),
        *_yes_no("spot petition late"),
        *_day(
            "petition_due dispatched_on signed_on returned_on extended_to extended_on replied_on "
            "called_back_on redo_on closed_on "
        ),
    )
    _create(
        "visit",
        "event_on department",
        *_day("event_on promised_on fed_back_on"),
        *_text(
            "visitor sex phone address content matter leader handler handling answer department "
            "outcome satisfaction "
        ),
        *_whole("people promised_days"),
        *_yes_no("signed"),
    )
    _create(
        "request",
        "reached_on department",
        *_text(
            "channel applicant_kind applicant paper_kind paper_no phone address agent content "
            "feature form_wanted delivery_wanted department handler parent_no next_step mend_what "
            "third_party third_opinion agency agency_opinion extend_by extend_reason fee_basis "
            "reply_kind report_row article reason reply_no signer delivery mail_no relief_kind "
            "relief_organ relief_no relief_result "
        ),
        *_yes_no("needs_help oral abandoned late carried"),
        *_day(
            "submitted_on reached_on confirmed_on received_on first_due_on asked_on mend_until "
            "mended_on lapsed_on third_on third_due third_back_on agency_on agency_due "
            "agency_back_on extend_approved_on extended_on extended_due fee_noticed_on pay_due "
            "paid_on fee_lapsed_on replied_on posted_on signed_on withdrawn_on relief_on "
            "archived_step_on "
        ),
        *_whole("paused_days extend_days fee_units fee_amount late_days"),
    )
    _create(
        "open_day",
        "held_on",
        *_day("held_on"),
        *_text("theme place leaders departments plan summary"),
        *_whole("boards leaflets"),
    )


def downgrade() -> None:
    """The registers with all their rows go."""
    for register in REGISTERS:
        op.drop_table(register)


def _create(register: str, sorted_by: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        register, *_common(), *columns, sa.UniqueConstraint("year", "sequence", name=f"{register}_number")
    )
    op.create_index(f"{register}_living", register, ["year", "sequence"], sqlite_where=LIVING)
    for column in ("state", "due_on", *sorted_by.split()):
        op.create_index(f"{register}_{column}", register, [column], sqlite_where=LIVING)


def _common() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.Integer(), primary_key=True),
        *_text("number state created_by updated_by search_text", nullable=False),
        *_whole("year sequence version", nullable=False),
        *_moment("created_at updated_at", nullable=False),
        *_text("provisional archive_no remark void_reason voided_by"),
        *_day("due_on archived_on"),
        *_whole("attachments"),
        *_moment("voided_at"),
    )


def _text(names: str, *, nullable: bool = True) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names.split()]


def _whole(names: str, *, nullable: bool = True) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Integer(), nullable=nullable) for name in names.split()]


def _day(names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date(), nullable=True) for name in names.split()]


def _moment(names: str, *, nullable: bool = True) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(), nullable=nullable) for name in names.split()]


def _yes_no(names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Boolean(), nullable=True) for name in names.split()]
