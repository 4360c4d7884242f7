"""The papers of 舆情: 舆情专报 for the leaders, 回应公告 for the public, and the list."""

from __future__ import annotations

from desktop_app.domain.paper_forms import Form, Notice, Roll

FORMS: tuple[Form, ...] = (
    Form(
        key="report",
        title="舆情专报",
        fields=(
            "found_at", "source", "link", "title", "level", "sudden", "concerned", "content", "judgement", "responder",
            "department", "measures", "first_due_at", "press_due_at", "answer_due_at", "first_at", "press_at",
            "answer_way", "answer",
        ),
        signers=("报送人", "审核人", "主要负责人"),
        needs=("judgement",),
    ),
)  # fmt: skip

ROLLS: tuple[Roll, ...] = (
    Roll(
        key="ledger",
        title="舆情台账",
        columns=(
            "number", "found_at", "source", "title", "level", "department", "first_at", "press_at", "answer_way",
            "late", "state",
        ),
        landscape=True,
        sort=(("found_at", False),),
    ),
)  # fmt: skip

NOTICE = Notice(
    title="关于“{title}”的情况说明",
    text="{answer}",
    given={"genre": "公告", "article": "第二十条（十五）其他法定主动公开内容", "openness": "主动公开"},
)
