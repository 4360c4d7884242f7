"""生成全部 PDF: every sheet of a round, its 备案表 and 更换清单 into one folder; afterwards what is 草稿, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QWidget

from desktop_app.domain.records import Record
from desktop_app.errors import AppError
from desktop_app.paths import safe_name
from ui.dialogs.file_line import papers
from ui.dialogs.folder_line import FolderLine
from ui.dialogs.frame import add_row, form_layout, named, note
from ui.dialogs.working import WorkingFrame
from ui.tell import Teller

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.services.board import IssueRun
    from desktop_app.services.office import Office

_WHAT = "每张稿件一个文件，按张贴的先后编号，文件名写明用A4还是A3纸；另有备案表和更换清单。"


def open_make_issue(owner: QWidget, office: Office, issue: Record, teller: Teller) -> QDialog:
    """Write all papers of a round into a folder."""
    dialog = _MakeIssue(owner.window(), office, issue, teller)
    dialog.open()
    return dialog


class _MakeIssue(WorkingFrame):
    def __init__(self, window: QWidget, office: Office, issue: Record, teller: Teller) -> None:
        super().__init__(window, f"生成全部 PDF：{issue.text('number')}", (760, 380))
        self._office, self._issue, self._teller = office, issue, teller
        name = safe_name(f"{issue.text('number')} {issue.text('title')}")
        self._folder = FolderLine("存到文件夹", papers() / name)
        self._show = QCheckBox("完成后打开文件夹")
        self._result = named(QPlainTextEdit(), "生成结果")
        self._result.setReadOnly(True)
        self._result.setTabChangesFocus(True)
        self._result.hide()
        lines = form_layout()
        add_row(lines, "存到文件夹", self._folder)
        lines.addRow("", self._show)
        self.body.addWidget(note(_WHAT))
        self.body.addLayout(lines)
        self.body.addWidget(self._result, 1)
        self.body.addStretch(1)
        self._go = self.act("生成", self._make, main=True)
        self._close = self.act("取消", self.reject)
        self.leaves(self._close)
        self.rests(self._go)

    def _make(self) -> None:
        folder = self._folder.path()
        if folder is None:
            self.refuse("还不能生成，请改正", ["存到文件夹：必须填写"])
            return
        work = self._office.board.make(self._issue.id, folder)
        self.run(f"正在生成{self._issue.text('number')}", work, lambda run: self._written(folder, run))

    def _written(self, folder: Path, run: object) -> None:
        made: IssueRun = run  # type: ignore[assignment]  # what the work returns
        told = [f"已生成{len(made.files)}个文件，稿件共{made.pages}张，在 {folder}"]
        told += [f"{len(made.drafts)}件印有“草稿”字样，不能张贴："] if made.drafts else []
        told += made.drafts
        if made.missing:
            told.append(f"这些字没有字形，印成“〓”：{'、'.join(made.missing)}")
        self._result.setPlainText("\n".join(told))
        self._result.show()
        self._close.setText("关闭")
        self._close.setAccessibleName("关闭")
        self._teller.tell(told[0], "soon" if made.drafts else "fine")
        if self._show.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def failed(self, no: AppError) -> None:
        """A folder that could not be written may be tried again as it is, or under another name."""
        super().failed(no)
        self._go.setText("重试")
