"""The forms and lists of 建议提案 that its declaration can say; its letters are laid by `services/proposals`."""

from __future__ import annotations

from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.proposal_law import JOINT

FORMS: tuple[Form, ...] = (
    Form(
        key="survey",
        title="建议提案办理情况征询意见表",
        fields=("kind", "session", "case_no", "title", "proposer", "department", "replied_on", "reply_no",
                "result_class"),
        empty=(
            "对办理态度的意见（满意、基本满意、不满意）",
            "对答复内容的意见（满意、基本满意、不满意）",
            "具体意见和建议",
        ),
        signers=("代表（委员）签名",),
        note="请填写后交回承办单位。不满意的，请写明具体意见，承办单位将重新办理并作二次答复。",
        needs=("replied_on", "reply_no"),
        open_to=lambda values: values.get("role") != JOINT,
    ),
    Form(
        key="sheet",
        title="建议提案办理单",
        fields=(
            "kind", "level", "session", "case_no", "title", "proposer", "assigner", "assigned_on", "role", "lead",
            "partners", "content", "department", "handler", "due_on", "study_note", "contact_log", "answer",
            "result_class", "reply_no", "finished_on", "satisfaction", "follow_note",
        ),
        signers=("承办人", "科室负责人", "分管领导"),
        needs=("department",),
    ),
)  # fmt: skip

ROLLS: tuple[Roll, ...] = (
    Roll(
        key="ledger",
        title="建议提案办理台账",
        columns=(
            "kind", "session", "case_no", "title", "proposer", "role", "assigned_on", "due_on", "department",
            "contact_times", "finished_on", "result_class", "satisfaction", "state",
        ),
        landscape=True,
        sort=(("assigned_on", False), ("case_no", False)),
    ),
    Roll(
        key="following",
        title="B、C类建议提案跟踪落实台账",
        columns=(
            "case_no", "title", "department", "result_class", "follow_until", "followed_on", "follow_note",
            "carried_out",
        ),
        where=lambda values: values.get("result_class") in ("B", "C") and bool(values.get("finished_on")),
        landscape=True,
        sort=(("follow_until", False),),
    ),
)  # fmt: skip
