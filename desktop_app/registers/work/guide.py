"""办事指南: how each matter is handled at the window, and which of them stand in 《百姓办事通》 (taxonomy E16, 46)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.common import HEAD, whole_of
from desktop_app.registers.work.parts import adopted_by_days, at, counting, step, tail
from desktop_app.registers.work.rules import both, deriving, filled, overdue, promptly

_STEP, _DERIVED = Source.STEP, Source.DERIVED
IN_FORCE, REVISING, ABOLISHED = "现行", "修订中", "已废止"
MATTER, HOW, WHERE, EDITION = "事项", "怎么办", "在哪里办", "版次与修订"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("written_on", "编制日期", Day(), MATTER, required=True, default="<today>", aliases=("公布日期", "日期")),
    Field(
        "chapter", "类别", Choice("guide_chapter", width=14), MATTER, required=True, shown=True,
        aliases=("事项类别", "办事类别", "章节"),
    ),
    Field(
        "position", "排列顺序", Whole(1, 9999), MATTER, default=100, aliases=("顺序", "排序", "次序"),
        help="同一类别里按它排先后",
    ),
    Field(
        "title", "事项名称", Text(200, width=30), MATTER, required=True, shown=True,
        aliases=("事项", "办事项目", "服务事项"),
    ),
    Field("code", "事项编码", Text(60), MATTER, aliases=("编码", "实施编码")),
    Field(
        "department", "实施科室", Choice(DEPARTMENT, width=14), MATTER, required=True, shown=True,
        aliases=("责任科室", "承办科室", "办理科室"),
    ),
    Field("who", "办理对象", Text(300), MATTER, aliases=("服务对象", "申请人范围")),
    Field(
        "basis", "实施依据", LongText(5_000), MATTER, required=True,
        aliases=("依据", "设定依据", "法律依据", "办理依据"),
    ),
    Field(
        "conditions", "办理条件", LongText(5_000), HOW, required=True,
        aliases=("条件", "申请条件", "受理条件", "办事条件"),
    ),
    Field(
        "materials", "申请材料", LongText(5_000), HOW, required=True,
        aliases=("材料", "所需材料", "办理材料", "材料清单"), help="每行一份，写明原件还是复印件、几份",
    ),
    Field(
        "procedure", "办理流程", LongText(5_000), HOW, required=True,
        aliases=("流程", "办事流程", "办理程序", "办事程序"), help="每行一个环节",
    ),
    Field(
        "statutory_days", "法定时限（工作日）", Whole(0, 3650), HOW, shown=True,
        aliases=("法定时限", "法定期限", "法定办结时限"),
    ),
    Field(
        "promised_days", "承诺时限（工作日）", Whole(0, 3650), HOW, shown=True,
        aliases=("承诺时限", "承诺期限", "承诺办结时限"), help="当场办结的填0",
    ),
    Field("time_note", "时限说明", Text(300), HOW, help="如公示、现场勘察不计入时限"),
    Field("outcome", "办理结果", Text(200), HOW, aliases=("结果名称", "审批结果", "证照名称")),
    Field("fee_basis", "收费依据", Text(500), HOW),
    Field("fee_standard", "收费标准", Text(500), HOW, aliases=("收费项目和标准", "收费"), help="不收费的写“不收费”"),
    Field(
        "sample", "表样", Text(300), HOW, aliases=("表格样式", "申请表", "样表"),
        help="写表格名称，空白表和填好的样表作为附件",
    ),
    Field("filling", "填写说明", LongText(5_000), HOW, aliases=("填表说明",)),
    Field(
        "window", "办理窗口", Text(100, width=16), WHERE, required=True, shown=True,
        aliases=("窗口", "窗口号", "受理窗口"),
    ),
    Field("address", "办理地址", Text(200, width=24), WHERE, required=True, aliases=("地址", "办理地点", "受理地点")),
    Field("hours", "办公时间", Text(200), WHERE, aliases=("办理时间", "工作时间")),
    Field("url", "网上办理", Text(300), WHERE, aliases=("网址", "网上办理地址")),
    Field("phone", "咨询电话", Phone(), WHERE, required=True, aliases=("电话", "联系电话")),
    Field("supervision", "监督电话", Phone(), WHERE, required=True, aliases=("投诉电话", "监督投诉电话")),
    Field("edition", "版次", Text(40, width=12), EDITION, shown=True, help="如2026年第1版"),
    Field(
        "in_book", "收入《百姓办事通》", YesNo(width=10), EDITION, shown=True, default=True,
        aliases=("收入百姓办事通", "收录"),
    ),
    Field("revising_on", "开始修订日期", Day(), EDITION, _STEP),
    Field("revise_reason", "修订原因", Text(300), EDITION, _STEP),
    Field("revised_on", "修订日期", Day(), EDITION, _STEP, shown=True, aliases=("更新日期", "变更日期")),
    Field("revisions", "修订次数", Whole(), EDITION, _DERIVED),
    Field("abolished_on", "废止日期", Day(), EDITION, _STEP),
    Field("abolish_reason", "废止依据", Text(300), EDITION, _STEP),
    Field("restored_on", "恢复现行日期", Day(), EDITION, _STEP),
    *tail("应修订完日期"),
)  # fmt: skip

FLOW = Flow(
    states=(IN_FORCE, REVISING, ABOLISHED),
    moves=(
        step(
            "revising", "开始修订", {IN_FORCE}, REVISING, "revising_on", needs=("revise_reason",),
            said="依据、条件、材料、时限等有变更的，20个工作日内修订公布",
        ),
        step(
            "revised", "登记修订完成", {REVISING}, IN_FORCE, "revised_on", needs=("edition",),
            said="先编辑好各项内容，再登记修订完成",
        ),
        step(
            "abolished", "废止", {IN_FORCE, REVISING}, ABOLISHED, "abolished_on", needs=("abolish_reason",),
            aside=True,
        ),
        step("restored", "恢复现行", {ABOLISHED}, IN_FORCE, "restored_on", aside=True),
    ),
    closed=frozenset({IN_FORCE, ABOLISHED}),
)  # fmt: skip


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A promise is never longer than the law allows."""
    law, promised = whole_of(values, "statutory_days"), whole_of(values, "promised_days")
    if law is not None and promised is not None and promised > law:
        yield "承诺时限（工作日）：不能长于法定时限"


