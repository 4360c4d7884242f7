"""Ways of publishing, objections, the notice board with its rounds and sheets, topics, decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop_app.storage.migrations.ledgers import create, drop

revision = "0009"
down_revision = "0008"

NEW_COLUMNS = ("roster", "reach", "contact", "result_of", "cleanup", "interpretation_form")

# register: (sorted by, texts, days, wholes, yes or no)
TABLES: dict[str, tuple[str, str, str, str, str]] = {
    "publication": (
        "published_on item_no",
        "item_no item_title outlet kind address issue_no proof proof_note down_reason",
        "published_on taken_down_on",
        "attendees",
        "",
    ),
    "objection": (
        "received_on item_no",
        "item_no item_title way objector phone content department handler result handling",
        "received_on decided_on told_on",
        "",
        "named",
    ),
    "issue": (
        "opens_on",
        "title department rhythm forms first_reviewer second_reviewer approver opinions answers filing_note",
        "opens_on until posted_on filed_on down_on",
        "interval",
        "",
    ),
    "sheet": (
        "issue_no item_no",
        "issue_no kind item_no title format board section slot down_reason",
        "hangs_from until hung_on down_on",
        "place pages",
        "photo",
    ),
    "slot": ("board", "board place section slot paper", "since closed_on", "", ""),
    "topic": (
        "raised_on department",
        (
            "source asker phone content department handler demand signer notice_no answer judgement ground "
            "judgement_reason echo_item echo_issue echo_place satisfaction"
        ),
        "raised_on notified_on answered_on withheld_on echo_on",
        "limit_days late_days",
        "",
    ),
    "decision": (
        "started_on department",
        (
            "title department handler basis draft short_reason ask_ways public_result experts_result risk_result "
            "legal_short_reason legal_result together_result missing doc_no item_no stop_reason"
        ),
        (
            "started_on asked_from asked_until hearing_on hearing_papers_on public_on experts_on risk_on legal_sent_on "
            "legal_on together_on decided_on party_on shown_on interpreted_on stopped_on"
        ),
        "",
        "listed legal_passed",
    ),
    "comment": (
        "received_on decision_no",
        "decision_no way author phone content department taken reason",
        "received_on settled_on",
        "",
        "",
    ),
    "attendance": (
        "held_on decision_no",
        "meeting decision_no agenda kind attendee unit phone spoke",
        "held_on invited_on",
        "",
        "came",
    ),
}


def upgrade() -> None:
    """New registers, each with its search index; new columns of 主动公开."""
    for register, columns in TABLES.items():
        create(register, *columns)
    for name in NEW_COLUMNS:
        op.add_column("disclosure", sa.Column(name, sa.Text()))
    op.add_column("disclosure", sa.Column("interpreted_on", sa.Date()))
    op.add_column("disclosure", sa.Column("no_result", sa.Boolean()))


def downgrade() -> None:
    """All of it goes; what was entered is lost."""
    for name in ("no_result", "interpreted_on", *reversed(NEW_COLUMNS)):
        op.drop_column("disclosure", name)
    drop(reversed(TABLES))
