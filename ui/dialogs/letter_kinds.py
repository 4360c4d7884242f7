"""Which paper is to be made: one of the procedure, a reply, or several replies in one letter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.letter_kinds import MOST_PARTS
from desktop_app.domain.letter_shape import LetterKind
from ui.dialogs.frame import form_layout, named
from ui.editor_widgets import Box
from ui.paper_wish import REPLY
from ui.tell import button

_UNCHOSEN = "请选择"
_NAMES = ("答复类型", "合写之二", "合写之三")
_COUNTED = "计入统计"


class KindsChoice(QWidget):
    """Drop-downs with the kinds that fit; `changed` when another one was chosen."""

    changed = Signal()

    def __init__(self, kinds: Sequence[LetterKind], begin: str) -> None:
        super().__init__()
        self._plain = [kind for kind in kinds if not kind.reply]
        self._replies = [kind for kind in kinds if kind.reply]
        self._what = named(Box(), "文书")
        self._what.addItems([_UNCHOSEN, *(kind.name for kind in self._plain)])
        if self._replies:
            self._what.addItem(REPLY)
        self._parts = [self._part(name, first=name == _NAMES[0]) for name in _NAMES[:MOST_PARTS]]
        self._shown = 1  # drop-downs of replies in sight
        self._counted = named(Box(), _COUNTED)
        self._more = button("合写另一种答复", self._add, plain=True)
        self._less = button("去掉一种", self._take_away, plain=True)
        self._lines = form_layout()
        self._build()
        self._begin(begin)
        for box in (self._what, *self._parts):
            box.currentIndexChanged.connect(self._chosen)
        self._counted.currentIndexChanged.connect(self.changed)
        self._light()

    def _part(self, name: str, *, first: bool) -> Box:
        box = named(Box(), name)
        box.addItems([_UNCHOSEN, *(kind.reply for kind in self._replies if first or kind.mixes)])
        return box

    def _build(self) -> None:
        acts = QHBoxLayout()
        for made in (self._more, self._less):
            acts.addWidget(made)
        acts.addStretch(1)
        for box in (self._what, *self._parts, self._counted):
            name = QLabel(box.accessibleName())
            name.setBuddy(box)
            self._lines.addRow(name, box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lines)
        column.addLayout(acts)

    def _begin(self, begin: str) -> None:
        kind = next((kind for kind in (*self._plain, *self._replies) if kind.key == begin), None)
        if begin == REPLY or (kind and kind.reply):
            self._what.setCurrentText(REPLY)
            self._parts[0].setCurrentText(kind.reply if kind else _UNCHOSEN)
        elif kind:
            self._what.setCurrentText(kind.name)
        only = self._replies[0].reply if len(self._replies) == 1 else ""
        if only and self._what.currentText() == REPLY:
            self._parts[0].setCurrentText(only)

    @property
    def _replying(self) -> bool:
        return self._what.currentText() == REPLY

    def kinds(self) -> str:
        """The keys chosen, joined by +; empty while something is not chosen yet."""
        if not self._replying:
            return next((k.key for k in self._plain if k.name == self._what.currentText()), "")
        words = [box.currentText() for box in self._parts[: self._shown]]
        keys = {kind.reply: kind.key for kind in self._replies}
        return "+".join(keys[word] for word in words) if all(word in keys for word in words) else ""

    def go_to_first(self) -> None:
        """Put the cursor where something is to be chosen."""
        (self._parts[0] if self._replying else self._what).setFocus()

    def counted(self) -> str:
        """The reply that a mixed one counts as; empty where nothing is left to choose."""
        return self._counted.currentText() if self._lines.isRowVisible(self._counted) else ""

    def _add(self) -> None:
        self._shown += 1
        self._light()
        self._parts[self._shown - 1].setFocus()
        self.changed.emit()

    def _take_away(self) -> None:
        self._shown -= 1
        self._light()
        self._parts[self._shown - 1].setFocus()
        self.changed.emit()

    def _chosen(self) -> None:
        self._light()
        self.changed.emit()

    def _light(self) -> None:
        """Only what there is to choose is in sight."""
        mixes = {kind.reply for kind in self._replies if kind.mixes}
        if not self._replying or self._parts[0].currentText() not in mixes:
            self._shown = 1
        for at, box in enumerate(self._parts):
            self._lines.setRowVisible(box, self._replying and at < self._shown)
        may_mix = self._replying and self._parts[0].currentText() in mixes and len(mixes) > 1
        self._more.setVisible(may_mix and self._shown < len(self._parts))
        self._less.setVisible(self._replying and self._shown > 1)
        self._count()

    def _count(self) -> None:
        """Where 部分公开 is in it, it counts as that; else the office says as which."""
        words = [box.currentText() for box in self._parts[: self._shown]]
        partial = {kind.reply for kind in self._replies if kind.key == "partial"}
        asks = len(words) > 1 and _UNCHOSEN not in words and not partial & set(words)
        self._lines.setRowVisible(self._counted, asks)
        if asks and [self._counted.itemText(n) for n in range(self._counted.count())] != words:
            self._counted.blockSignals(True)  # noqa: FBT003  # Qt's own signature
            self._counted.clear()
            self._counted.addItems(words)
            self._counted.blockSignals(False)  # noqa: FBT003
