"""窗口办件: who was asked first, what was promised, taken in or not, and when it was done (taxonomy E57, 84).

收件＝受理＋不予受理＋待受理＋未受理就撤回；受理＝办结＋在办＋受理后撤回.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, day_of, whole_of
from desktop_app.registers.work.parts import adopted_by_days, at, step, tail
from desktop_app.registers.work.rules import both, deriving, filled, other, overdue

_STEP, _DERIVED = Source.STEP, Source.DERIVED
WAITING, LACKING, RUNNING, REFUSED, DONE, WITHDRAWN = (
    "待受理",
    "待补正",
    "办理中",
    "不予受理",
    "已办结",
    "已撤回",
)
CASE, TAKEN, RESULT = "收件", "受理", "办结"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "received_on", "收件日期", Day(), CASE, required=True, shown=True, default="<today>",
        aliases=("收件时间", "申请日期", "接件日期", "日期"),
    ),
    Field(
        "first_asked", "首问人", Choice(PERSON, width=10), CASE, required=True, shown=True, default="<me>",
        aliases=("首问责任人", "接件人", "收件人"),
    ),
    Field(
        "title", "办理事项", Text(200, width=28), CASE, required=True, shown=True,
        aliases=("事项", "事项名称", "申请事项"),
    ),
    Field("guide_no", "指南编号", Text(40, width=18), CASE, help="办事指南里的编号"),
    Field(
        "applicant", "申请人", Text(100, width=16), CASE, required=True, secret=Secret.NAME, shown=True,
        aliases=("申请单位", "办事人", "姓名", "申请人（单位）"),
    ),
    Field("agent", "代理人", Text(60, width=12), CASE, secret=Secret.NAME, aliases=("经办代理人", "联系人")),
    Field("phone", "联系电话", Phone(), CASE, secret=Secret.PHONE, aliases=("电话",)),
    Field("address", "联系地址", Text(200, width=20), CASE, secret=Secret.ADDRESS, aliases=("地址", "通信地址")),
    Field(
        "materials", "收到材料", LongText(2_000), CASE, aliases=("申请材料", "材料"),
        help="每行一份，写明原件还是复印件",
    ),
    Field("window", "窗口", Text(60), CASE, aliases=("受理窗口", "窗口号")),
    Field("department", "承办科室", Choice(DEPARTMENT, width=14), CASE, shown=True, aliases=("责任科室",)),
    Field("handler", "承办人", Choice(PERSON, width=10), CASE, aliases=("经办人",)),
    Field(
        "promised_days", "承诺时限（工作日）", Whole(0, 250), CASE, required=True,
        aliases=("承诺时限", "承诺期限"), help="从受理次日起算；当场办结的填0",
    ),
    Field("lack_on", "一次性告知日期", Day(), TAKEN, _STEP, aliases=("补正告知日期",)),
    Field("lack", "需要补正的材料", LongText(2_000), TAKEN, _STEP),
    Field("accepted_on", "受理日期", Day(), TAKEN, _STEP, shown=True, aliases=("受理时间",)),
    Field("refused_on", "不予受理日期", Day(), TAKEN, _STEP),
    Field("refuse_reason", "不予受理理由", Text(500), TAKEN, _STEP, aliases=("不予受理原因",)),
    Field("refuse_basis", "不予受理依据", Text(500), TAKEN, _STEP, help="写明法律法规名称和条款"),
    Field("notice_no", "通知书编号", Text(60), TAKEN, _STEP, aliases=("受理通知书编号", "文书编号")),
    Field("signer", "签发人", Choice(PERSON, width=10), TAKEN, _STEP),
    Field("delivered_on", "通知书送达日期", Day(), TAKEN, _STEP, aliases=("送达日期",)),
    Field("delivery", "送达方式", Choice("delivery", width=12), TAKEN, _STEP),
    Field("closed_on", "办结日期", Day(), RESULT, _STEP, shown=True, aliases=("办结时间",)),
    Field("result", "办件结果", Choice("case_result", width=12), RESULT, _STEP, aliases=("办理结果",)),
    Field("result_no", "证照或决定文号", Text(100), RESULT, _STEP, aliases=("证照编号", "批准文号")),
    Field("withdrawn_on", "撤回日期", Day(), RESULT, _STEP),
    Field("withdraw_reason", "撤回原因", Text(300), RESULT, _STEP),
    Field("used_days", "用时（工作日）", Whole(), RESULT, _DERIVED),
    Field("late", "是否超时", YesNo(), RESULT, _DERIVED),
    *tail("承诺日"),
)  # fmt: skip

FLOW = Flow(
    states=(WAITING, LACKING, RUNNING, REFUSED, DONE, WITHDRAWN),
    moves=(
        step(
            "accepted", "受理", {WAITING, LACKING}, RUNNING, "accepted_on", ("notice_no", "signer"),
            said="承诺时限从受理次日起算",
        ),
        step("lacked", "告知补正", {WAITING}, LACKING, "lack_on", needs=("lack",), said="需要补正的材料一次告知完"),
        step(
            "refused", "不予受理", {WAITING, LACKING}, REFUSED, "refused_on", ("notice_no", "signer"),
            ("refuse_reason", "refuse_basis"), "要写明理由和依据，出具不予受理通知书",
        ),
        step("closed", "办结", {RUNNING}, DONE, "closed_on", ("result_no",), ("result",)),
        step(
            "delivered", "登记通知书送达", {RUNNING, REFUSED, DONE}, None, "delivered_on", needs=("delivery",),
            aside=True,
        ),
        step(
            "withdrawn", "申请人撤回", {WAITING, LACKING, RUNNING}, WITHDRAWN, "withdrawn_on", ("withdraw_reason",),
            aside=True,
        ),
    ),
    closed=frozenset({REFUSED, DONE, WITHDRAWN}),
)  # fmt: skip


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """The day promised, counted from the day after it was taken in, and whether it was kept."""
    accepted, closed = day_of(values, "accepted_on"), day_of(values, "closed_on")
    days, calendar = whole_of(values, "promised_days"), rules.calendar
    due = calendar.plus(accepted, days) if accepted and days is not None else None
    return {
        **deriving(FLOW)(values, steps, rules),
        "due_on": due,
        "provisional": calendar.doubt(accepted, due) if accepted and due else None,
        "used_days": calendar.workdays_between(accepted, closed) if accepted and closed else None,
        "late": closed > due if closed and due else None,
    }


def _late(values: Mapping[str, Value]) -> bool:
    return values.get("late") is True or overdue(RUNNING)(values)


def _kept(values: Mapping[str, Value]) -> bool:
    return values.get("late") is not True


_accepted = filled("accepted_on")
_PARTY = ("applicant", "agent", "phone", "address")
_RELIEF = (
    "如不服本通知，可以自收到之日起六十日内向本级人民政府申请行政复议，"
    "也可以自收到之日起六个月内依法向人民法院提起行政诉讼。"
)

SERVICE_CASE: Register = Register(
    key="service_case",
    title="窗口办件",
    prefix="办件",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("received_on", "title", "applicant"),
    essential=("title",),
    year_by="received_on",
    name_by=("title", "applicant"),
    indexed=("received_on", "department"),
    search=("number", "title", "applicant", "agent", "phone", "first_asked", "notice_no", "result_no", "remark"),
    adopt=lambda values: adopted_by_days(SERVICE_CASE, values),
    measures=(
        Measure("收件", "收件日期在期间内的办件"),
        Measure("受理", "收件里，已经受理的", _accepted),
        Measure("不予受理", "收件里，不予受理的", at(REFUSED)),
        Measure("待受理", "收件里，还没有受理、等申请人补正的也算", at(WAITING, LACKING)),
        Measure("办结", "受理的办件里，已经办结的", at(DONE)),
        Measure("在办", "受理的办件里，正在办理的", at(RUNNING)),
        Measure("撤回", "收件里，申请人撤回的", at(WITHDRAWN)),
        Measure(
            "办结率", "办结÷受理（撤回的不算）", at(DONE), How.SHARE, among=both(_accepted, other(at(WITHDRAWN))),
        ),
        Measure("超时", "承诺日以后才办结的，加上已过承诺日还在办的", both(at(RUNNING, DONE), _late)),
        Measure("超时率", "超时÷受理（撤回的不算）", _late, How.SHARE, among=both(_accepted, other(at(WITHDRAWN)))),
        Measure("按时办结率", "承诺日当天或以前办结的÷办结；没有承诺时限的算按时", _kept, How.SHARE, among=at(DONE)),
        Measure(
            "用时合计", "办结的办件从受理到办结的工作日数合计", at(DONE), How.TOTAL, "used_days", unit="个工作日",
        ),
        Measure(
            "用时中位数", "办结的办件从受理到办结的自然日数，按大小排在正中的一个", at(DONE), How.MEDIAN,
            "accepted_on", "closed_on", unit="天",
        ),
    ),
    forms=(
        Form(
            "slip", "首问负责办件单",
            ("received_on", "first_asked", "title", *_PARTY, "materials", "window", "department", "handler",
             "accepted_on", "promised_days", "due_on", "closed_on", "result", "result_no"),
            ("首问人", "承办人", "申请人（代理人）"), note="首问人负责一次告知、引导到底；请在承诺日以前办结。",
        ),
        Form(
            "accepted", "受理通知书",
            (
                "applicant", "title", "received_on", "materials", "accepted_on", "promised_days", "due_on",
                "department", "window",
            ),
            ("签发人", "承办人", "签收人（申请人或代理人）"),
            "您（单位）提出的申请，材料齐全、符合法定形式，现予受理。",
            "请凭本通知书查询办理进度。", ("accepted_on", "notice_no"), number="notice_no", open_to=_accepted,
        ),
        Form(
            "refused", "不予受理通知书",
            (
                "applicant", "title", "received_on", "materials", "refused_on", "refuse_reason", "refuse_basis",
                "department",
            ),
            ("签发人", "承办人", "签收人（申请人或代理人）"),
            "您（单位）提出的申请，经审查不予受理。理由和依据如下：",
            _RELIEF, ("refused_on", "refuse_reason", "refuse_basis", "notice_no"), number="notice_no",
            open_to=at(REFUSED),
        ),
        Form(
            "lacking", "一次性补正告知书",
            ("applicant", "title", "received_on", "materials", "lack_on", "lack", "department", "window"),
            ("承办人", "签收人（申请人或代理人）"), "您（单位）提出的申请，材料需要补正。请一次补齐下列材料：",
            needs=("lack_on", "lack"), open_to=filled("lack_on"),
        ),
    ),
    rolls=(
        Roll(
            "cases", "窗口办件登记表",
            (
                "number", "received_on", "title", "first_asked", "department", "accepted_on", "due_on", "closed_on",
                "state", "late",
            ),
            landscape=True, sort=(("received_on", False),), note="本表不列申请人姓名和联系方式。",
        ),
        Roll(
            "papers", "受理、不予受理通知书登记表",
            (
                "notice_no", "title", "accepted_on", "refused_on", "refuse_reason", "signer", "delivered_on",
                "delivery",
            ),
            lambda values: _accepted(values) or at(REFUSED)(values), landscape=True,
        ),
    ),
)  # fmt: skip
