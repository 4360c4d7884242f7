"""工作保障, 制度与计划: the plans, and who does what of them (taxonomy E41, 43, 52)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of
from desktop_app.registers.work.institutions import INSTITUTION
from desktop_app.registers.work.meetings import MEETING
from desktop_app.registers.work.progress import DEMO_SITE, SHORTFALL
from desktop_app.registers.work.rules import (
    adopting,
    dated,
    deriving,
    filled,
    having,
    other,
    overdue,
    promptly,
    share,
    year_end,
)

DRAFT, ISSUED, RUNNING, FINISHED, STOPPED = "起草中", "已印发", "执行中", "已完成", "已停止"
TO_DO, DONE, CANCELLED = "待办", "已办结", "已取消"
WHAT, COURSE, RESULT = "基本情况", "印发与执行", "结果"
_STEP = Source.STEP

PLAN_FLOW = Flow(
    (DRAFT, ISSUED, RUNNING, FINISHED, STOPPED),
    (
        dated("issued", "印发", (DRAFT,), ISSUED, "issued_on", ("doc_no",)),
        dated("begun", "开始执行", (ISSUED,), RUNNING, "begun_on"),
        dated("finished", "登记完成", (ISSUED, RUNNING), FINISHED, "finished_on", ("result",), ("result",)),
        dated("stopped", "停止", (DRAFT, ISSUED, RUNNING), STOPPED, "stopped_on", ("stop_reason",), ("stop_reason",)),
    ),
    frozenset({FINISHED, STOPPED}),
)  # fmt: skip
PLAN_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "title", "方案名称", Text(200, width=28), WHAT, required=True, shown=True,
        aliases=("计划名称", "名称", "标题"),
    ),
    Field(
        "kind", "方案类别", Choice("plan_kind", width=12), WHAT, required=True, shown=True, default="年度计划",
        aliases=("类别",),
    ),
    Field("plan_year", "计划年度", Whole(2000, 2100), WHAT, shown=True, help="不填完成期限的，到这一年的12月31日"),
    Field(
        "department", "牵头科室", Choice(DEPARTMENT, width=14), WHAT, shown=True,
        aliases=("科室", "责任科室", "处室"),
    ),
    Field("guiding", "指导思想", LongText(2_000), WHAT),
    Field("content", "主要内容", LongText(10_000), WHAT, aliases=("内容", "公开内容")),
    Field("purpose", "主要目的", LongText(2_000), WHAT, aliases=("目的",)),
    Field("demand", "基本要求", LongText(2_000), WHAT, aliases=("要求",)),
    Field("duties", "职责分工", LongText(5_000), WHAT, aliases=("职责",)),
    Field("points", "工作要点", LongText(10_000), WHAT, aliases=("要点", "任务")),
    Field("drafted_on", "起草日期", Day(), COURSE, required=True, default="<today>", aliases=("日期",)),
    Field("issue_by", "印发期限", Day(), COURSE, help="不填的，起草以后20个工作日提醒"),
    Field("ends_on", "完成期限", Day(), COURSE, shown=True, aliases=("完成时限", "时间")),
    Field("issued_on", "印发日期", Day(), COURSE, _STEP, shown=True, aliases=("印发时间",)),
    Field("doc_no", "文号", Text(60), COURSE, _STEP, aliases=("发文字号",)),
    Field("begun_on", "开始执行日期", Day(), COURSE, _STEP),
    Field("finished_on", "完成日期", Day(), RESULT, _STEP, aliases=("完成时间",)),
    Field("result", "完成情况", LongText(5_000), RESULT, _STEP),
    Field("stopped_on", "停止日期", Day(), RESULT, _STEP),
    Field("stop_reason", "停止原因", Text(300), RESULT, _STEP),
    *TAIL,
)  # fmt: skip


def plan_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A plan ends after it was drafted."""
    drafted, ends = day_of(values, "drafted_on"), day_of(values, "ends_on")
    if drafted and ends and ends < drafted:
        yield "完成期限：不能早于起草日期"


