"""Two wordings held against each other, told in words: which lines were kept, changed, added or taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from ui.style import COLOURS

SAME, BEFORE, NOW = "", "原：", "现："
_ALIKE = 0.3  # lines less alike than this are told as one taken away and one added
_ROOM = 8  # unchanged lines told around a change; the others are counted

Span = tuple[str, bool]  # words, and whether they differ


@dataclass(frozen=True)
class Told:
    """A line of the comparison: whose it is, and its words in spans."""

    mark: str
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The line without marks."""
        return "".join(words for words, _ in self.spans)


def compared(before: str, now: str) -> tuple[Told, ...]:
    """Every line of both texts, unchanged ones once."""
    old, new = before.splitlines(), now.splitlines()
    return tuple(_lines(old, new))


def _lines(old: list[str], new: list[str]) -> Iterator[Told]:
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from (Told(SAME, ((line, False),)) for line in old[a:b])
            continue
        gone, come = old[a:b], new[c:d]
        for pair in zip(gone, come, strict=False):
            yield from _pair(*pair)
        yield from (Told(BEFORE, ((line, True),)) for line in gone[len(come) :])
        yield from (Told(NOW, ((line, True),)) for line in come[len(gone) :])


def _pair(before: str, now: str) -> Iterator[Told]:
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield Told(BEFORE, ((before, True),))
        yield Told(NOW, ((now, True),))
        return
    old, new = list[Span](), list[Span]()
    for what, a, b, c, d in matcher.get_opcodes():
        differs = what != "equal"
        old += [(before[a:b], differs)] if b > a else []
        new += [(now[c:d], differs)] if d > c else []
    yield Told(BEFORE, tuple(old))
    yield Told(NOW, tuple(new))


def summary(lines: tuple[Told, ...]) -> str:
    """How much differs, in one sentence."""
    before, now = (sum(line.mark == mark for line in lines) for mark in (BEFORE, NOW))
    if not before and not now:
        return "与随程序附带的用语完全相同。"
    return f"与随程序附带的用语相比：原用语有 {before} 行不同，现用语有 {now} 行不同；【】内是不同的字。"


def as_html(lines: tuple[Told, ...]) -> str:
    """The comparison to be read: marked by words and brackets, coloured besides; unchanged stretches shortened."""
    rows = []
    for at, line in enumerate(lines):
        near = any(other.mark for other in lines[max(0, at - _ROOM) : at + _ROOM + 1])
        if line.mark or near:
            rows.append(_row(line))
        elif not rows or rows[-1] != _GAP:
            rows.append(_GAP)
    return f'<table width="100%" cellspacing="0" cellpadding="3">{"".join(rows)}</table>'


_GAP = f'<tr><td></td><td style="color:{COLOURS["muted"]}">……（相同）</td></tr>'
_GROUNDS = {BEFORE: COLOURS["late-pale"], NOW: COLOURS["fine-pale"], SAME: COLOURS["paper"]}


def _row(line: Told) -> str:
    words = "".join(
        f"<b>【{escape(words)}】</b>" if differs else escape(words) for words, differs in line.spans
    )
    ground = f'style="background-color:{_GROUNDS[line.mark]}"'
    return f'<tr><td width="44" {ground}><b>{line.mark}</b></td><td {ground}>{words}</td></tr>'