def _in_book(values: Mapping[str, Value]) -> bool:
    return values.get("in_book") is True


_GUIDE = (
    "title", "code", "department", "who", "basis", "conditions", "materials", "procedure", "statutory_days",
    "promised_days", "time_note", "outcome", "fee_basis", "fee_standard", "sample", "filling", "window", "address",
    "hours", "url", "phone", "supervision", "edition",
)  # fmt: skip
_NEEDED = ("basis", "conditions", "materials", "procedure", "promised_days", "window", "phone", "supervision")
_PLACE = (("chapter", False), ("position", False))

GUIDE: Register = Register(
    key="guide",
    title="办事指南",
    prefix="指南",
    noun="项",
    fields=FIELDS,
    flow=FLOW,
    derive=counting(deriving(FLOW, {REVISING: promptly("", "revising_on")}), revisions="revised"),
    identity=("title", "department"),
    essential=("title",),
    year_by="written_on",
    name_by=("title",),
    indexed=("chapter",),
    search=("number", "title", "code", "chapter", "basis", "conditions", "materials", "window", "remark"),
    order=_PLACE,
    demands=demands,
    adopt=lambda values: adopted_by_days(GUIDE, values),
    measures=(
        Measure("指南事项", "期末以前编制、没有废止的事项", at(IN_FORCE, REVISING), unit="项", standing=True),
        Measure(
            "收入办事通", "指南事项里，收入《百姓办事通》的现行事项", both(at(IN_FORCE), _in_book),
            unit="项", standing=True,
        ),
        Measure(
            "修订", "修订日期在期间内的事项；一个事项修订几次，按最近一次算", filled("revised_on"), on="revised_on",
            unit="项",
        ),
        Measure("修订次数", "指南事项登记的修订次数合计", how=How.TOTAL, of="revisions", unit="次"),
        Measure("废止", "废止日期在期间内的事项", at(ABOLISHED), on="abolished_on", unit="项"),
        Measure("超期未修订", "正在修订、已过应修订完日期的事项", overdue(REVISING), unit="项", standing=True),
    ),
    forms=(
        Form("guide", "办事指南", _GUIDE, needs=_NEEDED),
        Form(
            "flow", "办事流程",
            (
                "title", "department", "procedure", "statutory_days", "promised_days", "time_note", "window", "phone",
                "supervision",
            ),
            needs=("procedure",),
        ),
    ),
    rolls=(
        Roll(
            "list", "办事指南目录",
            ("chapter", "title", "department", "statutory_days", "promised_days", "window", "phone", "edition"),
            at(IN_FORCE, REVISING), landscape=True, sort=_PLACE,
        ),
        Roll(
            "book", "《百姓办事通》收录事项目录", ("chapter", "title", "department", "window", "phone", "edition"),
            both(at(IN_FORCE), _in_book), sort=_PLACE,
        ),
    ),
    notice=Notice(
        "{title}办事指南",
        "事项名称：{title}\n办理对象：{who}\n实施依据：{basis}\n办理条件：{conditions}\n申请材料：{materials}\n办理流程：{procedure}\n"
        "法定时限：{statutory_days}个工作日\n承诺时限：{promised_days}个工作日\n时限说明：{time_note}\n办理结果：{outcome}\n"
        "收费依据：{fee_basis}\n收费标准：{fee_standard}\n表样：{sample}\n填写说明：{filling}\n办理窗口：{window}\n办理地址：{address}\n"
        "办公时间：{hours}\n网上办理：{url}\n咨询电话：{phone}\n监督电话：{supervision}",
        {
            "article": "第二十条（五）行政许可和对外管理服务事项",
            "category": "服务公开 / 政务服务大厅窗口 / 办事指南",
            "genre": "公告",
        },
    ),
)  # fmt: skip
