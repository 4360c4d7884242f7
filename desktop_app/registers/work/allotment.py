"""分配公示核查: who is to get a home or a subsidy is shown first, then looked into, then settled (taxonomy E15, 86)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.domain.catalogue_rules import hangs_until
from desktop_app.domain.disclosure_law import CALENDAR_DAYS
from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, day_of, whole_of
from desktop_app.registers.work.codes_service import HOUSING, REBUILDING, RELIEF
from desktop_app.registers.work.parts import adopted_by_days, at, step, tail
from desktop_app.registers.work.rules import both, filled, having

_STEP, _DERIVED = Source.STEP, Source.DERIVED
_MOST = 999_999_999_999  # yuan
DRAWN, ON_SHOW, DOUBTED, VERIFIED, CONFIRMED = "拟定中", "公示中", "有异议", "已核查", "已确定"
BATCH, SHOW = "批次", "公示与核查"

_BATCH_FLOW = Flow(
    states=(DRAWN, ON_SHOW, DOUBTED, VERIFIED, CONFIRMED),
    moves=(
        step(
            "put_up", "登记公示", {DRAWN, VERIFIED}, ON_SHOW, "shown_on", ("place",), ("item_no",),
            "名单在主动公开里，先审查再公示；核查后要重新公示的再登记一次",
        ),
        step(
            "doubted", "登记异议", {ON_SHOW, DOUBTED}, DOUBTED, "doubted_on", needs=("objections",),
            said="异议的内容登记在“公示异议”里，这里写累计件数",
        ),
        step(
            "verified", "登记核查结果", {ON_SHOW, DOUBTED}, VERIFIED, "verified_on", ("cancelled", "cancel_reason"),
            ("verification",), "取消名额的写明几个、什么原因，不写个人信息",
        ),
        step(
            "confirmed", "确定", {ON_SHOW, VERIFIED}, CONFIRMED, "confirmed_on", ("doc_no",),
            said="公示期满、异议都核查完以后才能确定",
        ),
    ),
    closed=frozenset({CONFIRMED}),
)  # fmt: skip


def _batch_derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """The last day of the 公示期 and what is left after those taken off."""
    state = _BATCH_FLOW.after(steps)
    shown, days = day_of(values, "shown_on"), whole_of(values, "show_days")
    unit = str(values.get("show_unit") or CALENDAR_DAYS)
    until = hangs_until(shown, days, unit, rules) if shown and days else None
    waits = state in (ON_SHOW, DOUBTED)
    counted = unit != CALENDAR_DAYS and shown and until
    quota = whole_of(values, "quota")
    return {
        "state": state,
        "due_on": until if waits else None,
        "provisional": rules.calendar.doubt(shown, until) if counted and waits and shown and until else None,
        "show_until": until,
        "kept": quota - (whole_of(values, "cancelled") or 0) if quota is not None else None,
    }


def _batch_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """No more are taken off than there were, and whoever is taken off is for a reason."""
    quota, off = whole_of(values, "quota"), whole_of(values, "cancelled")
    if off and quota is not None and off > quota:
        yield "取消名额：不能多于名额或户数"
    if off and not values.get("cancel_reason"):
        yield "取消原因：有取消名额的必须填写"


def _kept(label: str, kind: str, unit: str) -> Measure:
    said = f"类别是“{kind}”的已确定批次，确定数合计"
    return Measure(label, said, both(at(CONFIRMED), having("kind", kind)), How.TOTAL, "kept", unit=unit)


ALLOTMENT: Register = Register(
    key="allotment",
    title="分配公示核查",
    prefix="分配",
    noun="批",
    fields=(
        *HEAD,
        Field("drawn_on", "拟定日期", Day(), BATCH, required=True, shown=True, default="<today>", aliases=("日期",)),
        Field(
            "batch", "批次", Text(100, width=20), BATCH, required=True, shown=True, aliases=("批次名称", "分配批次"),
            help="如2026年第1批",
        ),
        Field(
            "kind", "类别", Choice("allotment_kind", width=14), BATCH, required=True, shown=True,
            aliases=("分配类别",),
        ),
        Field("project", "项目名称", Text(200, width=24), BATCH, aliases=("项目", "资金项目")),
        Field(
            "quota", "名额或户数", Whole(0, 1_000_000), BATCH, required=True, shown=True,
            aliases=("名额", "户数", "分配名额", "拟分配数"),
        ),
        Field(
            "amount", "金额（元）", Whole(0, _MOST, width=14), BATCH, shown=True,
            aliases=("金额", "补助金额", "资金"),
        ),
        Field("fund_use", "资金安排和使用", LongText(2_000), BATCH, aliases=("资金使用", "资金安排")),
        Field(
            "department", "责任科室", Choice(DEPARTMENT, width=14), BATCH, required=True, shown=True,
            aliases=("承办科室",),
        ),
        Field("handler", "责任人", Choice(PERSON, width=10), BATCH),
        Field(
            "show_days", "公示天数", Whole(1, 365), BATCH, required=True, default=7,
            aliases=("公示期（天）", "公示期"), help="上级有规定的按规定；农村危房改造不少于7天",
        ),
        Field("show_unit", "公示天数单位", Choice("limit_unit", width=8), BATCH, default=CALENDAR_DAYS),
        Field("item_no", "公示编号", Text(40, width=18), SHOW, _STEP, help="主动公开里的编号"),
        Field("shown_on", "公示开始日期", Day(), SHOW, _STEP, aliases=("公示日期", "公示开始")),
        Field("place", "公示位置", Text(300), SHOW, _STEP, aliases=("公示地点",)),
        Field("show_until", "公示期满日", Day(), SHOW, _DERIVED, shown=True),
        Field("doubted_on", "最近异议日期", Day(), SHOW, _STEP),
        Field("objections", "异议件数", Whole(0, 100_000), SHOW, _STEP, aliases=("异议数", "异议")),
        Field("verified_on", "核查日期", Day(), SHOW, _STEP),
        Field(
            "verification", "核查情况", LongText(5_000), SHOW, _STEP, aliases=("核查结果",),
            help="会随核查结果公开，不要写个人信息",
        ),
        Field("cancelled", "取消名额", Whole(0, 1_000_000), SHOW, _STEP, shown=True, aliases=("取消数", "取消户数")),
        Field("cancel_reason", "取消原因", Text(500), SHOW, _STEP, aliases=("取消名额原因",)),
        Field("confirmed_on", "确定日期", Day(), SHOW, _STEP),
        Field("doc_no", "确定文号", Text(100), SHOW, _STEP, aliases=("批准文号",)),
        Field("kept", "确定名额或户数", Whole(), SHOW, _DERIVED, shown=True),
        *tail("公示到期日"),
    ),
    flow=_BATCH_FLOW,
    derive=_batch_derive,
    identity=("batch", "kind"),
    essential=("batch", "kind"),
    year_by="drawn_on",
    name_by=("batch", "kind"),
    indexed=("drawn_on", "item_no"),
    search=("number", "batch", "project", "item_no", "verification", "cancel_reason", "doc_no", "remark"),
    demands=_batch_demands,
    adopt=lambda values: adopted_by_days(ALLOTMENT, values),
    measures=(
        Measure("批次", "拟定日期在期间内的批次", unit="批"),
        Measure("拟分配名额", "各批次的名额或户数合计", how=How.TOTAL, of="quota", unit="个"),
        Measure("公示批次", "批次里，已经公示过的", filled("shown_on"), unit="批"),
        Measure("有异议批次", "批次里，登记过异议的", filled("doubted_on"), unit="批"),
        Measure("异议", "各批次的异议件数合计", how=How.TOTAL, of="objections"),
        Measure("取消名额", "各批次核查后取消的名额合计", how=How.TOTAL, of="cancelled", unit="个"),
        Measure("确定批次", "批次里，已经确定的", at(CONFIRMED), unit="批"),
        Measure("确定名额", "已确定批次的名额或户数减去取消名额，合计", at(CONFIRMED), How.TOTAL, "kept", unit="个"),
        _kept("保障房名额", HOUSING, "个"),
        _kept("危房改造户数", REBUILDING, "户"),
        _kept("帮扶户数", RELIEF, "户"),
        Measure("确定金额", "已确定批次的金额合计", at(CONFIRMED), How.TOTAL, "amount", unit="元"),
    ),
    forms=(
        Form(
            "verification", "分配公示核查表",
            ("batch", "kind", "project", "quota", "amount", "item_no", "shown_on", "show_until", "place", "objections",
             "verified_on", "verification", "cancelled", "cancel_reason", "kept", "confirmed_on", "doc_no"),
            ("核查人", "责任科室负责人", "分管领导"), needs=("item_no", "shown_on", "verification"),
        ),
    ),
    rolls=(
        Roll(
            "batches", "分配公示核查情况表",
            (
                "batch", "kind", "quota", "amount", "shown_on", "show_until", "objections", "cancelled",
                "cancel_reason", "kept", "state",
            ),
            landscape=True, sort=(("drawn_on", False),), note="名单见主动公开的公示稿，本表不列个人信息。",
        ),
    ),
    notice=Notice(
        "{batch}{kind}核查结果",
        "批次：{batch}\n类别：{kind}\n项目名称：{project}\n公示编号：{item_no}\n公示期：{shown_on}至{show_until}\n拟分配名额或户数：{quota}\n"
        "异议件数：{objections}\n核查情况：{verification}\n取消名额：{cancelled}\n取消原因：{cancel_reason}\n确定名额或户数：{kept}\n"
        "金额：{amount}元\n资金安排和使用：{fund_use}",
        {
            "article": "第二十条（十一）扶贫、教育、医疗、社保、就业",
            "category": "管理公开 / 扶贫 / 资金分配",
            "genre": "公告",
        },
    ),
)  # fmt: skip
