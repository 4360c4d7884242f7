"""What is said between the choice and the numbers: how they stand, what does not add up, what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.closed_figures import ClosedSheet
from desktop_app.services.statistics_closing import Change
from ui.dialogs.frame import scrolled
from ui.statistics_reading import Behind, Look, Number, Warned
from ui.tell import button, label

_SEEN, _GAP = (
    2.5,
    10,
)  # lines seen at once, half of one telling that there are more; pixels of a line beside its words
_SEE, _CHANGED = "看这些件", "定稿以后的变动"


class StatisticsNotes(QWidget):
    """A sentence, then a line for each thing to look at with the records it is about."""

    wanted = Signal(object)  # a Number

    def __init__(self) -> None:
        super().__init__()
        self._sentence = label("", "note")
        self._sentence.setWordWrap(True)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        content = QWidget()
        content.setObjectName("dialog")
        content.setLayout(self._lines)
        self._area = scrolled(content)
        self._frame = QFrame()
        self._frame.setObjectName("facts")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._sentence)
        layout.addWidget(self._frame)
        self.show_look(None)

    def show_look(self, now: Look | None) -> None:
        """Say what there is to say of these numbers; nothing before they are there."""
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        told = _sentence(now) if now else ""
        self._sentence.setText(told)
        self._sentence.setVisible(bool(told))
        lines = self._of(now) if now else []
        for line in lines:
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        self._frame.setVisible(bool(lines))
        seen = len(lines) if len(lines) <= int(_SEEN) else _SEEN
        self._area.setFixedHeight(round(seen * (self.fontMetrics().height() + _GAP)) + 1)

    def _of(self, now: Look) -> list[QWidget]:
        return [*map(self._warning, now.warnings), *self._changes(now.changes)]

    def _warning(self, warned: Warned) -> QWidget:
        return self._line(warned.words, warned.behind, _SEE)

    def _changes(self, changes: Sequence[Change]) -> list[QWidget]:
        made = []
        for change in changes:
            behind: dict[str, tuple[int, ...]] = {}
            for touched in change.difference.records:
                behind[touched.register] = (*behind.get(touched.register, ()), touched.id)
            made.append(self._line(f"{_CHANGED}：{change.words}", behind, _SEE))
        return made

    def _line(self, words: str, behind: Behind, act: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        told = QLabel(words)
        told.setWordWrap(True)
        told.setTextFormat(label("").textFormat())
        row.addWidget(told, 1)
        if behind:
            made = button(act, partial(self.wanted.emit, Number(words, "", behind)), plain=True)
            made.setAccessibleName(f"{act}：{words}")
            row.addWidget(made)
        return line


def _sentence(now: Look) -> str:
    told = [now.sentence] if now.sentence else []
    if now.closed:
        told.append(_closed(now.closed, "定稿"))
        told += [_closed(one, "登记更正") for one in now.corrections]
        if not now.changes:
            told.append("定稿以后没有变动。")
    return "　".join(told)


def _closed(sheet: ClosedSheet, act: str) -> str:
    day = sheet.at
    said = f"{sheet.by or '未登录人员'} {day.year}年{day.month}月{day.day}日{act}"
    return said + (f"，理由：{sheet.note}。" if sheet.note else "。")
