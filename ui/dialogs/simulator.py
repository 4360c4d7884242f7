"""期限试算: if it came in today, by when must it be answered; every change is reckoned at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.clocks import Step, StepKind
from desktop_app.errors import AppError, Refused
from desktop_app.registers.request_flow import channel_of
from ui.clock_panel import ClockPanel
from ui.dialogs.frame import Frame, add_row, form_layout, named, note, scrolled
from ui.dialogs.paper_view import open_paper_view
from ui.dialogs.what_if import WHAT_IFS, Card, WhatIf, day_editor, numbered, read_line
from ui.editor_widgets import Box
from ui.paper_offer import Offer
from ui.tell import Block, button

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_CHANNELS = "request_channel"
_PATIENCE = 500  # milliseconds: a day that is half typed is no mistake yet
_FORM_WIDTH = 26  # Chinese characters
_SHEET = "期限计算单（试算）"
_ARRIVED, _CONFIRMED = "收到（到达）日期", "确认收到日期"


def open_simulator(window: QWidget, office: Office) -> QDialog:
    """Try out the clock of a request that is not in the ledger."""
    dialog = _Simulator(window, office)
    dialog.open()
    return dialog


class _Simulator(Frame):
    def __init__(self, window: QWidget, office: Office) -> None:
        super().__init__(window, "期限试算", (1280, 720))
        self._office = office
        self._cards: list[Card] = []
        self._steps: tuple[Step, ...] = ()  # those the clock shown was reckoned from
        self._no: AppError | None = None
        self._wrong = Block("mistakes")
        self._wrong.chosen.connect(self._go_to)
        self._wait = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._wait.timeout.connect(self._tell_wrong)
        self._clock = ClockPanel(whole=True)
        left = QVBoxLayout()
        left.addWidget(note("这里只作试算，不登记任何申请；日期可以是以后的。"))
        left.addWidget(self._form(), 1)
        left.addWidget(self._wrong)
        columns = QHBoxLayout()
        columns.addLayout(left)
        columns.addWidget(self._clock, 1)
        self.body.addLayout(columns, 1)
        self._sheet_button = self.act("期限计算单…", self._show_sheet)
        self.act("关闭", self.reject)
        self._reckon()
        self._channel.setFocus()

    def _form(self) -> QScrollArea:
        today = self._office.entries.today
        self._channel, self._arrived, self._confirmed = Box(), day_editor(today), day_editor(today)
        self._channel.addItems(list(self._office.entries.options(_CHANNELS)))
        self._arrived.set_text(today().isoformat())
        self._confirmed.set_text(today().isoformat())
        self._confirmed_words = QLabel(_CONFIRMED)
        self._confirmed_words.setBuddy(self._confirmed.control)
        self._why = note("")
        lines = form_layout()
        add_row(lines, "申请渠道", self._channel)
        lines.addRow(QLabel(_ARRIVED), self._arrived)
        lines.addRow(self._confirmed_words, self._confirmed)
        lines.addRow("", self._why)
        self._arrived.name(_ARRIVED)
        self._confirmed.name(_CONFIRMED)
        self._channel.currentIndexChanged.connect(self._reckon)
        self._arrived.changed.connect(self._reckon)
        self._confirmed.changed.connect(self._reckon)
        self._what = Box()
        self._what.addItems([what.title for what in WHAT_IFS])
        more = QHBoxLayout()
        more.addWidget(named(self._what, "假设发生"), 1)
        self._more = button("添加", self._add_chosen)
        more.addWidget(self._more)
        lines.addRow("假设发生", more)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.addLayout(lines)
        self._column.addStretch(1)
        self._side = scrolled(content)
        self._side.setFixedWidth(self.fontMetrics().horizontalAdvance("字") * _FORM_WIDTH + 40)
        return self._side

    # What is supposed to happen

    def _add_chosen(self) -> None:
        self.add(WHAT_IFS[self._what.currentIndex()])

    def add(self, what: WhatIf) -> None:
        """One more thing that is supposed to happen, after everything else there is."""
        begins = max(self._days(), default=self._office.entries.today())
        card = Card(what, self._office.entries.today, begins)
        card.changed.connect(self._reckon)
        card.removed.connect(lambda: self._remove(card))
        self._cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
        numbered(self._cards)
        self._reckon()
        card.take_cursor()
        QTimer.singleShot(
            0, card, lambda: self._side.ensureWidgetVisible(card, 0, 0)
        )  # once it has its place

    def _remove(self, card: Card) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        numbered(self._cards)
        self._reckon()
        self._more.setFocus()

    def _days(self) -> list[date]:
        shown = [(_ARRIVED, self._arrived), (_CONFIRMED, self._confirmed)]
        found = [read_line(name, editor.text(), []) for name, editor in shown if editor.isVisibleTo(self)]
        found += [day for card in self._cards for day in card.days()]
        return [self._office.entries.today(), *(day for day in found if day)]

    # The clock

    def _reckon(self) -> None:
        """Show what the steps amount to; a mistake is told beside the form once the typing has stopped."""
        channel = channel_of({"channel": self._channel.currentText()})
        for part in (self._confirmed_words, self._confirmed):
            part.setVisible(channel.needs_confirming)
        self._why.setText(
            "这个渠道以双方确认之日为收到之日，没有确认就留空（《条例》第三十一条）。"
            if channel.needs_confirming
            else "从收到的次日起算（《条例》第三十一条、第三十三条）。"
        )
        try:
            self._steps = self._read()
            result = self._office.simulating.reckon(self._steps)
        except AppError as no:
            self._steps, self._no = (), no
            self._wait.start()
            result = None
        else:
            self._no = None
            self._tell_wrong()
        if result is not None:
            self._clock.show_clock(result, self._office.entries.today())
        self._sheet_button.setEnabled(result is not None)

    def _read(self) -> tuple[Step, ...]:
        """The steps as filled in; Refused with every mistake of the form together."""
        told: list[str] = []
        channel = channel_of({"channel": self._channel.currentText()})
        steps = []
        if day := read_line(_ARRIVED, self._arrived.text(), told):
            steps.append(Step(StepKind.RECEIVED, day, channel=channel))
        elif not told:
            told.append(f"{_ARRIVED}：还没有填")
        if channel.needs_confirming and (day := read_line(_CONFIRMED, self._confirmed.text(), told)):
            steps.append(Step(StepKind.CONFIRMED, day))
        for card in self._cards:
            steps += card.steps(told)
        if told:
            raise Refused("还算不出来", why="\n".join(told))
        return tuple(steps)

    def _tell_wrong(self) -> None:
        self._wait.stop()
        no = self._no
        lines = [line for line in (*no.why.split("\n"), no.do) if line] if no else []
        names = [line.partition("：")[0] for line in lines]
        fields = {name: field for name in names if (field := self._field(name))}
        told = [(name if name in fields else "", line) for name, line in zip(names, lines, strict=True)]
        self._wrong.say(no.what if no else "", told)
        for editor in (self._arrived, self._confirmed):
            editor.outline(wrong=editor.control in fields.values())
        for card in self._cards:
            card.outline(fields)
        if no is not None:
            self._clock.show_nothing("改正左边的填写后重新计算")

    def _show_sheet(self) -> None:
        """The sheet of what is shown now: looked at, saved and printed in a view of its own."""
        steps, simulating = self._steps, self._office.simulating
        offer = Offer(
            _SHEET,
            lambda _word: simulating.paper(steps),
            lambda _paper, path: simulating.save(steps, path),
            file=f"{_SHEET}{self._office.entries.today().isoformat()}",
        )
        open_paper_view(self, self._office, offer)
