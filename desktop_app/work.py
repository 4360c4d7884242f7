"""Long work is a generator that yields (done, all) and returns its result; here it is done in one go."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


def drained(work: Generator[tuple[int, int], None, T]) -> T:
    """The result of a work nobody watches."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
