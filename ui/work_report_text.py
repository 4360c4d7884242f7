"""A report of work to be read: every number is a link to its records; Tab goes from number to number, Enter opens."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from desktop_app.domain.work_report import Doubt, Draft, Hole, Line, Number, Piece
from ui.style import COLOURS
from ui.tell import label

_TITLE = "text-align:center;font-weight:bold;font-size:large;margin:0 0 6px 0"
_HEADS = {1: "font-weight:bold;margin:10px 0 2px 0", 2: "margin:8px 0 2px 0;font-weight:600"}
_TEXT = "margin:2px 0;text-indent:28px"
_LINK = f"color:{COLOURS['main']};text-decoration:underline"
_MARK = f"color:{COLOURS['late']};background:{COLOURS['late-pale']};font-weight:600"
_HOLE = f"color:{COLOURS['soon']};background:{COLOURS['soon-pale']}"
_HINT = "数字都可以打开看是哪些件：按 Tab 逐个走，按回车打开。"


class WorkReportText(QWidget):
    """The draft, and below it what the number under the cursor means."""

    wanted = Signal(object)  # a Number

    def __init__(self) -> None:
        super().__init__()
        self._numbers: list[Number] = []
        self._text = _Links()
        self._text.setObjectName("reading")
        self._text.setAccessibleName("工作报告")
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.anchorClicked.connect(self._open)
        self._text.highlighted.connect(self._explain)
        self._text.walked.connect(self._explain)
        self._means = label(_HINT, "note")
        self._means.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._means)
        self.setFocusProxy(self._text)

    def show_draft(self, draft: Draft, *, other: bool) -> None:
        """Show a draft; one that only changed stays where it was being read."""
        self._numbers = []
        lines = list(draft.lines())
        body = "".join(map(self._line, lines))
        title = "".join(f'<p style="{_TITLE}">{escape(line)}</p>' for line in draft.title.split("\n"))
        bar = self._text.verticalScrollBar()
        at = 0 if other else bar.value()
        self._text.setHtml(f"{title}{body}{_signed(draft)}")
        bar.setValue(at)
        self._means.setText(_HINT)
        self._means.setVisible(bool(self._numbers))

    def _line(self, line: Line) -> str:
        style = _HEADS.get(line.level, _TEXT)
        return f'<p style="{style}">{self._pieces(line.paragraph.pieces)}</p>'

    def _pieces(self, pieces: Sequence[Piece]) -> str:
        told = ""
        for piece in pieces:
            match piece:
                case str():
                    told += escape(piece)
                case Number() if not piece.rows:  # nothing to open, no stop on the way
                    told += escape(piece.shown)
                case Number():
                    told += f'<a href="n{len(self._numbers)}" style="{_LINK}">{escape(piece.shown)}</a>'
                    self._numbers.append(piece)
                case Doubt():
                    told += f'<span style="{_MARK}">{escape(piece.marked)}</span>'
                case Hole():
                    told += f'<span style="{_HOLE}">{escape(piece.marked)}</span>'
        return told

    def _number(self, link: str) -> Number | None:
        at = link.removeprefix("n")
        return self._numbers[int(at)] if at.isdigit() and int(at) < len(self._numbers) else None

    def _open(self, link: QUrl) -> None:
        if (number := self._number(link.toString())) is not None:
            self.wanted.emit(number)

    def _explain(self, link: QUrl) -> None:
        number = self._number(link.toString())
        self._means.setText(f"{number.name}：{number.shown}。{number.definition}。" if number else _HINT)


class _Links(QTextBrowser):
    """A text whose links the keyboard walks through; `walked` carries the one it came to."""

    walked = Signal(QUrl)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own signature
        """Qt tells nobody where it went."""
        moved = super().focusNextPrevChild(next)
        if moved:
            self.walked.emit(QUrl(self.textCursor().charFormat().anchorHref()))
        return moved


def _signed(draft: Draft) -> str:
    day = draft.made_on
    at_end = f"{escape(draft.unit_name)}<br>{day.year}年{day.month}月{day.day}日"
    return f'<p style="text-align:right;margin:18px 40px 8px 0">{at_end}</p>'
