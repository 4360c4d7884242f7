"""服务承诺 and 中介服务: what is promised, and what others have to do for an approval (taxonomy E17, 56, 67)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure, percent
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, whole_of
from desktop_app.registers.work.parts import adopted_by_days, at, step, tail
from desktop_app.registers.work.rules import both, deriving, filled, promptly

_STEP, _DERIVED = Source.STEP, Source.DERIVED
DRAFT, AGREED, IN_FORCE, REVISING, ABOLISHED = "拟定中", "已审定", "现行", "修订中", "已废止"
PROMISE, NINE, COURSE = "承诺", "公告内容", "审定与修订"

_COMMITMENT_FLOW = Flow(
    states=(DRAFT, AGREED, IN_FORCE, REVISING, ABOLISHED),
    moves=(
        step("agreed", "登记审定", {DRAFT, REVISING}, AGREED, "agreed_on", ("approver",)),
        step("posted", "登记张贴公布", {AGREED}, IN_FORCE, "posted_on", ("posted_at",)),
        step("revising", "开始修订", {IN_FORCE}, REVISING, "revising_on", needs=("revise_reason",)),
        step(
            "abolished", "废止", {AGREED, IN_FORCE, REVISING}, ABOLISHED, "abolished_on", needs=("abolish_reason",),
            aside=True,
        ),
    ),
    closed=frozenset({IN_FORCE, ABOLISHED}),
)  # fmt: skip


def _saved(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """How much shorter the promise is than the law's limit, in workdays and as a share of it."""
    law, promised = whole_of(values, "statutory_days"), whole_of(values, "promised_days")
    if law is None or promised is None:
        return {"saved_days": None, "saved_share": None}
    saved = law - promised
    return {"saved_days": saved, "saved_share": percent(saved, law) if law else None}


