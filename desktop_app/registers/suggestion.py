"""意见办理: opinions from meetings, boxes, the supervision line and visits to homes, each with somebody and a day.

Taxonomy 70, 72 and the seed's “明确责任人、督办人和时限”; handled the common way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value, Whole, YesNo
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of
from desktop_app.registers.matter import (
    COURSE,
    RESULT,
    Way,
    course_fields,
    deriving,
    flow_of,
    matter_of,
    result_fields,
)
from desktop_app.registers.matter_measures import matter_measures

RAISED = "意见"
USUAL_DAYS = (
    15  # workdays; no rule names a number, the seed only asks for a clear limit: the office types another
)
WAY = Way(reply="反馈", answered="已反馈", asks=("reply_way", "answer", "outcome"))
FLOW = flow_of(WAY)
MATTER = matter_of(WAY, "raised_on", "source")

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "raised_on",
        "提出日期",
        Day(),
        RAISED,
        required=True,
        shown=True,
        default="<today>",
        aliases=("日期", "收到日期"),
    ),
    Field(
        "source",
        "意见来源",
        Choice("suggestion_source", width=14),
        RAISED,
        required=True,
        shown=True,
        aliases=("来源",),
    ),
    Field("source_no", "来源编号", Text(40, width=18), RAISED, help="评议座谈、入户走访、开箱登记的编号"),
    Field("anonymous", "匿名", YesNo(), RAISED, default=False),
    Field("author", "提出人", Text(60, width=10), RAISED, secret=Secret.NAME, aliases=("姓名", "反映人")),
    Field("phone", "联系电话", Phone(), RAISED, secret=Secret.PHONE, aliases=("电话",)),
    Field(
        "content",
        "意见内容",
        LongText(),
        RAISED,
        required=True,
        secret=Secret.TEXT,
        shown=True,
        aliases=("意见建议", "内容", "反映内容"),
    ),
    Field(
        "department",
        "责任科室",
        Choice(DEPARTMENT, width=14),
        COURSE,
        shown=True,
        aliases=("承办科室", "责任部门"),
    ),
    Field("handler", "责任人", Choice(PERSON, width=10), COURSE),
    Field("chaser", "督办人", Choice(PERSON, width=10), COURSE),
    Field("due_day", "办结时限", Day(), COURSE, aliases=("时限", "完成时限")),
    Field("limit_days", "限时（工作日）", Whole(1, 365), COURSE, default=USUAL_DAYS),
    *course_fields(WAY),
    Field("answer", "办理结果", LongText(), RESULT, Source.STEP, secret=Secret.TEXT),
    Field("outcome", "结果", Choice("outcome", width=12), RESULT, Source.STEP, shown=True),
    Field("reply_way", "反馈方式", Choice("reply_way", width=8), RESULT, Source.STEP),
    Field("satisfaction", "满意度", Choice("satisfaction", width=10), RESULT, Source.STEP),
    *result_fields(WAY),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)


def limit(values: Mapping[str, Value], rules: Rulebook) -> date | None:
    """The day that was named, or so many workdays after the opinion was raised."""
    raised = day_of(values, "raised_on")
    days = whole_of(values, "limit_days") or USUAL_DAYS
    return day_of(values, "due_day") or (rules.calendar.plus(raised, days) if raised else None)


SUGGESTION = Register(
    key="suggestion",
    title="意见办理",
    prefix="意见件",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=deriving(WAY, FLOW, "raised_on", limit),
    identity=("raised_on", "content"),
    essential=("content",),
    year_by="raised_on",
    name_by=("content",),
    search=("number", "author", "phone", "content", "department", "handler", "answer", "source_no", "remark"),
    indexed=("raised_on", "department", "source_no"),
    matter=MATTER,
    measures=matter_measures(MATTER),
    forms=(
        Form(
            "order",
            "意见交办单",
            ("source", "raised_on", "content", "department", "handler", "chaser", "due_on"),
            ("签发人", "责任科室签收"),
            needs=("department",),
            note="请按期办理，把办理结果反馈办公室，由办公室答复提出人。",
        ),
        Form(
            "reply",
            "意见办理反馈单",
            (
                "source",
                "raised_on",
                "content",
                "department",
                "handler",
                "answer",
                "outcome",
                "replied_on",
                "reply_way",
                "satisfaction",
            ),
            ("承办人", "科室负责人"),
        ),
        Form(
            "urging",
            "催办通知书",
            (
                "source",
                "content",
                "department",
                "handler",
                "raised_on",
                "due_on",
                "urged_times",
                "urged_on",
                "urge_note",
            ),
            ("签发人", "责任科室签收"),
            intro="{department}：你们承办的下列意见（编号{number}）应于{due_on}办结，现第{urged_times}次催办。",
            needs=("department", "urged_on"),
            open_to=lambda values: bool(values.get("urged_on")),
            empty=("新的办结日期", "未办结的原因"),
        ),
    ),
    rolls=(
        Roll(
            "ledger",
            "意见办理台账",
            (
                "number",
                "raised_on",
                "source",
                "content",
                "department",
                "handler",
                "due_on",
                "state",
                "outcome",
            ),
            landscape=True,
        ),
    ),
)
