"""工作保障: assessment meetings and what superiors and auditors ask to be put right (taxonomy E10, 60, 71)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, whole_of
from desktop_app.registers.work.learning import DELIBERATION, TRAINING
from desktop_app.registers.work.rules import (
    adopting,
    counts,
    dated,
    deriving,
    filled,
    having,
    other,
    overdue,
    promptly,
    share,
    total,
)

MET, SORTED, ANSWERED, SILENT = "已召开", "已整理", "已反馈", "无意见"
MENDING, TO_STRIKE, STRUCK, SHOWN, WITHHELD = "整改中", "待销号", "已销号", "已公开", "不公开"
WHAT, SAID, MEND, RESULT = "基本情况", "评议与意见", "整改", "结果与公开"
_STEP = Source.STEP

FORUM_FLOW = Flow(
    (MET, SORTED, ANSWERED, SILENT),
    (
        dated(
            "sorted", "整理意见", (MET,), SORTED, "sorted_on", ("opinions", "opinion_count"),
            ("opinions", "opinion_count"),
        ),
        dated("silent", "登记没有意见", (MET,), SILENT, "silent_on"),
        dated("answered", "登记反馈", (SORTED,), ANSWERED, "answered_on", ("answer", "settled_count"), ("answer",)),
    ),
    frozenset({ANSWERED, SILENT}),
)  # fmt: skip
FORUM_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "kind", "评议座谈类型", Choice("forum_kind", width=18), WHAT, required=True, shown=True,
        aliases=("类型", "会议类型"),
    ),
    Field("title", "会议名称", Text(200, width=24), WHAT, shown=True, aliases=("名称",)),
    Field(
        "held_on", "召开日期", Day(), WHAT, required=True, shown=True, default="<today>",
        aliases=("日期", "时间", "会议时间"),
    ),
    Field("place", "地点", Text(100, width=16), WHAT, aliases=("会议地点",)),
    Field("host", "主持人", Choice(PERSON, width=10), WHAT),
    Field("handler", "记录人", Choice(PERSON, width=10), WHAT, default="<me>"),
    Field("department", "承办科室", Choice(DEPARTMENT, width=14), WHAT, aliases=("科室",)),
    Field("people", "参加人", LongText(2_000), WHAT, secret=Secret.TEXT, aliases=("参加人员", "名单")),
    Field("attended", "参加人数", Whole(), WHAT, shown=True, aliases=("人数",)),
    Field("supervisors", "监督员人数", Whole(), WHAT, aliases=("义务监督员人数",)),
    Field("agenda", "通报内容", LongText(5_000), WHAT, aliases=("议题", "会议内容")),
    Field("score", "评议得分", Text(20, width=10), SAID, aliases=("得分", "评分")),
    Field("satisfied", "满意票", Whole(), SAID, aliases=("满意",)),
    Field("fair", "基本满意票", Whole(), SAID, aliases=("基本满意",)),
    Field("dissatisfied", "不满意票", Whole(), SAID, aliases=("不满意",)),
    Field("answer_by", "反馈期限", Day(), SAID, help="不填的，整理意见以后20个工作日提醒"),
    Field("sorted_on", "整理日期", Day(), SAID, _STEP),
    Field(
        "opinions", "意见建议", LongText(10_000), SAID, _STEP, secret=Secret.TEXT, shown=True,
        aliases=("意见", "意见和建议"),
    ),
    Field("opinion_count", "意见数", Whole(0, 10_000), SAID, _STEP, shown=True, aliases=("意见条数",)),
    Field("silent_on", "无意见结束日期", Day(), SAID, _STEP),
    Field("answered_on", "反馈日期", Day(), RESULT, _STEP),
    Field(
        "answer", "整改和反馈情况", LongText(10_000), RESULT, _STEP, secret=Secret.TEXT,
        aliases=("整改情况", "反馈情况", "整改"),
    ),
    Field("settled_count", "已落实意见数", Whole(0, 10_000), RESULT, _STEP),
    *TAIL,
)  # fmt: skip


def forum_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Nobody votes who was not there."""
    attended, supervisors = whole_of(values, "attended"), whole_of(values, "supervisors")
    votes = sum(whole_of(values, key) or 0 for key in ("satisfied", "fair", "dissatisfied"))
    if attended is not None and votes > attended:
        yield "参加人数：少于满意、基本满意、不满意的票数之和"
    if attended is not None and supervisors is not None and supervisors > attended:
        yield "监督员人数：不能多于参加人数"


