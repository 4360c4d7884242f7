"""How long from starting a process to the first paint of its window, and to a window that is filled."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def first_paint(data: Path, compiled: Path, rounds: int) -> list[Figure]:
    """Our window over a folder of data against a window with nothing in it, both in fresh processes, in turns.

    Both find their modules compiled, as after an installation by pip: the first turn compiles into `compiled`.
    """
    bare: list[float] = []
    painted: list[float] = []
    filled: list[float] = []
    for at in range(rounds + 1):
        empty, ours = _started(compiled, "bare_window.py"), _started(compiled, "our_window.py", str(data))
        if at:  # the first turn also reads everything from the disk
            bare.append(empty["painted"])
            painted.append(ours["painted"])
            filled.append(ours["filled"])
    floor = median(bare)
    return [
        Figure("start to first paint / bare PySide6 window", median(painted), floor, most_times=2),
        Figure("start to a filled window / bare PySide6 window", median(filled), floor),
    ]


def _started(compiled: Path, script: str, *words: str) -> dict[str, float]:
    """Milliseconds from before the process exists until each event it tells of; one clock serves both processes."""
    env = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(compiled),
        "QT_QPA_PLATFORM": "offscreen",
    }
    begun = time.perf_counter()
    said = subprocess.run(
        [sys.executable, str(HERE / script), *words],
        env=env,
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )
    events = (line.split() for line in said.stdout.splitlines() if line.startswith("event "))
    return {name: (float(at) - begun) * 1000 for _, name, at in events}
