"""修改文字: the paragraphs only the office can write, once for all reports of a year."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QWidget

from desktop_app.domain.work_report import Kind
from desktop_app.domain.work_reports import TEXTS
from desktop_app.errors import AppError
from ui.dialogs.frame import Frame, named, note

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_LINES = 4  # lines of a paragraph seen at once
_TOLD = "这里的文字写进这一年的报告，每个自然段一行；数字由台账算出，不用写。"
_KEYS = QKeySequence("Ctrl+S")


def open_work_report_texts(
    window: QWidget, office: Office, kind: Kind, year: int, on_done: Callable[[], object]
) -> QDialog:
    """Write the paragraphs of a report; `on_done` is called once they are kept."""
    dialog = _Texts(window, office, kind, year, on_done)
    dialog.open()
    return dialog


class _Texts(Frame):
    def __init__(
        self, window: QWidget, office: Office, kind: Kind, year: int, on_done: Callable[[], object]
    ) -> None:
        super().__init__(window, f"{year}年{kind}：文字", (820, 620), scrolls=True)
        self._office, self._kind, self._year, self._on_done = office, kind, year, on_done
        self._kept = dict(office.work_reports.texts(kind, year))
        self._last = office.work_reports.texts(kind, year - 1)
        self._papers: dict[str, QPlainTextEdit] = {}
        self.body.addWidget(note(_TOLD))
        for key, title in TEXTS[kind].items():
            self._add(key, title)
        self.body.addStretch(1)
        take = self.act("没写的取上年文字", self._take, left=True)
        take.setEnabled(any(self._last.values()))
        save = self.act("保存", self._save, main=True)
        self.act("取消", self.reject)
        keys = QShortcut(_KEYS, self)
        keys.activated.connect(save.click)
        next(iter(self._papers.values())).setFocus()

    def _add(self, key: str, title: str) -> None:
        paper = named(QPlainTextEdit(self._kept[key]), title)
        paper.setTabChangesFocus(True)
        paper.setMinimumHeight(paper.fontMetrics().lineSpacing() * _LINES + 14)
        heading = QLabel(title)
        heading.setObjectName("heading")
        heading.setBuddy(paper)
        self.body.addWidget(heading)
        self.body.addWidget(paper)
        self._papers[key] = paper

    def _take(self) -> None:
        """Last year's words where nothing is written yet; nothing is kept before it is saved."""
        taken = 0
        for key, paper in self._papers.items():
            if not paper.toPlainText().strip() and self._last[key]:
                paper.setPlainText(self._last[key])
                taken += 1
        self.tell(
            f"已取上年文字 {taken} 处，请按今年的情况修改后保存" if taken else "没有可取的：各处都已经写了"
        )

    def _save(self) -> None:
        told = {key: paper.toPlainText() for key, paper in self._papers.items()}
        changed = {key: text for key, text in told.items() if text.strip() != self._kept[key]}
        if changed:
            try:
                self._office.work_reports.put_texts(self._kind, self._year, changed)
            except AppError as no:
                self.explain(no)
                return
            self._on_done()
        self.accept()
