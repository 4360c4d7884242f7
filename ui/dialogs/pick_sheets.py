"""选稿件: what may hang and does not yet, ticked for a round; layout and place are proposed and may be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop_app.domain.board_format import Format, sentence
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Query, Record
from desktop_app.registers.sheet import ECHO
from desktop_app.registers.slot import SLOT, USED
from ui.dialogs.frame import Frame, add_row, form_layout, named, note
from ui.editor_widgets import Box

if TYPE_CHECKING:
    from desktop_app.services.board_sheets import Candidate
    from desktop_app.services.office import Office

_HEADS = ("标题", "编号", "版式", "格位", "说明")
_NOWHERE = "未定"
_ECHO = "回音壁稿用横排的表格，不用选版式。"
_HOW = (
    "打勾选中（空格键），可以选多件，排列顺序按打勾的先后。"
    "没有列出来的，是还没有审查通过、缺少必备要素，或者已经排在别的稿件里的。"
)
_NOTHING = "现在没有可以上栏的信息和点题。"
_MOST = 1_000
_ACROSS = "A4横排"  # the answers of a 回音壁 stand in a table of their own
_LAYOUT, _PLACE, _WHY = 2, 3, 4
_KEYS = ("board", "section", "slot")
Heard = Callable[[Changed, str], object]
Place = tuple[str, str, str]


def open_pick_sheets(
    owner: QWidget, office: Office, issue: Record, heard: Heard, slot: Record | None = None
) -> QDialog:
    """Choose sheets for a round, the first of them for `slot`; `heard` gets what was touched and tells it."""
    dialog = _PickSheets(owner.window(), office, issue, heard, slot)
    dialog.open()
    return dialog


class _PickSheets(Frame):
    def __init__(
        self, window: QWidget, office: Office, issue: Record, heard: Heard, slot: Record | None
    ) -> None:
        where = f"，换上{' '.join(_place(slot)[1:])}" if slot else ""
        super().__init__(window, f"选稿件：{issue.text('title')}{where}", (1080, 640))
        self._office, self._issue, self._heard = office, issue, heard
        self._first = _place(slot) if slot else None  # the place asked for, until something was ticked
        self._found: tuple[Candidate, ...] = self.attempt(office.board.candidates) or ()
        self._given: dict[int, dict[str, Value]] = {}  # by row: what the round will say of a sheet
        self._ticks: list[int] = []  # the rows that are ticked, in the order they were
        self._places = [("", "", ""), *map(_place, self._slots())]
        self._list = self._made_list()
        self._layout, self._where = named(Box(), "版式"), named(Box(), "格位")
        self._told = note("")
        self._add_boxes()
        self._go = self.act("加进这一期", self._take, main=True)
        self.act("取消", self.reject)
        self._fill()

    def _slots(self) -> list[Record]:
        used = Query(SLOT.key, equal={"state": (USED,)}, sort=SLOT.order)
        return self._office.entries.page(used, 0, _MOST)

    def _made_list(self) -> QTreeWidget:
        made = named(QTreeWidget(), "可以上栏的")
        made.setHeaderLabels(list(_HEADS))
        made.setRootIsDecorated(False)
        made.setAlternatingRowColors(True)
        made.setUniformRowHeights(True)
        header = made.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        made.currentItemChanged.connect(self._follow)
        made.itemChanged.connect(self._ticked)
        self.body.addWidget(note(_HOW))
        self.body.addWidget(made, 1)
        return made

    def _add_boxes(self) -> None:
        self._layout.addItems([str(one) for one in Format])
        self._where.addItems([" ".join(place) or _NOWHERE for place in map(_told, self._places)])
        lines: QFormLayout = form_layout()
        add_row(lines, "版式", self._layout)
        lines.addRow("", self._told)
        add_row(lines, "格位", self._where)
        self.body.addLayout(lines)
        self._layout.currentIndexChanged.connect(self._relay)
        self._where.currentIndexChanged.connect(self._move)

    def _fill(self) -> None:
        self._list.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        for at, one in enumerate(self._found):
            values = self._suggested(at)
            item = QTreeWidgetItem([str(values["title"]), one.record.text("number"), "", "", one.why])
            item.setCheckState(0, Qt.CheckState.Unchecked)
            for column in (0, _WHY):
                item.setToolTip(column, item.text(column))
            self._list.addTopLevelItem(item)
            self._given[at] = dict(values)
            self._show(at)
        self._list.blockSignals(False)  # noqa: FBT003
        if first := self._list.topLevelItem(0):
            self._list.setCurrentItem(first)
        else:
            self.tell(_NOTHING)
        self._follow()
        self._list.setFocus()

    def _suggested(self, at: int) -> Mapping[str, Value]:
        return self._office.board.suggest(self._issue, self._found[at], self._taken(but=at))

    def _taken(self, but: int) -> set[Place]:
        """The places of whatever is ticked."""
        return {_of(self._given[at]) for at in self._ticks if at != but and _of(self._given[at])[2]}

    def _row(self) -> int:
        return self._list.indexOfTopLevelItem(self._list.currentItem())

    def _show(self, at: int) -> None:
        item = self._list.topLevelItem(at)
        if item is not None:
            place = _of(self._given[at])
            item.setText(_LAYOUT, _ACROSS if self._is_echo(at) else str(self._given[at]["format"]))
            item.setText(_PLACE, " ".join(part for part in _told(place)[1:] if part) or _NOWHERE)
            item.setToolTip(_PLACE, " ".join(place).strip())

    def _is_echo(self, at: int) -> bool:
        return self._given[at]["kind"] == ECHO

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        """What is ticked gets a place of its own; the first the one that was asked for."""
        at = self._list.indexOfTopLevelItem(item)
        on = item.checkState(0) is Qt.CheckState.Checked
        if column != 0 or at < 0 or on == (at in self._ticks):
            return
        if not on:
            self._ticks.remove(at)
        else:
            self._ticks.append(at)
            if self._first and len(self._ticks) == 1:
                self._given[at].update(zip(_KEYS, self._first, strict=True))
        self._list.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        for row in range(len(self._found)):
            self._make_way(row, newly=row == at)
            self._show(row)
        self._list.blockSignals(False)  # noqa: FBT003
        self._follow()

    def _make_way(self, at: int, *, newly: bool) -> None:
        """A row gets another place where something ticked has its own; what was ticked before keeps it."""
        values = self._given[at]
        if (at not in self._ticks or newly) and _of(values) in self._taken(but=at):
            again = self._suggested(at)
            values.update({key: again[key] for key in _KEYS})

    def _follow(self, *_of_qt: object) -> None:
        """The boxes speak of the row in front."""
        at, count = self._row(), len(self._ticks)
        for box in (self._layout, self._where):
            box.setEnabled(at >= 0)
        self._go.setEnabled(bool(self._found))
        self._go.setText(f"加进这一期（{count}件）" if count else "加进这一期")
        if at < 0:
            return
        layout, place = str(self._given[at]["format"]), _of(self._given[at])
        if place not in self._places:
            self._places.append(place)
            self._where.addItem(" ".join(_told(place)))
        for box, chosen in (
            (self._layout, list(Format).index(Format(layout))),
            (self._where, self._places.index(place)),
        ):
            box.blockSignals(True)  # noqa: FBT003  # Qt's own signature
            box.setCurrentIndex(chosen)
            box.blockSignals(False)  # noqa: FBT003
        self._layout.setEnabled(not self._is_echo(at))
        self._told.setText(_ECHO if self._is_echo(at) else sentence(Format(layout)))

    def _relay(self) -> None:
        if (at := self._row()) >= 0:
            self._given[at]["format"] = self._layout.currentText()
            self._told.setText(sentence(Format(self._layout.currentText())))
            self._show(at)

    def _move(self) -> None:
        if (at := self._row()) >= 0:
            place = self._places[self._where.currentIndex()]
            self._given[at].update(zip(_KEYS, (part or None for part in place), strict=True))
            self._show(at)

    def _take(self) -> None:
        order = self._ticks
        if not order:
            self.refuse("还没有选稿件：请用空格键或鼠标打勾")
            return
        chosen = [self._found[at] for at in order]
        given = {
            self._found[at].record.text("number"): {key: self._given[at][key] for key in ("format", *_KEYS)}
            for at in order
        }
        changed = self.attempt(lambda: self._office.board.collect(self._issue.id, chosen, given))
        if changed is not None:
            self.accept()
            self._heard(changed, f"已选{len(chosen)}件稿件（Ctrl+Z 撤销）")


def _place(slot: Record) -> Place:
    return slot.text("board"), slot.text("section"), slot.text("slot")


def _of(values: Mapping[str, Value]) -> Place:
    board, section, slot = (str(values.get(key) or "") for key in _KEYS)
    return board, section, slot


def _told(place: Place) -> tuple[str, ...]:
    return tuple(part for part in place if part)
