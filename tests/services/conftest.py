"""An office on a fresh file for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.office import Office
from tests.builders import BUREAU, opened


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office whose bureau is known and whose day is TODAY."""
    made = opened(tmp_path / "data")
    made.bureau.put(BUREAU)
    yield made
    made.close(copy=False)
