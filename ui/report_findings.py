"""核对: the equations that do not hold, the requests that have no place, and what is still to be written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.annual_report import CARRIED_IN, COLUMNS
from desktop_app.domain.annual_report_check import MEANINGS, Finding, culprits
from desktop_app.domain.annual_report_texts import TEXT_TITLES, notes
from desktop_app.domain.annual_report_year import NO_TABLE2, YearReport
from ui.report_reading import Look
from ui.style import colour
from ui.tell import Block, label

_GOES = Qt.ItemDataRole.UserRole
_HEADS = ("位置", "应为", "现为", "说明")
_WIDTHS = (26, 4, 4, 0)  # in Chinese characters; the last takes what is left
_NOTHING = "各项勾稽关系都成立，没有要处理的"


@dataclass(frozen=True)
class Goal:
    """Where a line leads: the requests `ids`, else a `page`, and there `key`; `title` names the list of requests."""

    ids: tuple[int, ...] = ()
    page: str = ""
    key: str = ""
    title: str = ""


Line = tuple[tuple[str, str, str, str], Goal]


class FindingsPage(QWidget):
    """A tree by weight; Enter or a double click leads to whatever is to be put right."""

    wanted = Signal(object)  # Goal

    def __init__(self) -> None:
        super().__init__()
        self._carried = Block("facts")
        self._tree = _Tree()
        self._tree.opened.connect(self._open)
        self._tree.currentItemChanged.connect(self._say)
        self._whole = label("", "note")
        self._whole.setWordWrap(True)
        self._nothing = label(_NOTHING, "heading")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._carried)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self._whole)
        self.setFocusProxy(self._tree)

    def show_look(self, look: Look) -> None:
        """Show what was found in a year."""
        report = look.report
        self._carried.say(*_carried(report))
        hard = [_finding(found, report) for found in report.findings if not found.soft]
        soft = [_finding(found, report) for found in report.findings if found.soft]
        doubts = [_doubt(one.number, one.words, one.id) for one in report.doubts if not one.note]
        told = [_doubt(one.number, one.words, one.id) for one in report.doubts if one.note]
        groups = (
            ("不成立的勾稽关系", "late", hard),
            ("要处理的申请", "late", doubts),
            ("还没有填写的", "soon", [] if look.closed else list(_unwritten(report))),
            ("请核对（不影响定稿）", "soon", soft),
            ("计入方法说明", "", told),
        )
        self._tree.show_groups(groups)
        empty = not any(lines for _, _, lines in groups)
        self._tree.setVisible(not empty)
        self._nothing.setVisible(empty)

    def _say(self, item: QTreeWidgetItem | None) -> None:
        """The line the cursor is on in full, for a narrow column may cut it."""
        if item is None or not isinstance(item.data(0, _GOES), Goal):
            self._whole.setText("")
            return
        where, expected, found, told = (item.text(at) for at in range(len(_HEADS)))
        numbers = f"应为 {expected}，现为 {found}；" if expected else ""
        self._whole.setText(f"{where}：{numbers}{told}。双击或按回车打开")

    def _open(self) -> None:
        item = self._tree.currentItem()
        goal = item.data(0, _GOES) if item is not None else None
        if isinstance(goal, Goal):
            self.wanted.emit(goal)


def _carried(report: YearReport) -> tuple[str, list[tuple[str, str]]]:
    """上年结转 as the closed report of last year has it, beside what the registers tell."""
    own = report.carried_register
    if own is None:
        return "", []
    table = report.report.section3[CARRIED_IN]
    lines = [
        f"{name}：上年定稿的结转下年度为 {closed}，台账自己算出的上年结转为 {counted}"
        for name, closed, counted in zip(COLUMNS, table, own, strict=True)
        if closed != counted
    ]
    return "上年结转取自上年定稿的报告，与台账现在的数不同", [("", line) for line in lines]


def _finding(found: Finding, report: YearReport) -> Line:
    ids = tuple(sorted(set(culprits(found, report))))
    page = "表二" if found.where.startswith("表二") else {"E7": "文字部分"}.get(found.equation, "")
    told = MEANINGS[found.equation] + (f"；涉及 {len(ids)} 件" if ids else "")
    key = next((key for key, title in TEXT_TITLES.items() if found.where.startswith(title)), "")
    # A number somebody typed is put right where it was typed, whatever requests it is held against.
    goal = Goal(page=page, key=key) if page else Goal(ids, title=found.where)
    return (found.where, str(found.expected), str(found.found), told), goal


def _doubt(number: str, words: str, record_id: int) -> Line:
    return (number, "", "", words), Goal((record_id,), title=number)


def _unwritten(report: YearReport) -> Iterable[Line]:
    if report.report.section2 is None:
        yield ("表二", "", "", NO_TABLE2), Goal(page="表二")
    for words in notes(report.texts):
        key = next(key for key, title in TEXT_TITLES.items() if words.startswith(title))
        yield ("文字部分", "", "", words), Goal(page="文字部分", key=key)


class _Tree(QTreeWidget):
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("核对结果")
        self.setHeaderLabels(list(_HEADS))
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setExpandsOnDoubleClick(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(True)
        self.itemDoubleClicked.connect(lambda _item, _column: self.opened.emit())
        self._size()

    def show_groups(self, groups: Sequence[tuple[str, str, list[Line]]]) -> None:
        """Show lines under headings; the cursor keeps its line when it is still there."""
        current = self.currentItem()
        before = [current.text(at) for at in range(len(_HEADS))] if current is not None else []
        self.clear()
        kept: QTreeWidgetItem | None = None
        for title, tone, lines in groups:
            if not lines:
                continue
            head = QTreeWidgetItem([f"{title}（{len(lines)}）"])
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            if tone:
                head.setForeground(0, QBrush(colour(tone)))
            self.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)  # only works once it is in the tree
            for cells, goal in lines:
                item = QTreeWidgetItem(list(cells))
                item.setData(0, _GOES, goal)
                for at, text in enumerate(cells):
                    item.setToolTip(at, text)
                head.addChild(item)
                kept = kept or (item if list(cells) == before else None)
        self.expandAll()
        top = self.topLevelItem(0)
        if (chosen := kept or (top.child(0) if top is not None else None)) is not None:
            self.setCurrentItem(chosen)

    def _size(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("字")
        for at, width in enumerate(_WIDTHS[:-1]):
            self.setColumnWidth(at, width * letter + (36 if at == 0 else 16))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
            return
        super().keyPressEvent(event)
