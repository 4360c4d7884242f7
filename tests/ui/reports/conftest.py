"""An office in January and the hand in the tab 统计上报."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, opened
from tests.hand import Hand
from tests.ui.reports.numbers import YEAR, answered


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office in January, when the report of the year before is made: one request was granted, one is open."""
    made = opened(tmp_path / "data", date(YEAR + 1, 1, 11))
    made.bureau.put(BUREAU)
    answered(made)
    added(made, REQUEST)
    yield made
    made.close(copy=False)


@pytest.fixture
def report(hand: Hand) -> Hand:
    """The hand in the tab, the report counted."""
    hand.tab("统计上报")
    hand.see("草稿")
    return hand
