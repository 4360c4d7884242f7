"""工作保障, 组织: who leads, who answers for a department, and whom to ask (taxonomy E3, 36, 37, 74, 99).

Whoever leaves is not overwritten: the row keeps 任职日期 and 卸任日期, a new one begins.
"""

from __future__ import annotations

from desktop_app.domain.fields import Choice, Day, Phone, Text, Whole
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.duties import PLEDGE, POST
from desktop_app.registers.work.rules import (
    adopting,
    both,
    counts,
    dated,
    deriving,
    filled,
    having,
    lasting,
    share,
)

IN_OFFICE, FORMER, ENDED = "现任", "历任", "已停用"
SERVING, LEFT = "在任", "卸任"
TERM, WHO = "任期", "人员"
_STEP = Source.STEP

LEFT_FIELDS = (
    Field("left_on", "卸任日期", Day(), TERM, _STEP, shown=True, aliases=("免职日期", "离任日期")),
    Field(
        "left_reason", "卸任原因", Text(300), TERM, _STEP, aliases=("免职文号",), help="免职文件或变动原因"
    ),
)


def _leaves(start: str, end: str) -> Move:
    said = "换人时先登记卸任，再为接任的人新增一条，原来的人留在名单里"
    return dated("left", "登记卸任", (start,), end, "left_on", ("left_reason",), (), said)


GROUP_FLOW = Flow((IN_OFFICE, FORMER), (_leaves(IN_OFFICE, FORMER),), frozenset({IN_OFFICE, FORMER}))
GROUP_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "group", "小组名称", Choice("leading_group", width=24), WHO, required=True, shown=True,
        default="政务公开工作领导小组", aliases=("领导小组", "小组", "名称"),
    ),
    Field("role", "组内职务", Choice("group_role", width=10), WHO, required=True, shown=True, aliases=("小组职务",)),
    Field("member", "姓名", Choice(PERSON, width=10), WHO, required=True, shown=True, aliases=("成员姓名", "成员")),
    Field("position", "职务", Text(100, width=16), WHO, shown=True, aliases=("行政职务", "单位及职务")),
    Field("department", "所在科室", Choice(DEPARTMENT, width=14), WHO, aliases=("科室", "单位", "处室")),
    Field("duty", "分工", Text(300, width=24), WHO, aliases=("职责分工", "工作分工")),
    Field("place", "名单次序", Whole(1, 999, width=8), WHO, help="成员名单按它排先后"),
    Field("office", "办公室设在", Text(100, width=16), WHO, aliases=("小组办公室", "办公室")),
    Field("paper_no", "任命文号", Text(60), TERM, aliases=("文号", "任命文件")),
    Field(
        "since", "任职日期", Day(), TERM, required=True, shown=True, default="<today>",
        aliases=("任命日期", "成立日期"),
    ),
    *LEFT_FIELDS,
    *TAIL,
)  # fmt: skip

LEADING_GROUP = Register(
    key="leading_group",
    title="领导小组",
    prefix="小组",
    noun="人",
    fields=GROUP_FIELDS,
    flow=GROUP_FLOW,
    derive=deriving(GROUP_FLOW),
    adopt=adopting(GROUP_FIELDS, GROUP_FLOW),
    identity=("group", "role", "member", "since"),
    essential=("group", "member"),
    year_by="since",
    name_by=("group", "role", "member"),
    indexed=("since", "group"),
    search=("number", "group", "member", "position", "department", "duty", "remark"),
    order=(("group", False), ("place", False), ("sequence", False)),
    measures=(
        Measure("现任成员", "期末以前任职、现在仍在任的人次", having("state", IN_OFFICE), unit="人次", standing=True),
        Measure("历任成员", "期间内任职、后来卸任的人次", having("state", FORMER), unit="人次"),
        Measure("卸任", "期间内卸任的人次，按卸任日期算", having("state", FORMER), on="left_on", unit="人次"),
    ),
    rolls=(
        Roll(
            "members", "领导小组成员名单", ("group", "role", "member", "position", "duty", "office"),
            having("state", IN_OFFICE), sort=(("group", False), ("place", False)),
        ),
        Roll(
            "terms", "领导小组历任名单", ("group", "role", "member", "position", "since", "left_on"),
            landscape=True, sort=(("group", False), ("since", False)),
        ),
    ),
)  # fmt: skip

