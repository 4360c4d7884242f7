"""Which heading means which field, and how sure that is; what the clerk corrected before wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from desktop_app.domain.register import Register
from desktop_app.excel import headings
from desktop_app.excel.table import Heading

NOT_READ = ""  # in a profile: the clerk said that this column is not to be read
_OTHER_MEASURE = re.compile(r"[（(][^（(]*[百千万亿][^（(]*[）)]")
ALIKE = 0.72  # of difflib: 承办科室 and 承办的科室 are, 答复日期 and 申请日期 (0.5) are not


class Sure(StrEnum):
    """How a heading came to its field, in words for the clerk."""

    PROFILE = "按上次的对应"
    EXACT = "一致"
    CLOSE = "请核对"
    IGNORED = "不导入"
    NONE = "未对应"


@dataclass(frozen=True)
class Matched:
    """One heading and the field it means; `key` is None when nothing is read from the column."""

    heading: Heading
    key: str | None
    sure: Sure


def match(
    register: Register, found: Sequence[Heading], profile: Mapping[str, str] | None = None
) -> tuple[Matched, ...]:
    """One Matched for each heading, in order; each field at most once, the better match wins it.

    `profile` maps `spelling(heading)` to a field key, or to "" for a column that is not read.
    """
    chosen: dict[int, Matched] = {}
    taken: set[str] = set()
    allowed = {f.key for f in headings.readable(register)}
    for heading in found:
        corrected = (profile or {}).get(spelling(heading))
        if corrected == NOT_READ:
            chosen[heading.column] = Matched(heading, None, Sure.IGNORED)
        elif corrected in allowed and corrected not in taken:
            taken.add(str(corrected))
            chosen[heading.column] = Matched(heading, corrected, Sure.PROFILE)
    for heading in found:
        if heading.column not in chosen and _left_out(register, heading.label):
            chosen[heading.column] = Matched(heading, None, Sure.IGNORED)
    rest = [heading for heading in found if heading.column not in chosen]
    offers = sorted(
        (
            (score, -heading.column, key, heading)
            for heading in rest
            for score, key in _offers(register, heading)
        ),
        key=lambda offer: offer[:3],
        reverse=True,
    )
    for score, _, key, heading in offers:
        if key not in taken and heading.column not in chosen:
            taken.add(key)
            chosen[heading.column] = Matched(heading, key, Sure.EXACT if score >= 1 else Sure.CLOSE)
    return tuple(chosen.get(heading.column, Matched(heading, None, Sure.NONE)) for heading in found)


def spelling(heading: Heading) -> str:
    """The key under which a correction of this heading is remembered."""
    return headings.plain(heading.context + heading.label)


def profile_of(matched: Sequence[Matched]) -> dict[str, str]:
    """What is to be remembered of a matching the clerk agreed to."""
    return {spelling(m.heading): m.key or NOT_READ for m in matched}


def _left_out(register: Register, label: str) -> bool:
    text = headings.plain(label)
    known = text in headings.names(register)
    return headings.is_idle(label) or (text in headings.derived_names(register) and not known)


def _offers(register: Register, heading: Heading) -> Iterator[tuple[float, str]]:
    """Fields the heading may mean, with a score: from 1 up it is the same word, below it only looks alike."""
    names = headings.names(register)
    own, bare = headings.plain(heading.label), headings.stem(heading.label)
    both = headings.plain(heading.context[:2] + heading.label)
    labels = {headings.plain(f.label) for f in headings.readable(register)}
    doubt = 0.2 if _OTHER_MEASURE.search(heading.label) else 0.0
    for text, bonus in ((own, 0.2), (bare, 0.1 - doubt), (both, 0.3)):
        if text and text in names:
            yield 1.0 + bonus + (0.05 if text in labels else 0.0), names[text]
    best: dict[str, float] = {}
    for name, key in names.items():
        if score := _likeness(bare or own, name):
            best[key] = max(best.get(key, 0.0), score)
    yield from ((score, key) for key, score in best.items())


def _likeness(text: str, name: str) -> float:
    shorter, longer = sorted((text, name), key=len)
    if len(shorter) < 2 or (text == shorter and len(text) < 3):  # 内容 alone is not 答复内容
        return 0.0
    if shorter in longer and len(shorter) * 2 >= len(longer):
        return 0.6 + 0.3 * len(shorter) / len(longer)
    ratio = SequenceMatcher(None, text, name, autojunk=False).ratio()
    return ratio * 0.9 if ratio >= ALIKE else 0.0
