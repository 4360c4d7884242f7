"""登录: who sits at the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from ui.dialogs.frame import Frame, add_row, form_layout

if TYPE_CHECKING:
    from desktop_app.services.office import Office


def open_sign_in(window: QWidget, office: Office, on_done: Callable[[], None]) -> QDialog | None:
    """Ask who it is and call `on_done`; None when nobody need be asked (one person, no password)."""
    if not office.people.needs_sign_in():
        office.people.begin()
        on_done()
        return None
    dialog = _SignIn(window, office, on_done)
    dialog.open()
    return dialog


class _SignIn(Frame):
    def __init__(self, window: QWidget, office: Office, on_done: Callable[[], None]) -> None:
        super().__init__(window, "登录", (420, 220))
        self._office, self._on_done = office, on_done
        self._people = office.people.active()
        self._who, self._password = QComboBox(), QLineEdit()
        self._who.addItems([_shown(person.name, person.department) for person in self._people])
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        lines = form_layout()
        add_row(lines, "姓名", self._who)
        add_row(lines, "密码", self._password)
        self.body.addLayout(lines)
        self.body.addStretch(1)
        self.act("登录", self._enter, main=True)
        self.act("退出", self.reject)
        self._who.currentIndexChanged.connect(self._ask_for_password)
        self._ask_for_password()

    def _ask_for_password(self) -> None:
        guarded = bool(self._people[self._who.currentIndex()].password_hash)
        self._password.clear()
        self._password.setEnabled(guarded)
        self._password.setPlaceholderText("" if guarded else "没有设密码，直接登录")
        if guarded:
            self._password.setFocus()
        self.hush()

    def _enter(self) -> None:
        person = self._people[self._who.currentIndex()]
        if self.attempt(lambda: self._office.people.sign_in(person.id, self._password.text())):
            self.accept()
            self._on_done()
        else:
            self._password.setFocus()
            self._password.selectAll()


def _shown(name: str, department: str) -> str:
    return f"{name}（{department}）" if department else name
