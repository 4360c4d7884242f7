"""从备份恢复, when the ledger itself does not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.errors import AppError
from desktop_app.services.rescue import kept, rescue
from ui.tell import Block, button, label


class Rescue(QDialog):
    """The copies there are; the one chosen takes the ledger's place and `again` opens it."""

    def __init__(self, window: QWidget, data: Path, again: Callable[[], object]) -> None:
        super().__init__(window)
        self.setWindowTitle("从备份恢复")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._data, self._again = data, again
        self._list = QListWidget()
        self._list.setAccessibleName("备份")
        for copy in kept(data):
            item = QListWidgetItem(f"{copy.made_at:%Y-%m-%d %H:%M}　{copy.why}", self._list)
            item.setData(Qt.ItemDataRole.UserRole, str(copy.path))
        self._list.setCurrentRow(0)
        self._wrong = Block("mistakes")
        take = button("恢复选中的备份", self._take, main=True)
        take.setEnabled(self._list.count() > 0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(take)
        foot.addWidget(button("取消", self.reject))
        words = "打不开的台账会另存在数据文件夹里，不会丢" if self._list.count() else "数据文件夹里没有备份"
        layout = QVBoxLayout(self)
        layout.addWidget(label(words, "note"))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._wrong)
        layout.addLayout(foot)
        self.resize(560, 420)

    def _take(self) -> None:
        item = self._list.currentItem()
        try:
            rescue(self._data, Path(str(item.data(Qt.ItemDataRole.UserRole))))
        except AppError as error:
            self._wrong.say(error.what, [("", line) for line in (error.why, error.do) if line])
            return
        self.accept()
        self._again()
