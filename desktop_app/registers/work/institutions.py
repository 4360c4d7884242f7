"""工作保障: the rules that hold and those that were abolished (taxonomy E53, 97)."""

from __future__ import annotations

from desktop_app.domain.fields import Choice, Day, LongText, Text
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.rules import adopting, dated, deriving, filled, having

CURRENT, ABOLISHED = "现行", "已废止"
WHAT, COURSE = "基本情况", "修订与废止"
_STEP = Source.STEP

INSTITUTION_FLOW = Flow(
    (CURRENT, ABOLISHED),
    (
        dated("revised", "登记修订", (CURRENT,), CURRENT, "revised_on", ("revision",), ("revision",)),
        dated("abolished", "废止", (CURRENT,), ABOLISHED, "abolished_on", ("abolish_reason", "replaced_by")),
    ),
    frozenset({CURRENT, ABOLISHED}),
)
INSTITUTION_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "title", "制度名称", Text(200, width=28), WHAT, required=True, shown=True, aliases=("制度", "名称", "标题"),
    ),
    Field("doc_no", "文号", Text(60, width=20), WHAT, shown=True, aliases=("发文字号",)),
    Field(
        "kind", "制度类别", Choice("institution_kind", width=14), WHAT, required=True, shown=True,
        default="政务公开", aliases=("类别",),
    ),
    Field("department", "责任科室", Choice(DEPARTMENT, width=14), WHAT, shown=True, aliases=("科室", "起草科室")),
    Field("issued_on", "印发日期", Day(), WHAT, required=True, shown=True, default="<today>", aliases=("发布日期",)),
    Field("effective_on", "实施日期", Day(), WHAT, shown=True, aliases=("实施日", "施行日期", "生效日期")),
    Field("purpose", "目的", LongText(2_000), WHAT),
    Field("scope", "适用范围", LongText(2_000), WHAT, aliases=("范围",)),
    Field("principle", "原则", LongText(2_000), WHAT),
    Field("procedure", "办理程序", LongText(5_000), WHAT, aliases=("程序",)),
    Field("organisation", "组织领导", LongText(2_000), WHAT, aliases=("组织",)),
    Field("summary", "主要内容", LongText(10_000), WHAT, aliases=("内容", "内容摘要")),
    Field("revised_on", "修订日期", Day(), COURSE, _STEP, aliases=("修改日期",)),
    Field("revision", "修订内容", Text(500), COURSE, _STEP),
    Field("abolished_on", "废止日期", Day(), COURSE, _STEP, shown=True),
    Field("abolish_reason", "废止原因", Text(300), COURSE, _STEP),
    Field("replaced_by", "替代制度", Text(200), COURSE, _STEP, help="接替它的制度的名称或编号"),
    *TAIL,
)  # fmt: skip

INSTITUTION = Register(
    key="institution",
    title="制度汇编",
    prefix="制度",
    noun="项",
    fields=INSTITUTION_FIELDS,
    flow=INSTITUTION_FLOW,
    derive=deriving(INSTITUTION_FLOW),
    adopt=adopting(INSTITUTION_FIELDS, INSTITUTION_FLOW),
    identity=("title", "issued_on"),
    essential=("title",),
    year_by="issued_on",
    name_by=("title",),
    indexed=("issued_on", "department"),
    search=("number", "title", "doc_no", "kind", "department", "summary", "remark"),
    measures=(
        Measure("印发制度", "期间内印发的制度数", unit="项"),
        Measure("现行制度", "期末以前印发、现在仍现行的制度数", having("state", CURRENT), unit="项", standing=True),
        Measure("修订制度", "期间内修订过的制度数，一项按最近一次修订的日期算", filled("revised_on"),
                on="revised_on", unit="项"),
        Measure(
            "废止制度", "期间内废止的制度数，按废止日期算", having("state", ABOLISHED), on="abolished_on", unit="项",
        ),
    ),
    forms=(
        Form(
            "institution", "工作制度登记表",
            ("title", "doc_no", "kind", "department", "issued_on", "effective_on",
             "purpose", "scope", "principle", "procedure", "organisation", "summary"),
            ("责任科室负责人",),
        ),
    ),
    rolls=(
        Roll(
            "contents", "制度汇编目录", ("title", "doc_no", "kind", "department", "effective_on"),
            having("state", CURRENT), sort=(("kind", False), ("issued_on", False)),
        ),
    ),
)  # fmt: skip