_PLAN_ENDS = year_end("ends_on", "plan_year", "drafted_on")
PLAN = Register(
    key="plan",
    title="方案与计划",
    prefix="方案",
    noun="个",
    fields=PLAN_FIELDS,
    flow=PLAN_FLOW,
    derive=deriving(
        PLAN_FLOW,
        {DRAFT: promptly("issue_by", "drafted_on"), ISSUED: _PLAN_ENDS, RUNNING: _PLAN_ENDS, FINISHED: _PLAN_ENDS},
    ),
    adopt=adopting(PLAN_FIELDS, PLAN_FLOW),
    demands=plan_demands,
    identity=("title", "drafted_on"),
    essential=("title",),
    year_by="drafted_on",
    name_by=("title",),
    indexed=("drafted_on", "department"),
    search=("number", "title", "doc_no", "department", "content", "points", "remark"),
    measures=(
        Measure("方案计划", "期间内起草的方案和计划数", unit="个"),
        Measure("已印发", "期间内起草、已经印发的", filled("issued_on"), unit="个"),
        Measure("在执行", "期间内起草、已经印发还没有完成的", having("state", ISSUED, RUNNING), unit="个"),
        Measure("已完成", "期间内起草、已经登记完成的", having("state", FINISHED), unit="个"),
        Measure("逾期未完成", "已经印发、过了完成期限还没有完成的", overdue(ISSUED, RUNNING), unit="个"),
        share(
            "方案完成率", "已完成÷（期间内起草的－停止的－还在起草的）",
            having("state", FINISHED), other(having("state", DRAFT, STOPPED)),
        ),
    ),
    forms=(
        Form(
            "plan", "工作方案登记表",
            ("title", "kind", "plan_year", "doc_no", "department", "drafted_on", "ends_on",
             "guiding", "content", "purpose", "demand", "duties", "points"),
            ("拟稿人", "审核人", "签发人"),
        ),
    ),
    rolls=(
        Roll(
            "plans", "方案与计划一览表", ("title", "kind", "doc_no", "department", "ends_on", "state"), landscape=True,
            sort=(("drafted_on", False),),
        ),
    ),
)  # fmt: skip

ASSIGNMENT_FLOW = Flow(
    (TO_DO, DONE, CANCELLED),
    (
        dated("progressed", "登记进展", (TO_DO,), TO_DO, "progress_on", ("progress",), ("progress",)),
        dated("finished", "办结", (TO_DO,), DONE, "finished_on", ("result",), ("result",)),
        dated("cancelled", "取消任务", (TO_DO,), CANCELLED, "cancelled_on", ("cancel_reason",), ("cancel_reason",)),
        dated(
            "reopened", "恢复办理", (DONE, CANCELLED), TO_DO, "reopened_on", ("reopen_reason",), ("reopen_reason",),
        ),
    ),
    frozenset({DONE, CANCELLED}),
)  # fmt: skip
ASSIGNMENT_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("plan_no", "方案编号", Text(40, width=18), WHAT, help="方案与计划里的编号"),
    Field(
        "task", "任务", LongText(2_000), WHAT, required=True, shown=True,
        aliases=("工作任务", "任务内容", "重点任务"),
    ),
    Field("stage", "环节", Text(60, width=12), WHAT, shown=True, aliases=("工作环节",), help="如编制、审核、发布"),
    Field("demand", "工作要求", Text(500, width=24), WHAT, aliases=("要求", "具体措施")),
    Field("leader", "责任领导", Choice(PERSON, width=10), WHAT, aliases=("分管领导", "牵头领导")),
    Field(
        "department", "责任科室", Choice(DEPARTMENT, width=14), WHAT, required=True, shown=True,
        aliases=("责任单位", "牵头科室", "科室", "处室"),
    ),
    Field("handler", "责任人", Choice(PERSON, width=10), WHAT, required=True, shown=True, aliases=("具体责任人",)),
    Field("assigned_on", "下达日期", Day(), COURSE, required=True, default="<today>", aliases=("日期", "分解日期")),
    Field(
        "finish_by", "任务期限", Day(), COURSE, shown=True, aliases=("完成时限", "完成期限", "时限"),
        help="不填的，下达以后20个工作日提醒",
    ),
    Field("progress_on", "进展日期", Day(), COURSE, _STEP),
    Field("progress", "进展情况", LongText(2_000), COURSE, _STEP, aliases=("工作进展",)),
    Field("finished_on", "办结日期", Day(), RESULT, _STEP, shown=True, aliases=("完成日期", "完成时间")),
    Field("result", "完成情况", LongText(2_000), RESULT, _STEP, aliases=("落实情况",)),
    Field("cancelled_on", "取消日期", Day(), RESULT, _STEP),
    Field("cancel_reason", "取消原因", Text(300), RESULT, _STEP),
    Field("reopened_on", "恢复办理日期", Day(), RESULT, _STEP),
    Field("reopen_reason", "恢复办理原因", Text(300), RESULT, _STEP),
    *TAIL,
)  # fmt: skip