def _promise_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A promise is never longer than the law allows."""
    law, promised = whole_of(values, "statutory_days"), whole_of(values, "promised_days")
    if law is not None and promised is not None and promised > law:
        yield "承诺时限（工作日）：不能长于法定时限"


def _shortened(values: Mapping[str, Value]) -> bool:
    return (whole_of(values, "saved_days") or 0) > 0


def _with_both(values: Mapping[str, Value]) -> bool:
    return values.get("saved_days") is not None


COMMITMENT: Register = Register(
    key="commitment",
    title="服务承诺",
    prefix="承诺",
    noun="项",
    fields=(
        *HEAD,
        Field(
            "drafted_on", "拟定日期", Day(), PROMISE, required=True, default="<today>", aliases=("制定日期", "日期"),
        ),
        Field(
            "title", "承诺事项", Text(200, width=26), PROMISE, required=True, shown=True,
            aliases=("事项", "事项名称", "服务事项"),
        ),
        Field("kind", "承诺类别", Choice("commitment_kind", width=14), PROMISE, shown=True, aliases=("类别",)),
        Field(
            "department", "承诺科室", Choice(DEPARTMENT, width=14), PROMISE, required=True, shown=True,
            aliases=("责任科室", "承办科室"),
        ),
        Field("window", "服务窗口", Text(60), PROMISE, aliases=("窗口", "窗口号")),
        Field(
            "statutory_days", "法定时限（工作日）", Whole(0, 3650), PROMISE, shown=True,
            aliases=("法定时限", "法定期限"),
        ),
        Field(
            "promised_days", "承诺时限（工作日）", Whole(0, 3650), PROMISE, shown=True,
            aliases=("承诺时限", "承诺期限"), help="当场办结的填0",
        ),
        Field("saved_days", "压缩天数", Whole(), PROMISE, _DERIVED, shown=True),
        Field("saved_share", "压缩比", Text(20, width=8), PROMISE, _DERIVED, shown=True),
        Field("content", "承诺内容", LongText(5_000), PROMISE, required=True, aliases=("内容",)),
        Field(
            "staff", "窗口职责和人员", LongText(5_000), NINE,
            help="窗口职责、机构设置，办事人员的姓名、职务、工作范围和权限",
        ),
        Field("policy", "政策规定", LongText(5_000), NINE),
        Field("procedure", "办事条件、要求和程序", LongText(5_000), NINE, aliases=("办事程序", "办事条件")),
        Field("outcome", "办事结果及理由", LongText(5_000), NINE, aliases=("办事结果",)),
        Field("convenience", "便民措施", LongText(5_000), NINE),
        Field("discipline", "办事纪律和廉政勤政制度", LongText(5_000), NINE, aliases=("办事纪律",)),
        Field("supervision", "监督电话和举报信箱", Text(200), NINE, aliases=("监督电话", "投诉电话")),
        Field("other", "其他热点难点问题", LongText(5_000), NINE),
        Field("agreed_on", "审定日期", Day(), COURSE, _STEP),
        Field("approver", "审定人", Choice(PERSON, width=10), COURSE, _STEP),
        Field("posted_on", "公布日期", Day(), COURSE, _STEP, shown=True, aliases=("张贴日期", "公开日期")),
        Field("posted_at", "张贴位置", Text(200), COURSE, _STEP, aliases=("公开位置",)),
        Field("revising_on", "开始修订日期", Day(), COURSE, _STEP),
        Field("revise_reason", "修订原因", Text(300), COURSE, _STEP),
        Field("abolished_on", "废止日期", Day(), COURSE, _STEP),
        Field("abolish_reason", "废止原因", Text(300), COURSE, _STEP),
        *TAIL,
    ),
    flow=_COMMITMENT_FLOW,
    derive=deriving(_COMMITMENT_FLOW, more=_saved),
    identity=("title", "department"),
    essential=("title",),
    year_by="drafted_on",
    name_by=("title",),
    indexed=("department",),
    search=("number", "title", "department", "window", "content", "remark"),
    demands=_promise_demands,
    adopt=lambda values: adopted_by_days(COMMITMENT, values),
    measures=(
        Measure("承诺事项", "拟定日期在期间内的承诺，废止的不算", at(DRAFT, AGREED, IN_FORCE, REVISING), unit="项"),
        Measure("现行承诺", "期末以前拟定、已经公布、现在有效的", at(IN_FORCE), unit="项", standing=True),
        Measure(
            "法定时限合计", "现行承诺里两个时限都填了的，法定时限的工作日合计", both(at(IN_FORCE), _with_both),
            How.TOTAL, "statutory_days", unit="个工作日", standing=True,
        ),
        Measure(
            "承诺时限合计", "现行承诺里两个时限都填了的，承诺时限的工作日合计", both(at(IN_FORCE), _with_both),
            How.TOTAL, "promised_days", unit="个工作日", standing=True,
        ),
        Measure(
            "压缩天数", "现行承诺的法定时限减承诺时限，工作日合计；÷法定时限合计就是总的压缩比", at(IN_FORCE),
            How.TOTAL, "saved_days", unit="个工作日", standing=True,
        ),
        Measure(
            "压缩时限的事项", "现行承诺里，承诺时限短于法定时限的", both(at(IN_FORCE), _shortened),
            unit="项", standing=True,
        ),
        Measure(
            "压缩事项占比", "压缩时限的事项÷两个时限都填了的现行承诺", _shortened, How.SHARE,
            among=both(at(IN_FORCE), _with_both), standing=True,
        ),
        Measure("公布", "公布日期在期间内的承诺", filled("posted_on"), on="posted_on", unit="项"),
    ),
    forms=(
        Form(
            "promise", "服务承诺书",
            ("title", "department", "window", "statutory_days", "promised_days", "saved_share", "content",
             "convenience", "discipline", "supervision"),
            ("承诺科室负责人", "单位负责人"), "我科室就下列事项向社会作出承诺，接受群众监督。",
            needs=("content", "promised_days", "supervision"),
        ),
        Form(
            "announcement", "向社会承诺公告",
            ("title", "staff", "policy", "procedure", "statutory_days", "promised_days", "outcome", "convenience",
             "discipline", "supervision", "other"),
            note="违反以上承诺的，请拨打监督电话反映。", needs=("procedure", "promised_days", "supervision"),
        ),
    ),
    rolls=(
        Roll(
            "promises", "服务承诺一览表",
            ("title", "kind", "department", "window", "statutory_days", "promised_days", "saved_days", "saved_share"),
            at(IN_FORCE), landscape=True, sort=(("department", False),),
        ),
    ),
    notice=Notice(
        "向社会承诺公告：{title}",
        "承诺内容：{content}\n政策规定：{policy}\n办事条件、要求和程序：{procedure}\n法定时限：{statutory_days}个工作日\n"
        "承诺时限：{promised_days}个工作日\n办事结果及理由：{outcome}\n便民措施：{convenience}\n"
        "办事纪律和廉政勤政制度：{discipline}\n监督电话和举报信箱：{supervision}\n其他：{other}",
        {
            "article": "第二十一条 公共服务",
            "category": "服务公开 / 政务服务大厅窗口 / 服务事项",
            "genre": "公告",
        },
    ),
)  # fmt: skip

CHANGED, CANCELLED = "待更新", "已取消"
ITEM, UPKEEP = "事项", "变更"

_INTERMEDIARY_FLOW = Flow(
    states=(IN_FORCE, CHANGED, CANCELLED),
    moves=(
        step(
            "changed", "登记变更", {IN_FORCE}, CHANGED, "changed_on", needs=("change_note",),
            said="变更后20个工作日内更新公布",
        ),
        step("renewed", "登记更新公布", {CHANGED}, IN_FORCE, "renewed_on"),
        step(
            "cancelled", "取消事项", {IN_FORCE, CHANGED}, CANCELLED, "cancelled_on", needs=("cancel_basis",),
            aside=True,
        ),
    ),
    closed=frozenset({IN_FORCE, CANCELLED}),
)  # fmt: skip

INTERMEDIARY: Register = Register(
    key="intermediary",
    title="中介服务",
    prefix="中介",
    noun="项",
    fields=(
        *HEAD,
        Field("since", "公布日期", Day(), ITEM, required=True, default="<today>", aliases=("日期",)),
        Field(
            "title", "中介服务事项", Text(200, width=28), ITEM, required=True, shown=True,
            aliases=("名称", "事项名称", "中介服务事项名称"),
        ),
        Field(
            "approval", "对应审批事项", Text(200, width=24), ITEM, shown=True, aliases=("涉及的审批事项", "审批事项"),
        ),
        Field("basis", "设置依据", LongText(2_000, width=28), ITEM, required=True, shown=True, aliases=("依据",)),
        Field(
            "time", "服务时限", Text(100, width=14), ITEM, required=True, shown=True, aliases=("时限", "办理时限"),
            help="如10个工作日",
        ),
        Field("fee", "收费标准", Text(300), ITEM, aliases=("收费依据及标准",)),
        Field("agencies", "中介机构条件", LongText(2_000), ITEM, aliases=("机构资质要求", "中介服务机构")),
        Field("department", "责任科室", Choice(DEPARTMENT, width=14), ITEM, shown=True),
        Field("changed_on", "变更日期", Day(), UPKEEP, _STEP),
        Field("change_note", "变更内容", Text(500), UPKEEP, _STEP),
        Field("renewed_on", "更新公布日期", Day(), UPKEEP, _STEP),
        Field("cancelled_on", "取消日期", Day(), UPKEEP, _STEP),
        Field("cancel_basis", "取消依据", Text(300), UPKEEP, _STEP),
        *tail("应更新日期"),
    ),
    flow=_INTERMEDIARY_FLOW,
    derive=deriving(_INTERMEDIARY_FLOW, {CHANGED: promptly("", "changed_on")}),
    identity=("title", "approval"),
    essential=("title",),
    year_by="since",
    name_by=("title",),
    indexed=("department",),
    search=("number", "title", "approval", "basis", "remark"),
    adopt=lambda values: adopted_by_days(INTERMEDIARY, values),
    measures=(
        Measure("中介服务事项", "期末以前公布、没有取消的事项", at(IN_FORCE, CHANGED), unit="项", standing=True),
        Measure(
            "变更", "变更日期在期间内的事项；一个事项变更几次，按最近一次算", filled("changed_on"), on="changed_on",
            unit="项",
        ),
        Measure("取消", "取消日期在期间内的事项", at(CANCELLED), on="cancelled_on", unit="项"),
    ),
    rolls=(
        Roll(
            "items", "行政审批中介服务事项清单", ("title", "approval", "basis", "time", "fee", "department"),
            at(IN_FORCE, CHANGED), landscape=True,
        ),
    ),
    notice=Notice(
        "行政审批中介服务事项：{title}",
        "事项名称：{title}\n对应审批事项：{approval}\n设置依据：{basis}\n服务时限：{time}\n收费标准：{fee}\n中介机构条件：{agencies}",
        {
            "article": "第二十条（五）行政许可和对外管理服务事项",
            "category": "服务公开 / 行政审批中介服务",
            "genre": "公告",
        },
    ),
)  # fmt: skip
