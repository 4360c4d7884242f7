"""重大行政决策: one row for each decision with the five steps of the law (law.md g, taxonomy J1-J4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.decision_law import (
    FIVE,
    HEARING_DAYS,
    left_out,
    papers_until,
)
from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, YesNo
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of
from desktop_app.registers.work.rules import both, filled, having, other, share

WHAT, ASKING, STEPS, OUT = "决策", "征求意见", "法定程序", "决定与公布"
RUNNING, COMPLETE, DECIDED, SHOWN, STOPPED = "程序进行中", "程序已完备", "已决定", "已公布", "已终止"
_OPEN = frozenset({RUNNING, COMPLETE})

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("title", "决策名称", Text(200, width=32), WHAT, required=True, shown=True),
    Field("department", "承办科室", Choice(DEPARTMENT, width=14), WHAT, required=True, shown=True),
    Field("handler", "经办人", Choice(PERSON, width=10), WHAT, default="<me>"),
    Field("started_on", "启动日期", Day(), WHAT, required=True, shown=True, default="<today>"),
    Field("listed", "列入决策事项目录", YesNo(), WHAT),
    Field("basis", "决策依据", Text(500), WHAT),
    Field("draft", "决策草案", LongText(30_000), WHAT, help="草案说明可以作为附件"),
    Field("asked_from", "征求意见开始", Day(), ASKING, shown=True),
    Field(
        "asked_until",
        "征求意见截止",
        Day(),
        ASKING,
        shown=True,
        help="一般不少于30日；开始当日是否计入，按“单位设置”里的口径",
    ),
    Field("short_reason", "少于30日的理由", Text(500), ASKING),
    Field("ask_ways", "征求意见方式", Text(200), ASKING, help="公开征求意见、调研、咨询协商、听证座谈"),
    Field("hearing_on", "听证日期", Day(), ASKING),
    Field("hearing_papers_on", "听证材料送达日期", Day(), ASKING, help="听证7日前送达"),
    Field("public_on", "公众参与完成日期", Day(), STEPS, Source.STEP),
    Field("public_result", "公众参与结论", Text(500), STEPS, Source.STEP),
    Field("experts_on", "专家论证日期", Day(), STEPS, Source.STEP),
    Field("experts_result", "专家论证结论", Text(500), STEPS, Source.STEP),
    Field("risk_on", "风险评估日期", Day(), STEPS, Source.STEP),
    Field("risk_result", "风险评估结论", Text(500), STEPS, Source.STEP),
    Field("legal_sent_on", "送审日期", Day(), STEPS, Source.STEP),
    Field("legal_on", "合法性审查日期", Day(), STEPS, Source.STEP),
    Field("legal_short_reason", "少于7个工作日的理由", Text(500), STEPS, Source.STEP),
    Field("legal_passed", "审查通过", YesNo(), STEPS, Source.STEP),
    Field("legal_result", "合法性审查意见", Text(500), STEPS, Source.STEP),
    Field("together_on", "集体讨论日期", Day(), STEPS, Source.STEP),
    Field("together_result", "集体讨论结论", Text(500), STEPS, Source.STEP, help="不同意见要载明"),
    Field("missing", "还缺的程序", Text(200), STEPS, Source.DERIVED, shown=True),
    Field("decided_on", "决定日期", Day(), OUT, Source.STEP, shown=True),
    Field("doc_no", "决定文号", Text(60), OUT, Source.STEP),
    Field("party_on", "请示报告日期", Day(), OUT),
    Field("shown_on", "公布日期", Day(), OUT, Source.STEP, shown=True),
    Field("item_no", "公开信息编号", Text(40), OUT, Source.STEP, help="决策结果在主动公开里的编号"),
    Field("interpreted_on", "解读日期", Day(), OUT),
    Field("stopped_on", "终止日期", Day(), OUT, Source.STEP),
    Field("stop_reason", "终止理由", Text(300), OUT, Source.STEP),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)


def _five(kind: str, label: str, on: str, *asks: str, also: tuple[str, ...] = (), hint: str = "") -> Move:
    return Move(kind, label, _OPEN, None, on, (on, *asks, *also), (on, *asks), hint)


FLOW = Flow(
    states=(RUNNING, COMPLETE, DECIDED, SHOWN, STOPPED),
    moves=(
        _five("public_done", "登记公众参与", "public_on", "public_result"),
        _five("experts_done", "登记专家论证", "experts_on", "experts_result"),
        _five("risk_done", "登记风险评估", "risk_on", "risk_result"),
        _five(
            "legal_done", "登记合法性审查", "legal_on", "legal_sent_on", "legal_passed", "legal_result",
            also=("legal_short_reason",), hint="一般不少于7个工作日；未通过的不得提交集体讨论",
        ),
        _five("together_done", "登记集体讨论", "together_on", "together_result"),
        Move(
            "decided", "作出决定", frozenset({COMPLETE}), DECIDED, "decided_on", ("decided_on", "doc_no"),
            ("decided_on",), "五道程序缺一不可",
        ),
        Move(
            "shown", "登记公布", frozenset({DECIDED}), SHOWN, "shown_on", ("shown_on", "item_no"),
            ("shown_on", "item_no"), "公布结果并说明意见采纳情况，同步解读（第三十二条）",
        ),
        Move(
            "stopped", "终止", _OPEN, STOPPED, "stopped_on", ("stopped_on", "stop_reason"),
            ("stopped_on", "stop_reason"), aside=True,
        ),
    ),
    closed=frozenset({SHOWN, STOPPED}),
    met=frozenset({DECIDED}),
)  # fmt: skip


def derive(values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook) -> Mapping[str, Value]:
    """The state: complete when all five steps are done and the legal review was passed."""
    ended = FLOW.after([step for step in steps if step.kind not in FIVE])
    done = {step.kind: step.on for step in steps}
    missing = left_out({key: done.get(key) for key in FIVE})
    refused = any(step.kind == "legal_done" for step in steps) and values.get("legal_passed") is False
    state = ended if ended != RUNNING else COMPLETE if not missing and not refused else RUNNING
    told = [*missing, *(["合法性审查未通过"] if refused else [])]
    return {
        "state": state,
        "missing": "、".join(told) or None,
        "due_on": day_of(values, "asked_until") if state == RUNNING and "public_done" not in done else None,
        "provisional": None,
    }


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Comments do not end before they begin; hearing papers seven days before."""
    begins, ends = day_of(values, "asked_from"), day_of(values, "asked_until")
    if begins and ends and ends < begins:
        yield "征求意见截止：不能早于开始"
    hearing, papers = day_of(values, "hearing_on"), day_of(values, "hearing_papers_on")
    if hearing and papers and papers > papers_until(hearing):
        yield f"听证材料送达日期：应在听证{HEARING_DAYS}日前送达，不晚于{papers_until(hearing)}"


