"""The example year: a folder of its own beside the real ledger, made once."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.services.data_folder import LEDGER
from desktop_app.services.office import EXAMPLE, EXAMPLE_RECORDS, EXAMPLE_SEED, make_example, open_office

if TYPE_CHECKING:
    from desktop_app.services.office import Office


@dataclass(frozen=True)
class ExampleFolder:
    """Where the example year lies, and whether it has been made."""

    path: Path
    made: bool


def example_of(data: Path) -> ExampleFolder:
    """The example folder that belongs to a folder of data."""
    path = data / EXAMPLE
    return ExampleFolder(path, (path / LEDGER).exists())


def make(path: Path, today: date) -> Generator[tuple[int, int], None, int]:
    """Make the example year, as work for a job."""
    return make_example(path, EXAMPLE_RECORDS, EXAMPLE_SEED, today)


def opening(data: Path) -> Callable[[], Office]:
    """What opens another folder than the one the window began with."""
    return lambda: open_office(data)
