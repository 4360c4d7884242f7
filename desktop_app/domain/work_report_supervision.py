"""政务督查工作报告: what was chased and what came of it (taxonomy 85, 89-100)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.proposal_law import MOTION, SUGGESTION
from desktop_app.domain.work_report import Paragraph, Piece, Section
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

BOXES = ("省信箱件", "市信箱件", "县（区）信箱件")
ORDERS = ("政府督办单", "党委督办单")
LEADERS = "领导批示件"
TASKS = {LEADERS: (LEADERS,), "省、市、县（区）信箱件": BOXES, "政府、党委督办单": ORDERS, "其他": ("其他",)}
CALLS = {"12345热线": ("12345转办",), "12319热线": ("12319",), "局内部电话": ("来电",)}
HOTLINE_TOTALS = ("12345热线", "12319热线")
_STANDING = {"完成": "已完成", "在建": "在建", "推进": "加快推进", "取消": "已取消"}
_WAYS = ("书面督查", "实地督查", "会议督查", "通讯督查")


def opening(unit: str, facts: Facts) -> tuple[Paragraph, ...]:
    """The first paragraphs."""
    return (paragraph(f"现将{unit or '本单位'}{facts.period.title}政务督查工作情况报告如下{facts.upto}："),)


def sections(facts: Facts) -> tuple[Section, ...]:
    """The report below its title."""
    parts = (
        Section("重点工程", (*own(facts, "projects"), *_projects(facts))),
        Section("领导批示和交办事项", (*own(facts, "orders"), *_tasks(facts.ledgers["task"]))),
        Section("热线和网上来件", (*own(facts, "hotline"), *_calls(facts))),
        Section("建议提案", (*own(facts, "proposals"), *_proposals(facts.ledgers["proposal"]))),
        Section("数字化城市管理案件", (*own(facts, "cases"), *_cases(facts))),
        Section("督查方式和组织", (*own(facts, "ways"), *_supervision(facts))),
    )
    return (
        Section("组织领导", own(facts, "lead", "督查工作的组织领导、分工和责任")),
        Section("督办事项的办理", (), parts),
        Section("存在的不足", shortfalls(facts)),
        Section("下一步打算", plans(facts)),
    )


def _projects(facts: Facts) -> Iterator[Paragraph]:
    project, node, task = (facts.ledgers[key] for key in ("project", "node", "task"))
    if not project.value("项目"):
        yield paragraph("没有列入重点工程的项目（", project.number("项目"), "）。")
    elif doubt := doubtful(project, "项目", _STANDING):
        yield paragraph(doubt)
    else:
        groups = [(word, project.number(label)) for label, word in _STANDING.items()]
        yield paragraph("列入重点工程的项目共", project.number("项目"), "，其中", listed(groups), "。")
    if node.value("节点"):
        yield paragraph(
            "计划节点", node.number("节点"), "，按期到达", node.number("按期到达"), "，",
            rate(node, "到达率", "到达率", "到达"), "。",
        )  # fmt: skip
    yield paragraph("下发督办单", task.number("下发督办单"), "。")


def _tasks(task: Counted) -> Iterator[Paragraph]:
    yield matters(task, "领导批示和交办的督办件", TASKS)
    if task.value("收件"):
        yield paragraph(
            "其中列为特件", task.number("特件"), "，转办以后还没有报告的", task.number("在途"), "。"
        )


def _calls(facts: Facts) -> Iterator[Paragraph]:
    yield matters(facts.ledgers["hotline"], "热线和网上来件", CALLS)
    yield from (total_of(total) for total in facts.totals if total.subject in HOTLINE_TOTALS)


def _proposals(proposal: Counted) -> Iterator[Paragraph]:
    if not proposal.value("收件"):
        yield paragraph("未收到人大代表建议、政协委员提案（", proposal.number("收件"), "）。")
        return
    kinds = {SUGGESTION: "人大代表建议", MOTION: "政协委员提案"}
    if doubt := doubtful(proposal, "收件", kinds):
        yield paragraph(doubt)
    else:
        groups = [(word, proposal.number(label)) for label, word in kinds.items()]
        yield paragraph(
            "收到人大代表建议、政协委员提案", proposal.number("收件"), "，其中", listed(groups), "。"
        )
    yield paragraph(course(proposal))
    yield rates(
        proposal,
        ("办复率", "办复"),
        ("见面率", "见面、座谈"),
        ("满意率", "满意、基本满意"),
        ("落实率", "落实"),
    )
    classes = [(f"{name}类", proposal.number(f"{name}类件")) for name in "ABCD"]
    yield paragraph("按办理结果分，", listed(classes), "。")


def _cases(facts: Facts) -> Iterator[Paragraph]:
    yield matters(facts.ledgers["citycase"], "数字城管案件", {})
    yield from (total_of(total) for total in facts.totals if total.subject == CITY_CASES)


def _supervision(facts: Facts) -> Iterator[Paragraph]:
    held, meeting = facts.ledgers["supervision"], facts.ledgers["meeting"]
    if not held.value("督查次数"):
        yield paragraph("没有开展督查（", held.number("督查次数"), "）。")
    elif doubt := doubtful(held, "督查次数", {way: way for way in _WAYS}):
        yield paragraph(doubt)
    else:
        groups = [(way, held.number(way)) for way in _WAYS]
        yield paragraph("开展督查", held.number("督查次数"), "，其中", listed(groups), "。")
        found: list[Piece] = ["发现问题的", held.number("发现问题")]
        if held.value("发现问题"):
            found += ["，", *rate(held, "反馈率", "反馈率", "已反馈")]
        yield paragraph(found, "。")
    group, rules = facts.ledgers["leading_group"], facts.ledgers["institution"]
    yield paragraph(
        acts(
            (meeting, "局办公会", "召开局办公会"),
            (group, "现任成员", "各领导小组现任成员"),
            (rules, "现行制度", "现行工作制度"),
        )
    )
    suggestion = facts.ledgers["suggestion"]
    if suggestion.value("收件"):
        yield paragraph("登记意见建议", suggestion.number("收件"), "，", course(suggestion))
    else:
        yield paragraph("未收到意见建议（", suggestion.number("收件"), "）。")
