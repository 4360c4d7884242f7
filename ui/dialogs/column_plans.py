"""The columns of a pasted list: which are printed, how, and why; a tick or another way asks for it differently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.masking_presets import Way
from desktop_app.domain.privacy_table import Column
from ui.dialogs.frame import named
from ui.editor_widgets import Box

if TYPE_CHECKING:
    from desktop_app.services.pasted_list import ColumnPlan

_HEADINGS = ("要印的列", "内容", "怎样印", "为什么")
_HOLDS = {Column.OTHER: "编号、数量等"}
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_HOW = "这份名单怎样印"


class ColumnPlans(QWidget):
    """One line for each column, and below them how the one under the cursor is printed in this list.

    `wished` tells a column (from 0) and whether it is to be printed, `chose` a column and a way.
    """

    wished = Signal(int, bool)
    chose = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._plans: Sequence[ColumnPlan] = ()
        self._tree = named(QTreeWidget(), "名单各列")
        self._tree.setHeaderLabels(_HEADINGS)
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(True)
        self._tree.setAlternatingRowColors(True)
        self._tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._tree.itemChanged.connect(self._ticked)
        self._tree.currentItemChanged.connect(lambda *_items: self._offer())
        self._ways = named(Box(), _HOW)
        self._ways.currentIndexChanged.connect(self._chosen)
        self._label = QLabel()
        self._label.setBuddy(self._ways)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self._label)
        row.addWidget(self._ways, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tree, 1)
        column.addLayout(row)
        self.setFocusProxy(self._tree)
        self._offer()

    def show_plans(self, plans: Sequence[ColumnPlan]) -> None:
        """Show them; the cursor stays in its line."""
        self._plans = plans
        at = self._at()
        self._tree.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self._tree.clear()
        for plan in plans:
            how = str(plan.way) if plan.printed else str(Way.OUT)
            item = QTreeWidgetItem([plan.heading, _HOLDS.get(plan.holds, str(plan.holds)), how, plan.why])
            item.setCheckState(0, _CHECKED if plan.printed else _UNCHECKED)
            for column in range(len(_HEADINGS)):
                item.setToolTip(column, item.text(column))
            told = "，".join(filter(None, (plan.heading, "印" if plan.printed else "不印", how, plan.why)))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)
            self._tree.addTopLevelItem(item)
        if current := self._tree.topLevelItem(min(max(at, 0), len(plans) - 1)):
            self._tree.setCurrentItem(current)
        self._tree.blockSignals(False)  # noqa: FBT003
        self._offer()

    def _at(self) -> int:
        return self._tree.indexOfTopLevelItem(self._tree.currentItem()) if self._tree.currentItem() else 0

    def _offer(self) -> None:
        """The ways the column under the cursor may be printed in."""
        plan = self._plans[self._at()] if self._plans else None
        ways = plan.ways if plan else ()
        self._ways.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self._ways.clear()
        self._ways.addItems([str(way) for way in ways])
        self._ways.setCurrentText(str(plan.way if plan and plan.printed else Way.OUT))
        self._ways.blockSignals(False)  # noqa: FBT003
        self._ways.setEnabled(bool(ways))
        self._label.setText(f"“{plan.heading}”怎样印(&H)：" if plan and ways else "这一列没有别的印法")

    def _chosen(self) -> None:
        at, way = self._at(), self._ways.currentText()
        QTimer.singleShot(0, self, lambda: self.chose.emit(at, way))  # it offers anew, as a tick does

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            # Told later: whoever hears of it makes new items, and this one is still being changed.
            at, on = self._tree.indexOfTopLevelItem(item), item.checkState(0) is _CHECKED
            QTimer.singleShot(0, self, lambda: self.wished.emit(at, on))
