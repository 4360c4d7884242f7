"""The papers of 咨询热线 a declaration can say: 登记表, 回访单, 登记簿 (letters.md §3)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.fields import Value
from desktop_app.domain.paper_forms import Form, Roll

_ANSWERED = frozenset({"已答复", "已办结", "已归档"})


def _answered(values: Mapping[str, Value]) -> bool:
    return values.get("state") in _ANSWERED


def _is_petition(values: Mapping[str, Value]) -> bool:
    return bool(values.get("petition"))


HOTLINE_FORMS: tuple[Form, ...] = (
    Form(
        "register",
        "来电来访咨询登记表",
        (
            "called_at", "way", "order_no", "caller", "phone", "address", "people", "matter", "area", "urgency",
            "place", "content", "handler", "spot", "department", "dispatched_on", "due_on", "outcome", "answer",
            "replied_on", "reply_way", "called_back_on", "satisfaction", "instruction",
        ),
        ("接听（接待）人", "承办人", "审核人"),
        needs=("content", "matter"),
        note="本表含来电来访人信息，只在本单位内部使用。",
    ),
    Form(
        "call_back",
        "回访单",
        (
            "called_at", "way", "caller", "phone", "content", "department", "replied_on", "answer", "outcome",
            "called_back_on", "satisfaction",
        ),
        ("回访人", "复核人"),
        needs=("answer",),
        note="联系不上的，写明拨打的日期和次数；不满意的，写明来电来访人的意见。",
        empty=("来电来访人的意见",),
        open_to=_answered,
    ),
    Form(
        "petition_notice",
        "信访事项告知单",
        ("petition_origin", "petition_on", "content", "department", "petition_accepted_on", "petition_end"),
        ("拟稿人", "审核人", "签发人"),
        intro="{caller}：您反映的信访事项，本单位{petition_on}收到，由{department}办理。自受理之日起六十日内办结；情况"
        "复杂的，经本单位负责人批准可以延长，延长不超过三十日，并告知您延长的理由。",
        needs=("caller", "petition_on", "department"),
        note="依据《信访工作条例》第二十三条、第三十四条。",
        open_to=_is_petition,
    ),
)  # fmt: skip

HOTLINE_ROLLS: tuple[Roll, ...] = (
    Roll(
        "register",
        "来电来访登记簿",
        (
            "number",
            "called_at",
            "way",
            "caller",
            "phone",
            "matter",
            "content",
            "department",
            "outcome",
            "state",
        ),
        landscape=True,
        sort=(("called_at", False),),
    ),
)
