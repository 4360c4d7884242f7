"""A sheet of fields: sections, labels, controls, and every mistake worded beside its control."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.fields import Choice, Value
from desktop_app.domain.register import Field
from desktop_app.errors import Refused
from ui.editor_widgets import Editor
from ui.editors import editor_for, list_of, takes_a_row
from ui.tell import Button, label

_NARROW, _WIDE = 460, 980  # pixels at which a second and a third column fit


class FieldBox(QWidget):
    """A label, its control and what is wrong with it."""

    def __init__(self, field: Field, editor: Editor, words: Sequence[str] = ()) -> None:
        super().__init__()
        self.field, self.editor, self._words = field, editor, words
        head = label(f"{field.label} *" if field.required else field.label)
        head.setBuddy(editor.control)
        self._told = label("", "wrong")
        self._told.setWordWrap(True)
        self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(head)
        layout.addWidget(editor)
        layout.addWidget(self._told)
        editor.left.connect(self._look)

    def below(self, widget: QWidget) -> None:
        """Put something more below the control."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)

    def tell(self, sentence: str) -> None:
        """Say what is wrong below the control and outline it; nothing takes it back."""
        self._say(sentence, "wrong")
        self.editor.outline(wrong=bool(sentence))

    def _say(self, sentence: str, name: str) -> None:
        self._told.setObjectName(name)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def _look(self) -> None:
        """When the cursor leaves: an impossible value is told at once, a doubtful one as a doubt."""
        try:
            value = self.field.kind.read(self.editor.text())
        except Refused as no:
            self.tell(str(no))
            return
        self.editor.outline(wrong=False)
        self._say(self.field.kind.warn(value) or self._strange(value), "doubt")

    def _strange(self, value: Value) -> str:
        """A word that the list does not have is kept, but not silently: rules may hang on it."""
        if not value or not self._words or not isinstance(self.field.kind, Choice) or value in self._words:
            return ""
        return "不在可选的词里，请核对；保存时照原样保留"


