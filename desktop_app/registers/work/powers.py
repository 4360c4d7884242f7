"""四张清单: every version of every entry stays; what is added, changed or dropped is published (taxonomy E12, A G1)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Adopted, Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.common import HEAD, day_of
from desktop_app.registers.work.codes_service import ADDED, CHANGED, DELETED, POWER_LISTS
from desktop_app.registers.work.parts import adopted_by_days, at, step, tail
from desktop_app.registers.work.rules import both, deriving, filled, having, overdue, promptly

_STEP = Source.STEP
WAITING, IN_FORCE, FORMER, DROPPING, DROPPED = "待公布", "现行", "旧版", "取消待公布", "已取消"
ENTRY, CHANGE = "条目", "版本与变动"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "kind", "清单类别", Choice("power_list_kind", width=12), ENTRY, required=True, shown=True,
        aliases=("清单类", "清单名称", "清单"),
    ),
    Field("code", "条目编码", Text(60), ENTRY, shown=True, aliases=("编码", "职权编码", "事项编码")),
    Field(
        "title", "条目", Text(300, width=32), ENTRY, required=True, shown=True,
        aliases=("事项名称", "职权名称", "权力名称", "条目名称", "责任事项"),
    ),
    Field("power", "权力类型", Choice("power_kind", width=12), ENTRY, aliases=("职权类别", "职权类型")),
    Field(
        "basis", "依据", LongText(5_000, width=28), ENTRY, required=True,
        aliases=("实施依据", "法律依据", "设定依据"),
    ),
    Field("content", "条目内容", LongText(5_000), ENTRY, aliases=("责任内容", "监管措施", "禁止事项", "内容")),
    Field(
        "department", "实施科室", Choice(DEPARTMENT, width=14), ENTRY, shown=True,
        aliases=("责任科室", "承办科室", "实施主体"),
    ),
    Field("edition", "版本", Text(40, width=12), CHANGE, shown=True, aliases=("版次", "清单版本"), help="如2026年版"),
    Field(
        "change", "变动", Choice("power_change", width=8), CHANGE, required=True, shown=True, default=ADDED,
        aliases=("变动类型", "调整类型", "增删改"),
    ),
    Field(
        "effective_on", "生效日", Day(), CHANGE, required=True, shown=True, default="<today>",
        aliases=("生效日期", "调整日期", "日期"),
    ),
    Field(
        "former_no", "原条目编号", Text(40, width=18), CHANGE,
        help="变动是“改”的，填旧版那一条的编号；旧版那一条再登记“转为旧版”",
    ),
    Field("reason", "变动理由和依据", Text(500), CHANGE, aliases=("调整依据", "调整理由")),
    Field("published_on", "公布日期", Day(), CHANGE, _STEP, aliases=("公开日期",)),
    Field("place", "公布位置", Text(300), CHANGE, _STEP),
    Field("replaced_on", "转为旧版日期", Day(), CHANGE, _STEP),
    Field("later_no", "新版条目编号", Text(40, width=18), CHANGE, _STEP),
    Field("dropped_on", "取消日期", Day(), CHANGE, _STEP, aliases=("废止日期",)),
    Field("drop_basis", "取消依据", Text(500), CHANGE, _STEP),
    Field("drop_published_on", "取消公布日期", Day(), CHANGE, _STEP),
    *tail("应公布日期"),
)  # fmt: skip

FLOW = Flow(
    states=(WAITING, IN_FORCE, FORMER, DROPPING, DROPPED),
    moves=(
        step(
            "published", "登记公布", {WAITING}, IN_FORCE, "published_on", ("place",),
            said="清单调整即公开，最迟20个工作日",
        ),
        step(
            "replaced", "转为旧版", {WAITING, IN_FORCE}, FORMER, "replaced_on", needs=("later_no",),
            said="先按新内容另登一条，变动填“改”；这一条留作历史",
        ),
        step("dropped", "取消条目", {WAITING, IN_FORCE}, DROPPING, "dropped_on", needs=("drop_basis",), aside=True),
        step("drop_published", "登记取消公布", {DROPPING}, DROPPED, "drop_published_on", ("place",)),
    ),
    closed=frozenset({IN_FORCE, FORMER, DROPPED}),
)  # fmt: skip


def begins(values: Mapping[str, Value]) -> tuple[Step, ...]:
    """An entry that is written down as dropped was dropped on the day it took effect."""
    on = day_of(values, "effective_on")
    if values.get("change") != DELETED or on is None:
        return ()
    return (Step("dropped", on, {"dropped_on": on, "drop_basis": values.get("reason")}),)


def adopt(values: Mapping[str, Value]) -> Adopted:
    """A list of the office is public already: an entry without its day was published on the day it took effect."""
    told = adopted_by_days(POWER_LIST, values, begins)
    on = day_of(values, "effective_on")
    if told.steps or on is None:
        return told
    made = Step("published", on, {"published_on": on})
    return Adopted(told.values, (made,), (*told.notes, "没有公布日期，按生效日记为已公布"))


POWER_LIST: Register = Register(
    key="power_list",
    entry="清单条目",
    title="四张清单",
    prefix="清单",
    noun="条",
    fields=FIELDS,
    flow=FLOW,
    derive=deriving(FLOW, {WAITING: promptly("", "effective_on"), DROPPING: promptly("", "dropped_on")}),
    identity=("kind", "title", "effective_on"),
    essential=("kind", "title"),
    year_by="effective_on",
    name_by=("kind", "title"),
    indexed=("kind", "effective_on"),
    search=("number", "title", "code", "basis", "content", "former_no", "later_no", "remark"),
    order=(("kind", False), ("code", False), ("sequence", False)),
    begins=begins,
    adopt=adopt,
    measures=(
        Measure("现行条目", "期末以前生效、现在现行的条目，旧版和取消的不算", at(IN_FORCE), unit="条", standing=True),
        *(
            Measure(
                f"{word}条目", f"现行条目里，清单类别是“{word}”的", both(at(IN_FORCE), having("kind", word)),
                unit="条", standing=True,
            )
            for word in POWER_LISTS
        ),
        Measure("新增", "生效日在期间内、变动是“增”的条目", having("change", ADDED), unit="条"),
        Measure("修改", "生效日在期间内、变动是“改”的条目", having("change", CHANGED), unit="条"),
        Measure("取消", "取消日期在期间内的条目", filled("dropped_on"), on="dropped_on", unit="条"),
        Measure("旧版", "生效日在期间内、后来转为旧版的条目", at(FORMER), unit="条"),
        Measure(
            "超期未公布", "已过应公布日期还没有公布的新增、修改和取消", overdue(WAITING, DROPPING),
            unit="条", standing=True,
        ),
    ),
    forms=(
        Form(
            "entry", "清单条目登记表",
            ("kind", "code", "title", "power", "basis", "content", "department", "edition", "change", "effective_on",
             "former_no", "reason", "published_on", "place"),
            ("经办人", "实施科室负责人", "审核人"),
        ),
    ),
    rolls=(
        *(
            Roll(
                f"list{at_}", word, ("code", "title", "power", "basis", "content", "department", "edition"),
                both(at(IN_FORCE), having("kind", word)), landscape=True, sort=(("code", False),),
            )
            for at_, word in enumerate(POWER_LISTS, start=1)
        ),
        Roll(
            "changes", "清单动态调整记录",
            ("kind", "title", "change", "edition", "effective_on", "reason", "published_on", "dropped_on", "state"),
            landscape=True, sort=(("effective_on", True),),
        ),
    ),
    notice=Notice(
        "关于{kind}动态调整的公告",
        "清单类别：{kind}\n条目：{title}\n条目编码：{code}\n变动：{change}\n依据：{basis}\n条目内容：{content}\n实施科室：{department}\n"
        "变动理由和依据：{reason}\n版本：{edition}\n生效日：{effective_on}\n取消日期：{dropped_on}\n取消依据：{drop_basis}",
        {
            "article": "第二十条（二）机关职能、机构设置、办公信息",
            "category": "管理公开 / 清单 / 清单动态调整记录",
            "genre": "公告",
        },
    ),
)  # fmt: skip
