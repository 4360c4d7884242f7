"""告示预览: the paper of a disclosure entry, as it will be printed, with the few things still open to change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.dates import read_day
from desktop_app.domain.masking import mask_text
from desktop_app.domain.privacy import Kind, find
from desktop_app.errors import Refused
from desktop_app.paths import safe_name
from ui.dialogs.file_line import PDF, FileLine, papers
from ui.dialogs.frame import Frame, add_row, form_layout, note, scrolled
from ui.dialogs.pages_view import PagesView
from ui.dialogs.print_run import PrintRun, printer_choice
from ui.dialogs.ways_out import pages_of

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.office import Office
    from desktop_app.services.publishing import NoticeWish, Paper

_HINTS = {
    "公示": "公示：征求意见或公布名单，写明公示期和异议方式",
    "公告": "公告：向国内外宣布重要或法定事项；本局一般事项宜用“通告”，名单宜用“公示”",
    "通告": "通告：在一定范围内公布应当遵守或周知的事项",
    "通知": "通知：要求下级办理或周知，写主送单位",
}
_PERSONAL = (Kind.ID_NUMBER, Kind.MOBILE, Kind.EMAIL)  # a landline is mostly the bureau's own
_PAUSE = 400  # milliseconds without typing before the paper is drawn anew


def open_notice_preview(window: QWidget, office: Office, record_id: int) -> QDialog:
    """Show the notice of a disclosure entry, to be saved as PDF or printed."""
    dialog = _NoticePreview(window, office, record_id)
    dialog.open()
    return dialog


class _NoticePreview(Frame):
    def __init__(self, window: QWidget, office: Office, record_id: int) -> None:
        super().__init__(window, "告示预览", (1260, 720))
        self._office, self._id = office, record_id
        self._wish: NoticeWish = office.publishing.wish(record_id)
        self._paper: Paper | None = None
        self._pages = PagesView()
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._draw)
        columns = QHBoxLayout()
        columns.addWidget(self._pages, 3)
        columns.addWidget(self._side(), 2)
        self.body.addLayout(columns, 1)
        self.act("另存为 PDF", self._save)
        self._print_button = self.act("打印", self._print, main=True)
        self._print_button.setDefault(False)  # an Enter meant for a line must not cost paper
        self._run = PrintRun(self, self._print_button)
        self.act("关闭", self.reject)
        self._draw()

    def _side(self) -> QScrollArea:
        from desktop_app.services.publishing import KINDS  # noqa: PLC0415  # start-up must not pay for storage

        wish, lines = self._wish, form_layout()
        self._kind, self._title = QComboBox(), QPlainTextEdit(wish.title)
        self._kind.addItems(KINDS)
        self._kind.setCurrentText(wish.kind)
        self._title.setTabChangesFocus(True)
        self._title.setFixedHeight(self.fontMetrics().height() * 3 + 12)
        self._number, self._day = QLineEdit(wish.number), QLineEdit(wish.issued_on.isoformat())
        self._red = QCheckBox("印红头（套印单位名称）")
        self._red.setChecked(wish.red_head)
        self._hint = note("")
        found = find(f"{wish.title}\n{wish.body}")
        self._found = "、".join(
            f"{kind}{count}处" for kind, count in Counter(str(f.kind) for f in found).items()
        )
        self._hide = QCheckBox("遮盖证件和电话号码")
        self._hide.setChecked(any(one.kind in _PERSONAL for one in found))
        add_row(lines, "文种", self._kind)
        lines.addRow("", self._hint)
        add_row(lines, "标题", self._title, "想在哪里换行，就在哪里按回车")
        add_row(lines, "文号", self._number)
        add_row(lines, "成文日期", self._day)
        lines.addRow("", self._red)
        if found:
            lines.addRow("", self._hide)
            self._hide.toggled.connect(self._draw)
        for signal in (self._title.textChanged, self._number.textChanged, self._day.textChanged):
            signal.connect(self._wait.start)
        self._kind.currentIndexChanged.connect(self._draw)
        self._red.toggled.connect(self._draw)
        self._add_ways_out(lines)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(lines)
        column.addStretch(1)
        side = scrolled(content)
        side.setMinimumWidth(content.minimumSizeHint().width() + side.verticalScrollBar().sizeHint().width())
        return side

    def _add_ways_out(self, lines: QFormLayout) -> None:
        self._file = FileLine("存为", PDF, saves=True, suggested=self._suggested())
        self._printer, self._copies = printer_choice(), QSpinBox()
        self._copies.setRange(1, 99)
        self._copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # typed, or the arrow keys
        add_row(lines, "存为", self._file)
        add_row(lines, "打印机", self._printer)
        add_row(lines, "份数", self._copies)

    def _suggested(self) -> Path:
        return papers() / f"{safe_name(self._wish.title)}.pdf"

    def _typed(self) -> NoticeWish:
        shown = mask_text if self._hide.isChecked() else str
        return replace(
            self._wish,
            kind=self._kind.currentText(),
            title=shown(self._title.toPlainText().strip()),
            body=shown(self._wish.body),
            number=self._number.text().strip(),
            issued_on=_day(self._day.text()),
            red_head=self._red.isChecked(),
        )

    def _draw(self) -> None:
        self._wait.stop()
        self._hint.setText(_HINTS[self._kind.currentText()])
        self._paper = self.attempt(lambda: self._office.publishing.paper(self._id, self._typed()))
        paper = self._paper
        self._pages.show_paper(pages_of(self._office, paper) if paper else None)
        if paper:
            self._tell_doubts(paper)

    def _tell_doubts(self, paper: Paper) -> None:
        here = self._office.reviewing.in_program()
        why = "现在的内容还没有通过初审和复核" if here else "没有填保密审查编号"
        doubts = [f"{why}，纸上印有“草稿”字样；先审查、后公开。"] if paper.draft else []
        if self._found:
            said = "纸上已遮盖" if self._hide.isChecked() else "没有遮盖，公开前请核对"
            doubts.append(f"告示里有{self._found}，{said}。")
        if paper.missing:
            doubts.append(f"这些字没有字形，印成“〓”：{'、'.join(paper.missing)}")
        self.tell("\n".join(doubts))

    def _save(self) -> None:
        path = self._file.path()
        if path is None:
            self.refuse("请先写明存到哪里")
            return
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        if self.attempt(lambda: self._office.publishing.save(self._id, path, self._typed())):
            self._file.set_path(path)
            self.tell(f"已存为 {path}")

    def _print(self) -> None:
        self._draw()
        if self._paper is None:
            return
        name, copies = self._printer.currentText(), self._copies.value()
        self._run.begin(
            pages_of(self._office, self._paper),
            name,
            self._typed().title,
            copies,
            lambda: self._office.publishing.printed(self._id, name, copies),
        )


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        raise Refused("请填写成文日期")
    return day
