"""Breaks a paragraph into lines of full width, as Chinese official paper wants it.

Greedy, one look at each character, so that 100,000 of them take a second. For each line: marks are first
squeezed (half a cell each) to take in what stands over; where that costs more than it mends, the piece goes
to the next line and what remains is spread between the characters. The last line is left as it falls.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop_app.documents.characters import CLOSING, OPENING
from desktop_app.documents.clusters import clusters, is_address, may_break, soft_break

_NEAR = 1e-6
_HALF = 0.5
_SPREAD_LIMIT = 0.5  # em a gap: beyond this a hole is uglier than a cut address or a ragged line
_TIGHT = 0.75  # share of the room of all marks
_LOOSE = 0.2  # em a gap
_SQUEEZABLE = OPENING | CLOSING


@dataclass(frozen=True, slots=True)
class Line:
    """Characters [start, stop) of the paragraph; `xs` are the left edges of their cells, in em."""

    start: int
    stop: int
    xs: tuple[float, ...]
    width: float


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    stop: int
    last: bool = False


class _Breaker:
    def __init__(self, text: str, widths: Sequence[float]) -> None:
        self.text = text
        self.widths = widths
        self.ends = [0.0, *accumulate(widths)]  # ends[i]: natural width of the first i characters
        self.marks = [0, *accumulate(char in _SQUEEZABLE for char in text)]
        self.bounds = clusters(text)
        self.legal = may_break(text, self.bounds)

    def natural(self, start: int, stop: int) -> float:
        return self.ends[stop] - self.ends[start]

    def slack(self, start: int, stop: int) -> float:
        return (self.marks[stop] - self.marks[start]) * _HALF

    def without_spaces(self, start: int, stop: int) -> int:
        while stop > start and self.text[stop - 1] == " ":
            stop -= 1
        return stop

    def choose(self, start: int, room: float) -> int:
        """The end of the line that begins at `start`."""
        fits = squeezed = blocked = 0
        at = bisect_right(self.bounds, start)
        while at < len(self.bounds):
            bound = self.bounds[at]
            end = self.without_spaces(start, bound)
            width = self.natural(start, end)
            if width - self.slack(start, end) > room + _NEAR:
                blocked = bound
                break
            if self.legal[at]:
                if width <= room + _NEAR:
                    fits = bound
                else:
                    squeezed = bound
                    break
            at += 1
        else:
            return squeezed or fits
        return self._weigh(start, room, fits, squeezed, blocked)

    def _weigh(self, start: int, room: float, fits: int, squeezed: int, blocked: int) -> int:
        if not fits and not squeezed:
            return self._cut(start, room)
        if not fits:
            return squeezed
        if squeezed and self._better_squeezed(start, room, fits, squeezed):
            return squeezed
        hole = room - self.natural(start, self.without_spaces(start, fits))
        if blocked and hole > _SPREAD_LIMIT * max(self._gaps(start, fits), 1):
            return self._cut_next(start, fits, blocked, room)
        return fits

    def _better_squeezed(self, start: int, room: float, fits: int, squeezed: int) -> bool:
        """先挤进，后推出: the smaller change wins, but slight spreading is better than marks without room."""
        hole = room - self.natural(start, self.without_spaces(start, fits))
        end = self.without_spaces(start, squeezed)
        excess = self.natural(start, end) - room
        if hole <= _NEAR or excess > max(hole, _HALF) + _NEAR:
            return False
        gentle = excess <= 2 * _HALF + _NEAR or excess <= _TIGHT * self.slack(start, end)
        return gentle or hole > _LOOSE * self._gaps(start, fits)

    def _cut(self, start: int, room: float) -> int:
        """No lawful end fits: an over-wide word, or marks without end. Cut where it shows least."""
        stop = max(bisect_right(self.ends, self.ends[start] + room + _NEAR) - 1, start + 1)
        at = bisect_right(self.bounds, stop)
        bound = max(self.bounds[at - 1], start)
        if bound == stop:
            return stop
        word = slice(bound, self.bounds[at])
        if bound > start and self.natural(word.start, word.stop) <= room and not is_address(self.text[word]):
            return bound
        return soft_break(self.text, bound, stop)

    def _cut_next(self, start: int, fits: int, blocked: int, room: float) -> int:
        """Pushing out the next, long piece would leave a hole: cut it if it is an address or over-wide."""
        at = bisect_right(self.bounds, fits)
        word = self.text[fits : self.bounds[at]]
        if self.bounds[at] < blocked and not is_address(word):
            return fits
        stop = bisect_right(self.ends, self.ends[start] + room + _NEAR) - 1
        over_wide = self.natural(fits, self.bounds[at]) > room + _NEAR
        if stop <= fits or not (over_wide or is_address(word)):
            return fits
        cut = soft_break(self.text, fits, stop)
        return cut if over_wide or cut < stop else fits

    def _gaps(self, start: int, stop: int) -> int:
        return bisect_right(self.bounds, stop - 1) - bisect_right(self.bounds, start)

    def set(self, piece: _Piece, indent: float, room: float) -> Line:
        """Places the characters of a line: squeezed, spread or as they are."""
        end = self.without_spaces(piece.start, piece.stop)
        excess = self.natural(piece.start, end) - room
        squeeze = self._squeezes(piece.start, end, excess) if excess > _NEAR else {}
        spread = 0.0
        if not piece.last and -excess > _NEAR:
            gaps = self._gaps(piece.start, end)
            spread = min(-excess / gaps, _SPREAD_LIMIT) if gaps > 0 else 0.0
        starts = (
            set(self.bounds[bisect_right(self.bounds, piece.start) : bisect_right(self.bounds, end - 1)])
            if spread
            else ()
        )
        xs = []
        x = indent
        for index in range(piece.start, end):
            if index in starts:
                x += spread
            less = squeeze.get(index, 0.0)
            xs.append(x - less if self.text[index] in OPENING else x)
            x += self.widths[index] - less
        return Line(piece.start, end, tuple(xs), x - indent)

    def _squeezes(self, start: int, stop: int, excess: float) -> dict[int, float]:
        """How much each mark gives: the one at the end of the line first, the others in equal parts."""
        marks = [index for index in range(start, stop) if self.text[index] in _SQUEEZABLE]
        given: dict[int, float] = {}
        if marks and marks[-1] == stop - 1 and self.text[stop - 1] in CLOSING:
            given[marks.pop()] = min(excess, _HALF)
            excess -= min(excess, _HALF)
        for index in marks if excess > _NEAR else ():
            given[index] = min(excess / len(marks), _HALF)
        return given


def break_lines(
    text: str, widths: Sequence[float], room: float, first: float = 0.0, rest: float = 0.0
) -> list[Line]:
    """The lines of one paragraph.

    `widths` are the advances of the characters and `room` the width of the line, both in em; `first` and
    `rest` are the indents of the first and of the other lines.
    """
    breaker = _Breaker(text, widths)
    pieces: list[_Piece] = []
    start = 0
    while start < len(text):
        indent = rest if pieces else first
        stop = breaker.choose(start, room - indent)
        pieces.append(_Piece(start, stop, last=stop >= len(text)))
        start = stop
        while start < len(text) and text[start] == " ":
            start += 1
    _relieve_orphan(breaker, pieces, room - rest)
    return [
        breaker.set(piece, indent, room - indent)
        for number, piece in enumerate(pieces)
        for indent in (rest if number else first,)
    ]


def _relieve_orphan(breaker: _Breaker, pieces: list[_Piece], room: float) -> None:
    """A last line of a single character gets company from the line above (孤字应避免)."""
    if len(pieces) < 2 or len(breaker.text[pieces[-1].start :].rstrip("".join(CLOSING))) != 1:
        return
    above, last = pieces[-2], pieces[-1]
    at = bisect_right(breaker.bounds, last.start - 1) - 1
    for bound_at in range(at, max(at - 3, 0), -1):
        bound = breaker.bounds[bound_at]
        if bound <= above.start:
            return
        if breaker.legal[bound_at] and breaker.natural(bound, last.stop) <= min(6.0, room):
            pieces[-2:] = [
                _Piece(above.start, bound),
                _Piece(bound, last.stop, last=True),
            ]
            return
