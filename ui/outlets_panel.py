"""公开渠道: where an item of 主动公开 stands now and stood before, one line for each way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.records import Record
from desktop_app.registers.disclosure import SHOWN
from desktop_app.registers.publication import OPEN
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

TITLE = "公开渠道"
_HEADS = ("形式", "网址或位置", "日期", "凭据", "状态")
_NOT_YET = "还没有公开；用“登记公开”把各个渠道一并登记"
_UNTOLD = "没有逐个登记渠道"


class OutletsPanel(QWidget):
    """The ways of one item. `add_wanted`; `down_wanted` with the ids of ways; `opened` with the id of a row."""

    add_wanted = Signal()
    down_wanted = Signal(object)
    opened = Signal(int)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._record: Record | None = None
        self._ways: tuple[Record, ...] = ()
        self._list = self._made_list()
        self._add = button("增加渠道…", self.add_wanted.emit)
        self._down = button("撤下…", self._take_down)
        self._open = button("看登记", self._go)
        self._open.setToolTip("到“公开渠道登记”，可添加凭据附件（回车键）")
        self._hint = label("", "note")
        self._hint.setWordWrap(True)
        row = QHBoxLayout()
        for made in (self._add, self._down, self._open):
            row.addWidget(made)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._hint)
        layout.addLayout(row)

    def _made_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(TITLE)
        made.setHeaderLabels(list(_HEADS))
        made.setRootIsDecorated(False)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        made.itemSelectionChanged.connect(self._light)
        made.itemActivated.connect(lambda _item, _column: self._go())
        return made

    def show_record(self, record: Record) -> None:
        """List the ways of an item; the cursor stays on its way."""
        chosen = self._chosen()
        self._record = record
        self._ways = self._office.outlets.of(record.text("number"))
        self._list.clear()
        for way in self._ways:
            self._list.addTopLevelItem(_line(way))
        at = next((n for n, way in enumerate(self._ways) if chosen and way.id == chosen.id), 0)
        if current := self._list.topLevelItem(at):
            self._list.setCurrentItem(current)
        self._light()

    def _chosen(self) -> Record | None:
        rows = self._list.selectionModel().selectedRows()
        return self._ways[rows[0].row()] if rows else None

    def _light(self) -> None:
        record = self._record
        public = record is not None and record.text("state") in SHOWN and not record.text("void_reason")
        self._add.setEnabled(public)
        self._down.setEnabled(public and any(way.text("state") == OPEN for way in self._ways))
        self._open.setEnabled(self._chosen() is not None)
        self._hint.setText("" if record is None else self._said(record, public=public))
        self._hint.setVisible(bool(self._hint.text()))

    def _said(self, record: Record, *, public: bool) -> str:
        """What a person should know who finds no line here."""
        if self._ways:
            return ""
        if not public:
            return _NOT_YET if record["published_on"] is None else _UNTOLD
        channels = record["channels"]
        words = "、".join(channels) if isinstance(channels, tuple) else ""
        told = "，".join(part for part in (words, record.text("place")) if part)
        return f"{_UNTOLD}；登记公开时写的是：{told}" if told else _UNTOLD

    def _take_down(self) -> None:
        way = self._chosen()
        self.down_wanted.emit((way.id,) if way and way.text("state") == OPEN else ())

    def _go(self) -> None:
        if way := self._chosen():
            self.opened.emit(way.id)


def _line(way: Record) -> QTreeWidgetItem:
    down = way.day("taken_down_on")
    state = f"{down} 撤下" if down else OPEN
    files = way.values.get("attachments")
    proof = "、".join(part for part in (way.text("proof"), f"附件{files}个" if files else "") if part)
    number = way.text("issue_no")
    people = f"{way['attendees']}人参加" if way["attendees"] is not None else ""
    address = "，".join(part for part in (way.text("address"), number, people) if part)
    cells = [way.text("kind") or way.text("outlet"), address, str(way["published_on"]), proof, state]
    item = QTreeWidgetItem(cells)
    for column, text in enumerate(
        (way.text("outlet"), address, "", way.text("proof_note"), way.text("down_reason"))
    ):
        item.setToolTip(column, text)
    return item
