"""审查设置: where 主动公开 is reviewed, and whether one person may stand in for others (代审)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QGroupBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from ui.dialogs.frame import Frame, add_row, form_layout, named, note

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_HERE = "在程序里审查：拟稿、初审、复核三名不同的人各自登录办理"
_PAPER = "在纸上审查：登记公开时填写保密审查编号"
_STAND_IN = "允许代审：一个人可以兼作拟稿、初审、复核"
_REASON = "代审理由"
_LONGEST = 200
_MANAGER = "管理"


def open_review_settings(
    window: QWidget, office: Office, on_changed: Callable[[], None] | None = None
) -> QDialog:
    """Look at the settings of the review; who has 管理 changes them, `on_changed` after they were kept."""
    dialog = _ReviewSettings(window, office, on_changed)
    dialog.open()
    return dialog


class _ReviewSettings(Frame):
    def __init__(self, window: QWidget, office: Office, on_changed: Callable[[], None] | None) -> None:
        super().__init__(window, "审查设置", (720, 460), scrolls=True)
        self._office, self._on_changed = office, on_changed
        self._here, self._paper = named(QRadioButton(_HERE), _HERE), named(QRadioButton(_PAPER), _PAPER)
        self._stand_in, self._reason = QCheckBox(_STAND_IN), QLineEdit()
        self._build()
        reviewing, reason = office.reviewing, office.reviewing.stand_in()
        (self._here if reviewing.in_program() else self._paper).setChecked(True)
        self._stand_in.setChecked(bool(reason))
        self._reason.setText(reason)
        self._stand_in.toggled.connect(self._light)
        self._here.toggled.connect(self._light)
        self.body.addStretch(1)
        self._may = _MANAGER in office.people.duties()
        if self._may:
            self.act("保存", self._save, main=True)
        self.act("取消" if self._may else "关闭", self.reject)
        self._light()
        if not self._may:
            self.tell("审查设置由有“管理”职责的人修改")

    def _build(self) -> None:
        how, stand_in = QGroupBox("审查方式"), QGroupBox("代审")
        column = QVBoxLayout(how)
        column.addWidget(self._here)
        column.addWidget(self._paper)
        column.addWidget(note("先审查、后公开：没有通过审查的，不能登记公开，印出的告示带“草稿”字样。"))
        column = QVBoxLayout(stand_in)
        column.addWidget(note("人手确实不够的单位才用。代审的意见在保密审查表上印明“同一人审核”和理由。"))
        column.addWidget(self._stand_in)
        lines = form_layout()
        self._reason.setMaxLength(_LONGEST)
        self._reason.setPlaceholderText("如：全局在编2人，经局党组会议同意")
        add_row(lines, _REASON, self._reason)
        column.addLayout(lines)
        self.body.addWidget(how)
        self.body.addWidget(stand_in)

    def _light(self) -> None:
        for widget in (self._here, self._paper):
            widget.setEnabled(self._may)
        self._stand_in.setEnabled(self._may and self._here.isChecked())
        self._reason.setEnabled(self._stand_in.isEnabled() and self._stand_in.isChecked())

    def _save(self) -> None:
        if self.attempt(self._keep):
            self.accept()
            if self._on_changed:
                self._on_changed()

    def _keep(self) -> bool:
        reason = self._reason.text().strip() if self._stand_in.isChecked() else ""
        if self._stand_in.isChecked() and not reason:
            raise Refused("还不能保存，请改正", why=f"{_REASON}：必须填写，会印在保密审查表上")
        self._office.reviewing.put_settings(in_program=self._here.isChecked(), stand_in=reason)
        return True
