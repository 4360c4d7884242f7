"""列席会议: who outside the bureau sat in when a decision was discussed (taxonomy J3, E6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value, YesNo
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.rules import counts, filled, share, yes

MEETING, WHO = "会议", "列席人"
HEADS = "列席人次"
KINDS = ("人大代表", "政协委员", "公众代表", "专家学者", "新闻媒体")
NOTED = "已登记"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("held_on", "会议日期", Day(), MEETING, required=True, shown=True, default="<today>"),
    Field("meeting", "会议名称", Text(200, width=28), MEETING, required=True, shown=True),
    Field("decision_no", "决策编号", Text(40, width=18), MEETING, shown=True),
    Field("agenda", "议题", Text(300, width=28), MEETING, shown=True),
    Field("kind", "列席人类别", Choice("attendee_kind", width=12), WHO, required=True, shown=True),
    Field("attendee", "姓名", Text(60, width=12), WHO, required=True, secret=Secret.NAME, shown=True),
    Field("unit", "单位", Text(100, width=20), WHO, shown=True),
    Field("phone", "联系电话", Phone(), WHO, secret=Secret.PHONE),
    Field("invited_on", "邀请日期", Day(), WHO),
    Field("came", "到会", YesNo(), WHO, shown=True),
    Field("spoke", "发言要点", LongText(2_000), WHO),
    *TAIL,
)

FLOW = Flow(states=(NOTED,), moves=(), closed=frozenset({NOTED}))


def derive(_values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """Somebody who sat in has no limit."""
    return {"state": FLOW.after(steps), "due_on": None, "provisional": None}


ATTENDANCE = Register(
    key="attendance",
    title="列席会议",
    prefix="列席",
    noun="人次",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("held_on", "meeting", "attendee"),
    essential=("held_on", "meeting", "attendee"),
    year_by="held_on",
    name_by=("attendee", "meeting"),
    indexed=("held_on", "decision_no"),
    search=("number", "meeting", "decision_no", "agenda", "attendee", "unit", "phone", "spoke", "remark"),
    measures=(
        Measure(HEADS, "会议日期在期间内、登记到会的人次", yes("came"), unit="人次"),
        *counts("kind", {word: word for word in KINDS}, "登记到会的人次", "人次", yes("came")),
        Measure("邀请人次", "会议日期在期间内、登记了邀请的人次", filled("invited_on"), unit="人次"),
        share("到会率", "邀请的人里，登记到会的÷邀请人次", yes("came"), filled("invited_on")),
        Measure("发言人次", "登记了发言要点的人次", filled("spoke"), unit="人次"),
    ),
    rolls=(
        Roll(
            "attended", "列席会议情况表",
            ("held_on", "meeting", "agenda", "kind", "attendee", "unit", "came", "spoke"),
            landscape=True, sort=(("held_on", False), ("meeting", False)),
        ),
    ),
)  # fmt: skip
