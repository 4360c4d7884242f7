"""购买服务与合作项目: what is bought for the public and done together with others' money (taxonomy E18, 19)."""

from __future__ import annotations

from desktop_app.domain.fields import Choice, Day, LongText, Text, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD
from desktop_app.registers.work.codes_service import MODEL, PARTNERSHIP, PROPOSED, SERVICE
from desktop_app.registers.work.parts import adopted_by_days, at, step, tail
from desktop_app.registers.work.rules import both, deriving, filled, fixed, having

_STEP = Source.STEP
PLANNED, CONTRACTED, ACCEPTED, STOPPED = "计划中", "已签合同", "已验收", "已终止"
PROJECT, CONTRACT = "项目", "合同与验收"
_MOST = 999_999_999_999  # yuan

_PROJECT_FLOW = Flow(
    states=(PLANNED, CONTRACTED, ACCEPTED, STOPPED),
    moves=(
        step(
            "contracted", "登记签订合同", {PLANNED}, CONTRACTED, "contracted_on", ("contract_no", "until"),
            ("contractor", "amount"),
        ),
        step("accepted", "登记验收", {CONTRACTED}, ACCEPTED, "accepted_on", ("acceptance_note",), ("acceptance",)),
        step("stopped", "终止", {PLANNED, CONTRACTED}, STOPPED, "stopped_on", needs=("stop_reason",), aside=True),
    ),
    closed=frozenset({ACCEPTED, STOPPED}),
)  # fmt: skip


def _on_list(word: str) -> Measure:
    said = f"项目里，列入{word}名单的政府和社会资本合作（PPP）项目"
    return Measure(f"{word}", said, both(having("kind", PARTNERSHIP), having("listed", word)), unit="个")


