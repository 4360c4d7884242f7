"""A clerk at the real window over some months: the day moves on, papers are kept in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.main import build
from tests.ui.dialogs.hand import DialogHand
from tests.ui.dialogs.letters import pdf_words
from ui.main_window import MainWindow

APPLICANT, THIRD = "喆国兰", "青石县宏远房屋征收服务有限公司"
CONTENT = "2025年农村危房改造补助对象名单和县城东片区征收评估服务合同"
APPLICATION = {
    "凭证说明": "门卫室签收，EMS 1112223334455",
    "申请人": APPLICANT,
    "证件号码": "110105194912310025",
    "联系电话": "13900002222",
    "通信地址或邮箱": "青石县城关镇新民路12号",
    "申请内容": CONTENT,
    "承办科室": "村镇建设股",
}


class Desk:
    """The clerk at the window, and the day on the calendar."""

    def __init__(self, hand: DialogHand, window: MainWindow, day: list[date], folder: Path) -> None:
        self.hand, self.window, self._day, self.papers = hand, window, day, folder

    def comes_back(self, month: int, day: int, year: int = 2026) -> None:
        """Another day: the window, left open, notices when somebody turns to it."""
        self._day[0] = date(year, month, day)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        QGuiApplication.processEvents()

    def cells(self) -> dict[str, str]:
        """The one row of the table, by its headings."""
        (row,) = self.hand.rows("依申请公开列表")
        return dict(zip(self.hand.headings("依申请公开列表"), row, strict=False))

    def stands(self, state: str, line: str) -> None:
        """Wait for the state and the line that says what comes next."""
        self.hand.wait(lambda: self.cells()["状态"] == state)
        assert self.hand.sees(line), self.hand.front()

    def issue(self, number: str) -> str:
        """Sign out the letter in front; the words of the paper that left."""
        self.hand.press("签发…")
        assert self.hand.sees(f"将使用文号 {number}")
        self.hand.press("确定签发")
        self.hand.wait(lambda: self.hand.sees("可以打印、另存，或者登记送达"))
        return words_of(self.keep(number))

    def keep(self, name: str) -> bytes:
        """Save the paper in front as PDF and close it; its bytes."""
        path = self.papers / f"{name}.pdf"
        path.unlink(missing_ok=True)
        self.hand.wait(lambda: self.hand.may_press("另存为 PDF"))
        self.hand.fill(存为=str(path))
        self.hand.press("另存为 PDF")
        self.hand.wait(path.exists)
        self.hand.press("关闭")
        self.hand.wait(lambda: not self.hand.is_open())
        return path.read_bytes()


def words_of(pdf: bytes) -> str:
    """All the words of a paper as they run on from page to page."""
    return re.sub(r"—\d+—", "", pdf_words(pdf))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, dressed: object) -> Iterator[Desk]:
    """The program as it starts on a new PC, on the Tuesday after the envelope came."""
    day = [date(2026, 9, 22)]
    window = build(tmp_path / "台账", lambda: day[0], lambda: datetime.combine(day[0], time(9, 5)))
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.settled, timeout=20_000)
    papers = tmp_path / "文书"
    papers.mkdir()
    yield Desk(DialogHand(qtbot, window), window, day, papers)
    window.close()


def first_start(hand: DialogHand) -> None:
    """Who the bureau is and who sits there."""
    hand.fill(
        单位名称="青石县住房和城乡建设局",
        办公地址="青石县人民路8号",
        邮政编码="725400",
        咨询电话="0915-4420000",
        监督电话="0915-4420011",
    )
    hand.fill(姓名="李文", 科室="办公室\n村镇建设股")
    hand.press("开始使用")
    hand.see("没有到期")
