"""公开日接访: the register of visitors under the event they came to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Query, Record
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.visit import PASSED, SPOT, TAKEN, VISIT
from ui.editor_widgets import TARGET, Box
from ui.entry_form import EntryForm
from ui.open_day_panel import DESK_KEY, VisitPanel, start_desk
from ui.record_panel import RecordPanel
from ui.register_tab import RegisterTab
from ui.tell import Teller, button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_EVERY = "全部活动"
_KEPT = 50  # events that are listed


class EventBar(QWidget):
    """The event chosen, how many came and what became of it."""

    chosen = Signal()

    def __init__(
        self,
        office: Office,
        make: Callable[[], object],
        edit: Callable[[Record], object],
        start: Callable[[], object],
    ) -> None:
        super().__init__()
        self._office, self._events = office, list[Record]()
        self._edit_event = edit
        self._box = Box()
        self._box.setAccessibleName("活动")
        self._box.setMinimumHeight(TARGET)
        self._box.setMinimumWidth(300)
        self._box.currentIndexChanged.connect(self._changed)
        self._counts = label("", "heading")
        self._edit = button("编辑活动", self._edit_current)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label("活动"))
        layout.addWidget(self._box)
        layout.addWidget(self._edit)
        layout.addWidget(button("新建活动", make))
        self._start = button("开始接访", start)
        self._start.setToolTip(DESK_KEY)
        layout.addWidget(self._start)
        layout.addSpacing(12)
        layout.addWidget(self._counts)
        layout.addStretch(1)

    def refresh(self, just_written: Collection[int] = ()) -> None:
        """List the events, the newest first; one just written is chosen, else the one chosen stays."""
        chosen = self.day()
        first = not self._events and self._box.count() == 0
        self._events = self._office.entries.page(Query(OPEN_DAY.key, sort=(("held_on", True),)), 0, _KEPT)
        self._box.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self._box.clear()
        self._box.addItems([*(_title(event) for event in self._events), _EVERY])
        days = [event.day("held_on") for event in self._events]
        chosen = next((e.day("held_on") for e in self._events if e.id in just_written), chosen)
        self._box.setCurrentIndex(days.index(chosen) if chosen in days else 0 if first else len(days))
        self._box.blockSignals(False)  # noqa: FBT003
        self._light()

    def choose(self, day: date | None) -> None:
        """Go to the event of a day."""
        days = [event.day("held_on") for event in self._events]
        if day in days:
            self._box.setCurrentIndex(days.index(day))

    def day(self) -> date | None:
        """The day of the event chosen; None for all."""
        event = self.event_chosen()
        return event.day("held_on") if event else None

    def event_chosen(self) -> Record | None:
        """The event chosen; None for all."""
        at = self._box.currentIndex()
        return self._events[at] if 0 <= at < len(self._events) else None

    def _edit_current(self) -> None:
        if event := self.event_chosen():
            self._edit_event(event)

    def _changed(self) -> None:
        self._light()
        self.chosen.emit()

    def _light(self) -> None:
        day = self.day()
        for made in (self._edit, self._start):
            made.setEnabled(day is not None)
        query = Query(VISIT.key, equal={"event_on": (day,)} if day else {})
        count = self._office.entries.count
        told = "　".join(f"{word} {count(query.where(handling=(word,)))}" for word in (SPOT, PASSED, TAKEN))
        self._counts.setText(f"来访 {count(query)} 人次　{told}")


class VisitTab(RegisterTab):
    """The visitors of one Open Day, or of all."""

    def __init__(self, office: Office, teller: Teller) -> None:
        self._event_bar: EventBar | None = None
        super().__init__(VISIT, office, teller)
        bar = EventBar(office, self._new_event, self._change_event, self._start)
        QShortcut(QKeySequence(DESK_KEY), self).activated.connect(self._start)  # only while it is in front
        self._event_bar = bar
        self._top.addWidget(bar)
        bar.refresh()
        bar.chosen.connect(self.ask)
        self.ask()

    def narrow(self, query: Query) -> Query:
        """Only the visitors of the event chosen."""
        day = self._event_bar.day() if self._event_bar else None
        return query.where(event_on=(day,)) if day else query

    def presets(self) -> Mapping[str, Value]:
        """A new visitor belongs to the event chosen."""
        day = self._event_bar.day() if self._event_bar else None
        return {"event_on": day} if day else {}

    def show_record(self, record_id: int) -> None:
        """Bring a visitor into sight, whichever event is chosen."""
        if self._event_bar is not None:
            record = self._office.entries.get(VISIT, record_id)
            if self._event_bar.day() is not None:
                self._event_bar.choose(record.day("event_on"))
        super().show_record(record_id)

    def _hear(self, changed: Changed) -> None:
        if self._event_bar is not None and {VISIT.key, OPEN_DAY.key} & set(changed.records):
            self._event_bar.refresh(changed.records.get(OPEN_DAY.key, frozenset()))
        if OPEN_DAY.key in changed.records and VISIT.key not in changed.records:
            changed = replace(changed, records={**changed.records, VISIT.key: frozenset()})
        super()._hear(changed)

    def _made_panel(self) -> RecordPanel:
        return VisitPanel(self._office, self._teller)

    def _start(self) -> None:
        event = self._event_bar.event_chosen() if self._event_bar else None
        if event is None:
            self._teller.tell("请先在“活动”里选一次，或新建活动，再开始接访")
            return
        start_desk(self.window(), self._office, self._teller, event)

    def _new_event(self) -> None:
        values = self._office.entries.blank(OPEN_DAY)
        texts = {f.key: f.kind.show(values.get(f.key)) for f in OPEN_DAY.typed()}
        _EventDialog(self, self._office, self._teller, None, texts).open()

    def _change_event(self, event: Record) -> None:
        _EventDialog(self, self._office, self._teller, event, {}).open()


class _EventDialog(QDialog):
    """The form of an event."""

    def __init__(
        self, owner: QWidget, office: Office, teller: Teller, event: Record | None, texts: Mapping[str, str]
    ) -> None:
        super().__init__(owner.window())
        self.setWindowTitle("编辑活动" if event else "新建活动")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._teller = teller
        form = EntryForm(OPEN_DAY, office, teller)
        QVBoxLayout(self).addWidget(form)
        form.saved.connect(self._saved)
        form.closed.connect(self.reject)
        self.resize(720, 600)
        if event is None:
            form.begin_new(texts)
        else:
            form.begin_edit(event)

    def _saved(self, changed: Changed) -> None:
        self._teller.tell(f"已保存：{changed.label}", "fine")
        self._teller.happened.emit(changed)
        self.accept()


def _title(event: Record) -> str:
    return f"{event.day('held_on')} {event.text('place')}".strip()
