"""Where a paper goes: one line with the file it is saved as, the printer and the number of copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from desktop_app.paths import safe_name
from ui.dialogs import printing
from ui.dialogs.file_line import FileLine, papers
from ui.dialogs.frame import named
from ui.dialogs.print_run import printer_choice

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.publishing import Paper

WORD = ".docx"
_KINDS = "PDF 文件 (*.pdf);;Word 文件 (*.docx)"


def pages_of(office: Office, paper: Paper) -> printing.Paper:
    """A finished PDF as pages to be looked at or printed."""
    images = office.publishing.images
    return printing.Paper(paper.pages, lambda number, dpi: images(paper, dpi, only=[number])[0])


class WaysOut(QWidget):
    """存为, and with `prints` 打印机 and 份数; whoever holds it has the buttons."""

    def __init__(self, name: str, *, prints: bool = True) -> None:
        super().__init__()
        self._file = FileLine("存为", _KINDS, saves=True, suggested=_suggested(name))
        self._printer, self._copies = named(printer_choice(), "打印机"), named(QSpinBox(), "份数")
        self._copies.setRange(1, 99)
        self._copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # typed, or the arrow keys
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._add("存为", self._file, 3)
        if prints:
            self._add("打印机", self._printer, 2)
            self._add("份数", self._copies, 0)

    def _add(self, words: str, part: QWidget, wide: int) -> None:
        name = QLabel(words)
        name.setBuddy(part)
        self._row.addWidget(name)
        self._row.addWidget(part, wide)

    def suggest(self, name: str) -> None:
        """Offer another file name, in the folder that stands there."""
        folder = path.parent if (path := self._file.path()) else papers()
        self._file.set_path(folder / f"{safe_name(name)}.pdf")

    def path(self, suffix: str = ".pdf") -> Path | None:
        """The path as typed, with the suffix of what is saved; None when empty."""
        path = self._file.path()
        if path is None or path.suffix.lower() == suffix:
            return path
        plain = path.with_suffix("") if path.suffix.lower() in (".pdf", WORD) else path
        return plain.with_name(f"{plain.name}{suffix}")

    def set_path(self, path: Path) -> None:
        """Show where it went."""
        self._file.set_path(path)

    @property
    def printer(self) -> str:
        """The printer chosen."""
        return self._printer.currentText()

    @property
    def copies(self) -> int:
        """How many are printed."""
        return self._copies.value()


def _suggested(name: str) -> Path:
    return papers() / f"{safe_name(name)}.pdf"
