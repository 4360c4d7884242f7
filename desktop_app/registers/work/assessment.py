"""工作保障: the yearly assessment, of which openness is to weigh 4 % at least (taxonomy E39, 44; registers.md §11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.assessment_law import hundredths, of_fraction, weight, weight_note
from desktop_app.domain.fields import Choice, Day, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import Measure, percent
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.work.rules import (
    Values,
    adopting,
    counts,
    dated,
    deriving,
    filled,
    having,
    promptly,
    share,
    yes,
)

SCORED, CONFIRMED, CONCLUDED = "已评分", "已确认", "已出结果"
WHAT, RESULT = "基本情况", "结果"
_STEP = Source.STEP

ASSESSMENT_FLOW = Flow(
    (SCORED, CONFIRMED, CONCLUDED),
    (
        dated("confirmed", "确认得分", (SCORED,), CONFIRMED, "confirmed_on", ("confirmer",), ("confirmer",)),
        dated(
            "concluded", "登记结果", (CONFIRMED,), CONCLUDED, "concluded_on", ("grade", "use", "use_note"),
            ("grade", "use"), "表扬、批评、追责的决定，另在“表扬与批评”里登记",
        ),
        dated(
            "sent_back", "退回重评", (CONFIRMED,), SCORED, "sent_back_on", ("sent_back_reason",),
            ("sent_back_reason",),
        ),
    ),
    frozenset({CONCLUDED}),
)  # fmt: skip
ASSESSMENT_FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("assessed_year", "考核年度", Whole(2000, 2100), WHAT, required=True, shown=True, aliases=("年份",)),
    Field("assessed_on", "评分日期", Day(), WHAT, required=True, default="<today>", aliases=("日期", "考核日期")),
    Field(
        "department", "被考核科室", Choice(DEPARTMENT, width=14), WHAT, required=True, shown=True,
        aliases=("科室", "考核对象", "处室", "单位"),
    ),
    Field(
        "indicator", "考核指标", Text(200, width=24), WHAT, required=True, shown=True, aliases=("指标", "考核内容"),
    ),
    # Scores and weights are texts that are read strictly: whole numbers know no 9.5, and 4 % of an old sheet is
    # either "4%" or a cell that says 0.04; what cannot be read is refused by its words, never rounded.
    Field("full_score", "分值", Text(10, width=8), WHAT, required=True, shown=True, aliases=("满分",)),
    Field("score", "得分", Text(10, width=8), WHAT, required=True, shown=True, aliases=("评分",)),
    Field("score_rate", "得分率", Text(10, width=8), WHAT, Source.DERIVED),
    Field("score_reason", "加减分理由", Text(500, width=24), WHAT, aliases=("扣分原因", "加减分原因", "评分说明")),
    Field(
        "weight", "权重", Text(10, width=8), WHAT, shown=True, aliases=("分值权重", "权重（%）"),
        help="政务公开在绩效考核总分里所占的比重，如4%，不少于4%",
    ),
    Field("weight_note", "权重提示", Text(200, width=30), WHAT, Source.DERIVED, shown=True),
    Field("in_target", "纳入年终目标责任制", YesNo(), WHAT, default=True),
    Field("handler", "评分人", Choice(PERSON, width=10), WHAT, default="<me>"),
    Field("confirm_by", "确认期限", Day(), WHAT, help="不填的，评分以后20个工作日提醒"),
    Field("confirmed_on", "确认日期", Day(), RESULT, _STEP),
    Field("confirmer", "确认人", Choice(PERSON, width=10), RESULT, _STEP),
    Field("sent_back_on", "退回日期", Day(), RESULT, _STEP),
    Field("sent_back_reason", "退回原因", Text(300), RESULT, _STEP),
    Field("concluded_on", "结果日期", Day(), RESULT, _STEP),
    Field("grade", "等次", Choice("assessment_grade", width=8), RESULT, _STEP, shown=True, aliases=("考核等次",)),
    Field("use", "结果运用", Choice("assessment_use", width=10), RESULT, _STEP, aliases=("奖惩",)),
    Field("use_note", "结果说明", Text(500), RESULT, _STEP),
    *TAIL,
)  # fmt: skip


def _score(values: Values, key: str) -> int | None:
    return hundredths(str(values.get(key) or ""))


def assessment_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Scores are numbers, none above the full one; a weight below 4 % is told, never refused."""
    for key, label in (("full_score", "分值"), ("score", "得分")):
        if values.get(key) and _score(values, key) is None:
            yield f"{label}：请写数字，最多两位小数，如9.5"
    full, score = _score(values, "full_score"), _score(values, "score")
    if full is not None and score is not None and score > full:
        yield "得分：不能高于分值"
    if values.get("weight") and weight(str(values["weight"])) is None:
        yield "权重：请写成百分数，如4%或4.5%，不超过100%"


