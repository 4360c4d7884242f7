"""One way of publishing as it is typed: where, when, at which address, with which proof."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.fields import Day
from desktop_app.domain.outlet_asks import ask_of, kinds_of
from desktop_app.domain.outlets import KINDS
from desktop_app.registers.publication import PUBLICATION
from desktop_app.services.outlet_ways import WayOut, doubt, label
from ui.editor_widgets import ChoiceEditor, Editor, LineEditor
from ui.editors import editor_for
from ui.tell import button
from ui.tell import label as line_of

if TYPE_CHECKING:
    from desktop_app.services.office import Office

REMOVE = "Alt+Delete"
BEYOND = "要按“网站”审查后才能登记到这个渠道"
_FIRST = ("outlet", "kind", "published_on", "address")
_SECOND = ("issue_no", "attendees", "proof", "proof_note")
_NEEDED = ("outlet", "published_on", "address", "attendees")
_SHARES = (5, 4, 5, 9)


class _Box(QWidget):
    """A label that may change, above its control."""

    def __init__(self, key: str, editor: Editor) -> None:
        super().__init__()
        self.key, self.editor = key, editor
        self._head = line_of("")
        self._head.setBuddy(editor.control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._head)
        layout.addWidget(editor)

    def call(self, name: str) -> None:
        """Its name with the number of its way; the star says that it must be filled."""
        plain = name.rpartition("（")[0]
        self._head.setText(f"{plain} *" if self.key in _NEEDED else plain)
        self.editor.name(name)


class OutletCard(QFrame):
    """A way; `removed` when it is to go. `covered` are the outlets the review reaches."""

    removed = Signal()

    def __init__(self, office: Office, covered: Collection[str]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._office, self._covered = office, covered
        self._number, self._files = 1, tuple[Path, ...]()
        self._proof = ""  # as it was suggested
        self._boxes = {key: _Box(key, self._editor(key)) for key in (*_FIRST, *_SECOND)}
        self._place, self._asked, self._wrong = (
            line_of("", "title"),
            line_of("", "note"),
            line_of("", "wrong"),
        )
        self._filed = line_of("", "note")
        self._add, self._clear = (
            button("凭据文件…", self._look_for),
            button("去掉文件", self._no_files, plain=True),
        )
        self._remove = button("删去", self.removed.emit, plain=True)
        self._remove.setToolTip(f"删去这个渠道（{REMOVE}）")
        self._build()
        self._outlet.changed.connect(self._other_outlet)
        self._kind.changed.connect(self._follow)
        self._boxes["address"].editor.changed.connect(self._follow)
        gone = QShortcut(QKeySequence(REMOVE), self)
        gone.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        gone.activated.connect(self.removed)

    def _editor(self, key: str) -> Editor:
        entries = self._office.entries
        if key in ("outlet", "kind", "proof"):
            lists = {"outlet": "outlet", "kind": "outlet_kind", "proof": "outlet_proof"}
            return ChoiceEditor(entries.options(lists[key]))
        if key == "published_on":
            return editor_for(PUBLICATION[key], (), entries.today)
        return LineEditor()

    @property
    def _outlet(self) -> Editor:
        return self._boxes["outlet"].editor

    @property
    def _kind(self) -> ChoiceEditor:
        editor = self._boxes["kind"].editor
        assert isinstance(editor, ChoiceEditor)
        return editor

    def _build(self) -> None:
        for words in (self._asked, self._wrong, self._filed):
            words.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for at, key in enumerate(_FIRST):
            grid.addWidget(self._boxes[key], 0, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, _SHARES[at])
        for key in ("issue_no", "attendees"):  # never both: a meeting has no number
            grid.addWidget(self._boxes[key], 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._boxes["proof"], 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._boxes["proof_note"], 1, 2, Qt.AlignmentFlag.AlignTop)
        files = QHBoxLayout()
        files.setSpacing(8)
        files.addWidget(self._add)
        files.addWidget(self._filed, 1)
        files.addWidget(self._clear)
        grid.addLayout(files, 1, 3, Qt.AlignmentFlag.AlignBottom)
        told = QHBoxLayout()
        told.addWidget(self._asked, 1)
        told.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout()
        inside.setSpacing(4)
        inside.addLayout(grid)
        inside.addLayout(told)
        inside.addWidget(self._wrong)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(inside, 1)

    def number(self, number: int) -> None:
        """Its place among the ways, from 1."""
        self._number = number
        self._place.setText(str(number))
        self._remove.setAccessibleName(f"删去第{number}个渠道")
        self._add.setAccessibleName(f"凭据文件（{number}）")
        self._clear.setAccessibleName(f"去掉文件（{number}）")
        self._follow()

    def fill(self, way: WayOut) -> None:
        """Put a way in."""
        told = {
            "outlet": way.outlet, "published_on": Day().show(way.published_on), "address": way.address,
            "issue_no": way.issue_no, "attendees": "" if way.attendees is None else str(way.attendees),
            "proof": way.proof, "proof_note": way.proof_note,
        }  # fmt: skip
        for key, text in told.items():
            self._boxes[key].editor.set_text(text)
        self._kind.set_text(way.kind)
        self._proof = ask_of(way.outlet, way.kind).proof
        self._take(way.files)
        self._follow()

    def raw(self) -> dict[str, str]:
        """Everything as typed; what its kind does not ask for is left out."""
        return {key: box.editor.text() for key, box in self._boxes.items() if not box.isHidden()}

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that prove it."""
        return self._files

    def go_to(self) -> None:
        """Put the cursor into it: where something is still missing."""
        empty = next((box for box in self._boxes.values() if _open(box)), self._boxes["outlet"])
        empty.editor.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _other_outlet(self) -> None:
        kinds = kinds_of(self._outlet.text())
        kind = self._kind.text()
        self._kind.offer(kinds or self._office.entries.options("outlet_kind"))
        if kinds and kind not in kinds and (not kind or kind in KINDS):
            self._kind.set_text(kinds[0])
        self._follow()

    def _follow(self) -> None:
        """Name everything after the kind, and say what it asks for and whether it may be."""
        outlet, kind = self._outlet.text(), self._kind.text()
        ask = ask_of(outlet, kind)
        self._boxes["issue_no"].setHidden(not ask.number)
        self._boxes["attendees"].setHidden(not ask.counts)
        for key, box in self._boxes.items():
            box.call(label(key, self._number, outlet, kind))
        proof = self._boxes["proof"].editor
        if proof.text() in ("", self._proof):
            proof.set_text(ask.proof)
        self._proof = ask.proof
        address = self._boxes["address"].editor.control
        if hasattr(address, "setPlaceholderText"):
            address.setPlaceholderText(ask.example)
        self._asked.setText(ask.words)
        told = [BEYOND] if outlet and outlet not in self._covered else []
        told += [said] if (said := doubt(self.raw())) else []
        self._wrong.setText("；".join(told))
        self._wrong.setVisible(bool(told))

    def _look_for(self) -> None:
        finder = QFileDialog(self, "凭据文件")
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finder.setFileMode(QFileDialog.FileMode.ExistingFiles)
        finder.filesSelected.connect(lambda paths: self.add_files([Path(path) for path in paths]))
        finder.open()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Files that prove it, copied when the whole is kept."""
        self._take(tuple(dict.fromkeys((*self._files, *paths))))

    def _no_files(self) -> None:
        self._take(())
        self._add.setFocus()

    def _take(self, files: tuple[Path, ...]) -> None:
        self._files = files
        names = "、".join(path.name for path in files)
        self._filed.setText(names or "截图、照片、纪要")
        self._filed.setToolTip(names)
        self._clear.setVisible(bool(files))


def _open(box: _Box) -> bool:
    return box.key in _NEEDED and not box.isHidden() and not box.editor.text().strip()
