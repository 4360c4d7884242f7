"""The same screen for every register: statuses, search, filters, table, and the record beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Query
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from ui.chips import Chips
from ui.declared_papers import DeclaredPapers
from ui.draft_offer import DraftOffer
from ui.drop_button import DropButton
from ui.filter_bar import FilterBar
from ui.record_panel import RecordPanel
from ui.side_by_side import SideBySide
from ui.table_panel import TablePanel
from ui.tell import Teller, button

if TYPE_CHECKING:
    from desktop_app.services.entries import Chip
    from desktop_app.services.office import Office

ALL = "全部"
_OLDEST = 30  # years a filter offers at most


class RegisterTab(QWidget):
    """Any register, drawn from its declaration."""

    export_wanted = Signal(object, object, object)  # register, query, keys of the columns seen
    notice_wanted = Signal(int)
    paper_wanted = Signal(object)  # PaperWish

    def __init__(self, register: Register, office: Office, teller: Teller) -> None:
        super().__init__()
        self.register = register
        self._office, self._teller = office, teller
        self._down = ALL  # the status chosen
        self._stale = False
        self._awaited = 0  # a record to go to when all ids are known
        self.table, self.panel = TablePanel(register, office, teller), self._made_panel()
        self._chips = Chips()
        self._filters = FilterBar(register, office.entries.options, office.entries.today)
        self._draft = DraftOffer(office, register.key, teller, "有一份没保存的新增", "恢复草稿")
        self._top = QVBoxLayout()
        self._build()
        self._connect()
        self._draft.look(0)
        self.ask()

    def _made_panel(self) -> RecordPanel:
        return RecordPanel(self.register, self._office, self._teller)

    def _build(self) -> None:
        new = button(f"新增{self.register.entry or self.register.title}", self.new, main=True)
        new.setAccessibleName("新增")
        new.setToolTip("Ctrl+N")
        out = button("导出…", self._export)
        out.setToolTip("按现在看到的行和列导出 Excel")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._chips, 1)
        head.addWidget(new, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        if lists := DeclaredPapers(self, self.register, self._office, self._teller).lists(
            lambda: self.table.query
        ):
            head.addWidget(DropButton("打印", lists), 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(self._top)
        layout.addLayout(head)
        layout.addWidget(self._filters)
        layout.addWidget(self._draft)
        layout.addWidget(SideBySide(self.table, self.panel), 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._draft.taken.connect(self._resume)
        self._chips.chosen.connect(self._choose)
        self._filters.asked.connect(self._ask_other)
        self._filters.down.connect(self._into_table)
        self.table.looked_at.connect(self.panel.show_record)
        self.table.opened.connect(self.edit)
        self.table.resorted.connect(self.ask)
        self.table.settled.connect(self._settle)
        self.panel.changed.connect(self._done)
        self.panel.saved.connect(self._saved)
        self.panel.left.connect(self._left)
        self.panel.notice_wanted.connect(self.notice_wanted)
        self.panel.paper_wanted.connect(self.paper_wanted)
        self._teller.happened.connect(self._hear)

    def narrow(self, query: Query) -> Query:
        """A further condition of this tab; none for most."""
        return query

    def presets(self) -> Mapping[str, Value]:
        """Values a new record begins with in this tab, besides the usual ones."""
        return {}

    def ask(self) -> None:
        """Look again: counts and rows for the question as it stands; the record in front stays in front."""
        self._stale = False
        try:
            self._filters.refresh(self._years())
            chips = self._chips_now(self.narrow(self._filters.query()))
            if self._down not in {chip.label for chip in chips}:
                self._down = ALL
            self._chips.show_chips(chips, self._down)
            down = next(chip for chip in chips if chip.label == self._down)
            self.table.show_query(down.query, down.count, self._why_empty())
            self._keep_in_front()
        except AppError as error:
            self._teller.refuse(error)
        self._filters.light()

    def _chips_now(self, query: Query) -> list[Chip]:
        chips = list(self._office.entries.chips(self.register, query))
        if not self._filters.by_due:
            return chips
        living = [s for s in self.register.flow.states if self.register.flow.is_running(s)]
        some = [chip for chip in chips if chip.label in living]
        every = replace(chips[0], count=sum(c.count for c in some), query=query.where(state=tuple(living)))
        return [every, *some]

    def _years(self) -> list[int]:
        this = self._office.entries.today().year
        oldest = self._office.entries.page(Query(self.register.key, sort=(("year", False),)), 0, 1)
        first = oldest[0].values.get("year") if oldest else None
        begin = max(first, this - _OLDEST) if isinstance(first, int) else this
        return list(range(this, min(begin, this) - 1, -1))

    def _why_empty(self) -> str:
        if self._filters.active() or self._down != ALL:
            return "没有符合条件的记录，可清除筛选再看"
        title = self.register.title
        return f"还没有{title}记录\n按 Ctrl+N 新增，或用“文件 → 导入…”把原有 Excel 台账导进来"

    def _choose(self, status: str) -> None:
        self._down = status
        self._ask_other()

    def _ask_other(self) -> None:
        """Another question: the record beside the rows is one of them, or a button might act on one not meant."""
        self.ask()
        record = self.panel.record
        if record is None or self.panel.typing() or self.table.has(record.id):
            return
        if self.table.total:
            self.table.go_to_first()
        else:
            self.panel.show_nothing()

    def _keep_in_front(self) -> None:
        record = self.panel.record
        typing = self.panel.typing()
        if record is None:
            if not typing:
                self.table.go_to_first()
        elif not self.table.go_to(record.id, silently=typing) and not typing:
            self._show_apart(record.id)

    def _show_apart(self, record_id: int) -> None:
        try:
            self.panel.show_record(self._office.entries.get(self.register, record_id))
        except AppError:
            self.panel.show_nothing()

    def show_record(self, record_id: int) -> None:
        """Bring a record into sight, whatever was filtered."""
        if not self.table.has(record_id):
            self._down = ALL
            if self._filters.active():
                self._filters.clear()
            else:
                self.ask()
        if not self.table.go_to(record_id):
            self._awaited = record_id
            self._show_apart(record_id)
        self.table.setFocus()

    def _settle(self) -> None:
        if self._awaited:
            self.table.go_to(self._awaited, silently=self.panel.typing())
        self._awaited = 0

    def new(self, given: Mapping[str, Value] | None = None, title: str = "") -> None:
        """A form for a new record; `given` values are in it from the start."""
        self._draft.say("")
        values = {**self._office.entries.blank(self.register), **self.presets(), **(given or {})}
        self.panel.new(self._texts(values), title)

    def copy(self) -> None:
        """A form for a new record like the one in front."""
        record = self.panel.record
        if record is None:
            self._teller.tell("请先选中要复制的一行")
            return
        values = self._office.entries.copy_of(self.register, record.id)
        self.panel.new(self._texts(self._copied(values)), f"复制 {record.text('number')} 为新记录")

    def _copied(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """What of a record goes into a new one like it."""
        return values

    def _texts(self, values: Mapping[str, Value]) -> dict[str, str]:
        return {f.key: f.kind.show(values.get(f.key)) for f in self.register.typed()}

    def edit(self) -> None:
        """The form of the record in front."""
        self.panel.edit()

    def search(self) -> None:
        """Put the cursor into the search box."""
        self._filters.focus()

    def _export(self) -> None:
        self.export_wanted.emit(self.register, self.table.query, self.table.columns())

    def _saved(self, changed: Changed) -> None:
        (record_id,) = changed.records[self.register.key]
        record = self._office.entries.get(self.register, record_id)
        self._teller.tell(f"已保存：{record.text('number')}（Ctrl+Z 撤销）", "fine")
        self.panel.show_record(record)
        self._awaited = record_id  # before the rows are asked for: a long list may be on its way for a while
        self._teller.happened.emit(changed)
        self.table.setFocus()

    def _done(self, changed: Changed) -> None:
        self._teller.happened.emit(changed)
        self.table.setFocus()  # not into some field, where Ctrl+Z would mean the typing

    def _left(self) -> None:
        self._draft.look(0)
        self.table.setFocus()

    def _resume(self, texts: Mapping[str, str]) -> None:
        self.panel.new(texts, f"新增{self.register.title}（草稿）")

    def _into_table(self) -> None:
        self.table.setFocus()
        self.table.go_to_first()

    def _hear(self, changed: Changed) -> None:
        if self.register.key in changed.records:
            self.look_again()

    def look_again(self) -> None:
        """Something changed: read everything anew, now or when the tab is next seen."""
        self._stale = True
        if self.isVisible():
            self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """A tab that was hidden while things changed looks again."""
        super().showEvent(event)
        if self._stale:
            self.ask()

    def keep_draft(self) -> None:
        """Save what is being typed, before the window goes."""
        self.panel.keep_draft()
