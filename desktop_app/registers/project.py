"""重点工程: the year's building projects, where each stands, and what of it is public (taxonomy 9, 89)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of

PUSHED, BUILDING, DONE, CANCELLED = "加快推进", "在建", "已完成", "已取消"
WHAT, COURSE, SHOWN = "项目", "进度", "公开信息"
OPEN_DAYS = ("approved_on", "tendered_on", "land_on", "quality_on")

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "title",
        "项目名称",
        Text(200, width=28),
        WHAT,
        required=True,
        shown=True,
        aliases=("工程名称", "项目"),
    ),
    Field("code", "项目代码", Text(60), WHAT),
    Field(
        "listed_on",
        "列入日期",
        Day(),
        WHAT,
        required=True,
        default="<today>",
        help="列入年度重点工程的日期，决定算在哪一年",
    ),
    Field(
        "investment", "总投资（万元）", Whole(0, 100_000_000), WHAT, shown=True, aliases=("投资", "投资额")
    ),
    Field("department", "责任科室", Choice(DEPARTMENT, width=14), WHAT, shown=True, aliases=("责任单位",)),
    Field("handler", "责任人", Choice(PERSON, width=10), WHAT),
    Field("plan", "建设内容", LongText(width=24), WHAT, secret=Secret.TEXT),
    Field("finish_by", "计划完工日期", Day(), COURSE, aliases=("完工日期", "计划竣工日期")),
    Field("started_on", "开工日期", Day(), COURSE, Source.STEP),
    Field("progress_on", "最近进度日期", Day(), COURSE, Source.STEP),
    Field("progress", "进度情况", LongText(2_000, width=24), COURSE, Source.STEP, secret=Secret.TEXT),
    Field("progress_share", "进度百分比", Whole(0, 100, width=8), COURSE, Source.STEP),
    Field("finished_on", "完工日期", Day(), COURSE, Source.STEP, shown=True),
    Field("cancelled_on", "取消日期", Day(), COURSE, Source.STEP),
    Field("cancel_reason", "取消原因", Text(500), COURSE, Source.STEP),
    Field("approved_on", "审批结果公开日期", Day(), SHOWN),
    Field("tendered_on", "招标投标公开日期", Day(), SHOWN),
    Field("land_on", "土地征收公开日期", Day(), SHOWN),
    Field("quality_on", "质量安全公开日期", Day(), SHOWN),
    Field("item_no", "公开信息编号", Text(40, width=18), SHOWN, help="主动公开里的编号"),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)

FLOW = Flow(
    states=(PUSHED, BUILDING, DONE, CANCELLED),
    moves=(
        Move(
            "started", "开工", frozenset({PUSHED}), BUILDING, "started_on", ("started_on",), ("started_on",)
        ),
        Move(
            "progressed",
            "登记进度",
            frozenset({PUSHED, BUILDING}),
            None,
            "progress_on",
            ("progress_on", "progress", "progress_share"),
            ("progress_on", "progress"),
        ),
        Move(
            "finished", "完工", frozenset({BUILDING}), DONE, "finished_on", ("finished_on",), ("finished_on",)
        ),
        Move(
            "cancelled",
            "取消",
            frozenset({PUSHED, BUILDING}),
            CANCELLED,
            "cancelled_on",
            ("cancelled_on", "cancel_reason"),
            ("cancelled_on", "cancel_reason"),
            aside=True,
        ),
    ),
    closed=frozenset({DONE, CANCELLED}),
)


def derive(values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """A project is due on the day it is to be finished; its nodes are a ledger of their own."""
    return {"state": FLOW.after(steps), "due_on": day_of(values, "finish_by"), "provisional": None}


def _in(state: str, label: str) -> Measure:
    return Measure(
        label, f"列入期间内、现在“{state}”的项目", lambda values: values.get("state") == state, unit="项"
    )


def _all_shown(values: Mapping[str, Value]) -> bool:
    return all(values.get(key) for key in OPEN_DAYS)


PROJECT = Register(
    key="project",
    title="重点工程",
    prefix="工程",
    noun="项",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("title", "listed_on"),
    essential=("title",),
    year_by="listed_on",
    name_by=("title",),
    search=("number", "title", "code", "department", "handler", "progress", "item_no", "remark"),
    indexed=("listed_on", "department"),
    measures=(
        Measure("项目", "列入期间内的重点工程；等于完成＋在建＋推进＋取消", unit="项"),
        _in(DONE, "完成"),
        _in(BUILDING, "在建"),
        _in(PUSHED, "推进"),
        _in(CANCELLED, "取消"),
        Measure("总投资", "列入期间内各项目总投资之和", how=How.TOTAL, of="investment", unit="万元"),
        Measure(
            "四组信息齐全率",
            "审批、招标、征收、质量安全四组都已公开的项目÷没有取消的项目",
            _all_shown,
            How.SHARE,
            among=lambda values: values.get("state") != CANCELLED,
        ),
    ),
    forms=(
        Form(
            "card",
            "重点工程项目卡",
            (
                "title",
                "code",
                "investment",
                "department",
                "handler",
                "plan",
                "finish_by",
                "started_on",
                "progress_on",
                "progress_share",
                "progress",
                "finished_on",
                "cancel_reason",
            ),
            ("责任人", "分管领导"),
        ),
    ),
    rolls=(
        Roll(
            "progress",
            "重点工程进展表",
            (
                "title",
                "investment",
                "department",
                "handler",
                "state",
                "progress_share",
                "progress",
                "finish_by",
            ),
            landscape=True,
        ),
    ),
    notice=Notice(
        "关于{title}进展情况的公告",
        "项目名称：{title}\n项目代码：{code}\n总投资：{investment}万元\n建设内容：{plan}\n当前进度：{progress}\n责任科室：{department}",
        {"genre": "公告", "article": "第二十条（十）重大建设项目"},
    ),
)
