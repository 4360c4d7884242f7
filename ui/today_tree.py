"""The lines of 今日 under their headings: when, what, why, and what to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from desktop_app.domain.clocks import Bucket
from desktop_app.registers.every import register
from ui.due import due_tone
from ui.reason_lines import ReasonLines
from ui.style import colour

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from desktop_app.services.due_lines import Due, Group, Today

PLACE = Qt.ItemDataRole.UserRole
TONES = {"逾期": "late", "今日到期": "late", "本周到期": "soon", "暂定": "soon"}
_LINE = Qt.ItemDataRole.UserRole + 1
_HEADS = ("到期", "台账", "编号", "名称", "状态", "下一步")
_WIDTHS = (33, 12, 18, 0, 12, 28)
_LEAST = (29, 10, 15, 20, 10, 20)  # where letters are large or the window is small
_UNDATED, _NEW = "未起算", "● "
_OVER = ("已超", "逾期")
_NAME = 3  # the column that takes what is left


class DueTree(QTreeWidget):
    """Shows a day; what is chosen and how far it is scrolled outlive a new reading."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("到期事项")
        self.setColumnCount(len(_HEADS))
        self.setHeaderLabels(list(_HEADS))
        self._wide = True
        self._reasons = ReasonLines(self, _NAME)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setExpandsOnDoubleClick(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)

    def show_day(self, today: Today) -> None:
        """The groups of a day in place of those shown before."""
        chosen, scrolled = self._chosen(), self.verticalScrollBar().value()
        self.clear()
        for group in today.groups:
            self.addTopLevelItem(_group(group, today.day))
        self.size_columns()
        self.expandAll()
        for head in self.heads():
            head.setFirstColumnSpanned(True)  # only works once it is in the tree
        if self._choose(chosen):
            self.verticalScrollBar().setValue(scrolled)  # nothing moves away under somebody's eyes

    def tell_minute(self, now: datetime) -> bool:
        """Say clocks of hours as they are at a minute; False when one of them has run out since the day was read."""
        still = True
        for item in self._items():
            line: Due = item.data(0, _LINE)
            if line.moment is None:
                continue
            told = _cells(line.at(now), "")
            if told[0] != item.text(0):
                item.setText(0, told[0])
                item.setToolTip(0, told[0])
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, _aloud(told, line))
            still = still and (line.moment >= now or line.words.startswith(_OVER))
        return still

    def go_to(self, at: int) -> None:
        """The heading at a place, and the cursor to its first line."""
        head = self.heads()[at]
        head.setExpanded(True)
        self.scrollToItem(head, QAbstractItemView.ScrollHint.PositionAtTop)
        if head.childCount():
            self.setCurrentItem(head.child(0))
        self.setFocus()

    def go_on(self, news: str) -> None:
        """The next line that is new in this way, after the last the first again."""
        items = self._items()
        current = self.currentItem()
        begin = items.index(current) + 1 if current in items else 0
        for item in (*items[begin:], *items[:begin]):
            if news in item.data(0, _LINE).news:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                break
        self.setFocus()

    def heads(self) -> list[QTreeWidgetItem]:
        """The headings."""
        items = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def size_columns(self) -> None:
        """As wide as the letters are, and so that the name keeps some room."""
        digit = self.fontMetrics().horizontalAdvance("0")
        self._wide = self._has_room()
        for column, width in enumerate(_WIDTHS if self._wide else _LEAST):
            if column != _NAME:
                self.setColumnWidth(column, width * digit + (20 if column == 0 else 12))

    def _has_room(self) -> bool:
        digit = self.fontMetrics().horizontalAdvance("0")
        return (sum(_WIDTHS) + _LEAST[_NAME]) * digit <= self.viewport().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns where there is room again, or no more; widths that somebody drew stay meanwhile."""
        super().resizeEvent(event)
        if self._has_room() != self._wide:
            self.size_columns()

    def _items(self) -> list[QTreeWidgetItem]:
        return [head.child(at) for head in self.heads() for at in range(head.childCount())]

    def _chosen(self) -> tuple[object, int] | None:
        """The place of the current line and its heading: a record may stand under several."""
        item = self.currentItem()
        head = item.parent() if item else None
        return (item.data(0, PLACE), self.indexOfTopLevelItem(head)) if item and head else None

    def _choose(self, chosen: tuple[object, int] | None) -> bool:
        """Put the cursor where it was; to the first line, its heading in sight, when that is gone."""
        items = self._items()
        alike = [item for item in items if chosen and item.data(0, PLACE) == chosen[0]]
        if chosen and alike:
            here = [item for item in alike if self.indexOfTopLevelItem(item.parent()) == chosen[1]]
            self.setCurrentItem((here or alike)[0])
            return True
        if items:
            self.setCurrentItem(items[0])
            self.scrollToTop()
        return False

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cells, and below them why the line is here."""
        super().drawRow(painter, option, index)
        self._reasons.write(painter, option.rect, index)  # type: ignore[attr-defined]  # unknown to the stubs

    def changeEvent(self, event: QEvent) -> None:
        """Columns follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.size_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (item := self.currentItem()):
            self.itemActivated.emit(item, 0)
            return
        super().keyPressEvent(event)


def _group(group: Group, day: date) -> QTreeWidgetItem:
    more = f"，列出前 {len(group.lines)} 件" if group.total > len(group.lines) else ""
    head = QTreeWidgetItem([f"{group.label}（{group.total}{more}）"])
    font = head.font(0)
    font.setBold(True)
    head.setFont(0, font)
    if tone := TONES.get(group.label):
        head.setForeground(0, QBrush(colour(tone)))
    # What was answered, published or withheld waits for no day.
    undated = _UNDATED if group.label in set(Bucket) else ""
    head.addChildren([_item(line, day, undated) for line in group.lines])
    return head


def _item(line: Due, day: date, undated: str) -> QTreeWidgetItem:
    cells = _cells(line, undated)
    item = QTreeWidgetItem(cells)
    for column, text in enumerate(cells):
        item.setToolTip(column, text)
    # The cursor is in the first cell: what is read out there is the whole line.
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, _aloud(cells, line))
    item.setData(0, PLACE, line.place)
    item.setData(0, _LINE, line)
    if line.due_on and (tone := due_tone(line.due_on, day)):
        item.setForeground(0, QBrush(colour(tone)))
    return item


def _cells(line: Due, undated: str) -> list[str]:
    on = f"{line.moment:%m-%d %H:%M}" if line.moment else str(line.due_on or "")
    due = f"{on} {line.words}".strip() or undated
    name = " ".join(line.name.split())
    told = f"{name}\n{line.why}" if line.why else name
    mark = _NEW if line.news else ""
    return [f"{mark}{due}", register(line.register).title, line.number, told, line.state, line.next_step]


def _aloud(cells: Sequence[str], line: Due) -> str:
    """A line as it is read out: what is new first, what is pressed at its end."""
    *told, pressed = cells
    said = [*line.news, *(text.removeprefix(_NEW).replace("\n", "，") for text in told if text)]
    return "，".join([*said, f"下一步：{pressed}"] if pressed else said)
