"""The look that a system must not spoil."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SIZES = """
from PySide6.QtWidgets import QApplication, QTreeView
from ui import style
app = QApplication([])
style.dress(app)
tree = QTreeView()
tree.show()
kinds = ("QAbstractItemView", "QMenu", "QMenuBar", "QMessageBox", "QTipLabel", "QStatusBar", "QLabel")
for size in (style.STANDARD, len(style.SIZES) - 1):
    if size != style.STANDARD:
        style.enlarge(app, size)
    print({app.font(kind).pointSizeF() for kind in kinds} | {tree.font().pointSizeF()} == {style.SIZES[size][1]})
"""


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has fonts of its own for tables and menus")
def test_tables_and_menus_have_the_size_of_everything_else() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "windows"}
    told = subprocess.run(
        [sys.executable, "-c", SIZES], env=env, capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    assert told.stdout.split() == ["True", "True"]
