"""市场监管检查: what was looked at, what had to be put right by when, and what is told of it (taxonomy E14)."""

from __future__ import annotations

from desktop_app.domain.fields import Choice, Day, LongText, Text, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.common import HEAD
from desktop_app.registers.work.codes_service import HOUSES_CHECKED, SAFETY
from desktop_app.registers.work.parts import adopted_by_days, at, step, tail
from desktop_app.registers.work.rules import deriving, filled, fixed, having, overdue, promptly

_STEP = Source.STEP
CHECKED, MENDING, MENDED, SHOWN = "已检查", "整改中", "已整改", "已公开"
CHECK, MENDING_PART = "检查", "整改与公开"

_CHECK_FLOW = Flow(
    states=(CHECKED, MENDING, MENDED, SHOWN),
    moves=(
        step("ordered", "责令整改", {CHECKED}, MENDING, "ordered_on", ("order_no",), ("mend_until",)),
        step("mended", "登记整改完成", {MENDING}, MENDED, "mended_on", ("recheck",), ("mending",)),
        step("extended", "整改延期", {MENDING}, MENDING, "extended_on", needs=("mend_until",), aside=True),
        step(
            "shown", "登记公开", {CHECKED, MENDED}, SHOWN, "shown_on", ("item_no", "place"),
            said="检查或整改完成后20个工作日内",
        ),
    ),
    closed=frozenset({SHOWN}),
)  # fmt: skip

MARKET_CHECK: Register = Register(
    key="market_check",
    title="市场监管检查",
    prefix="市场检查",
    noun="次",
    fields=(
        *HEAD,
        Field(
            "checked_on", "检查日期", Day(), CHECK, required=True, shown=True, default="<today>",
            aliases=("检查时间", "日期"),
        ),
        Field(
            "area", "检查领域", Choice("check_area", width=12), CHECK, required=True, shown=True,
            aliases=("领域", "检查类别", "检查内容类别"),
        ),
        Field("way", "检查方式", Choice("check_way", width=12), CHECK, aliases=("方式",)),
        Field(
            "target", "检查对象", Text(200, width=26), CHECK, required=True, shown=True,
            aliases=("被检查单位", "受检单位", "对象"), help="写单位、小区或项目名称，不写个人姓名",
        ),
        Field("place", "检查地点", Text(200), CHECK, aliases=("地点",)),
        Field("inspectors", "检查人", Text(100, width=14), CHECK, required=True, aliases=("检查人员",)),
        Field("department", "检查科室", Choice(DEPARTMENT, width=14), CHECK, shown=True, aliases=("责任科室",)),
        Field("content", "检查内容", LongText(2_000), CHECK, aliases=("检查事项",)),
        Field(
            "problem_count", "问题数", Whole(0, 10_000), CHECK, required=True, shown=True, default=0,
            aliases=("发现问题数",),
        ),
        Field(
            "problems", "发现问题", LongText(5_000), CHECK, aliases=("存在问题", "问题"),
            help="会随检查结果公开，不要写个人信息",
        ),
        Field("ordered_on", "责令整改日期", Day(), MENDING_PART, _STEP, aliases=("整改通知日期",)),
        Field("order_no", "整改通知书文号", Text(100), MENDING_PART, _STEP),
        Field("mend_until", "整改期限", Day(), MENDING_PART, _STEP, shown=True, aliases=("整改时限", "限期整改日期")),
        Field("extended_on", "整改延期批准日期", Day(), MENDING_PART, _STEP),
        Field("mended_on", "整改完成日期", Day(), MENDING_PART, _STEP, aliases=("整改日期",)),
        Field("mending", "整改情况", LongText(5_000), MENDING_PART, _STEP, aliases=("整改结果",)),
        Field("recheck", "复查结论", Choice("recheck_result", width=10), MENDING_PART, _STEP, aliases=("复查结果",)),
        Field("shown_on", "公开日期", Day(), MENDING_PART, _STEP),
        Field("item_no", "公开编号", Text(40, width=18), MENDING_PART, _STEP, help="主动公开里的编号"),
        *tail("整改或公开期限"),
    ),
    flow=_CHECK_FLOW,
    derive=deriving(
        _CHECK_FLOW,
        {CHECKED: promptly("", "checked_on"), MENDING: fixed("mend_until"), MENDED: promptly("", "mended_on")},
    ),
    identity=("checked_on", "target", "area"),
    essential=("target",),
    year_by="checked_on",
    name_by=("target",),
    indexed=("checked_on", "area"),
    search=("number", "target", "place", "inspectors", "content", "problems", "order_no", "remark"),
    adopt=lambda values: adopted_by_days(MARKET_CHECK, values),
    measures=(
        Measure("检查次数", "检查日期在期间内的检查", unit="次"),
        Measure("保障性住房检查", "检查次数里，检查领域是“保障性住房”的", having("area", HOUSES_CHECKED), unit="次"),
        Measure("安全生产检查", "检查次数里，检查领域是“安全生产”的", having("area", SAFETY), unit="次"),
        Measure("发现问题", "各次检查的问题数合计", how=How.TOTAL, of="problem_count", unit="个"),
        Measure("责令整改", "检查次数里，责令整改的", filled("ordered_on"), unit="次"),
        Measure(
            "整改完成率", "已登记整改完成的÷责令整改", filled("mended_on"), How.SHARE, among=filled("ordered_on"),
        ),
        Measure("逾期未整改", "已过整改期限还没有登记整改完成的", overdue(MENDING), unit="次"),
        Measure("已公开", "检查次数里，检查结果已登记公开的", at(SHOWN), unit="次"),
    ),
    forms=(
        Form(
            "record", "市场监管检查记录",
            (
                "checked_on", "area", "way", "target", "place", "inspectors", "content", "problem_count", "problems",
                "order_no", "mend_until",
            ),
            ("检查人", "被检查单位负责人"),
        ),
        Form(
            "result", "检查结果公示",
            (
                "area", "target", "checked_on", "way", "content", "problem_count", "problems", "mend_until",
                "mending", "recheck", "department",
            ),
            needs=("target", "checked_on"),
        ),
    ),
    rolls=(
        Roll(
            "results", "市场监管检查结果公示表",
            ("checked_on", "area", "target", "problem_count", "problems", "mend_until", "mending", "recheck"),
            landscape=True, sort=(("checked_on", False),),
        ),
    ),
    notice=Notice(
        "{area}检查结果公示：{target}",
        "检查对象：{target}\n检查领域：{area}\n检查日期：{checked_on}\n检查方式：{way}\n检查内容：{content}\n问题数：{problem_count}个\n"
        "发现问题：{problems}\n整改期限：{mend_until}\n整改情况：{mending}\n复查结论：{recheck}",
        {
            "article": "第二十条（十三）监督检查",
            "category": "管理公开 / 市场监管",
            "genre": "公示",
        },
    ),
)  # fmt: skip
