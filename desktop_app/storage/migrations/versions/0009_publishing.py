"""Ways of publishing, objections, the notice board with its rounds and sheets, topics, decisions."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

LIVING, VOID = sa.text("voided_at IS NULL"), sa.text("voided_at IS NOT NULL")
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
    for register, (order, *columns) in TABLES.items():
        _create(register, order.split(), *columns)
        _search(register)
    for name in NEW_COLUMNS:
        op.add_column("disclosure", sa.Column(name, sa.Text()))
    op.add_column("disclosure", sa.Column("interpreted_on", sa.Date()))
    op.add_column("disclosure", sa.Column("no_result", sa.Boolean()))


def downgrade() -> None:
    """All of it goes; what was entered is lost."""
    for name in ("no_result", "interpreted_on", *reversed(NEW_COLUMNS)):
        op.drop_column("disclosure", name)
    for register in reversed(TABLES):
        for verb in ("add", "edit", "drop"):
            op.execute(f"DROP TRIGGER {register}_find_{verb}")
        op.execute(f"DROP TABLE {register}_find")
        op.drop_table(register)


def _create(register: str, order: list[str], texts: str, days: str, wholes: str, answers: str) -> None:
    op.create_table(
        register,
        *_common(),
        *_columns(texts, sa.Text),
        *_columns(days, sa.Date),
        *_columns(wholes, sa.Integer),
        *_columns(answers, sa.Boolean),
        sa.UniqueConstraint("year", "sequence", name=f"{register}_number"),
    )
    op.create_index(f"{register}_living", register, ["year", "sequence"], sqlite_where=LIVING)
    op.create_index(f"{register}_void", register, ["year", "sequence"], sqlite_where=VOID)
    op.create_index(f"{register}_state", register, ["state", "due_on", "provisional"], sqlite_where=LIVING)
    for column in ("due_on", *order):
        op.create_index(f"{register}_{column}", register, [column], sqlite_where=LIVING)


def _common() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.Integer(), primary_key=True),
        *_columns("number state created_by updated_by search_text", sa.Text, nullable=False),
        *_columns("year sequence version", sa.Integer, nullable=False),
        *_columns("created_at updated_at", sa.DateTime, nullable=False),
        *_columns("provisional archive_no remark void_reason voided_by", sa.Text),
        *_columns("due_on archived_on", sa.Date),
        *_columns("attachments", sa.Integer),
        *_columns("voided_at", sa.DateTime),
    )


def _columns(
    names: str, kind: type[sa.types.TypeEngine[Any]], *, nullable: bool = True
) -> list[sa.Column[object]]:
    return [sa.Column(name, kind(), nullable=nullable) for name in names.split()]


def _search(register: str) -> None:
    """A contentless index kept by triggers, as 0003 made them for the registers of then."""
    index = f"{register}_find"
    forget = f"INSERT INTO {index}({index}, rowid, pairs) VALUES('delete', old.id, bigram(old.search_text));"
    learn = f"INSERT INTO {index}(rowid, pairs) VALUES(new.id, bigram(new.search_text));"
    op.execute(f"CREATE VIRTUAL TABLE {index} USING fts5(pairs, content='', tokenize='ascii')")
    op.execute(f"CREATE TRIGGER {index}_add AFTER INSERT ON {register} BEGIN {learn} END")
    op.execute(
        f"CREATE TRIGGER {index}_edit AFTER UPDATE OF search_text ON {register} "
        f"WHEN old.search_text <> new.search_text BEGIN {forget} {learn} END"
    )
    op.execute(f"CREATE TRIGGER {index}_drop AFTER DELETE ON {register} BEGIN {forget} END")
