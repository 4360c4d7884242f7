"""Many ids in few words: 1-5,8."""

from __future__ import annotations

from collections.abc import Iterable


def ranges(ids: Iterable[int]) -> str:
    """{1, 2, 3, 8} → 1-3,8."""
    runs: list[list[int]] = []
    for one in sorted(set(ids)):
        if runs and one == runs[-1][1] + 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def within(one: int, text: str) -> bool:
    """Whether an id is among those a text of ranges names."""
    for run in filter(None, text.split(",")):
        first, _, last = run.partition("-")
        if int(first) <= one <= int(last or first):
            return True
    return False
