"""告示预览: the paper of a disclosure entry, as it will be printed, with the few things still open to change."""

from __future__ import annotations

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
from desktop_app.domain.masking_presets import DESTINATIONS
from desktop_app.errors import Refused
from desktop_app.paths import safe_name
from desktop_app.registers.disclosure import DISCLOSURE
from ui.dialogs.file_line import PDF, FileLine, papers
from ui.dialogs.frame import Frame, add_row, form_layout, note, scrolled
from ui.dialogs.pages_view import PagesView
from ui.dialogs.print_run import PrintRun, printer_choice
from ui.dialogs.ways_out import pages_of
from ui.notice_hints import KindAdvice

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.office import Office
    from desktop_app.services.publishing import NoticeWish, Paper

_HINTS = {
    "公示": "公示：征求意见或公布名单，写明公示期和异议方式",
    "公告": "公告：向国内外宣布重要事项或者法律法规规定要公告的事项",
    "通告": "通告：在一定范围内公布应当遵守或周知的事项",
    "通知": "通知：要求下级办理或周知，写主送单位",
}
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
        record = office.entries.get(DISCLOSURE, record_id)
        self._roster, self._result = bool(record.text("roster")), bool(record.text("result_of"))
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
        from desktop_app.services.notice_rules import KINDS  # noqa: PLC0415  # start-up must not pay for storage

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
        self._advice = KindAdvice(self._kind.setCurrentText)
        self._where = QComboBox()
        for key, preset in DESTINATIONS.items():
            self._where.addItem(preset.title, key)
        self._where.setCurrentIndex(self._where.findData(wish.preset))
        add_row(lines, "文种", self._kind)
        lines.addRow("", self._hint)
        lines.addRow("", self._advice)
        add_row(lines, "去处", self._where, "按去处遮盖个人信息；审查过的去处才没有“草稿”字样")
        add_row(lines, "标题", self._title, "想在哪里换行，就在哪里按回车")
        add_row(lines, "文号", self._number)
        add_row(lines, "成文日期", self._day)
        lines.addRow("", self._red)
        for signal in (self._title.textChanged, self._number.textChanged, self._day.textChanged):
            signal.connect(self._wait.start)
        self._kind.currentIndexChanged.connect(self._draw)
        self._where.currentIndexChanged.connect(self._draw)
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
        return replace(
            self._wish,
            kind=self._kind.currentText(),
            title=self._title.toPlainText().strip(),
            number=self._number.text().strip(),
            issued_on=_day(self._day.text()),
            red_head=self._red.isChecked(),
            preset=str(self._where.currentData()),
        )

    def _draw(self) -> None:
        self._wait.stop()
        self._hint.setText(_HINTS[self._kind.currentText()])
        self._advice.look(self._kind.currentText(), self._wish.body, roster=self._roster, result=self._result)
        self._paper = self.attempt(lambda: self._office.publishing.paper(self._id, self._typed()))
        paper = self._paper
        self._pages.show_paper(pages_of(self._office, paper) if paper else None)
        if paper:
            self._tell_doubts(paper)

    def _tell_doubts(self, paper: Paper) -> None:
        doubts = [f"{paper.why}，纸上印有“草稿”字样。"] if paper.draft else []
        doubts += [line.partition("：")[2] for line in paper.lacking]
        if paper.masked:
            doubts.append(f"按去处“{self._where.currentText()}”，纸上已遮盖{'、'.join(paper.masked)}。")
        if paper.left:
            doubts.append(f"纸上还有{'、'.join(paper.left)}，公开前请核对。")
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
