"""公开日接访: who stood at the Open-Day table and what was promised (registers.md §4).

A bureau holds at most one Open Day on a date, so a visit names its event by that date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value, Whole, YesNo
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Adopted, Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of
from desktop_app.registers.matter import (
    COURSE,
    Way,
    course_fields,
    derived,
    flow_of,
    matter_of,
    result_fields,
)
from desktop_app.registers.matter_measures import matter_measures
from desktop_app.registers.work.rules import having

WHO, WHAT = "来访人", "反映事项"
SPOT, PASSED, TAKEN = "当场答复", "转办", "带回研究"
WAY = Way(
    reply="反馈",
    answered="已反馈",
    reply_key="fed_back",
    reply_on="fed_back_on",
    asks=("outcome", "answer", "satisfaction"),
    passed=False,
    closes=True,
)

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "event_on",
        "活动日期",
        Day(),
        WHO,
        required=True,
        shown=True,
        default="<event>",
        aliases=("活动时间", "接访日期", "日期"),
    ),
    Field(
        "visitor",
        "来访人",
        Text(60, width=10),
        WHO,
        required=True,
        secret=Secret.NAME,
        shown=True,
        aliases=("来访人姓名", "姓名", "群众姓名"),
    ),
    Field("sex", "性别", Choice("sex", width=6), WHO, shown=True),
    Field("phone", "电话", Phone(), WHO, secret=Secret.PHONE, shown=True, aliases=("联系电话", "联系方式")),
    Field(
        "address",
        "住址",
        Text(200, width=20),
        WHO,
        secret=Secret.ADDRESS,
        shown=True,
        aliases=("家庭住址或单位", "家庭住址", "地址", "单位", "住址或单位"),
    ),
    Field("people", "人数", Whole(1, 10_000, width=6), WHO),
    Field("desk", "接访台", Text(20, width=8), WHO, help="几张桌子同时接访时的台名，如“1号台”"),
    Field("desk_no", "台内序号", Whole(1, 100_000, width=8), WHO, help="本台当天第几位，各台分别编号"),
    Field(
        "content",
        "反映事项",
        LongText(),
        WHAT,
        required=True,
        secret=Secret.TEXT,
        shown=True,
        aliases=("反映问题", "咨询内容", "反映内容", "问题"),
    ),
    Field(
        "matter",
        "类别",
        Choice("matter", width=10),
        WHAT,
        required=True,
        default="咨询",
        aliases=("事项类别",),
    ),
    Field(
        "leader",
        "接访领导",
        Text(60, width=12),
        WHAT,
        required=True,
        shown=True,
        aliases=("接待领导", "接访人", "接待人"),
    ),
    Field("handler", "登记人员", Choice(PERSON, width=10), WHAT, default="<me>"),
    Field(
        "handling",
        "答复情况",
        Choice("on_the_spot", width=12),
        COURSE,
        required=True,
        shown=True,
        default=SPOT,
        aliases=("办理情况", "处理情况"),
    ),
    Field("answer", "答复内容", LongText(), COURSE, secret=Secret.TEXT),
    Field(
        "department",
        "转办科室",
        Choice(DEPARTMENT, width=14),
        COURSE,
        shown=True,
        aliases=("承办科室", "承办股室"),
    ),
    Field("promised_on", "承诺期限", Day(), COURSE, aliases=("承诺日期", "回复期限")),
    Field("promised_days", "承诺工作日数", Whole(1, 365, width=8), COURSE, help="从接访次日起算的工作日"),
    Field("signed", "来访人签字", YesNo(), COURSE),
    Field("outcome", "结果", Choice("outcome", width=12), COURSE, Source.STEP, aliases=("办理结果",)),
    Field("satisfaction", "满意度", Choice("satisfaction", width=10), COURSE, Source.STEP),
    *course_fields(WAY),
    *result_fields(WAY),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)

FLOW = flow_of(WAY, SPOT)
MATTER = matter_of(WAY, "event_on", "matter", SPOT)


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """State and promised day; days that were promised as workdays run from the day after the event."""
    day = day_of(values, "event_on")
    common = derived(WAY, FLOW, values, steps, rules, day, _promised(values, rules))
    if common["state"] == FLOW.first and values.get("handling") == SPOT:
        return {**common, "state": SPOT, "due_on": None, "provisional": None}
    if values.get("promised_on") and common["due_on"] == values["promised_on"]:
        common["provisional"] = None  # a day that was named is not counted
    return common


def _promised(values: Mapping[str, Value], rules: Rulebook) -> date | None:
    day, days = day_of(values, "event_on"), whole_of(values, "promised_days")
    return day_of(values, "promised_on") or (rules.calendar.plus(day, days) if day and days else None)


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """What was not answered at once needs somebody who takes it and a day it was promised for."""
    if values.get("handling") == PASSED and not values.get("department"):
        yield "转办科室：转办的事项必须填写"
    if values.get("handling") in (PASSED, TAKEN) and not (
        values.get("promised_on") or values.get("promised_days")
    ):
        yield "承诺期限：未当场答复的，请填写承诺期限或承诺工作日数"


_PASSED = re.compile(r"转(?:由|交)?(.{2,12}?)(?:办理|处理|研究)")
_WORKDAYS = re.compile(r"(\d{1,3})\s*个?工作日")


def adopt(values: Mapping[str, Value]) -> Adopted:
    """A foreign sign-in sheet in our words: “转房管股办理，5个工作日内回复” names office and promise."""
    own = dict(values)
    told = str(own.get("handling") or "")
    if told and told not in (SPOT, PASSED, TAKEN):
        own.setdefault("answer", told)
        own["handling"] = SPOT if "当场" in told else TAKEN if "带回" in told else PASSED
        if found := _PASSED.search(told):
            own.setdefault("department", found[1])
        if found := _WORKDAYS.search(told):
            own.setdefault("promised_days", int(found[1]))
    step_keys = {f.key for f in FIELDS if f.source is Source.STEP}
    fed = day_of(own, "fed_back_on")
    payload = {k: v for k, v in own.items() if k in step_keys}
    steps = (Step("fed_back", fed, payload),) if fed else ()
    return Adopted({k: v for k, v in own.items() if k not in step_keys}, steps)


def is_later(values: Mapping[str, Value]) -> bool:
    """Whether a visit was not answered on the spot: passed on or taken back."""
    return values.get("handling") in (PASSED, TAKEN)


def is_answered(values: Mapping[str, Value]) -> bool:
    """Whether what was taken along was answered since."""
    return is_later(values) and values.get("state") in MATTER.done


WAYS = tuple(Measure(way, f"“答复情况”为{way}的件", having("handling", way)) for way in (SPOT, PASSED, TAKEN))
RATES = (
    Measure("当场答复率", "当场答复÷咨询件数", having("handling", SPOT), How.SHARE),
    Measure("带回件办结率", "已反馈÷带回办理", is_answered, How.SHARE, among=is_later),
)

VISIT = Register(
    key="visit",
    title="公开日接访",
    prefix="接访",
    noun="人次",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("event_on", "visitor", "phone", "content", "desk", "desk_no"),
    essential=("event_on", "visitor", "content"),
    year_by="event_on",
    name_by=("visitor", "content"),
    indexed=("event_on", "department"),
    search=("number", "visitor", "phone", "address", "content", "leader", "department", "answer", "remark"),
    demands=demands,
    adopt=adopt,
    matter=MATTER,
    measures=(*matter_measures(MATTER), *WAYS, *RATES),
    rolls=(
        Roll(
            "visits", "公开日接访台账",
            ("event_on", "visitor", "content", "matter", "leader", "handling", "department", "due_on", "fed_back_on",
             "state"),
            landscape=True, sort=(("event_on", False), ("number", False)),
        ),
    ),
)  # fmt: skip
