"""公开栏期次: one round of sheets on the board and its filing form (registers.md §7, taxonomy E79)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.catalogue_rules import months_after
from desktop_app.domain.fields import Choice, Choices, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of
from desktop_app.registers.work.rules import both, filled, having, other, overdue, share

WHAT, WHO, AFTER = "期次", "审核", "张贴与备案"
PREPARING, HANGING, DOWN = "筹备中", "在挂", "已撤下"
REGULAR = "定期"

FIELDS: tuple[Field, ...] = (
    *(replace(f, label="期号") if f.key == "number" else f for f in HEAD),
    Field("title", "期次名称", Text(100, width=26), WHAT, shown=True, required=True, help="如2026年第3期"),
    Field("department", "责任科室", Choice(DEPARTMENT, width=14), WHAT, shown=True),
    Field("opens_on", "公开日期", Day(), WHAT, required=True, shown=True, default="<today>"),
    Field("until", "应撤日期", Day(), WHAT, help="不填的，定期的按更换周期推算，不定期的看每张稿件"),
    Field(
        "rhythm",
        "更换方式",
        Choice("issue_rhythm", width=10),
        WHAT,
        required=True,
        shown=True,
        default=REGULAR,
    ),
    Field("interval", "更换周期（月）", Whole(1, 12), WHAT, default=1),
    Field("forms", "公开形式", Choices("issue_form", width=14), WHAT, default=("公开栏",)),
    Field("first_reviewer", "初审人", Choice(PERSON, width=10), WHO),
    Field("second_reviewer", "复核人", Choice(PERSON, width=10), WHO),
    Field("approver", "批准人", Choice(PERSON, width=10), WHO),
    Field("opinions", "群众意见", LongText(5_000), AFTER, secret=Secret.TEXT),
    Field("answers", "意见处理及反馈", LongText(5_000), AFTER, secret=Secret.TEXT),
    Field("posted_on", "张贴日期", Day(), AFTER, Source.STEP, shown=True),
    Field("filed_on", "备案日期", Day(), AFTER, Source.STEP, shown=True),
    Field("filing_note", "备案单位意见", Text(300), AFTER, Source.STEP),
    Field("down_on", "撤下日期", Day(), AFTER, Source.STEP),
    *(replace(f, shown=True, label="张贴或更换日") if f.key == "due_on" else f for f in TAIL),
)

FLOW = Flow(
    states=(PREPARING, HANGING, DOWN),
    moves=(
        Move(
            "posted", "登记张贴", frozenset({PREPARING}), HANGING, "posted_on", ("posted_on",), ("posted_on",),
            "稿件一起登记为在挂；没有审查通过的不能张贴",
        ),
        Move(
            "filed", "登记备案", frozenset({HANGING, DOWN}), None, "filed_on", ("filed_on", "filing_note"),
            ("filed_on",), "每期填《政务公开情况备案表》存档",
        ),
        Move(
            "taken_down", "整期撤下", frozenset({HANGING}), DOWN, "down_on", ("down_on",), ("down_on",),
            "还在挂的稿件一起登记为撤下",
        ),
    ),
    closed=frozenset({DOWN}),
)  # fmt: skip


def derive(values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """When the round is to be posted, then when it is to be changed: the day that was set, or every month."""
    state = FLOW.after(steps)
    due = day_of(values, "opens_on") if state == PREPARING else changes_on(values)
    return {"state": state, "due_on": due, "provisional": None}


def changes_on(values: Mapping[str, Value]) -> date | None:
    """The day a round is due for change; None for an irregular one without a day."""
    if until := day_of(values, "until"):
        return until
    begun = day_of(values, "posted_on") or day_of(values, "opens_on")
    if begun is None or values.get("rhythm") != REGULAR:
        return None
    return months_after(begun, whole_of(values, "interval") or 1)


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """The two who review differ; a round ends after it begins."""
    first, second = values.get("first_reviewer"), values.get("second_reviewer")
    if first and first == second:
        yield "复核人：初审人和复核人必须是两个人"
    begins, ends = day_of(values, "opens_on"), day_of(values, "until")
    if begins and ends and ends < begins:
        yield "应撤日期：不能早于公开日期"


def _changed_in_time(values: Mapping[str, Value]) -> bool:
    due, down = changes_on(values), day_of(values, "down_on")
    return down is not None and (due is None or down <= due)


_posted, _late = filled("posted_on"), overdue(HANGING)

ISSUE = Register(
    key="issue",
    title="公开栏期次",
    prefix="期",
    noun="期",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("title", "opens_on"),
    essential=("title",),
    year_by="opens_on",
    name_by=("title",),
    indexed=("opens_on",),
    search=("number", "title", "department", "remark"),
    demands=demands,
    measures=(
        Measure("期数", "公开日期在期间内的期次", unit="期"),
        Measure("已张贴", "期数里，已经登记张贴的", _posted, unit="期"),
        Measure("在挂", "期数里，现在还在挂的", having("state", HANGING), unit="期"),
        Measure("已备案", "已张贴的期次里，登记了备案的", both(_posted, filled("filed_on")), unit="期"),
        Measure("漏备", "已张贴的期次里，还没有登记备案的", both(_posted, other(filled("filed_on"))), unit="期"),
        Measure("按期更换", "已撤下的期次里，更换日当天或以前撤下的；没有更换日的算按期", _changed_in_time, unit="期"),
        Measure("该换未换", "还在挂、已过更换日的期次", _late, unit="期"),
        share("按期更换率", "按期更换÷（已撤下＋该换未换）", _changed_in_time,
              lambda values: values.get("state") == DOWN or _late(values)),
    ),
    rolls=(
        Roll(
            "filed", "政务公开情况备案目录",
            ("number", "title", "opens_on", "forms", "department", "posted_on", "filed_on", "filing_note",
             "archive_no"),
            _posted, landscape=True, sort=(("opens_on", False),),
        ),
        Roll(
            "rounds", "公开栏更换情况表",
            ("number", "title", "rhythm", "interval", "posted_on", "due_on", "down_on", "state"),
            landscape=True, sort=(("opens_on", False),),
        ),
    ),
)  # fmt: skip
