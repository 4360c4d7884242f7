"""工作保障: meetings of all kinds, their minutes and the next day set (taxonomy E42, 63, 99)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.codes import COLLECTIVE
from desktop_app.registers.work.rules import (
    adopting,
    counts,
    dated,
    deriving,
    filled,
    fixed,
    having,
    other,
    promptly,
    share,
    total,
)

TO_HOLD, HELD, MINUTED, NEXT, OFF = "待召开", "待出纪要", "已出纪要", "待开下次", "已取消"
MINUTES_DAYS = 5  # workdays; no number is written anywhere, the office may type another
WHAT, COURSE, RESULT = "基本情况", "经过", "结果"
_STEP = Source.STEP

MEETING_FLOW = Flow(
    (TO_HOLD, HELD, MINUTED, NEXT, OFF),
    (
        dated("held", "登记召开", (TO_HOLD,), HELD, "held_on", ("attended",)),
        dated(
            "minuted", "登记纪要", (HELD,), MINUTED, "minuted_on", ("minutes_no", "minutes", "conclusion"),
            ("minutes",), "会议决定要分解的，到“任务分解”里登记",
        ),
        dated("next_set", "定下次会议", (MINUTED,), NEXT, "next_set_on", ("next_on",), ("next_on",)),
        dated(
            "met_again", "登记下次已开", (NEXT,), MINUTED, "met_again_on", ("next_no",), (), "下次会议另外登记一条",
        ),
        dated("cancelled", "取消会议", (TO_HOLD,), OFF, "cancelled_on", ("cancel_reason",)),
    ),
    frozenset({MINUTED, OFF}),
)  # fmt: skip
MEETING_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "kind", "会议类别", Choice("meeting_kind", width=16), WHAT, required=True, shown=True,
        default="政务公开工作会议", aliases=("类别", "会议类型"),
    ),
    Field("title", "会议名称", Text(200, width=24), WHAT, shown=True, aliases=("名称",)),
    Field(
        "meets_on", "会议日期", Day(), WHAT, required=True, shown=True, default="<today>",
        aliases=("日期", "会议时间", "时间"),
    ),
    Field("place", "会议地点", Text(100, width=16), WHAT, aliases=("地点",)),
    Field("host", "主持人", Choice(PERSON, width=10), WHAT, aliases=("主持",)),
    Field("handler", "记录人", Choice(PERSON, width=10), WHAT, default="<me>", aliases=("记录",)),
    Field("department", "承办科室", Choice(DEPARTMENT, width=14), WHAT, aliases=("科室",)),
    Field("people", "参加人员", LongText(2_000), WHAT, secret=Secret.TEXT, aliases=("参会人员", "出席人员")),
    Field("attended", "参加人数", Whole(), WHAT, aliases=("参会人数", "人数")),
    Field("agenda", "议题", LongText(5_000), WHAT, required=True, shown=True, aliases=("会议议题", "内容")),
    Field("matter", "研究事项类别", Choice("collective_matter", width=14), WHAT, help="集体研究的必须填写"),
    Field("amount", "涉及金额", Text(60), WHAT, help="大额支出的填写金额和单位"),
    Field("deployed", "工作部署", LongText(5_000), WHAT, aliases=("部署",)),
    Field("speeches", "发言要点", LongText(10_000), WHAT, secret=Secret.TEXT),
    Field("limit_days", "纪要期限（工作日）", Whole(1, 60), COURSE, default=MINUTES_DAYS),
    Field("held_on", "召开日期", Day(), COURSE, _STEP),
    Field("minuted_on", "纪要日期", Day(), COURSE, _STEP, shown=True),
    Field("minutes_no", "纪要文号", Text(60), COURSE, _STEP),
    Field("minutes", "会议纪要", LongText(), COURSE, _STEP, secret=Secret.TEXT, aliases=("纪要",)),
    Field("conclusion", "会议决定", LongText(5_000), COURSE, _STEP, aliases=("结论", "议定事项")),
    Field("next_set_on", "定会日期", Day(), RESULT, _STEP),
    Field("next_on", "下次会议日期", Day(), RESULT, _STEP, aliases=("下次会议",)),
    Field("met_again_on", "下次召开日期", Day(), RESULT, _STEP),
    Field("next_no", "下次会议编号", Text(40, width=18), RESULT, _STEP),
    Field("cancelled_on", "取消日期", Day(), RESULT, _STEP),
    Field("cancel_reason", "取消原因", Text(300), RESULT, _STEP),
    *TAIL,
)  # fmt: skip


def meeting_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """What had to be decided together says what it was."""
    if values.get("kind") == COLLECTIVE and not values.get("matter"):
        yield "研究事项类别：集体研究的必须填写"
    if values.get("matter") == "大额支出" and not values.get("amount"):
        yield "涉及金额：大额支出的必须填写"


_met = having("state", HELD, MINUTED, NEXT)
MEETING = Register(
    key="meeting",
    title="工作会议",
    prefix="会议",
    noun="次",
    fields=MEETING_FIELDS,
    flow=MEETING_FLOW,
    derive=deriving(
        MEETING_FLOW,
        {
            TO_HOLD: fixed("meets_on"),
            HELD: promptly("", "meets_on", "held_on", days="limit_days"),
            NEXT: fixed("next_on"),
        },
    ),
    adopt=adopting(MEETING_FIELDS, MEETING_FLOW),
    demands=meeting_demands,
    identity=("kind", "title", "meets_on", "agenda"),
    essential=("meets_on", "agenda"),
    year_by="meets_on",
    name_by=("title", "kind"),
    indexed=("meets_on", "department"),
    search=("number", "kind", "title", "host", "agenda", "deployed", "conclusion", "minutes_no", "remark"),
    measures=(
        Measure("会议次数", "期间内已经召开的会议，取消的和还没有开的不算", _met, unit="次"),
        *counts(
            "kind", {word: word for word in ("政务公开工作会议", "局办公会", COLLECTIVE, "调度会")},
            "已经召开的会议", "次", _met,
        ),
        *counts(
            "matter", {"大要案件": "集体研究大要案件", "大额支出": "集体研究大额支出"}, "已经召开的会议", "次", _met
        ),
        total("参会人次", "已经召开的会议的参加人数之和", "attended", "人次", _met),
        share("纪要率", "已出纪要的会议÷已经召开的会议", filled("minuted_on"), _met),
        Measure("待出纪要", "已经召开、还没有出纪要的会议", having("state", HELD), unit="次"),
    ),
    forms=(
        Form(
            "record", "会议记录",
            ("kind", "title", "meets_on", "place", "host", "handler", "people", "attended",
             "agenda", "matter", "amount", "deployed", "speeches", "conclusion"),
            ("主持人", "记录人"), needs=("agenda",),
        ),
        Form(
            "minutes", "会议纪要",
            ("minutes_no", "title", "meets_on", "place", "host", "agenda", "minutes", "conclusion"),
            ("签发人",), needs=("minutes",), open_to=having("state", MINUTED, NEXT),
        ),
    ),
    rolls=(
        Roll(
            "meetings", "工作会议一览表", ("meets_on", "kind", "title", "agenda", "attended", "state"),
            other(having("state", OFF)), landscape=True, sort=(("meets_on", False),),
        ),
    ),
)  # fmt: skip