FORUM = Register(
    key="forum",
    title="评议座谈",
    prefix="评议",
    noun="次",
    fields=FORUM_FIELDS,
    flow=FORUM_FLOW,
    derive=deriving(FORUM_FLOW, {MET: promptly("", "held_on"), SORTED: promptly("answer_by", "sorted_on")}),
    adopt=adopting(FORUM_FIELDS, FORUM_FLOW),
    demands=forum_demands,
    identity=("kind", "title", "held_on"),
    essential=("held_on",),
    year_by="held_on",
    name_by=("title", "kind"),
    indexed=("held_on", "department"),
    search=("number", "kind", "title", "host", "people", "agenda", "opinions", "remark"),
    measures=(
        Measure("评议座谈", "期间内召开的评议会和座谈会", unit="次"),
        *counts(
            "kind",
            {word: word for word in ("政风行风评议座谈会", "义务监督员座谈会", "行风评议大会", "民主评议会")},
            "期间内召开的会", "次",
        ),
        total("参加人次", "各次会议的参加人数之和", "attended", "人次"),
        total("监督员人次", "各次会议的监督员人数之和", "supervisors", "人次"),
        total("意见数", "各次会议整理出的意见数之和", "opinion_count", "条"),
        total("已落实意见数", "各次会议登记反馈时已经落实的意见数之和", "settled_count", "条"),
        total("满意票", "各次会议的满意票之和", "satisfied", "票"),
        total("基本满意票", "各次会议的基本满意票之和", "fair", "票"),
        total("不满意票", "各次会议的不满意票之和", "dissatisfied", "票"),
        Measure("有评议得分", "填了评议得分的会议；各次的得分见名单", filled("score"), unit="次"),
        share("反馈率", "已反馈的会议÷有意见的会议", having("state", ANSWERED), having("state", SORTED, ANSWERED)),
    ),
    forms=(
        Form(
            "record", "评议座谈会议记录",
            ("kind", "title", "held_on", "place", "host", "handler", "people", "attended", "supervisors", "agenda",
             "opinions", "answer"),
            ("主持人", "记录人"),
        ),
        Form(
            "ballot", "政务公开工作评议意见表", ("kind", "held_on", "agenda"),
            intro="请您对我局政务公开工作作出评议，在相应的栏内划“√”，并写下意见和建议。本表可以不署名。",
            empty=("满意", "基本满意", "不满意", "评议得分", "意见和建议", "评议人（可不填）"),
        ),
    ),
    rolls=(
        Roll(
            "forums", "评议座谈情况表", ("held_on", "kind", "title", "attended", "score", "opinion_count", "state"),
            landscape=True, sort=(("held_on", False),),
        ),
    ),
)  # fmt: skip

RECTIFICATION_FLOW = Flow(
    (MENDING, TO_STRIKE, STRUCK, SHOWN, WITHHELD),
    (
        dated("rectified", "登记整改", (MENDING,), TO_STRIKE, "rectified_on", ("result",), ("result",)),
        dated("struck", "销号", (TO_STRIKE,), STRUCK, "struck_on", ("strike_by",), ("strike_by",)),
        dated(
            "sent_back", "退回重改", (TO_STRIKE,), MENDING, "sent_back_on", ("sent_back_reason",),
            ("sent_back_reason",),
        ),
        dated(
            "published", "登记公开", (STRUCK, WITHHELD), SHOWN, "published_on", ("item_no",), ("item_no",),
            "先在主动公开里登记一条，审查、公开以后，把它的编号填在这里",
        ),
        dated(
            "withheld", "定为不公开", (STRUCK,), WITHHELD, "withheld_on", ("withhold_reason",), ("withhold_reason",),
            "整改落实情况要及时公开；涉密等不能公开的写明理由",
        ),
    ),
    frozenset({SHOWN, WITHHELD}),
)  # fmt: skip
RECTIFICATION_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "source", "问题来源", Choice("rectification_source", width=12), WHAT, required=True, shown=True,
        aliases=("来源",),
    ),
    Field("organ", "督查审计单位", Text(100, width=16), WHAT, aliases=("督查单位", "审计单位")),
    Field("paper_no", "督查审计文号", Text(60), WHAT, aliases=("文号",)),
    Field(
        "found_on", "发现日期", Day(), WHAT, required=True, shown=True, default="<today>",
        aliases=("日期", "交办日期"),
    ),
    Field(
        "problem", "问题", LongText(5_000), WHAT, required=True, secret=Secret.TEXT, shown=True,
        aliases=("发现问题", "存在问题"),
    ),
    Field(
        "department", "责任科室", Choice(DEPARTMENT, width=14), MEND, required=True, shown=True,
        aliases=("责任处室", "整改科室", "责任单位", "科室"),
    ),
    Field("handler", "责任人", Choice(PERSON, width=10), MEND, aliases=("整改责任人",)),
    Field("action", "整改措施", LongText(5_000), MEND, aliases=("措施",)),
    Field(
        "rectify_until", "整改期限", Day(), MEND, shown=True, aliases=("限期", "整改时限", "完成时限"),
        help="不填的，发现以后20个工作日提醒",
    ),
    Field("rectified_on", "整改日期", Day(), MEND, _STEP, shown=True, aliases=("完成日期", "整改完成日期")),
    Field("result", "整改结果", LongText(5_000), MEND, _STEP, secret=Secret.TEXT, aliases=("整改情况", "结果")),
    Field("sent_back_on", "退回日期", Day(), MEND, _STEP),
    Field("sent_back_reason", "退回原因", Text(500), MEND, _STEP),
    Field("struck_on", "销号日期", Day(), RESULT, _STEP, shown=True),
    Field("strike_by", "销号审核人", Choice(PERSON, width=10), RESULT, _STEP, aliases=("审核人",)),
    Field(
        "public_text", "可公开稿", LongText(5_000), RESULT, secret=Secret.TEXT, help="给公众看的文字；不写个人信息",
    ),
    Field("published_on", "公开日期", Day(), RESULT, _STEP),
    Field("item_no", "公开编号", Text(40, width=18), RESULT, _STEP, help="主动公开里的编号"),
    Field("withheld_on", "定为不公开日期", Day(), RESULT, _STEP),
    Field("withhold_reason", "不公开理由", Text(500), RESULT, _STEP),
    *TAIL,
)  # fmt: skip

