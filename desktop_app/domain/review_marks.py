"""密级标志 in a text: what must never be kept in this program, and words that ask for a second look.

保守国家秘密法实施条例 (2024) 第二十一条: a mark is the grade, usually ★, and a period (机密★1年, 绝密★长期).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NEVER_HERE = "含有国家秘密标志的内容一律不得存入本程序，也不得在这台计算机上处理"
REMOVE_IT = "请立即停止录入，删除这段内容，并报告本单位保密工作机构处理"

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
_GRADE = r"(?:绝[ \t\u3000]*密|机[ \t\u3000]*密|秘[ \t\u3000]*密)"
_STAR = r"[★☆✩✪✫✬✭✮✯✰⭐🌟⋆]"
_PLAIN_STAR = r"[*＊﹡※·•]"
_BLANK = r"[ \t\u3000\u00a0]*"
_NUMERAL = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|半)"
_PERIOD = rf"(?:{_NUMERAL}{_BLANK}(?:年|个{_BLANK}月)|长{_BLANK}期|解{_BLANK}密[^\n]{{0,20}})"
# 商业秘密, 工作秘密 and the like are no grade of a state secret (保守国家秘密法 第十四条).
_OTHER = r"(?<!商业)(?<!工作)(?<!技术)(?<!个人)(?<!审判)(?<!经营)"
_OPEN, _SHUT = r"[【\[（(〔《“\"]?", r"[】\]）)〕》”\"]?"
_MARKS = re.compile(
    "|".join(
        (
            rf"{_OTHER}{_GRADE}{_BLANK}{_STAR}{_BLANK}{_PERIOD}?",
            rf"{_OTHER}{_GRADE}{_BLANK}{_PLAIN_STAR}{_BLANK}{_PERIOD}",
            # Without a star only where it stands alone: in a sentence 秘密 is an ordinary word.
            rf"(?<![^\s，。；、：:|｜【\[（(〔《“\"]){_GRADE}{_BLANK}{_PERIOD}(?![^\s，。；、|｜】\]）)〕》”\"])",
            rf"(?m:^){_BLANK}{_OPEN}{_GRADE}(?:件|文件)?{_SHUT}{_BLANK}(?=\r?$|\n)",
            rf"(?:密级|秘密等级|密级标志|保密等级){_BLANK}[:：]{_BLANK}{_OPEN}{_GRADE}级?{_SHUT}{_BLANK}(?=\s|$)",
        )
    ),
    re.MULTILINE,
)
# law.md i: no state secret by itself, but a named reviewer must have looked at it.
_WARN = re.compile(
    "内部资料|内部文件|内部材料|内部使用|内部参考|工作秘密|不得公开|不宜公开|注意保存|请勿外传"
    "|严禁外传|(?:发电|内部|特提|特急|加急|平急)[· ]?明电|(?<![\u4e00-\u9fff])明电"
)


@dataclass(frozen=True)
class Mark:
    """Words found in a text, as they stand there, and their line from 1."""

    text: str
    line: int


@dataclass(frozen=True)
class Marks:
    """`blocks` are marks of state secrets; `warns` are words that call for a second look."""

    blocks: tuple[Mark, ...] = ()
    warns: tuple[Mark, ...] = ()


def classified(text: str) -> Marks:
    """The 密级标志 and the doubtful words of a text, in its order."""
    plain = text.translate(_UNSEEN).replace("\r\n", "\n").replace("\r", "\n")
    return Marks(tuple(_found(_MARKS, plain)), tuple(_found(_WARN, plain)))


def _found(pattern: re.Pattern[str], text: str) -> list[Mark]:
    found = []
    for hit in pattern.finditer(text):
        start = hit.start() + len(hit.group()) - len(hit.group().lstrip())
        found.append(Mark(hit.group().strip(), text.count("\n", 0, start) + 1))
    return found
