"""政务公开工作总结: what was made public and how people were answered (taxonomy 51, 61, 85, 100)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.domain.work_report import Number, Paragraph, Piece, Section
from desktop_app.domain.work_report_facts import Counted, Facts
from desktop_app.domain.work_report_phrases import (
    CITY_CASES,
    acts,
    course,
    doubtful,
    listed,
    matters,
    own,
    paragraph,
    plans,
    rate,
    rates,
    shortfalls,
    total_of,
)

PUBLIC, OUTLETS, CATEGORIES = "主动公开", "主动公开按渠道", "主动公开按类别"
CALLS: Mapping[str, tuple[str, ...]] = {
    "来电": ("来电",),
    "来访": ("来访",),
    "12345热线": ("12345转办",),
    "12319热线": ("12319",),
}
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "当场答复": ("当场答复",),
    "转办": ("转办",),
    "带回研究": ("带回研究",),
}
_SATISFIED = "满意、基本满意"


def opening(unit: str, facts: Facts) -> tuple[Paragraph, ...]:
    """The first paragraphs."""
    by = "按照《中华人民共和国政府信息公开条例》和上级政务公开工作的要求，"
    return (
        paragraph(f"{by}现将{unit or '本单位'}{facts.period.title}政务公开工作情况总结如下{facts.upto}："),
    )


def sections(facts: Facts) -> tuple[Section, ...]:
    """The report below its title."""
    return (
        Section("组织领导和制度建设", (*own(facts, "lead", "领导重视、责任落实的情况"), *_led(facts))),
        Section("主动公开和平台建设", (*own(facts, "building", "公开内容和平台建设的情况"), *_public(facts))),
        Section("依申请公开", tuple(_requests(facts.ledgers["request"]))),
        Section("咨询热线和来访", (*own(facts, "hotline"), *_calls(facts))),
        Section("公开日活动", (*own(facts, "open_day"), *_open_day(facts))),
        Section("群众点题、意见和舆情", (*own(facts, "voices"), *_voices(facts))),
        Section("办件统计", tuple(_totals(facts))),
        Section("存在的不足", shortfalls(facts)),
        Section("下一步打算", plans(facts)),
    )


def _led(facts: Facts) -> Iterator[Paragraph]:
    meeting, plan, rules, task = (
        facts.ledgers[key] for key in ("meeting", "plan", "institution", "assignment")
    )
    training, inspection = facts.ledgers["training"], facts.ledgers["inspection"]
    yield paragraph(
        acts(
            (meeting, "政务公开工作会议", "召开政务公开工作会议"),
            (meeting, "局办公会", "局办公会"),
            (plan, "已印发", "印发方案和计划"),
            (rules, "现行制度", "现行工作制度"),
        )
    )
    if task.value("任务数"):
        share = rate(task, "任务完成率", "任务完成率", "办结")
        yield paragraph(
            "分解下达任务", task.number("任务数"), "，已办结", task.number("已办结"), "，", share, "。"
        )
    yield paragraph(
        acts(
            (training, "期数", "举办培训"),
            (training, "人次", "参训"),
            (inspection, "检查次数", "开展监督检查"),
            (inspection, "问题数", "发现问题"),
        )
    )


def _public(facts: Facts) -> Iterator[Paragraph]:
    whole, *more = facts.published[PUBLIC]
    if not any(whole.rows.values()):
        yield paragraph("没有公布过主动公开信息（", whole, "）。")
    else:
        parts: list[tuple[Piece, ...]] = [(_plain(one), one) for one in more]
        yield paragraph("公布主动公开信息", whole, "，其中", listed(parts), "。")
        for group, by in ((OUTLETS, "按渠道分，经几个渠道公开的各计一次："), (CATEGORIES, "按类别分：")):
            if told := [(_plain(one), one) for one in facts.published[group] if any(one.rows.values())]:
                yield paragraph(by, listed(told), "。")
    column, device, guide = (facts.ledgers[key] for key in ("web_column", "device", "guide"))
    yield paragraph(
        acts(
            (column, "在用栏目", "网站在用栏目"),
            (device, "在用台数", "在用触摸屏、信息屏"),
            (guide, "收入办事通", "《百姓办事通》收入事项"),
        )
    )
    issue = facts.ledgers["issue"]
    yield paragraph(acts((issue, "已张贴", "公开栏张贴"), (issue, "已备案", "已备案")))


def _plain(number: Number) -> str:
    """What a yearly count is called inside a sentence."""
    return number.name.split("·")[-1].removesuffix("条数").removesuffix("数")


def _requests(request: Counted) -> Iterator[Paragraph]:
    """零报告 where nothing came in (taxonomy 61)."""
    if not request.value("收件"):
        yield paragraph("未收到政府信息公开申请，收到申请", request.number("收件"), "（零报告）。")
        return
    if doubt := doubtful(request, "收件", {"办结": "办结", "在办": "在办"}):
        yield paragraph(doubt)
        return
    told = [(word, request.number(label)) for word, label in (("已办结", "办结"), ("在办", "在办"))]
    share = rate(request, "按期率", "按期率", "按期答复")
    yield paragraph("收到政府信息公开申请", request.number("收件"), "，", listed(told), "，", share, "。")


def _calls(facts: Facts) -> Iterator[Paragraph]:
    hotline, visit = facts.ledgers["hotline"], facts.ledgers["visit"]
    yield matters(hotline, "咨询、投诉、求助和建议", CALLS)
    if hotline.value("收件"):
        yield paragraph(rate(hotline, "满意率", "回访满意率", _SATISFIED), "。")
        yield paragraph(acts((hotline, "来访批次", "接待来访"), (hotline, "来访人次", "")))
    yield matters(visit, "公开日来访人反映的事项", ANSWERS, "反馈")
    if visit.value("收件"):
        yield rates(visit, ("当场答复率", "当场答复"), ("带回件办结率", "办结"))


def _open_day(facts: Facts) -> Iterator[Paragraph]:
    day = facts.ledgers["open_day"]
    if not day.value("举办次数"):
        yield paragraph("没有举办公开日活动（", day.number("举办次数"), "）。")
        return
    yield paragraph(
        acts(
            (day, "举办次数", "举办公开日、开放日和宣传日活动"),
            (day, "参加领导", "参加领导"),
            (day, "展板", "设置展板"),
            (day, "发放资料", "发放资料"),
        )
    )


def _voices(facts: Facts) -> Iterator[Paragraph]:
    topic = facts.ledgers["topic"]
    yield matters(topic, "群众点题", {}, "反馈")
    if topic.value("收件"):
        yield paragraph(
            "已在回音壁公布", topic.number("上墙"), "，", rate(topic, "上墙率", "上墙率", "上墙"), "。"
        )
    yield matters(facts.ledgers["suggestion"], "意见建议", {})
    opinion = facts.ledgers["opinion"]
    if not opinion.value("收件"):
        yield paragraph("未收到需要回应的舆情（", opinion.number("收件"), "）。")
        return
    yield paragraph("收集舆情", opinion.number("收件"), "，", course(opinion))
    yield rates(opinion, ("回应率", "首次回应"), ("按时率", "按时"))


def _totals(facts: Facts) -> Iterator[Paragraph]:
    """Totals of windows and halls (taxonomy 85); those of the city centre stand in the other report."""
    told = [total_of(total) for total in facts.totals if total.subject != CITY_CASES]
    if not told:
        yield paragraph("未收到各窗口报来的办件汇总数。")
    yield from told
