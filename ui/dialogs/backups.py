"""备份与恢复: the copies there are, one made now, and the way back to an older one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QGroupBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.errors import AppError
from ui.dialogs.frame import add_row, form_layout, note
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.dialogs.working import WorkingFrame
from ui.job import Work, once
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_HEADINGS, _WIDTHS = ("时间", "大小", "原因", "检验"), (10, 6, 12, 8)
_WORD = "恢复"
_UNTRIED = "未检验"


def open_backups(window: QWidget, office: Office, on_restore: Callable[[Path], None]) -> QDialog:
    """Show the copies; `on_restore` gets the copy to put back and opens the office anew (it may refuse)."""
    dialog = _Backups(window, office, on_restore)
    dialog.open()
    return dialog


class _Backups(WorkingFrame):
    def __init__(self, window: QWidget, office: Office, on_restore: Callable[[Path], None]) -> None:
        super().__init__(window, "备份与恢复", (820, 560))
        self._keeping, self._on_restore = office.safekeeping, on_restore
        self._copies = office.safekeeping.copies()
        self._verdicts: dict[Path, str] = {}
        self._model = TextTable(_HEADINGS)
        self._view = table_view(self._model, "备份", _WIDTHS)
        self._said = note("还没有备份。")
        self.body.addLayout(self._folder_line())
        self.body.addWidget(self._view, 1)
        self.body.addWidget(self._said)
        self.body.addWidget(self._asking())
        self._now = self.act("立即备份", self._copy, left=True)
        self._test = self.act("检验", self._examine, left=True)
        self._ask = self.act("恢复…", self._ask_first)
        self.leaves(self.act("关闭", self.reject))
        self.rests(self._now, self._test, self._ask)
        self._view.selectionModel().selectionChanged.connect(self._box.hide)
        self._look()
        self._view.setFocus()

    def _folder_line(self) -> QHBoxLayout:
        folder = self._keeping.folder
        line = QHBoxLayout()
        line.addWidget(
            note(
                f"备份放在：{folder}\n退出程序时自动备份台账（保留最近十份）和附件。请另外把整个文件夹定期拷到U盘。"
            ),
            1,
        )
        line.addWidget(
            button("打开文件夹", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        )
        return line

    def _asking(self) -> QGroupBox:
        self._box, self._word, self._warning = QGroupBox("恢复备份"), QLineEdit(), note("")
        lines = form_layout()
        self._word.returnPressed.connect(self._restore)
        add_row(lines, "请输入“恢复”二字", self._word)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(button("确认恢复", self._restore))
        acts.addWidget(button("不恢复了", self._box.hide))
        column = QVBoxLayout(self._box)
        column.addWidget(self._warning)
        column.addLayout(lines)
        column.addLayout(acts)
        self._box.hide()
        return self._box

    def _look(self) -> None:
        self._copies = self._keeping.copies()
        self._model.show_rows([self._cells(row) for row in range(len(self._copies))])
        self._said.setVisible(not self._copies)
        self._ask.setEnabled(bool(self._copies))
        self._test.setEnabled(bool(self._copies))
        if self._copies:
            self._view.selectRow(0)

    def _cells(self, row: int) -> tuple[str, ...]:
        copy = self._copies[row]
        made = f"{copy.made_at.date().isoformat()} {copy.made_at:%H:%M}"
        return (made, _size(copy.size), copy.why, self._verdicts.get(copy.path, _UNTRIED))

    def _copy(self) -> None:
        self.run("正在备份", once(self._keeping.copy_now), self._copied)

    def _copied(self, result: object) -> None:
        path = cast("Path", result)
        self._verdicts[path] = "完好"
        self._look()
        self.tell(f"已备份并检验：{path.name}")

    def _examine(self) -> None:
        self.run("正在检验", self._examining([copy.path for copy in self._copies]), self._examined)

    def _examining(self, paths: list[Path]) -> Work:
        verdicts: dict[Path, str] = {}
        for done, path in enumerate(paths):
            yield done, len(paths)
            try:
                self._keeping.examine(path)
                verdicts[path] = "完好"
            except AppError as no:
                verdicts[path] = no.why or no.what
        return verdicts

    def _examined(self, result: object) -> None:
        self._verdicts.update(cast("dict[Path, str]", result))
        bad = sum(verdict != "完好" for verdict in self._verdicts.values())
        self._look()
        if bad:
            self.refuse(f"有 {bad} 份备份不能用，请立即再备份一次")
        else:
            self.tell(f"{len(self._copies)} 份备份全部完好")

    def _ask_first(self) -> None:
        row = chosen_row(self._view)
        if row is None:
            self.refuse("请先选中一份备份")
            return
        made = self._cells(row)[0]
        self._warning.setText(
            f"恢复后，台账回到 {made} 的样子，之后登记和修改的内容都看不到了。\n"
            "现在的台账会另存一份在数据文件夹里，不会丢。恢复后程序重新打开台账。"
        )
        self._word.clear()
        self.hush()
        self._box.show()
        self._word.setFocus()

    def _restore(self) -> None:
        row = chosen_row(self._view)
        if row is None:
            return
        if self._word.text().strip() != _WORD:
            self.refuse(f"没有恢复：请先输入“{_WORD}”二字")
            self._word.setFocus()
            return
        if self.attempt(lambda: self._put_back(self._copies[row].path)):
            self.accept()

    def _put_back(self, path: Path) -> bool:
        self._on_restore(path)
        return True

    def rested(self) -> None:
        """After work there may be copies where there were none."""
        super().rested()
        self._ask.setEnabled(bool(self._copies))
        self._test.setEnabled(bool(self._copies))


def _size(size: int) -> str:
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(1, size // 2**10)} KB"
