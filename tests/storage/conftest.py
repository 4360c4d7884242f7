"""A real ledger file for each test, a clock that stands still and a person who works."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from desktop_app.domain.rulebook import Rulebook
from desktop_app.storage.engine import open_engine
from desktop_app.storage.migrate import bring_up
from desktop_app.storage.store import Store

NOW = datetime(2026, 3, 5, 9, 30)


@pytest.fixture(scope="session")
def rules() -> Rulebook:
    return Rulebook()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "台账 1.db"


@pytest.fixture
def engine(ledger: Path) -> Iterator[Engine]:
    engine = open_engine(ledger)
    bring_up(engine, lambda: None)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine, rules: Rulebook) -> Store:
    return Store(engine, lambda: "李四", lambda: NOW, lambda: rules)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Makes a disk of the size asked for, as mount spells it."""
    made: list[Path] = []

    def make(size: str) -> Path:
        folder = tmp_path / f"U盘 {len(made)}"
        folder.mkdir()
        if sys.platform == "win32":
            pytest.skip("no small disks here")
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("only root may mount a small disk")
        made.append(folder)
        return folder

    yield make
    for folder in made:
        subprocess.run(["umount", "-l", str(folder)], check=True)  # a test that failed may still hold a file
