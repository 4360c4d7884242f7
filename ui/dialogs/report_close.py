"""年度定稿 and 撤销定稿: the report of a year is fixed, or opened again with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.table import TextTable, table_view
from ui.dialogs.working import WorkingFrame
from ui.job import once

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_LONGEST = 200  # characters of a reason
_FIXED = "定稿后，本年报告的数字和文字固定下来，并作为下一年“上年结转”的依据；以后台账有更正的，另行列出。"
_AGAIN = "撤销后，报告重新按台账统计，可以修改和再次定稿；原来定稿的内容留在操作记录里。"


def open_report_close(
    window: QWidget, office: Office, year: int, open_points: Sequence[str], on_done: Callable[[str], object]
) -> QDialog:
    """Close a year; `open_points` are told, and ask for a reason. `on_done` gets the sentence that tells of it."""
    dialog = _Ask(window, f"{year}年年度报告定稿", _FIXED, "定稿", must=bool(open_points))
    dialog.name_open(open_points)
    dialog.does(
        lambda reason: office.reports.close(year, reason), lambda: on_done(f"{year}年的年度报告已经定稿")
    )
    dialog.open()
    return dialog


def open_report_reopen(
    window: QWidget, office: Office, year: int, on_done: Callable[[str], object]
) -> QDialog:
    """Open a closed year again; a reason is asked for."""
    dialog = _Ask(window, f"撤销{year}年年度报告的定稿", _AGAIN, "撤销定稿", must=True)
    dialog.does(
        lambda reason: office.reports.reopen(year, reason),
        lambda: on_done(f"{year}年年度报告的定稿已经撤销"),
    )
    dialog.open()
    return dialog


class _Ask(WorkingFrame):
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

    def name_open(self, points: Sequence[str]) -> None:
        """Tell what is still open, one line each."""
        if not points:
            self.body.addWidget(note("没有要处理的事项。"))
            self.body.addStretch(1)
            return
        model = TextTable((f"还有 {len(points)} 处没有处理；确需现在定稿的，请写明理由",))
        model.show_rows([(point,) for point in points])
        self._model = model
        self.body.insertWidget(1, table_view(model, "没有处理的事项", (20,)), 1)

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
