"""工作保障: what is reviewed before it goes public, and who was taught (taxonomy E40, 76; registers.md §11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of
from desktop_app.registers.work.codes import MUST_DELIBERATE
from desktop_app.registers.work.rules import (
    Values,
    adopting,
    both,
    counts,
    dated,
    deriving,
    fixed,
    having,
    other,
    promptly,
    share,
    total,
)

WAITING, PASSED, RETURNED = "待审议", "已通过", "已退回"
PLANNED, HELD, CANCELLED = "已计划", "已完成", "已取消"
WHAT, JUDGED, PEOPLE, RESULT = "基本情况", "审议", "参训与考试", "结果"
SEATS = 18  # lines of an empty sign-in sheet: one page
_STEP = Source.STEP

# 审议三问 (taxonomy E76): the key, and what is asked.
ASKED: tuple[tuple[str, str], ...] = (
    ("fair", "产生过程是否公正合理"),
    ("democratic", "决策过程是否民主科学"),
    ("real", "公开的结果是否真实有效"),
)
ASKED_KEYS = tuple(key for key, _ in ASKED)

DELIBERATION_FLOW = Flow(
    (WAITING, PASSED, RETURNED),
    (
        dated("passed", "审议通过", (WAITING,), PASSED, "passed_on", (*ASKED_KEYS, "judge", "opinion"),
              (*ASKED_KEYS, "judge")),
        dated(
            "returned", "审议退回", (WAITING,), RETURNED, "returned_on", (*ASKED_KEYS, "judge", "return_reason"),
            ("judge", "return_reason"),
        ),
        dated("again", "重新送审", (RETURNED,), WAITING, "again_on", ("again_note",)),
    ),
    frozenset({PASSED, RETURNED}),
)  # fmt: skip
DELIBERATION_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "item_no", "公开编号", Text(40, width=18), WHAT, shown=True, aliases=("信息编号",), help="主动公开里的编号",
    ),
    Field(
        "title", "审议事项", Text(200, width=28), WHAT, required=True, shown=True,
        aliases=("事项", "标题", "公开内容"),
    ),
    Field(
        "kind", "审议类别", Choice("deliberation_kind", width=16), WHAT, required=True, shown=True, aliases=("类别",),
        help="前五类公开以前必须审议",
    ),
    Field(
        "department", "送审科室", Choice(DEPARTMENT, width=14), WHAT, required=True, shown=True,
        aliases=("科室", "报送科室"),
    ),
    Field("handler", "送审人", Choice(PERSON, width=10), WHAT, default="<me>"),
    Field("submitted_on", "送审日期", Day(), WHAT, required=True, shown=True, default="<today>", aliases=("日期",)),
    Field("publish_by", "拟公开日期", Day(), WHAT, help="审议要在这一天以前完成；不填的，送审以后20个工作日提醒"),
    *(Field(key, asked, Choice("deliberation_answer", width=8), JUDGED, _STEP) for key, asked in ASKED),
    Field("judge", "审议人", Choice(PERSON, width=10), JUDGED, _STEP),
    Field("passed_on", "通过日期", Day(), JUDGED, _STEP, shown=True),
    Field("opinion", "审议意见", LongText(2_000), JUDGED, _STEP),
    Field("returned_on", "退回日期", Day(), JUDGED, _STEP),
    Field("return_reason", "退回理由", LongText(2_000), JUDGED, _STEP),
    Field("again_on", "重新送审日期", Day(), JUDGED, _STEP),
    Field("again_note", "重新送审说明", Text(500), JUDGED, _STEP),
    Field("check_note", "审议提示", Text(200, width=30), JUDGED, Source.DERIVED),
    *TAIL,
)  # fmt: skip


def deliberation_told(values: Values) -> Values:
    """What passed though one of the three answers is not 是."""
    doubted = [asked for key, asked in ASKED if values.get(key) != "是"]
    if values.get("state") != PASSED or not doubted:
        return {"check_note": None}
    return {"check_note": f"{'、'.join(doubted)}：没有填“是”，却登记了通过，请核对"}


def must_deliberate(values: Values) -> bool:
    """Whether it is of the five kinds that are always reviewed before they go public."""
    return values.get("kind") in MUST_DELIBERATE


DELIBERATION = Register(
    key="deliberation",
    title="公开审议",
    prefix="审议",
    noun="件",
    fields=DELIBERATION_FIELDS,
    flow=DELIBERATION_FLOW,
    derive=deriving(
        DELIBERATION_FLOW, {WAITING: promptly("publish_by", "submitted_on", "again_on")}, deliberation_told
    ),
    adopt=adopting(DELIBERATION_FIELDS, DELIBERATION_FLOW),
    identity=("item_no", "title", "submitted_on"),
    essential=("title",),
    year_by="submitted_on",
    name_by=("title",),
    indexed=("submitted_on", "department", "item_no"),
    search=("number", "item_no", "title", "kind", "department", "opinion", "return_reason", "remark"),
    measures=(
        Measure("审议数", "期间内送审的事项"),
        Measure("五类重点", "期间内送审、属于必须审议的五类重点的", must_deliberate),
        *counts("kind", {word: word for word in MUST_DELIBERATE}, "期间内送审的事项", "件"),
        Measure("通过", "期间内送审、现已通过的", having("state", PASSED)),
        Measure("退回", "期间内送审、退回以后还没有重新送审的", having("state", RETURNED)),
        Measure("待审议", "期间内送审、还没有审议的", having("state", WAITING)),
        share("通过率", "通过÷（通过＋退回）", having("state", PASSED), having("state", PASSED, RETURNED)),
    ),
    forms=(
        Form(
            "sheet", "政务公开审议表",
            ("item_no", "title", "kind", "department", "handler", "submitted_on", "publish_by", *ASKED_KEYS,
             "opinion", "return_reason", "passed_on", "returned_on"),
            ("送审科室负责人", "审议人", "领导小组办公室负责人"),
            note=f"公开以前必须审议的五类重点：{'；'.join(MUST_DELIBERATE)}。",
        ),
    ),
    rolls=(
        Roll(
            "items", "政务公开审议情况表", ("submitted_on", "title", "kind", "department", *ASKED_KEYS, "state"),
            landscape=True, sort=(("submitted_on", False),),
        ),
    ),
)  # fmt: skip

TRAINING_FLOW = Flow(
    (PLANNED, HELD, CANCELLED),
    (
        dated("held", "登记完成", (PLANNED,), HELD, "held_on", ("attended", "leaders", "summary"), ("attended",)),
        dated("cancelled", "取消培训", (PLANNED,), CANCELLED, "cancelled_on", ("cancel_reason",), ("cancel_reason",)),
    ),
    frozenset({HELD, CANCELLED}),
)  # fmt: skip
TRAINING_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field(
        "title", "培训主题", Text(200, width=24), WHAT, required=True, shown=True,
        aliases=("主题", "培训内容", "名称"),
    ),
    Field(
        "kind", "培训类别", Choice("training_kind", width=14), WHAT, required=True, shown=True, aliases=("类别",),
        default="业务", readings={"公务员科目": "公务员培训科目"},
    ),
    Field("plan_no", "方案编号", Text(40, width=18), WHAT, help="方案与计划里的编号"),
    Field("course", "课程安排", LongText(5_000), WHAT, aliases=("课程",)),
    Field(
        "trains_on", "培训日期", Day(), WHAT, required=True, shown=True, default="<today>",
        aliases=("日期", "培训时间", "时间"),
    ),
    Field("place", "培训地点", Text(100, width=16), WHAT, aliases=("地点",)),
    Field("lecturer", "主讲", Text(60, width=12), WHAT, shown=True, aliases=("讲师", "主讲人", "授课人")),
    Field("hours", "学时", Whole(0, 1_000), WHAT, aliases=("课时",)),
    Field("department", "组织科室", Choice(DEPARTMENT, width=14), WHAT, aliases=("科室", "承办科室")),
    Field("handler", "经办人", Choice(PERSON, width=10), WHAT, default="<me>"),
    Field("materials", "培训材料", LongText(2_000), WHAT, aliases=("材料",)),
    Field("expected", "应到人数", Whole(), PEOPLE, shown=True, aliases=("应到",)),
    Field("attended", "实到人数", Whole(), PEOPLE, shown=True, aliases=("实到", "参训人数")),
    Field("leaders", "领导干部人数", Whole(), PEOPLE, shown=True, aliases=("领导干部", "领导人数")),
    Field("roster", "参训名单", LongText(10_000), PEOPLE, secret=Secret.TEXT, aliases=("名单", "参训人", "参训人员")),
    Field("examined", "考试人数", Whole(), PEOPLE),
    Field("passed", "考试合格人数", Whole(), PEOPLE, aliases=("合格人数",)),
    Field("scores", "考试成绩", LongText(5_000), PEOPLE, secret=Secret.TEXT, aliases=("成绩",)),
    Field("held_on", "完成日期", Day(), RESULT, _STEP),
    Field("summary", "培训小结", LongText(5_000), RESULT, _STEP, aliases=("小结",)),
    Field("cancelled_on", "取消日期", Day(), RESULT, _STEP),
    Field("cancel_reason", "取消原因", Text(300), RESULT, _STEP),
    *TAIL,
)  # fmt: skip

_MOST: tuple[tuple[str, str, str], ...] = (
    ("leaders", "attended", "领导干部人数：不能多于实到人数"),
    ("examined", "attended", "考试人数：不能多于实到人数"),
    ("passed", "examined", "考试合格人数：不能多于考试人数"),
)


def training_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """A part of the people is never more than all of them; guests may come unasked."""
    for part, whole, sentence in _MOST:
        few, all_ = whole_of(values, part), whole_of(values, whole)
        if few is not None and all_ is not None and few > all_:
            yield sentence


def training_begins(values: Values) -> tuple[Step, ...]:
    """A form that says who came tells of a training that was held on its day."""
    on = day_of(values, "trains_on")
    came = whole_of(values, "attended") is not None
    return (Step("held", on, {"held_on": on}),) if on and came else ()


_held, _called_off = having("state", HELD), having("state", CANCELLED)
TRAINING = Register(
    key="training",
    title="培训",
    prefix="培训",
    noun="期",
    fields=TRAINING_FIELDS,
    flow=TRAINING_FLOW,
    derive=deriving(TRAINING_FLOW, {PLANNED: fixed("trains_on")}),
    adopt=adopting(TRAINING_FIELDS, TRAINING_FLOW, training_begins),
    begins=training_begins,
    demands=training_demands,
    identity=("title", "trains_on"),
    essential=("title", "trains_on"),
    year_by="trains_on",
    name_by=("title",),
    indexed=("trains_on", "department", "plan_no"),
    search=("number", "plan_no", "title", "kind", "lecturer", "course", "roster", "remark"),
    measures=(
        Measure("期数", "期间内已经完成的培训", _held, unit="期"),
        *counts(
            "kind",
            {"公务员培训科目": "公务员培训科目", "业务": "业务培训", "保密": "保密培训", "条例": "条例培训"},
            "已经完成的培训", "期", _held,
        ),
        total("人次", "已经完成的培训的实到人数之和", "attended", "人次", _held),
        total("领导人次", "已经完成的培训的领导干部人数之和", "leaders", "人次", _held),
        total("应到人次", "已经完成的培训的应到人数之和", "expected", "人次", _held),
        total("学时", "已经完成的培训的学时之和，不乘人数", "hours", "学时", _held),
        total("考试合格人次", "已经完成的培训的考试合格人数之和", "passed", "人次", _held),
        Measure(
            "有领导参训", "已经完成、有领导干部参加的培训", both(_held, lambda v: bool(v.get("leaders"))), unit="期",
        ),
        share("计划完成率", "已完成÷（已计划＋已完成），取消的不算", _held, other(_called_off)),
    ),
    forms=(
        Form(
            "sign_in", "培训签到表", ("title", "trains_on", "place", "lecturer", "expected"), ("组织科室负责人",),
            seat=("科室", "职务", "签名"), seats=SEATS,
        ),
        Form(
            "record", "培训记录表",
            ("title", "kind", "plan_no", "trains_on", "place", "lecturer", "hours", "department", "expected",
             "attended", "leaders", "examined", "passed", "course", "materials", "summary"),
            ("组织科室负责人",),
        ),
    ),
    rolls=(
        Roll(
            "plan", "年度培训计划",
            ("title", "kind", "trains_on", "place", "lecturer", "hours", "expected", "department"),
            other(_called_off), landscape=True, sort=(("trains_on", False),),
        ),
        Roll(
            "held", "培训情况一览表",
            ("trains_on", "title", "kind", "lecturer", "hours", "expected", "attended", "leaders"),
            _held, landscape=True, sort=(("trains_on", False),),
        ),
    ),
)  # fmt: skip
