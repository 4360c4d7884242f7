"""Below what will be read in public: which identities were typed, masked with one press and back with Ctrl+Z."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.fields import LongText
from desktop_app.domain.masking_presets import MaskPreset, hide
from desktop_app.domain.privacy import Found
from desktop_app.domain.register import Field, Secret
from desktop_app.domain.roster import RosterText
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.scanning import Scanning
    from ui.field_sheet import FieldBox, FieldSheet

# Registers whose words go public, and fields of theirs that do so without being called free text about persons.
_PUBLIC: Mapping[str, frozenset[str]] = {
    "disclosure": frozenset({"title"}),
    "topic": frozenset({"judgement_reason"}),
    "objection": frozenset(),
    "comment": frozenset({"reason"}),
}
_CONTACT = "contact"  # the number an item gives for questions


def goes_public(register: str) -> bool:
    """Whether what is typed into a register is read by anybody."""
    return register in _PUBLIC


def watched(register: str, field: Field) -> bool:
    """Whether a field is looked through while it is typed."""
    long = isinstance(field.kind, LongText) and not isinstance(field.kind, RosterText)
    return (long and field.secret is Secret.TEXT) or field.key in _PUBLIC.get(register, frozenset())


class FindsWatch(QObject):
    """Looks through the fields of a sheet; goes with it."""

    def __init__(self, register: str, sheet: FieldSheet, scanning: Scanning) -> None:
        super().__init__(sheet)
        self._sheet, self._scanning = sheet, scanning
        self._lines: dict[str, _FindsLine] = {}
        for key, box in sheet.boxes.items():
            if watched(register, box.field):
                line = self._lines[key] = _FindsLine(box, partial(self._found, key), scanning.board)
                box.below(line)
                line.join_tabs()
                box.editor.left.connect(line.look)

    def _found(self, key: str) -> tuple[Found, ...]:
        contact = self._sheet.boxes[_CONTACT].editor.text() if _CONTACT in self._sheet.boxes else ""
        return self._scanning.found(
            self._sheet.boxes[key].editor.text(), self._scanning.board(), (contact,) if contact else ()
        )

    def forget(self) -> None:
        """Another record is typed: nothing has been looked at."""
        for line in self._lines.values():
            line.hide()

    def left_over(self) -> Iterator[tuple[str, str]]:
        """What is still in the fields, as sentences beside their keys."""
        for key, line in self._lines.items():
            if told := counted(self._found(key)):
                yield key, f"“{line.field.label}”里有{told}，公开前请遮盖"


class _FindsLine(QWidget):
    """What was found in one field, 遮盖 and 查看."""

    def __init__(
        self, box: FieldBox, found: Callable[[], tuple[Found, ...]], board: Callable[[], MaskPreset]
    ) -> None:
        super().__init__()
        self.field, self._editor, self._ask, self._board = box.field, box.editor, found, board
        self._told = label("", "doubt")
        self._told.setWordWrap(True)
        self._hide, self._see = button("遮盖", self._mask), button("查看", self._look)
        self._hide.setAccessibleName(f"遮盖{self.field.label}里的个人信息")
        self._hide.setToolTip("按公开栏的写法遮盖，Ctrl+Z 撤销")
        self._see.setAccessibleName(f"查看{self.field.label}里的个人信息")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._told, 1)
        row.addWidget(self._hide)
        row.addWidget(self._see)
        self.hide()

    def join_tabs(self) -> None:
        """Let Tab come here after the field; what is made later would come last of all."""
        self.setTabOrder(self._editor.control, self._hide)
        self.setTabOrder(self._hide, self._see)

    def look(self) -> None:
        """Tell what is in the field now."""
        told = counted(self._ask())
        sentence = f"有{told}，公开前应遮盖" if told else ""
        alert = sentence != self._told.text()
        self._told.setText(sentence)
        self._told.setAccessibleName(f"{self.field.label}{sentence}" if told else "")
        self.setVisible(bool(told))
        if told and alert:
            QAccessible.updateAccessibility(QAccessibleEvent(self._told, QAccessible.Event.Alert))

    def _mask(self) -> None:
        text = self._editor.text()
        board = self._board()
        swaps = [(one.start, one.end, _hidden(text, one, board)) for one in self._ask()]
        swap(self._editor.control, text, swaps)
        self._editor.control.setFocus()
        self.look()

    def _look(self) -> None:
        from ui.dialogs.finds import open_finds  # noqa: PLC0415  # a door is paid for when opened

        rows = [(str(one.kind), one.text, f"第{one.line}行", one.why) for one in self._ask()]
        open_finds(self.window(), f"{self.field.label}里的个人信息", rows)


def counted(found: Sequence[Found]) -> str:
    """身份证号2处、手机号码1处."""
    return "、".join(f"{kind}{count}处" for kind, count in Counter(str(one.kind) for one in found).items())


def _hidden(text: str, one: Found, board: MaskPreset) -> str:
    piece = text[one.start : one.end]
    return hide(piece, (replace(one, start=0, end=len(piece)),), board)


def swap(control: QWidget, text: str, swaps: Sequence[tuple[int, int, str]]) -> None:
    """Put other words in places of the text (start, end, words) as one step that Ctrl+Z takes back."""
    match control:
        case QPlainTextEdit():
            cursor = QTextCursor(control.document())
            cursor.beginEditBlock()
            for start, end, words in reversed(swaps):
                cursor.setPosition(_units(text[:start]))
                cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(words)
            cursor.endEditBlock()
        case QLineEdit():
            for start, end, words in reversed(swaps):
                text = text[:start] + words + text[end:]
            control.selectAll()
            control.insert(text)


def _units(text: str) -> int:
    """Qt counts rare characters twice."""
    return len(text.encode("utf-16-le")) // 2
