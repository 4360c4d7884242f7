"""公开日: the yearly event itself (registers.md §4, 活动); its visitors are the register `visit`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.fields import Choices, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.common import HEAD, TAIL

EVENT, AFTER = "活动", "总结"

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
    Field("theme", "主题", Text(200, width=24), EVENT, shown=True, aliases=("活动主题",)),
    Field("place", "地点", Text(200, width=20), EVENT, required=True, shown=True, aliases=("活动地点",)),
    Field("leaders", "参加领导", Text(500, width=20), EVENT, shown=True),
    Field("departments", "参加科室", Choices(DEPARTMENT, width=20), EVENT, shown=True),
    Field("plan", "活动方案", LongText(), EVENT),
    Field("boards", "展板数", Whole(), EVENT),
    Field("leaflets", "发放资料份数", Whole(), AFTER, shown=True),
    Field("summary", "活动小结", LongText(), AFTER),
    *TAIL,
)

FLOW = Flow(states=("已登记",), moves=(), closed=frozenset({"已登记"}))


def derive(_values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """An event has no limit of its own."""
    return {"state": FLOW.after(steps), "due_on": None, "provisional": None}


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
    search=("number", "theme", "place", "leaders", "summary", "remark"),
)
