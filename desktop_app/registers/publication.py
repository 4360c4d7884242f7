"""公开渠道登记: where and when an item of 主动公开 was made public, one row for each way (taxonomy B)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.domain.fields import Choice, Day, Text, Value, Whole
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.outlets import OUTLETS
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.rules import filled, having, share

WHAT, WHERE, LATER = "信息", "渠道", "撤下"
OPEN, DOWN = "公开中", "已撤下"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("item_no", "信息编号", Text(40, width=18), WHAT, required=True, shown=True),
    Field("item_title", "信息名称", Text(200, width=32), WHAT, shown=True),
    Field("outlet", "公开渠道", Choice("outlet", width=22), WHERE, required=True, shown=True),
    Field("kind", "形式", Choice("outlet_kind", width=14), WHERE, shown=True),
    Field("published_on", "发布日期", Day(), WHERE, required=True, shown=True, default="<today>"),
    Field(
        "address",
        "网址或位置",
        Text(300, width=28),
        WHERE,
        required=True,
        shown=True,
        help="网址、媒体名称、窗口号、栏号、会议地点或屏号",
    ),
    Field("issue_no", "期号或版次", Text(60), WHERE),
    Field("attendees", "参加人数", Whole(0, 1_000_000), WHERE, help="会议填写"),
    Field("proof", "凭据", Choice("outlet_proof", width=12), WHERE, shown=True),
    Field("proof_note", "凭据说明", Text(300), WHERE, help="截图、照片、纪要可以作为附件"),
    Field("taken_down_on", "撤下日期", Day(), LATER, Source.STEP, shown=True),
    Field("down_reason", "撤下原因", Text(300), LATER, Source.STEP),
    *TAIL,
)

FLOW = Flow(
    states=(OPEN, DOWN),
    moves=(
        Move(
            "taken_down",
            "登记撤下",
            frozenset({OPEN}),
            DOWN,
            "taken_down_on",
            ("taken_down_on", "down_reason"),
            ("taken_down_on",),
        ),
    ),
    closed=frozenset({OPEN, DOWN}),
)


def derive(_values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """What stands somewhere has no limit of its own: the item has."""
    return {"state": FLOW.after(steps), "due_on": None, "provisional": None}


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A sub-kind belongs to its outlet."""
    outlet, kind = str(values.get("outlet") or ""), str(values.get("kind") or "")
    kinds = OUTLETS.get(outlet, ())
    if kind and kinds and kind not in kinds and any(kind in other for other in OUTLETS.values()):
        yield f"形式：“{outlet}”的形式有{'、'.join(kinds)}"


PUBLICATION = Register(
    key="publication",
    title="公开渠道登记",
    prefix="渠道",
    noun="条",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("item_no", "outlet", "published_on", "address"),
    essential=("item_no", "outlet"),
    year_by="published_on",
    name_by=("item_title", "outlet"),
    indexed=("published_on", "item_no"),
    search=("number", "item_no", "item_title", "address", "issue_no", "remark"),
    demands=demands,
    measures=(
        Measure("渠道登记", "发布日期在期间内的公开渠道登记，一条信息一个渠道一条", unit="条"),
        Measure("公开中", "期间内发布、现在还没有撤下的", having("state", OPEN), unit="条"),
        Measure("撤下", "撤下日期在期间内的", having("state", DOWN), on="taken_down_on", unit="条"),
        Measure("涉及会议人数", "期间内各次会议登记的参加人数合计", how=How.TOTAL, of="attendees", unit="人次"),
        share("凭据齐全率", "登记了凭据的÷渠道登记", filled("proof")),
    ),
    forms=(
        Form(
            "proof", "信息公开凭证",
            ("item_no", "item_title", "outlet", "kind", "published_on", "address", "issue_no", "attendees", "proof",
             "proof_note", "taken_down_on", "down_reason"),
            ("张贴（发布）人", "核对人"), needs=("proof",),
            note="网页截图、照片、报刊原件或者会议纪要附后。",
        ),
    ),
    rolls=(
        Roll(
            "ways", "公开渠道登记表",
            ("item_no", "item_title", "outlet", "kind", "published_on", "address", "proof", "taken_down_on"),
            landscape=True, sort=(("published_on", False),),
        ),
    ),
)  # fmt: skip
