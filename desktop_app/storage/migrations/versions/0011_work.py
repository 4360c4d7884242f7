"""工作保障: organisation, plans, inspections and meetings."""

from __future__ import annotations

from desktop_app.storage.migrations.ledgers import create, drop

revision = "0011"
down_revision = "0010"

# register: (sorted by, texts, days, wholes, yes or no, moments)
TABLES: dict[str, tuple[str, ...]] = {
    "leading_group": (
        "since group",
        "group role member position department duty office paper_no left_reason",
        "since left_on",
        "place",
    ),
    "post": (
        "since department",
        "level department post duties powers handler position phone place change_note end_reason",
        "since revised_on ended_on",
    ),
    "liaison": (
        "since department",
        "department unit_kind head head_phone handler phone mobile duty left_reason end_reason",
        "since left_on ended_on",
    ),
    "pledge": (
        "drawn_on department",
        "level department handler position superior content end_reason",
        "begins_on ends_on drawn_on sign_by signed_on ended_on",
        "pledge_year",
    ),
    "institution": (
        "issued_on department",
        (
            "title doc_no kind department purpose scope principle procedure organisation "
            "summary revision abolish_reason replaced_by"
        ),
        "issued_on effective_on revised_on abolished_on",
    ),
    "plan": (
        "drafted_on department",
        ("title kind department guiding content purpose demand duties points doc_no result stop_reason"),
        "drafted_on issue_by ends_on issued_on begun_on finished_on stopped_on",
        "plan_year",
    ),
    "assignment": (
        "assigned_on department plan_no",
        ("plan_no task stage demand leader department handler progress result cancel_reason reopen_reason"),
        "assigned_on finish_by progress_on finished_on cancelled_on reopened_on",
    ),
    "meeting": (
        "meets_on department",
        (
            "kind title place host handler department people agenda matter amount deployed "
            "speeches minutes_no minutes conclusion next_no cancel_reason"
        ),
        "meets_on held_on minuted_on next_set_on next_on met_again_on cancelled_on",
        "attended limit_days",
    ),
    "shortfall": (
        "raised_on department",
        "shortfall source cause action department handler review_note result carry_reason next_no",
        "raised_on review_on reviewed_on settled_on carried_on",
        "for_year",
    ),
    "demo_site": (
        "applied_on department",
        (
            "title level batch organ department handler standard materials acceptance "
            "named_by name_paper fail_reason"
        ),
        "applied_on accept_by name_by accepted_on named_on failed_on again_on",
    ),
    "inspection": (
        "checks_on department",
        (
            "way department handler team basis content true_complete in_time procedure solved "
            "problems report rectification recheck sent_back_reason"
        ),
        (
            "checks_on rectify_until recheck_by inspected_on cleared_on reported_on "
            "rectified_on rechecked_on sent_back_on"
        ),
        "problem_count",
    ),
    "assessment": (
        "assessed_on department",
        (
            "department indicator full_score score score_rate score_reason weight weight_note "
            "handler confirmer sent_back_reason grade use use_note"
        ),
        "assessed_on confirm_by confirmed_on sent_back_on concluded_on",
        "assessed_year",
        "in_target",
    ),
    "award": (
        "decided_on department",
        ("kind target department person ground basis organ handler public_text paper_no reach revoke_reason"),
        "decided_on announced_on revoked_on",
        "",
        "fabricated",
    ),
    "violation": (
        "received_on department item_no",
        (
            "source kind department person reporter phone content handler refuse_reason found "
            "findings dismiss_reason handling handling_note basis public_text item_no "
            "withhold_reason"
        ),
        (
            "received_on investigate_by filed_on refused_on found_on dismissed_on handled_on "
            "published_on withheld_on"
        ),
    ),
    "forum": (
        "held_on department",
        "kind title place host handler department people agenda score opinions answer",
        "held_on answer_by sorted_on silent_on answered_on",
        "attended supervisors satisfied fair dissatisfied opinion_count settled_count",
    ),
    "rectification": (
        "found_on department item_no",
        (
            "source organ paper_no problem department handler action result sent_back_reason "
            "strike_by public_text item_no withhold_reason"
        ),
        "found_on rectify_until rectified_on sent_back_on struck_on published_on withheld_on",
    ),
    "deliberation": (
        "submitted_on department item_no",
        (
            "item_no title kind department handler fair democratic real judge opinion "
            "return_reason again_note check_note"
        ),
        "submitted_on publish_by passed_on returned_on again_on",
    ),
    "training": (
        "trains_on department plan_no",
        (
            "title kind plan_no course place lecturer department handler materials roster "
            "scores summary cancel_reason"
        ),
        "trains_on held_on cancelled_on",
        "hours expected attended leaders examined passed",
    ),
}


def upgrade() -> None:
    """New registers, each with its search index."""
    for register, columns in TABLES.items():
        create(register, *columns)


def downgrade() -> None:
    """All of it goes; what was entered is lost."""
    drop(reversed(TABLES))
