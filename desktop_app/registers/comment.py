"""征求意见: what the public said about a draft and what became of it (713号令第十五条, taxonomy E5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.rules import counts, having, share

WHAT, SAID, DONE = "征求意见", "意见", "采纳情况"
WAITING, SETTLED = "待研究", "已研究"
TAKEN, PARTLY, NOT_TAKEN = "采纳", "部分采纳", "不予采纳"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("decision_no", "决策编号", Text(40, width=18), WHAT, required=True, shown=True),
    Field("received_on", "收到日期", Day(), SAID, required=True, shown=True, default="<today>"),
    Field("way", "提出方式", Choice("comment_way", width=10), SAID, shown=True),
    Field("author", "提出人", Text(60, width=12), SAID, secret=Secret.NAME, help="可以不填"),
    Field("phone", "联系电话", Phone(), SAID, secret=Secret.PHONE),
    Field("content", "意见内容", LongText(5_000), SAID, required=True, secret=Secret.TEXT, shown=True),
    Field("department", "研究科室", Choice(DEPARTMENT, width=14), DONE),
    Field("settled_on", "研究日期", Day(), DONE, Source.STEP, shown=True),
    Field("taken", "采纳情况", Choice("comment_taken", width=10), DONE, Source.STEP, shown=True),
    Field("reason", "理由", LongText(2_000), DONE, Source.STEP, help="不采纳和部分采纳的必须说明理由"),
    *TAIL,
)

FLOW = Flow(
    states=(WAITING, SETTLED),
    moves=(
        Move(
            "settled",
            "登记采纳情况",
            frozenset({WAITING}),
            SETTLED,
            "settled_on",
            ("settled_on", "taken", "reason"),
            ("settled_on", "taken"),
        ),
    ),
    closed=frozenset({SETTLED}),
)


def derive(_values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """A comment has no limit of its own: the decision waits for it."""
    return {"state": FLOW.after(steps), "due_on": None, "provisional": None}


COMMENT = Register(
    key="comment",
    title="征求意见",
    prefix="意见",
    noun="条",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("decision_no", "received_on", "content"),
    essential=("decision_no", "content"),
    year_by="received_on",
    name_by=("content",),
    indexed=("received_on", "decision_no"),
    search=("number", "decision_no", "author", "phone", "content", "reason", "remark"),
    measures=(
        Measure("意见", "期间内收到的意见", unit="条"),
        *counts("taken", {word: word for word in (TAKEN, PARTLY, NOT_TAKEN)}, "期间内收到的意见", "条"),
        Measure("待研究", "期间内收到、还没有登记采纳情况的", having("state", WAITING), unit="条"),
        share("采纳率", "采纳和部分采纳的÷期间内收到的意见", having("taken", TAKEN, PARTLY)),
    ),
    forms=(
        Form(
            "handling", "意见研究处理表",
            ("decision_no", "received_on", "way", "author", "phone", "content", "department", "settled_on", "taken",
             "reason"),
            ("研究人", "研究科室负责人"), note="本表含提出人信息，只在本单位内部使用。",
        ),
    ),
    rolls=(
        Roll(
            "comments", "征求意见采纳情况表",
            ("decision_no", "received_on", "way", "content", "department", "settled_on", "taken", "reason"),
            landscape=True, sort=(("decision_no", False), ("received_on", False)),
        ),
    ),
)  # fmt: skip
