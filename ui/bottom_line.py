"""The line at the bottom: what was told, the running job, who is at the desk, where the data lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar

from ui.job import JobBar
from ui.style import set_tone
from ui.tell import label

_SAID_FOR = 20_000  # ms a sentence stays
_PATH = 36  # characters of a path that are shown


class BottomLine(QStatusBar):
    """One sentence at a time, and standing facts at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs = JobBar()
        self._told, self._who, self._where = QLabel(), label("", "note"), label("", "note")
        self._told.setAccessibleName("提示")
        self.setSizeGripEnabled(False)
        self.addWidget(self._told, 1)
        for part in (self.jobs, self._who, self._where):
            self.addPermanentWidget(part)
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)
        self._hush.setInterval(_SAID_FOR)
        self._hush.timeout.connect(self._told.clear)

    def say(self, sentence: str, tone: str = "") -> None:
        """Show a sentence for a while."""
        self._told.setText(sentence)
        self._told.setToolTip(sentence)
        set_tone(self._told, tone)
        self._hush.start()

    def show_facts(self, person: str, data: Path) -> None:
        """Who is at the desk and where the data lies."""
        path = str(data)
        self._who.setText(f"当前人员：{person or '未登录'}")
        self._where.setText(f"数据：{path if len(path) <= _PATH else '…' + path[-_PATH:]}")
        self._where.setToolTip(path)
