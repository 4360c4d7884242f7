"""文号: which papers carry one, under which words, and how a number that was not taken yet is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop_app.domain.letter_shape import LetterKind
from desktop_app.errors import Refused
from desktop_app.services.bureau import Bureau

KEY = "letter_series"
REPLY, PROCEDURE = "reply", "procedure"
LABELS: Mapping[str, str] = {REPLY: "答复文号代字", PROCEDURE: "程序性文书文号代字"}
_LONGEST = 40
_NUMBERED = re.compile(r"[\d〔〕\[\]（）()\s]|第.*号")


def in_force(kept: object, bureau: Bureau) -> dict[str, str]:
    """The words before year and number, for replies and for papers of the procedure; empty without a bureau.

    `kept` is the office's own setting, or None: then they follow from the bureau's 文号代字 (×住建公开: ×住建依复).
    """
    prefix = bureau.doc_prefix
    usual = {REPLY: f"{prefix.removesuffix('公开')}依复" if prefix else "", PROCEDURE: prefix}
    own = kept if isinstance(kept, dict) else {}
    return {key: str(own.get(key) or words) for key, words in usual.items()}


def checked(series: Mapping[str, str]) -> dict[str, str]:
    """The words as the office typed them; Refused with every mistake together."""
    wrong, told = [], {}
    for key, label in LABELS.items():
        told[key] = series.get(key, "").strip()
        if not told[key]:
            wrong.append(f"{label}：必须填写")
        elif _NUMBERED.search(told[key]) or len(told[key]) > _LONGEST:
            wrong.append(f"{label}：只写代字，不写年份和号数，最多{_LONGEST}字")
    if wrong:
        raise Refused("文号代字不能这样写", why="\n".join(wrong), do="请写成“×住建依复”的样子")
    return told


def series_of(kinds: tuple[LetterKind, ...], series: Mapping[str, str]) -> str:
    """The words for a paper of these kinds; empty for forms, which carry no number."""
    if kinds[0].form:
        return ""
    return series[REPLY if kinds[0].reply else PROCEDURE]


def blank_number(series: str, year: int) -> str:
    """How a paper is shown before its number is taken: nobody can mistake it for one that left."""
    return f"{series}〔{year}〕第　号"
