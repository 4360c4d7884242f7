"""The only file that knows both kinds of value and the controls that hold them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from desktop_app.domain.fields import (
    Choice,
    Choices,
    Day,
    Kind,
    LongText,
    Moment,
    PaperNumber,
    Phone,
    Whole,
    YesNo,
)
from desktop_app.domain.register import Field
from desktop_app.errors import Refused
from desktop_app.registers.categories import JOINT
from ui.editor_widgets import ChoiceEditor, DayEditor, Editor, LineEditor, LongEditor, YesNoEditor
from ui.pick_editors import ChoicesEditor, TreeEditor

_WIDE = 24  # half-width characters from which a field takes a whole row
_LONG = 20_000  # characters from which a text is a document, not a remark


def editor_for(field: Field, words: Sequence[str], today: Callable[[], date]) -> Editor:
    """The control for a field; `words` are the offered words of its code list."""
    made = _made(field.kind, words, today)
    made.name(field.label)
    if field.help:
        made.control.setToolTip(field.help)
        made.control.setAccessibleDescription(field.help)
    return made


def _made(kind: Kind, words: Sequence[str], today: Callable[[], date]) -> Editor:
    match kind:
        case Day():
            return DayEditor(today, lambda text: _tidy(kind, text), "如 2026-3-5")
        case Moment():
            return DayEditor(today, lambda text: _tidy(kind, text), "如 2026-3-5 9:30")
        case Choice():
            if any(JOINT in word for word in words):
                return TreeEditor(words, "输入字词查找，或按“选择”")
            return ChoiceEditor(words)
        case Choices():
            return ChoicesEditor(words, "多项用“、”隔开，或按“选择”")
        case YesNo():
            return YesNoEditor()
        case LongText():
            return LongEditor(8 if kind.limit > _LONG else 4 if kind.limit == _LONG else 2)
        case Phone():
            return LineEditor("手机或带区号的座机")
        case PaperNumber() | Whole():
            return LineEditor()
        case _:
            return LineEditor()


def takes_a_row(field: Field) -> bool:
    """Whether a field is too wide to stand beside another."""
    return isinstance(field.kind, (LongText, Choices)) or field.kind.width >= _WIDE or field.key == "category"


def list_of(field: Field) -> str:
    """The key of the code list a field takes its words from; empty when it has none."""
    return field.kind.options if isinstance(field.kind, (Choice, Choices)) else ""


def is_name_or_phone(field: Field) -> bool:
    """Whether earlier values are worth offering while this field is typed."""
    return isinstance(field.kind, Phone) or (
        field.secret is not None and not isinstance(field.kind, (LongText, PaperNumber))
    )


def _tidy(kind: Kind, text: str) -> str:
    try:
        value = kind.read(text)
    except Refused:
        return text
    return kind.show(value) if value is not None else text
