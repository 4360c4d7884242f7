"""办件汇总数: totals that come from elsewhere and have no rows here, kept with their source (taxonomy 85, 94, 96).

A centre may only tell “收945件、处置1445件”: kept as told, never believed. More handled than received, or parts that do
not make the whole, is said wherever the numbers appear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop_app.domain.fields import Choice, Day, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure, percent
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of

TOLD, CHECKED = "期间与来源", "核对"
STATE = "已登记"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "subject",
        "事项",
        Choice("figure_subject", width=16),
        TOLD,
        required=True,
        shown=True,
        aliases=("项目", "统计事项"),
    ),
    Field("first", "期间开始", Day(), TOLD, required=True, shown=True, aliases=("开始日期",)),
    Field("last", "期间结束", Day(), TOLD, required=True, shown=True, aliases=("结束日期",)),
    Field("source", "数字来源", Text(200, width=20), TOLD, required=True, help="哪个单位、哪份报表给的数"),
    Field(
        "received",
        "收件",
        Whole(0, 100_000_000),
        TOLD,
        required=True,
        shown=True,
        aliases=("受理", "收案", "受理数"),
    ),
    Field("handled", "办理", Whole(0, 100_000_000), TOLD, shown=True, aliases=("处置", "办理数", "处置数")),
    Field("closed", "办结", Whole(0, 100_000_000), TOLD, shown=True, aliases=("结案", "办结数")),
    Field("open", "在办", Whole(0, 100_000_000), TOLD),
    Field("withdrawn", "撤销", Whole(0, 100_000_000), TOLD),
    Field("cancelled", "取消事项", Whole(0, 1_000_000), TOLD, help="取消的审批、办理事项数"),
    Field("rate", "办结率", Text(20, width=8), CHECKED, Source.DERIVED, shown=True),
    Field("warning", "核对结果", Text(300, width=40), CHECKED, Source.DERIVED, shown=True),
    *TAIL,
)
FLOW = Flow(states=(STATE,), moves=(), closed=frozenset({STATE}))


def faults_of(values: Mapping[str, Value]) -> Iterator[str]:
    """What does not fit together in totals told by somebody else."""
    received, closed = whole_of(values, "received"), whole_of(values, "closed")
    if received is None:
        return
    for label, key in (("办理", "handled"), ("办结", "closed")):
        told = whole_of(values, key)
        if told is not None and told > received:
            yield f"{label}{told}件多于收件{received}件，请核对来源，核对以前不要上报"
    parts = (closed, whole_of(values, "open"), whole_of(values, "withdrawn"))
    known = [part for part in parts if part is not None]
    if len(known) == len(parts) and sum(known) != received:
        yield f"办结、在办、撤销合计{sum(known)}件，不等于收件{received}件"


def derive(values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """The rate, where the totals allow one, and what is wrong with them."""
    received, closed = whole_of(values, "received"), whole_of(values, "closed")
    wrong = "；".join(faults_of(values))
    rate = percent(closed, received) if received and closed is not None and closed <= received else None
    return {
        "state": FLOW.after(steps),
        "due_on": None,
        "provisional": None,
        "rate": rate,
        "warning": wrong or None,
    }


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A period ends after it begins."""
    first, last = day_of(values, "first"), day_of(values, "last")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield "期间结束：早于期间开始"


def _total(label: str, key: str, said: str) -> Measure:
    return Measure(label, said, how=How.TOTAL, of=key)


FIGURE = Register(
    key="figure",
    title="办件汇总数",
    prefix="汇总",
    noun="条",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("subject", "first", "last"),
    essential=("subject", "first", "last", "received"),
    year_by="last",
    name_by=("subject", "source"),
    search=("number", "subject", "source", "warning", "remark"),
    indexed=("last", "subject"),
    demands=demands,
    measures=(
        _total("收件", "received", "各来源报来的收件之和，按期间结束日归期"),
        _total("办理", "handled", "各来源报来的办理之和"),
        _total("办结", "closed", "各来源报来的办结之和"),
        _total("取消事项", "cancelled", "取消的审批、办理事项之和"),
        Measure("需要核对", "数字互相不符的汇总数", lambda values: bool(values.get("warning")), unit="条"),
    ),
    rolls=(
        Roll(
            "ledger",
            "办件统计表",
            (
                "subject",
                "first",
                "last",
                "source",
                "received",
                "handled",
                "closed",
                "cancelled",
                "rate",
                "warning",
            ),
            landscape=True,
        ),
    ),
)
