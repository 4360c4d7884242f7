"""Stories run as the program does: garbage is collected on the window's thread and on no other."""

from __future__ import annotations

from tests.ui.conftest import swept

__all__ = ["swept"]
