"""An office on the day of an Open Day, copied from one blank ledger, and visitors who come to its desk."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from desktop_app.services.office import Office
from desktop_app.services.open_days import FIRST_DESK, Received
from tests.builders import BUREAU, opened

DAY = date(2026, 5, 15)  # a Friday


def blank_ledger(folder: Path) -> Path:
    """A ledger of a known bureau without records: made once, copied for each test."""
    made = opened(folder, DAY)
    made.bureau.put(BUREAU)
    made.lists.put("department", [(name, True) for name in ("办公室", "房产管理股", "村镇建设股")])
    made.close(copy=False)
    return folder


def copied(blank: Path, folder: Path) -> Office:
    """An office over a copy of it."""
    shutil.copytree(blank, folder)
    return opened(folder, DAY)


def come(office: Office, desk: str = FIRST_DESK, again: int = 0, **other: str) -> Received:
    """Somebody comes to a desk."""
    raw = {
        "event_on": str(DAY), "visitor": "陈建国", "content": "问公租房", "matter": "咨询", "leader": "局长",
        "handling": "当场答复",
    }  # fmt: skip
    return office.open_days.receive({**raw, **other}, desk, again)
