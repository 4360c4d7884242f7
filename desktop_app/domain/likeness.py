"""How alike two requests for information read: the same asked in other words, or the same of another year."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

ALIKE = 0.56
"""From here on two requests are shown side by side (measured in tests/domain/test_likeness.py)."""

_ENOUGH = 6  # characters from which being contained is no accident
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile("[〇○零一二三四五六七八九]{4}(?=年)")
_NUMBER = re.compile(r"\d+")
_NO_SIGN = re.compile(r"\W+|_")
# What says only that something is asked for, not what.
_ASKING = re.compile(
    "申请公开|申请获取|申请查询|请求公开|要求公开|请予公开|请公开|请提供|要求提供|希望提供|请问|想了解|想知道|我想|我要|本人"
    "|贵局|你局|贵单位|我县|本县|全县|政府信息|相关信息|有关信息|相关|有关|关于|所有|全部|提供|获取|查询|公开|申请|年度(?!预算|决算|计划)|的"
)


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (the same), by characters and their pairs; other numbers make texts less alike.

    A text that the other one contains counts as nearly the same.
    """
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    mine, theirs = _unnumbered(first), _unnumbered(second)
    single, paired = _overlap(Counter(mine), Counter(theirs)), _overlap(_pairs(mine), _pairs(theirs))
    same, within = ((a + b) / 2 for a, b in zip(single, paired, strict=True))
    words = max(same, 0.9 * within if min(len(mine), len(theirs)) >= _ENOUGH else 0.0)
    return round(words * _same_numbers(first, second), 3)


def _bare(text: str) -> str:
    said = unicodedata.normalize("NFKC", text).lower()
    said = _CHINESE_YEAR.sub(lambda year: year[0].translate(_DIGITS), said)
    return _ASKING.sub("", _NO_SIGN.sub("", said))


def _unnumbered(text: str) -> str:
    """Numbers are judged apart, so that 2024 and 2025 do not share three characters."""
    return _NUMBER.sub("#", text)


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(text))) or Counter((text,))


def _overlap(mine: Counter[str], theirs: Counter[str]) -> tuple[float, float]:
    """What is shared, against both and against the smaller one."""
    shared, first, second = (mine & theirs).total(), mine.total(), theirs.total()
    return 2 * shared / (first + second), shared / min(first, second)


def _same_numbers(one: str, other: str) -> float:
    mine, theirs = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    if not mine and not theirs:
        return 1.0
    if not mine or not theirs:
        return 0.95
    return 0.4 + 0.6 * len(mine & theirs) / len(mine | theirs)
