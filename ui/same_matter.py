"""来往: other calls of the same telephone or address, and those that are one matter with this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.records import Record
from desktop_app.registers.matter import MERGED
from ui.chips import FlowLayout
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

TITLE, MERGE, APART = "来往", "这是同一件事，合并", "取消合并"
_INTO, _LED = "本件并入它", "已并入本件"
_HEADS = ("关系", "日期", "编号", "状态", "来电来访人", "内容")
_WIDTHS = (8, 7, 9, 5, 7, 16)
_LONGEST = 60  # characters of a text in a row


@dataclass(frozen=True)
class Line:
    """A call and what it has to do with the one in front."""

    record: Record
    why: str


def lines_of(office: Office, record: Record) -> tuple[Line, ...]:
    """The leader, those merged into this one, then the same telephone or address, each call once."""
    made: dict[int, Line] = {}
    if leader := office.hotline.leader(record):
        made[leader.id] = Line(leader, _INTO)
    for one in office.hotline.led(record):
        made[one.id] = Line(one, _LED)
    told = (record.text("phone"), record.text("address"), record.text("place"))
    for earlier in office.hotline.earlier(*told, but=record.id):
        made.setdefault(earlier.record.id, Line(earlier.record, earlier.why))
    return tuple(made.values())


def fact_of(lines: Sequence[Line]) -> str:
    """The same telephone or address with its days, as one line; empty where there is none."""
    others = [line.record for line in lines if line.why not in (_INTO, _LED)]
    if not others:
        return ""
    days = "、".join(f"{one.day('called_at')}（{one.text('number')}）" for one in others[:3])
    more = f"等 {len(others)} 次" if len(others) > 3 else ""
    return f"同一电话或地址还来过：{days}{more}"


class SameMatter(QWidget):
    """A part of the record panel. `opened` carries the id of another call, the acts get the line chosen."""

    opened = Signal(int)

    def __init__(self, merge: Callable[[Record], object], apart: Callable[[Record], object]) -> None:
        super().__init__()
        self._merge, self._apart = merge, apart
        self._record: Record | None = None
        self._lines: Sequence[Line] = ()
        self._model = TextTable(_HEADS)
        self._table = table_view(self._model, TITLE, _WIDTHS)
        self._table.activated.connect(self._open)
        self._table.selectionModel().currentChanged.connect(lambda _now, _before: self._light())
        self._nothing = label("没有同一电话、同一地址的件，也没有合并的件", "note")
        self._open_it = button("打开", self._open)
        self._merge_it = button(MERGE, self._merge_line)
        self._merge_it.setToolTip("本件并入选中的一件，由那一件一起答复")
        self._apart_it = button(APART, self._apart_line)
        flow = FlowLayout()
        for made in (self._open_it, self._merge_it, self._apart_it):
            flow.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._nothing)
        layout.addWidget(self._table, 1)
        layout.addLayout(flow)

    def show_lines(self, record: Record, lines: Sequence[Line]) -> None:
        """Show what belongs to a record."""
        self._record, self._lines = record, lines
        self._model.show(len(lines), self._cells)
        self._nothing.setVisible(not lines)
        self._table.setVisible(bool(lines))
        if lines:
            self._table.selectRow(0)
        self._light()

    def _cells(self, row: int) -> list[str]:
        line = self._lines[row]
        told = (line.record.text(key) for key in ("number", "state", "caller", "content"))
        words = [line.why, str(line.record.day("called_at") or ""), *told]
        return [" ".join(word.split())[:_LONGEST] for word in words]

    def _chosen(self) -> Line | None:
        row = chosen_row(self._table)
        return self._lines[row] if row is not None and row < len(self._lines) else None

    def _light(self) -> None:
        line, record = self._chosen(), self._record
        free = record is not None and not record.text("void_reason") and record.text("state") != MERGED
        self._open_it.setEnabled(line is not None)
        self._merge_it.setEnabled(free and line is not None and line.why not in (_INTO, _LED))
        self._apart_it.setEnabled(line is not None and line.why in (_INTO, _LED))
        self._open_it.setVisible(bool(self._lines))
        self._merge_it.setVisible(bool(self._lines))
        self._apart_it.setVisible(any(one.why in (_INTO, _LED) for one in self._lines))

    def _open(self) -> None:
        if line := self._chosen():
            self.opened.emit(line.record.id)

    def _merge_line(self) -> None:
        if line := self._chosen():
            self._merge(line.record)

    def _apart_line(self) -> None:
        """What is merged is taken apart, be it this one or the one chosen."""
        if (line := self._chosen()) and self._record is not None:
            self._apart(self._record if line.why == _INTO else line.record)
