"""今日: what is due, why, and what to do next; nothing else."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.records import Changed
from desktop_app.errors import AppError
from ui.chips import FlowLayout
from ui.due import long_day
from ui.tell import Block, Teller, button, label
from ui.today_news import NewsLine
from ui.today_tree import PLACE, TONES, DueTree

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.due_lines import Today
    from desktop_app.services.last_look import Mark
    from desktop_app.services.office import Office

_SEEN = 3_000  # ms after which somebody has looked at it
_MINUTE = 60  # seconds


class TodayTab(QWidget):
    """The groups of the day; Enter or a double click opens a record in its tab."""

    def __init__(
        self,
        office: Office,
        teller: Teller,
        enter_calendar: Callable[[], object],
        see_uncovered: Callable[[], object],
        print_week: Callable[[], object],
    ) -> None:
        super().__init__()
        self._office, self._teller = office, teller
        self._stale = True
        self._today: Today | None = None
        self._since = self._kept()
        self._was_seen = False
        self._day = label("", "title")
        self._told = label("", "note")
        self._week = button("打印本周到期…", print_week)
        self._news = NewsLine()
        self._chips = FlowLayout()
        self._missing = Block("facts")
        self._to_calendar = self._missing.offer("录入放假安排…", enter_calendar)
        self._uncovered = Block("facts")
        self._to_gaps = self._uncovered.offer("查看这些事项…", see_uncovered)
        self._tree = DueTree()
        self._tree.itemActivated.connect(self._open)
        self._news.wanted.connect(self._tree.go_on)
        self._nothing = label("没有到期事项\n来电按 F2 登记，其他登记请到上方各台账", "heading")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setAccessibleName(self._nothing.text().replace("\n", "，"))
        self._nothing.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus
        )  # where the cursor rests when nothing is to be done
        self._lay_out()
        self._seen = self._timer(self._note_seen)
        self._minute = self._timer(self.look_at_clock)
        teller.happened.connect(self._hear)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._day)
        head.addSpacing(12)
        head.addWidget(self._told, 1)
        head.addWidget(self._week)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._news)
        layout.addLayout(self._chips)
        layout.addWidget(self._missing)
        layout.addWidget(self._uncovered)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(label("双击或按回车打开；到期日由登记的日期和放假安排推算", "note"))

    def _timer(self, act: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.timeout.connect(act)
        return made

    def ask(self) -> None:
        """Read the day anew."""
        self._stale = False
        try:
            today = self._office.reminders.day(since=self._since)
        except AppError as error:
            self._teller.refuse(error)
            return
        self._today = today
        self._day.setText(long_day(today.day))
        urgent = sum(g.total for g in today.groups if g.label in {"逾期", "今日到期"})
        self._told.setText(f"有 {urgent} 件要在今天处理" if urgent else "今天没有必须办完的")
        self._news.show_news(today.news, today.day)
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
            chip = button(f"{group.label}  {group.total}", partial(self._tree.go_to, at))
            chip.setProperty("chip", True)  # noqa: FBT003  # Qt's own signature
            chip.setProperty("tone", TONES.get(group.label, ""))
            chip.setAccessibleName(f"{group.label}，{group.total}件")
            self._chips.addWidget(chip)

    def _fill(self, today: Today) -> None:
        self._come_to(self._first(today))
        self._tree.setVisible(bool(today.groups))
        self._nothing.setVisible(not today.groups)
        self._tree.show_day(today)

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

    def _open(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, PLACE)
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

    def look_at_clock(self) -> None:
        """Another minute: hours are told anew, and the day too when a clock ran out or somebody else wrote."""
        if not self.isVisible() or self._today is None:
            return
        now = self._office.entries.now()
        self._minute.start((_MINUTE - now.second) * 1000)
        still = self._tree.tell_minute(now)
        mark = self._today.mark
        with suppress(AppError):  # a file that is busy now is read in the next minute
            if not still or (mark is not None and self._office.reminders.written() != mark.change):
                self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while it was hidden is read now."""
        super().showEvent(event)
        if self._was_seen:
            self._since, self._was_seen, self._stale = self._kept(), False, True
        if self._stale:
            self.ask()
        self._seen.start(_SEEN)
        self._minute.start((_MINUTE - self._office.entries.now().second) * 1000)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever looked and leaves has seen all that stood here."""
        super().hideEvent(event)
        self._seen.stop()
        self._minute.stop()
        if self._was_seen:
            self._keep()

    def _note_seen(self) -> None:
        """Only what stands in front of somebody is seen: a window behind another one is not."""
        if self.window().isActiveWindow():
            self._was_seen = True
            self._keep()
        elif self.isVisible():
            self._seen.start(_SEEN)

    def _kept(self) -> Mark | None:
        from desktop_app.services.last_look import KEY, mark_of  # noqa: PLC0415  # start-up must not pay for it

        with suppress(AppError):  # then nothing is marked as new
            return mark_of(self._office.window.get(KEY))
        return None

    def _keep(self) -> None:
        from desktop_app.services.last_look import KEY  # noqa: PLC0415  # start-up must not pay for it

        mark = self._today.mark if self._today else None
        if mark is not None:
            with suppress(AppError):  # a ledger that cannot be written now is told of elsewhere
                self._office.window.put(KEY, mark.told())
