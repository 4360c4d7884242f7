"""What stays together on a line: numbers with units, dates, 文号, telephones, Latin words, ——, ……."""

from __future__ import annotations

import re
from itertools import pairwise

from desktop_app.documents.characters import NO_END, NO_START

_UNITS = """
个工作日 工作日 平方公里 平方千米 平方毫米 平方厘米 平方米 立方米 公里 千米 厘米 毫米 米 公顷 亩 公斤 千克 吨
克 万平方米 万亿元 万元 亿元 万户 万人 元 角 分 万 亿 年 个月 月 日 小时 时 分钟 秒 天 周岁 周 岁 个 人 户 套
件 栋 幢 单元 楼 层 间 号 室 度 倍 次 名 条 款 项 份 页 张 期 批 届 例 处 台 辆 部 座 段 ％ % ‰ ℃ ㎡ ㎥ ㎞ ㎜
"""
_UNIT = "(?:" + "|".join(sorted(map(re.escape, _UNITS.split()), key=len, reverse=True)) + ")"
_LATIN = "!-~\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f"
_TOGETHER = re.compile(
    rf"""
    \ +                                                            # a space may vanish at the end of a line
    | —+ | …+
    | 〔\d{{2,4}}〕(?:第?\d+号?)?                                       # 〔2026〕12号
    | (?:[第约￥¥№§+\-±]?\d[{_LATIN}]*(?:[～－–—][￥¥]?\d[{_LATIN}]*)?{_UNIT}?)+  # 2026年3月5日, 第12号
    | [{_LATIN}]+                                                    # a word, a web address, a mailbox
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_SOFT = frozenset("?&=-_.:@#,;+~")  # not the stroke, which stands neither first nor last in a line
_LOOK_BACK = 60  # characters: about a line of Latin letters


def clusters(text: str) -> list[int]:
    """The starts of the unbreakable pieces of `text`, and its length at the end: [0, …, len(text)]."""
    return [found.start() for found in _TOGETHER.finditer(text)] + [len(text)]


def may_break(text: str, bounds: list[int]) -> list[bool]:
    """For each bound of `clusters`, whether a line may end there (行首行尾禁则, level 严格)."""
    legal = []
    for before, at, after in zip(bounds, bounds[1:], bounds[2:], strict=False):
        last, first = text[at - 1], text[at]
        if first == " " and after < len(text):  # spaces vanish there: what counts is what follows them
            first = text[after]
        if last == " " and before > 0:
            last = text[before - 1]
        legal.append(last not in NO_END and first not in NO_START)
    return [False, *legal, True] if len(bounds) > 1 else [True]


def soft_break(text: str, start: int, stop: int) -> int:
    """Where in (start, stop] an over-long word is best cut: after a sign of an address, else late."""
    lawful = [at for at in range(stop, max(start, stop - _LOOK_BACK), -1) if _may_part(text, at)]
    signs = (at for at in lawful if text[at - 1] in _SOFT and at > start + (stop - start) * 2 // 3)
    return next(signs, lawful[0] if lawful else stop)


def _may_part(text: str, at: int) -> bool:
    return text[at - 1] not in NO_END and (at == len(text) or text[at] not in NO_START)


def is_address(text: str) -> bool:
    """Whether a piece is a word long enough to be cut at its signs rather than leave a hole in the line."""
    return (
        len(text) > 12
        and text.isascii()
        and any(one in _SOFT and two not in _SOFT for one, two in pairwise(text))
    )
