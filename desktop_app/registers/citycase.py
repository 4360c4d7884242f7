"""数字城管案件: cases the city's centre sends over, and what became of them (taxonomy 96); mostly imported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.fields import Choice, Day, LongText, Moment, Text, Value, Whole
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Adopted, Field, Register, Secret, Source
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

CASE = "案件"
WAY = Way(
    reply="处置",
    answered="已处置",
    asks=("answer", "outcome"),
    needs=("outcome",),
    satisfied=False,
    redo="返工重办",
)
FLOW = flow_of(WAY)
MATTER = matter_of(WAY, "sent_at", "kind")

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "case_no",
        "案号",
        Text(60, width=18),
        CASE,
        required=True,
        shown=True,
        aliases=("案件编号", "案件号", "任务号"),
    ),
    Field(
        "sent_at",
        "派遣时间",
        Moment(),
        CASE,
        required=True,
        shown=True,
        default="<now>",
        aliases=("派遣日期", "收案时间", "受理时间"),
    ),
    Field(
        "kind",
        "案件类型",
        Choice("citycase_kind", width=12),
        CASE,
        required=True,
        shown=True,
        aliases=("类型", "大类", "案件类别"),
    ),
    Field(
        "place",
        "位置",
        Text(200, width=24),
        CASE,
        secret=Secret.ADDRESS,
        shown=True,
        aliases=("地址", "案发位置", "事发地点"),
    ),
    Field(
        "content",
        "问题描述",
        LongText(width=30),
        CASE,
        secret=Secret.TEXT,
        aliases=("案件描述", "描述", "内容"),
    ),
    Field(
        "department",
        "处置科室",
        Choice(DEPARTMENT, width=14),
        COURSE,
        shown=True,
        aliases=("承办科室", "处置单位", "责任单位"),
    ),
    Field("handler", "处置人", Choice(PERSON, width=10), COURSE, aliases=("承办人",)),
    Field("due_day", "处置时限", Day(), COURSE, aliases=("处置截止时间", "时限", "截止时间")),
    Field(
        "limit_days",
        "限时（工作日）",
        Whole(0, 365),
        COURSE,
        help="没有写明哪一天的，从派遣次日起算的工作日；当天处置的填0",
    ),
    *course_fields(WAY),
    Field("answer", "处置情况", LongText(width=24), RESULT, Source.STEP, secret=Secret.TEXT),
    Field("outcome", "处置结果", Choice("outcome", width=12), RESULT, Source.STEP, shown=True),
    *(
        replace(f, aliases=("处置时间", "完成时间"))
        if f.key == "replied_on"
        else replace(f, label="结案日期", aliases=("结案时间",))
        if f.key == "closed_on"
        else f
        for f in result_fields(WAY)
    ),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)


def limit(values: Mapping[str, Value], rules: Rulebook) -> date | None:
    """The day the centre named, or so many workdays after the case came; the same day when none was (迅即办理)."""
    sent, days = day_of(values, "sent_at"), whole_of(values, "limit_days")
    named = day_of(values, "due_day")
    if named or sent is None:
        return named
    return rules.calendar.plus(sent, days) if days else sent


def adopt(values: Mapping[str, Value]) -> Adopted:
    """A row of the centre's export: a day of 处置 or 结案 tells the steps."""
    own = dict(values)
    told = {f.key for f in FIELDS if f.source is Source.STEP}
    steps = tuple(_steps(own))
    return Adopted({key: value for key, value in own.items() if key not in told}, steps)


def _steps(own: Mapping[str, Value]) -> Iterator[Step]:
    handled, closed = day_of(own, "replied_on"), day_of(own, "closed_on")
    if handled or closed:
        on = handled or closed
        assert on is not None
        told: dict[str, Value] = {
            "replied_on": on,
            "outcome": own.get("outcome"),
            "answer": own.get("answer"),
        }
        yield Step("replied", on, told)
    if closed:
        yield Step("closed", closed, {"closed_on": closed})


CITYCASE = Register(
    key="citycase",
    title="数字城管案件",
    prefix="城管",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=deriving(WAY, FLOW, "sent_at", limit),
    identity=("case_no",),
    essential=("case_no", "sent_at"),
    year_by="sent_at",
    name_by=("case_no", "place"),
    search=("number", "case_no", "place", "content", "department", "answer", "remark"),
    indexed=("sent_at", "department", "case_no"),
    adopt=adopt,
    matter=MATTER,
    measures=(
        *matter_measures(MATTER),
        Measure(
            "处置",
            "期间内处置的案件，不论什么时候收到",
            lambda values: bool(values.get("replied_on")),
            on="replied_on",
        ),
        Measure(
            "结案",
            "期间内结案的案件，不论什么时候收到",
            lambda values: bool(values.get("closed_on")),
            on="closed_on",
        ),
    ),
    forms=(
        Form(
            "case",
            "数字城管案件处置单",
            (
                "case_no",
                "kind",
                "sent_at",
                "place",
                "content",
                "department",
                "handler",
                "due_on",
                "answer",
                "outcome",
                "replied_on",
                "closed_on",
            ),
            ("处置人", "科室负责人"),
        ),
    ),
    rolls=(
        Roll(
            "ledger",
            "数字城管案件表",
            ("case_no", "kind", "place", "sent_at", "department", "due_on", "replied_on", "outcome", "state"),
            landscape=True,
        ),
    ),
)
