"""宣传活动 and 采访登记: what is done to be known, and who spoke to the media (taxonomy E24, 26, 59)."""

from __future__ import annotations

from desktop_app.domain.fields import Choice, Choices, Day, LongText, Moment, Phone, Text, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.codes_service import EVERYDAY, FIRST_SPOKESMAN, PUBLICITY_MEDIA
from desktop_app.registers.work.parts import adopted_by_days, at, naming, step
from desktop_app.registers.work.rules import both, deriving, filled, fixed, having

_STEP = Source.STEP
PLANNED, DONE, CANCELLED = "计划中", "已完成", "已取消"
WHAT, AFTER = "活动", "完成情况"

_PUBLICITY_FLOW = Flow(
    states=(PLANNED, DONE, CANCELLED),
    moves=(
        step(
            "done", "登记完成", {PLANNED}, DONE, "done_on",
            ("reached", "consulted", "leaflets", "boards", "evidence", "summary"),
        ),
        step("cancelled", "取消", {PLANNED}, CANCELLED, "cancelled_on", needs=("cancel_reason",), aside=True),
    ),
    closed=frozenset({DONE, CANCELLED}),
)  # fmt: skip

PUBLICITY: Register = Register(
    key="publicity",
    title="宣传活动",
    prefix="宣传",
    noun="次",
    fields=(
        *HEAD,
        Field(
            "held_on", "活动日期", Day(), WHAT, required=True, shown=True, default="<today>",
            aliases=("宣传时间", "活动时间", "日期", "时间"),
        ),
        Field(
            "theme", "宣传主题", Text(200, width=26), WHAT, required=True, shown=True,
            aliases=("主题", "活动名称", "活动主题"),
        ),
        Field("day", "宣传日", Choice("publicity_day", width=14), WHAT, shown=True, default=EVERYDAY),
        Field(
            "media", "宣传媒体", Choices("publicity_media"), WHAT, required=True, shown=True,
            aliases=("媒体", "媒体名称"),
        ),
        Field("form", "宣传形式", Choice("publicity_form", width=12), WHAT, shown=True, aliases=("形式", "活动形式")),
        Field("audience", "受众", Text(100), WHAT, aliases=("宣传对象", "受众对象")),
        Field("place", "活动地点", Text(200, width=20), WHAT, aliases=("地点",)),
        Field("leaders", "参加领导", Text(300), WHAT),
        Field(
            "department", "责任科室", Choice(DEPARTMENT, width=14), WHAT, shown=True,
            aliases=("责任处室", "承办科室"),
        ),
        Field("handler", "负责人", Choice(PERSON, width=10), WHAT),
        Field("content", "宣传内容", LongText(5_000), WHAT, aliases=("内容", "活动方案")),
        Field("done_on", "完成日期", Day(), AFTER, _STEP, aliases=("完成时间",)),
        Field("reached", "受众人次", Whole(), AFTER, _STEP, aliases=("参加人次", "覆盖人次")),
        Field("consulted", "接受咨询人次", Whole(), AFTER, _STEP, aliases=("咨询人次",)),
        Field("leaflets", "发放资料份数", Whole(), AFTER, _STEP, aliases=("资料份数",)),
        Field("boards", "展板数", Whole(), AFTER, _STEP, aliases=("展板",)),
        Field("evidence", "刊播情况", Text(500), AFTER, _STEP, help="写版面、播出时间或者网址"),
        Field("summary", "活动小结", LongText(5_000), AFTER, _STEP),
        Field("cancelled_on", "取消日期", Day(), AFTER, _STEP),
        Field("cancel_reason", "取消原因", Text(300), AFTER, _STEP),
        *TAIL,
    ),
    flow=_PUBLICITY_FLOW,
    derive=deriving(_PUBLICITY_FLOW, {PLANNED: fixed("held_on")}),
    identity=("held_on", "theme"),
    essential=("theme",),
    year_by="held_on",
    name_by=("theme",),
    indexed=("held_on", "department"),
    search=("number", "theme", "place", "leaders", "content", "summary", "remark"),
    adopt=lambda values: adopted_by_days(PUBLICITY, values),
    measures=(
        Measure("计划活动", "活动日期在期间内的宣传活动，取消的不算", at(PLANNED, DONE), unit="次"),
        Measure("完成活动", "活动日期在期间内、已登记完成的宣传活动", at(DONE), unit="次"),
        Measure("完成率", "完成活动÷计划活动", at(DONE), How.SHARE, among=at(PLANNED, DONE)),
        Measure(
            "宣传日活动", "完成活动里，宣传日一栏不是“日常宣传”的", unit="次",
            where=both(at(DONE), filled("day"), lambda values: values.get("day") != EVERYDAY),
        ),
        *(
            Measure(
                f"{word}宣传", f"完成活动里，用了“{word}”的；用几种媒体的，各算一次",
                both(at(DONE), naming("media", word)), unit="次",
            )
            for word in PUBLICITY_MEDIA
        ),
        Measure("受众人次", "完成活动的受众人次合计", at(DONE), How.TOTAL, "reached", unit="人次"),
        Measure("接受咨询", "完成活动的接受咨询人次合计", at(DONE), How.TOTAL, "consulted", unit="人次"),
        Measure("发放资料", "完成活动的发放资料份数合计", at(DONE), How.TOTAL, "leaflets", unit="份"),
    ),
    forms=(
        Form(
            "activity", "宣传活动记录表",
            ("held_on", "day", "theme", "place", "media", "form", "audience", "department", "leaders", "content",
             "reached", "consulted", "leaflets", "boards", "evidence", "summary"),
            ("记录人", "责任科室负责人"),
        ),
    ),
    rolls=(
        Roll(
            "plan", "政务公开宣传活动计划表",
            ("held_on", "theme", "day", "media", "form", "audience", "department", "handler", "state"),
            at(PLANNED, DONE), landscape=True, sort=(("held_on", False),),
        ),
        Roll(
            "done", "宣传活动情况统计表",
            ("held_on", "theme", "media", "place", "reached", "consulted", "leaflets", "boards"),
            at(DONE), landscape=True, sort=(("held_on", False),),
        ),
    ),
)  # fmt: skip

