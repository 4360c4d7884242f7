"""What may happen to a request, as small cards to be filled in: each turns into dated steps of the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop_app.domain.clocks import Step, StepKind
from desktop_app.domain.dates import read_day
from desktop_app.errors import Refused
from ui.dialogs.frame import TARGET, form_layout
from ui.editor_widgets import DayEditor, Editor, LineEditor
from ui.tell import button, label

_SEVERAL = "甲乙丙丁戊己庚辛壬癸"
_DAY_HINT = "如 2026-3-5"


class Part(Enum):
    """What of a step a line of a card holds."""

    ON = 0
    UNTIL = 1
    DAYS = 2


@dataclass(frozen=True)
class Line:
    """One line of a card: a new step where it holds a day, else more about the step before it."""

    name: str
    kind: StepKind
    part: Part = Part.ON
    given: str = ""


@dataclass(frozen=True)
class WhatIf:
    """One thing that may happen; `whom` tells several of its kind apart."""

    title: str
    lines: tuple[Line, ...]
    whom: str = ""


WHAT_IFS = (
    WhatIf(
        "补正",
        (
            Line("补正告知日期", StepKind.SUPPLEMENT_ASKED),
            Line("补正期限", StepKind.SUPPLEMENT_ASKED, Part.UNTIL),
            Line("收到补正日期", StepKind.SUPPLEMENTED),
        ),
    ),
    WhatIf(
        "征询第三方意见",
        (
            Line("征询第三方日期", StepKind.THIRD_PARTY_ASKED),
            Line("第三方答复日期", StepKind.THIRD_PARTY_ANSWERED),
        ),
        whom="第三方",
    ),
    WhatIf(
        "征求其他机关意见",
        (
            Line("征求其他机关日期", StepKind.AGENCY_ASKED),
            Line("其他机关答复日期", StepKind.AGENCY_ANSWERED),
        ),
        whom="其他机关",
    ),
    WhatIf(
        "延期",
        (
            Line("延期告知日期", StepKind.EXTENDED),
            Line("延长工作日数", StepKind.EXTENDED, Part.DAYS, given="20"),
        ),
    ),
    WhatIf(
        "收费",
        (Line("收费通知日期", StepKind.FEE_NOTIFIED), Line("缴费日期", StepKind.FEE_PAID)),
    ),
    WhatIf(
        "要求说明理由",
        (
            Line("要求说明理由日期", StepKind.REASONS_ASKED),
            Line("说明理由期限", StepKind.REASONS_ASKED, Part.UNTIL),
            Line("收到说明日期", StepKind.REASONS_GIVEN),
        ),
    ),
    WhatIf(
        "延迟答复",
        (
            Line("确定延迟日期", StepKind.DEFERRED),
            Line("延迟答复至", StepKind.DEFERRED, Part.UNTIL),
        ),
    ),
    WhatIf(
        "答复与送达",
        (
            Line("答复日期", StepKind.REPLIED),
            Line("交邮日期", StepKind.POSTED),
            Line("签收日期", StepKind.SIGNED),
        ),
    ),
    WhatIf(
        "重新办理",
        (
            Line("重新办理日期", StepKind.REOPENED),
            Line("重新办理期限", StepKind.REOPENED, Part.UNTIL),
        ),
    ),
)


def day_editor(today: Callable[[], date]) -> DayEditor:
    """A control for a day, which may be one to come."""
    return DayEditor(today, _tidy, _DAY_HINT)


def read_line(name: str, text: str, told: list[str]) -> date | None:
    """The day a line holds; what is wrong with it joins `told`, the name of the line in front."""
    try:
        return read_day(text)
    except Refused as no:
        told.append(f"{name}：{no.what}")
        return None


def _tidy(text: str) -> str:
    try:
        day = read_day(text)
    except Refused:
        return text
    return day.isoformat() if day else text


class Card(QFrame):
    """One thing that is supposed to happen. `changed` at every keystroke, `removed` when it is taken away."""

    changed = Signal()
    removed = Signal()

    def __init__(self, what: WhatIf, today: Callable[[], date], begins: date) -> None:
        super().__init__()
        self.setObjectName("card")
        self.what = what
        self._number = 0
        head = QHBoxLayout()
        self._title = label(what.title, "heading")
        self._away = button("去掉", self.removed.emit, plain=True)
        self._away.setMinimumHeight(TARGET)
        head.addWidget(self._title, 1)
        head.addWidget(self._away)
        form = form_layout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._editors = [self._add(form, line, today) for line in what.lines]
        self._editors[0].set_text(begins.isoformat())
        for editor in self._editors:
            editor.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 8)
        column.addLayout(head)
        column.addLayout(form)

    def _add(self, form: QFormLayout, line: Line, today: Callable[[], date]) -> Editor:
        editor = LineEditor("工作日") if line.part is Part.DAYS else day_editor(today)
        editor.set_text(line.given)
        words = QLabel(line.name)
        words.setBuddy(editor.control)
        form.addRow(words, editor)
        return editor

    def count(self, number: int, of: int) -> None:
        """Which of several of its kind this is, from 1; several are told apart by their names."""
        self._number = number if of > 1 else 0
        more = f"（第{number}次）" if self._number else ""
        self._title.setText(f"{self.what.title}{more}")
        self._away.setAccessibleName(f"去掉{self.what.title}{more}")
        for line, editor in zip(self.what.lines, self._editors, strict=True):
            editor.name(f"{line.name}{more}")

    def take_cursor(self) -> None:
        """Put the cursor into the first line."""
        self._editors[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._editors[0].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def days(self) -> Iterator[date]:
        """Every day that can be read."""
        for line, editor in zip(self.what.lines, self._editors, strict=True):
            if line.part is not Part.DAYS and (day := read_line(line.name, editor.text(), [])):
                yield day

    def steps(self, told: list[str]) -> list[Step]:
        """The steps filled in; every mistake joins `told`. Lines left empty have not happened."""
        made: list[Step] = []
        note = f"{self.what.whom}{_SEVERAL[(self._number - 1) % len(_SEVERAL)]}" if self._number else ""
        for line, editor in zip(self.what.lines, self._editors, strict=True):
            name, text = editor.control.accessibleName(), editor.text().strip()
            wrong = len(told)
            day = read_line(name, text, told) if line.part is not Part.DAYS else None
            if not text or len(told) > wrong:
                continue
            if line.part is Part.ON and day:
                made.append(Step(line.kind, day, note=note if self.what.whom else ""))
            elif not made or made[-1].kind is not line.kind:
                told.append(f"{name}：先填“{self.what.lines[0].name}”")
            elif line.part is Part.UNTIL:
                made[-1] = replace(made[-1], until=day)
            elif text.isdecimal():
                made[-1] = replace(made[-1], days=int(text))
            else:
                told.append(f"{name}：应是整数")
        return made

    def outline(self, wrong: Iterable[str]) -> None:
        """Mark the lines of these names as wrong, the others as right."""
        names = set(wrong)
        for editor in self._editors:
            editor.outline(wrong=editor.control.accessibleName() in names)


def numbered(cards: Sequence[Card]) -> None:
    """Tell several cards of one kind apart, in the order in which they stand."""
    for what in WHAT_IFS:
        same = [card for card in cards if card.what is what]
        for number, card in enumerate(same, 1):
            card.count(number, len(same))
