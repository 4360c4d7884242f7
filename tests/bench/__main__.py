"""`python -m tests.bench [--quick]`: what a clerk waits for, beside the least it could be on this machine."""

from __future__ import annotations

import argparse
import platform
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.services.office import make_example
from desktop_app.work import drained
from tests.bench.board import board
from tests.bench.figures import table
from tests.bench.ledger import TODAY, build
from tests.bench.lists import lists
from tests.bench.paint import first_paint
from tests.bench.requests import requests
from tests.bench.scan import scan
from tests.bench.sheets import export

CALLS, QUICK_CALLS = 100_000, 10_000


def main() -> int:
    """Measure and print; 1 when a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_CALLS:,} calls instead of {CALLS:,}")
    quick = parser.parse_args().quick
    calls = QUICK_CALLS if quick else CALLS
    with TemporaryDirectory(prefix="bench-") as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        drained(make_example(small, 420, 1, TODAY))
        begun = time.perf_counter()
        build(large, calls)
        print(f"{platform.platform()}, Python {platform.python_version()}, {calls:,} calls")
        print(f"ledger built in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        figures = [
            *first_paint(small, Path(folder, "compiled"), 5 if quick else 9),
            *lists(large, 5 if quick else 9),
            *export(large, Path(folder), 1 if quick else 3),
            *requests(Path(folder, "requests"), calls // 10, 3),
            *scan(3),
            *board(Path(folder, "board"), 3),
        ]
    print(table(figures))
    print(
        "medians; a ratio is ours / yardstick; for lists the yardstick is sqlite3 asking the same of the same file"
    )
    return int(any(figure.verdict == "miss" for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
