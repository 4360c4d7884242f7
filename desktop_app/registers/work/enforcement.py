"""执法公示: what was decided of whom, and by when it is public (taxonomy E13; 双公示: law.md h)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.disclosure_law import PUBLISH_DAYS
from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, day_of, whole_of
from desktop_app.registers.work.codes_service import FORCE, PENALTY, PERMIT
from desktop_app.registers.work.parts import adopted_by_days, at, step, tail
from desktop_app.registers.work.rules import both, deriving, filled, having, overdue

_STEP = Source.STEP
OPENED, DECIDED, SHOWN, WITHHELD, DROPPED = "已立案", "已决定", "已公开", "不予公开", "已撤案"
CASE, FIVE, DECISION = "案件", "执法公示要素", "决定与公开"
TWO_KINDS_DAYS = 7  # workdays: decisions on 行政许可 and 行政处罚 (双公示) are online within seven

_CASE_FLOW = Flow(
    states=(OPENED, DECIDED, SHOWN, WITHHELD, DROPPED),
    moves=(
        step("decided", "登记决定", {OPENED}, DECIDED, "decided_on", ("amount",), ("decision_no", "decision")),
        step(
            "shown", "登记公开", {DECIDED}, SHOWN, "shown_on", ("item_no", "place"),
            said="许可、处罚决定7个工作日内公开，其他20个工作日内",
        ),
        step(
            "withheld", "定为不予公开", {DECIDED}, WITHHELD, "withheld_on", needs=("withhold_reason",),
            said="处罚没有一定社会影响等，理由要写明", aside=True,
        ),
        step("dropped", "撤案", {OPENED}, DROPPED, "dropped_on", needs=("drop_reason",), aside=True),
    ),
    closed=frozenset({SHOWN, WITHHELD, DROPPED}),
)  # fmt: skip


def _publishing_days(values: Mapping[str, Value]) -> int:
    """Workdays after the decision: what the office typed, 7 for 双公示, else 20 (第二十六条)."""
    usual = TWO_KINDS_DAYS if values.get("kind") in (PERMIT, PENALTY) else PUBLISH_DAYS
    return whole_of(values, "limit_days") or usual


def _case_derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """By when a decision is public; before it there is no day."""
    decided = day_of(values, "decided_on")
    due = rules.calendar.plus(decided, _publishing_days(values)) if decided else None
    doubt = rules.calendar.doubt(decided, due) if decided and due else None
    return {**deriving(_CASE_FLOW)(values, steps, rules), "due_on": due, "provisional": doubt}


def _in_time(values: Mapping[str, Value]) -> bool:
    due, shown = day_of(values, "due_on"), day_of(values, "shown_on")
    return due is not None and shown is not None and shown <= due


_decided = filled("decided_on")

ENFORCEMENT: Register = Register(
    key="enforcement",
    title="执法公示",
    prefix="执法",
    noun="件",
    fields=(
        *HEAD,
        Field(
            "opened_on", "立案日期", Day(), CASE, required=True, shown=True, default="<today>",
            aliases=("受理日期", "立案时间"), help="行政许可填受理日期",
        ),
        Field(
            "kind", "执法类别", Choice("enforcement_kind", width=12), CASE, required=True, shown=True,
            aliases=("类别", "执法行为类别", "行政行为"),
        ),
        Field(
            "title", "案由", Text(300, width=30), CASE, required=True, shown=True,
            aliases=("案件名称", "许可事项", "事项名称", "违法事实"),
        ),
        Field(
            "party", "行政相对人", Text(200, width=20), CASE, required=True, secret=Secret.NAME,
            aliases=("对象", "当事人", "相对人名称", "被处罚人"),
        ),
        Field("party_kind", "相对人类别", Choice("party_kind", width=10), CASE),
        Field(
            "party_shown", "公示名称", Text(200, width=20), CASE, shown=True,
            help="单位写全称；自然人只写姓，如王某某",
        ),
        Field(
            "department", "承办科室", Choice(DEPARTMENT, width=14), CASE, required=True, shown=True,
            aliases=("执法科室", "办案机构"),
        ),
        Field("handler", "承办人", Choice(PERSON, width=10), CASE),
        Field("power", "职责权限", LongText(2_000), FIVE),
        Field("basis", "执法依据", LongText(2_000), FIVE, aliases=("处罚依据", "许可依据", "法律依据")),
        Field("discretion", "裁量基准", LongText(2_000), FIVE, aliases=("自由裁量基准",)),
        Field("procedure", "执法流程", LongText(2_000), FIVE, aliases=("执法程序",)),
        Field(
            "decided_on", "决定日期", Day(), DECISION, _STEP, shown=True,
            aliases=("处罚决定日期", "许可决定日期", "作出决定日期"),
        ),
        Field(
            "decision_no", "决定书文号", Text(100, width=20), DECISION, _STEP,
            aliases=("文号", "处罚决定书文号", "许可文书号"),
        ),
        Field(
            "decision", "执法结果", LongText(2_000, width=28), DECISION, _STEP,
            aliases=("决定", "决定内容", "处罚内容", "许可内容"),
        ),
        Field(
            "amount", "罚没金额（元）", Whole(0, 1_000_000_000, width=12), DECISION, _STEP,
            aliases=("罚款金额", "罚没金额"),
        ),
        Field(
            "limit_days", "公开期限（工作日）", Whole(1, 60), DECISION,
            help="不填的，许可、处罚按7个工作日，其他按20个工作日",
        ),
        Field("shown_on", "公开日期", Day(), DECISION, _STEP, aliases=("公示日期",)),
        Field("item_no", "公开编号", Text(40, width=18), DECISION, _STEP, help="主动公开里的编号"),
        Field("place", "公开网址或位置", Text(300), DECISION, _STEP, aliases=("公示网址",)),
        Field("withheld_on", "定为不予公开日期", Day(), DECISION, _STEP),
        Field("withhold_reason", "不予公开理由", Text(500), DECISION, _STEP),
        Field("dropped_on", "撤案日期", Day(), DECISION, _STEP),
        Field("drop_reason", "撤案理由", Text(500), DECISION, _STEP),
        *tail("应公开日期"),
    ),
    flow=_CASE_FLOW,
    derive=_case_derive,
    identity=("opened_on", "title", "party"),
    essential=("title",),
    year_by="opened_on",
    name_by=("kind", "title"),
    indexed=("opened_on", "decided_on"),
    search=("number", "title", "party", "party_shown", "decision_no", "decision", "item_no", "remark"),
    adopt=lambda values: adopted_by_days(ENFORCEMENT, values),
    measures=(
        Measure("立案", "立案日期在期间内的案件，许可按受理日期", unit="件"),
        Measure(
            "行政许可", "决定日期在期间内的行政许可，公开和不予公开的都算", both(_decided, having("kind", PERMIT)),
            on="decided_on",
        ),
        Measure(
            "行政处罚", "决定日期在期间内的行政处罚，公开和不予公开的都算", both(_decided, having("kind", PENALTY)),
            on="decided_on",
        ),
        Measure(
            "行政强制", "决定日期在期间内的行政强制，公开和不予公开的都算", both(_decided, having("kind", FORCE)),
            on="decided_on",
        ),
        Measure("已公开", "决定日期在期间内、已登记公开的", at(SHOWN), on="decided_on"),
        Measure("不予公开", "决定日期在期间内、定为不予公开的", at(WITHHELD), on="decided_on"),
        Measure(
            "按期公开率", "应公开日期当天或以前公开的÷已公开", _in_time, How.SHARE, among=at(SHOWN), on="decided_on",
        ),
        Measure("超期未公开", "已过应公开日期还没有公开的", overdue(DECIDED), on="decided_on"),
        Measure(
            "罚没金额", "决定日期在期间内的罚没金额合计", _decided, How.TOTAL, "amount", on="decided_on", unit="元",
        ),
        Measure("撤案", "立案日期在期间内、后来撤案的", at(DROPPED)),
    ),
    forms=(
        Form(
            "case", "行政执法公示表",
            (
                "kind", "title", "party_shown", "power", "basis", "discretion", "procedure", "decision_no",
                "decision", "decided_on", "department",
            ),
            needs=("basis", "procedure", "decision", "decided_on"), open_to=at(DECIDED, SHOWN),
        ),
    ),
    rolls=(
        Roll(
            "results", "行政执法结果公示表",
            ("kind", "title", "party_shown", "basis", "decision_no", "decision", "decided_on", "department"),
            at(DECIDED, SHOWN), landscape=True, sort=(("decided_on", False),),
        ),
    ),
    notice=Notice(
        "{kind}决定公示：{title}",
        "执法类别：{kind}\n案由：{title}\n行政相对人：{party_shown}\n职责权限：{power}\n执法依据：{basis}\n裁量基准：{discretion}\n"
        "执法流程：{procedure}\n决定书文号：{decision_no}\n执法结果：{decision}\n决定日期：{decided_on}\n承办科室：{department}",
        {
            "article": "第二十条（六）行政处罚、行政强制",
            "category": "管理公开 / 行政执法 / 执法结果",
            "genre": "公示",
        },
    ),
)  # fmt: skip
