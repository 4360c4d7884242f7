"""A dialog that fixes or opens something: what it means, what is still open, and a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.table import TextTable, table_view
from ui.dialogs.working import WorkingFrame
from ui.job import once

_LONGEST = 200  # characters of a reason


class AskReason(WorkingFrame):
    """`word` is the act and its button; a reason is asked for when it `must` be given."""

    def __init__(self, window: QWidget, title: str, told: str, word: str, *, must: bool) -> None:
        super().__init__(window, title, (720, 420 if must else 260))
        self._must = must
        self._act: Callable[[str], object] = str
        self._after: Callable[[], object] = list
        self._reason = QLineEdit()
        self._reason.setMaxLength(_LONGEST)
        self.body.addWidget(note(told))
        lines = form_layout()
        hint = "必须填写，会记入操作记录" if must else "可不填"
        add_row(lines, f"{word}理由", self._reason, hint)
        self.body.addLayout(lines)
        self._go = self.act(word, self._begin, main=True)
        self.leaves(self.act("取消", self.reject))
        self.rests(self._go)
        self._word = word
        self._reason.setFocus()

    def name_points(self, heading: str, points: Sequence[str]) -> None:
        """Tell what is to be thought of, one line each, under a heading."""
        model = TextTable((heading,))
        model.show_rows([(point,) for point in points])
        self._model = model
        self.body.insertWidget(1, table_view(model, heading, (20,)), 1)

    def name_none(self, told: str) -> None:
        """Tell that there is nothing."""
        self.body.addWidget(note(told))
        self.body.addStretch(1)

    def does(self, act: Callable[[str], object], then: Callable[[], object]) -> None:
        """What is done with the reason, beside the window, and what comes after it."""
        self._act, self._after = act, then

    def _begin(self) -> None:
        reason = self._reason.text().strip()
        if self._must and not reason:
            self.refuse(f"还不能{self._word}", [f"{self._word}理由：必须填写"])
            return
        self.run("正在核对并保存", once(lambda: self._act(reason)), self._finished)

    def _finished(self, _nothing: object) -> None:
        self.accept()
        self._after()