ASKED, APPROVED, GIVEN, DECLINED = "待批准", "已批准", "已完成", "不接受采访"
REQUEST, REPLY = "采访申请", "采访情况"

_INTERVIEW_FLOW = Flow(
    states=(ASKED, APPROVED, GIVEN, DECLINED, CANCELLED),
    moves=(
        step("approved", "批准采访", {ASKED}, APPROVED, "approved_on", ("line",), ("approver", "interviewee")),
        step("declined", "不接受采访", {ASKED}, DECLINED, "declined_on", ("approver",), ("decline_reason",)),
        step("given", "登记采访完成", {APPROVED}, GIVEN, "given_on", ("answered",)),
        step("aired", "登记刊播", {GIVEN}, None, "aired_on", ("aired_at",)),
        step("cancelled", "取消", {ASKED, APPROVED}, CANCELLED, "cancelled_on", needs=("cancel_reason",), aside=True),
    ),
    closed=frozenset({GIVEN, DECLINED, CANCELLED}),
)  # fmt: skip

INTERVIEW: Register = Register(
    key="interview",
    title="采访登记",
    prefix="采访",
    noun="次",
    fields=(
        *HEAD,
        Field(
            "asked_on", "申请日期", Day(), REQUEST, required=True, shown=True, default="<today>",
            aliases=("登记日期", "日期"),
        ),
        Field(
            "media", "采访媒体", Text(100, width=16), REQUEST, required=True, shown=True,
            aliases=("媒体", "媒体名称"),
        ),
        Field("reporter", "记者", Text(60, width=12), REQUEST, secret=Secret.NAME, aliases=("记者姓名", "采访人")),
        Field("phone", "联系电话", Phone(), REQUEST, secret=Secret.PHONE, aliases=("电话",)),
        Field(
            "topic", "采访主题", Text(200, width=26), REQUEST, required=True, shown=True,
            aliases=("主题", "采访内容"),
        ),
        Field("outline", "采访提纲", LongText(5_000), REQUEST),
        Field("way", "采访方式", Choice("interview_way", width=10), REQUEST),
        Field("planned_at", "拟采访时间", Moment(), REQUEST, shown=True, aliases=("采访时间", "时间")),
        Field("place", "采访地点", Text(200), REQUEST, aliases=("地点",)),
        Field(
            "interviewee", "受访人", Choice(PERSON, width=10), REQUEST, shown=True,
            aliases=("受访领导", "接受采访人"),
        ),
        Field(
            "rank", "受访人身份", Choice("interview_rank", width=12), REQUEST, required=True, shown=True,
            default=FIRST_SPOKESMAN,
            aliases=("受访人职务",), help="局主要领导带头接受采访，是第一新闻发言人",
        ),
        Field("line", "答复口径", LongText(5_000), REQUEST, aliases=("口径",)),
        Field("department", "供稿科室", Choice(DEPARTMENT, width=14), REQUEST),
        Field("approved_on", "批准日期", Day(), REPLY, _STEP),
        Field("approver", "批准人", Choice(PERSON, width=10), REPLY, _STEP),
        Field("declined_on", "不接受日期", Day(), REPLY, _STEP),
        Field("decline_reason", "不接受理由", Text(300), REPLY, _STEP),
        Field("given_on", "采访日期", Day(), REPLY, _STEP, shown=True, aliases=("实际采访日期",)),
        Field("answered", "采访情况", LongText(5_000), REPLY, _STEP),
        Field("aired_on", "刊播日期", Day(), REPLY, _STEP),
        Field("aired_at", "刊播版面或链接", Text(500), REPLY, _STEP),
        Field("cancelled_on", "取消日期", Day(), REPLY, _STEP),
        Field("cancel_reason", "取消原因", Text(300), REPLY, _STEP),
        *TAIL,
    ),
    flow=_INTERVIEW_FLOW,
    derive=deriving(_INTERVIEW_FLOW, {ASKED: fixed("planned_at"), APPROVED: fixed("planned_at")}),
    identity=("asked_on", "media", "topic"),
    essential=("media", "topic"),
    year_by="asked_on",
    name_by=("media", "topic"),
    indexed=("asked_on",),
    search=("number", "media", "reporter", "topic", "interviewee", "line", "remark"),
    adopt=lambda values: adopted_by_days(INTERVIEW, values),
    measures=(
        Measure("采访申请", "期间内登记的采访申请，取消的不算", at(ASKED, APPROVED, GIVEN, DECLINED), unit="次"),
        Measure("接受采访", "采访申请里，已登记采访完成的", at(GIVEN), unit="次"),
        Measure(
            "主要领导受访", "接受采访里，受访人身份是“主要领导”的", both(at(GIVEN), having("rank", FIRST_SPOKESMAN)),
            unit="次",
        ),
        Measure(
            "主要领导受访占比", "主要领导受访÷接受采访", having("rank", FIRST_SPOKESMAN), How.SHARE, among=at(GIVEN),
        ),
        Measure("不接受采访", "采访申请里，没有批准的", at(DECLINED), unit="次"),
        Measure("已刊播", "接受采访里，已登记刊播的", both(at(GIVEN), filled("aired_on")), unit="次"),
    ),
    forms=(
        Form(
            "interview", "采访登记表",
            ("asked_on", "media", "reporter", "phone", "topic", "outline", "way", "planned_at", "place",
             "interviewee", "rank", "line", "department", "given_on", "answered", "aired_on", "aired_at"),
            ("经办人", "办公室负责人", "批准人"),
            needs=("topic", "planned_at", "interviewee", "line"),
        ),
    ),
    rolls=(
        Roll(
            "interviews", "接受采访情况表",
            ("given_on", "media", "topic", "interviewee", "rank", "aired_on", "aired_at"),
            at(GIVEN), landscape=True, sort=(("given_on", False),),
        ),
    ),
)  # fmt: skip
