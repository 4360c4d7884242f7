"""部署与落实 and 第三方评估: how far a decision is, and what others found (taxonomy E8, 20, 21, A Z1, R1, R2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.domain.catalogue_rules import months_after
from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole, YesNo
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of
from desktop_app.registers.work.codes_service import AGENCIES
from desktop_app.registers.work.parts import adopted_by_days, at, counting, step, tail
from desktop_app.registers.work.rules import both, deriving, filled, fixed, having, overdue

_STEP, _DERIVED = Source.STEP, Source.DERIVED
RUNNING, SHOWN, DONE, STOPPED = "进行中", "阶段已公开", "已完成", "已终止"
TASK, COURSE = "部署", "落实"

_TASK_FLOW = Flow(
    states=(RUNNING, SHOWN, DONE, STOPPED),
    moves=(
        step(
            "progressed", "登记进展", {RUNNING, SHOWN}, RUNNING, "progressed_on",
            ("percent", "problems", "next_steps"), ("progress",),
        ),
        step(
            "shown", "登记阶段公开", {RUNNING, SHOWN}, SHOWN, "shown_on", ("item_no", "place"),
            said="阶段性工作逐段公开",
        ),
        step("done", "登记完成", {RUNNING, SHOWN}, DONE, "done_on", ("evidence",)),
        step("stopped", "终止", {RUNNING, SHOWN}, STOPPED, "stopped_on", needs=("stop_reason",), aside=True),
    ),
    closed=frozenset({DONE, STOPPED}),
)  # fmt: skip


def _task_derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """The next day to keep: the end of the stage or of the whole, whichever is first; then whether the end was kept."""
    state = _TASK_FLOW.after(steps)
    end, done = day_of(values, "deadline"), day_of(values, "done_on")
    finished = state == DONE
    return {
        **deriving(_TASK_FLOW)(values, steps, rules),
        "due_on": end if finished else _next_day(values),
        "percent_done": 100 if finished else whole_of(values, "percent") or 0,
        "on_time": done <= end if finished and done and end else None,
    }


def _next_day(values: Mapping[str, Value]) -> date | None:
    end, months = day_of(values, "deadline"), whole_of(values, "stage_months")
    begun = max((day for key in ("decided_on", "shown_on") if (day := day_of(values, key))), default=None)
    stage = months_after(begun, months) if begun and months else None
    return min((day for day in (end, stage) if day), default=None)


def _kept_its_end(values: Mapping[str, Value]) -> bool:
    return values.get("on_time") is True


_EIGHT = ("goal", "actions", "stages", "duties", "supervision", "progress", "problems", "next_steps")

DEPLOYMENT: Register = Register(
    key="deployment",
    title="部署与落实",
    prefix="部署",
    noun="项",
    fields=(
        *HEAD,
        Field(
            "decided_on", "部署日期", Day(), TASK, required=True, shown=True, default="<today>",
            aliases=("下达日期", "日期", "印发日期"),
        ),
        Field(
            "title", "任务名称", Text(200, width=30), TASK, required=True, shown=True,
            aliases=("任务", "决策部署", "重点任务", "部署事项"),
        ),
        Field("kind", "部署类别", Choice("deployment_kind", width=14), TASK, shown=True, aliases=("类别",)),
        Field("doc_no", "文号", Text(60), TASK, aliases=("文件号", "依据文件")),
        Field(
            "department", "责任科室", Choice(DEPARTMENT, width=14), TASK, required=True, shown=True,
            aliases=("责任单位", "牵头科室"),
        ),
        Field("handler", "责任人", Choice(PERSON, width=10), TASK),
        Field("deadline", "完成时限", Day(), TASK, shown=True, aliases=("完成期限", "计划完成时间", "时限")),
        Field("stage_months", "阶段公开间隔（月）", Whole(1, 36), TASK, default=3, help="不填的只按完成时限提醒"),
        Field("goal", "任务目标", LongText(5_000), TASK, aliases=("目标",)),
        Field("actions", "工作措施", LongText(5_000), TASK, aliases=("措施",)),
        Field("stages", "实施步骤", LongText(5_000), TASK, aliases=("步骤",)),
        Field("duties", "责任分工", LongText(5_000), TASK, aliases=("分工",)),
        Field("supervision", "监督方式", LongText(2_000), TASK),
        Field("progressed_on", "进展日期", Day(), COURSE, _STEP, aliases=("最近进展日期",)),
        Field(
            "progress", "工作进展", LongText(5_000, width=30), COURSE, _STEP,
            aliases=("进展", "进展情况", "落实情况"),
        ),
        Field("percent", "登记完成度（%）", Whole(0, 100), COURSE, _STEP, aliases=("完成度", "完成进度")),
        Field("problems", "存在问题", LongText(2_000), COURSE, _STEP, aliases=("问题",)),
        Field("next_steps", "后续举措", LongText(2_000), COURSE, _STEP, aliases=("下步措施",)),
        Field("shown_on", "阶段公开日期", Day(), COURSE, _STEP, shown=True, aliases=("公开日期",)),
        Field("item_no", "公开编号", Text(40, width=18), COURSE, _STEP, help="主动公开里的编号"),
        Field("place", "公开位置", Text(300), COURSE, _STEP),
        Field("times_shown", "阶段公开次数", Whole(), COURSE, _DERIVED),
        Field("done_on", "完成日期", Day(), COURSE, _STEP, aliases=("实际完成时间",)),
        Field("evidence", "佐证材料", Text(500), COURSE, _STEP, aliases=("佐证",)),
        Field("stopped_on", "终止日期", Day(), COURSE, _STEP),
        Field("stop_reason", "终止原因", Text(300), COURSE, _STEP),
        Field("percent_done", "完成度（%）", Whole(), COURSE, _DERIVED, shown=True),
        Field("on_time", "按期完成", YesNo(width=8), COURSE, _DERIVED),
        *tail("阶段公开或完成时限"),
    ),
    flow=_TASK_FLOW,
    derive=counting(_task_derive, times_shown="shown"),
    identity=("title", "decided_on"),
    essential=("title",),
    year_by="decided_on",
    name_by=("title",),
    indexed=("decided_on", "department"),
    search=("number", "title", "doc_no", "department", "goal", "progress", "item_no", "remark"),
    adopt=lambda values: adopted_by_days(DEPLOYMENT, values),
    measures=(
        Measure("任务", "部署日期在期间内的任务，终止的不算", at(RUNNING, SHOWN, DONE), unit="项"),
        Measure("完成", "任务里，已登记完成的", at(DONE), unit="项"),
        Measure("进行中", "任务里，还没有完成的", at(RUNNING, SHOWN), unit="项"),
        Measure("终止", "部署日期在期间内、后来终止的任务", at(STOPPED), unit="项"),
        Measure("完成率", "完成÷任务", at(DONE), How.SHARE, among=at(RUNNING, SHOWN, DONE)),
        Measure(
            "按期率", "完成时限当天或以前完成的÷有完成时限的完成任务", _kept_its_end, How.SHARE,
            among=both(at(DONE), filled("on_time")),
        ),
        Measure("超期", "已过阶段公开或完成时限、还没有公开或完成的任务", overdue(RUNNING, SHOWN), unit="项"),
        Measure("阶段公开次数", "各项任务登记的阶段公开次数合计", how=How.TOTAL, of="times_shown", unit="次"),
    ),
    forms=(
        Form(
            "progress", "决策部署落实进展公示表",
            ("title", "kind", "doc_no", "department", "decided_on", "deadline", *_EIGHT, "percent_done", "done_on"),
            note="欢迎社会各界监督。", needs=("goal", "actions", "stages", "duties", "supervision", "progress"),
        ),
    ),
    rolls=(
        Roll(
            "tasks", "决策部署落实情况表",
            ("title", "kind", "department", "handler", "deadline", "progress", "percent_done", "state"),
            at(RUNNING, SHOWN, DONE), landscape=True, sort=(("decided_on", False),),
        ),
    ),
    notice=Notice(
        "{title}落实情况",
        "任务目标：{goal}\n工作措施：{actions}\n实施步骤：{stages}\n责任分工：{duties}\n监督方式：{supervision}\n工作进展：{progress}\n"
        "完成度：{percent_done}%\n完成日期：{done_on}\n存在问题：{problems}\n后续举措：{next_steps}",
        {
            "article": "第二十条（三）规划及政策",
            "category": "执行公开 / 改革方案、发展规划等决策部署 / 工作进展",
            "genre": "公告",
        },
    ),
)  # fmt: skip

ENTRUSTED, ASSESSED, ANSWERED, CANCELLED = "已委托", "已评估", "已反馈", "已取消"
ORDER, FOUND = "委托", "评估与反馈"

_EVALUATION_FLOW = Flow(
    states=(ENTRUSTED, ASSESSED, ANSWERED, CANCELLED),
    moves=(
        step("assessed", "登记评估结论", {ENTRUSTED}, ASSESSED, "assessed_on", ("problems",), ("conclusion",)),
        step("answered", "登记反馈", {ASSESSED}, ANSWERED, "answered_on", ("adoption",), ("adopted",)),
        step("cancelled", "取消委托", {ENTRUSTED}, CANCELLED, "cancelled_on", needs=("cancel_reason",), aside=True),
    ),
    closed=frozenset({ANSWERED, CANCELLED}),
    met=frozenset({ASSESSED}),
)  # fmt: skip

EVALUATION: Register = Register(
    key="evaluation",
    title="第三方评估",
    prefix="评估",
    noun="次",
    fields=(
        *HEAD,
        Field(
            "entrusted_on", "委托日期", Day(), ORDER, required=True, shown=True, default="<today>",
            aliases=("日期", "评估时间"),
        ),
        Field(
            "policy", "评估对象", Text(200, width=30), ORDER, required=True, shown=True,
            aliases=("对象政策", "评估政策", "评估事项", "评估内容"),
        ),
        Field(
            "kind", "机构类别", Choice("evaluation_agency", width=16), ORDER, required=True, shown=True,
            aliases=("机构类", "评估机构类别"),
        ),
        Field(
            "agency", "机构名称", Text(200, width=24), ORDER, required=True, shown=True,
            aliases=("评估机构", "第三方机构"),
        ),
        Field(
            "method", "评估方法", Text(500), ORDER, aliases=("方法", "评估方式"),
            help="如问卷调查、实地走访、数据分析",
        ),
        Field("department", "委托科室", Choice(DEPARTMENT, width=14), ORDER, aliases=("责任科室",)),
        Field("promised_on", "约定完成日期", Day(), ORDER, aliases=("完成时限",)),
        Field("assessed_on", "评估完成日期", Day(), FOUND, _STEP, shown=True, aliases=("报告日期",)),
        Field("conclusion", "评估结论", LongText(5_000), FOUND, _STEP, aliases=("结论", "评估结果")),
        Field("problems", "指出的问题", LongText(5_000), FOUND, _STEP, aliases=("存在问题",)),
        Field("answered_on", "反馈日期", Day(), FOUND, _STEP),
        Field("adopted", "采用情况", Choice("evaluation_adopted", width=10), FOUND, _STEP, shown=True),
        Field("adoption", "改进措施", LongText(5_000), FOUND, _STEP, aliases=("采用情况说明", "整改措施")),
        Field("cancelled_on", "取消日期", Day(), FOUND, _STEP),
        Field("cancel_reason", "取消原因", Text(300), FOUND, _STEP),
        *TAIL,
    ),
    flow=_EVALUATION_FLOW,
    derive=deriving(_EVALUATION_FLOW, {ENTRUSTED: fixed("promised_on")}),
    identity=("policy", "agency", "entrusted_on"),
    essential=("policy",),
    year_by="entrusted_on",
    name_by=("policy",),
    indexed=("entrusted_on",),
    search=("number", "policy", "agency", "method", "conclusion", "remark"),
    adopt=lambda values: adopted_by_days(EVALUATION, values),
    measures=(
        Measure("评估次数", "委托日期在期间内的评估，取消的不算", at(ENTRUSTED, ASSESSED, ANSWERED), unit="次"),
        *(
            Measure(
                f"{word}评估", f"评估次数里，机构类别是“{word}”的",
                both(at(ENTRUSTED, ASSESSED, ANSWERED), having("kind", word)), unit="次",
            )
            for word in AGENCIES
        ),
        Measure("完成评估", "评估次数里，已登记评估结论的", at(ASSESSED, ANSWERED), unit="次"),
        Measure("已反馈", "完成评估里，已登记反馈的", at(ANSWERED), unit="次"),
        Measure(
            "采用率", "采用和部分采用÷已反馈", having("adopted", "采用", "部分采用"), How.SHARE, among=at(ANSWERED),
        ),
    ),
    forms=(
        Form(
            "summary", "第三方评估摘要",
            (
                "policy", "kind", "agency", "method", "entrusted_on", "assessed_on", "conclusion", "problems",
                "adopted", "adoption",
            ),
            needs=("conclusion",),
        ),
    ),
    rolls=(
        Roll(
            "evaluations", "第三方评估情况表",
            ("policy", "kind", "agency", "entrusted_on", "assessed_on", "adopted", "state"), landscape=True,
        ),
    ),
    notice=Notice(
        "{policy}第三方评估摘要",
        "评估对象：{policy}\n评估机构：{agency}（{kind}）\n评估方法：{method}\n评估完成日期：{assessed_on}\n评估结论：{conclusion}\n"
        "指出的问题：{problems}\n采用情况：{adopted}\n改进措施：{adoption}",
        {
            "article": "第二十条（三）规划及政策",
            "category": "结果公开 / 第三方评估",
            "genre": "公告",
        },
    ),
)  # fmt: skip
