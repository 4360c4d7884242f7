"""公开栏格位: the places on the boards where a sheet can hang (taxonomy E80)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.fields import Choice, Day, Text, Value
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.rules import having, lasting

PLACE = "格位"
USED, CLOSED = "在用", "停用"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("board", "栏名", Text(60, width=16), PLACE, required=True, shown=True, help="如一楼大厅公开栏"),
    Field("place", "位置", Text(100, width=20), PLACE, shown=True),
    Field(
        "section", "板块", Text(60, width=14), PLACE, required=True, shown=True, help="如政策文件、名单公示"
    ),
    Field("slot", "格位", Text(20, width=8), PLACE, required=True, shown=True, help="如第1格"),
    Field("paper", "可挂纸张", Choice("slot_paper", width=10), PLACE, shown=True, default="不限"),
    Field("since", "启用日期", Day(), PLACE, required=True, default="<today>"),
    Field("closed_on", "停用日期", Day(), PLACE, Source.STEP),
    *TAIL,
)

FLOW = Flow(
    states=(USED, CLOSED),
    moves=(
        Move("closed", "停用", frozenset({USED}), CLOSED, "closed_on", ("closed_on",), ("closed_on",)),
        Move("reopened", "恢复使用", frozenset({CLOSED}), USED),
    ),
    closed=frozenset({USED, CLOSED}),
)


def derive(_values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """A place has no limit."""
    return {"state": FLOW.after(steps), "due_on": None, "provisional": None}


SLOT = Register(
    key="slot",
    title="公开栏格位",
    prefix="格位",
    noun="个",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("board", "section", "slot"),
    essential=("board", "section", "slot"),
    year_by="since",
    name_by=("board", "section", "slot"),
    indexed=("board",),
    search=("number", "board", "place", "section", "slot", "remark"),
    order=(("board", False), ("section", False), ("slot", False)),
    measures=lasting(
        Measure("格位", "到期间末为止启用过的格位", unit="个"),
        Measure("在用格位", "到期间末为止启用、现在在用的格位", having("state", USED), unit="个"),
        Measure("停用格位", "到期间末为止启用、现在停用的格位", having("state", CLOSED), unit="个"),
    ),
    forms=(Form("label", "公开栏格位标签", ("board", "place", "section", "slot", "paper")),),
    rolls=(
        Roll(
            "slots", "公开栏板块格位清单", ("board", "place", "section", "slot", "paper", "since"),
            having("state", USED), sort=(("board", False), ("section", False), ("slot", False)),
        ),
    ),
)  # fmt: skip