def assessment_told(values: Values) -> Values:
    """The share of the score, and what is to be said of the weight (国办发〔2016〕80号)."""
    full, score = _score(values, "full_score"), _score(values, "score")
    return {
        "score_rate": percent(score, full) if full and score is not None else None,
        "weight_note": weight_note(str(values.get("weight") or "")),
    }


def assessment_words(values: Values) -> tuple[Values, tuple[str, ...]]:
    """A weight that a sheet kept as a fraction (0.04) is said as a percentage."""
    read = of_fraction(str(values.get("weight") or ""))
    if read is None:
        return values, ()
    return {**values, "weight": read}, (f"权重：表中的{values['weight']}按{read}读入，请核对",)


_CONFIRM = promptly("confirm_by", "assessed_on", "sent_back_on")
ASSESSMENT = Register(
    key="assessment",
    title="绩效考核",
    prefix="考核",
    noun="项",
    fields=ASSESSMENT_FIELDS,
    flow=ASSESSMENT_FLOW,
    derive=deriving(ASSESSMENT_FLOW, {SCORED: _CONFIRM, CONFIRMED: promptly("", "confirmed_on")}, assessment_told),
    adopt=adopting(ASSESSMENT_FIELDS, ASSESSMENT_FLOW, reword=assessment_words),
    demands=assessment_demands,
    identity=("assessed_year", "department", "indicator"),
    essential=("assessed_year", "department", "indicator"),
    year_by="assessed_on",
    name_by=("department", "indicator"),
    indexed=("assessed_on", "department"),
    search=("number", "department", "indicator", "score_reason", "remark"),
    order=(("assessed_year", True), ("department", False), ("sequence", False)),
    measures=(
        Measure("考核项数", "期间内评分的考核项，一个科室的一个指标为一项", unit="项"),
        Measure("已确认", "期间内评分、已经确认得分的", having("state", CONFIRMED, CONCLUDED), unit="项"),
        Measure("已出结果", "期间内评分、已经登记结果的", having("state", CONCLUDED), unit="项"),
        Measure("得满分", "得分率为100%的", having("score_rate", "100%"), unit="项"),
        Measure("权重低于4%", "填了权重、但是低于4%的", filled("weight_note"), unit="项"),
        Measure("纳入年终目标责任制", "填“是”的", yes("in_target"), unit="项"),
        *counts("grade", {word: word for word in ("优秀", "良好", "合格", "不合格")}, "已出结果的考核项", "项"),
        *counts(
            "use", {"表扬": "予以表扬", "通报批评": "通报批评", "追究责任": "追究责任"}, "已出结果的考核项", "项"
        ),
        share("确认率", "已确认和已出结果的÷考核项数", having("state", CONFIRMED, CONCLUDED)),
    ),
    forms=(
        Form(
            "sheet", "政务公开工作考核表",
            ("assessed_year", "assessed_on", "department", "indicator", "full_score", "score", "score_rate",
             "score_reason", "weight", "weight_note", "in_target", "grade", "use", "use_note"),
            ("评分人", "确认人", "被考核科室负责人"), needs=("score", "weight"),
        ),
    ),
    rolls=(
        Roll(
            "results", "政务公开工作考核结果表",
            ("assessed_year", "department", "indicator", "full_score", "score", "weight", "weight_note", "grade"),
            landscape=True, sort=(("assessed_year", True), ("department", False)), note="按科室名称列出，不排名次。",
        ),
    ),
)  # fmt: skip
