"""工作保障, 监督考核: inspections with their four questions (taxonomy E38, 88; registers.md §11)."""

from __future__ import annotations

from desktop_app.domain.fields import Choice, Day, LongText, Text, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of
from desktop_app.registers.work.assessment import ASSESSMENT
from desktop_app.registers.work.awards import AWARD, VIOLATION
from desktop_app.registers.work.codes import QUALIFIED, UNQUALIFIED, UNSEEN
from desktop_app.registers.work.rules import (
    Values,
    adopting,
    counts,
    dated,
    deriving,
    filled,
    fixed,
    having,
    other,
    overdue,
    promptly,
    share,
    total,
)

PLANNED, CHECKED, MENDING, MENDED, RECHECKED, CLEAN = (
    "已计划",
    "已检查",
    "整改中",
    "已整改",
    "已复查",
    "无问题",
)
WHAT, FOUND, MEND = "基本情况", "检查情况", "通报与整改"
_STEP = Source.STEP

# 检查四问 (taxonomy E88): the key, what the form asks, what the number is called.
QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("true_complete", "内容是否真实齐全", "真实齐全合格率"),
    ("in_time", "公开是否及时", "及时合格率"),
    ("procedure", "程序是否完备", "程序完备合格率"),
    ("solved", "问题是否及时妥善解决", "问题解决合格率"),
)
QUESTION_KEYS = tuple(key for key, _, _ in QUESTIONS)

INSPECTION_FLOW = Flow(
    (PLANNED, CHECKED, MENDING, MENDED, RECHECKED, CLEAN),
    (
        dated(
            "inspected", "登记检查", (PLANNED,), CHECKED, "inspected_on", (*QUESTION_KEYS, "problems", "problem_count"),
            QUESTION_KEYS,
        ),
        dated("cleared", "登记没有问题", (CHECKED,), CLEAN, "cleared_on"),
        dated(
            "reported", "通报并要求整改", (CHECKED,), MENDING, "reported_on", ("rectify_until", "report"), ("report",),
            "不填整改期限的，通报以后20个工作日提醒",
        ),
        dated("rectified", "登记整改", (MENDING,), MENDED, "rectified_on", ("rectification",), ("rectification",)),
        dated("rechecked", "复查合格", (MENDED,), RECHECKED, "rechecked_on", ("recheck",), ("recheck",)),
        dated(
            "sent_back", "复查不合格", (MENDED,), MENDING, "sent_back_on", ("sent_back_reason",), ("sent_back_reason",)
        ),
    ),
    frozenset({RECHECKED, CLEAN}),
)  # fmt: skip
INSPECTION_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "way", "检查方式", Choice("inspection_way", width=12), WHAT, required=True, shown=True, aliases=("方式",),
        readings={"调研检查": "调研性检查", "抽查": "随机抽查", "召开座谈会": "座谈会", "查阅政务公开资料": "查阅资料"},
    ),
    Field(
        "checks_on", "检查日期", Day(), WHAT, required=True, shown=True, default="<today>",
        aliases=("日期", "检查时间"),
    ),
    Field(
        "department", "被查科室", Choice(DEPARTMENT, width=14), WHAT, required=True, shown=True,
        aliases=("被检查科室", "被查单位", "检查对象", "科室"),
    ),
    Field("handler", "检查人", Choice(PERSON, width=10), WHAT, default="<me>", aliases=("检查人员",)),
    Field("team", "检查组", Text(200), WHAT, help="如政务公开监督小组"),
    Field("basis", "检查依据", Text(300), WHAT, aliases=("依据",)),
    Field("content", "检查内容", LongText(5_000), WHAT, aliases=("内容",)),
    *(
        Field(key, label, Choice("inspection_answer", width=8), FOUND, default=UNSEEN) for key, label, _ in QUESTIONS
    ),
    Field(
        "problems", "发现问题", LongText(5_000), FOUND, secret=Secret.TEXT, shown=True, aliases=("存在问题", "问题"),
    ),
    Field("problem_count", "问题数", Whole(0, 10_000), FOUND, aliases=("问题个数",)),
    Field("rectify_until", "整改期限", Day(), MEND, shown=True, aliases=("整改时限", "限期")),
    Field("recheck_by", "复查日", Day(), MEND, help="不填的，整改以后20个工作日提醒"),
    Field("inspected_on", "实际检查日期", Day(), FOUND, _STEP),
    Field("cleared_on", "无问题结束日期", Day(), FOUND, _STEP),
    Field("reported_on", "通报日期", Day(), MEND, _STEP),
    Field("report", "通报内容", LongText(5_000), MEND, _STEP, secret=Secret.TEXT, aliases=("通报",)),
    Field("rectified_on", "整改日期", Day(), MEND, _STEP, shown=True, aliases=("整改完成日期",)),
    Field(
        "rectification", "整改结果", LongText(5_000), MEND, _STEP, secret=Secret.TEXT, aliases=("整改情况", "整改"),
    ),
    Field("rechecked_on", "复查日期", Day(), MEND, _STEP),
    Field("recheck", "复查情况", LongText(2_000), MEND, _STEP, aliases=("复查", "复查结果")),
    Field("sent_back_on", "复查不合格日期", Day(), MEND, _STEP),
    Field("sent_back_reason", "复查不合格原因", Text(500), MEND, _STEP),
    *TAIL,
)  # fmt: skip


