"""The path of a folder: typed, pasted or chosen with 浏览; it need not exist yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ui.dialogs.frame import named
from ui.tell import button


class FolderLine(QWidget):
    """A path and a button to look for it."""

    def __init__(self, name: str, suggested: Path) -> None:
        super().__init__()
        self._name = name
        self._line = named(QLineEdit(str(suggested)), name)
        self.setFocusProxy(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(button("浏览…", self._look))

    def path(self) -> Path | None:
        """The path as typed, without the quotation marks that Windows copies along; None when empty."""
        text = self._line.text().strip().strip('"“”')
        return Path(text) if text else None

    def _look(self) -> None:
        finder = QFileDialog(self, self._name)
        finder.setFileMode(QFileDialog.FileMode.Directory)
        finder.setOption(QFileDialog.Option.ShowDirsOnly)
        begin = self.path()
        if begin and begin.parent.is_dir():
            finder.setDirectory(str(begin.parent))
        finder.fileSelected.connect(lambda path: self._line.setText(str(Path(path))))
        finder.open()
