"""A password typed twice, because what is typed cannot be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit

from ui.dialogs.frame import add_row


class PasswordPair:
    """Two hidden lines that must agree; both empty means no password."""

    def __init__(self, layout: QFormLayout, name: str, hint: str = "") -> None:
        self._name = name
        self._first, self._second = _hidden(), _hidden()
        add_row(layout, name, self._first, hint)
        add_row(layout, f"再输一次{name}", self._second)

    def password(self) -> str:
        """The first line."""
        return self._first.text()

    def mistakes(self) -> tuple[str, ...]:
        """What is wrong with it, as sentences."""
        from desktop_app.services.people import SHORTEST  # noqa: PLC0415  # start-up must not pay for storage

        wrong = []
        if self._first.text() and len(self._first.text()) < SHORTEST:
            wrong.append(f"{self._name}：至少{SHORTEST}位")
        if self._first.text() != self._second.text():
            wrong.append(f"{self._name}：两次输入的不一样")
        return tuple(wrong)

    def clear(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._second.clear()


def _hidden() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
