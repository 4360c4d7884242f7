"""工作保障: praise and blame, and what becomes of those who break the rules (taxonomy E11, 39, 73, 77)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value, YesNo
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.codes import PRAISE
from desktop_app.registers.work.rules import (
    adopting,
    both,
    counts,
    dated,
    deriving,
    having,
    other,
    overdue,
    promptly,
    share,
    yes,
)

DECIDED, ANNOUNCED, REVOKED = "已决定", "已通报", "已撤销"
TO_FILE, LOOKING, TO_DECIDE, HANDLED = "待立案", "调查中", "待处理", "已处理"
SHOWN, WITHHELD, UNFOUNDED = "已公开", "不公开", "不成立"
WHAT, COURSE, RESULT = "基本情况", "查处", "结果与公开"
_STEP = Source.STEP
_PUBLIC = "给公众看的文字；不写姓名、电话等个人信息"

AWARD_FLOW = Flow(
    (DECIDED, ANNOUNCED, REVOKED),
    (
        dated("announced", "登记通报", (DECIDED,), ANNOUNCED, "announced_on", ("paper_no", "reach")),
        dated(
            "revoked", "撤销决定", (DECIDED, ANNOUNCED), REVOKED, "revoked_on", ("revoke_reason",),
            ("revoke_reason",),
        ),
    ),
    frozenset({DECIDED, ANNOUNCED, REVOKED}),
)  # fmt: skip
AWARD_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "kind", "奖惩种类", Choice("award_kind", width=14), WHAT, required=True, shown=True,
        aliases=("种类", "奖惩类别"),
    ),
    Field(
        "target", "奖惩对象", Choice("award_target", width=8), WHAT, required=True, shown=True, default="单位",
        aliases=("对象",),
    ),
    Field(
        "department", "所在科室", Choice(DEPARTMENT, width=14), WHAT, required=True, shown=True,
        aliases=("科室", "单位", "处室"),
    ),
    Field("person", "个人姓名", Choice(PERSON, width=10), WHAT, secret=Secret.NAME, aliases=("姓名", "个人")),
    Field(
        "ground", "事由", LongText(2_000), WHAT, required=True, secret=Secret.TEXT, shown=True,
        aliases=("主要事迹", "原因"),
    ),
    Field("fabricated", "弄虚作假", YesNo(), WHAT, default=False),
    Field("basis", "依据", Text(300), WHAT, aliases=("奖惩依据",)),
    Field("organ", "决定机关", Text(100), WHAT),
    Field("handler", "经办人", Choice(PERSON, width=10), WHAT, default="<me>"),
    Field("decided_on", "决定日期", Day(), WHAT, required=True, shown=True, default="<today>", aliases=("日期",)),
    Field("public_text", "通报稿", LongText(5_000), WHAT, secret=Secret.TEXT, help=_PUBLIC),
    Field("announced_on", "通报日期", Day(), RESULT, _STEP),
    Field("paper_no", "决定文号", Text(60), RESULT, _STEP, aliases=("文号",)),
    Field("reach", "通报范围", Text(200), RESULT, _STEP),
    Field("revoked_on", "撤销日期", Day(), RESULT, _STEP),
    Field("revoke_reason", "撤销原因", Text(300), RESULT, _STEP),
    *TAIL,
)  # fmt: skip


def award_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Whom it concerns; nobody is praised for what was made up."""
    if values.get("target") == "个人" and not values.get("person"):
        yield "个人姓名：奖惩对象是个人的必须填写"
    if values.get("fabricated") and values.get("kind") in PRAISE:
        yield "弄虚作假：弄虚作假的不能表扬奖励"


