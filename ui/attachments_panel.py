"""附件: the files of a record; chosen or dropped here to be added, opened as copies, removed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.records import Attachment, Changed, Record
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from desktop_app.registers.disclosure import DISCLOSURE
from ui.file_check_pane import HEADING, FileCheckPane
from ui.tell import Teller, button, label, sentence_of

if TYPE_CHECKING:
    from desktop_app.services.office import Office

TITLE = "附件"
_HINT = "可把文件拖到这里；每个不超过 50 MB，原文件不动"
_EMPTY = f"还没有附件，{_HINT}"
_VOID = "已作废的记录不能添加或移除附件"


def title_of(record: Record) -> str:
    """The heading of the tab, with the number of files when there are any."""
    count = record.values.get("attachments")
    return f"{TITLE}（{count}）" if count else TITLE


class AttachmentsPanel(QWidget):
    """The files of one record."""

    def __init__(self, register: Register, office: Office, teller: Teller) -> None:
        super().__init__()
        self._register, self._office, self._teller = register, office, teller
        self._record: Record | None = None
        self._files: tuple[Attachment, ...] = ()
        self.setAcceptDrops(True)
        self._pane: FileCheckPane | None = None
        if register is DISCLOSURE:  # what is published is looked through
            self._pane = FileCheckPane(register, office, teller)
            self._pane.looked.connect(self._show_checks)
        self._list = self._made_list()
        self._add = button("添加附件…", self._look_for)
        self._open = button("打开", self._open_chosen)
        self._remove = button("移除", self._remove_chosen)
        self._open.setToolTip("打开的是只读副本（回车键）")
        self._remove.setToolTip("从这条记录移除，可撤销（Delete 键）")
        self._hint = label("", "note")
        self._hint.setWordWrap(True)
        row = QHBoxLayout()
        for made in (self._add, self._open, self._remove):
            row.addWidget(made)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._list, 1)
        if self._pane is not None:
            layout.addWidget(self._pane)
        layout.addWidget(self._hint)
        layout.addLayout(row)
        self._light()

    def _made_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(TITLE)
        made.setHeaderLabels(["文件名", "大小", "添加", *([HEADING] if self._pane else [])])
        made.setRootIsDecorated(False)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the extension stays in sight
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.itemSelectionChanged.connect(self._light)
        made.itemActivated.connect(lambda _item, _column: self._open_chosen())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), made)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_chosen)
        return made

    def show_record(self, record: Record) -> None:
        """List the files of a record; the cursor stays where it was."""
        same = self._record is not None and self._record.id == record.id
        at = self._list.indexOfTopLevelItem(self._list.currentItem()) if same and self._files else 0
        self._record = record
        self._files = self._office.attachments.of(self._register, record.id)
        self._list.clear()
        for file in self._files:
            added = f"{file.added_by} {file.added_at:%m-%d %H:%M}"
            item = QTreeWidgetItem([file.name, size_of(file.size), added])
            item.setToolTip(0, file.name)
            item.setToolTip(2, f"{file.added_by} 添加于 {file.added_at:%Y-%m-%d %H:%M}")
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._list.addTopLevelItem(item)
        if self._pane is not None:
            self._pane.show_files(record.id, self._files)
            self._show_checks()
        if current := self._list.topLevelItem(min(max(at, 0), len(self._files) - 1)):
            self._list.setCurrentItem(current)
        self._light()

    def _show_checks(self) -> None:
        """What was found stands beside the name."""
        for row, file in enumerate(self._files):
            item = self._list.topLevelItem(row)
            if item is not None and self._pane is not None:
                item.setText(3, self._pane.word(file))
                item.setToolTip(3, item.text(3))

    def _void(self) -> bool:
        return self._record is None or bool(self._record.text("void_reason"))

    def _chosen(self) -> Attachment | None:
        rows = self._list.selectionModel().selectedRows()
        return self._files[rows[0].row()] if rows else None

    def _light(self) -> None:
        chosen = self._chosen() is not None
        if self._pane is not None:
            self._pane.choose(self._chosen())
        self._add.setEnabled(not self._void())
        self._open.setEnabled(chosen)
        self._remove.setEnabled(chosen and not self._void())
        self._hint.setText(_VOID if self._void() else _HINT if self._files else _EMPTY)

    def _look_for(self) -> None:
        finder = QFileDialog(self, "添加附件")
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finder.setFileMode(QFileDialog.FileMode.ExistingFiles)
        finder.filesSelected.connect(lambda paths: self.add([Path(path) for path in paths]))
        finder.open()

    def add(self, paths: Iterable[Path]) -> None:
        """Add files one by one; what went wrong with some of them is told after the others were added."""
        if self._record is None:
            return
        done: list[Changed] = []
        wrong: list[str] = []
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            for path in paths:
                try:
                    done.append(self._office.attachments.add(self._register, self._record.id, path))
                except AppError as error:
                    wrong.append(sentence_of(error))
        finally:
            QApplication.restoreOverrideCursor()
        if done:
            self._teller.happened.emit(done[-1])
        said = [f"已添加 {len(done)} 个附件（Ctrl+Z 撤销）"] if done else []
        self._teller.tell("；".join((*said, *wrong)), "late" if wrong else "fine")

    def _open_chosen(self) -> None:
        if (file := self._chosen()) is None:
            return
        try:
            path = self._office.attachments.open_copy(file)
        except AppError as error:
            self._teller.refuse(error)
            return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._teller.tell(f"已打开《{file.name}》的只读副本")
        else:
            self._teller.tell(f"没有程序能打开《{file.name}》；请先安装能打开这种文件的软件", "late")

    def _remove_chosen(self) -> None:
        file = self._chosen()
        if file is None or self._record is None:
            return
        try:
            changed = self._office.attachments.remove(self._register, self._record.id, file.id)
        except AppError as error:
            self._teller.refuse(error)
            return
        self._teller.happened.emit(changed)
        self._teller.tell(f"已移除附件《{file.name}》（Ctrl+Z 撤销）", "fine")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files, unless the record is void."""
        if not self._void() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files; they are copied, never moved."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])


def size_of(size: int) -> str:
    """A number of bytes as a person reads it."""
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(1, round(size / 2**10))} KB"
