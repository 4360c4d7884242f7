"""Making all the papers of one issue of the notice board: twenty sheets in every layout, 备案表 and 更换清单."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter

from desktop_app.services.office import open_office
from desktop_app.work import drained
from tests.bench.figures import Figure
from tests.builders import TODAY
from tests.services.boards import WHOLE, mixed

SHEETS, MOST_MS = 20, 2_000


def board(folder: Path, rounds: int, sheets: int = SHEETS) -> list[Figure]:
    """One figure: from the ledger to the files in a folder; lists have 120 people each."""
    office = open_office(folder / "data", today=lambda: TODAY)
    try:
        office.bureau.put(WHOLE)
        issue = mixed(office, sheets)
        times = []
        for at in range(rounds + 1):
            begun = perf_counter()
            made = drained(office.board.make(issue.id, folder / "papers"))
            if at:  # the first round reads the fonts
                times.append((perf_counter() - begun) * 1000)
    finally:
        office.close(copy=False)
    what = f"an issue of {sheets} sheets, {made.pages} leaves"
    return [Figure(what, median(times), most_ms=MOST_MS)]
