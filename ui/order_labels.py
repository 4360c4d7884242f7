"""没见过的栏目: what each unknown label of a paste means, asked once and kept under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.frame import add_row, form_layout, named, note, scrolled
from ui.editor_widgets import Box
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_HIGH = 190  # pixels the questions may take: the preview is what matters


class OrderLabels(QFrame):
    """`learn` carries the name and what was said of the labels."""

    learn = Signal(str, object)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.setObjectName("hint")
        self._choices = office.orders.choices()
        self._boxes: dict[str, Box] = {}
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 8, 0)
        area = scrolled(self._holder)
        area.setMaximumHeight(_HIGH)
        self._name = named(QLineEdit(), "格式名称")
        self._name.setPlaceholderText("格式名称，例如：县热线平台")
        self._name.setMaxLength(40)
        foot = QHBoxLayout()
        foot.addWidget(self._name, 1)
        foot.addWidget(button("记住并重读", self._learn))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(label("这些栏目没见过，是什么？", "heading"))
        layout.addWidget(
            note("没有说明的，连同栏目名留在内容里，不会丢失；说明一次，以后同样的工单直接读出。")
        )
        layout.addWidget(area)
        layout.addLayout(foot)
        self.hide()

    def ask(self, unknown: Sequence[str], profile: str) -> None:
        """Ask about these labels; what was chosen for one of them before stays chosen."""
        self.setVisible(bool(unknown))
        if set(unknown) == set(self._boxes):
            return
        before = self.said()
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._boxes = {}
        holder = QWidget()
        lines = form_layout()
        holder.setLayout(lines)
        for word in unknown:
            box = Box()
            for key, name in self._choices:
                box.addItem(name, key)
            box.setCurrentIndex(max(0, box.findData(before.get(word, ""))))
            add_row(lines, word, box)
            self._boxes[word] = box
        self._rows.addWidget(holder)
        if not self._name.text():
            self._name.setText(profile)

    def said(self) -> Mapping[str, str]:
        """What was said of each label."""
        return {word: str(box.currentData()) for word, box in self._boxes.items()}

    def _learn(self) -> None:
        self.learn.emit(self._name.text(), self.said())
