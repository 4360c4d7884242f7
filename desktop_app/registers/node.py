"""工程节点: by when which part of a project is to stand, and whether it did (taxonomy 89)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.fields import Choice, Day, Text, Value, YesNo
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of

OPEN, DONE, DROPPED = "未到达", "已到达", "已取消"
NODE_SECTION = "节点"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "project_no",
        "工程编号",
        Text(40, width=18),
        NODE_SECTION,
        required=True,
        shown=True,
        help="重点工程里的编号",
    ),
    Field(
        "title",
        "节点内容",
        Text(200, width=28),
        NODE_SECTION,
        required=True,
        shown=True,
        aliases=("节点", "节点计划"),
    ),
    Field(
        "planned_on",
        "计划日期",
        Day(),
        NODE_SECTION,
        required=True,
        shown=True,
        aliases=("计划完成日期", "时间节点"),
    ),
    Field("department", "责任科室", Choice(DEPARTMENT, width=14), NODE_SECTION, shown=True),
    Field("handler", "责任人", Choice(PERSON, width=10), NODE_SECTION),
    Field(
        "reached_on",
        "到达日期",
        Day(),
        NODE_SECTION,
        Source.STEP,
        shown=True,
        aliases=("完成日期", "实际完成日期"),
    ),
    Field("note", "完成情况", Text(500, width=20), NODE_SECTION, Source.STEP),
    Field("dropped_on", "取消日期", Day(), NODE_SECTION, Source.STEP),
    Field("late", "是否超期", YesNo(), NODE_SECTION, Source.DERIVED),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)

FLOW = Flow(
    states=(OPEN, DONE, DROPPED),
    moves=(
        Move(
            "reached", "到达", frozenset({OPEN}), DONE, "reached_on", ("reached_on", "note"), ("reached_on",)
        ),
        Move(
            "dropped",
            "取消",
            frozenset({OPEN}),
            DROPPED,
            "dropped_on",
            ("dropped_on", "note"),
            ("dropped_on",),
            aside=True,
        ),
    ),
    closed=frozenset({DONE, DROPPED}),
)


def derive(values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """A node is due on the day that was planned."""
    due, reached = day_of(values, "planned_on"), day_of(values, "reached_on")
    return {
        "state": FLOW.after(steps),
        "due_on": due,
        "provisional": None,
        "late": reached > due if reached and due else None,
    }


NODE = Register(
    key="node",
    title="工程节点",
    prefix="节点",
    noun="个",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("project_no", "title"),
    essential=("project_no", "title", "planned_on"),
    year_by="planned_on",
    name_by=("title",),
    search=("number", "project_no", "title", "department", "handler", "note", "remark"),
    indexed=("planned_on", "department", "project_no"),
    measures=(
        Measure("节点", "计划日期在期间内的节点", unit="个"),
        Measure(
            "按期到达",
            "在计划日期当天或以前到达的节点",
            lambda values: values.get("late") is False,
            unit="个",
        ),
        Measure(
            "到达率",
            "已到达÷没有取消的节点",
            lambda values: values.get("state") == DONE,
            How.SHARE,
            among=lambda values: values.get("state") != DROPPED,
        ),
    ),
    rolls=(
        Roll(
            "plan",
            "工程节点计划表",
            ("project_no", "title", "planned_on", "department", "handler", "reached_on", "state", "note"),
            landscape=True,
        ),
    ),
)
