"""One file to write: a line to name it, a button, and what is told when it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop_app.errors import AppError
from ui.dialogs.file_line import FileLine, papers
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.working import WorkingFrame
from ui.job import once


@dataclass(frozen=True)
class ToWrite:
    """A file and how it is written.

    `name` is suggested without its `suffix`; `kinds` are the words of the file dialog; `told` stands above the line;
    `said` makes the sentence that is told from what `write` gave back and the path.
    """

    title: str
    name: str
    suffix: str
    kinds: str
    told: str
    write: Callable[[Path], object]
    said: Callable[[object, Path], str] = lambda _made, path: f"已导出：{path}"


def ask_and_write(window: QWidget, file: ToWrite, on_done: Callable[[str], object]) -> QDialog:
    """Ask where the file goes and write it; `on_done` gets the sentence that tells of it."""
    dialog = _WriteFile(window, file, on_done)
    dialog.open()
    return dialog


class _WriteFile(WorkingFrame):
    def __init__(self, window: QWidget, file: ToWrite, on_done: Callable[[str], object]) -> None:
        super().__init__(window, file.title, (720, 260))
        self._to_write, self._on_done = file, on_done
        suggested = papers() / f"{file.name}{file.suffix}"
        self._file = FileLine("存为", file.kinds, saves=True, suggested=suggested)
        self._show = QCheckBox("完成后打开")
        lines = form_layout()
        add_row(lines, "存为", self._file)
        lines.addRow("", self._show)
        self.body.addWidget(note(file.told))
        self.body.addLayout(lines)
        self.body.addStretch(1)
        self._go = self.act("导出", self._export, main=True)
        self.leaves(self.act("取消", self.reject))
        self.rests(self._go)

    def _export(self) -> None:
        path, suffix = self._file.path(), self._to_write.suffix
        if path is None:
            self.refuse("还不能导出，请改正", ["存为：必须填写"])
            return
        named = path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")
        work = once(lambda: self._to_write.write(named))
        self.run(f"正在导出《{named.name}》", work, lambda made: self._written(made, named))

    def _written(self, made: object, path: Path) -> None:
        self.accept()
        if self._show.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self._on_done(self._to_write.said(made, path))

    def failed(self, no: AppError) -> None:
        """A file that could not be written may be tried again as it is, or under another name."""
        super().failed(no)
        self._go.setText("重试")
