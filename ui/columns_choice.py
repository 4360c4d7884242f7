"""显示的列: which fields a table shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.register import Register
from ui.table_model import first_columns
from ui.tell import button, label

_KEY = Qt.ItemDataRole.UserRole


class ColumnsChoice(QDialog):
    """Ticks and order of columns; `chosen` gets the keys when 确定 is pressed."""

    def __init__(
        self, window: QWidget, register: Register, shown: Sequence[str], chosen: Callable[[list[str]], object]
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(f"{register.title}：显示的列")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._register, self._chosen = register, chosen
        self._told = label("", "wrong")
        self._list = QListWidget()
        self._list.setAccessibleName("列")
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._fill(shown)
        side = QVBoxLayout()
        side.addWidget(button("上移", lambda: self._shift(-1)))
        side.addWidget(button("下移", lambda: self._shift(1)))
        side.addWidget(button("恢复默认", lambda: self._fill(first_columns(register))))
        side.addStretch(1)
        body = QHBoxLayout()
        body.addWidget(self._list, 1)
        body.addLayout(side)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(button("确定", self._take, main=True))
        foot.addWidget(button("取消", self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(label("打勾的显示；可拖动或用上移、下移调整先后", "note"))
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        self.resize(460, 560)

    def _fill(self, shown: Sequence[str]) -> None:
        self._list.clear()
        rest = [f.key for f in self._register.fields if f.key not in shown]
        for key in (*shown, *rest):
            item = QListWidgetItem(self._register.label(key), self._list)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
        self._list.setCurrentRow(0)

    def _shift(self, by: int) -> None:
        at = self._list.currentRow()
        if 0 <= at + by < self._list.count():
            self._list.insertItem(at + by, self._list.takeItem(at))
            self._list.setCurrentRow(at + by)

    def _take(self) -> None:
        items = [self._list.item(at) for at in range(self._list.count())]
        keys = [str(i.data(_KEY)) for i in items if i.checkState() is Qt.CheckState.Checked]
        if not keys:
            self._told.setText("至少要显示一列")
            return
        self._chosen(keys)
        self.accept()
