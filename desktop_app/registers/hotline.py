"""咨询热线: calls, visits, letters and web messages, and what became of them (registers.md §3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.fields import Choice, Day, LongText, Moment, Phone, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of
from desktop_app.registers.hotline_adopt import adopt

WHO, WHAT, COURSE, RESULT = "来电来访人", "咨询事项", "办理", "答复与回访"
PETITION_DAYS = 15  # 《信访工作条例》第二十三条: told in writing within 15 days (calendar)

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "called_at",
        "日期时间",
        Moment(),
        WHO,
        required=True,
        shown=True,
        default="<now>",
        aliases=("日期", "来电时间", "登记日期", "来访日期", "受理时间"),
    ),
    Field(
        "way",
        "方式",
        Choice("hotline_way", width=10),
        WHO,
        required=True,
        shown=True,
        default="来电",
        aliases=("来电方式", "来源", "渠道"),
        readings={"12345": "12345转办", "电话": "来电", "信件": "来信", "网上": "网络"},
    ),
    Field("order_no", "上级工单号", Text(60), WHO, aliases=("工单号", "工单编号", "转办单号")),
    Field(
        "caller",
        "姓名",
        Text(60, width=10),
        WHO,
        secret=Secret.NAME,
        shown=True,
        aliases=("来电人", "来访人", "来电（访）人", "来电来访人", "诉求人"),
    ),
    Field(
        "phone",
        "电话",
        Phone(),
        WHO,
        secret=Secret.PHONE,
        shown=True,
        aliases=("联系电话", "来电号码", "号码"),
    ),
    Field(
        "address",
        "住址或单位",
        Text(200, width=20),
        WHO,
        secret=Secret.ADDRESS,
        aliases=("住址", "地址", "家庭住址或单位"),
    ),
    Field("people", "人数", Whole(1, 10_000, width=6), WHO),
    Field(
        "content",
        "内容摘要",
        LongText(),
        WHAT,
        required=True,
        secret=Secret.TEXT,
        shown=True,
        aliases=("反映内容", "诉求内容", "咨询内容", "内容", "反映事项", "反映问题"),
    ),
    Field(
        "matter",
        "事项类别",
        Choice("matter", width=10),
        WHAT,
        required=True,
        shown=True,
        default="咨询",
        aliases=("类别", "事项类型", "诉求类型"),
    ),
    Field(
        "area", "领域", Choice("area", width=12), WHAT, required=True, default="其他", aliases=("问题领域",)
    ),
    Field("urgency", "紧急程度", Choice("urgency", width=8), WHAT, required=True, default="一般"),
    Field(
        "handler",
        "接待人",
        Choice(PERSON, width=10),
        COURSE,
        required=True,
        default="<me>",
        aliases=("接听人", "接听（接待）人", "登记人"),
    ),
    Field("spot", "当场答复", YesNo(), COURSE, required=True, default=False),
    Field(
        "department",
        "承办科室",
        Choice(DEPARTMENT, width=14),
        COURSE,
        shown=True,
        aliases=("承办", "承办股室", "办理单位", "承办单位", "转办科室"),
    ),
    Field("instruction", "领导批示", LongText(2_000, width=20), COURSE, secret=Secret.TEXT),
    Field("petition", "转信访", YesNo(), COURSE, default=False),
    Field("petition_due", "信访告知期限", Day(), COURSE, Source.DERIVED),
    Field(
        "dispatched_on", "派单日期", Day(), COURSE, Source.STEP, aliases=("派单时间", "转办时间", "交办时间")
    ),
    Field("signed_on", "签收日期", Day(), COURSE, Source.STEP, aliases=("签收时间",)),
    Field("returned_on", "退单改派日期", Day(), COURSE, Source.STEP),
    Field("return_reason", "退单改派理由", Text(500), COURSE, Source.STEP),
    Field("extended_to", "延期至", Day(), COURSE, Source.STEP),
    Field("extended_on", "延期批准日期", Day(), COURSE, Source.STEP),
    Field("extend_reason", "延期理由", Text(500), COURSE, Source.STEP),
    Field("outcome", "办理结果", Choice("outcome", width=12), RESULT, shown=True, aliases=("结果",)),
    Field("answer", "答复内容", LongText(), RESULT, secret=Secret.TEXT, aliases=("答复", "办理情况")),
    Field("reply_way", "答复方式", Choice("reply_way", width=8), RESULT),
    Field("satisfaction", "满意度", Choice("satisfaction", width=10), RESULT, aliases=("评价",)),
    Field("replied_on", "答复日期", Day(), RESULT, Source.STEP, aliases=("答复时间",)),
    Field("called_back_on", "回访日期", Day(), RESULT, Source.STEP, aliases=("回访时间",)),
    Field("redo_on", "不满意重办日期", Day(), RESULT, Source.STEP),
    Field("closed_on", "办结日期", Day(), RESULT, Source.STEP, aliases=("办结时间",)),
    Field("late", "是否超时", YesNo(), RESULT, Source.DERIVED),
    *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
)

ANSWERED = "已答复"
OPEN = frozenset({"已登记", "办理中", "重办中"})
FLOW = Flow(
    states=("已登记", "办理中", "已答复", "重办中", "已办结"),
    moves=(
        Move(
            "answered",
            "当场答复",
            frozenset({"已登记"}),
            "已办结",
            "replied_on",
            ("replied_on", "answer", "outcome"),
            ("replied_on", "outcome"),
        ),
        Move(
            "dispatched",
            "转办",
            frozenset({"已登记", "重办中"}),
            "办理中",
            "dispatched_on",
            ("dispatched_on", "department"),
            ("dispatched_on", "department"),
        ),
        Move(
            "accepted",
            "科室签收",
            frozenset({"办理中"}),
            "办理中",
            "signed_on",
            ("signed_on",),
            ("signed_on",),
        ),
        Move(
            "returned",
            "退单改派",
            frozenset({"办理中"}),
            "已登记",
            "returned_on",
            ("returned_on", "return_reason"),
            ("returned_on", "return_reason"),
        ),
        Move(
            "extended",
            "延期",
            OPEN,
            None,
            "extended_on",
            ("extended_on", "extended_to", "extend_reason"),
            ("extended_on", "extended_to", "extend_reason"),
        ),
        Move(
            "replied",
            "答复",
            OPEN,
            "已答复",
            "replied_on",
            ("replied_on", "reply_way", "answer", "outcome"),
            ("replied_on", "reply_way", "outcome"),
        ),
        Move(
            "called_back",
            "回访",
            frozenset({"已答复"}),
            "已答复",
            "called_back_on",
            ("called_back_on", "satisfaction"),
            ("called_back_on", "satisfaction"),
        ),
        Move(
            "redone",
            "不满意重办",
            frozenset({"已答复", "已办结"}),
            "重办中",
            "redo_on",
            ("redo_on",),
            ("redo_on",),
        ),
        Move("closed", "办结", frozenset({"已答复"}), "已办结", "closed_on", ("closed_on",), ("closed_on",)),
    ),
    closed=frozenset({"已办结"}),
    met=frozenset({ANSWERED}),  # answered in time or not; the call back is still to come
)


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """State, limit and lateness of a call; the limit runs in workdays from the day after it (12345 practice)."""
    state = FLOW.after(steps)
    called, due = day_of(values, "called_at"), _limit(values, rules)
    replied = day_of(values, "replied_on")
    petition_due = called + timedelta(days=PETITION_DAYS) if called and values.get("petition") else None
    return {
        "state": state,
        "due_on": due,
        "provisional": rules.calendar.doubt(called, due) if called and due else None,
        "petition_due": petition_due,
        "late": replied > due if due and replied else None,
    }


def _limit(values: Mapping[str, Value], rules: Rulebook) -> date | None:
    called = day_of(values, "called_at")
    if called is None:
        return None
    limits = rules.hotline
    days = limits.by_matter.get(str(values.get("matter")), limits.other)
    if values.get("urgency") in ("紧急", "特急"):
        days = limits.urgent
    due = rules.calendar.plus(called, days) if days else called
    return day_of(values, "extended_to") or due


def begins(values: Mapping[str, Value]) -> tuple[Step, ...]:
    """A call that was answered on the spot is done when it is written down."""
    called = day_of(values, "called_at")
    return (Step("answered", called, {"replied_on": called}),) if values.get("spot") and called else ()


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Fields that are needed because of another."""
    if values.get("way") == "12345转办" and not values.get("order_no"):
        yield "上级工单号：12345转办件必须填写"
    if values.get("spot") and not values.get("outcome"):
        yield "办理结果：当场答复的必须填写"


HOTLINE = Register(
    key="hotline",
    title="咨询热线",
    prefix="热线",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("called_at", "caller", "phone", "content"),
    essential=("called_at", "content"),
    year_by="called_at",
    name_by=("caller", "content"),
    search=("number", "caller", "phone", "address", "content", "order_no", "answer", "department", "remark"),
    demands=demands,
    begins=begins,
    adopt=adopt,
    imports=(
        Field("time_of_day", "时间", Text(20)),
        Field("handling", "处理结果", Text(200), aliases=("办理状态", "处理情况")),
    ),
)
