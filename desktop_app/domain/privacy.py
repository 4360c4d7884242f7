"""What an identity is, and the quick finding of the usual ones in a text: ID numbers, telephones, e-mail.

`privacy_scan.detect` looks harder: every spelling, more kinds, and why it thinks so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_HALF = str.maketrans("０１２３４５６７８９Ｘｘ－＠．", "0123456789Xx-@.")  # one for one: places stay
_YEAR_MONTH_DAY = r"(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_SHORT_DAY = r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_ALONE, _ENDS = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
ID_NUMBER = re.compile(
    rf"{_ALONE}(?:[1-9]\d{{5}}{_YEAR_MONTH_DAY}\d{{3}}[\dXx]|[1-9]\d{{5}}{_SHORT_DAY}\d{{3}}){_ENDS}"
)
MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)([- ]?)(\d{4})\2(\d{4})(?!\d)")
LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})([-— ]?)([2-9]\d{6,7})(?!\d)")
EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")

_TELLING = re.compile(r"\d{4}|[@＠]")  # in every identity; most texts hold neither and need no closer look


class Kind(StrEnum):
    """What was found."""

    ID_NUMBER = "身份证号"
    MOBILE = "手机号码"
    LANDLINE = "固定电话"
    EMAIL = "电子邮箱"
    BANK_CARD = "银行卡号"
    PERMIT = "出入境证件"
    PLATE = "车牌号"
    HOUSE = "门牌号"
    HEALTH = "疾病或残疾"
    ACCOUNT = "QQ或微信"


@dataclass(frozen=True)
class Found:
    """An identity in a text, from `start` up to `end`, in half-width characters.

    `line` counts from 1 and `why` is half a sentence in words; the quick search leaves both out.
    """

    kind: Kind
    start: int
    end: int
    text: str
    line: int = 0
    why: str = ""


def find(text: str) -> tuple[Found, ...]:
    """Every identity of a text in the order of places, none overlapping another."""
    return tuple(_find(text.translate(_HALF))) if _TELLING.search(text) else ()


def _find(text: str) -> Iterator[Found]:
    patterns = (
        (ID_NUMBER, Kind.ID_NUMBER),
        (EMAIL, Kind.EMAIL),
        (MOBILE, Kind.MOBILE),
        (LANDLINE, Kind.LANDLINE),
    )
    hits = [(m.start(), rank, m, kind) for rank, (p, kind) in enumerate(patterns) for m in p.finditer(text)]
    end = 0
    for start, _, hit, kind in sorted(hits, key=lambda h: h[:2]):
        if start >= end:
            end = hit.end()
            yield Found(kind, start, end, hit[0])
