"""公示异议: what was said against something on public notice, and what became of it (law.md h, print.md 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value, YesNo
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.rules import counts, having, share, yes

WHAT, SAID, DONE = "公示", "异议", "处理"
WAITING, SETTLED = "待处理", "已处理"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("item_no", "公示编号", Text(40, width=18), WHAT, required=True, shown=True),
    Field("item_title", "公示名称", Text(200, width=30), WHAT, shown=True),
    Field("received_on", "收到日期", Day(), SAID, required=True, shown=True, default="<today>"),
    Field("way", "提出方式", Choice("objection_way", width=10), SAID, shown=True),
    Field("objector", "异议人", Text(60, width=12), SAID, secret=Secret.NAME, shown=True),
    Field("named", "实名", YesNo(), SAID),
    Field("phone", "联系电话", Phone(), SAID, secret=Secret.PHONE),
    Field("content", "异议内容", LongText(5_000), SAID, required=True, secret=Secret.TEXT, shown=True),
    Field("department", "核查科室", Choice(DEPARTMENT, width=14), DONE, shown=True),
    Field("handler", "核查人", Choice(PERSON, width=10), DONE),
    Field("decided_on", "处理日期", Day(), DONE, Source.STEP, shown=True),
    Field("result", "处理结果", Choice("objection_result", width=14), DONE, Source.STEP, shown=True),
    Field(
        "handling",
        "处理情况",
        LongText(2_000),
        DONE,
        Source.STEP,
        secret=Secret.TEXT,
        help="结果公告会写明处理结果，这里不要写个人信息",
    ),
    Field("told_on", "告知异议人日期", Day(), DONE, Source.STEP),
    *TAIL,
)

FLOW = Flow(
    states=(WAITING, SETTLED),
    moves=(
        Move(
            "decided",
            "登记处理结果",
            frozenset({WAITING}),
            SETTLED,
            "decided_on",
            ("decided_on", "result", "handling", "told_on"),
            ("decided_on", "result", "handling"),
        ),
    ),
    closed=frozenset({SETTLED}),
)


def derive(_values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """No number of days is written anywhere: an objection is settled before the result goes out."""
    return {"state": FLOW.after(steps), "due_on": None, "provisional": None}


OBJECTION = Register(
    key="objection",
    title="公示异议",
    prefix="异议",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("item_no", "received_on", "objector", "content"),
    essential=("item_no", "content"),
    year_by="received_on",
    name_by=("item_title", "objector"),
    indexed=("received_on", "item_no"),
    search=("number", "item_no", "item_title", "objector", "phone", "content", "remark"),
    measures=(
        Measure("异议", "期间内收到的公示异议"),
        Measure("实名异议", "期间内收到、实名提出的异议", yes("named")),
        Measure("已处理", "期间内收到、已经登记处理结果的", having("state", SETTLED)),
        Measure("待处理", "期间内收到、还没有登记处理结果的", having("state", WAITING)),
        *counts(
            "result", {word: word for word in ("异议成立", "部分成立", "异议不成立")}, "期间内收到的异议", "件"
        ),
        share("处理率", "已处理÷异议", having("state", SETTLED)),
    ),
    forms=(
        Form(
            "handling", "公示异议处理表",
            ("item_no", "item_title", "received_on", "way", "named", "objector", "phone", "content", "department",
             "handler", "decided_on", "result", "handling", "told_on"),
            ("核查人", "核查科室负责人", "分管领导"), note="本表含异议人信息，只在本单位内部使用。",
        ),
    ),
    rolls=(
        Roll(
            "objections", "公示异议登记簿",
            ("number", "item_title", "received_on", "way", "content", "department", "decided_on", "result", "told_on"),
            landscape=True, sort=(("received_on", False),),
        ),
    ),
)  # fmt: skip
