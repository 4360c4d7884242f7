"""The fields of 建议提案: what was handed over, how it was talked over, and what was answered (registers.md §6)."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Whole, YesNo
from desktop_app.domain.proposal_law import LEADING
from desktop_app.domain.register import Field, Secret, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.matter import COURSE, RESULT, Way, course_fields, result_fields

ASKED, TALKED, AFTER = "建议提案", "调研与沟通", "意见与落实"
WAY = Way(
    asks=("result_class", "reply_no", "answer", "openness"),
    needs=("result_class", "reply_no", "answer"),
    redo="不满意重办",
)
_STEP, _DERIVED = Source.STEP, Source.DERIVED

# What the common course is called here.
_NAMED = {
    "dispatched_on": "分办日期",
    "returned_on": "科室退单日期",
    "return_reason": "科室退单理由",
    "called_back_on": "征询意见日期",
}

_HANDED: tuple[Field, ...] = (
    Field("kind", "类型", Choice("proposal_kind", width=10), ASKED, required=True, shown=True,
          aliases=("建议提案类型", "类别")),
    Field("level", "级别", Choice("proposal_level", width=8), ASKED, default="县级"),
    Field("session", "届次会次", Text(60, width=20), ASKED, required=True,
          aliases=("届次", "会次", "届次/会次"), help="写成“县十七届人大五次会议”的样子，答复函标题照写"),
    Field("case_no", "案号", Text(20, width=8), ASKED, required=True, shown=True,
          aliases=("建议号", "提案号"), help="只写号数，如 23"),
    Field("title", "标题", Text(300, width=30), ASKED, required=True, shown=True,
          aliases=("案由", "建议标题", "提案标题", "题目")),
    Field("content", "内容", LongText(), ASKED, secret=Secret.TEXT, aliases=("建议内容", "提案内容")),
    Field("proposer", "提出人", Text(200, width=12), ASKED, required=True, shown=True, secret=Secret.NAME,
          aliases=("代表", "委员", "领衔代表", "提案人", "建议人"), help="几个人联名的用顿号隔开，不写“代表”“委员”"),
    Field("proposer_phone", "联系方式", Phone(), ASKED, secret=Secret.PHONE, aliases=("联系电话",)),
    Field("assigner", "交办单位", Text(100, width=18), ASKED, aliases=("交办机关",)),
    Field("assigned_on", "交办日期", Day(), ASKED, required=True, shown=True, default="<today>",
          aliases=("交办时间",)),
    Field("role", "承办方式", Choice("proposal_role", width=8), ASKED, required=True, shown=True,
          default=LEADING, aliases=("主办/会办/分办", "办理方式")),
    Field("lead", "主办单位", Text(100, width=18), ASKED, help="本单位会办的，写主办单位"),
    Field("partners", "会办单位", Text(200, width=18), ASKED),
    Field("hard", "涉及面广或者难度大", YesNo(), ASKED, default=False, help="交办时明确的，答复期限为六个月"),
    Field("department", "承办科室", Choice(DEPARTMENT, width=14), COURSE, shown=True, aliases=("承办股室",)),
    Field("handler", "责任人", Choice(PERSON, width=10), COURSE, aliases=("承办人", "经办人")),
)  # fmt: skip

_TALKED: tuple[Field, ...] = (
    Field("studied_on", "调研日期", Day(), TALKED, _STEP),
    Field("study_note", "调研情况", LongText(2_000, width=24), TALKED, _STEP, secret=Secret.TEXT),
    Field("contacted_on", "最近沟通日期", Day(), TALKED, _STEP),
    Field("contact_way", "最近沟通方式", Choice("contact_way", width=8), TALKED, _STEP),
    Field("contact_whom", "沟通对象", Text(100, width=12), TALKED, _STEP, secret=Secret.NAME),
    Field("contact_note", "沟通内容", LongText(2_000, width=24), TALKED, _STEP, secret=Secret.TEXT),
    Field("contact_times", "沟通次数", Whole(width=8), TALKED, _DERIVED),
    Field("met_times", "见面次数", Whole(width=8), TALKED, _DERIVED),
    Field("contact_log", "沟通记录", LongText(width=30), TALKED, _DERIVED, secret=Secret.TEXT),
)

_ANSWERED: tuple[Field, ...] = (
    Field("answer", "答复内容", LongText(), RESULT, secret=Secret.TEXT, aliases=("办理情况", "答复"),
          help="答复函的正文，一段一行；会办的写会办意见"),
    Field("result_class", "结果类别", Choice("proposal_class", width=6), RESULT, shown=True,
          aliases=("办理结果类别", "结果分类"), readings={"A类": "A", "B类": "B", "C类": "C", "D类": "D"}),
    Field("reply_no", "答复文号", Text(80), RESULT, aliases=("文号",)),
    Field("copies", "抄送", Text(200), RESULT, help="不填的，答复函按建议、提案写明通常的抄送单位"),
    Field("openness", "公开属性", Choice("openness", width=10), RESULT),
    Field("item_no", "公开编号", Text(40, width=18), RESULT, help="答复公开以后，主动公开里的编号"),
    Field("opined_on", "会办意见日期", Day(), RESULT, _STEP),
    Field("finished_on", "办复日期", Day(), RESULT, _DERIVED),
    Field("reply_times", "答复次数", Whole(width=8), RESULT, _DERIVED),
    Field("joint_due", "会办意见期限", Day(), RESULT, _DERIVED),
    Field("return_due", "退办期限", Day(), RESULT, _DERIVED),
    Field("sent_back_on", "退办日期", Day(), RESULT, _STEP),
    Field("sent_back_reason", "退办理由", Text(500), RESULT, _STEP),
    Field("redo_due", "二次答复期限", Day(), RESULT, _STEP),
)  # fmt: skip

_OPINION: tuple[Field, ...] = (
    Field("satisfaction", "代表委员意见", Choice("proposal_opinion", width=10), AFTER, _STEP, shown=True,
          aliases=("代表意见", "委员意见", "满意度", "委员（代表）意见")),
    Field("opinion_note", "意见说明", Text(500), AFTER, _STEP, secret=Secret.TEXT),
    Field("follow_until", "计划落实日期", Day(), AFTER, help="B类、C类件承诺解决的日期"),
    Field("followed_on", "最近跟踪日期", Day(), AFTER, _STEP),
    Field("follow_note", "跟踪落实情况", LongText(2_000, width=24), AFTER, _STEP, secret=Secret.TEXT),
    Field("carried_out", "已经落实", YesNo(), AFTER, _STEP),
)  # fmt: skip


def _named(field: Field) -> Field:
    """A common field by the name it has here; 交办时间 is the day the proposal was handed over, not passed on."""
    if field.key not in _NAMED:
        return field
    return replace(
        field, label=_NAMED[field.key], aliases=tuple(one for one in field.aliases if one != "交办时间")
    )


FIELDS: tuple[Field, ...] = (
    *HEAD,
    *_HANDED,
    *(_named(f) for f in course_fields(WAY)),
    *_TALKED,
    *_ANSWERED,
    *(_named(f) for f in result_fields(WAY)),
    *_OPINION,
    *(replace(f, label="答复期限", shown=True) if f.key == "due_on" else f for f in TAIL),
)
