"""今日: what is due, why, and what to do next; nothing else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.clocks import Bucket
from desktop_app.domain.records import Changed
from desktop_app.errors import AppError
from desktop_app.registers.every import register
from ui.chips import FlowLayout
from ui.due import due_tone, long_day
from ui.reason_lines import ReasonLines
from ui.style import colour
from ui.tell import Block, Teller, button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.services.office import Office
    from desktop_app.services.reminders import Due, Group, Today

_PLACE = Qt.ItemDataRole.UserRole
_HEADS = ("到期", "台账", "编号", "名称", "状态", "下一步")
_WIDTHS = (24, 12, 18, 0, 12, 30)
_UNDATED = "未起算"
_NAME = 3  # the column that takes what is left
_TONES = {"逾期": "late", "今日到期": "late", "本周到期": "soon", "暂定": "soon"}


class TodayTab(QWidget):
    """The groups of the day; Enter or a double click opens a record in its tab."""

    def __init__(
        self,
        office: Office,
        teller: Teller,
        enter_calendar: Callable[[], object],
        see_uncovered: Callable[[], object],
    ) -> None:
        super().__init__()
        self._office, self._teller = office, teller
        self._stale = True
        self._day = label("", "title")
        self._told = label("", "note")
        self._chips = FlowLayout()
        self._missing = Block("facts")
        self._to_calendar = self._missing.offer("录入放假安排…", enter_calendar)
        self._uncovered = Block("facts")
        self._to_gaps = self._uncovered.offer("查看这些事项…", see_uncovered)
        self._tree = _Tree()
        self._tree.itemActivated.connect(self._open)
        self._nothing = label("没有到期事项\n来电按 F2 登记，其他登记请到上方各台账", "heading")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setAccessibleName(self._nothing.text().replace("\n", "，"))
        self._nothing.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus
        )  # where the cursor rests when nothing is to be done
        head = QHBoxLayout()
        head.addWidget(self._day)
        head.addSpacing(12)
        head.addWidget(self._told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._chips)
        layout.addWidget(self._missing)
        layout.addWidget(self._uncovered)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(label("双击或按回车打开；到期日由登记的日期和放假安排推算", "note"))
        teller.happened.connect(self._hear)

    def ask(self) -> None:
        """Read the day anew."""
        self._stale = False
        try:
            today = self._office.reminders.day()
        except AppError as error:
            self._teller.refuse(error)
            return
        self._day.setText(long_day(today.day))
        urgent = sum(g.total for g in today.groups if g.label in {"逾期", "今日到期"})
        self._told.setText(f"有 {urgent} 件要在今天处理" if urgent else "今天没有必须办完的")
        self._missing.say(today.calendar_missing)
        gap = f"标准目录有 {today.uncovered} 项定期公开事项本期还没有公开"
        self._uncovered.say(gap if today.uncovered else "")
        self._show_chips(today)
        self._fill(today)

    def _show_chips(self, today: Today) -> None:
        while item := self._chips.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for at, group in enumerate(today.groups):
            chip = button(f"{group.label}  {group.total}", partial(self._go_to, at))
            chip.setProperty("chip", True)  # noqa: FBT003  # Qt's own signature
            chip.setProperty("tone", _TONES.get(group.label, ""))
            chip.setAccessibleName(f"{group.label}，{group.total}件")
            self._chips.addWidget(chip)

    def _fill(self, today: Today) -> None:
        self._come_to(self._first(today))
        self._tree.setVisible(bool(today.groups))
        self._nothing.setVisible(not today.groups)
        chosen = self._chosen()
        self._tree.clear()
        for group in today.groups:
            self._tree.addTopLevelItem(self._group(group, today))
        self._tree.size_columns()
        self._tree.expandAll()
        for head in self._tree.heads():
            head.setFirstColumnSpanned(True)  # only works once it is in the tree
        self._choose(chosen)

    def _first(self, today: Today) -> QWidget:
        """Where the cursor comes to: what is hidden would leave it on the tabs."""
        offered = self._to_calendar if today.calendar_missing else self._to_gaps if today.uncovered else None
        return self._tree if today.groups else offered or self._nothing

    def _come_to(self, first: QWidget) -> None:
        """The cursor comes here from now on; it goes along if it stands where it came before."""
        before = self.focusProxy()
        self.setFocusProxy(first)
        if before is not None and before is not first and self.focusWidget() is before:
            first.show()
            first.setFocus()

    def _group(self, group: Group, today: Today) -> QTreeWidgetItem:
        more = f"，列出前 {len(group.lines)} 件" if group.total > len(group.lines) else ""
        head = QTreeWidgetItem([f"{group.label}（{group.total}{more}）"])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        if tone := _TONES.get(group.label):
            head.setForeground(0, QBrush(colour(tone)))
        # What was answered, published or withheld waits for no day.
        undated = _UNDATED if group.label in set(Bucket) else ""
        head.addChildren([self._line(line, today, undated) for line in group.lines])
        return head

    @staticmethod
    def _line(line: Due, today: Today, undated: str) -> QTreeWidgetItem:
        due = f"{line.due_on} {line.words}" if line.due_on else line.words or undated
        name = " ".join(line.name.split())
        told = f"{name}\n{line.why}" if line.why else name
        cells = [due, register(line.register).title, line.number, told, line.state, line.next_step]
        item = QTreeWidgetItem(cells)
        for column, text in enumerate(cells):
            item.setToolTip(column, text)
        # The cursor is in the first cell: what is read out there is the whole line.
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, _aloud(cells))
        item.setData(0, _PLACE, (line.register, line.id))
        if line.due_on and (tone := due_tone(line.due_on, today.day)):
            item.setForeground(0, QBrush(colour(tone)))
        return item

    def _chosen(self) -> object:
        item = self._tree.currentItem()
        return item.data(0, _PLACE) if item else None

    def _choose(self, place: object) -> None:
        first: QTreeWidgetItem | None = None
        for head in self._tree.heads():
            for below in range(head.childCount()):
                item = head.child(below)
                first = first or item
                if place is not None and item.data(0, _PLACE) == place:
                    self._tree.setCurrentItem(item)
                    return
        if first is not None:
            self._tree.setCurrentItem(first)
            self._tree.scrollToTop()  # its heading too

    def _go_to(self, at: int) -> None:
        head = self._tree.heads()[at]
        head.setExpanded(True)
        self._tree.scrollToItem(head, QAbstractItemView.ScrollHint.PositionAtTop)
        if head.childCount():
            self._tree.setCurrentItem(head.child(0))
        self._tree.setFocus()

    def _open(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if place:
            key, record_id = place
            self._teller.wanted.emit(key, record_id)

    def _hear(self, _changed: Changed) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Read anew, now or when it is next seen."""
        self._stale = True
        if self.isVisible():
            self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while it was hidden is read now."""
        super().showEvent(event)
        if self._stale:
            self.ask()


def _aloud(cells: Sequence[str]) -> str:
    """A line as it is read out: what is pressed stands at its end."""
    *told, pressed = cells
    said = [text.replace("\n", "，") for text in told if text]
    return "，".join([*said, f"下一步：{pressed}"] if pressed else said)


class _Tree(QTreeWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("到期事项")
        self.setColumnCount(len(_HEADS))
        self.setHeaderLabels(list(_HEADS))
        self._reasons = ReasonLines(self, _NAME)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setExpandsOnDoubleClick(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cells, and below them why the line is here."""
        super().drawRow(painter, option, index)
        self._reasons.write(painter, option.rect, index)  # type: ignore[attr-defined]  # unknown to the stubs

    def heads(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def size_columns(self) -> None:
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(_WIDTHS):
            if column != _NAME:
                self.setColumnWidth(column, width * digit + (20 if column == 0 else 12))

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
