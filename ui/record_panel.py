"""The record beside the table: what it is, what comes next, how it came about; or its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.clock_board import next_line
from desktop_app.domain.deadlines import words
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.register import Register
from desktop_app.errors import AppError
from ui.ask_form import AskForm
from ui.attachments_panel import AttachmentsPanel, title_of
from ui.clock_panel import ClockPanel
from ui.declared_papers import DeclaredPapers
from ui.draft_offer import DraftOffer
from ui.due import due_tone
from ui.entry_form import EntryForm
from ui.finds_line import FindsWatch, goes_public
from ui.letters_panel import TITLE as PAPERS
from ui.letters_panel import LettersPanel
from ui.moves_bar import MovesBar
from ui.paper_wish import Act, PaperWish
from ui.record_read import RecordRead
from ui.style import set_tone
from ui.tell import Teller, label
from ui.timeline_panel import TimelinePanel

if TYPE_CHECKING:
    from desktop_app.services.office import Office

CLOCKED = "request"
_DELIVERED = frozenset({"已送达", "归档"})
ROOM_FOR_BOTH = 760  # pixels


class RecordPanel(QFrame):
    """One record. `changed` tells what an action touched; `left` that the form was closed."""

    changed = Signal(object)
    saved = Signal(object)
    left = Signal()
    notice_wanted = Signal(int)
    paper_wanted = Signal(object)  # PaperWish

    def __init__(self, register: Register, office: Office, teller: Teller) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._register, self._office, self._teller = register, office, teller
        self.record: Record | None = None
        self._form: EntryForm | None = None  # made when first needed: forms have many controls
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.addWidget(self._empty())
        self._page = QWidget()
        self._stack.addWidget(self._page)
        self._build()

    def _empty(self) -> QWidget:
        page = QWidget()
        words = label(f"选中左边一行查看\n按 Ctrl+N 新增{self._register.title}", "note")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(page).addWidget(words)
        return page

    def _build(self) -> None:
        self._name, self._state, self._due = label("", "title"), label("", "state"), label("")
        self._name.setWordWrap(True)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._number = label("", "note")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        facts = QHBoxLayout()
        facts.addWidget(self._state)
        facts.addWidget(self._number)
        facts.addWidget(self._due)
        facts.addStretch(1)
        self._next = label("")
        self._next.setWordWrap(True)
        self._draft = DraftOffer(self._office, self._register.key, self._teller, "有没保存的修改", "继续填写")
        self._draft.taken.connect(self._edit)
        self._ask = AskForm(self._office.entries.options, self._office.entries.today)
        self._ask.done.connect(self._done)
        if goes_public(self._register.key):
            self._ask.watch = lambda sheet: FindsWatch(self._register.key, sheet, self._office.scanning)
        self._moves = MovesBar(self._register, self._office, self._ask)
        self._moves.forms = DeclaredPapers(self, self._register, self._office, self._teller).of
        self._moves.done.connect(self._done)
        self._moves.refused.connect(self._teller.refuse)
        self._moves.edit_wanted.connect(self.edit)
        self._moves.notice_wanted.connect(self.notice_wanted)
        self._moves.paper_wanted.connect(self.paper_wanted)
        self._ask.asking.connect(self._make_room)
        self._read, self._timeline, self._clock = RecordRead(self._register), TimelinePanel(), ClockPanel()
        self._files = AttachmentsPanel(self._register, self._office, self._teller)
        self._timeline.redate.connect(self._moves.redate)
        self._timeline.annul.connect(self._moves.annul)
        self._parts = QTabWidget()
        self._parts.setObjectName("parts")
        self._parts.addTab(self._read, "内容")
        self._parts.addTab(self._timeline, "经过")
        self._letters: LettersPanel | None = None
        if self._register.key == CLOCKED:
            self._letters = LettersPanel(self._office, self._ask)
            self._letters.wanted.connect(self.paper_wanted)
            self._parts.addTab(self._letters, PAPERS)
        self._parts.addTab(self._files, "附件")
        if self._register.key == CLOCKED:
            self._parts.addTab(self._clock, "期限说明")
            self._clock.sheet_wanted.connect(self._want_sheet)
        self._parts.currentChanged.connect(self._show_part)
        layout = self._column = QVBoxLayout(self._page)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addWidget(self._name)
        layout.addLayout(facts)
        layout.addWidget(self._next)
        layout.addWidget(self._moves)
        layout.addWidget(self._draft)
        layout.addWidget(self._ask, 4)
        layout.addWidget(self._parts, 1)

    def _make_room(self, asking: bool) -> None:  # a slot
        """On a low screen the small form takes the place of everything below the name."""
        tight = asking and self.height() < ROOM_FOR_BOTH
        self._parts.setHidden(tight)
        self._moves.setHidden(tight)
        self._draft.setHidden(tight or not self._draft.text())

    def show_nothing(self) -> None:
        """No record is chosen."""
        self.keep_draft()
        self.record = None
        self._stack.setCurrentIndex(0)

    def show_record(self, record: Record) -> None:
        """Read a record; a form that stood open keeps its draft."""
        self.keep_draft()
        same = self.record is not None and self.record.id == record.id
        self.record = record
        self._ask.hide()
        self._head(record)
        self._parts.setTabText(self._parts.indexOf(self._files), title_of(record))
        self._moves.show_record(record)
        self._read.show_record(record)
        if not same:
            self._read.verticalScrollBar().setValue(0)
        self._draft.look(record.id)
        self._show_part()
        self._stack.setCurrentWidget(self._page)

    def _head(self, record: Record) -> None:
        self._name.setText(self._register.name(record.values) or record.text("number"))
        self._number.setText(record.text("number"))
        void = record.text("void_reason")
        self._state.setText(f"已作废：{void}" if void else record.text("state"))
        due, today = record.day("due_on"), self._office.entries.today()
        ended = bool(void) or not self._register.flow.is_running(record.text("state"))
        self._next.setText("" if void else self._following(record))
        self._next.setVisible(bool(self._next.text()))
        judged = "" if void else _judged(self._register, record)
        self._due.setVisible(bool(due) and (not ended or bool(judged)))
        if judged:
            self._due.setText(f"{due} 到期，{judged}")
            self._due.setToolTip("是否按期以交邮或者签收之日为准")
            set_tone(self._due, "late" if record.values.get("late") else "")
        elif due and not ended:
            doubt = "（暂定）" if record.text("provisional") else ""
            self._due.setText(f"{due} {words(due, today)}{doubt}")
            self._due.setToolTip(record.text("provisional"))
            set_tone(self._due, due_tone(due, today))

    def _following(self, record: Record) -> str:
        """What comes next and by when; of a request the clock says it."""
        if self._register.key == CLOCKED:
            result = self._office.requests.clock(record.id)
            if result is not None:
                return next_line(result, self._office.entries.today())
        return f"下一步：{step}" if (step := record.text("next_step")) else ""

    def _show_part(self) -> None:
        if self.record is None:
            return
        shown = self._parts.currentWidget()
        try:
            if shown is self._timeline:
                self._timeline.show_lines(self._office.history.timeline(self._register, self.record.id))
            elif shown is self._files:
                self._files.show_record(self.record)
            elif shown is self._letters and self._letters is not None:
                self._letters.show_record(self.record)
            elif shown is self._clock:
                result = self._office.requests.clock(self.record.id)
                self._clock.show_clock(result, self._office.entries.today())
        except AppError as error:
            self._teller.refuse(error)

    def _want_sheet(self) -> None:
        if self.record is not None:
            self.paper_wanted.emit(PaperWish(Act.CLOCK_SHEET, self.record.id))

    def _done(self, changed: object) -> None:
        assert isinstance(changed, Changed)
        self._teller.tell(f"已办：{changed.label}（Ctrl+Z 撤销）", "fine")
        self.changed.emit(changed)

    @property
    def form(self) -> EntryForm:
        """The form of the register, made when it is first needed."""
        if self._form is None:
            self._form = self._made_form()
            self._form.saved.connect(self.saved)
            self._form.closed.connect(self._closed)
            self._stack.addWidget(self._form)
        return self._form

    def _made_form(self) -> EntryForm:
        return EntryForm(self._register, self._office, self._teller)

    def typing(self) -> bool:
        """Whether the form is in front."""
        return self._form is not None and self._stack.currentWidget() is self._form

    def new(self, texts: Mapping[str, str], title: str = "") -> None:
        """A form for a new record with these values."""
        self.keep_draft()
        form = self.form
        self._stack.setCurrentWidget(form)
        form.begin_new(texts, title)

    def edit(self) -> None:
        """The form of the record shown."""
        self._edit({})

    def _edit(self, texts: Mapping[str, str]) -> None:
        if self.record is None:
            self._teller.tell("请先选中一条记录")
            return
        if self.record.text("void_reason"):
            self._teller.tell("已作废的记录不能修改，请先恢复", "late")
            return
        form = self.form
        self._stack.setCurrentWidget(form)
        form.begin_edit(self.record, texts)

    def _closed(self) -> None:
        if self.record is not None:
            self.show_record(self.record)
        else:
            self._stack.setCurrentIndex(0)
        self.left.emit()

    def keep_draft(self) -> None:
        """Save what the form has not saved yet."""
        if self.typing():
            self.form.keep_draft()


def _judged(register: Register, record: Record) -> str:
    """Whether a delivered reply was in time; empty while that is not settled."""
    late = record.values.get("late")
    if register.key != CLOCKED or not isinstance(late, bool) or record.text("state") not in _DELIVERED:
        return ""
    return f"超期{record.values.get('late_days')}个工作日" if late else "按期"