PURCHASE: Register = Register(
    key="purchase",
    title="购买服务与合作项目",
    prefix="购买",
    noun="个",
    fields=(
        *HEAD,
        Field(
            "planned_on", "计划日期", Day(), PROJECT, required=True, shown=True, default="<today>",
            aliases=("日期", "立项日期"),
        ),
        Field(
            "kind", "项目类别", Choice("purchase_kind", width=16), PROJECT, required=True, shown=True,
            default=SERVICE, aliases=("类别",),
        ),
        Field(
            "title", "项目名称", Text(200, width=30), PROJECT, required=True, shown=True,
            aliases=("名称", "服务项目", "购买事项"),
        ),
        Field("way", "购买方式", Choice("purchase_way", width=12), PROJECT, shown=True, aliases=("方式", "采购方式")),
        Field(
            "mode", "操作模式", Text(200), PROJECT, aliases=("模式", "运作模式"), help="如定向委托、建设—运营—移交",
        ),
        Field("content", "服务内容", LongText(5_000), PROJECT, required=True, aliases=("内容", "合作内容")),
        Field("standard", "服务标准", LongText(5_000), PROJECT, aliases=("标准",)),
        Field("laws", "依据的法规", Text(500), PROJECT, aliases=("依据", "法规")),
        Field(
            "listed", "列入名单", Choice("partnership_list", width=10), PROJECT, shown=True, aliases=("名单类别",),
            help="政府和社会资本合作（PPP）项目填写",
        ),
        Field("budget", "预算金额（元）", Whole(0, _MOST, width=14), PROJECT, aliases=("预算金额", "预算")),
        Field(
            "department", "责任科室", Choice(DEPARTMENT, width=14), PROJECT, shown=True,
            aliases=("购买主体", "承办科室"),
        ),
        Field("handler", "责任人", Choice(PERSON, width=10), PROJECT),
        Field("contracted_on", "合同日期", Day(), CONTRACT, _STEP, aliases=("签订日期", "合同签订日期")),
        Field(
            "contractor", "承接方", Text(200, width=20), CONTRACT, _STEP, shown=True,
            aliases=("承接主体", "中标单位", "供应商", "社会资本方"),
        ),
        Field("contract_no", "合同编号", Text(100), CONTRACT, _STEP),
        Field(
            "amount", "合同金额（元）", Whole(0, _MOST, width=14), CONTRACT, _STEP, shown=True,
            aliases=("合同金额", "金额", "成交金额"),
        ),
        Field("until", "合同到期日", Day(), CONTRACT, _STEP, aliases=("服务期限至", "合同期限")),
        Field("accepted_on", "验收日期", Day(), CONTRACT, _STEP),
        Field(
            "acceptance", "验收结论", Choice("acceptance_result", width=10), CONTRACT, _STEP, aliases=("验收结果",),
        ),
        Field("acceptance_note", "验收说明", Text(500), CONTRACT, _STEP),
        Field("stopped_on", "终止日期", Day(), CONTRACT, _STEP),
        Field("stop_reason", "终止原因", Text(300), CONTRACT, _STEP),
        *tail("应验收日期"),
    ),
    flow=_PROJECT_FLOW,
    derive=deriving(_PROJECT_FLOW, {CONTRACTED: fixed("until")}),
    identity=("title", "planned_on"),
    essential=("title",),
    year_by="planned_on",
    name_by=("title",),
    indexed=("planned_on",),
    search=("number", "title", "content", "contractor", "contract_no", "laws", "remark"),
    adopt=lambda values: adopted_by_days(PURCHASE, values),
    measures=(
        Measure("项目", "计划日期在期间内的项目，终止的不算", at(PLANNED, CONTRACTED, ACCEPTED), unit="个"),
        Measure(
            "购买服务", "项目里，项目类别是“政府购买服务”的",
            both(at(PLANNED, CONTRACTED, ACCEPTED), having("kind", SERVICE)), unit="个",
        ),
        Measure(
            "合作项目", "项目里，项目类别是“政府和社会资本合作（PPP）”的",
            both(at(PLANNED, CONTRACTED, ACCEPTED), having("kind", PARTNERSHIP)), unit="个",
        ),
        _on_list(PROPOSED),
        _on_list(MODEL),
        Measure("签订合同", "合同日期在期间内的项目", filled("contracted_on"), on="contracted_on", unit="个"),
        Measure(
            "合同金额", "合同日期在期间内的合同金额合计", filled("contracted_on"), How.TOTAL, "amount",
            on="contracted_on", unit="元",
        ),
        Measure("验收", "验收日期在期间内的项目", at(ACCEPTED), on="accepted_on", unit="个"),
        Measure(
            "验收合格率", "验收结论是合格、基本合格的÷验收", having("acceptance", "合格", "基本合格"), How.SHARE,
            among=at(ACCEPTED), on="accepted_on",
        ),
    ),
    forms=(
        Form(
            "project", "购买服务与合作项目信息表",
            ("kind", "title", "way", "mode", "content", "standard", "laws", "listed", "budget", "contractor",
             "contract_no", "amount", "contracted_on", "until", "acceptance", "accepted_on", "department"),
        ),
    ),
    rolls=(
        Roll(
            "services", "政府购买服务事项一览表",
            ("title", "way", "mode", "content", "standard", "contractor", "amount", "state"),
            having("kind", SERVICE), landscape=True,
        ),
        Roll(
            "proposed", "政府和社会资本合作（PPP）推介项目名单", ("title", "mode", "content", "budget", "department"),
            both(having("kind", PARTNERSHIP), having("listed", PROPOSED)), landscape=True,
        ),
        Roll(
            "models", "政府和社会资本合作（PPP）示范项目名单", ("title", "mode", "content", "contractor", "amount"),
            both(having("kind", PARTNERSHIP), having("listed", MODEL)), landscape=True,
        ),
    ),
    notice=Notice(
        "关于{title}的公告",
        "项目名称：{title}\n项目类别：{kind}\n购买方式：{way}\n操作模式：{mode}\n服务内容：{content}\n服务标准：{standard}\n"
        "依据的法规：{laws}\n列入名单：{listed}\n预算金额：{budget}元\n承接方：{contractor}\n合同金额：{amount}元\n合同日期：{contracted_on}\n"
        "验收结论：{acceptance}",
        {
            "article": "第二十条（九）政府集中采购",
            "category": "服务公开 / 政府购买服务",
            "genre": "公告",
        },
    ),
)  # fmt: skip