_valid = other(having("state", REVOKED))
AWARD = Register(
    key="award",
    title="表扬与批评",
    prefix="奖惩",
    noun="次",
    fields=AWARD_FIELDS,
    flow=AWARD_FLOW,
    derive=deriving(AWARD_FLOW),
    adopt=adopting(AWARD_FIELDS, AWARD_FLOW),
    demands=award_demands,
    identity=("kind", "department", "person", "decided_on"),
    essential=("kind", "department"),
    year_by="decided_on",
    name_by=("kind", "department"),
    indexed=("decided_on", "department"),
    search=("number", "kind", "department", "person", "ground", "paper_no", "remark"),
    measures=(
        Measure("奖惩次数", "期间内作出的决定，后来撤销的不算", _valid, unit="次"),
        Measure("表扬奖励", "奖惩次数里，种类为表扬或者奖励的", both(having("kind", *PRAISE), _valid), unit="次"),
        *counts(
            "kind", {"批评教育": "批评教育", "通报批评": "通报批评", "追究主要领导责任": "追究主要领导责任"},
            "奖惩次数", "次", _valid,
        ),
        Measure("弄虚作假", "奖惩次数里，“弄虚作假”填“是”的", both(yes("fabricated"), _valid), unit="次"),
    ),
    forms=(
        Form(
            "decision", "政务公开工作奖惩决定审批表",
            ("kind", "target", "department", "person", "ground", "fabricated", "basis", "organ", "decided_on",
             "paper_no"),
            ("经办人", "局办公室负责人", "局领导"), empty=("审批意见",),
        ),
    ),
    rolls=(
        Roll(
            "awards", "表扬与批评登记表", ("decided_on", "kind", "target", "department", "ground", "paper_no", "state"),
            _valid, landscape=True, sort=(("decided_on", False),),
        ),
    ),
    notice=Notice(
        "关于政务公开工作{kind}情况的通报",
        "{public_text}\n单位：{department}\n奖惩种类：{kind}\n依据：{basis}\n决定机关：{organ}\n文号：{paper_no}",
        {"genre": "通报", "audience": "全社会"},
    ),
)  # fmt: skip

VIOLATION_FLOW = Flow(
    (TO_FILE, LOOKING, TO_DECIDE, HANDLED, SHOWN, WITHHELD, UNFOUNDED),
    (
        dated("filed", "立案", (TO_FILE,), LOOKING, "filed_on"),
        dated("refused", "不予立案", (TO_FILE,), UNFOUNDED, "refused_on", ("refuse_reason",), ("refuse_reason",)),
        dated(
            "investigated", "查实", (LOOKING,), TO_DECIDE, "found_on", ("found", "findings"), ("found", "findings"),
        ),
        dated(
            "dismissed", "查否结案", (LOOKING,), UNFOUNDED, "dismissed_on", ("dismiss_reason",), ("dismiss_reason",),
        ),
        dated(
            "handled", "登记处理", (TO_DECIDE,), HANDLED, "handled_on", ("handling", "handling_note"), ("handling",),
        ),
        dated(
            "published", "登记公开", (HANDLED, WITHHELD), SHOWN, "published_on", ("item_no",), ("item_no",),
            "先在主动公开里登记一条，审查、公开以后，把它的编号填在这里",
        ),
        dated(
            "withheld", "定为不公开", (HANDLED,), WITHHELD, "withheld_on", ("withhold_reason",), ("withhold_reason",),
            "问责情况要及时公开；涉密等不能公开的写明理由",
        ),
    ),
    frozenset({SHOWN, WITHHELD, UNFOUNDED}),
)  # fmt: skip
VIOLATION_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "source", "线索来源", Choice("violation_source", width=12), WHAT, required=True, shown=True,
        aliases=("来源",),
    ),
    Field(
        "received_on", "发现日期", Day(), WHAT, required=True, shown=True, default="<today>",
        aliases=("反映日期", "日期"),
    ),
    Field(
        "kind", "问责情形", Choice("violation_kind", width=12), WHAT, required=True, shown=True,
        aliases=("情形", "违规情形"),
    ),
    Field("department", "涉及科室", Choice(DEPARTMENT, width=14), WHAT, shown=True, aliases=("科室", "处室", "单位")),
    Field("person", "涉及人员", Choice(PERSON, width=10), WHAT, secret=Secret.NAME, aliases=("责任人",)),
    Field("reporter", "反映人", Text(60, width=10), WHAT, secret=Secret.NAME, help="可以不填；不上任何文书"),
    Field("phone", "反映人电话", Phone(), WHAT, secret=Secret.PHONE, aliases=("联系电话",)),
    Field(
        "content", "反映内容", LongText(5_000), WHAT, required=True, secret=Secret.TEXT, shown=True,
        aliases=("违规事实", "问题", "内容"),
    ),
    Field("handler", "经办人", Choice(PERSON, width=10), COURSE, default="<me>"),
    Field("investigate_by", "调查期限", Day(), COURSE, help="不填的，立案以后20个工作日提醒"),
    Field("filed_on", "立案日期", Day(), COURSE, _STEP),
    Field("refused_on", "不予立案日期", Day(), COURSE, _STEP),
    Field("refuse_reason", "不予立案理由", Text(500), COURSE, _STEP),
    Field("found_on", "查实日期", Day(), COURSE, _STEP),
    Field("found", "查实情况", Choice("violation_found", width=10), COURSE, _STEP, aliases=("是否属实",)),
    Field("findings", "调查结论", LongText(5_000), COURSE, _STEP, secret=Secret.TEXT),
    Field("dismissed_on", "查否日期", Day(), COURSE, _STEP),
    Field("dismiss_reason", "查否理由", Text(500), COURSE, _STEP),
    Field("handled_on", "处理日期", Day(), RESULT, _STEP, shown=True),
    Field(
        "handling", "处理方式", Choice("violation_handling", width=12), RESULT, _STEP, shown=True,
        aliases=("处理", "处理结果"),
    ),
    Field("handling_note", "处理说明", Text(500), RESULT, _STEP),
    Field("basis", "处理依据", Text(300), RESULT, aliases=("依据",)),
    Field("public_text", "可公开稿", LongText(5_000), RESULT, secret=Secret.TEXT, help=_PUBLIC),
    Field("published_on", "公开日期", Day(), RESULT, _STEP),
    Field("item_no", "公开编号", Text(40, width=18), RESULT, _STEP, help="主动公开里的编号"),
    Field("withheld_on", "定为不公开日期", Day(), RESULT, _STEP),
    Field("withhold_reason", "不公开理由", Text(500), RESULT, _STEP),
    *TAIL,
)  # fmt: skip

