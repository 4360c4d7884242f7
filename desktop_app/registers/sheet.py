"""上栏稿件: one sheet of an issue: what it is, how it is laid out, where it hangs and until when (taxonomy E80)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.fields import Choice, Day, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import HEAD, TAIL, day_of
from desktop_app.registers.work.rules import counts, having, overdue, total

WHAT, WHERE, AFTER = "稿件", "张贴", "经过"
WAITING, HANGING, DOWN = "待张贴", "在挂", "已撤下"
NOTICE, ECHO = "告示", "回音壁"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("issue_no", "期号", Text(40, width=14), WHAT, required=True, shown=True),
    Field(
        "kind", "稿件类型", Choice("sheet_kind", width=10), WHAT, required=True, shown=True, default=NOTICE
    ),
    Field(
        "item_no", "信息编号", Text(40, width=18), WHAT, shown=True, help="主动公开的编号；回音壁填点题编号"
    ),
    Field("title", "标题", Text(200, width=32), WHAT, required=True, shown=True),
    Field(
        "format", "版式", Choice("sheet_format", width=12), WHAT, required=True, shown=True, default="A4告示"
    ),
    Field("place", "排列顺序", Whole(1, 999), WHAT),
    Field("board", "栏名", Text(60, width=16), WHERE, shown=True),
    Field("section", "板块", Text(60, width=14), WHERE, shown=True),
    Field("slot", "格位", Text(20, width=8), WHERE, shown=True),
    Field("hangs_from", "张贴日", Day(), WHERE, required=True, shown=True, default="<today>"),
    Field("until", "应撤日", Day(), WHERE, shown=True),
    Field("pages", "张数", Whole(1, 999), WHERE),
    Field("hung_on", "实际张贴日期", Day(), AFTER, Source.STEP),
    Field("down_on", "撤下日期", Day(), AFTER, Source.STEP, shown=True),
    Field("down_reason", "撤下原因", Text(300), AFTER, Source.STEP),
    Field("photo", "撤下前已拍照", YesNo(), AFTER, Source.STEP, help="照片可以作为附件，不是必须"),
    *(replace(f, shown=False) for f in TAIL),
)

FLOW = Flow(
    states=(WAITING, HANGING, DOWN),
    moves=(
        Move("hung", "登记张贴", frozenset({WAITING}), HANGING, "hung_on", ("hung_on",), ("hung_on",)),
        Move(
            "taken_down",
            "登记撤下",
            frozenset({HANGING}),
            DOWN,
            "down_on",
            ("down_on", "down_reason", "photo"),
            ("down_on",),
        ),
    ),
    closed=frozenset({WAITING, DOWN}),  # a sheet waits with its issue, which has the day
)


def derive(values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """A sheet is due on the day it is to come down."""
    return {"state": FLOW.after(steps), "due_on": day_of(values, "until"), "provisional": None}


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A sheet comes down after it went up."""
    begins, ends = day_of(values, "hangs_from"), day_of(values, "until")
    if begins and ends and ends < begins:
        yield "应撤日：不能早于张贴日"
    if values.get("kind") != "其他" and not values.get("item_no"):
        yield "信息编号：必须填写，才能知道审查过没有"


SHEET = Register(
    key="sheet",
    title="上栏稿件",
    prefix="稿件",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("issue_no", "item_no", "title", "format"),
    essential=("issue_no", "title"),
    year_by="hangs_from",
    name_by=("title",),
    indexed=("issue_no", "item_no"),
    search=("number", "issue_no", "item_no", "title", "board", "section", "remark"),
    demands=demands,
    measures=(
        Measure("稿件", "张贴日在期间内的稿件，待张贴的也算"),
        *counts("kind", {word: f"{word}稿" for word in (NOTICE, "名单", ECHO)}, "期间内的稿件", "件"),
        Measure("在挂", "期间内的稿件里，现在在挂的", having("state", HANGING)),
        Measure("已撤下", "期间内的稿件里，已经撤下的", having("state", DOWN)),
        Measure("逾期未撤", "在挂的稿件里，已过应撤日的", overdue(HANGING)),
        total("张数", "期间内上过栏的稿件的张数合计", "pages", "张", having("state", HANGING, DOWN)),
    ),
    rolls=(
        Roll(
            "sheets", "上栏稿件登记表",
            ("issue_no", "kind", "title", "format", "board", "section", "slot", "hangs_from", "until", "down_on"),
            landscape=True, sort=(("hangs_from", False), ("place", False)),
        ),
    ),
)  # fmt: skip
