"""撤下公开渠道: which of the ways of an item end, on which day and why."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.dates import read_day
from desktop_app.domain.fields import Day, Text
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.register import Field
from desktop_app.registers.publication import OPEN
from ui.dialogs.frame import Frame, named, note
from ui.field_sheet import FieldSheet

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_FIELDS = (
    Field("on", "撤下日期", Day(), required=True),
    Field("reason", "撤下原因", Text(300, width=30), required=True),
)
_WAY = Qt.ItemDataRole.UserRole
_SOME, _ALL = "其余渠道继续公开。", "各渠道都撤下后，这条信息转为“已撤下”。"


def open_ways_down(
    window: QWidget,
    office: Office,
    record: Record,
    chosen: Collection[int],
    done: Callable[[Changed], object],
) -> QDialog:
    """Ask which ways end, `chosen` ticked already; `done` hears of what was written."""
    dialog = _WaysDown(window, office, record, chosen, done)
    dialog.open()
    return dialog


class _WaysDown(Frame):
    def __init__(
        self,
        window: QWidget,
        office: Office,
        record: Record,
        chosen: Collection[int],
        done: Callable[[Changed], object],
    ) -> None:
        super().__init__(window, f"撤下公开渠道：{record.text('number')}", (720, 460))
        self._office, self._record, self._done = office, record, done
        self._list = named(QListWidget(), "公开中的渠道")
        ways = [way for way in office.outlets.of(record.text("number")) if way.text("state") == OPEN]
        for way in ways:
            name = way.text("kind") or way.text("outlet")
            item = QListWidgetItem(f"{name}　{way.text('address')}　{way['published_on']}", self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_check(way.id in chosen or len(ways) == 1))
            item.setData(_WAY, way.id)
        self._list.setCurrentRow(0)
        self._list.itemChanged.connect(lambda _item: self._follow())
        self._end = note("")
        self._early = office.results.early(record.id)
        self._sheet = FieldSheet(_FIELDS, office.entries.options, office.entries.today)
        self._sheet.fill({"on": office.entries.today().isoformat()})
        self.body.addWidget(note("勾选要撤下的渠道（空格键勾选）："))
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._end)
        self.body.addWidget(self._sheet)
        self.act("全选", self._every, left=True)
        self.act("确定撤下", self._keep, main=True)
        self.act("取消", self.reject)
        self._follow()
        self._list.setFocus()

    def _ticked(self) -> list[int]:
        items = (self._list.item(at) for at in range(self._list.count()))
        return [item.data(_WAY) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _every(self) -> None:
        for at in range(self._list.count()):
            self._list.item(at).setCheckState(Qt.CheckState.Checked)
        self._sheet.go_to("reason")

    def _follow(self) -> None:
        ticked = len(self._ticked())
        every = ticked == self._list.count()
        told = "" if not ticked else _ALL if every else _SOME
        self._end.setText(f"{told}\n{self._early}，请写明提前撤下的原因。" if every and self._early else told)

    def _keep(self) -> None:
        changed = self.attempt(self._written)
        if changed is not None:
            self.accept()
            self._done(changed)

    def _written(self) -> Changed:
        raw, record = self._sheet.raw(), self._record
        return self._office.outlets.take_down(
            record.id, record.version, self._ticked(), read_day(raw["on"]), raw["reason"]
        )


def _check(ticked: bool) -> Qt.CheckState:  # a switch
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
