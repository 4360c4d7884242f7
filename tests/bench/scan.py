"""Looking through 1 MB of an office's text before it is published."""

from __future__ import annotations

from itertools import cycle
from statistics import median
from time import perf_counter

from desktop_app.services.scanning import Scanning
from tests.bench.figures import Figure
from tests.domain import corpus, corpus_clean

SIZE, MOST_MS = 1_000_000, 1_000
CLEAN_LINES = 9  # to one line with somebody's number in it


def scan(rounds: int, size: int = SIZE) -> list[Figure]:
    """One figure: `size` bytes of UTF-8, a tenth of the lines with an identity, masked as well."""
    text = _text(size)
    times = []
    for at in range(rounds + 1):
        begun = perf_counter()
        found = Scanning().text(text)
        if at:  # the first round warms up
            times.append((perf_counter() - begun) * 1000)
    what = f"scan of {size / 1e6:g} MB of text, {len(found.finds):,} finds"
    return [Figure(what, median(times), most_ms=MOST_MS)]


def _text(size: int) -> str:
    lines: list[str] = []
    length = 0
    clean = corpus_clean.clean(size)
    for one in cycle(list(corpus.seeded(2_000))):
        lines += [one.text, *(next(clean) for _ in range(CLEAN_LINES))]
        length += sum(len(line.encode()) + 1 for line in lines[-CLEAN_LINES - 1 :])
        if length >= size:
            break
    return "\n".join(lines).encode()[:size].decode(errors="ignore")
