"""The path of a file: typed, pasted, dropped on the line or chosen with 浏览."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ui.dialogs.frame import named
from ui.tell import button

TABLES = "表格 (*.xlsx *.xls *.ods *.csv *.txt)"
BOOK = "Excel 工作簿 (*.xlsx)"
PDF = "PDF 文件 (*.pdf)"


def papers() -> Path:
    """Where a person looks for papers: the folder of documents, or the home folder where there is none (yet)."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


class FileLine(QWidget):
    """A path and a button to look for it; `chosen` comes when a file was picked or dropped, not while typing."""

    chosen = Signal()

    def __init__(self, name: str, kinds: str, *, saves: bool = False, suggested: Path | None = None) -> None:
        super().__init__()
        self._name, self._kinds, self._saves = name, kinds, saves
        self._line = _DropLine(str(suggested) if suggested else "")
        named(self._line, name)
        self._line.dropped.connect(self.chosen)
        self.setFocusProxy(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(button("浏览…", self.look))

    def path(self) -> Path | None:
        """The path as typed, without the quotation marks that Windows copies along; None when empty."""
        text = self._line.text().strip().strip('"“”')
        return Path(text) if text else None

    def set_path(self, path: Path) -> None:
        """Put a path on the line."""
        self._line.setText(str(path))

    def look(self) -> None:
        """Let the person look for a file."""
        finder = QFileDialog(self, self._name)
        finder.setNameFilter(self._kinds)
        begin = self.path()
        if self._saves:
            finder.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            finder.setDefaultSuffix(self._kinds.partition("(*.")[2].partition(")")[0])
        else:
            finder.setFileMode(QFileDialog.FileMode.ExistingFile)
        if begin and begin.parent.is_dir():
            finder.setDirectory(str(begin.parent))
            finder.selectFile(begin.name)
        finder.fileSelected.connect(self._take)
        finder.open()

    def _take(self, path: str) -> None:
        self._line.setText(str(Path(path)))
        self.chosen.emit()


class _DropLine(QLineEdit):
    """A line that takes a file dropped on it."""

    dropped = Signal()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file's path."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.setText(str(Path(files[0])))
            event.acceptProposedAction()
            self.dropped.emit()
        else:
            super().dropEvent(event)