def inspection_begins(values: Values) -> tuple[Step, ...]:
    """A form with answers or problems tells of a check that was made on its day; without them it is a plan."""
    on = day_of(values, "checks_on")
    seen = any(values.get(key) in {QUALIFIED, UNQUALIFIED} for key in QUESTION_KEYS)
    told = seen or values.get("problems") or values.get("problem_count") is not None
    return (Step("inspected", on, {"inspected_on": on}),) if on and told else ()


_MENDED = promptly("rectify_until", "reported_on", "sent_back_on")
_seen = other(having("state", PLANNED))
_had_problems = having("state", MENDING, MENDED, RECHECKED)
INSPECTION = Register(
    key="inspection",
    title="监督检查",
    prefix="检查",
    noun="次",
    fields=INSPECTION_FIELDS,
    flow=INSPECTION_FLOW,
    derive=deriving(
        INSPECTION_FLOW,
        {
            PLANNED: fixed("checks_on"),
            CHECKED: promptly("", "inspected_on"),
            MENDING: _MENDED,
            MENDED: promptly("recheck_by", "rectified_on"),
            RECHECKED: _MENDED,
        },
    ),
    adopt=adopting(INSPECTION_FIELDS, INSPECTION_FLOW, inspection_begins),
    begins=inspection_begins,
    identity=("way", "checks_on", "department", "content"),
    essential=("checks_on", "department"),
    year_by="checks_on",
    name_by=("department", "way"),
    indexed=("checks_on", "department"),
    search=("number", "way", "department", "handler", "content", "problems", "rectification", "remark"),
    measures=(
        Measure("检查次数", "期间内已经检查的次数，一个科室一次，只有计划的不算", _seen, unit="次"),
        *counts(
            "way", {word: word for word in ("调研性检查", "随机抽查", "座谈会", "查阅资料", "第三方评估", "网站监测")},
            "检查次数", "次", _seen,
        ),
        total("问题数", "已经检查的各次发现的问题数之和", "problem_count", "个", _seen),
        *(
            share(label, f"“{asked}”填“合格”的÷填了合格或者不合格的；未查的不算", having(key, QUALIFIED),
                  having(key, QUALIFIED, UNQUALIFIED))
            for key, asked, label in QUESTIONS
        ),
        share("整改率", "已整改和复查合格的÷通报要求整改的", having("state", MENDED, RECHECKED), _had_problems),
        Measure("整改逾期", "通报要求整改、过了整改期限还没有整改的", overdue(MENDING), unit="次"),
    ),
    forms=(
        Form(
            "record", "政务公开监督检查记录表",
            ("way", "checks_on", "department", "handler", "team", "basis", "content", *QUESTION_KEYS,
             "problems", "problem_count", "rectify_until", "rectification", "recheck"),
            ("检查人", "被检查科室负责人"),
        ),
        Form(
            "circular", "政务公开检查情况通报",
            ("department", "way", "checks_on", "report", "problems", "rectify_until"),
            ("局办公室",), needs=("report",), open_to=filled("reported_on"),
        ),
    ),
    rolls=(
        Roll(
            "mending", "检查问题整改清单",
            ("department", "checks_on", "problems", "rectify_until", "rectified_on", "state"),
            _had_problems, landscape=True, sort=(("department", False), ("checks_on", False)),
        ),
        Roll(
            "checks", "监督检查一览表", ("checks_on", "way", "department", *QUESTION_KEYS, "problem_count"),
            _seen, landscape=True, sort=(("checks_on", False),),
        ),
    ),
)  # fmt: skip

CHECK_LEDGERS = (INSPECTION, ASSESSMENT, AWARD, VIOLATION)
