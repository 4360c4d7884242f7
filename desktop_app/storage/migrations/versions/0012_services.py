"""工作保障: publicity, services and results."""

from __future__ import annotations

from desktop_app.storage.migrations.ledgers import create, drop

revision = "0012"
down_revision = "0011"

# register: (sorted by, texts, days, wholes, yes or no, moments)
TABLES: dict[str, tuple[str, ...]] = {
    "publicity": (
        "held_on department",
        (
            "theme day media form audience place leaders department handler content evidence "
            "summary cancel_reason"
        ),
        "held_on done_on cancelled_on",
        "reached consulted leaflets boards",
    ),
    "interview": (
        "asked_on",
        (
            "media reporter phone topic outline way place interviewee rank line department "
            "approver decline_reason answered aired_at cancel_reason"
        ),
        "asked_on approved_on declined_on given_on aired_on cancelled_on",
        "",
        "",
        "planned_at",
    ),
    "home_visit": (
        "visited_on",
        (
            "community household address phone condition policies needs visitors department "
            "handling return_note satisfaction"
        ),
        "visited_on promised_on handled_on nothing_on returned_on reopened_on",
        "members problems",
    ),
    "media_post": (
        "posted_on",
        "platform account title kind link department handler item_no remove_reason",
        "posted_on removed_on",
        "reads",
    ),
    "web_column": (
        "department",
        "carrier title path department handler update_note close_reason",
        "since updated_on closed_on reopened_on",
        "cycle updates",
    ),
    "device": (
        "place",
        "kind name place model department handler contents fault close_reason",
        "since refreshed_on broken_on repaired_on closed_on reopened_on",
        "items cycle",
    ),
    "handbook": (
        "begun_on",
        (
            "title edition department handler unit_pledge leader_pledges duties inner outer "
            "ways printer receivers all_receivers"
        ),
        "begun_on printed_on issued_on",
        "copies issued_copies all_copies",
    ),
    "commitment": (
        "department",
        (
            "title kind department window saved_share content staff policy procedure outcome "
            "convenience discipline supervision other approver posted_at revise_reason "
            "abolish_reason"
        ),
        "drafted_on agreed_on posted_on revising_on abolished_on",
        "statutory_days promised_days saved_days",
    ),
    "guide": (
        "chapter",
        (
            "chapter title code department who basis conditions materials procedure time_note "
            "outcome fee_basis fee_standard sample filling window address hours url phone "
            "supervision edition revise_reason abolish_reason"
        ),
        "written_on revising_on revised_on abolished_on restored_on",
        "position statutory_days promised_days revisions",
        "in_book",
    ),
    "power_list": (
        "kind effective_on",
        (
            "kind code title power basis content department edition change former_no reason "
            "place later_no drop_basis"
        ),
        "effective_on published_on replaced_on dropped_on drop_published_on",
    ),
    "service_case": (
        "received_on department",
        (
            "first_asked title guide_no applicant agent phone address materials window "
            "department handler lack refuse_reason refuse_basis notice_no signer delivery "
            "result result_no withdraw_reason"
        ),
        "received_on lack_on accepted_on refused_on delivered_on closed_on withdrawn_on",
        "promised_days used_days",
        "late",
    ),
    "intermediary": (
        "department",
        "title approval basis time fee agencies department change_note cancel_basis",
        "since changed_on renewed_on cancelled_on",
    ),
    "deployment": (
        "decided_on department",
        (
            "title kind doc_no department handler goal actions stages duties supervision "
            "progress problems next_steps item_no place evidence stop_reason"
        ),
        "decided_on deadline progressed_on shown_on done_on stopped_on",
        "stage_months percent times_shown percent_done",
        "on_time",
    ),
    "evaluation": (
        "entrusted_on",
        "policy kind agency method department conclusion problems adopted adoption cancel_reason",
        "entrusted_on promised_on assessed_on answered_on cancelled_on",
    ),
    "enforcement": (
        "opened_on decided_on",
        (
            "kind title party party_kind party_shown department handler power basis "
            "discretion procedure decision_no decision item_no place withhold_reason "
            "drop_reason"
        ),
        "opened_on decided_on shown_on withheld_on dropped_on",
        "amount limit_days",
    ),
    "market_check": (
        "checked_on area",
        ("area way target place inspectors department content problems order_no mending recheck item_no"),
        "checked_on ordered_on mend_until extended_on mended_on shown_on",
        "problem_count",
    ),
    "purchase": (
        "planned_on",
        (
            "kind title way mode content standard laws listed department handler contractor "
            "contract_no acceptance acceptance_note stop_reason"
        ),
        "planned_on contracted_on until accepted_on stopped_on",
        "budget amount",
    ),
    "allotment": (
        "drawn_on item_no",
        (
            "batch kind project fund_use department handler show_unit item_no place "
            "verification cancel_reason doc_no"
        ),
        "drawn_on shown_on show_until doubted_on verified_on confirmed_on",
        "quota amount show_days objections cancelled kept",
    ),
}


def upgrade() -> None:
    """New registers, each with its search index."""
    for register, columns in TABLES.items():
        create(register, *columns)


def downgrade() -> None:
    """All of it goes; what was entered is lost."""
    drop(reversed(TABLES))