class Section(QWidget):
    """Fields under a heading that folds; boxes stand in one to three columns as room allows."""

    def __init__(self, title: str, boxes: Sequence[FieldBox]) -> None:
        super().__init__()
        self._title, self._boxes, self._columns = title, boxes, 0
        self._head = Button()
        self._head.setObjectName("section")
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 4)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._head.clicked.connect(lambda: self.fold(not self._body.isHidden()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._head)
        layout.addWidget(self._body)
        if not title:
            self._head.hide()
        self.fold(False)  # noqa: FBT003  # the word says it
        self._lay(1)

    @property
    def optional(self) -> bool:
        """Whether nothing in it must be filled."""
        return not any(box.field.required for box in self._boxes)

    def empty(self) -> bool:
        """Whether nothing in it is filled."""
        return not any(box.editor.text() for box in self._boxes)

    def fold(self, away: bool) -> None:  # a switch
        """Show or hide its fields."""
        self._body.setHidden(away)
        sign = "▸" if away else "▾"
        note = "（选填，点开填写）" if away else ""
        self._head.setText(f"{sign} {self._title}{note}")
        self._head.setAccessibleName(f"{self._title}：{'展开' if away else '收起'}")

    def show_only(self, keys: Collection[str]) -> None:
        """Show the fields of these keys, the others not; without any the whole section goes."""
        before = [box.isHidden() for box in self._boxes]
        for box in self._boxes:
            box.setHidden(box.field.key not in keys)
        self.setHidden(all(box.isHidden() for box in self._boxes))
        if before != [box.isHidden() for box in self._boxes]:
            columns, self._columns = self._columns, 0
            self._lay(columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._lay(1 if width < _NARROW else 2 if width < _WIDE else 3)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        row = column = 0
        for box in self._boxes:
            self._grid.removeWidget(box)
        for box in self._boxes:
            # What has no parent yet counts as hidden too, though nobody hid it.
            if box.isHidden() and box.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                continue
            whole = takes_a_row(box.field)
            if whole and column:
                row, column = row + 1, 0
            span = columns if whole else 1
            self._grid.addWidget(box, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            if column >= columns:
                row, column = row + 1, 0
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)


class FieldSheet(QWidget):
    """All fields of a form in their sections; values go in and out as text."""

    changed = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        options: Callable[[str], Sequence[str]],
        today: Callable[[], date],
        own: Mapping[str, Editor] | None = None,
    ) -> None:
        """`own` editors stand in place of the usual ones, by the key of their field."""
        super().__init__()
        self._own = dict(own or {})
        self.boxes: dict[str, FieldBox] = {}
        self._sections: list[Section] = []
        self._filling = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        titles = list(dict.fromkeys(field.section for field in fields))
        for title in titles:
            mine = [self._box(f, options, today) for f in fields if f.section == title]
            section = Section(title if len(titles) > 1 else "", mine)
            self._sections.append(section)
            layout.addWidget(section)

    def _box(
        self, field: Field, options: Callable[[str], Sequence[str]], today: Callable[[], date]
    ) -> FieldBox:
        key = list_of(field)
        words = options(key) if key else ()
        own = self._own.get(field.key)
        if own is not None:
            own.name(field.label)
        editor = own or editor_for(field, words, today)
        box = FieldBox(field, editor, words)
        self.boxes[field.key] = box
        editor.changed.connect(self._typed)
        return box

    def _typed(self) -> None:
        if not self._filling:
            self.changed.emit()

    def raw(self) -> dict[str, str]:
        """Every field as typed."""
        return {key: box.editor.text() for key, box in self.boxes.items()}

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put texts in; fields that are not named are emptied. Empty optional sections fold away."""
        self._filling = True
        for key, box in self.boxes.items():
            box.editor.set_text(texts.get(key, ""))
            box.tell("")
        self._filling = False
        for at, section in enumerate(self._sections):
            section.fold(at > 0 and section.optional and section.empty())

    def show_only(self, keys: Collection[str]) -> None:
        """Show these fields and hide the others, which keep what stands in them."""
        for section in self._sections:
            section.show_only(keys)

    def put(self, key: str, text: str) -> None:
        """Put one text in, as if it had been typed; it does not stay folded away."""
        self.boxes[key].editor.set_text(text)
        if text:
            self._unfold(self.boxes[key])

    def tell(self, mistakes: Sequence[tuple[str, str]]) -> None:
        """Word each mistake at its field; fields without one are clean again."""
        for key, box in self.boxes.items():
            box.tell("；".join(_own(sentence, box) for k, sentence in mistakes if k == key))

    def key_of(self, sentence: str) -> str:
        """The field a sentence is about: it begins with the field's label."""
        begin, _, _ = sentence.partition("：")
        return next((k for k, box in self.boxes.items() if box.field.label == begin.strip()), "")

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        if box := self.boxes.get(key):
            self._unfold(box)
            box.editor.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(
                0, box, lambda: _into_sight(box)
            )  # after folds and mistakes have found their room

    def _unfold(self, box: FieldBox) -> None:
        for section in self._sections:
            if section.isAncestorOf(box):
                section.fold(False)  # noqa: FBT003  # the word says it

    def focused(self) -> str:
        """The key of the field the cursor is in; empty when in none."""
        return next((k for k, b in self.boxes.items() if _holds_focus(b.editor)), "")


def _own(sentence: str, box: FieldBox) -> str:
    return sentence.removeprefix(f"{box.field.label}：")


def _holds_focus(editor: QWidget) -> bool:
    focus = editor.window().focusWidget()
    return focus is not None and (focus is editor or editor.isAncestorOf(focus))


def _into_sight(box: FieldBox) -> None:
    above = box.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(box, 0, 12)


def legend() -> QLabel:
    """What the star means."""
    return label("带 * 的必须填写", "note")
