"""经过: everything that happened to a record, newest first; a step whose date is wrong is put right from here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.records import Happening
from ui.tell import button, label

_STEP = Qt.ItemDataRole.UserRole


class TimelinePanel(QWidget):
    """Lines of a record's life. `redate` and `annul` carry the Happening chosen."""

    redate = Signal(object)
    annul = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._tree = QTreeWidget()
        self._tree.setObjectName("timeline")
        self._tree.setAccessibleName("办理经过")
        self._tree.setColumnCount(3)
        self._tree.setHeaderLabels(["发生日期", "事项", "登记"])
        self._tree.setRootIsDecorated(True)
        header = self._tree.header()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        self._tree.currentItemChanged.connect(self._light)
        self._lines: list[Happening] = []
        self._redate = button("更正日期…", lambda: self._emit(self.redate))
        self._annul = button("撤销此步", lambda: self._emit(self.annul))
        self._redate.setToolTip("这一步的日期登记错了：选中后更正，原来的登记仍留痕")
        self._annul.setToolTip("这一步登记错了：选中后撤销，原来的登记仍留痕")
        row = QHBoxLayout()
        row.addWidget(self._redate)
        row.addWidget(self._annul)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._tree, 1)
        layout.addWidget(label("选中带日期的一步，可更正或撤销", "note"))
        layout.addLayout(row)
        self._light()

    def show_lines(self, lines: Sequence[Happening]) -> None:
        """Show these happenings, in their order."""
        self._tree.clear()
        self._lines = list(lines)
        for at, line in enumerate(lines):
            item = QTreeWidgetItem(
                [line.on.isoformat() if line.on else "", line.what, f"{line.who} {line.at:%m-%d %H:%M}"]
            )
            item.setData(0, _STEP, at)
            item.setToolTip(1, line.what)
            item.setToolTip(2, f"{line.who} 登记于 {line.at:%Y-%m-%d %H:%M}")
            for name, before, after in line.details:
                detail = QTreeWidgetItem([f"{name}：{_change(before, after)}"])
                detail.setData(0, _STEP, at)
                detail.setToolTip(0, f"{before} → {after}" if before else after)
                item.addChild(detail)
            self._tree.addTopLevelItem(item)
            for below in range(item.childCount()):
                item.child(below).setFirstColumnSpanned(True)  # Qt's own signature
            item.setExpanded(line.on is not None)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in ((0, 16), (2, 19)):
            self._tree.setColumnWidth(column, width * digit)
        self._light()

    def _chosen(self) -> Happening | None:
        item = self._tree.currentItem()
        return None if item is None else self._lines[int(item.data(0, _STEP))]

    def _light(self) -> None:
        line = self._chosen()
        correctable = line is not None and line.step is not None
        self._redate.setEnabled(correctable and line is not None and line.on is not None)
        self._annul.setEnabled(correctable)

    def _emit(self, signal: object) -> None:
        if (line := self._chosen()) is not None and line.step is not None:
            (self.redate if signal is self.redate else self.annul).emit(line)


def _change(before: str, after: str) -> str:
    if not before:
        return _cut(after)
    return f"{_cut(before)} → {_cut(after) or '（空）'}"


def _cut(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= 40 else text[:40] + "…"