_struck = having("state", STRUCK, SHOWN, WITHHELD)
_mended = other(having("state", MENDING))
RECTIFICATION = Register(
    key="rectification",
    title="督查审计整改",
    prefix="整改",
    noun="个",
    fields=RECTIFICATION_FIELDS,
    flow=RECTIFICATION_FLOW,
    derive=deriving(
        RECTIFICATION_FLOW,
        {
            MENDING: promptly("rectify_until", "found_on", "sent_back_on"),
            TO_STRIKE: promptly("", "rectified_on"),
            STRUCK: promptly("", "struck_on"),
        },
    ),
    adopt=adopting(RECTIFICATION_FIELDS, RECTIFICATION_FLOW),
    identity=("source", "paper_no", "found_on", "problem"),
    essential=("problem",),
    year_by="found_on",
    name_by=("problem",),
    indexed=("found_on", "department", "item_no"),
    search=("number", "source", "organ", "paper_no", "problem", "department", "result", "item_no", "remark"),
    measures=(
        Measure("问题数", "期间内发现的问题", unit="个"),
        *counts("source", {"上级督查": "督查发现", "审计": "审计发现", "巡察": "巡察发现"}, "期间内的问题", "个"),
        Measure("已整改", "期间内发现、已经登记整改的，包括已经销号的", _mended, unit="个"),
        Measure("已销号", "期间内发现、已经销号的", _struck, unit="个"),
        Measure("已公开", "期间内发现、整改情况已经公开的", having("state", SHOWN), unit="个"),
        Measure("逾期未整改", "过了整改期限还没有登记整改的", overdue(MENDING), unit="个"),
        share("整改率", "已整改÷问题数", _mended),
        share("整改公开率", "已公开÷已销号", having("state", SHOWN), _struck),
    ),
    forms=(
        Form(
            "strike", "问题整改销号审批表",
            ("source", "organ", "paper_no", "found_on", "problem", "department", "handler", "action", "rectify_until",
             "rectified_on", "result"),
            ("责任科室负责人", "分管领导", "销号审核人"), needs=("result",), open_to=_mended,
        ),
    ),
    rolls=(
        Roll(
            "problems", "督查审计问题整改清单",
            ("source", "problem", "department", "action", "rectify_until", "rectified_on", "state"),
            landscape=True, sort=(("found_on", False),),
        ),
    ),
    notice=Notice(
        "关于{source}发现问题整改落实情况的公告",
        "{public_text}\n问题来源：{source}\n责任科室：{department}\n整改期限：{rectify_until}\n整改日期：{rectified_on}",
        {"category": "执行公开 / 督查审计 / 整改落实", "genre": "公告", "audience": "全社会"},
    ),
)  # fmt: skip

TRIAL_LEDGERS = (FORUM, RECTIFICATION, DELIBERATION, TRAINING)
