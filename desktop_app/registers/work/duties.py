"""工作保障, 组织: what each post is for, and the responsibility that was signed for (taxonomy E55, 75)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of
from desktop_app.registers.work.rules import (
    adopting,
    both,
    counts,
    dated,
    deriving,
    filled,
    having,
    lasting,
    promptly,
    share,
)

CURRENT, ENDED = "现行", "已停用"
TO_SIGN, SIGNED, OVER = "待签订", "已签订", "已终止"
TERM, DUTY, WHO = "任期", "职责", "人员"
_STEP = Source.STEP

POST_FLOW = Flow(
    (CURRENT, ENDED),
    (
        dated(
            "revised", "登记调整", (CURRENT,), CURRENT, "revised_on", ("change_note",), ("change_note",),
            "职责变动即改：先编辑职责，再登记调整的日期和内容",
        ),
        dated("ended", "停用", (CURRENT,), ENDED, "ended_on", ("end_reason",)),
    ),
    frozenset({CURRENT, ENDED}),
)  # fmt: skip
POST_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "level", "职责层级", Choice("post_level", width=10), DUTY, required=True, shown=True, default="岗位职责",
        aliases=("层级",),
    ),
    Field(
        "department", "科室", Choice(DEPARTMENT, width=14), DUTY, shown=True,
        aliases=("部门", "处室", "所在科室", "机构名称"),
    ),
    Field("post", "岗位名称", Text(60, width=14), DUTY, shown=True, aliases=("岗位",)),
    Field(
        "duties", "职责", LongText(5_000), DUTY, required=True, shown=True,
        aliases=("岗位职责", "主要职责", "工作职责"),
    ),
    Field("powers", "工作范围和权限", LongText(2_000), DUTY, aliases=("权限", "工作范围")),
    Field("handler", "人员", Choice(PERSON, width=10), WHO, shown=True, aliases=("姓名", "工作人员", "责任人")),
    Field("position", "职务", Text(60, width=12), WHO),
    Field("phone", "办公电话", Phone(), WHO, shown=True, aliases=("电话", "联系电话")),
    Field("place", "办公地点", Text(100, width=16), WHO, aliases=("地点", "办公室")),
    Field("since", "启用日期", Day(), TERM, required=True, default="<today>", aliases=("日期", "公布日期")),
    Field("revised_on", "调整日期", Day(), TERM, _STEP, aliases=("变动日期",)),
    Field("change_note", "调整内容", Text(500), TERM, _STEP),
    Field("ended_on", "停用日期", Day(), TERM, _STEP),
    Field("end_reason", "停用原因", Text(300), TERM, _STEP),
    *TAIL,
)  # fmt: skip


def post_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Whose duties they are."""
    level = values.get("level")
    if level in {"科室职责", "岗位职责"} and not values.get("department"):
        yield f"科室：{level}必须填写"
    if level == "岗位职责" and not values.get("post"):
        yield "岗位名称：岗位职责必须填写"


POST = Register(
    key="post",
    title="机构与职责",
    prefix="岗责",
    noun="条",
    fields=POST_FIELDS,
    flow=POST_FLOW,
    derive=deriving(POST_FLOW),
    adopt=adopting(POST_FIELDS, POST_FLOW),
    demands=post_demands,
    identity=("level", "department", "post", "handler"),
    essential=("duties",),
    year_by="since",
    name_by=("department", "post", "level"),
    indexed=("since", "department"),
    search=("number", "level", "department", "post", "handler", "duties", "phone", "remark"),
    order=(("department", False), ("level", False), ("sequence", False)),
    measures=(
        *lasting(
            *counts(
                "level", {"单位职责": "单位职责", "科室职责": "科室职责", "岗位职责": "岗位职责"},
                "期末以前启用、现行的职责", "条", having("state", CURRENT),
            )
        ),
        Measure("职责调整", "期间内登记过调整的条数，一条按最近一次调整的日期算", filled("revised_on"),
                on="revised_on", unit="条"),
        Measure("已停用", "期间内启用、后来停用的条数", having("state", ENDED), unit="条"),
    ),
    forms=(
        Form(
            "card", "岗位职责公示牌",
            ("department", "post", "handler", "position", "duties", "powers", "phone", "place"),
            needs=("department", "post"), open_to=having("state", CURRENT),
        ),
    ),
    rolls=(
        Roll(
            "posts", "岗位职责表", ("department", "post", "handler", "duties", "phone"),
            both(having("state", CURRENT), having("level", "岗位职责")), landscape=True, sort=(("department", False),),
        ),
        Roll(
            "units", "单位和科室职责表", ("level", "department", "duties", "phone", "place"),
            both(having("state", CURRENT), having("level", "单位职责", "科室职责")), landscape=True,
            sort=(("level", False), ("department", False)),
        ),
    ),
    notice=Notice(
        "{department}{post}职责",
        "{department}{post}职责如下：\n{duties}\n工作范围和权限：{powers}\n办公电话：{phone}\n办公地点：{place}",
        {"genre": "公告", "article": "第二十条（二）机关职能、机构设置、办公信息"},
    ),
)  # fmt: skip

