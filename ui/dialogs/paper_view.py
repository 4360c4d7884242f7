"""A finished paper: looked at, saved, printed; the same dialog for every paper that is not changed any more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from ui.dialogs.frame import Frame, named
from ui.dialogs.pages_view import PagesView
from ui.dialogs.print_run import PrintRun
from ui.dialogs.ways_out import WORD, WaysOut, pages_of
from ui.editor_widgets import Box
from ui.paper_offer import Offer

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.publishing import Paper


def open_paper_view(window: QWidget, office: Office, offer: Offer) -> QDialog:
    """Show a finished paper."""
    dialog = _PaperView(window, office, offer)
    dialog.open()
    return dialog


class _PaperView(Frame):
    def __init__(self, window: QWidget, office: Office, offer: Offer) -> None:
        super().__init__(window, offer.title, (980, 720))
        self._office, self._offer = office, offer
        self._paper: Paper | None = None  # as drawn last
        self._pages, self._ways = PagesView(), WaysOut(offer.file or offer.title)
        self._words = named(Box(), offer.choice)
        if offer.words:
            self.body.addLayout(self._choice())
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._ways)
        for words, act in offer.also:
            self.act(words, partial(self._leave_for, act), left=True)
        if offer.word is not None:
            self.act("另存为 Word", self._save_word)
        self._save_button = self.act("另存为 PDF", self._save)
        self._print_button = self.act("打印", self._print, main=True)
        self._print_button.setDefault(False)  # an Enter meant for a line must not cost paper
        self._run = PrintRun(self, self._print_button)
        self.act("关闭", self.reject)
        if self._draw() and offer.told:
            self.tell(offer.told)
        self._pages.setFocus()  # there arrows scroll, and an Enter too many does nothing

    def _choice(self) -> QHBoxLayout:
        self._words.addItems(list(self._offer.words))
        self._words.currentIndexChanged.connect(self._draw)
        name = QLabel(self._offer.choice)
        name.setBuddy(self._words)
        row = QHBoxLayout()
        row.addWidget(name)
        row.addWidget(self._words)
        row.addStretch(1)
        return row

    def _draw(self) -> bool:
        paper = self._paper = self.attempt(lambda: self._offer.make(self._words.currentText()))
        self._pages.show_paper(pages_of(self._office, paper) if paper else None)
        for way in (self._save_button, self._print_button):
            way.setEnabled(paper is not None)
        if paper and paper.missing:
            self.tell(f"这些字没有字形，印成“〓”：{'、'.join(paper.missing)}")
        return paper is not None

    def _save(self) -> None:
        paper = self._paper
        if paper is not None:
            self._save_as(self._ways.path(), lambda path: self._offer.save(paper, path))

    def _save_word(self) -> None:
        if self._offer.word is not None:
            self._save_as(self._ways.path(WORD), self._offer.word)

    def _save_as(self, path: Path | None, save: Callable[[Path], object]) -> None:
        if path is None:
            self.refuse("请先写明存到哪里")
            return

        def saved() -> bool:
            save(path)
            return True

        if self.attempt(saved):
            self._ways.set_path(path)
            self.tell(f"已存为 {path}")

    def _print(self) -> None:
        if self._paper is None:
            return
        printer, copies, printed = self._ways.printer, self._ways.copies, self._offer.printed
        record = (lambda: printed(printer, copies)) if printed else None
        self._run.begin(
            pages_of(self._office, self._paper),
            printer,
            self._offer.file or self._offer.title,
            copies,
            record,
        )

    def _leave_for(self, act: Callable[[], object]) -> None:
        self.accept()
        act()
