"""The letters of 建议提案: what their words may name, and what classes the answers have (letters.md §3).

Which letters mean what differs from place to place and year to year: what stands here is where a year begins.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.proposal_law import MOTION, SUGGESTION

COMMON = (
    "届次",
    "案号",
    "文种",
    "标题",
    "提出人",
    "称呼",
    "人称",
    "内容",
    "交办日期",
    "交办单位",
    "主办单位",
    "承办科室",
)
CLASSES: Mapping[str, str] = {
    "A": "所提问题已经解决或者基本解决的",
    "B": "所提问题正在解决或者已经列入计划解决的",
    "C": "所提问题受条件限制暂时难以解决的",
    "D": "所提意见留作参考的",
}
WORDS: Mapping[str, tuple[str, str]] = {SUGGESTION: ("建议", "代表"), MOTION: ("提案", "委员")}
COPIES: Mapping[str, str] = {
    SUGGESTION: "县人大常委会代表联络工作机构，县政府督查室",
    MOTION: "县政协提案工作机构，县政府督查室",
}
ENCLOSED = "建议提案办理情况征询意见表"


def words_of(kind: str) -> tuple[str, str]:
    """What a proposal is called and how its proposers are addressed."""
    return WORDS.get(kind, ("建议提案", "代表（委员）"))


def mark_of(name: str) -> str:
    """What stands at the top right of the title page."""
    return f"类别：{name}" if name else ""
