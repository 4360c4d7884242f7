"""The reports of work as a list: what each asks the office to write, and how its draft is put together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop_app.domain import work_report_openness as openness
from desktop_app.domain import work_report_supervision as supervision
from desktop_app.domain.periods import Period
from desktop_app.domain.work_report import BLANK, Doubt, Draft, Hole, Kind, Paragraph, Section
from desktop_app.domain.work_report_facts import Facts

TEXTS: Mapping[Kind, Mapping[str, str]] = {
    Kind.SUPERVISION: {
        "lead": "组织领导",
        "projects": "重点工程的做法",
        "orders": "批示和交办事项的做法",
        "hotline": "热线和网上来件的做法",
        "proposals": "建议提案的做法",
        "cases": "数字城管案件的做法",
        "ways": "督查方式和组织",
        "gaps": "存在的不足",
        "plans": "下一步打算",
    },
    Kind.OPENNESS: {
        "lead": "领导重视",
        "building": "公开内容和平台建设",
        "hotline": "咨询热线和来访",
        "open_day": "公开日活动",
        "voices": "点题、意见和舆情",
        "gaps": "存在的不足",
        "plans": "下一步打算",
    },
    Kind.PARTY: {},
    Kind.FINANCE: {},
}
"""The paragraphs the office writes once a year, by their keys, in the order of the report."""

_TOLD_ELSEWHERE = frozenset({"figure"})  # its doubts stand in the text, each in its place
_HEADINGS: Mapping[Kind, tuple[str, ...]] = {
    Kind.PARTY: ("基本情况", "党务公开", "政务公开", "监督和评议", "存在的不足", "下一步打算"),
    Kind.FINANCE: (
        "基本情况",
        "制度建设",
        "预算和收支",
        "资金管理和公开",
        "监督检查",
        "存在的不足",
        "下一步打算",
    ),
}


def drafted(kind: Kind, facts: Facts, unit_name: str, made_on: date) -> Draft:
    """The draft of a report from what was counted; ValueError for one that is headings alone."""
    if kind in BLANK:
        raise ValueError(kind)
    module = supervision if kind is Kind.SUPERVISION else openness
    notes = tuple(
        Doubt(f"{ledger.title}：{finding.words}", ledger.behind(finding.rows))
        for ledger in (*facts.ledgers.values(), facts.before)
        if ledger.register not in _TOLD_ELSEWHERE
        for finding in ledger.findings
    )
    return Draft(
        kind,
        facts.period,
        unit_name,
        made_on,
        module.opening(unit_name, facts),
        module.sections(facts),
        notes,
    )


def blank(kind: Kind, period: Period, unit_name: str, made_on: date) -> Draft:
    """The headings of a report the program knows no numbers for; KeyError for one it does."""
    made = tuple(Section(heading, (Paragraph((Hole(heading),)),)) for heading in _HEADINGS[kind])
    return Draft(kind, period, unit_name, made_on, (), made)
