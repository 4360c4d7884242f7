"""Attachments of 主动公开 are looked through beside the window; what is hidden can be left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from tests.builders import added
from tests.hand import Hand
from tests.services.test_file_checks import NUMBER, book
from tests.ui.test_attachments_panel import drop, panel
from tests.ui.test_register_tab import call


@pytest.fixture
def item(hand: Hand, office: Office) -> Hand:
    """The hand before the attachments of one item."""
    added(office, DISCLOSURE)
    hand.tab("主动公开")
    hand.select(0)
    hand.tab("附件")
    return hand


def checked(item: Hand, qtbot: QtBot) -> list[list[str]]:
    qtbot.waitUntil(lambda: not any("检查中" in line for line in item.lines("附件")), timeout=10_000)
    return [[cell for at, cell in enumerate(line.split("|")) if at in (0, 3)] for line in item.lines("附件")]


def test_what_is_found_is_told_listed_and_cleared(item: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    drop(panel(), book(tmp_path / "名单.xlsx"))
    assert checked(item, qtbot) == [["名单.xlsx", "3处，有隐藏内容"]]
    item.click_line("名单.xlsx", "附件")
    assert item.sees("其中 2 处在看不见的地方")
    item.press("查看检查结果")
    assert item.title() == "《名单.xlsx》的检查结果"
    assert [row[1] for row in item.rows("找到的个人信息")].count(NUMBER) == 1
    assert item.sees("看不见的内容：")
    item.key("Esc")
    item.press("清理隐藏内容…")
    item.wait_told("已添加清理过的副本")
    assert "原件还在，核对后请移除" in item.told()
    assert checked(item, qtbot) == [["名单.xlsx", "3处，有隐藏内容"], ["名单（已清理）.xlsx", "1处"]]
    item.click_line("已清理", "附件")
    assert not item.may_press("清理隐藏内容…")
    item.click_line("名单.xlsx", "附件")
    item.press("清理隐藏内容…")
    item.wait_told("已经有")
    assert len(item.lines("附件")) == 2


def test_files_nobody_can_read_are_kept_and_told(item: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    photo, broken, big = tmp_path / "照片.jpg", tmp_path / "坏.docx", tmp_path / "影像.pdf"
    photo.write_bytes(b"\xff\xd8\xff" + b"x" * 99)
    broken.write_bytes(b"PK\x03\x04" + b"z" * 99)
    with big.open("wb") as file:
        file.truncate(200 * 2**20)
    drop(panel(), photo, broken, big)
    assert "不能添加《影像.pdf》；超过 50 MB" in item.told()
    assert checked(item, qtbot) == [["照片.jpg", "没有检查"], ["坏.docx", "没有检查"]]
    item.click_line("照片", "附件")
    assert item.sees("《照片.jpg》：没有检查：图片里的文字程序检查不了；请人工看一遍，遮住个人信息后再公开")
    item.click_line("坏", "附件")
    assert item.sees("《坏.docx》：没有检查：文件已损坏")


def test_clean_files_need_nothing(item: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "说明.txt"
    path.write_text("咨询电话0519-81234567", encoding="utf-8")
    drop(panel(), path)
    assert checked(item, qtbot) == [["说明.txt", "未发现"]]
    assert item.sees("没有发现个人信息和看不见的内容")
    assert not item.may_press("查看检查结果")


def test_other_registers_are_not_looked_through(hand: Hand, office: Office) -> None:
    call(office, "水压低")
    hand.tab("咨询热线")
    hand.tab("附件")
    assert not hand.sees("清理隐藏内容…")
