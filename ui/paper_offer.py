"""A finished paper and what may be done with it: told to the one dialog that shows such papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.publishing import Paper

Act = Callable[[], object]


@dataclass(frozen=True)
class Offer:
    """A paper and what may be done with it.

    `make` draws it, for the word chosen in the drop-down `choice` where there is one. `save` gets the paper and a
    path ending in .pdf; `word`, where it may leave as an editable file too, a path ending in .docx. `printed` puts on
    record that it goes to a printer. `also` are further buttons; pressing one closes the view first.
    """

    title: str
    make: Callable[[str], Paper]
    save: Callable[[Paper, Path], object]
    file: str = ""
    choice: str = ""
    words: tuple[str, ...] = ()
    word: Callable[[Path], object] | None = None
    printed: Callable[[str, int], object] | None = None
    also: tuple[tuple[str, Act], ...] = ()
    told: str = ""
