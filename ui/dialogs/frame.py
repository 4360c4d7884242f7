"""What every dialog has: a body, one place where all mistakes are told, buttons in Chinese, room on a small screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import AppError
from ui.tell import Block, button

TARGET = 32  # pixels: the least height of anything that is pressed or typed into
_EDGE = 40  # pixels left free around a dialog on a small screen
_USUAL_LINE = 18  # height of a line in the standard font, for which sizes are given
_TARGETS = (QPushButton, QLineEdit, QComboBox, QCheckBox, QRadioButton, QAbstractSpinBox)
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_HOLDERS = (QComboBox, QAbstractSpinBox)  # their inner line is as large as they are
_AT_MOST, _LONGEST = 8, 600  # mistakes told line by line, characters told of still more

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


class Frame(QDialog):
    """A dialog that is opened, never executed: nothing waits for it, and it is gone once closed.

    `size` in pixels at the standard font; it grows with the font and never beyond the screen. `scrolls` for long forms.
    """

    def __init__(self, window: QWidget, title: str, size: tuple[int, int], *, scrolls: bool = False) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self._size = size
        content = QWidget()
        content.setObjectName("dialog")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._mistakes, self._facts = Block("mistakes"), Block("hint")
        self._mistakes.chosen.connect(self._go_to)
        self._outlined: list[QWidget] = []
        self._lefts = 0
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addWidget(scrolled(content) if scrolls else content, 1)
        outer.addWidget(self._mistakes)
        outer.addWidget(self._facts)
        outer.addLayout(self.foot)

    def act(
        self, words: str, does: Callable[[], object], *, main: bool = False, left: bool = False
    ) -> QPushButton:
        """A button of the bottom row; Enter presses the main one."""
        made = button(words, does, main=main)
        made.setDefault(main)
        if left:
            self.foot.insertWidget(self._lefts, made)
            self._lefts += 1
        else:
            self.foot.addWidget(made)
        return made

    def refuse(self, heading: str, lines: Iterable[str] = ()) -> None:
        """Tell everything that is wrong, together; what was typed stays.

        A line that begins with the name of a field and a colon outlines it; the cursor goes to the first of them.
        """
        self._facts.say("")
        told = [line for line in lines if line]
        names = [line.partition("：")[0] for line in told]
        found = {name: field for name in names if (field := self._field(name))}
        self._outline(found.values())
        if len(told) > _AT_MOST and not found:
            text = "；".join(told)
            told = [text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……共 {len(told)} 处"]
        self._mistakes.say(
            heading, [(name if name in found else "", line) for name, line in zip(names, told, strict=False)]
        )
        if found:
            self._go_to(next(iter(found)))

    def _field(self, name: str) -> QWidget | None:
        fields = (field for kind in _FIELDS for field in self.findChildren(kind))
        return next((f for f in fields if f.accessibleName() == name and f.isVisibleTo(self)), None)

    def _go_to(self, name: str) -> None:
        if field := self._field(name):
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _outline(self, wrong: Collection[QWidget]) -> None:
        for field in [*self._outlined, *wrong]:
            field.setProperty("wrong", field in wrong)
            field.style().unpolish(field)
            field.style().polish(field)
        self._outlined = list(wrong)

    def tell(self, sentence: str) -> None:
        """Tell a fact in place of whatever was told before."""
        self._mistakes.say("")
        self._outline(())
        self._facts.say(sentence)

    def hush(self) -> None:
        """Nothing to tell any more."""
        self.tell("")

    def attempt(self, does: Callable[[], T]) -> T | None:
        """The result of an action, or None after its refusal was told here."""
        try:
            done = does()
        except AppError as no:
            self.explain(no)
            return None
        self.hush()
        return done

    def explain(self, no: AppError) -> None:
        """Tell what, why and what to do."""
        self.refuse(no.what, [*no.why.replace("；", "\n").split("\n"), no.do])

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the screen and make every target large enough, whatever the font."""
        if not event.spontaneous():
            self._fit()
        super().showEvent(event)  # this puts it in the middle, by the size it has then

    def _fit(self) -> None:
        for target in self.findChildren(QWidget):
            if isinstance(target, _TARGETS) and not isinstance(target.parent(), _HOLDERS):
                target.setMinimumHeight(max(TARGET, target.sizeHint().height()))
        room = self.screen().availableGeometry()
        grown = max(1.0, self.fontMetrics().height() / _USUAL_LINE)
        wide, high = (int(side * grown) for side in self._size)
        self.resize(min(wide, room.width() - _EDGE), min(high, room.height() - _EDGE))


def add_row(form: QFormLayout, name: str, widget: QWidget, hint: str = "") -> None:
    """A labelled line of a form; the label belongs to the widget for keyboard, screen reader and mouse alike."""
    named(widget, name)
    label = QLabel(name)
    label.setBuddy(widget)
    form.addRow(label, widget)
    if hint:
        widget.setAccessibleDescription(hint)
        form.addRow("", note(hint))


def form_layout() -> QFormLayout:
    """A form whose fields take the width there is."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return form


def named(widget: W, name: str) -> W:
    """The same widget with the name a screen reader says."""
    widget.setAccessibleName(name)
    return widget


def note(words: str) -> QLabel:
    """A sentence that explains; it wraps."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName("note")
    return label


def scrolled(content: QWidget) -> QScrollArea:
    """The same content, to be scrolled up and down where the screen is too low for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