def in_time(values: Mapping[str, Value]) -> bool:
    """A task that was finished by its day."""
    due, finished = day_of(values, "due_on"), day_of(values, "finished_on")
    return values.get("state") == DONE and (due is None or finished is None or finished <= due)


_TASK_ENDS = promptly("finish_by", "assigned_on")
ASSIGNMENT = Register(
    key="assignment",
    title="任务分解",
    prefix="分解",
    noun="项",
    fields=ASSIGNMENT_FIELDS,
    flow=ASSIGNMENT_FLOW,
    derive=deriving(ASSIGNMENT_FLOW, {TO_DO: _TASK_ENDS, DONE: _TASK_ENDS}),
    adopt=adopting(ASSIGNMENT_FIELDS, ASSIGNMENT_FLOW),
    identity=("plan_no", "task", "stage", "department", "handler"),
    essential=("task",),
    year_by="assigned_on",
    name_by=("task",),
    indexed=("assigned_on", "department", "plan_no"),
    search=("number", "plan_no", "task", "department", "handler", "leader", "remark"),
    measures=(
        Measure("任务数", "期间内下达的任务", unit="项"),
        Measure("已办结", "期间内下达、已经办结的任务", having("state", DONE), unit="项"),
        Measure("待办", "期间内下达、还没有办结的任务", having("state", TO_DO), unit="项"),
        Measure("已取消", "期间内下达、后来取消的任务", having("state", CANCELLED), unit="项"),
        Measure("按期办结", "任务期限当天或以前办结的任务", in_time, unit="项"),
        Measure("逾期未办结", "过了任务期限还没有办结的任务", overdue(TO_DO), unit="项"),
        share("任务完成率", "已办结÷（任务数－已取消）", having("state", DONE), other(having("state", CANCELLED))),
        share("按期办结率", "按期办结÷已办结", in_time, having("state", DONE)),
        share(
            "落实到人率", "填了责任人的任务÷（任务数－已取消）", filled("handler"), other(having("state", CANCELLED)),
        ),
    ),
    rolls=(
        Roll(
            "breakdown", "政务公开任务分解表",
            ("task", "stage", "demand", "leader", "department", "handler", "due_on", "state"),
            other(having("state", CANCELLED)), landscape=True, sort=(("department", False), ("due_on", False)),
        ),
        Roll(
            "open", "未办结任务清单", ("task", "department", "handler", "due_on", "progress"),
            having("state", TO_DO), landscape=True, sort=(("due_on", False),),
        ),
    ),
)  # fmt: skip

PLAN_LEDGERS = (INSTITUTION, PLAN, ASSIGNMENT, MEETING, SHORTFALL, DEMO_SITE)
