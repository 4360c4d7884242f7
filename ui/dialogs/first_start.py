"""首次使用: one page that asks who the bureau is, or leads to the example year."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGroupBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.changes import Person
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.legal import DUTIES
from ui.dialogs.bureau_form import BureauForm
from ui.dialogs.frame import Frame, add_row, form_layout, named, note
from ui.dialogs.passwords import PasswordPair

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_DEPARTMENTS = (
    "办公室",
    "政策法规股",
    "住房保障股",
    "房产市场股",
    "建筑管理股",
    "村镇建设股",
    "市政公用股",
    "质量安全监督站",
    "行政审批股",
)


def open_first_start(
    window: QWidget, office: Office, on_done: Callable[[], None], on_example: Callable[[], None]
) -> QDialog:
    """Ask for the bureau's facts; `on_done` after they are kept, `on_example` when the example year is chosen.

    Rejected without either, nothing was written and the program has nothing to work with.
    """
    dialog = _FirstStart(window, office, on_done, on_example)
    dialog.open()
    return dialog


class _FirstStart(Frame):
    def __init__(
        self, window: QWidget, office: Office, on_done: Callable[[], None], on_example: Callable[[], None]
    ) -> None:
        super().__init__(window, "首次使用", (1120, 600), scrolls=True)
        self._office, self._on_done, self._on_example = office, on_done, on_example
        self.body.addWidget(note("填一次，以后告知书、公示和表格都自动带出；随时可在“设置 → 单位信息”里改。"))
        columns = QHBoxLayout()
        columns.addWidget(self._bureau_box(), 3)
        columns.addLayout(self._right(), 2)
        self.body.addLayout(columns)
        self.body.addStretch(1)
        self.act("先用示例年度试用", self._try_example, left=True).setToolTip(
            "示例数据另放一处，不会混进正式台账"
        )
        self.act("开始使用", self._begin, main=True)
        self.act("退出", self.reject)
        self._form.focus()

    def _bureau_box(self) -> QGroupBox:
        box, lines = QGroupBox("单位信息"), form_layout()
        self._form = BureauForm(lines, self._office.bureau.get())
        box.setLayout(lines)
        return box

    def _right(self) -> QVBoxLayout:
        self._departments = named(QPlainTextEdit("\n".join(_DEPARTMENTS)), "科室")
        self._departments.setTabChangesFocus(True)
        self._departments.setMinimumHeight(self.fontMetrics().height() * 5)
        words = QGroupBox("科室")
        inner = QVBoxLayout(words)
        inner.addWidget(note("每行一个，按本单位的名称增删"))
        inner.addWidget(self._departments)
        column = QVBoxLayout()
        column.addWidget(words, 1)
        column.addWidget(self._person_box())
        return column

    def _person_box(self) -> QGroupBox:
        box, lines = QGroupBox("使用人"), form_layout()
        self._name = QLineEdit()
        self._name.setMaxLength(40)
        add_row(lines, "姓名", self._name, "其他人员以后在“设置 → 人员与密码”里添加")
        self._passwords = PasswordPair(lines, "密码", "可以不设；一个人用又没设密码的，打开不用登录")
        box.setLayout(lines)
        return box

    def _begin(self) -> None:
        from desktop_app.services.bureau import mistakes  # noqa: PLC0415  # start-up must not pay for storage

        wrong = [*mistakes(self._form.bureau())]
        if not self._words():
            wrong.append("科室：至少写一个")
        if not self._name.text().strip():
            wrong.append("姓名：必须填写")
        wrong.extend(self._passwords.mistakes())
        if wrong:
            self.refuse("还不能开始，请补正", wrong)
            return
        if self.attempt(self._keep):
            self.accept()
            self._on_done()

    def _words(self) -> list[tuple[str, bool]]:
        lines = (" ".join(line.split()) for line in self._departments.toPlainText().splitlines())
        return [(word, True) for word in dict.fromkeys(lines) if word]

    def _keep(self) -> bool:
        """The bureau's facts last: they are what tells that the first start is done."""

        office, name = self._office, " ".join(self._name.text().split())
        office.lists.put(DEPARTMENT, self._words())
        known = next((person for person in office.people.every() if person.name == name), None)
        person_id = known.id if known else office.people.put(Person(name, duties=DUTIES))
        if password := self._passwords.password():
            office.people.set_password(person_id, password)
        office.people.sign_in(person_id, password)
        office.bureau.put(self._form.bureau())
        return True

    def _try_example(self) -> None:
        if self.attempt(self._example_began):
            self.accept()

    def _example_began(self) -> bool:
        self._on_example()
        return True
