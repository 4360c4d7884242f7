"""Where Tab goes: widgets made later would come last of the whole window, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_after(place: QWidget, made: Iterable[QWidget]) -> None:
    """Let Tab come to these, in this order, where `place` stands."""
    before = place.previousInFocusChain()
    while before is not None and before is not place and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    for one in made:
        if before is not None:
            QWidget.setTabOrder(before, one)
            before = one
