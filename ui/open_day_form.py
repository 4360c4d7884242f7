"""The fields of the desk: which are asked, how they are typed, and how what was typed becomes a visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.fields import Choice, LongText, Text, Value
from desktop_app.domain.register import Field
from desktop_app.errors import AppError
from desktop_app.registers.visit import SPOT, VISIT
from ui.editor_widgets import Editor, LineEditor
from ui.field_sheet import FieldSheet
from ui.intake_channel import ChannelEditor
from ui.open_day_hints import DeskHints
from ui.tell import Block, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.open_days import OpenDays

PROMISE = "promise"
ASKED = (
    "visitor", "sex", "phone", "people", "address", "leader", "content", "matter", "handling", "department",
    PROMISE, "answer",
)  # fmt: skip
LATER = frozenset({"department", PROMISE})  # asked when not answered at once
_PROMISED = frozenset({"promised_on", "promised_days"})
_OF_A_VISITOR = ("visitor", "phone", "address", "content", "answer")
_BY_DIGIT = ("sex", "matter", "handling")
_LARGER, _LARGEST = 1.25, 17.0  # times the chosen size, up to so many points
_TALL, _MUCH_LARGER, _LARGEST_OF_ALL = 1000, 1.5, 22.0  # the same where the screen is so many pixels high


def desk_fields() -> list[Field]:
    """The fields in the order they are asked, without sections; long texts take two lines."""
    return [_field(key) for key in ASKED]


def _field(key: str) -> Field:
    if key == PROMISE:
        return Field(PROMISE, "承诺期限", Text(40, width=12), section="")
    field = replace(VISIT[key], section="")
    if isinstance(field.kind, LongText):
        return replace(field, kind=LongText(20_000 - 1))
    if key == "matter" and isinstance(field.kind, Choice):
        return replace(field, kind=replace(field.kind, width=40))  # all its words in one row
    return replace(field, kind=replace(field.kind, width=12)) if key == "address" else field


def desk_editors(words: Callable[[str], Sequence[str]]) -> dict[str, Editor]:
    """Choices are made by digit; a promise is a number of workdays or a day."""
    made: dict[str, Editor] = {}
    for key in _BY_DIGIT:
        kind = VISIT[key].kind
        assert isinstance(kind, Choice)
        made[key] = ChannelEditor(words(kind.options))
    made[PROMISE] = LineEditor("5 为5个工作日，5-22 为日期")
    return made


def enlarge(widget: QWidget) -> None:
    """Letters that are read across a table, at any size that was chosen."""
    usual, screen = widget.font().pointSizeF(), widget.screen().availableGeometry().height()
    by, most = (_LARGER, _LARGEST) if screen < _TALL else (_MUCH_LARGER, _LARGEST_OF_ALL)
    points = max(usual, min(usual * by, most))
    sizes = {"QWidget": 1.0, "QLabel#title": 1.35, "QLabel#heading": 1.1}
    widget.setStyleSheet(
        " ".join(f"{name} {{ font-size: {points * times:.1f}pt; }}" for name, times in sizes.items())
    )


def typed_in(raw: Mapping[str, str]) -> bool:
    """Whether anything of a visitor stands there; what every form begins with does not count."""
    return any(raw.get(key, "").strip() for key in _OF_A_VISITOR)


def promised(days: OpenDays, raw: Mapping[str, str], on: date | None) -> dict[str, str]:
    """What was typed as the fields of a visit; what is not asked of an answered one is left out.

    Refused for a promise nobody can read.
    """
    told = {key: text for key, text in raw.items() if key != PROMISE}
    told |= {"promised_on": "", "promised_days": ""}
    if raw.get("handling") == SPOT:
        return {**told, "department": ""}
    if promise := days.promise(raw.get(PROMISE, ""), on):
        told["promised_on"] = promise.on.isoformat() if promise.on else ""
        told["promised_days"] = str(promise.days or "")
    return told


def given(values: Mapping[str, Value]) -> dict[str, str]:
    """The values every visit begins with, as texts."""
    return {f.key: f.kind.show(values[f.key]) for f in VISIT.typed() if f.key in values}


class DeskForm(QWidget):
    """One visitor: the fields and what is wrong with them; `hints`, facts about what is typed, stand elsewhere.

    `changed` at every key; `undone` when Ctrl+Z finds nothing typed: then it means the visitor before.
    """

    changed = Signal()
    undone = Signal()

    def __init__(self, office: Office, on: date | None) -> None:
        super().__init__()
        self._office, self._on = office, on
        words = office.entries.options
        self._sheet = FieldSheet(desk_fields(), words, office.entries.today, desk_editors(words))
        self._wrong, self.hints = Block("mistakes"), DeskHints(office, self._sheet.raw)
        self._counted = label("", "note")
        self._sheet.boxes[PROMISE].below(self._counted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        for part in (self._wrong, self._sheet):
            layout.addWidget(part)
        layout.addStretch(1)
        self._sheet.changed.connect(self._typed)
        self._wrong.chosen.connect(self._sheet.go_to)
        self._sheet.boxes["handling"].editor.changed.connect(self._show_asked)
        self._sheet.boxes[PROMISE].editor.changed.connect(self._count)
        for box in self._sheet.boxes.values():
            control = box.editor.control
            control.installEventFilter(self)
            if isinstance(control, QComboBox) and (line := control.lineEdit()):
                line.installEventFilter(self)

    def raw(self) -> dict[str, str]:
        """Every field as typed."""
        return self._sheet.raw()

    def typed(self) -> bool:
        """Whether anything of a visitor stands there."""
        return typed_in(self.raw())

    def fill(self, texts: Mapping[str, str], but: int = 0) -> None:
        """Another visitor, the cursor at his name; `but` is his record where it is put right."""
        self.hints.but = but
        self.hints.clear()
        self._wrong.say("")
        self._sheet.fill(texts)
        self._show_asked()
        self._count()
        self._sheet.go_to("visitor")

    def put(self, key: str, text: str) -> None:
        """Put one text in, as if it had been typed."""
        self._sheet.put(key, text)

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        self._sheet.go_to(key)

    def focused(self) -> str:
        """The key of the field the cursor is in."""
        return self._sheet.focused()

    def look(self) -> None:
        """Ask at once who was here before."""
        self.hints.look()

    def tell(self, heading: str, mistakes: Sequence[tuple[str, str]]) -> None:
        """Say what is wrong, above and beside the fields; the cursor goes to the first."""
        at = [(PROMISE if key in _PROMISED else key or self._key_of(said), said) for key, said in mistakes]
        self._wrong.say(heading, at)
        self._sheet.tell(at)
        if first := next((key for key, _ in at if key), ""):
            self._sheet.go_to(first)

    def _key_of(self, sentence: str) -> str:
        return PROMISE if sentence.startswith("承诺") else self._sheet.key_of(sentence)

    def _typed(self) -> None:
        self.hints.touch()
        self.changed.emit()

    def _show_asked(self) -> None:
        later = self._sheet.boxes["handling"].editor.text() != SPOT
        self._sheet.show_only([key for key in ASKED if later or key not in LATER])

    def _count(self) -> None:
        try:
            promise = self._office.open_days.promise(self._sheet.boxes[PROMISE].editor.text(), self._on)
        except AppError as no:
            self._counted.setText(no.what)
            return
        self._counted.setText(promise.words if promise else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field; Ctrl+Z takes typing back while there is any."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and not self.typed():
                self.undone.emit()
                return True
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if plain and enter and isinstance(watched, QLineEdit):
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)
