"""先登记公开栏格位: a board with its sections and places, declared at one press."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.errors import AppError
from ui.dialogs.frame import add_row, form_layout, note, scrolled
from ui.editor_widgets import Box
from ui.tell import Block, button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_TITLE, _AGAIN = "先登记公开栏格位", "登记一块公开栏"
_WHY = (
    "登记了公开栏有哪些板块、每个板块能挂几张，这里就能看到每个格位挂着什么、挂到哪天、哪里空着。"
    "下面是常见的样子，可以改，也可以直接登记；以后在“公开栏格位”页里随时增减。"
)
_BOARD, _PLACE = "一楼大厅公开栏", "一楼大厅"
_SECTIONS, _EACH = "政策文件、名单公示、办事服务、回音壁", 2
_PART = re.compile(r"[、，,；;\n\t]+")
_MOST_EACH = 12
_WIDEST = 760  # pixels


class BoardSlots(QWidget):
    """`done` carries the Changed; `closed` comes when another board was not wanted after all."""

    done = Signal(object)
    closed = Signal()
    single_wanted = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._title = label("", "title")
        self._wrong = Block("mistakes")
        self._board, self._place, self._sections = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self._sections.setTabChangesFocus(True)
        self._sections.setFixedHeight(self.fontMetrics().height() * 3 + 12)
        self._each = Box()
        self._each.addItems([str(count) for count in range(1, _MOST_EACH + 1)])
        self._told = note("")
        lines = form_layout()
        add_row(lines, "栏名", self._board)
        add_row(lines, "位置", self._place)
        add_row(lines, "板块", self._sections, "用顿号隔开，或一行写一个")
        add_row(lines, "每个板块的格数", self._each)
        lines.addRow("", self._told)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.addWidget(self._title)
        column.addWidget(note(_WHY))
        column.addWidget(self._wrong)
        column.addLayout(lines)
        column.addLayout(self._foot())
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content), 1, Qt.AlignmentFlag.AlignTop)
        for field in (self._board, self._sections):
            field.textChanged.connect(self._count)
        self._each.currentIndexChanged.connect(self._count)
        self.setFocusProxy(self._go)

    def _foot(self) -> QHBoxLayout:
        self._go = button("登记这些格位", self._declare, main=True)
        self._back = button("返回", self.closed.emit)
        foot = QHBoxLayout()
        for made in (self._go, self._back, button("逐个登记…", self.single_wanted.emit, plain=True)):
            foot.addWidget(made)
        foot.addStretch(1)
        return foot

    def begin(self, *, first: bool) -> None:
        """The form for the first board, filled, or for another one."""
        self._title.setText(_TITLE if first else _AGAIN)
        self._board.setText(_BOARD if first else "")
        self._place.setText(_PLACE if first else "")
        self._sections.setPlainText(_SECTIONS)
        self._each.setCurrentIndex(_EACH - 1)
        self._back.setVisible(not first)
        self._wrong.say("")
        self.setFocusProxy(self._go if first else self._board)

    def _names(self) -> list[str]:
        return [name.strip() for name in _PART.split(self._sections.toPlainText()) if name.strip()]

    def _count(self) -> None:
        names, each = self._names(), self._each.currentIndex() + 1
        self._told.setText(f"共{len(names)}个板块、{len(names) * each}个格位" if names else "")

    def _declare(self) -> None:
        desk, today = self._office.board_desk, self._office.entries.today()
        try:
            changed = desk.declare(
                self._board.text(), self._place.text(), self._names(), self._each.currentIndex() + 1, today
            )
        except AppError as error:
            self._wrong.say(error.what, [("", line) for line in (*error.why.split("\n"), error.do) if line])
            return
        self.done.emit(changed)
