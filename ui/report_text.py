"""文字部分: the head paragraph and sections 一, 五 and 六, drafted from the numbers, to be edited."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.annual_report_texts import HOLE, LONGEST_OVERVIEW, TEXT_TITLES
from ui.dialogs.frame import named, scrolled
from ui.report_reading import Look
from ui.style import colour, set_tone
from ui.tell import button, label

_EDGE = 18  # pixels of frame, padding and margins around the lines of a paper
_LEAST = 2  # lines


class TextPage(QWidget):
    """Four papers below each other. `redraft_wanted` names the section whose draft is asked for."""

    changed = Signal()
    save_wanted = Signal()
    redraft_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._loaded: dict[str, str] = {}
        self._drafted: dict[str, str] = {}
        self._filling = self._closed = False
        self._papers = {key: named(_Paper(), title) for key, title in TEXT_TITLES.items()}
        self._counts = {key: label("") for key in TEXT_TITLES}
        self._again = {key: self._redraft(key, title) for key, title in TEXT_TITLES.items()}
        self._hint = label("", "note")
        self._hint.setWordWrap(True)
        self._save = button("保存文字部分", self.save_wanted.emit, main=True)
        self._save.setToolTip("Ctrl+S")
        keys = QShortcut(QKeySequence("Ctrl+S"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._save.click)
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addWidget(self._hint, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        for key in TEXT_TITLES:
            self._add(column, key)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(scrolled(content), 1)
        layout.addLayout(foot)
        self.setFocusProxy(self._papers["head"])

    def _redraft(self, key: str, title: str) -> QWidget:
        made = button("重新起草", lambda: self.redraft_wanted.emit(key), plain=True)
        return named(made, f"重新起草：{title}")

    def _add(self, column: QVBoxLayout, key: str) -> None:
        name = QLabel(TEXT_TITLES[key])
        name.setObjectName("heading")
        name.setBuddy(self._papers[key])
        head = QHBoxLayout()
        head.addWidget(name)
        head.addSpacing(12)
        head.addWidget(self._counts[key], 1)
        head.addWidget(self._again[key])
        column.addLayout(head)
        column.addWidget(self._papers[key])
        self._papers[key].textChanged.connect(partial(self._typed_in, key))

    def _typed_in(self, key: str) -> None:
        self._count(key)
        self._tell()
        if not self._filling:
            self.changed.emit()

    def _count(self, key: str) -> None:
        text = self._papers[key].toPlainText()
        count, holes = len("".join(text.split())), text.count(HOLE)
        long = key == "overview" and count > LONGEST_OVERVIEW
        told = f"{count}字" + (f"，一般不超过{LONGEST_OVERVIEW}字" if long else "")
        self._counts[key].setText(told + (f"；还有 {holes} 处待补充" if holes else ""))
        set_tone(self._counts[key], "soon" if long or holes else "")

    def _tell(self) -> None:
        if self._closed:
            self._hint.setText("报告已经定稿，文字不能修改")
            return
        holes = sum(paper.toPlainText().count(HOLE) for paper in self._papers.values())
        told = f"有底色的 {holes} 处只有本单位知道，请补充；" if holes else ""
        self._hint.setText(told + ("有没保存的修改" if self.typed() else "没有修改过的文字随数字更新"))

    def show_look(self, look: Look, *, other: bool) -> None:
        """Show the texts of a year; what was typed and not saved stays, unless it is `other` year."""
        typed = {} if other or look.closed else self.typed()
        self._loaded = look.report.texts.as_json()
        if other:
            self._drafted = {}
        self._closed = look.closed
        self._save.setEnabled(not look.closed)
        for key, paper in self._papers.items():
            self._fill(paper, typed.get(key, self._loaded[key]))
            paper.setReadOnly(look.closed)
            self._again[key].setEnabled(not look.closed)
            self._count(key)
        self._tell()

    def _fill(self, paper: QPlainTextEdit, text: str) -> None:
        if paper.toPlainText() != text:
            self._filling = True
            paper.setPlainText(text)
            self._filling = False

    def put_draft(self, key: str, text: str) -> None:
        """Put a fresh draft into a paper, as typing would: Ctrl+Z in it brings back what stood there."""
        self._drafted[key] = text
        paper = self._papers[key]
        paper.setFocus()
        cursor = paper.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        paper.moveCursor(QTextCursor.MoveOperation.Start)
        self._tell()

    def typed(self) -> dict[str, str]:
        """The texts that differ from what is kept or drafted."""
        told = {key: paper.toPlainText() for key, paper in self._papers.items()}
        return {key: text for key, text in told.items() if text != self._loaded.get(key, "")}

    def to_keep(self) -> dict[str, str]:
        """The texts to be saved; one that is its draft is kept as nothing, so that it follows the numbers."""
        return {key: "" if text == self._drafted.get(key) else text for key, text in self.typed().items()}

    def put_typed(self, raw: Mapping[str, str]) -> None:
        """Put what was typed before back into the papers."""
        for key, paper in self._papers.items():
            if key in raw:
                self._fill(paper, raw[key])
        self._tell()

    def saved(self) -> None:
        """What stands in the papers is kept now."""
        self._loaded = {key: paper.toPlainText() for key, paper in self._papers.items()}
        self._tell()

    def go_to(self, key: str) -> None:
        """Put the cursor on the first place to fill of a text."""
        paper = self._papers[key]
        paper.setFocus()
        paper.moveCursor(QTextCursor.MoveOperation.Start)
        paper.find(HOLE)


class _Paper(QPlainTextEdit):
    """A paper as high as its text; Tab goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holes = _Holes(self.document())
        self._late = QTimer(self)  # many events of one resizing are one growing
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._grow)
        self.textChanged.connect(self._late.start)

    def _grow(self) -> None:
        layout, block = self.document().documentLayout(), self.document().begin()
        high = 0.0
        while block.isValid():
            high += layout.blockBoundingRect(
                block
            ).height()  # lays the block out, also where it is out of sight
            block = block.next()
        high = max(high, _LEAST * self.fontMetrics().lineSpacing()) + _EDGE
        if int(high) != self.minimumHeight():
            self.setFixedHeight(int(high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._late.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._late.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the paper, which is seen whole."""
        event.ignore()


class _Holes(QSyntaxHighlighter):
    """Marks the places to fill, each up to its closing bracket."""

    def __init__(self, paper: QTextDocument) -> None:
        super().__init__(paper)
        self._look = QTextCharFormat()
        self._look.setBackground(colour("soon-pale"))
        self._look.setForeground(colour("soon"))
        self._look.setFontWeight(600)

    def highlightBlock(self, text: str) -> None:
        at = text.find(HOLE)
        while at >= 0:
            end = text.find("］", at)
            end = len(text) if end < 0 else end + 1
            self.setFormat(at, end - at, self._look)
            at = text.find(HOLE, end)
