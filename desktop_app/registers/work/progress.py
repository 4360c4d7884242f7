"""工作保障: what falls short and is to be mended next year, and model sites (taxonomy E54, 100)."""

from __future__ import annotations

from desktop_app.domain.fields import Choice, Day, LongText, Text, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.rules import (
    adopting,
    counts,
    dated,
    deriving,
    filled,
    having,
    overdue,
    promptly,
    share,
    year_end,
)

RAISED, SETTLED, CARRIED = "待落实", "已落实", "转入下年"
APPLIED, ACCEPTED, NAMED, FAILED = "已申报", "已验收", "已命名", "未通过"
WHAT, RESULT = "基本情况", "结果"
_STEP = Source.STEP

SHORTFALL_FLOW = Flow(
    (RAISED, SETTLED, CARRIED),
    (
        dated("reviewed", "登记复查", (RAISED,), RAISED, "reviewed_on", ("review_note",), ("review_note",)),
        dated("settled", "登记落实", (RAISED,), SETTLED, "settled_on", ("result",), ("result",)),
        dated(
            "carried", "转入下年", (RAISED,), CARRIED, "carried_on", ("carry_reason", "next_no"), ("carry_reason",),
            "没有落实的，为下年另外登记一条，把它的编号填在“下年编号”",
        ),
    ),
    frozenset({SETTLED, CARRIED}),
)  # fmt: skip
SHORTFALL_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "shortfall", "不足", LongText(2_000), WHAT, required=True, shown=True,
        aliases=("存在不足", "存在问题", "问题"),
    ),
    Field(
        "source", "不足来源", Choice("shortfall_source", width=12), WHAT, required=True, default="工作总结",
        aliases=("来源",),
    ),
    Field("cause", "原因", LongText(2_000), WHAT),
    Field(
        "action", "下年措施", LongText(5_000), WHAT, required=True, shown=True, aliases=("改进措施", "打算", "措施"),
    ),
    Field("department", "责任科室", Choice(DEPARTMENT, width=14), WHAT, shown=True, aliases=("科室", "责任单位")),
    Field("handler", "责任人", Choice(PERSON, width=10), WHAT, shown=True),
    Field("raised_on", "提出日期", Day(), WHAT, required=True, default="<today>", aliases=("日期",)),
    Field("for_year", "落实年度", Whole(2000, 2100), WHAT, help="不填的为提出的下一年"),
    Field(
        "review_on", "复查日", Day(), WHAT, shown=True,
        aliases=("复查日期", "复查期限"), help="不填的为落实年度12月31日",
    ),
    Field("reviewed_on", "最近复查日期", Day(), RESULT, _STEP),
    Field("review_note", "复查情况", LongText(2_000), RESULT, _STEP),
    Field("settled_on", "落实日期", Day(), RESULT, _STEP, shown=True),
    Field("result", "落实情况", LongText(2_000), RESULT, _STEP),
    Field("carried_on", "转入日期", Day(), RESULT, _STEP),
    Field("carry_reason", "未落实原因", Text(500), RESULT, _STEP),
    Field("next_no", "下年编号", Text(40, width=18), RESULT, _STEP),
    *TAIL,
)  # fmt: skip

_REVIEW_DAY = year_end("review_on", "for_year", "raised_on", later=1)
SHORTFALL = Register(
    key="shortfall",
    title="不足与打算",
    prefix="不足",
    noun="条",
    fields=SHORTFALL_FIELDS,
    flow=SHORTFALL_FLOW,
    derive=deriving(SHORTFALL_FLOW, {RAISED: _REVIEW_DAY, SETTLED: _REVIEW_DAY}),
    adopt=adopting(SHORTFALL_FIELDS, SHORTFALL_FLOW),
    identity=("shortfall", "raised_on"),
    essential=("shortfall",),
    year_by="raised_on",
    name_by=("shortfall",),
    indexed=("raised_on", "department"),
    search=("number", "shortfall", "action", "department", "handler", "remark"),
    measures=(
        Measure("不足", "期间内提出的不足", unit="条"),
        Measure("已落实", "期间内提出、已经落实的", having("state", SETTLED), unit="条"),
        Measure("待落实", "期间内提出、还没有落实的", having("state", RAISED), unit="条"),
        Measure("转入下年", "期间内提出、没有落实转入下年的", having("state", CARRIED), unit="条"),
        Measure("逾期未落实", "过了复查日还没有落实的", overdue(RAISED), unit="条"),
        share("落实率", "已落实÷提出的不足", having("state", SETTLED)),
    ),
    forms=(
        Form(
            "plan", "不足与整改打算表",
            ("shortfall", "source", "cause", "action", "department", "handler", "raised_on", "due_on", "review_note",
             "result"),
            ("责任人", "分管领导"),
        ),
    ),
    rolls=(
        Roll(
            "shortfalls", "存在不足与下年打算一览表",
            ("shortfall", "action", "department", "handler", "due_on", "state"),
            landscape=True, sort=(("raised_on", False),),
        ),
    ),
)  # fmt: skip

