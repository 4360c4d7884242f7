"""The right half of the letter dialog: the paper as it would be, or everything that still keeps it from being one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import AppError
from ui.dialogs.pages_view import PagesView
from ui.dialogs.ways_out import pages_of
from ui.tell import Block, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.publishing import Paper


class LetterSight(QStackedWidget):
    """Pages, or a block of sentences; `chosen` names the fact whose link was pressed."""

    chosen = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._pages, self._lacking, self._wrong = PagesView(), Block("facts"), Block("mistakes")
        self._quiet = label("", "note")
        self._quiet.setWordWrap(True)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._quiet, self._lacking, self._wrong):
            column.addWidget(part)
        column.addStretch(1)
        self._lacking.chosen.connect(self.chosen)
        self._wrong.chosen.connect(self.chosen)
        self.addWidget(words)
        self.addWidget(self._pages)

    def say(self, sentence: str) -> None:
        """There is nothing to be seen yet."""
        self._tell(quiet=sentence)

    def lack(self, names: Sequence[str]) -> None:
        """These facts are missing, all together; each is a link to its field."""
        self._tell()
        self._lacking.say(f"还缺 {len(names)} 项内容，填好后这里显示文书", [(name, name) for name in names])

    def explain(self, no: AppError) -> None:
        """It cannot be made; lines that begin with a fact are links to it."""
        self._tell()
        lines = [line for line in (*no.why.replace("；", "\n").split("\n"), no.do) if line]
        self._wrong.say(no.what, [(line.partition("：")[0] if "：" in line else "", line) for line in lines])

    def show_paper(self, paper: Paper) -> None:
        """The paper as it would be."""
        self._pages.show_paper(pages_of(self._office, paper))
        self.setCurrentWidget(self._pages)

    def _tell(self, quiet: str = "") -> None:
        self._quiet.setText(quiet)
        self._quiet.setVisible(bool(quiet))
        self._lacking.say("")
        self._wrong.say("")
        self.setCurrentIndex(0)
