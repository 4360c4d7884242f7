"""人员: who works here, what they may do, and their passwords."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Person
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.legal import DUTIES
from ui.dialogs.frame import Frame, add_row, form_layout
from ui.dialogs.passwords import PasswordPair
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_HEADINGS = ("姓名", "科室", "职责", "密码", "在用")
_WIDTHS = (5, 7, 10, 4, 3)
_NEW = Person("", duties=("登记",))


def open_people(window: QWidget, office: Office, on_changed: Callable[[], None] | None = None) -> QDialog:
    """Edit the people of the bureau; `on_changed` after each that was kept."""
    dialog = _People(window, office, on_changed)
    dialog.open()
    return dialog


class _People(Frame):
    def __init__(self, window: QWidget, office: Office, on_changed: Callable[[], None] | None) -> None:
        super().__init__(window, "人员", (940, 560))
        self._office, self._on_changed = office, on_changed
        self._people: tuple[Person, ...] = ()
        self._person = _NEW
        self._model = TextTable(_HEADINGS)
        self._view = table_view(self._model, "人员", _WIDTHS)
        columns = QHBoxLayout()
        columns.addWidget(self._view, 3)
        columns.addLayout(self._form(), 2)
        self.body.addLayout(columns, 1)
        self.act("新增人员", self._begin_new, left=True)
        self.act("保存", self._save, main=True)
        self.act("关闭", self.reject)
        self._view.selectionModel().selectionChanged.connect(self._show_chosen)
        self._look(0)

    def _form(self) -> QVBoxLayout:

        self._name, self._department = QLineEdit(), QComboBox()
        self._name.setMaxLength(40)
        self._department.setEditable(True)
        self._department.addItems(["", *self._office.entries.options(DEPARTMENT)])
        lines = form_layout()
        add_row(lines, "姓名", self._name)
        add_row(lines, "科室", self._department)
        self._duties = {duty: QCheckBox(duty) for duty in DUTIES}
        boxes = QHBoxLayout()
        for box in self._duties.values():
            boxes.addWidget(box)
        lines.addRow("职责", boxes)
        self._active = QCheckBox("在用（离岗的去掉勾，记录照留）")
        lines.addRow("", self._active)
        column = QVBoxLayout()
        column.addLayout(lines)
        column.addWidget(self._password_box())
        column.addStretch(1)
        return column

    def _password_box(self) -> QGroupBox:
        box, lines = QGroupBox("密码"), form_layout()
        self._passwords = PasswordPair(lines, "新密码")
        acts = QHBoxLayout()
        acts.addWidget(button("设置密码", self._set_password))
        self._clear = button("取消密码", self._clear_password)
        acts.addWidget(self._clear)
        acts.addStretch(1)
        column = QVBoxLayout(box)
        column.addLayout(lines)
        column.addLayout(acts)
        return box

    def _look(self, person_id: int) -> None:
        self._people = self._office.people.every()
        self._model.show_rows([_cells(person) for person in self._people])
        row = next((n for n, person in enumerate(self._people) if person.id == person_id), 0)
        if self._people:
            self._view.selectRow(row)

    def _show_chosen(self) -> None:
        row = chosen_row(self._view)
        if row is not None:
            self._show(self._people[row])
            self.hush()

    def _show(self, person: Person) -> None:
        self._person = person
        self._name.setText(person.name)
        self._department.setCurrentText(person.department)
        for duty, box in self._duties.items():
            box.setChecked(duty in person.duties)
        self._active.setChecked(person.active)
        self._passwords.clear()
        self._clear.setEnabled(bool(person.password_hash))

    def _begin_new(self) -> None:
        self._view.clearSelection()
        self._show(_NEW)
        self._name.setFocus()
        self.tell("请填写新人员，再按“保存”")

    def _save(self) -> None:
        typed = replace(
            self._person,
            name=self._name.text(),
            department=" ".join(self._department.currentText().split()),
            duties=tuple(duty for duty, box in self._duties.items() if box.isChecked()),
            active=self._active.isChecked(),
        )
        wrong = [*self._passwords.mistakes()]
        if not typed.duties:
            wrong.append("职责：至少选一项")
        if not typed.name.strip():
            wrong.append("姓名：必须填写")
        if wrong:
            self.refuse("还不能保存，请改正", wrong)
            return
        password = self._passwords.password()
        self._finish(lambda: self._keep(typed, password), f"已保存“{typed.name.strip()}”")

    def _keep(self, typed: Person, password: str) -> int:
        person_id = self._office.people.put(typed)
        if password:
            self._office.people.set_password(person_id, password)
        return person_id

    def _set_password(self) -> None:
        wrong = [*self._passwords.mistakes()]
        if not self._passwords.password():
            wrong.append("新密码：必须填写")
        if not self._person.id:
            wrong.append("新人员请按“保存”，密码一并设好")
        if wrong:
            self.refuse("还不能保存，请改正", wrong)
            return
        self._change_password(self._passwords.password(), f"已为“{self._person.name}”设好密码")

    def _clear_password(self) -> None:
        self._change_password("", f"已取消“{self._person.name}”的密码")

    def _change_password(self, password: str, said: str) -> None:
        person_id = self._person.id

        def change() -> int:
            self._office.people.set_password(person_id, password)
            return person_id

        self._finish(change, said)

    def _finish(self, act: Callable[[], int], said: str) -> None:
        person_id = self.attempt(act)
        if person_id is None:
            return
        self._look(person_id)
        self.tell(said)
        if self._on_changed:
            self._on_changed()


def _cells(person: Person) -> tuple[str, ...]:
    return (
        person.name,
        person.department,
        "、".join(person.duties),
        "已设" if person.password_hash else "无",
        "是" if person.active else "否",
    )
