"""重大行政决策: the five steps of the law, how long the public is asked, and what may not be skipped.

《重大行政决策程序暂行条例》(国务院令第713号) 第十五条 (公开征求意见一般不少于30日), 第十六条 (听证7日前送达),
第二十五至二十八条 (合法性审查一般不少于7个工作日, 未通过不得讨论), 第三十条 (集体讨论), 第三十二条 (公布、解读).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop_app.domain.catalogue_rules import counted_after

RULES = "《重大行政决策程序暂行条例》"
COMMENT_DAYS = 30  # 第十五条; fewer only with the reason told
HEARING_DAYS = 7  # 第十六条
LEGAL_WORKDAYS = 7  # 第二十五条至第二十八条; fewer only with the reason told

PUBLIC, EXPERTS, RISK, LEGAL, TOGETHER = (
    "public_done",
    "experts_done",
    "risk_done",
    "legal_done",
    "together_done",
)
FIVE: Mapping[str, str] = {
    PUBLIC: "公众参与",
    EXPERTS: "专家论证",
    RISK: "风险评估",
    LEGAL: "合法性审查",
    TOGETHER: "集体讨论",
}


# What comes after a step, and may not lie before it.
AFTER: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((PUBLIC, EXPERTS, RISK, LEGAL), (TOGETHER, "decided", "shown")),
    TOGETHER: ("decided", "shown"),
    "decided": ("shown",),
}


def comments_until(begins: date, *, skips_first_day: bool) -> date:
    """The earliest last day for comments: 30 days, counted as those of every 公示期."""
    return counted_after(begins, skips_first_day=skips_first_day) + timedelta(days=COMMENT_DAYS)


def days_to_comment(begins: date, ends: date, *, skips_first_day: bool) -> int:
    """How many days for comments there are from one day to another, counted as those of every 公示期."""
    return (ends - counted_after(begins, skips_first_day=skips_first_day)).days


def papers_until(hearing: date) -> date:
    """The last day for handing the papers of a hearing to those who take part."""
    return hearing - timedelta(days=HEARING_DAYS)


def left_out(done: Mapping[str, date | None]) -> tuple[str, ...]:
    """The steps of the five that are not done, in their order."""
    return tuple(name for key, name in FIVE.items() if not done.get(key))
