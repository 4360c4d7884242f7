"""Earlier applicants under the box in which a name is typed; taking one over is the clerk's choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop_app.domain.masking import mask_phone

if TYPE_CHECKING:
    from desktop_app.services.kinship import Applicant

PAUSE = 150  # ms after the last key: typing waits for nobody


class ApplicantList(QObject):
    """Drops the list under `line`; `taken` carries the Applicant chosen with Enter or the mouse."""

    taken = Signal(object)

    def __init__(self, line: QLineEdit, ask: Callable[[str], Sequence[Applicant]]) -> None:
        super().__init__(line)
        self._line, self._ask = line, ask
        self._found: Sequence[Applicant] = ()
        self._model = QStringListModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setWidget(line)
        self._list.popup().setAccessibleName("以前的申请人")
        self._list.activated[QModelIndex].connect(self._choose)  # type: ignore[index]  # the stubs know no []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._show)
        line.textEdited.connect(lambda _text: self._pause.start())

    def _show(self) -> None:
        if not self._line.hasFocus():
            return
        self._found = self._ask(self._line.text())
        self._model.setStringList([words_of(one) for one in self._found])
        if self._found:
            self._list.complete()
        else:
            self._list.popup().hide()

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self.taken.emit(self._found[index.row()])


def words_of(one: Applicant) -> str:
    """Who, how often, when last, and the telephone without its middle."""
    last = f"，最近 {one.last_on}" if one.last_on else ""
    kind = f"　{one.kind}" if one.kind else ""
    return f"{one.name}{kind}　申请过 {one.times} 次{last}　{mask_phone(one.phone)}".rstrip()
