"""Below the attachments of what is to be published: what was found in the chosen file, and the copy without it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.records import Attachment
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from ui.aside import aside
from ui.job import once
from ui.tell import Teller, button, label

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.domain.privacy_file import Stripped
    from desktop_app.services.file_checks import FileCheck
    from desktop_app.services.office import Office

HEADING = "检查"
_WAIT = "正在检查里面有没有个人信息和看不见的内容…"


class FileCheckPane(QWidget):
    """Checks every file beside the window, once. `looked` comes when one more was looked through."""

    looked = Signal()

    def __init__(self, register: Register, office: Office, teller: Teller) -> None:
        super().__init__()
        self._register, self._office, self._teller = register, office, teller
        self._files: Sequence[Attachment] = ()
        self._chosen: Attachment | None = None
        self._record, self._stripping, self._busy = 0, 0, False
        self._allowed: tuple[str, ...] = ()
        self._told = label("", "doubt")
        self._told.setWordWrap(True)
        self._see = button("查看…", self._look)
        self._see.setAccessibleName("查看检查结果")
        self._strip = button("清理隐藏内容…", self._clear)
        self._strip.setToolTip("另存一份没有隐藏内容的副本作为新附件，原件不动")
        row = QHBoxLayout()
        row.addWidget(self._see)
        row.addWidget(self._strip)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._told)
        layout.addLayout(row)
        self.hide()

    def show_files(self, record: int, files: Sequence[Attachment]) -> None:
        """These are the files now; those nobody has looked through are looked through beside the window."""
        self._record, self._files = record, files
        self._allowed = self._office.file_checks.allowed()
        self._begin()

    def choose(self, file: Attachment | None) -> None:
        """Tell of this file."""
        self._chosen = file
        self._show()

    def word(self, file: Attachment) -> str:
        """What the list says of a file in a few words."""
        check = self._check(file)
        return check.brief() if check else "检查中…"

    def _check(self, file: Attachment) -> FileCheck | None:
        return self._office.file_checks.known(file, self._allowed)

    def _begin(self) -> None:
        waiting = [file for file in self._files if self._check(file) is None]
        if self._busy or not waiting:
            return
        self._busy = True
        job = aside(_checked(partial(self._office.file_checks.check, allowed=self._allowed), waiting))
        job.progressed.connect(self._one_more)
        job.finished.connect(self._over)

    def _one_more(self, _done: int, _of: int) -> None:
        self.looked.emit()
        self._show()

    def _over(self) -> None:
        self._busy = False
        self._one_more(0, 0)
        self._begin()

    def _show(self) -> None:
        self.setVisible(self._chosen is not None)
        if self._chosen is None:
            return
        check = self._check(self._chosen)
        before = self._told.text()
        self._told.setText(f"《{self._chosen.name}》：{check.told() if check else _WAIT}")
        self._told.setAccessibleName(self._told.text())
        self._name(self._told, "note" if check is None or check.clean else "doubt")
        self._see.setEnabled(check is not None and not check.clean)
        self._strip.setEnabled(bool(check and check.scan and check.scan.hidden))
        if check is not None and before != self._told.text():
            QAccessible.updateAccessibility(QAccessibleEvent(self._told, QAccessible.Event.Alert))

    @staticmethod
    def _name(told: QLabel, name: str) -> None:
        if told.objectName() != name:
            told.setObjectName(name)
            told.style().unpolish(told)
            told.style().polish(told)

    def _look(self) -> None:
        from ui.dialogs.finds import open_finds  # noqa: PLC0415  # a door is paid for when opened

        file = self._chosen
        check = self._check(file) if file else None
        if file is None or check is None:
            return
        if check.scan is None:
            open_finds(self.window(), f"《{file.name}》的检查结果", (), (check.told(),))
            return
        rows = [
            (str(one.kind), one.text, one.where or f"第{one.line}行", one.why) for one in check.scan.finds
        ]
        said = [f"看不见的内容：{one}" for one in check.scan.hidden] + list(check.scan.notes)
        open_finds(self.window(), f"《{file.name}》的检查结果", rows, said)

    def _clear(self) -> None:
        file = self._chosen
        if file is None:
            return
        self._stripping = self._record
        self._strip.setEnabled(False)
        self._teller.tell(f"正在清理《{file.name}》…")
        job = aside(once(partial(self._office.file_checks.strip, file)))
        job.succeeded.connect(self._keep)  # methods of widgets, so that they run on the window's thread
        job.failed.connect(self._teller.refuse)
        job.finished.connect(self._show)

    def _keep(self, result: object) -> None:
        path, made = cast("tuple[Path, Stripped]", result)
        try:
            changed = self._office.file_checks.attach(self._register, self._stripping, path)
        except AppError as error:
            self._teller.refuse(error)
            return
        self._teller.happened.emit(changed)
        gone = "、".join(made.removed) or "没有可去掉的"
        notes = f"；{'；'.join(made.notes)}" if made.notes else ""
        self._teller.tell(f"已添加清理过的副本，去掉了{gone}{notes}；原件还在，核对后请移除", "soon")


def _checked(
    check: Callable[[Attachment], object], files: Sequence[Attachment]
) -> Generator[tuple[int, int], None, None]:
    for done, file in enumerate(files):
        yield done, len(files)
        check(file)
    yield len(files), len(files)
