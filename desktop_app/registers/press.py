"""突发事件发布会: 24 hours from the minute it happened, days off included (taxonomy 28; 国办发〔2016〕61号、80号)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.fields import Choice, Day, LongText, Moment, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import TODAY, How, Measure
from desktop_app.domain.opinion_law import press_clock
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of

RUNNING, HELD, HELD_LATE, CALLED_OFF = "计时中", "已举行", "超时举行", "不再举行"
EVENT, MEETING = "事件", "发布会"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("event", "事件", Text(200, width=28), EVENT, required=True, shown=True, aliases=("事件名称",)),
    Field("level", "级别", Choice("press_level", width=10), EVENT, required=True, shown=True, aliases=("事件级别",)),
    Field("happened_at", "发生时刻", Moment(), EVENT, required=True, shown=True, default="<now>",
          aliases=("发生时间",), help="写到分钟，24小时从这一分钟算起，节假日照算"),
    Field("happened_place", "发生地点", Text(200), EVENT),
    Field("opinion_no", "舆情编号", Text(40, width=18), EVENT, help="“舆情”里的编号"),
    Field("planned_at", "拟定发布会时刻", Moment(), MEETING),
    Field("place", "发布会地点", Text(200), MEETING),
    Field("speaker", "发布人", Choice(PERSON, width=10), MEETING, shown=True, aliases=("新闻发言人",)),
    Field("media", "到会媒体", Text(500, width=20), MEETING, aliases=("媒体",)),
    Field("people", "到会人数", Whole(0, 10_000, width=8), MEETING),
    Field("script", "发布稿", LongText(), MEETING, help="一段一行"),
    Field("item_no", "公开编号", Text(40, width=18), MEETING, help="发布内容在主动公开里的编号"),
    Field("due_at", "发布会期限", Moment(), MEETING, Source.DERIVED, shown=True),
    Field("held_at", "发布会时刻", Moment(), MEETING, Source.STEP, shown=True, aliases=("发布会时间",)),
    Field("late", "是否超时", YesNo(), MEETING, Source.DERIVED),
    Field("called_off_on", "定为不再举行日期", Day(), MEETING, Source.STEP),
    Field("call_off_reason", "不再举行理由", Text(500), MEETING, Source.STEP),
    *(replace(f, label="期限日") if f.key == "due_on" else f for f in TAIL),
)  # fmt: skip

FLOW = Flow(
    states=(RUNNING, HELD, HELD_LATE, CALLED_OFF),
    moves=(
        Move("held", "登记举行", frozenset({RUNNING}), None, "held_at",
             ("held_at", "speaker", "place", "media", "people"), ("held_at", "speaker", "place"),
             "开始的时刻，写到分钟"),
        Move("called_off", "不再举行", frozenset({RUNNING}), CALLED_OFF, "called_off_on",
             ("called_off_on", "call_off_reason"), ("called_off_on", "call_off_reason"), aside=True),
    ),
    closed=frozenset({HELD, HELD_LATE, CALLED_OFF}),
)  # fmt: skip


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """State and the last minute; the minute in which the 24 hours end is in time."""
    happened, held = values.get("happened_at"), values.get("held_at")
    held = held if isinstance(held, datetime) else None
    clock = press_clock(happened, rules.matters, held) if isinstance(happened, datetime) else None
    late = clock.late_at(held) if clock and held else None
    state = HELD_LATE if late else HELD if held else FLOW.after(steps)
    return {
        "state": state,
        "due_at": clock.due if clock else None,
        "due_on": clock.due.date() if clock else None,
        "provisional": None,
        "late": late,
    }


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A clock of hours needs the minute it begins at."""
    happened = values.get("happened_at")
    if isinstance(happened, datetime) and (happened.hour, happened.minute) == (0, 0):
        yield "发生时刻：要写明几时几分；正好零点的，写前一天的 23:59"


def _to_be_held(values: Mapping[str, Value]) -> bool:
    """Held, or not held though its day is over."""
    if values.get("state") in (HELD, HELD_LATE):
        return True
    due, today = day_of(values, "due_on"), day_of(values, TODAY)
    return values.get("state") == RUNNING and due is not None and today is not None and today > due


MEASURES: tuple[Measure, ...] = (
    Measure("发布会件数", "期间内登记的突发事件，不再举行的不算", lambda values: values.get("state") != CALLED_OFF),
    Measure("已举行", "已经举行发布会的", lambda values: values.get("state") in (HELD, HELD_LATE)),
    Measure("超时举行", "发生24小时以后才举行的", lambda values: values.get("state") == HELD_LATE),
    Measure(
        "按时率", "发生后24小时内举行的÷已经举行的和过了期限日还没有举行的；含节假日",
        lambda values: values.get("state") == HELD, How.SHARE, among=_to_be_held,
    ),
    Measure(
        "举行用时中位数", "从发生到发布会开始的小时数，按大小排在正中的一个",
        lambda values: bool(values.get("held_at")), How.MEDIAN, of="happened_at", until="held_at", unit="小时",
    ),
)  # fmt: skip

FORMS: tuple[Form, ...] = (
    Form(
        key="script",
        title="新闻发布稿",
        fields=("event", "level", "happened_at", "happened_place", "held_at", "place", "speaker", "script"),
        signers=("拟稿人", "审核人", "主要负责人"),
        needs=("script", "speaker"),
    ),
)
ROLLS: tuple[Roll, ...] = (
    Roll(
        key="ledger",
        title="突发事件发布会台账",
        columns=(
            "number",
            "event",
            "level",
            "happened_at",
            "due_at",
            "held_at",
            "place",
            "speaker",
            "media",
            "state",
        ),
        landscape=True,
        sort=(("happened_at", False),),
    ),
)
NOTICE = Notice(
    title="关于{event}的新闻发布",
    text="{script}",
    given={"genre": "公告", "article": "第二十条（十二）突发公共事件应急", "openness": "主动公开"},
)

PRESS = Register(
    key="press",
    title="突发事件发布会",
    prefix="发布会",
    noun="场",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("event", "happened_at"),
    essential=("event", "happened_at"),
    year_by="happened_at",
    name_by=("event",),
    search=(
        "number",
        "event",
        "happened_place",
        "place",
        "speaker",
        "media",
        "script",
        "opinion_no",
        "remark",
    ),
    indexed=("happened_at",),
    demands=demands,
    measures=MEASURES,
    forms=FORMS,
    rolls=ROLLS,
    notice=NOTICE,
)