LIAISON_FLOW = Flow(
    (SERVING, LEFT, ENDED),
    (
        _leaves(SERVING, LEFT),
        dated("ended", "停用单位", (SERVING,), ENDED, "ended_on", ("end_reason",), (), "机构撤并以后不再列入机构表"),
    ),
    frozenset({SERVING, LEFT, ENDED}),
)  # fmt: skip
LIAISON_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "department", "科室或局属单位", Choice(DEPARTMENT, width=16), WHO, required=True, shown=True,
        aliases=("科室", "处室", "单位", "单位名称", "局属单位"),
    ),
    Field("unit_kind", "单位类别", Choice("unit_kind", width=10), WHO, required=True, shown=True, default="机关科室"),
    Field(
        "head", "负责人", Choice(PERSON, width=10), WHO, required=True, shown=True, aliases=("科室负责人", "责任人"),
    ),
    Field("head_phone", "负责人电话", Phone(), WHO, aliases=("负责人联系电话",)),
    Field("handler", "联络员", Choice(PERSON, width=10), WHO, shown=True, aliases=("专（兼）职联络员", "联系人")),
    Field("phone", "联络员电话", Phone(), WHO, shown=True, aliases=("联系电话", "电话", "办公电话")),
    Field("mobile", "联络员手机", Phone(), WHO, secret=Secret.PHONE, aliases=("手机", "手机号码")),
    Field("duty", "职责分工", Text(300, width=24), WHO, aliases=("职责", "分工")),
    Field("since", "任职日期", Day(), TERM, required=True, shown=True, default="<today>", aliases=("起", "开始日期")),
    *LEFT_FIELDS,
    Field("ended_on", "停用日期", Day(), TERM, _STEP),
    Field("end_reason", "停用原因", Text(300), TERM, _STEP),
    *TAIL,
)  # fmt: skip

LIAISON = Register(
    key="liaison",
    title="责任人与联络员",
    prefix="责任人",
    noun="个",
    fields=LIAISON_FIELDS,
    flow=LIAISON_FLOW,
    derive=deriving(LIAISON_FLOW),
    adopt=adopting(LIAISON_FIELDS, LIAISON_FLOW),
    identity=("department", "head", "handler", "since"),
    essential=("department", "head"),
    year_by="since",
    name_by=("department", "head"),
    indexed=("since", "department"),
    search=("number", "department", "head", "handler", "phone", "mobile", "remark"),
    order=(("unit_kind", True), ("department", False), ("sequence", True)),
    measures=(
        Measure(
            "单位数", "期末以前任职、现在在任的科室和局属单位数", having("state", SERVING),
            unit="个", standing=True,
        ),
        *lasting(
            *counts(
                "unit_kind",
                {"机关科室": "机关科室", "局属单位": "局属单位"},
                "单位数",
                "个",
                having("state", SERVING),
            )
        ),
        Measure(
            "已配联络员", "在任的单位里，填了联络员的", both(having("state", SERVING), filled("handler")),
            unit="个", standing=True,
        ),
        *lasting(share("配备率", "已配联络员的单位÷单位数", filled("handler"), having("state", SERVING))),
    ),
    rolls=(
        Roll(
            "contacts", "政务公开工作通讯录", ("department", "head", "head_phone", "handler", "phone", "mobile"),
            having("state", SERVING), landscape=True, sort=(("unit_kind", True), ("department", False)),
            note="手机号码仅供内部工作联系使用，不得对外公开。",
        ),
        Roll(
            "units", "机构表", ("department", "unit_kind", "head", "handler"), having("state", SERVING),
            sort=(("unit_kind", True), ("department", False)),
        ),
    ),
)  # fmt: skip

PEOPLE_LEDGERS = (LEADING_GROUP, POST, LIAISON, PLEDGE)
