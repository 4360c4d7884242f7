"""导出: the rows and columns as seen, as an Excel sheet with the usual head, masked unless a reason is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from desktop_app.domain.masking import NONE, PRESETS
from desktop_app.domain.masking_presets import DESTINATIONS, INSIDE
from desktop_app.domain.records import Query
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from desktop_app.paths import safe_name
from desktop_app.registers.disclosure import DISCLOSURE
from ui.dialogs.file_line import BOOK, FileLine, papers
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.working import WorkingFrame

if TYPE_CHECKING:
    from desktop_app.services.exporting import Exported, ExportWish
    from desktop_app.services.office import Office

_NAMED_AT_MOST = 6
_WHERE_HINT = "公开栏、网站：只能是审查通过的；上报、内部：表里带“状态”一列"


def open_export_sheet(
    window: QWidget,
    office: Office,
    register: Register,
    query: Query,
    columns: Sequence[str],
    on_done: Callable[[str], None] | None = None,
) -> QDialog:
    """Export the rows of `query` with `columns` in their order; `on_done` gets the sentence that tells of the file."""
    dialog = _ExportSheet(window, office, register, query, tuple(columns), on_done)
    dialog.open()
    return dialog


class _ExportSheet(WorkingFrame):
    def __init__(
        self,
        window: QWidget,
        office: Office,
        register: Register,
        query: Query,
        columns: tuple[str, ...],
        on_done: Callable[[str], None] | None,
    ) -> None:
        super().__init__(window, f"导出{register.title}", (720, 440), scrolls=True)
        self._office, self._register, self._query = office, register, query
        self._columns, self._on_done = columns, on_done
        self._bureau = office.bureau.get()
        self.body.addWidget(note(self._what()))
        self._build()
        self.body.addStretch(1)
        self._again = self.act("另存为…", self._elsewhere, left=True)
        self._again.hide()
        self._go = self.act("导出", self._export, main=True)
        self.leaves(self.act("取消", self.reject))
        self.rests(self._go, self._again)

    def _what(self) -> str:
        count = self._office.entries.count(self._query)
        labels = [self._register.label(key) for key in self._columns]
        more = f"等{len(labels)}列" if len(labels) > _NAMED_AT_MOST else f"，共{len(labels)}列"
        return f"当前筛选的 {count} 行；列与台账所见一致：{'、'.join(labels[:_NAMED_AT_MOST])}{more}。"

    def _build(self) -> None:
        title = self._office.exporting.title(self._register, None)
        self._title, self._period, self._reason = QLineEdit(title), QLineEdit(), QLineEdit()
        self._period.setPlaceholderText("如：2026年1月至6月，可不填")
        self._reason.setPlaceholderText("如：应审计组要求提供原始台账")
        for line in (self._title, self._period, self._reason):
            line.setMaxLength(100)
        self._file = FileLine("存为", BOOK, saves=True, suggested=self._suggested(title))
        self._mask = QComboBox()
        for key, words in PRESETS.items():
            self._mask.addItem(words, key)
        self._mask.setCurrentIndex(max(0, self._mask.findData(self._bureau.mask)))
        self._where = QComboBox()
        for key, preset in DESTINATIONS.items():
            self._where.addItem(preset.title, key)
        self._where.setCurrentIndex(self._where.findData(INSIDE.key))
        self._preparer, self._reviewer = (
            self._person(self._bureau.preparer),
            self._person(self._bureau.reviewer),
        )
        self._show = QCheckBox("完成后打开表格")
        lines = form_layout()
        add_row(lines, "标题", self._title)
        add_row(lines, "统计时段", self._period)
        add_row(lines, "存为", self._file)
        if self._register is DISCLOSURE:
            add_row(lines, "去处", self._where, _WHERE_HINT)
        add_row(lines, "遮盖方式", self._mask)
        add_row(lines, "不遮盖的理由", self._reason, "不遮盖时必须写明，会记入操作记录")
        add_row(lines, "制表人", self._preparer)
        add_row(lines, "审核人", self._reviewer)
        lines.addRow("", self._show)
        self.body.addLayout(lines)
        self._mask.currentIndexChanged.connect(self._ask_reason)
        self._ask_reason()

    def _person(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.addItems(["", *(person.name for person in self._office.people.active())])
        box.setCurrentText(name or self._office.people.me())
        return box

    def _suggested(self, title: str) -> Path:
        day = self._office.entries.today()
        return papers() / f"{safe_name(f'{title}{day.isoformat()}')}.xlsx"

    def _ask_reason(self) -> None:
        self._reason.setEnabled(self._mask.currentData() == NONE)

    def _export(self) -> None:
        from desktop_app.services.exporting import ExportWish  # noqa: PLC0415  # start-up must not pay for storage

        path = self._file.path()
        wrong = [] if self._title.text().strip() else ["标题：必须填写"]
        if path is None:
            wrong.append("存为：必须填写")
        if self._mask.currentData() == NONE and not self._reason.text().strip():
            wrong.append("不遮盖的理由：必须填写，证件号码、电话、住址会完整出现在文件里")
        if wrong or path is None:
            self.refuse("还不能导出，请改正", wrong)
            return
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        wish = ExportWish(
            query=self._query,
            columns=self._columns,
            title=self._title.text().strip(),
            path=path,
            mask=str(self._mask.currentData()),
            reason=self._reason.text().strip(),
            period=self._period.text().strip(),
            preparer=self._preparer.currentText().strip(),
            reviewer=self._reviewer.currentText().strip(),
            destination=str(self._where.currentData()),
        )
        self._start(wish)

    def _start(self, wish: ExportWish) -> None:
        work = self._office.exporting.write(self._register, wish)
        self.run(f"正在导出《{wish.path.name}》", work, self._exported)

    def _exported(self, result: object) -> None:
        exported = cast("Exported", result)
        self.accept()
        if self._show.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(exported.path)))
        if self._on_done:
            self._on_done(f"已导出 {exported.rows} 行：{exported.path}")

    def failed(self, no: AppError) -> None:
        """A file that could not be written may be tried again as it is, or elsewhere."""
        super().failed(no)
        self._go.setText("重试")
        self._again.show()

    def _elsewhere(self) -> None:
        self._file.look()
