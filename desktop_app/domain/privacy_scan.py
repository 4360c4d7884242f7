"""Finding every identity in a text, however it is spelt, with its line and the reason in words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from desktop_app.domain import privacy_numbers as numbers
from desktop_app.domain import privacy_signs as signs
from desktop_app.domain import privacy_words as wordly
from desktop_app.domain.privacy import Found, Kind
from desktop_app.domain.privacy_names import is_name
from desktop_app.domain.privacy_numbers import Hit, Words
from desktop_app.domain.privacy_table import HEALTHY, Column, is_head, of_heading

EVERY: frozenset[Kind] = frozenset(Kind)
NUMBERS: frozenset[Kind] = frozenset(
    {
        Kind.ID_NUMBER,
        Kind.BANK_CARD,
        Kind.MOBILE,
        Kind.LANDLINE,
        Kind.EMAIL,
        Kind.PERMIT,
        Kind.ACCOUNT,
        Kind.PLATE,
    }
)

_Detector = Callable[[str, Words], Iterator[Hit]]
_DETECTORS: tuple[tuple[_Detector, frozenset[Kind]], ...] = (  # whoever comes first keeps a place two want
    (numbers.papers, frozenset({Kind.ID_NUMBER})),
    (numbers.others, frozenset({Kind.EMAIL, Kind.PERMIT, Kind.ACCOUNT})),
    (numbers.cards, frozenset({Kind.BANK_CARD})),
    (numbers.telephones, frozenset({Kind.MOBILE, Kind.LANDLINE})),
    (wordly.plates, frozenset({Kind.PLATE})),
    (wordly.houses, frozenset({Kind.HOUSE})),
    (wordly.ills, frozenset({Kind.HEALTH})),
)
_ANY_FIGURE = re.compile(r"\d|[@＠]|病|残|癌|瘤|[症瘫瘓梗风肝痫毒哑明肢疮湿炎贫]")
_AREA_FIRST = re.compile(r"0(?:10|2\d|[3-9]\d\d)([2-9]\d{6,7})")
_LONGEST_ROW = 5_000  # characters; farther to the right no heading is looked for
_BLANKS = " \u200b\r\n-.·"


def detect(
    text: str, kinds: Collection[Kind] = EVERY, allowed: Iterable[str] = (), heading: str = ""
) -> tuple[Found, ...]:
    """Every identity of these kinds in the order of places, none overlapping another.

    Places are those of the text as given, lines count from 1, `Found.text` is in half-width characters. `allowed` are
    numbers and addresses that are meant to be read, as the office's own telephones. `heading` is that of the column
    a cell stands in.
    """
    if not _ANY_FIGURE.search(text):
        return ()
    plain = signs.folded(text)
    words = _Headings(plain, heading).before
    hits = [
        hit
        for detector, made in _DETECTORS
        if made & set(kinds)
        for hit in detector(plain, words)
        if hit.kind in kinds
    ]
    if Kind.HEALTH in kinds and "\t" in plain:
        hits += _ills_of_lists(plain)
    return _settled(plain, hits, frozenset(key for number in allowed for key in _keys(number)))


def _keys(number: str) -> Iterator[str]:
    """How a number that is meant to be read may be written: a landline without its area code, too."""
    key = _key(number)
    yield key
    if local := _AREA_FIRST.fullmatch(key):
        yield local[1]


def _key(number: str) -> str:
    plain = signs.folded(number).lower()
    return (
        plain.strip()
        if "@" in plain
        else re.sub(r"^(?:00)?86(?=\d{10,})", "", re.sub(r"\D", "", plain)) or plain
    )


def _settled(text: str, hits: Sequence[Hit], allowed: frozenset[str]) -> tuple[Found, ...]:
    """Hits without overlaps: the earlier detector wins, then the earlier place."""
    taken = bytearray(len(text))
    kept: list[Hit] = []
    for hit in hits:
        start, end = hit.start, hit.end
        while end > start and text[end - 1] in _BLANKS:
            end -= 1
        if taken.find(1, start, end) >= 0:
            continue
        taken[start:end] = b"\x01" * (end - start)
        kept.append(hit if end == hit.end else Hit(hit.kind, start, end, hit.why))
    breaks = [found.start() for found in re.finditer("\n", text)] if kept else []
    return tuple(
        Found(
            hit.kind,
            hit.start,
            hit.end,
            text[hit.start : hit.end],
            bisect_right(breaks, hit.start - 1) + 1,
            hit.why,
        )
        for hit in sorted(kept, key=lambda hit: hit.start)
        if not allowed or _key(text[hit.start : hit.end]) not in allowed
    )


class _Headings:
    """What tells of a number: the words before it in its cell, else the heading of its column."""

    def __init__(self, text: str, heading: str) -> None:
        self._text, self._heading = text, heading
        self._starts: list[int] = []
        self._heads: list[list[str]] = []
        if "\t" in text:
            self._read_heads()

    def _read_heads(self) -> None:
        for start, cells in _rows(self._text):
            if is_head(cells):
                self._starts.append(start)
                self._heads.append(cells)
            elif len(cells) == 1 and self._heads and self._heads[-1]:
                self._starts.append(start)  # a line that is no row ends the list
                self._heads.append([])

    def before(self, start: int) -> str:
        """The words before a place."""
        told = signs.before(self._text, start)
        cell = told.rpartition("\t")[2]
        if "\t" not in self._text[max(0, start - 1) : start] and cell:
            return cell
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return cell or self._heading
        nearest = max(0, start - _LONGEST_ROW)
        begins = self._text.rfind("\n", nearest, start) + 1
        if not begins and nearest:
            return ""
        column = self._text.count("\t", begins, start)
        heads = self._heads[at]
        return heads[column].strip() if column < len(heads) else ""


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    start = 0
    for line in text.split("\n"):
        yield start, line.rstrip("\r").split("\t")
        start += len(line) + 1


def _ills_of_lists(text: str) -> Iterator[Hit]:
    """Illness columns of pasted lists: whoever is named in the row has what stands there."""
    named: list[int] = []
    ill: list[int] = []
    for start, cells in _rows(text):
        if is_head(cells):
            held = [of_heading(cell) for cell in cells]
            named = [at for at, column in enumerate(held) if column is Column.NAME]
            ill = [at for at, column in enumerate(held) if column is Column.HEALTH]
        elif len(cells) == 1:
            named, ill = [], []
        else:
            yield from _ills_of_row(start, cells, named, ill)


def _ills_of_row(start: int, cells: list[str], named: list[int], ill: list[int]) -> Iterator[Hit]:
    name = next((cells[at].strip() for at in named if at < len(cells) and is_name(cells[at].strip())), "")
    for at in ill:
        if not name or at >= len(cells) or cells[at].strip() in HEALTHY:
            continue
        begin = start + sum(len(cell) + 1 for cell in cells[:at])
        yield Hit(Kind.HEALTH, begin, begin + len(cells[at]), f"“{name}”这一行写着{cells[at].strip()}")