PLEDGE_FLOW = Flow(
    (TO_SIGN, SIGNED, OVER),
    (
        dated("signed", "登记签订", (TO_SIGN,), SIGNED, "signed_on"),
        dated("ended", "终止", (TO_SIGN, SIGNED), OVER, "ended_on", ("end_reason",), (), "责任人变动或者责任期满"),
    ),
    frozenset({SIGNED, OVER}),
)  # fmt: skip
PLEDGE_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("pledge_year", "责任年度", Whole(2000, 2100), DUTY, shown=True, aliases=("年份",)),
    Field(
        "level", "责任层级", Choice("pledge_level", width=14), DUTY, required=True, shown=True, aliases=("层级",),
        help="主要领导负第一责任，分管领导负直接领导责任，科室负责人对本科室负责",
    ),
    Field("department", "科室", Choice(DEPARTMENT, width=14), DUTY, shown=True, aliases=("责任科室", "处室", "单位")),
    Field("handler", "责任人", Choice(PERSON, width=10), DUTY, required=True, shown=True, aliases=("姓名", "签订人")),
    Field("position", "职务", Text(60, width=12), DUTY),
    Field("superior", "上一级责任人", Choice(PERSON, width=12), DUTY, aliases=("签订对象",)),
    Field("content", "责任内容", LongText(10_000), DUTY, required=True, aliases=("责任事项", "内容")),
    Field("begins_on", "责任期起", Day(), TERM),
    Field("ends_on", "责任期止", Day(), TERM),
    Field("drawn_on", "制发日期", Day(), TERM, required=True, default="<today>", aliases=("日期",)),
    Field("sign_by", "签订期限", Day(), TERM, help="不填的，制发以后20个工作日提醒"),
    Field("signed_on", "签订日期", Day(), TERM, _STEP, shown=True, aliases=("签订时间",)),
    Field("ended_on", "终止日期", Day(), TERM, _STEP),
    Field("end_reason", "终止原因", Text(300), TERM, _STEP),
    *TAIL,
)  # fmt: skip


def pledge_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A term ends after it began."""
    begun, ends = day_of(values, "begins_on"), day_of(values, "ends_on")
    if begun and ends and ends < begun:
        yield "责任期止：不能早于责任期起"


PLEDGE = Register(
    key="pledge",
    title="责任书",
    prefix="责任书",
    noun="份",
    fields=PLEDGE_FIELDS,
    flow=PLEDGE_FLOW,
    derive=deriving(PLEDGE_FLOW, {TO_SIGN: promptly("sign_by", "drawn_on")}),
    adopt=adopting(PLEDGE_FIELDS, PLEDGE_FLOW),
    demands=pledge_demands,
    identity=("pledge_year", "level", "handler", "drawn_on"),
    essential=("handler",),
    year_by="drawn_on",
    name_by=("department", "handler", "level"),
    indexed=("drawn_on", "department"),
    search=("number", "department", "handler", "superior", "content", "remark"),
    measures=(
        Measure("责任书", "期间内制发的责任书份数", unit="份"),
        *counts(
            "level",
            {"第一责任": "主要领导责任书", "直接领导责任": "分管领导责任书", "科室负责": "科室负责人责任书"},
            "期间内制发的责任书", "份",
        ),
        Measure("已签订", "期间内制发、已经登记签订日期的份数", filled("signed_on"), unit="份"),
        share("签订率", "已签订的份数÷制发的份数", filled("signed_on")),
    ),
    forms=(
        Form(
            "pledge", "政务公开工作责任书",
            ("pledge_year", "level", "department", "handler", "position", "superior", "begins_on", "ends_on",
             "content"),
            ("上一级责任人", "责任人"),
            "为落实政务公开工作责任制，形成一级抓一级、层层抓落实的责任体系，签订本责任书。",
            "本责任书一式两份，签订双方各执一份；落实情况纳入年终目标责任制考核。",
            needs=("level", "handler", "content"),
        ),
    ),
    rolls=(
        Roll(
            "signed", "责任书签订情况表", ("pledge_year", "level", "department", "handler", "superior", "signed_on"),
            landscape=True, sort=(("department", False), ("drawn_on", False)),
        ),
    ),
)  # fmt: skip
