"""公开日: an event itself (registers.md §4, 活动; taxonomy 50 and 59); its visitors are the register `visit`.

How many came and what became of it is never typed: it is counted from the visits of its day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.fields import Choice, Choices, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of

EVENT, SHOWN, AFTER = "活动", "展板和资料", "总结"
PREPARING, OPEN, REPLYING, SUMMED_UP = "筹备中", "接访中", "回复中", "已总结"
OPENED = "opened"
MAIN_KIND = "政务公开日"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "held_on",
        "活动日期",
        Day(),
        EVENT,
        required=True,
        shown=True,
        default="<today>",
        aliases=("活动时间", "日期", "时间"),
    ),
    Field(
        "kind",
        "活动类型",
        Choice("open_day_kind", width=16),
        EVENT,
        shown=True,
        default=MAIN_KIND,
        aliases=("类型", "类别"),
    ),
    Field("theme", "主题", Text(200, width=24), EVENT, shown=True, aliases=("活动主题",)),
    Field("place", "地点", Text(200, width=20), EVENT, required=True, shown=True, aliases=("活动地点",)),
    Field("hours", "起止时间", Text(60, width=14), EVENT, help="如 8:30—12:00", aliases=("接访时间",)),
    Field("leaders", "参加领导", Text(500, width=20), EVENT, shown=True),
    Field(
        "leaders_count",
        "参加领导人数",
        Whole(0, 1_000),
        EVENT,
        aliases=("参加领导数", "领导人数"),
    ),
    Field("departments", "参加科室", Choices(DEPARTMENT, width=20), EVENT, shown=True),
    Field("handler", "联系人", Choice(PERSON, width=10), EVENT, default="<me>", aliases=("负责人", "经办人")),
    Field("plan", "活动方案", LongText(), EVENT, help="活动内容、分工和要求；印方案时接在时间、地点后面"),
    Field("boards", "展板数", Whole(), SHOWN),
    Field("boards_about", "展板内容", LongText(2_000), SHOWN, aliases=("展板主题",)),
    Field("leaflets", "发放资料份数", Whole(), SHOWN, shown=True),
    Field("leaflets_about", "资料名称", LongText(2_000), SHOWN, aliases=("发放资料",)),
    Field("opened_on", "开始接访日期", Day(), AFTER, Source.STEP),
    Field("ended_on", "接访结束日期", Day(), AFTER, Source.STEP),
    Field("summed_up_on", "总结日期", Day(), AFTER, Source.STEP),
    Field("summary", "活动小结", LongText(), AFTER, help="印在当日小结的数字后面"),
    *TAIL,
)

FLOW = Flow(
    states=(PREPARING, OPEN, REPLYING, SUMMED_UP),
    moves=(
        Move(
            OPENED, "开始接访", frozenset({PREPARING}), OPEN, "opened_on", ("opened_on",), ("opened_on",),
            "登记第一位来访人时自动记下",
        ),
        Move(
            "ended", "当日结束", frozenset({PREPARING, OPEN}), REPLYING, "ended_on",
            ("ended_on", "leaflets"), ("ended_on",), "带回办理的，接着按承诺期限回复",
        ),
        Move(
            "summed_up", "总结", frozenset({REPLYING}), SUMMED_UP, "summed_up_on",
            ("summed_up_on", "summary"), ("summed_up_on",), "带回件都回复以后再总结",
        ),
        Move(
            "reopened", "补充登记", frozenset({REPLYING, SUMMED_UP}), OPEN, "opened_on",
            ("opened_on",), ("opened_on",), "总结以后还要补登来访人的", aside=True,
        ),
    ),
    closed=frozenset({SUMMED_UP}),
    met=frozenset({OPEN, REPLYING}),
)  # fmt: skip

MEASURES: tuple[Measure, ...] = (
    Measure("举办次数", "期间内举办的公开日、开放日和宣传日活动", unit="次"),
    Measure("参加领导", "各次活动“参加领导人数”相加", how=How.TOTAL, of="leaders_count", unit="人次"),
    Measure("展板", "各次活动“展板数”相加", how=How.TOTAL, of="boards", unit="块"),
    Measure("发放资料", "各次活动“发放资料份数”相加", how=How.TOTAL, of="leaflets", unit="份"),
)


def derive(values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """While it is prepared it is due on its day.

    Events of older ledgers and those a visitor brought along have no kind: nobody prepares them any more.
    """
    state = FLOW.after(steps)
    due = day_of(values, "held_on") if state == PREPARING and values.get("kind") else None
    return {"state": state, "due_on": due, "provisional": None}


OPEN_DAY = Register(
    key="open_day",
    title="公开日活动",
    prefix="公开日",
    noun="次",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("held_on",),
    essential=("held_on",),
    year_by="held_on",
    name_by=("theme", "place"),
    indexed=("held_on",),
    search=("number", "theme", "place", "leaders", "summary", "remark"),
    measures=MEASURES,
    rolls=(
        Roll(
            "events", "公开日活动一览表",
            ("held_on", "kind", "theme", "place", "leaders_count", "boards", "leaflets", "state"),
            landscape=True, sort=(("held_on", False),),
        ),
    ),
)  # fmt: skip
