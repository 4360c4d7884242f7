"""The same screen for every register: statuses, search, filters, table, and the record beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.records import Changed, Query, Record
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from ui.chips import Chips
from ui.columns_choice import ColumnsChoice
from ui.draft_offer import DraftOffer
from ui.filter_bar import FilterBar
from ui.record_panel import RecordPanel
from ui.table_model import RegisterTableModel, Source
from ui.table_view import RegisterTable
from ui.tell import Teller, button, label

if TYPE_CHECKING:
    from desktop_app.services.entries import Chip
    from desktop_app.services.office import Office

ALL = "全部"
SIDE_BY_SIDE = 1080  # pixels of width from which the record stands beside the table
_TABLE_SHARE = 0.55
_OLDEST = 30  # years a filter offers at most


class RegisterTab(QWidget):
    """Any register, drawn from its declaration."""

    export_wanted = Signal(object, object, object)  # register, query, keys of the columns seen
    notice_wanted = Signal(int)

    def __init__(self, register: Register, office: Office, teller: Teller) -> None:
        super().__init__()
        self.register = register
        self._office, self._teller = office, teller
        self._down = ALL  # the status chosen
        self._sort: tuple[tuple[str, bool], ...] = ()
        self._stale, self._unsplit = False, True
        self._awaited = 0  # a record to go to when all ids are known
        entries = office.entries
        source = Source(entries.count, entries.ids, entries.page, lambda ids: entries.rows(register, ids))
        self._model = RegisterTableModel(register, source, entries.today)
        self._table = RegisterTable(register, self._model)
        self._chips, self._filters = Chips(), FilterBar(register, entries.options, entries.today)
        self.panel = RecordPanel(register, office, teller)
        self._draft = DraftOffer(office, register.key, teller, "有一份没保存的新增", "恢复草稿")
        self._count = label("", "note")
        self._empty = label("", "note")
        self._top = QVBoxLayout()
        self._build()
        self._connect()
        self._remembered()
        self._draft.look(0)
        self.ask()

    def _build(self) -> None:
        new = button(f"新增{self.register.title}", self.new, main=True)
        new.setAccessibleName("新增")
        new.setToolTip("Ctrl+N")
        out = button("导出…", self._export)
        out.setToolTip("按现在看到的行和列导出 Excel")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._chips, 1)
        head.addWidget(new, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMinimumHeight(80)
        self._empty.hide()
        rows.addWidget(self._table, 1)
        rows.addWidget(self._empty)
        rows.addWidget(self._count)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(left)
        self._split.addWidget(self.panel)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(self._top)
        layout.addLayout(head)
        layout.addWidget(self._filters)
        layout.addWidget(self._draft)
        layout.addWidget(self._split, 1)

    def _connect(self) -> None:
        self._draft.taken.connect(self._resume)
        self._chips.chosen.connect(self._choose)
        self._filters.asked.connect(self.ask)
        self._filters.down.connect(self._into_table)
        self._table.looked_at.connect(self._look)
        self._table.opened.connect(lambda _row: self.edit())
        self._table.sorted_by.connect(self._sort_by)
        self._table.arranged.connect(self._remember)
        self._table.columns_wanted.connect(self.choose_columns)
        self._model.troubled.connect(self._teller.refuse)
        self._model.settled.connect(self._settle)
        self.panel.changed.connect(self._teller.happened)
        self.panel.saved.connect(self._saved)
        self.panel.left.connect(self._left)
        self.panel.notice_wanted.connect(self.notice_wanted)
        self._teller.happened.connect(self._hear)

    def narrow(self, query: Query) -> Query:
        """A further condition of this tab; none for most."""
        return query

    def presets(self) -> Mapping[str, object]:
        """Values a new record begins with in this tab, besides the usual ones."""
        return {}

    def ask(self) -> None:
        """Look again: counts and rows for the question as it stands; the record in front stays in front."""
        self._stale = False
        keep = self.panel.record.id if self.panel.record else 0
        try:
            self._filters.refresh(self._years())
            chips = self._chips_now(self.narrow(self._filters.query()))
            if self._down not in {chip.label for chip in chips}:
                self._down = ALL
            self._chips.show_chips(chips, self._down)
            query = next(chip.query for chip in chips if chip.label == self._down)
            self._model.show_query(replace(query, sort=self._sort))
        except AppError as error:
            self._teller.refuse(error)
            return
        self._filters.light()
        self._tell_count()
        self._keep_in_front(keep)

    def _chips_now(self, query: Query) -> list[Chip]:
        chips = list(self._office.entries.chips(self.register, query))
        if not self._filters.by_due:
            return chips
        living = [s for s in self.register.flow.states if s not in self.register.flow.closed]
        some = [chip for chip in chips if chip.label in living]
        every = replace(chips[0], count=sum(c.count for c in some), query=query.where(state=tuple(living)))
        return [every, *some]

    def _years(self) -> list[int]:
        this = self._office.entries.today().year
        oldest = self._office.entries.page(Query(self.register.key, sort=(("year", False),)), 0, 1)
        first = oldest[0].values.get("year") if oldest else None
        begin = max(first, this - _OLDEST) if isinstance(first, int) else this
        return list(range(this, min(begin, this) - 1, -1))

    def _tell_count(self) -> None:
        total = self._model.total
        self._count.setText(f"共 {total} {self.register.noun}" if total else "")
        self._empty.setVisible(total == 0)
        if total == 0:
            filtered = self._filters.active() or self._down != ALL
            self._empty.setText(
                "没有符合条件的记录，可清除筛选再看"
                if filtered
                else f"还没有{self.register.title}记录\n按 Ctrl+N 新增，或用“文件 → 导入…”把原有 Excel 台账导进来"
            )

    def _choose(self, label_: str) -> None:
        self._down = label_
        self.ask()

    def _sort_by(self, key: str, down: bool) -> None:  # a slot
        self._sort = ((key, down),)
        self._remember()
        self.ask()
        self._table.show_order(self._sort)

    def _look(self, row: object) -> None:
        if isinstance(row, int):
            try:
                self.panel.show_record(self._model.record(row))
            except AppError as error:
                self._teller.refuse(error)

    def _keep_in_front(self, record_id: int) -> None:
        if not record_id:
            if self._model.total and not self.panel.typing():
                self._table.go_to(0)
            return
        row = self._model.row_of(record_id)
        if row is not None:
            self._quietly_go(row)
        elif not self.panel.typing():
            self._show_apart(record_id)

    def _quietly_go(self, row: int) -> None:
        """Move the cursor without putting a form away that is being typed in."""
        typing = self.panel.typing()
        if typing:
            self._table.looked_at.disconnect(self._look)
        self._table.go_to(row)
        if typing:
            self._table.looked_at.connect(self._look)
        else:
            self._look(row)

    def _show_apart(self, record_id: int) -> None:
        try:
            self.panel.show_record(self._office.entries.get(self.register, record_id))
        except AppError:
            self.panel.show_nothing()

    def show_record(self, record_id: int) -> None:
        """Bring a record into sight, whatever was filtered."""
        if self._model.row_of(record_id) is None:
            self._down = ALL
            if self._filters.active():
                self._filters.clear()
            else:
                self.ask()
        row = self._model.row_of(record_id)
        if row is None:
            self._awaited = record_id
            self._show_apart(record_id)
        else:
            self._table.go_to(row)
            self._look(row)
        self._table.setFocus()

    def _settle(self) -> None:
        self._tell_count()
        if self._awaited and (row := self._model.row_of(self._awaited)) is not None:
            self._table.go_to(row)
        self._awaited = 0

    def new(self, texts: Mapping[str, str] | None = None) -> None:
        """A form for a new record."""
        values = {**self._office.entries.blank(self.register), **self.presets()}
        shown = {f.key: f.kind.show(values.get(f.key)) for f in self.register.typed()}  # type: ignore[arg-type]
        self._draft.say("")
        self.panel.new({**shown, **(texts or {})})

    def copy(self) -> None:
        """A form for a new record like the one in front."""
        record = self.panel.record
        if record is None:
            self._teller.tell("请先选中要复制的一行")
            return
        values = self._office.entries.copy_of(self.register, record.id)
        texts = {f.key: f.kind.show(values.get(f.key)) for f in self.register.typed()}
        self.panel.new(texts, f"复制 {record.text('number')} 为新记录")

    def edit(self) -> None:
        """The form of the record in front."""
        self.panel.edit()

    def search(self) -> None:
        """Put the cursor into the search box."""
        self._filters.focus()

    def choose_columns(self) -> None:
        """Let the person choose columns."""
        shown = self._table.arrangement()["columns"]
        assert isinstance(shown, list)
        ColumnsChoice(self.window(), self.register, shown, self._show_columns).open()

    def _show_columns(self, keys: list[str]) -> None:
        self._table.show_columns(keys)
        self._remember()

    def _export(self) -> None:
        self.export_wanted.emit(self.register, self._model.query, self.columns())

    def columns(self) -> tuple[str, ...]:
        """The keys of the columns as seen, from left to right."""
        shown = self._table.arrangement()["columns"]
        assert isinstance(shown, list)
        return tuple(shown)

    @property
    def query(self) -> Query:
        """The question whose rows are seen."""
        return self._model.query

    def _saved(self, changed: Changed) -> None:
        only = changed.one() if len(changed.records) == 1 else 0
        self._teller.tell(f"已保存：{changed.label}（Ctrl+Z 撤销）", "fine")
        self._show_saved(only)
        self._teller.happened.emit(changed)
        self._table.setFocus()

    def _show_saved(self, record_id: int) -> None:
        if not record_id:
            return
        record: Record = self._office.entries.get(self.register, record_id)
        self.panel.show_record(record)

    def _left(self) -> None:
        self._draft.look(0)
        self._table.setFocus()

    def _into_table(self) -> None:
        self._table.setFocus()
        if self._table.current_row() is None:
            self._table.go_to(0)

    def _hear(self, changed: Changed) -> None:
        if self.register.key not in changed.records:
            return
        if self.isVisible():
            self.ask()
        else:
            self._stale = True

    def look_again(self) -> None:
        """Something outside the records changed (lists, calendar, day): read everything anew."""
        self._stale = True
        if self.isVisible():
            self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """A tab that was hidden while things changed looks again."""
        super().showEvent(event)
        if self._stale:
            self.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The record stands beside the table on a wide screen, below it on a narrow one."""
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE
        before = self._split.orientation()
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        if self._unsplit or before is not self._split.orientation():
            self._unsplit = False
            room = event.size().width() if wide else event.size().height()
            self._split.setSizes([int(room * _TABLE_SHARE), int(room * (1 - _TABLE_SHARE))])

    def keep_draft(self) -> None:
        """Save what is being typed, before the window goes."""
        self.panel.keep_draft()

    def _resume(self, texts: Mapping[str, str]) -> None:
        self.panel.new(texts, f"新增{self.register.title}（草稿）")

    def _remember(self) -> None:
        kept = {**self._table.arrangement(), "sort": [list(pair) for pair in self._sort]}
        self._office.window.put(f"table.{self.register.key}", kept)

    def _remembered(self) -> None:
        kept = self._office.window.get(f"table.{self.register.key}")
        if not isinstance(kept, dict):
            return
        self._table.arrange(kept)
        sort = kept.get("sort")
        if isinstance(sort, list):
            known = [
                pair for pair in sort if isinstance(pair, list) and pair and pair[0] in self.register.by_key
            ]
            self._sort = tuple((str(pair[0]), bool(pair[-1])) for pair in known)
            self._table.show_order(self._sort)
