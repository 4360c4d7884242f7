"""关联: what belongs to a request besides itself: parts, joined ones, the same person's others, 复议 and 诉讼."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.records import Query, Record
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_moves import RELIEF_DECIDED, RELIEF_FILED
from desktop_app.services.joining import IN_ONE
from desktop_app.services.kinship import SAID
from ui.case_acts import CaseActs
from ui.chips import FlowLayout
from ui.dialogs.frame import scrolled
from ui.similar_pane import SimilarPane
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.kinship import Similar
    from desktop_app.services.office import Office

TITLE = "关联"
_HEADS = ("关系", "编号或案号", "日期", "状态或结果", "内容")
_WIDTHS = (21, 17, 12, 12)  # digits; the content takes what is left
_LINE = Qt.ItemDataRole.UserRole
_MOST = 50  # lines of one group
_LEAST = 110  # pixels
_APART = "分开办理…"


@dataclass(frozen=True)
class _Line:
    """One line: its cells, the record it leads to (0: none), whether it was said, whether it is a relief."""

    cells: tuple[str, ...]
    record_id: int = 0
    said: str = ""  # number of a request said to be of the same person
    relief: str | None = None  # number of a relief, which may be empty


class KinPanel(QWidget):
    """Everything beside the record. `opened` carries the id of another request, `move_wanted` a move and its texts."""

    opened = Signal(int)
    move_wanted = Signal(str, object)

    def __init__(self, office: Office, acts: CaseActs) -> None:
        super().__init__()
        self._office, self._acts = office, acts
        self._record: Record | None = None
        self._pane = SimilarPane()
        self._pane.decided.connect(self._decide)
        self._tree = _made_tree()
        self._tree.currentItemChanged.connect(self._light)
        self._tree.itemActivated.connect(lambda _item, _column: self._open_line())
        self._nothing = label("没有关联的申请，也没有登记复议诉讼", "note")
        self._open = button("打开", self._open_line)
        self._say = button("认定同一申请人…", lambda: self._with(self._acts.say_same))
        self._unsay = button("撤销认定", self._unsay_line)
        self._apart = button(_APART, lambda: self._with(self._acts.unmerge))
        self._file = button("登记复议诉讼…", lambda: self.move_wanted.emit(RELIEF_FILED, {}))
        self._result = button("登记结果…", self._decide_relief)
        row = QWidget()
        flow = FlowLayout(row)
        for made in (self._open, self._say, self._unsay, self._apart, self._file, self._result):
            flow.addWidget(made)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 6, 0, 0)
        inside.addWidget(self._pane)
        inside.addWidget(self._nothing)
        inside.addWidget(self._tree, 1)
        inside.addWidget(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))

    def show_record(self, record: Record, waiting: Sequence[Similar]) -> None:
        """Show what belongs to a record; `waiting` are the similar requests nobody has decided about."""
        self._record = record
        gone = bool(record.text("void_reason"))
        self._pane.show_pairs(record.text("content"), () if gone else waiting)
        self._tree.clear()
        for title, lines in self._groups(record):
            if lines:
                head = QTreeWidgetItem([f"{title}（{len(lines)}）"])
                head.addChildren([_item(line) for line in lines])
                self._tree.addTopLevelItem(head)
                head.setFirstColumnSpanned(True)
        self._tree.expandAll()
        some = self._tree.topLevelItemCount() > 0
        self._nothing.setVisible(not some)
        self._tree.setVisible(some)
        self._fit()
        self._light()

    def changeEvent(self, event: QEvent) -> None:
        """Columns follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(_WIDTHS):
            self._tree.setColumnWidth(column, width * digit)

    def take_cursor(self) -> None:
        """Put the cursor where something is to be decided, else into the list."""
        if not self._pane.take_cursor():
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _groups(self, record: Record) -> Iterator[tuple[str, list[_Line]]]:
        cases = self._office.cases
        parent = self._by_number(record.text("parent_no"))
        yield (
            "拆分",
            [
                *(_other("拆分自", one) for one in parent),
                *(_other("拆出", one) for one in cases.children(record.id)),
            ],
        )
        into = self._by_number(record.text("merged_into")) if record.text("state") == IN_ONE else []
        yield (
            "并案",
            [
                *(_other("并入", one) for one in into),
                *(_other("已并入本件", one) for one in cases.merged_here(record.id)),
            ],
        )
        people = cases.people(record.id)[:_MOST]
        yield "同一申请人的其他申请", [_other(why, one, said=why == SAID) for one, why in people]
        yield (
            "内容相近的处理意见",
            [
                _Line(
                    (told.decision, told.number, told.on.isoformat(), "", told.note),
                    _id(self._by_number(told.number)),
                )
                for told in cases.decisions(record.id)
            ],
        )
        yield (
            "复议诉讼",
            [
                _Line(
                    (
                        relief.kind,
                        relief.number,
                        str(relief.on or ""),
                        f"{relief.result or '等待结果'} {relief.result_on or ''}".rstrip(),
                        relief.organ,
                    ),
                    relief=relief.number,
                )
                for relief in cases.reliefs(record.id)
            ],
        )

    def _by_number(self, number: str) -> list[Record]:
        return (
            self._office.entries.page(Query(REQUEST.key, equal={"number": (number,)}), 0, 1) if number else []
        )

    def _chosen(self) -> _Line:
        item = self._tree.currentItem()
        told = item.data(0, _LINE) if item is not None else None
        return told if isinstance(told, _Line) else _Line(())

    def _light(self) -> None:
        line, record = self._chosen(), self._record
        gone = record is None or bool(record.text("void_reason"))
        self._open.setEnabled(bool(line.record_id))
        self._say.setEnabled(not gone)
        self._unsay.setEnabled(bool(line.said) and not gone)
        self._apart.setVisible(record is not None and self._acts.may_unmerge(record))
        self._file.setEnabled(not gone)
        self._result.setEnabled(line.relief is not None and not gone)

    def _with(self, act: Callable[[Record], object]) -> None:
        if self._record is not None:
            act(self._record)

    def _open_line(self) -> None:
        if record_id := self._chosen().record_id:
            self.opened.emit(record_id)

    def _unsay_line(self) -> None:
        line, record = self._chosen(), self._record
        if record is not None and line.said:
            self._acts.at_once(lambda: self._office.cases.unsay_same(record.id, line.said))

    def _decide(self, number: str, decision: str) -> None:
        if self._record is not None:
            self._acts.decide(self._record, number, decision)

    def _decide_relief(self) -> None:
        number = self._chosen().relief
        if number is not None:
            self.move_wanted.emit(RELIEF_DECIDED, {"relief_no": number})


def _made_tree() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(TITLE)
    made.setHeaderLabels(list(_HEADS))
    made.setRootIsDecorated(False)
    made.setIndentation(12)
    made.setMinimumHeight(_LEAST)
    made.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    made.header().setStretchLastSection(True)
    return made


def _item(line: _Line) -> QTreeWidgetItem:
    item = QTreeWidgetItem(list(line.cells))
    item.setData(0, _LINE, line)
    for column, text in enumerate(line.cells):
        item.setToolTip(column, text)
    return item


def _other(relation: str, record: Record, *, said: bool = False) -> _Line:
    number, on = record.text("number"), record.day("received_on") or record.day("reached_on")
    cells = (relation, number, str(on or ""), record.text("state"), record.text("content").replace("\n", " "))
    return _Line(cells, record.id, number if said else "")


def _id(found: Sequence[Record]) -> int:
    return found[0].id if found else 0
