"""咨询热线: calls, visits, letters and web messages, and what became of them (registers.md §3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.fields import Choice, LongText, Moment, Phone, Text, Value, Whole, YesNo
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of
from desktop_app.registers.hotline_adopt import adopt
from desktop_app.registers.hotline_measures import hotline_measures
from desktop_app.registers.hotline_more import (
    ORDER_FIELDS,
    PATH_FIELD,
    PETITION_FIELDS,
    PLACE_FIELD,
    more_demands,
    ordered,
    petition_facts,
)
from desktop_app.registers.hotline_papers import HOTLINE_FORMS, HOTLINE_ROLLS
from desktop_app.registers.matter import (
    COURSE,
    RESULT,
    Way,
    course_fields,
    derived,
    flow_of,
    matter_of,
    result_fields,
)

WHO, WHAT = "来电来访人", "咨询事项"
WAY = Way(spot=True, asks=("reply_way", "answer", "outcome", "pointed_to"))

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "called_at",
        "日期时间",
        Moment(),
        WHO,
        required=True,
        shown=True,
        default="<now>",
        aliases=("日期", "来电时间", "登记日期", "来访日期", "受理时间"),
    ),
    Field(
        "way",
        "方式",
        Choice("hotline_way", width=10),
        WHO,
        required=True,
        shown=True,
        default="来电",
        aliases=("来电方式", "来源", "渠道"),
        readings={"12345": "12345转办", "电话": "来电", "信件": "来信", "网上": "网络"},
    ),
    Field("order_no", "上级工单号", Text(60), WHO, aliases=("工单号", "工单编号", "转办单号")),
    Field(
        "caller",
        "姓名",
        Text(60, width=10),
        WHO,
        secret=Secret.NAME,
        shown=True,
        aliases=("来电人", "来访人", "来电（访）人", "来电来访人", "诉求人"),
    ),
    Field(
        "phone",
        "电话",
        Phone(),
        WHO,
        secret=Secret.PHONE,
        shown=True,
        aliases=("联系电话", "来电号码", "号码"),
    ),
    Field(
        "address",
        "住址或单位",
        Text(200, width=20),
        WHO,
        secret=Secret.ADDRESS,
        aliases=("住址", "地址", "家庭住址或单位"),
    ),
    Field("people", "人数", Whole(1, 10_000, width=6), WHO),
    PLACE_FIELD,
    Field(
        "content",
        "内容摘要",
        LongText(),
        WHAT,
        required=True,
        secret=Secret.TEXT,
        shown=True,
        aliases=("反映内容", "诉求内容", "咨询内容", "内容", "反映事项", "反映问题"),
    ),
    Field(
        "matter",
        "事项类别",
        Choice("matter", width=10),
        WHAT,
        required=True,
        shown=True,
        default="咨询",
        aliases=("类别", "事项类型", "诉求类型"),
    ),
    Field(
        "area", "领域", Choice("area", width=12), WHAT, required=True, default="其他", aliases=("问题领域",)
    ),
    Field("urgency", "紧急程度", Choice("urgency", width=8), WHAT, required=True, default="一般"),
    Field(
        "handler",
        "接待人",
        Choice(PERSON, width=10),
        COURSE,
        required=True,
        default="<me>",
        aliases=("接听人", "接听（接待）人", "登记人"),
    ),
    Field("spot", "当场答复", YesNo(), COURSE, required=True, default=False),
    Field(
        "department",
        "承办科室",
        Choice(DEPARTMENT, width=14),
        COURSE,
        shown=True,
        aliases=("承办", "承办股室", "办理单位", "承办单位", "转办科室"),
    ),
    Field("instruction", "领导批示", LongText(2_000, width=20), COURSE, secret=Secret.TEXT),
    *ORDER_FIELDS,
    *PETITION_FIELDS,
    *course_fields(WAY),
    Field("outcome", "办理结果", Choice("outcome", width=12), RESULT, shown=True, aliases=("结果",)),
    PATH_FIELD,
    Field("answer", "答复内容", LongText(), RESULT, secret=Secret.TEXT, aliases=("答复", "办理情况")),
    Field("reply_way", "答复方式", Choice("reply_way", width=8), RESULT),
    Field("satisfaction", "满意度", Choice("satisfaction", width=10), RESULT, aliases=("评价",)),
    *result_fields(WAY),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)

ANSWERED = WAY.answered
FLOW = flow_of(WAY)
MATTER = matter_of(WAY, "called_at", "way")


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """State, limit and lateness of a call; the limit runs in workdays from the day after it (12345 practice)."""
    called = day_of(values, "called_at")
    due = ordered(values, _limit(values, rules))
    common = derived(WAY, FLOW, values, steps, rules, called, due)
    return {**common, **petition_facts(values, rules)}


def _limit(values: Mapping[str, Value], rules: Rulebook) -> date | None:
    called = day_of(values, "ordered_on") or day_of(values, "called_at")
    if called is None:
        return None
    limits = rules.hotline
    days = limits.by_matter.get(str(values.get("matter")), limits.other)
    if values.get("urgency") in ("紧急", "特急"):
        days = limits.urgent
    return rules.calendar.plus(called, days) if days else called


def begins(values: Mapping[str, Value]) -> tuple[Step, ...]:
    """A call that was answered on the spot is done when it is written down."""
    called = day_of(values, "called_at")
    return (Step("answered", called, {"replied_on": called}),) if values.get("spot") and called else ()


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Fields that are needed because of another."""
    if values.get("way") == "12345转办" and not values.get("order_no"):
        yield "上级工单号：12345转办件必须填写"
    if values.get("spot") and not values.get("outcome"):
        yield "办理结果：当场答复的必须填写"
    yield from more_demands(values)


HOTLINE = Register(
    key="hotline",
    title="咨询热线",
    prefix="热线",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("called_at", "caller", "phone", "content"),
    essential=("called_at", "content"),
    year_by="called_at",
    name_by=("caller", "content"),
    indexed=("called_at", "department"),
    search=(
        "number",
        "caller",
        "phone",
        "address",
        "place",
        "content",
        "order_no",
        "answer",
        "department",
        "remark",
    ),
    demands=demands,
    begins=begins,
    adopt=adopt,
    matter=MATTER,
    measures=hotline_measures(MATTER),
    forms=HOTLINE_FORMS,
    rolls=HOTLINE_ROLLS,
    imports=(
        Field("time_of_day", "时间", Text(20)),
        Field("handling", "处理结果", Text(200), aliases=("办理状态", "处理情况")),
    ),
)
