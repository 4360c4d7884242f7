"""Two programs at once, and one that is killed: no number lost, none missing, the file sound."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine

from desktop_app.domain.records import Query, Voided
from desktop_app.registers.hotline import HOTLINE
from desktop_app.storage.audit import verify
from desktop_app.storage.engine import check
from desktop_app.storage.store import Store
from tests.storage.builders import call

ROOT = Path(__file__).resolve().parents[2]
BEGIN = """
import sys
from datetime import datetime
from pathlib import Path
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.hotline import HOTLINE
from desktop_app.storage.engine import open_engine
from desktop_app.storage.store import Store
rules = Rulebook()
store = Store(open_engine(Path(sys.argv[1])), lambda: sys.argv[2], datetime.now, lambda: rules)
values = {"called_at": datetime(2026, 3, 2, 9, 30), "content": "同时登记", "instruction": "长" * int(sys.argv[3])}
"""
ADD_MANY = """
for _ in range(40):
    with store.unit("新增") as unit:
        added = unit.add(HOTLINE, values)
    with store.unit("计数") as unit:
        unit.put_setting("count", (unit.setting("count") or 0) + 1)
"""
STOP_HALF_WAY = """
with store.unit("新增") as unit:
    for _ in range(400):
        unit.add(HOTLINE, values)
    print("half way", flush=True)
    sys.stdin.read()
"""


def started(code: str, ledger: Path, who: str, length: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", BEGIN + code, str(ledger), who, str(length)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_two_programs_lose_no_number_and_no_update(store: Store, ledger: Path) -> None:
    both = [started(ADD_MANY, ledger, who, 1) for who in ("甲", "乙")]
    for process in both:
        process.communicate(timeout=120)
        assert process.returncode == 0
    with store.reading() as reader:
        records = reader.page(Query("hotline", sort=(("number", False),)), 0, 100)
        assert [record["sequence"] for record in records] == list(range(1, 81))
        assert {record["created_by"] for record in records} == {"甲", "乙"}
        assert reader.setting("count") == 80
        assert verify(reader) is None


def test_a_killed_program_leaves_a_sound_file_and_no_gap(store: Store, engine: Engine, ledger: Path) -> None:
    call(store)
    process = started(STOP_HALF_WAY, ledger, "甲", 60_000)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "half way"
    assert Path(f"{ledger}-wal").stat().st_size > 1_000_000, "some of it had reached the disk"
    process.kill()
    process.communicate(timeout=60)
    check(engine)
    added = call(store)
    with store.reading() as reader:
        assert reader.count(Query("hotline", voided=Voided.BOTH)) == 2
        assert reader.get(HOTLINE, added)["number"] == "热线-2026-0002"
        assert verify(reader) is None
