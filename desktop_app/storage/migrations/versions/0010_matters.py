"""督办件 and the other ledgers of 办件; the common way of matters in 热线, 接访 and 点题."""

from __future__ import annotations

from alembic import op

from desktop_app.storage.migrations.ledgers import create, drop, narrow, widen

revision = "0010"
down_revision = "0009"

ENTERED, AHEAD = "已登记", "筹备中"  # what an Open Day without steps was called, and is now
# register: (sorted by, texts, days, wholes, yes or no, moments)
TABLES: dict[str, tuple[str, ...]] = {
    "task": (
        "received_on department source",
        (
            "source issuer doc_no content demand department helpers handler signer plan "
            "approver return_reason reassign_reason extend_reason urge_note merged_into "
            "withdraw_reason progress_note report_no answer outcome audit_opinion sent_to "
            "redo_reason"
        ),
        (
            "received_on due_day planned_on dispatched_on returned_on signed_on reassigned_on "
            "extended_to extended_on urged_on merged_on withdrawn_on progress_on replied_on "
            "redo_on closed_on filed_on"
        ),
        "limit_days urged_times progress",
        "special late",
    ),
    "supervision": (
        "planned_on task_no",
        "way subject departments task_no handler situation problems feedback",
        "planned_on held_on mend_until fed_back_on",
    ),
    "suggestion": (
        "raised_on department source_no",
        (
            "source source_no author phone content department handler chaser return_reason "
            "reassign_reason extend_reason urge_note merged_into withdraw_reason answer "
            "outcome reply_way satisfaction redo_reason"
        ),
        (
            "raised_on due_day dispatched_on returned_on signed_on reassigned_on extended_to "
            "extended_on urged_on merged_on withdrawn_on replied_on called_back_on redo_on "
            "closed_on filed_on"
        ),
        "limit_days urged_times",
        "anonymous late",
    ),
    "citycase": (
        "sent_at department case_no",
        (
            "case_no kind place content department handler return_reason reassign_reason "
            "extend_reason urge_note merged_into withdraw_reason answer outcome redo_reason"
        ),
        (
            "due_day dispatched_on returned_on signed_on reassigned_on extended_to "
            "extended_on urged_on merged_on withdrawn_on replied_on redo_on closed_on "
            "filed_on"
        ),
        "limit_days urged_times",
        "late",
        "sent_at",
    ),
    "project": (
        "listed_on department",
        "title code department handler plan progress cancel_reason item_no",
        (
            "listed_on finish_by started_on progress_on finished_on cancelled_on approved_on "
            "tendered_on land_on quality_on"
        ),
        "investment progress_share",
    ),
    "node": (
        "planned_on department project_no",
        "project_no title department handler note",
        "planned_on reached_on dropped_on",
        "",
        "late",
    ),
    "figure": (
        "last subject",
        "subject source rate warning",
        "first last",
        "received handled closed open withdrawn cancelled",
    ),
    "box": (
        "opened_on",
        "kind place handler witness records handling",
        "opened_on next_opened_on",
        "cycle_days letters asked complaints topics reports advice",
    ),
    "proposal": (
        "assigned_on department kind",
        (
            "kind level session case_no title content proposer proposer_phone assigner role "
            "lead partners department handler return_reason reassign_reason extend_reason "
            "urge_note merged_into withdraw_reason study_note contact_way contact_whom "
            "contact_note contact_log answer result_class reply_no copies openness item_no "
            "sent_back_reason redo_reason satisfaction opinion_note follow_note"
        ),
        (
            "assigned_on dispatched_on returned_on signed_on reassigned_on extended_to "
            "extended_on urged_on merged_on withdrawn_on studied_on contacted_on opined_on "
            "finished_on joint_due return_due sent_back_on redo_due replied_on called_back_on "
            "redo_on closed_on filed_on follow_until followed_on"
        ),
        "urged_times contact_times met_times reply_times",
        "hard late carried_out",
    ),
    "opinion": (
        "found_at department level",
        (
            "source link title content concerned level responder handler judgement department "
            "measures answer answer_way press_no item_no release_way release_note release_log "
            "handed_to hand_note outcome merged_into withdraw_reason"
        ),
        "judged_on handled_on released_on handed_on merged_on withdrawn_on filed_on",
        "release_times",
        "sudden late",
        "found_at first_at press_at first_due_at press_due_at answer_due_at",
    ),
    "press": (
        "happened_at",
        "event level happened_place opinion_no place speaker media script item_no call_off_reason",
        "called_off_on",
        "people",
        "late",
        "happened_at planned_at due_at held_at",
    ),
}
NEW_COLUMNS: dict[str, tuple[str, ...]] = {
    "disclosure": ("interpreter",),
    "hotline": (
        (
            "place ordered_note petition_origin petition_more_note reassign_reason urge_note "
            "merged_into withdraw_reason pointed_to redo_reason"
        ),
        (
            "ordered_on ordered_due petition_on petition_told_on petition_disputed_on "
            "petition_accepted_on petition_dispute_due petition_end reassigned_on urged_on "
            "merged_on withdrawn_on filed_on"
        ),
        "petition_more urged_times",
        "petition_unclear",
    ),
    "open_day": (
        "kind hours handler boards_about leaflets_about",
        "opened_on ended_on summed_up_on",
        "leaders_count",
    ),
    "topic": (
        "redo_reason reassign_reason extend_reason urge_note merged_into withdraw_reason",
        "redo_on reassigned_on extended_to extended_on urged_on merged_on withdrawn_on",
        "urged_times",
    ),
    "visit": (
        "desk reassign_reason extend_reason urge_note merged_into withdraw_reason redo_reason",
        ("signed_on reassigned_on extended_to extended_on urged_on merged_on withdrawn_on redo_on filed_on"),
        "desk_no urged_times",
        "late",
    ),
}


def upgrade() -> None:
    """New registers, each with its search index; new columns of those that were."""
    for register, columns in TABLES.items():
        create(register, *columns)
    for register, columns in NEW_COLUMNS.items():
        widen(register, *columns)
    op.execute(f"UPDATE open_day SET state = '{AHEAD}' WHERE state = '{ENTERED}'")  # noqa: S608  # both are ours


def downgrade() -> None:
    """All of it goes; what was entered is lost."""
    for register, columns in NEW_COLUMNS.items():
        narrow(register, *columns)
    drop(reversed(TABLES))
    op.execute(f"UPDATE open_day SET state = '{ENTERED}'")  # noqa: S608  # ours