_going, _whole = other(having("state", STOPPED)), other(filled("missing"))

DECISION = Register(
    key="decision",
    title="重大决策",
    prefix="决策",
    noun="项",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("title", "started_on"),
    essential=("title",),
    year_by="started_on",
    name_by=("title",),
    indexed=("started_on", "department"),
    search=("number", "title", "department", "doc_no", "item_no", "remark"),
    demands=demands,
    measures=(
        Measure("决策", "期间内启动的重大决策，终止的不算", _going, unit="项"),
        Measure("五步完整", "决策里，五道法定程序都已完成、合法性审查通过的", both(_going, _whole), unit="项"),
        share("五步完整率", "五步完整÷决策", _whole, _going),
        Measure("征求意见", "征求意见开始日期在期间内的决策", filled("asked_from"), on="asked_from", unit="次"),
        Measure("作出决定", "决定日期在期间内的决策", filled("decided_on"), on="decided_on", unit="项"),
        Measure("公布决定", "公布日期在期间内的决策", filled("shown_on"), on="shown_on", unit="项"),
        Measure("终止", "期间内启动、后来终止的", having("state", STOPPED), unit="项"),
    ),
    rolls=(
        Roll(
            "decisions", "重大决策事项一览表",
            ("number", "title", "department", "started_on", "missing", "decided_on", "doc_no", "shown_on", "state"),
            landscape=True, sort=(("started_on", False),),
        ),
    ),
)  # fmt: skip
