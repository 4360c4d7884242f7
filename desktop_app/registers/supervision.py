"""督查记录: the four ways of looking after what was ordered, and what was found (taxonomy 98)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.fields import Choice, Choices, Day, LongText, Text, Value
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of

PLANNED, OPEN, CLEAR, FED = "计划", "待反馈", "未发现问题", "已反馈"
WAYS = ("书面督查", "实地督查", "会议督查", "通讯督查")
SECTION, FOUND = "督查", "问题与反馈"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "planned_on",
        "计划日期",
        Day(),
        SECTION,
        required=True,
        default="<today>",
        aliases=("督查日期", "日期"),
    ),
    Field(
        "way",
        "督查方式",
        Choice("supervision_way", width=10),
        SECTION,
        required=True,
        shown=True,
        aliases=("方式",),
    ),
    Field(
        "subject",
        "督查对象",
        Text(200, width=20),
        SECTION,
        required=True,
        shown=True,
        aliases=("对象", "督查内容"),
    ),
    Field("departments", "涉及科室", Choices(DEPARTMENT), SECTION, shown=True),
    Field("task_no", "督办件编号", Text(40, width=18), SECTION, help="由督办件来的，填督办件的编号"),
    Field("handler", "督查人员", Choice(PERSON, width=10), SECTION),
    Field("held_on", "实施日期", Day(), SECTION, Source.STEP, shown=True),
    Field("situation", "督查情况", LongText(), SECTION, Source.STEP, secret=Secret.TEXT),
    Field("problems", "发现的问题", LongText(), FOUND, Source.STEP, secret=Secret.TEXT, shown=True),
    Field("mend_until", "反馈期限", Day(), FOUND, Source.STEP),
    Field("fed_back_on", "反馈日期", Day(), FOUND, Source.STEP),
    Field("feedback", "反馈情况", LongText(), FOUND, Source.STEP, secret=Secret.TEXT),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)

FLOW = Flow(
    states=(PLANNED, OPEN, CLEAR, FED),
    moves=(
        Move(
            "held",
            "登记督查",
            frozenset({PLANNED}),
            OPEN,
            "held_on",
            ("held_on", "situation", "problems", "mend_until"),
            ("held_on", "situation"),
            "没有发现问题的，“发现的问题”不填",
        ),
        Move(
            "fed_back",
            "登记反馈",
            frozenset({OPEN}),
            FED,
            "fed_back_on",
            ("fed_back_on", "feedback"),
            ("fed_back_on", "feedback"),
        ),
    ),
    closed=frozenset({CLEAR, FED}),
)


def derive(values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """What was looked at and found in order is done; problems are fed back by the day that was set."""
    state = FLOW.after(steps)
    if state == OPEN and not values.get("problems"):
        state = CLEAR
    planned = day_of(values, "planned_on") if state == PLANNED else None
    return {"state": state, "due_on": planned or day_of(values, "mend_until"), "provisional": None}


def _held(values: Mapping[str, Value]) -> bool:
    return bool(values.get("held_on"))


def _by(way: str) -> Measure:
    return Measure(
        way,
        f"期间内实施的{way}次数",
        lambda values: _held(values) and values.get("way") == way,
        on="held_on",
        unit="次",
    )


SUPERVISION = Register(
    key="supervision",
    title="督查记录",
    prefix="督查",
    noun="次",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("planned_on", "way", "subject"),
    essential=("planned_on", "way", "subject"),
    year_by="planned_on",
    name_by=("way", "subject"),
    search=("number", "subject", "task_no", "situation", "problems", "feedback", "remark"),
    indexed=("planned_on", "task_no"),
    measures=(
        Measure("督查次数", "期间内实施的督查", _held, on="held_on", unit="次"),
        *(_by(way) for way in WAYS),
        Measure(
            "发现问题",
            "期间内实施、发现了问题的督查",
            lambda values: bool(values.get("problems")),
            on="held_on",
            unit="次",
        ),
        Measure(
            "反馈率",
            "已反馈÷发现了问题的督查",
            lambda values: values.get("state") == FED,
            How.SHARE,
            among=lambda values: bool(values.get("problems")),
            on="held_on",
        ),
    ),
    forms=(
        Form(
            "record",
            "督查记录",
            (
                "way",
                "subject",
                "departments",
                "task_no",
                "held_on",
                "handler",
                "situation",
                "problems",
                "mend_until",
                "fed_back_on",
                "feedback",
            ),
            ("督查人员", "被督查科室负责人"),
        ),
    ),
    rolls=(
        Roll(
            "ledger",
            "督查记录汇总表",
            ("number", "way", "subject", "departments", "held_on", "problems", "state"),
            landscape=True,
        ),
    ),
)