DEMO_FLOW = Flow(
    (APPLIED, ACCEPTED, NAMED, FAILED),
    (
        dated("accepted", "登记验收", (APPLIED,), ACCEPTED, "accepted_on", ("acceptance",), ("acceptance",)),
        dated("named", "登记命名", (ACCEPTED,), NAMED, "named_on", ("named_by", "name_paper"), ("named_by",)),
        dated(
            "failed",
            "登记未通过",
            (APPLIED, ACCEPTED),
            FAILED,
            "failed_on",
            ("fail_reason",),
            ("fail_reason",),
        ),
        dated("again", "重新申报", (FAILED,), APPLIED, "again_on"),
    ),
    frozenset({NAMED, FAILED}),
)
DEMO_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "title", "示范点名称", Text(200, width=24), WHAT, required=True, shown=True,
        aliases=("名称", "创建单位", "示范点"),
    ),
    Field("level", "示范点级别", Choice("demo_level", width=12), WHAT, required=True, shown=True, aliases=("级别",)),
    Field("batch", "批次", Text(40, width=10), WHAT),
    Field("organ", "组织机关", Text(100, width=16), WHAT, help="组织创建的上级机关"),
    Field("department", "责任科室", Choice(DEPARTMENT, width=14), WHAT, shown=True, aliases=("科室",)),
    Field("handler", "责任人", Choice(PERSON, width=10), WHAT),
    Field("standard", "创建标准", LongText(5_000), WHAT, aliases=("标准",)),
    Field("materials", "申报材料", LongText(5_000), WHAT, aliases=("材料", "材料清单"), help="一行一份材料"),
    Field(
        "applied_on", "申报日期", Day(), WHAT, required=True, shown=True, default="<today>",
        aliases=("日期", "申报时间"),
    ),
    Field("accept_by", "验收期限", Day(), WHAT, help="不填的，申报以后20个工作日提醒"),
    Field("name_by", "命名期限", Day(), WHAT, help="不填的，验收以后20个工作日提醒"),
    Field("accepted_on", "验收日期", Day(), RESULT, _STEP, aliases=("验收时间",)),
    Field("acceptance", "验收情况", LongText(2_000), RESULT, _STEP, aliases=("验收结果",)),
    Field("named_on", "命名日期", Day(), RESULT, _STEP, shown=True, aliases=("命名时间",)),
    Field("named_by", "命名机关", Text(100), RESULT, _STEP),
    Field("name_paper", "命名文号", Text(60), RESULT, _STEP),
    Field("failed_on", "未通过日期", Day(), RESULT, _STEP),
    Field("fail_reason", "未通过原因", Text(500), RESULT, _STEP),
    Field("again_on", "重新申报日期", Day(), RESULT, _STEP),
    *TAIL,
)  # fmt: skip

DEMO_SITE = Register(
    key="demo_site",
    title="示范点创建",
    prefix="示范",
    noun="个",
    fields=DEMO_FIELDS,
    flow=DEMO_FLOW,
    derive=deriving(
        DEMO_FLOW,
        {APPLIED: promptly("accept_by", "applied_on", "again_on"), ACCEPTED: promptly("name_by", "accepted_on")},
    ),
    adopt=adopting(DEMO_FIELDS, DEMO_FLOW),
    identity=("title", "level", "applied_on"),
    essential=("title",),
    year_by="applied_on",
    name_by=("title", "level"),
    indexed=("applied_on", "department"),
    search=("number", "title", "organ", "department", "named_by", "name_paper", "remark"),
    measures=(
        Measure("申报", "期间内申报的示范点", unit="个"),
        Measure("已验收", "期间内申报、已经登记验收的", filled("accepted_on"), unit="个"),
        Measure(
            "示范点数", "期末以前命名的示范点，按命名日期算", having("state", NAMED),
            on="named_on", unit="个", standing=True,
        ),
        *counts(
            "level", {"县（区）级": "县（区）级示范点", "市级": "市级示范点", "省级": "省级示范点"},
            "期间内申报、已经命名的", "个", having("state", NAMED),
        ),
        share("命名率", "已命名÷（已命名＋未通过）", having("state", NAMED), having("state", NAMED, FAILED)),
    ),
    forms=(
        Form(
            "materials", "示范点申报材料清单",
            ("title", "level", "batch", "organ", "department", "handler", "applied_on", "standard", "materials"),
            ("申报单位负责人",), needs=("materials",), empty=("验收意见",),
        ),
    ),
    rolls=(
        Roll(
            "sites", "示范点一览表", ("title", "level", "batch", "department", "applied_on", "named_on", "state"),
            landscape=True, sort=(("applied_on", False),),
        ),
    ),
)  # fmt: skip
