"""A work order copied from another platform as text: its labels and what stands under them, however it is laid out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from desktop_app.domain.work_order_labels import CONTENT, LABELS, ORDER_NO, plain_label

_GAP = "[ \u3000]*"  # 诉 求 人
_COLON = "[:：﹕︰]"
_RULE = re.compile(
    r"^[ \t]*(?:[-=*_—－＝＊]{3,}|第[ ]*[\d一二三四五六七八九十]+[ ]*[件条单]：?)[ \t]*$", re.MULTILINE
)
_BULLET = r"(?:[ \t\u3000]*(?:[(（]?\d{1,2}[)）.、．]|[①-⑳●■◆·•*])[ \t]*)?"
_UNKNOWN = r"[一-龥][一-龥A-Za-z0-9/（）() \u3000]{0,12}[一-龥）)]"
_HEADING = re.compile(
    r"[^:：\t]{0,40}(?:工单|转办单|交办单|派遣单|承办单|受理单|督办单|登记表|转办函)(?:（[^）]*）)?\s*"
)
_ENDS = " \t\u3000\r\n；;，,|、"
_LOOKED = 6  # lines above a table


@dataclass(frozen=True)
class Part:
    """A label with what stands under it; `key` None: nobody has said yet what the label means.

    `start` and `end` are the place of the label in the pasted text; both 0 in a table.
    """

    label: str
    text: str
    key: str | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class RawOrder:
    """One work order: its parts in their order, and the lines that stand under no label."""

    parts: tuple[Part, ...]
    rest: tuple[str, ...] = ()


class _Hold(IntEnum):
    """How surely something is a label: after a comma in a sentence, inside a line, at the beginning of one."""

    WEAK = 0
    MID = 1
    STRONG = 2


@dataclass(frozen=True)
class _Anchor:
    begin: int  # of what belongs to it: bullet or stop before the label
    start: int
    end: int  # of the label with its brackets and colon: here the text begins
    label: str
    key: str | None
    hold: _Hold


def read_orders(text: str, learned: Mapping[str, str] | None = None) -> tuple[RawOrder, ...]:
    """Every work order of a paste; none when no label is known.

    `learned` tells more labels by their plain form. Labels stand one in a line or several, behind colons of any width,
    in brackets, in cells or over a table; what goes on below belongs to the label before it.
    """
    known = {**LABELS, **(learned or {})}
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _table(text, known):
        return found
    anchors = _anchors(text, known)
    if not any(anchor.key is not None for anchor in anchors):
        return ()
    bounds = [*_begins(text, anchors), len(text)]
    cuts = [(a, b) for a, b in pairwise(bounds) if text[a:b].strip()]
    made = (_order(text, a, b, [one for one in anchors if a <= one.start < b]) for a, b in cuts)
    return tuple(order for order in made if any(part.text and part.key is not None for part in order.parts))


def unknown_labels(orders: Sequence[RawOrder]) -> tuple[str, ...]:
    """The labels nobody has explained yet, each once."""
    return tuple(dict.fromkeys(part.label for order in orders for part in order.parts if part.key is None))


# Tables


def _table(text: str, known: Mapping[str, str]) -> tuple[RawOrder, ...]:
    """A row of headings with rows below it, parted by tabs, commas or bars; empty when there is none."""
    for mark in "\t,|":
        if mark not in text:
            continue
        rows = [
            row for row in csv.reader(io.StringIO(text), delimiter=mark) if any(cell.strip() for cell in row)
        ]
        for at, row in enumerate(rows[:_LOOKED]):
            heads = [plain_label(cell) for cell in row]
            told = [head for head in heads if head]
            sure = [head for head in told if head in known]
            if len(sure) < 2 or 2 * len(sure) <= len(told) or at + 1 >= len(rows):
                continue
            return tuple(_row_order(row, cells, known) for cells in rows[at + 1 :] if _is_row(cells, known))
    return ()


def _is_row(cells: Sequence[str], known: Mapping[str, str]) -> bool:
    filled = [plain_label(cell) for cell in cells if plain_label(cell).strip("-=—")]
    return len(filled) > 1 and sum(cell in known for cell in filled) * 2 < len(filled)


def _row_order(heads: Sequence[str], cells: Sequence[str], known: Mapping[str, str]) -> RawOrder:
    parts = [
        Part(plain_label(head), cell.strip(), known.get(plain_label(head)))
        for head, cell in zip(heads, cells, strict=False)
        if plain_label(head) and cell.strip()
    ]
    return RawOrder(tuple(parts), tuple(cell.strip() for cell in cells[len(heads) :] if cell.strip()))


# Labels


def _anchors(text: str, known: Mapping[str, str]) -> list[_Anchor]:
    """The labels of a text in their order; colons or brackets where it uses them, else cells, else blanks."""
    found = list(_marked(text, known))
    if sum(anchor.key is not None for anchor in found) >= 2:
        return _apart([*found, *_strange(text, known)])
    cells = list(_cells(text, known))
    if sum(anchor.key is not None for anchor in cells) >= 2:
        return cells
    return _apart([*found, *_spaced(text, known)])


def _one_of(known: Mapping[str, str]) -> str:
    words = sorted(known, key=len, reverse=True)
    return "|".join(_GAP.join(re.escape(sign) for sign in word) for word in words)


def _marked(text: str, known: Mapping[str, str]) -> Iterator[_Anchor]:
    """Known labels behind which a colon stands, or in brackets of their own."""
    words = _one_of(known)
    boxed = rf"(?P<before>{_BULLET})[【\[〔](?P<word>{words})[】\]〕][ \u3000]*{_COLON}?"
    before = rf"^{_BULLET}|[\s；;，,。|、】)）]"
    plain = rf"(?P<before>{before})(?P<word>{words})(?:[(（][^()（）\n]{{1,12}}[)）])?{_GAP}{_COLON}"
    for pattern in (boxed, plain):
        for found in re.finditer(pattern, text, re.MULTILINE):
            label, start = plain_label(found["word"]), found.end("before")
            hold = _hold(text, found.start("before"), start)
            begin = start if found["before"] == "。" else found.start("before")
            yield _Anchor(begin, start, found.end(), label, known[label], hold)


def _hold(text: str, before: int, start: int) -> _Hold:
    line = text.rfind("\n", 0, start) + 1
    if not re.sub(_BULLET, "", text[line:start], count=1).strip():
        return _Hold.STRONG
    return _Hold.WEAK if text[before:start].strip() and text[before] in "，,。、" else _Hold.MID


def _strange(text: str, known: Mapping[str, str]) -> Iterator[_Anchor]:
    """What looks like a label at the beginning of a line or cell, though nobody knows it."""
    before = rf"^{_BULLET}|\t+|[ \u3000]{{2,}}|[；;|][ ]*"
    pattern = rf"(?P<before>{before})[【\[〔]?(?P<word>{_UNKNOWN})[】\]〕]?(?<!\d){_COLON}"
    for found in re.finditer(pattern, text, re.MULTILINE):
        label = plain_label(found["word"])
        if label not in known and len(label) > 1:
            yield _Anchor(found.start("before"), found.end("before"), found.end(), label, None, _Hold.MID)


def _cells(text: str, known: Mapping[str, str]) -> Iterator[_Anchor]:
    """Labels and texts in turn, in cells."""
    at = 0
    for line in text.split("\n"):
        cells, place = line.split("\t"), at
        at += len(line) + 1
        if len(cells) < 2 or not _may_be_label(cells[0], known):
            continue
        for number, cell in enumerate(cells):
            label = plain_label(cell)
            if number % 2 == 0 and _may_be_label(cell, known):
                yield _Anchor(place, place, place + len(cell), label, known.get(label), _Hold.STRONG)
            place += len(cell) + 1


def _may_be_label(cell: str, known: Mapping[str, str]) -> bool:
    label = plain_label(cell)
    return label in known or bool(re.fullmatch(_UNKNOWN, label))


def _spaced(text: str, known: Mapping[str, str]) -> Iterator[_Anchor]:
    """Known labels alone in a line, or at its beginning with a blank behind them."""
    pattern = rf"^{_BULLET}(?P<word>{_one_of(known)})(?=[ \t\u3000]|$)"
    for found in re.finditer(pattern, text, re.MULTILINE):
        label = plain_label(found["word"])
        yield _Anchor(found.start(), found.start("word"), found.end(), label, known[label], _Hold.STRONG)


def _apart(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """Anchors in their order, none inside another; what is known goes first."""
    kept: list[_Anchor] = []
    for one in sorted(anchors, key=lambda a: (a.key is None, a.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda a: a.start)


# Orders


def _begins(text: str, anchors: Sequence[_Anchor]) -> list[int]:
    """Where each order begins: at ruled lines, else at the label that comes again."""
    rules = [found.end() for found in _RULE.finditer(text)]
    if rules:
        parts = [0, *rules]
        if (
            sum(
                any(a <= one.start < b for one in anchors)
                for a, b in zip(parts, [*rules, len(text)], strict=True)
            )
            > 1
        ):
            return parts
    first = next(anchor for anchor in anchors if anchor.key is not None)
    heads = [one for one in anchors if one.label == first.label and one.hold >= first.hold]
    numbers = [one for one in anchors if one.key == ORDER_NO and one.hold > _Hold.WEAK]
    if len(numbers) > 1 and len(heads) != len(numbers):
        heads = numbers
    if len(heads) < 2 or (not numbers and any(one.hold < _Hold.STRONG for one in heads)):
        return [0]
    return [0, *(_line_start(text, one.start) for one in heads[1:])]


def _line_start(text: str, start: int) -> int:
    """Back over what stands before a label on its line, when that is only a bullet or a heading of the order."""
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip() and not re.fullmatch(_BULLET, text[line:start]):
        return start
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    return (
        above
        if line and _HEADING.fullmatch(text[above : line - 1].strip()) and text[above : line - 1].strip()
        else line
    )


def _order(text: str, begin: int, end: int, anchors: Sequence[_Anchor]) -> RawOrder:
    anchors = _once(anchors)
    first = anchors[0].begin if anchors else end
    above = [line for line in text[begin:first].split("\n") if not _RULE.fullmatch(line)]
    rest = [
        line.strip(_ENDS)
        for line in above
        if line.strip(_ENDS + "【[（(") and not _HEADING.fullmatch(line.strip())
    ]
    ends = [anchor.begin for anchor in anchors[1:]] + [end] * bool(anchors)
    parts = [
        Part(one.label, _tidy(_RULE.sub("", text[one.end : to])), one.key, one.start, one.end)
        for one, to in zip(anchors, ends, strict=True)
    ]
    return RawOrder(tuple(parts), tuple(rest))


def _once(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """Inside one order a field is told once: a mention of it after a comma, or inside the content, is a sentence."""
    sure = {one.key for one in anchors if one.key and one.hold > _Hold.WEAK}
    seen: set[str] = set()
    kept: list[_Anchor] = []
    for one in anchors:
        within = bool(kept) and kept[-1].key == CONTENT and one.label not in {other.label for other in kept}
        if one.key and ((one.hold is _Hold.WEAK and one.key in sure) or (one.key in seen and within)):
            continue
        if one.key:
            seen.add(one.key)
        kept.append(one)
    return kept


def _tidy(text: str) -> str:
    return text.strip(_ENDS + "【[〔")
