"""主动公开: what the bureau publishes by itself (registers.md §1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.disclosure_law import late_workdays, publish_due
from desktop_app.domain.fields import Choice, Choices, Day, LongText, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.records import Step
from desktop_app.domain.register import Adopted, Field, Register, Secret, Source, steps_of
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of

WHAT, LIMIT, PAPER, OUT, LATER = "信息", "公开要求", "公示正文", "公开情况", "更新与撤下"
OPEN = "主动公开"
PENDING, DONE, RENEWED, DOWN, WITHHELD = "待公开", "已公开", "已更新", "已撤下", "不予公开"

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("index_no", "索引号", Text(40, width=16), WHAT, Source.DERIVED),
    Field(
        "title",
        "信息名称",
        Text(200, width=36),
        WHAT,
        required=True,
        shown=True,
        aliases=("信息标题", "标题", "名称", "公开内容", "公开事项"),
    ),
    Field("doc_no", "文号", Text(60, width=20), WHAT, aliases=("发文字号",)),
    Field("article", "信息类别", Choice("article", width=30), WHAT, required=True, aliases=("信息分类",)),
    Field(
        "category",
        "公开类别",
        Choice("category", width=20),
        WHAT,
        shown=True,
        aliases=("五公开", "类别", "二级事项"),
    ),
    Field("summary", "内容概述", LongText(2_000), WHAT, required=True, secret=Secret.TEXT, aliases=("内容",)),
    Field("maker", "制作（保存）机关", Text(100, width=20), WHAT, required=True, default="<bureau>"),
    Field(
        "department",
        "责任科室",
        Choice(DEPARTMENT, width=14),
        WHAT,
        required=True,
        shown=True,
        aliases=("责任股室", "承办科室", "承办股室", "科室"),
    ),
    Field("handler", "经办人", Choice(PERSON, width=10), WHAT, default="<me>"),
    Field(
        "formed_on",
        "生成日期",
        Day(),
        WHAT,
        required=True,
        shown=True,
        default="<today>",
        aliases=("形成日期", "成文日期", "生成（变更）日期", "制作日期"),
        help="形成或变更之日，公开期限从次日起算",
    ),
    Field("openness", "公开属性", Choice("openness", width=10), LIMIT, required=True, default=OPEN),
    Field("ground", "不公开理由", Choice("ground", width=24), LIMIT, help="公开属性为不予公开的必须填写"),
    Field("ground_note", "不公开依据说明", Text(500), LIMIT),
    Field("audience", "公开对象", Choice("audience", width=10), LIMIT, required=True, default="全社会"),
    Field("scope", "公开范围", Choice("scope", width=10), LIMIT, default="面向社会"),
    Field("level", "公开层级", Choice("level", width=10), LIMIT, default="县级"),
    Field("duration", "公开时限", Choice("duration", width=10), LIMIT, required=True, default="长期公开"),
    Field("expires_on", "限时至", Day(), LIMIT),
    Field("rhythm", "更新频率", Choice("rhythm", width=16), LIMIT),
    Field("limit_days", "特别时限", Whole(0, 3650), LIMIT, help="标准目录另有规定时填写，不填按20个工作日"),
    Field("limit_unit", "时限单位", Choice("limit_unit", width=8), LIMIT, default="工作日"),
    Field("ordered_on", "上级规定日期", Day(), LIMIT, help="上级定了日期的，以它为准"),
    Field("validity", "有效性", Choice("validity", width=8), LIMIT, required=True, default="有效"),
    Field("interpreted", "政策解读", YesNo(), LIMIT),
    Field("interpretation", "解读链接", Text(300, width=24), LIMIT),
    Field("genre", "文种", Choice("genre", width=8), PAPER, default="公示", aliases=("体裁",)),
    Field("addressee", "主送", Text(200), PAPER, help="通知才有主送"),
    Field("body", "正文", LongText(30_000), PAPER, secret=Secret.TEXT, help="打印告示用，可从 Word 粘贴"),
    Field("period_from", "公示开始", Day(), PAPER),
    Field("period_to", "公示结束", Day(), PAPER),
    Field(
        "published_on",
        "实际公开日期",
        Day(),
        OUT,
        Source.STEP,
        shown=True,
        aliases=("发布时间", "发布日期", "公开日期"),
    ),
    Field(
        "channels",
        "公开渠道和载体",
        Choices("channel", width=20),
        OUT,
        shown=True,
        aliases=("公开渠道", "公开方式", "渠道"),
    ),
    Field(
        "place",
        "网址、期号或张贴位置",
        Text(300, width=28),
        OUT,
        Source.STEP,
        aliases=("网址", "链接", "张贴位置"),
    ),
    Field("review_no", "保密审查编号", Text(60), OUT, aliases=("审查编号",)),
    Field("masked", "去标识化", Choice("masking", width=8), OUT),
    Field("late_days", "逾期工作日", Whole(width=10), OUT, Source.DERIVED, aliases=("逾期天数",)),
    Field("renewed_on", "更新日期", Day(), LATER, Source.STEP),
    Field("withdrawn_on", "撤下日期", Day(), LATER, Source.STEP),
    Field("change_reason", "更新撤下原因", Text(300), LATER, Source.STEP),
    Field("withheld_on", "定为不公开日期", Day(), LATER, Source.STEP),
    *(
        replace(f, shown=True, label="应公开日期", aliases=("应公开日期",)) if f.key == "due_on" else f
        for f in TAIL
    ),
)

FLOW = Flow(
    states=(PENDING, DONE, RENEWED, DOWN, WITHHELD),
    moves=(
        Move(
            "published",
            "登记公开",
            frozenset({PENDING}),
            DONE,
            "published_on",
            ("published_on", "channels", "place", "review_no", "masked"),
            ("published_on", "channels", "place", "review_no", "masked"),
            "先审查、后公开：请填保密审查编号",
        ),
        Move(
            "renewed",
            "登记更新",
            frozenset({DONE, RENEWED}),
            RENEWED,
            "renewed_on",
            ("renewed_on", "place", "change_reason"),
            ("renewed_on", "change_reason"),
        ),
        Move(
            "taken_down",
            "登记撤下",
            frozenset({DONE, RENEWED}),
            DOWN,
            "withdrawn_on",
            ("withdrawn_on", "change_reason"),
            ("withdrawn_on", "change_reason"),
        ),
        Move(
            "withheld",
            "定为不予公开",
            frozenset({PENDING}),
            WITHHELD,
            "withheld_on",
            ("withheld_on", "ground", "ground_note"),
            ("withheld_on", "ground", "ground_note"),
            sets=(("openness", WITHHELD),),
        ),
        Move("reopened", "恢复待公开", frozenset({WITHHELD, DOWN}), PENDING, sets=(("openness", OPEN),)),
    ),
    closed=frozenset({DONE, RENEWED, DOWN, WITHHELD}),
)


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """State, the day it must be published by (第二十六条), lateness in workdays and the index number (第十二条).

    What is not for publishing by itself (依申请公开, 不予公开) has no such day.
    """
    formed, published = day_of(values, "formed_on"), day_of(values, "published_on")
    unit = str(values.get("limit_unit") or "工作日")
    ordered = day_of(values, "ordered_on")
    due = None
    if formed and values.get("openness") in (None, OPEN):
        due = publish_due(formed, rules.calendar, whole_of(values, "limit_days"), unit, ordered)
    return {
        "state": FLOW.after(steps),
        "due_on": due,
        "provisional": rules.calendar.doubt(formed, due) if formed and due and not ordered else None,
        "late_days": late_workdays(due, published, rules.calendar) if due and published else None,
        "index_no": _index_no(values),
    }


def _index_no(values: Mapping[str, Value]) -> str | None:
    number = str(values.get("number") or "")
    _, year, sequence = ["", "", *number.split("-")][-3:]
    if not sequence:
        return None
    kind = {"第二十条": "20", "第二十一条": "21", "住建领域": "ZJ"}
    words = re.split(r"[（ ]", str(values.get("article") or ""), maxsplit=1)
    return f"{kind.get(words[0], '00')}-{year}-{sequence}"


def begins(values: Mapping[str, Value]) -> tuple[Step, ...]:
    """An item that is entered as 不予公开 was withheld on the day it was formed."""
    formed = day_of(values, "formed_on")
    withheld = values.get("openness") == WITHHELD and formed
    return (Step("withheld", formed, {"withheld_on": formed}),) if withheld and formed else ()


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Fields that are needed because of another."""
    begins, ends = day_of(values, "period_from"), day_of(values, "period_to")
    if begins and ends and ends < begins:
        yield "公示结束：不能早于公示开始"
    if values.get("openness") == WITHHELD and not values.get("ground"):
        yield "不公开理由：不予公开的必须填写"
    if values.get("duration") == "限时公开" and not values.get("expires_on"):
        yield "限时至：限时公开的必须填写"


def adopt(values: Mapping[str, Value]) -> Adopted:
    """A foreign disclosure list in our words: a filled publishing day is the step 登记公开."""
    steps = steps_of(DISCLOSURE, values)
    step_keys = {f.key for f in FIELDS if f.source is Source.STEP}
    own = {key: value for key, value in values.items() if key not in step_keys}
    own.setdefault("summary", own.get("title"))
    notes = () if day_of(values, "formed_on") else ("没有生成日期，无法推算应公开日期",)
    return Adopted(own, steps, notes)


DISCLOSURE = Register(
    key="disclosure",
    title="主动公开",
    prefix="公开",
    noun="条",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("title", "formed_on"),
    essential=("title",),
    year_by="formed_on",
    name_by=("title",),
    search=("number", "index_no", "title", "doc_no", "summary", "department", "place", "remark", "category"),
    demands=demands,
    begins=begins,
    adopt=adopt,
)
