"""督办件: what leaders and superiors want chased, from the instruction to the report (registers.md §5, taxonomy 90-94).

批则必查、查则必清、清则必办、办则必果: no step may be left out, and what is done is reported. A new instruction after
the report opens it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.fields import Choice, Choices, Day, LongText, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Move
from desktop_app.domain.measures import Measure
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of
from desktop_app.registers.matter import (
    COURSE,
    REDOING,
    RESULT,
    RUNNING,
    Way,
    course_fields,
    deriving,
    flow_of,
    matter_of,
    result_fields,
)
from desktop_app.registers.matter_measures import matter_measures
from desktop_app.registers.task_papers import FORMS, ROLLS

ORDERED = "任务"
WAY = Way(
    reply="报告",
    answered="已报告",
    asks=("report_no", "answer", "outcome"),
    needs=("answer", "outcome"),
    planned=True,
    satisfied=False,
    redo="新批示重办",
)
_PROGRESS = Move(
    "progressed",
    "登记进展",
    frozenset({RUNNING, REDOING}),
    None,
    "progress_on",
    ("progress_on", "progress_note", "progress"),
    ("progress_on", "progress_note"),
    "每次进展记一笔，原来的留在过程里",
)
_COMMON = flow_of(WAY)
FLOW = replace(_COMMON, moves=(*_COMMON.moves, _PROGRESS))
MATTER = matter_of(WAY, "received_on", "source")

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "source",
        "任务来源",
        Choice("task_source", width=14),
        ORDERED,
        required=True,
        shown=True,
        aliases=("来源", "督办来源"),
    ),
    Field(
        "issuer",
        "来文单位或批示领导职务",
        Text(100, width=16),
        ORDERED,
        required=True,
        aliases=("来文单位", "批示领导", "批示人"),
    ),
    Field("doc_no", "来文文号", Text(80), ORDERED, aliases=("文号",)),
    Field(
        "content",
        "批示或事项内容",
        LongText(),
        ORDERED,
        required=True,
        secret=Secret.TEXT,
        shown=True,
        aliases=("批示内容", "事项内容", "督查内容", "任务内容", "事项"),
    ),
    Field(
        "received_on",
        "收件日期",
        Day(),
        ORDERED,
        required=True,
        shown=True,
        default="<today>",
        aliases=("收文时间", "收文日期"),
    ),
    Field(
        "special",
        "特件",
        YesNo(),
        ORDERED,
        default=False,
        help="领导批示件视为“特件”：明确责任人、时限和要求，跟踪到办结",
    ),
    Field("demand", "办理要求", LongText(2_000, width=20), ORDERED, aliases=("办复要求",)),
    Field(
        "department",
        "主办科室",
        Choice(DEPARTMENT, width=14),
        COURSE,
        shown=True,
        aliases=("承办科室", "承办单位", "主办单位"),
    ),
    Field("helpers", "协办科室", Choices(DEPARTMENT), COURSE),
    Field("handler", "责任人", Choice(PERSON, width=10), COURSE, aliases=("承办人",)),
    Field("due_day", "办结时限", Day(), COURSE, aliases=("限办日期", "完成时限")),
    Field(
        "limit_days", "限时（工作日）", Whole(1, 365), COURSE, help="没有写明哪一天的，从收件次日起算的工作日"
    ),
    Field("signer", "签发人", Choice(PERSON, width=10), COURSE),
    *course_fields(WAY),
    Field("progress", "进展百分比", Whole(0, 100, width=8), COURSE, Source.STEP),
    Field("progress_note", "进展情况", LongText(2_000, width=24), COURSE, Source.STEP, secret=Secret.TEXT),
    Field("progress_on", "最近进展日期", Day(), COURSE, Source.STEP),
    Field("report_no", "办理报告文号", Text(80), RESULT, Source.STEP),
    Field("answer", "办理结果", LongText(), RESULT, Source.STEP, secret=Secret.TEXT, aliases=("办理情况",)),
    Field("outcome", "结果", Choice("outcome", width=12), RESULT, Source.STEP, shown=True),
    Field("audit_opinion", "审核意见", Text(500), RESULT),
    Field("sent_to", "报送", Text(200), RESULT),
    *result_fields(WAY),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)


def limit(values: Mapping[str, Value], rules: Rulebook) -> date | None:
    """The day that was named, or so many workdays after the item came in; none where nothing was set."""
    received, days = day_of(values, "received_on"), whole_of(values, "limit_days")
    return day_of(values, "due_day") or (rules.calendar.plus(received, days) if received and days else None)


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A 特件 has somebody responsible and a day."""
    if values.get("special"):
        if not values.get("handler"):
            yield "责任人：特件必须明确责任人"
        if not (values.get("due_day") or values.get("limit_days")):
            yield "办结时限：特件必须明确时限"


MEASURES = (
    *matter_measures(MATTER),
    Measure("特件", "标为特件的督办件", lambda values: bool(values.get("special"))),
    Measure("下发督办单", "已经转给科室办理的督办件", lambda values: bool(values.get("dispatched_on"))),
    Measure(
        "在途",
        "转办以后还没有报告的督办件",
        lambda values: bool(values.get("dispatched_on")) and values.get("state") in WAY.running,
    ),
)

TASK = Register(
    key="task",
    title="督办件",
    prefix="督办",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=deriving(WAY, FLOW, "received_on", limit),
    identity=("received_on", "source", "content"),
    essential=("content", "received_on"),
    year_by="received_on",
    name_by=("issuer", "content"),
    search=(
        "number",
        "issuer",
        "doc_no",
        "content",
        "department",
        "handler",
        "answer",
        "report_no",
        "remark",
    ),
    indexed=("received_on", "department", "source"),
    demands=demands,
    matter=MATTER,
    measures=MEASURES,
    forms=FORMS,
    rolls=ROLLS,
)
