"""开箱登记: who opened a 意见箱, 举报箱 or 点题箱, what lay in it, what was made of it, when it is opened next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of

OPENING, FOUND = "开箱", "箱内来件"
WAITING, FOLLOWED = "待下次开箱", "已接续"
USUAL_CYCLE = 7  # days from one opening to the next; the office changes it in the form
_KINDS = (("asked", "其中咨询"), ("complaints", "其中投诉"), ("topics", "其中点题"), ("reports", "其中举报"),
          ("advice", "其中建议"))  # fmt: skip

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "kind", "信箱类型", Choice("box_kind", width=10), OPENING, required=True, shown=True, default="意见箱"
    ),
    Field(
        "place",
        "信箱位置",
        Text(200, width=20),
        OPENING,
        required=True,
        shown=True,
        aliases=("位置", "设置地点"),
    ),
    Field(
        "opened_on",
        "开箱日期",
        Day(),
        OPENING,
        required=True,
        shown=True,
        default="<today>",
        aliases=("日期",),
    ),
    Field("handler", "开箱人", Choice(PERSON, width=10), OPENING, required=True, shown=True, default="<me>"),
    Field(
        "witness",
        "见证开箱人",
        Choice(PERSON, width=10),
        OPENING,
        required=True,
        shown=True,
        help="开箱须两人在场",
    ),
    Field(
        "cycle_days", "开箱周期（天）", Whole(1, 366, width=6), OPENING, required=True, default=USUAL_CYCLE
    ),
    Field(
        "letters",
        "来件件数",
        Whole(0, 10_000, width=8),
        FOUND,
        required=True,
        shown=True,
        default=0,
        aliases=("件数",),
    ),
    *(Field(key, label, Whole(0, 10_000, width=8), FOUND) for key, label in _KINDS),
    Field(
        "records",
        "登记编号",
        Text(500, width=24),
        FOUND,
        shown=True,
        help="来件登记成的热线、点题编号，用顿号隔开",
        aliases=("处理", "处理编号"),
    ),
    Field(
        "handling", "处理情况", LongText(2_000, width=24), FOUND, secret=Secret.TEXT, aliases=("处理意见",)
    ),
    Field("next_opened_on", "下次开箱实际日期", Day(), OPENING, Source.STEP),
    *(replace(f, shown=True, label="下次应开箱日期") if f.key == "due_on" else f for f in TAIL),
)

FLOW = Flow(
    states=(WAITING, FOLLOWED),
    moves=(
        Move(
            "followed",
            "已开下一次箱",
            frozenset({WAITING}),
            FOLLOWED,
            "next_opened_on",
            ("next_opened_on",),
            ("next_opened_on",),
            "下一次开箱另外登记一条；信箱撤除的，也在这里结束",
        ),
    ),
    closed=frozenset({FOLLOWED}),
)


def _next(values: Mapping[str, Value]) -> date | None:
    opened = day_of(values, "opened_on")
    return opened + timedelta(days=whole_of(values, "cycle_days") or USUAL_CYCLE) if opened else None


def derive(values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """State and the day of the next opening, in days of the calendar."""
    return {"state": FLOW.after(steps), "due_on": _next(values), "provisional": None}


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Two different people open a box; the kinds are not more than all of it."""
    if values.get("handler") and values.get("handler") == values.get("witness"):
        yield "见证开箱人：开箱须两人在场，不能是同一个人"
    letters = whole_of(values, "letters") or 0
    told = sum(whole_of(values, key) or 0 for key, _ in _KINDS)
    if told > letters:
        yield f"来件件数：分类合计{told}件，多于来件{letters}件"
    if letters and not (values.get("records") or values.get("handling")):
        yield "登记编号：箱内有来件的，写明登记编号，或者在处理情况里说明"


def _some(values: Mapping[str, Value]) -> bool:
    return bool(whole_of(values, "letters"))


BOX = Register(
    key="box",
    title="开箱登记",
    prefix="开箱",
    noun="次",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("kind", "place", "opened_on"),
    essential=("place", "opened_on"),
    year_by="opened_on",
    name_by=("kind", "place"),
    search=("number", "place", "handler", "witness", "records", "handling", "remark"),
    demands=demands,
    indexed=("opened_on",),
    measures=(
        Measure("开箱次数", "期间内开箱的次数，作废的不算", unit="次"),
        Measure("来件件数", "期间内开箱取出的来件合计", how=How.TOTAL, of="letters"),
        *(
            Measure(f"{word}件数", f"来件里“{word}”的合计", how=How.TOTAL, of=key)
            for key, word in ((key, label.removeprefix("其中")) for key, label in _KINDS)
        ),
        Measure("空箱次数", "期间内开箱没有来件的次数", lambda values: not _some(values), unit="次"),
    ),
    forms=(
        Form(
            "opening",
            "开箱登记表",
            ("kind", "place", "opened_on", "handler", "witness", "letters", *(key for key, _ in _KINDS), "records",
             "handling", "due_on"),
            ("开箱人", "见证开箱人", "审核人"),
            needs=("handler", "witness"),
        ),
    ),
    rolls=(
        Roll(
            "openings",
            "开箱登记簿",
            ("number", "opened_on", "kind", "place", "handler", "witness", "letters", "records", "due_on"),
            landscape=True,
            sort=(("opened_on", False),),
        ),
    ),
)  # fmt: skip