_ended = having("state", HANDLED, SHOWN, WITHHELD)
_looked_into = other(having("state", TO_FILE, LOOKING))
VIOLATION = Register(
    key="violation",
    title="问责与违规处理",
    prefix="问责",
    noun="件",
    fields=VIOLATION_FIELDS,
    flow=VIOLATION_FLOW,
    derive=deriving(
        VIOLATION_FLOW,
        {
            TO_FILE: promptly("", "received_on"),
            LOOKING: promptly("investigate_by", "filed_on"),
            TO_DECIDE: promptly("", "found_on"),
            HANDLED: promptly("", "handled_on"),
        },
    ),
    adopt=adopting(VIOLATION_FIELDS, VIOLATION_FLOW),
    identity=("source", "received_on", "department", "content"),
    essential=("content",),
    year_by="received_on",
    name_by=("kind", "department"),
    indexed=("received_on", "department", "item_no"),
    search=("number", "kind", "department", "person", "reporter", "content", "findings", "item_no", "remark"),
    measures=(
        Measure("件数", "期间内发现或者收到的问责、违规线索"),
        *counts(
            "kind", {word: word for word in ("不作为", "慢作为", "乱作为", "违反公开规定")}, "期间内的线索", "件"
        ),
        Measure("群众反映", "线索来源为群众反映的", having("source", "群众反映")),
        Measure("查实", "查实情况为属实或者部分属实的", having("found", "属实", "部分属实")),
        share("查实率", "查实÷已经查完或者不予立案的", having("found", "属实", "部分属实"), _looked_into),
        Measure("已处理", "已经登记处理的，包括后来公开和定为不公开的", _ended),
        Measure("已公开", "处理以后已经公开的", having("state", SHOWN)),
        share("问责公开率", "已公开÷已处理", having("state", SHOWN), _ended),
        Measure(
            "逾期未办", "过了提醒日还没有立案、查完、处理或者公开的", overdue(TO_FILE, LOOKING, TO_DECIDE, HANDLED),
        ),
    ),
    forms=(
        Form(
            "case", "问责处理登记表",
            ("source", "received_on", "kind", "department", "person", "content", "filed_on", "found", "findings",
             "handled_on", "handling", "handling_note", "basis"),
            ("经办人", "审核人", "批准人"), note="反映人的情况依法保密，不写入本表。",
        ),
    ),
    rolls=(
        Roll(
            "cases", "问责与违规处理情况表",
            ("received_on", "source", "kind", "department", "handling", "handled_on", "state"),
            landscape=True, sort=(("received_on", False),),
        ),
    ),
    notice=Notice(
        "关于{department}{kind}问题问责情况的通报",
        "{public_text}\n问责情形：{kind}\n处理方式：{handling}\n处理依据：{basis}",
        {"category": "执行公开 / 问责", "genre": "通报", "audience": "全社会"},
    ),
)  # fmt: skip
